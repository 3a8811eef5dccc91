"""``--output-format html`` from the command line: when there are pictures, and of what."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from carnegie_meta.runner import pieces
from tests.cli.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
RECORD = {
    "authors": [],
    "type": "commentary",
    "centers": ["Carnegie Europe"],
    "primaryCenter": "Carnegie Europe",
    "programs": ["Europe"],
    "regions": ["Iran"],
}


def page(command: Run, *arguments: object) -> str:
    done = command("check", "--output-format", "html", "--isolated", *arguments)
    assert done.status in (0, 1), done.err
    return re.sub(r"\d{4}-\d\d-\d\d · ", "", done.out)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(70):
        record = {**RECORD, "date": f"{2000 + number % 20}-01-01", "title": f"Title no. {number}"}
        if number % 2:
            record |= {"regions": ["Japan", "East Asia"], "programs": ["Asia"]}
        (tmp_path / f"title-no-{number:03}.json").write_text(json.dumps(record))
    return tmp_path


def test_pictures_do_not_depend_on_the_number_of_processes(command: Run, folder: Path) -> None:
    alone = page(command, folder, "--jobs", "1")
    assert alone.count('class="figure"') >= 3
    assert page(command, folder, "--jobs", "3") == alone


def test_pictures_of_a_file_in_pieces(
    command: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = folder / "whole.jsonl"
    whole.write_text("".join(path.read_text() + "\n" for path in sorted(folder.glob("*.json"))))
    alone = page(command, whole, "--jobs", "1")
    monkeypatch.setattr(pieces, "SIZE", 1500)
    monkeypatch.setattr(pieces, "LARGE", 3000)
    assert page(command, whole, "--jobs", "2") == alone
    assert 'class="figure"' in alone


def test_pictures_do_not_come_from_a_cache(
    command: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CARNEGIE_META_CACHE_DIR", str(tmp_path / "cache"))
    first = page(command, folder)
    command("check", folder, "--isolated")
    command("check", folder, "--isolated")
    assert page(command, folder) == first


def test_one_record_has_no_pictures(command: Run, folder: Path) -> None:
    assert 'class="figure"' not in page(command, folder / "title-no-000.json")


def test_pictures_need_no_rules_over_many_records(command: Run, folder: Path) -> None:
    shown = page(command, folder, "--no-corpus")
    assert 'class="figure"' in shown
    assert '"COR' not in shown


def test_after_mending_the_pictures_are_of_the_mended(command: Run, folder: Path) -> None:
    for path in folder.glob("*.json"):
        path.write_text(path.read_text().replace('"Iran"', '"Iran "'))
    before = page(command, folder)
    assert "<bdi>Iran </bdi>" in before
    after = page(command, folder, "--fix")
    assert "<bdi>Iran </bdi>" not in after
    assert "<bdi>Iran</bdi>" in after


def test_standard_input(command: Run, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    whole = folder / "whole.jsonl"
    whole.write_text("".join(path.read_text() + "\n" for path in sorted(folder.glob("*.json"))))
    report = folder / "report.html"
    with whole.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        page(command, "-", "--stdin-filename", "whole.jsonl", "--output-file", report)
    assert 'class="figure"' in report.read_text("utf-8")


def test_the_shipped_examples_make_every_picture(command: Run) -> None:
    shown = page(command, EXAMPLES)
    for title in ("Records by center", "Records by year", "Regions by program"):
        assert f">{title}</h3>" in shown
    assert "application/json" in shown
