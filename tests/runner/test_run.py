"""Runs: what is passed over, what is excluded, and settings that are wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from carnegie_meta.config.settings import Settings
from carnegie_meta.errors import UnknownName
from carnegie_meta.runner.files import discover
from carnegie_meta.runner.run import run

ROOT = Path(__file__).parents[2]
BLOCK = {"authors": ["A B"], "type": "event", "centers": ["Carnegie Europe"]}


def codes(folder: Path, settings: Settings) -> list[str]:
    outcomes = run(discover([str(folder)], settings), settings)
    return [d.code for outcome in outcomes for d in outcome.diagnostics]


@pytest.mark.parametrize(
    "record",
    [
        {"primaryCenter": "Carnegie India", "centers": ["Carnegie Europe"]},
        {"Primary Centre": "Carnegie India", "CENTRES": ["Carnegie Europe"]},
        {"hauptzentrum": "Carnegie India", "zentren": ["Carnegie Europe"]},
        {"block": {"primary_center": "Carnegie India", "centres": ["Carnegie Europe"]}},
    ],
)
def test_a_folder_finds_records_under_any_key_names(tmp_path: Path, record: dict[str, Any]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(record))
    settings = Settings(
        select=("REL101",), mapping={"hauptzentrum": "primaryCenter", "zentren": "centers"}
    )
    assert codes(tmp_path, settings) == ["REL101"]


@pytest.mark.parametrize("folder", ["docs/examples", "docs/examples/clean"])
def test_no_shipped_example_is_passed_over(folder: str) -> None:
    settings = Settings()
    outcomes = list(run(discover([str(ROOT / folder)], settings), settings))
    assert len(outcomes) >= 9
    assert [outcome.path for outcome in outcomes if outcome.passed_over] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("vercel.json", '{"regions": ["iad1"], "builds": []}'),
        ("data.yaml", "type: module\nname: site\n"),
        ("list.json", "[1, 2, 3]"),
        ("notes.txt", "Nothing but text.\n"),
        ("index.html", "<!doctype html><p>Nothing but text."),
    ],
)
def test_a_folder_passes_over_what_is_no_record(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    settings = Settings()
    (outcome,) = run(discover([str(tmp_path)], settings), settings)
    assert outcome.passed_over
    assert outcome.diagnostics == []
    (outcome,) = run([(str(tmp_path / name), True)], settings)
    assert not outcome.passed_over
    assert outcome.diagnostics


def test_where_a_project_lies_excludes_nothing(tmp_path: Path) -> None:
    project = tmp_path / ".cache/venv/site"
    (project / "content").mkdir(parents=True)
    (project / "venv").mkdir()
    for name in ("content/a.json", "venv/a.json", ".hidden.json"):
        (project / name).write_text(json.dumps(BLOCK))
    settings = Settings(root=str(project))
    names = [str(project / name) for name in ("content/a.json", "venv/a.json", ".hidden.json")]
    found = [path for path, _ in discover(names, settings, force_exclude=True)]
    assert found == names[:1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_wrong_settings_are_said_before_any_process_starts(tmp_path: Path, jobs: int) -> None:
    for number in range(4):
        (tmp_path / f"{number}.json").write_text(json.dumps(BLOCK))
    settings = Settings(select=("ZZZ",))
    with pytest.raises(UnknownName, match="no rule or family 'ZZZ'"):
        list(run(discover([str(tmp_path)], settings), settings, jobs=jobs))
