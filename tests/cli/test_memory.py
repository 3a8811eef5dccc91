"""Runs that put aside what they find: every report says what it says of a run in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from carnegie_meta.cli import check
from carnegie_meta.runner import corpus, held, job
from carnegie_meta.runner.corpus import Corpus
from carnegie_meta.source import sorting
from tests.batch.test_parity import corpus_lines
from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of several formats: good and broken ones, and one whose findings come unordered."""
    folder = tmp_path / "content"
    folder.mkdir()
    lines = corpus_lines(301)
    (folder / "a.jsonl").write_text("\n".join(lines[:120]) + "\n", encoding="utf-8")
    (folder / "b.ndjson").write_text("\n".join(lines[90:]) + "\n", encoding="utf-8")
    first, second = lines[0].replace(", ", ",\r", 3), lines[3]
    # A lone CR ends no line of JSON Lines.
    (folder / "c.jsonl").write_text(f"{first}\n{second}\n{first}\n", newline="", encoding="utf-8")
    (folder / "clean.json").write_text(lines[1])
    (folder / "broken.json").write_text("{")
    (folder / "other.json").write_text("{}")
    return folder


@pytest.mark.parametrize("style", check.STREAMED + check.DOCUMENTS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_every_report_that_is_written_as_it_comes(
    folder: Path, command: Run, style: str, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = folder.parent / "report"
    arguments = ["check", "--isolated", "--no-cache", "--statistics", "--output-format", style]
    arguments += ["--output-file", str(report), "--jobs", str(jobs)]
    paths = folder, folder / "gone.json"
    whole = command(*arguments, *paths)
    first = report.read_bytes()
    for module in (job, held):
        monkeypatch.setattr(module, "AT_ONCE", 3)
    monkeypatch.setattr(held, "SORTED_AT_ONCE", 4)
    aside = command(*arguments, "--memory", "0.001", *paths)
    assert report.read_bytes() == first
    assert (aside.status, aside.err) == (whole.status, whole.err) == (2, whole.err)
    assert "gone.json" in aside.err


@pytest.mark.parametrize("style", check.STREAMED + check.DOCUMENTS)
@pytest.mark.parametrize("memory", ["0.0001", "0.3"])
def test_where_only_what_records_show_together_is_much(
    folder: Path, command: Run, style: str, monkeypatch: pytest.MonkeyPatch, memory: str
) -> None:
    report = folder.parent / "report"
    arguments = ["check", "--isolated", "--no-cache", "--select", "COR", "--output-format", style]
    arguments += ["--output-file", str(report)]
    whole = command(*arguments, folder)
    first = report.read_bytes()
    monkeypatch.setattr(corpus, "LOOK", 8)
    monkeypatch.setattr(sorting, "AT_ONCE", 4)
    monkeypatch.setattr(sorting, "BLOCK", 3)
    monkeypatch.setattr(Corpus, "conclude", None)  # which holds all of it
    assert command(*arguments, "--memory", memory, folder).status == whole.status
    assert report.read_bytes() == first
    assert first.count(b"COR") > 8 or style == "parquet"


def test_a_baseline_is_asked_as_ever(
    folder: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = folder.parent / "known.json"
    command("check", "--write-baseline", baseline, folder / "b.ndjson")
    arguments = ["check", "--output-format", "jsonl", "--baseline", str(baseline), str(folder)]
    whole = command(*arguments)
    monkeypatch.setattr(held, "AT_ONCE", 3)
    assert command(*arguments, "--memory", "0.001").out == whole.out != ""


def test_memory_is_a_number_of_megabytes(
    folder: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    for wrong in ("0", "-1", '"much"', "true", "nan"):
        Path("carnegie-meta.toml").write_text(f"memory = {wrong}\n")
        done = command("check", folder)
        assert done.status == 2
        assert "carnegie-meta.toml:1: 'memory' takes a number" in done.err
    Path("carnegie-meta.toml").write_text("memory = 0.001\n")
    configured, *arguments = command("check", folder), "check", "--memory"
    assert configured.out == command(*arguments, "1e3", folder).out != ""
    assert "takes a number of megabytes" in command(*arguments, "few", folder).err
