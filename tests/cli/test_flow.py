"""Reports written while the run goes say what reports of the whole say."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from carnegie_meta.cli import check
from carnegie_meta.engine.corpus import Concluded
from carnegie_meta.runner.corpus import Corpus
from tests.cli.conftest import Run

WRONG = {"type": "event", "centers": ["Carnegie Europe"], "regions": ["Germny", "É", "\U0001f600"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.json").write_text(json.dumps(WRONG, ensure_ascii=False, indent=1))
    (tmp_path / "other.json").write_text("{}")
    (tmp_path / "broken.json").write_text("{")
    return tmp_path


@pytest.mark.parametrize("style", check.STREAMED)
@pytest.mark.parametrize("more", [(), ("--statistics",), ("--quiet",), ("--select", "SYN")])
def test_streamed_is_kept(
    folder: Path, style: str, more: tuple[str, ...], command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = folder.parent / "report"
    arguments = ("--output-format", style, "--output-file", report, *more, folder, folder / "gone")
    streamed = command("check", "--no-corpus", *arguments)
    first = report.read_bytes()
    monkeypatch.setattr(check, "STREAMED", ())
    kept = command("check", "--no-corpus", *arguments)
    assert (streamed.status, first) == (kept.status, report.read_bytes())
    assert sorted(streamed.err.splitlines()) == sorted(kept.err.splitlines())


@pytest.mark.parametrize("style", check.DOCUMENTS)
@pytest.mark.parametrize("more", [(), ("--statistics",), ("--select", "SYN"), ("--corpus",)])
def test_a_document_with_too_many_findings_to_keep(
    folder: Path, style: str, more: tuple[str, ...], command: Run
) -> None:
    report = folder.parent / "report"
    arguments = ["check", *(more or ["--no-corpus"]), "--output-format", style, folder]
    kept = command(*arguments)
    flown = command(*arguments, "--memory", "0.001")
    assert (flown.status, flown.out) == (kept.status, kept.out)
    assert sorted(flown.err.splitlines()) == sorted(kept.err.splitlines())
    command(*arguments, "--memory", "0.001", "--output-file", report)
    assert report.read_text("utf-8") == kept.out


@pytest.mark.parametrize("corpus", ["--corpus", "--no-corpus"])
def test_a_baseline_of_too_many_findings_to_keep(folder: Path, command: Run, corpus: str) -> None:
    one, other = folder.parent / "one.json", folder.parent / "other.json"
    paths = folder, folder / "gone"
    kept = command("check", corpus, "--write-baseline", one, *paths)
    flown = command("check", corpus, "--memory", "0.001", "--write-baseline", other, *paths)
    assert (kept.status, flown.status) == (2, 2)  # of the path that is not there
    assert kept.err == flown.err
    assert one.read_bytes() == other.read_bytes() != b""
    done = command("check", corpus, "--baseline", other, folder / "0.json", folder / "1.json")
    assert (done.status, done.out.count("SCH")) == (0, 0)


@pytest.mark.parametrize("style", check.STREAMED + check.DOCUMENTS)
def test_a_run_without_files_writes_nothing(tmp_path: Path, command: Run, style: str) -> None:
    done = command("check", "--no-corpus", "--output-format", style, tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "nothing to check" in done.err


@pytest.mark.parametrize("style", [*check.STREAMED, *check.DOCUMENTS, "junit", "html"])
@pytest.mark.parametrize("corpus", ["--corpus", "--no-corpus"])
def test_where_nothing_could_be_read_no_report_says_that_all_is_well(
    tmp_path: Path, command: Run, style: str, corpus: str
) -> None:
    report, baseline = tmp_path / "report", tmp_path / "known.json"
    for file in (report, baseline):
        file.write_text("before")
    arguments = ("check", corpus, "--output-format", style, "--output-file", report)
    gone = tmp_path / "gone.json", tmp_path / "gone.jsonl"
    done = command(*arguments, *gone)
    assert (done.status, done.out, report.read_text()) == (2, "", "before")
    assert len(done.err.splitlines()) == 2
    done = command("check", corpus, "--write-baseline", baseline, *gone)
    assert (done.status, done.out, baseline.read_text()) == (2, "", "before")


def test_a_run_without_files_leaves_the_output_file(tmp_path: Path, command: Run) -> None:
    report = tmp_path / "report.txt"
    report.write_text("before")
    (tmp_path / "content").mkdir()
    done = command("check", "--no-corpus", "--output-file", report, tmp_path / "content")
    assert (done.status, report.read_text()) == (2, "before")
    assert "nothing to check" in done.err


def test_a_baseline_is_asked_while_the_run_goes(folder: Path, command: Run) -> None:
    baseline = folder.parent / "known.json"
    command("check", "--no-corpus", "--write-baseline", baseline, folder / "0.json")
    done = command("check", "--no-corpus", "--baseline", baseline, folder)
    assert "0.json" not in done.out
    assert "1.json" in done.out


@pytest.mark.parametrize("memory", ["512", "0.0001"])
@pytest.mark.parametrize("style", ["jsonl", "json"])
@pytest.mark.parametrize("change", ["gone", "replaced", "rewritten", "longer"])
def test_a_file_that_changes_before_records_are_compared(
    tmp_path: Path,
    command: Run,
    monkeypatch: pytest.MonkeyPatch,
    memory: str,
    style: str,
    change: str,
) -> None:
    record = {"url": "https://example.org/a/lights-on-a-far-pier", "regions": ["Iraq"]}
    file, other = tmp_path / "a.jsonl", tmp_path / "b.json"
    lines = [record, {**record, "regions": ["Japan"]}]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    other.write_text(json.dumps({"type": "Event"}))
    arguments = ("check", "--memory", memory, "--output-format", style, file, other)
    whole = command(*arguments)
    assert whole.out.count('"COR101"') == 1
    concluded = Corpus.concluded

    def later(corpus: Corpus) -> Iterator[Concluded]:
        text = file.read_text()
        if change in ("gone", "replaced"):
            file.unlink()
        if change == "replaced":
            new = tmp_path / "new"
            new.write_text("".join(reversed(text.splitlines(keepends=True))))
            new.replace(file)
        elif change != "gone":
            file.write_text(text.replace("Japan", "Italy") + "\n" * (change == "longer"))
            os.utime(file, (1, 1))  # the clock of a file system may be coarse
        return concluded(corpus)

    monkeypatch.setattr(Corpus, "concluded", later)
    done = command(*arguments)
    assert done.status == 2
    told = "changed while it was checked; some of what its records show is not told"
    assert f"{file.name}: {told}" in done.err
    assert '"COR101"' not in done.out
    assert done.out.count('"code"') == whole.out.count('"code"') - 1


def test_a_file_with_the_name_of_standard_input_may_change(
    tmp_path: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = {"url": "https://example.org/a/lights-on-a-far-pier", "regions": ["Iraq"]}
    text = "".join(json.dumps({**record, "regions": [name]}) + "\n" for name in ("Iraq", "Japan"))
    typed = tmp_path / "typed"
    typed.write_text(text)
    file = tmp_path / "a.jsonl"
    file.write_text("{}")
    concluded = Corpus.concluded

    def later(corpus: Corpus) -> Iterator[Concluded]:
        file.unlink()  # as an editor that saves while it asks
        return concluded(corpus)

    monkeypatch.setattr(Corpus, "concluded", later)
    for more in ((), ("--fix",)):
        file.write_text("{}")
        with typed.open() as stream:
            monkeypatch.setattr("sys.stdin", stream)
            done = command("check", *more, "--isolated", "--stdin-filename", file, "-")
        assert done.status == 1
        assert "COR101" in done.out + done.err
        assert "changed" not in done.err
