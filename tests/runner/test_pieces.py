"""One JSONL file in pieces: what is found does not depend on where it is cut, or who checks it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.config.settings import Settings
from carnegie_meta.runner import pieces
from carnegie_meta.runner.corpus import Corpus
from carnegie_meta.runner.flat import flat
from carnegie_meta.runner.job import Job
from carnegie_meta.runner.run import joined, run
from carnegie_meta.source import jsonl
from carnegie_meta.source.input import Input

SETTINGS = Settings(today="2026-01-31")
RIGHT: dict[str, Any] = {
    "authors": ["Judy Dempsey"],
    "type": "commentary",
    "centers": ["Carnegie Europe"],
    "primaryCenter": "Carnegie Europe",
    "regions": ["Germany", "Western Europe", "Europe"],
    "topics": ["Security"],
}
WRONG = RIGHT | {"primaryCenter": "Carnegie India", "regions": ["Germny"]}
LINES = (
    json.dumps(RIGHT).encode(),
    json.dumps(WRONG).encode(),
    json.dumps(RIGHT | {"title": "x" * 500}).encode(),
    b'{"authors": [',
    b"[1, 2]",
    b"{",
    b"[",
    b"",
    b" ",
    b"\t\x0b",
    b"\xff{}",
    b"{}\0",
    b"\x1f\x8b",
    b"\xef\xbb\xbf{}",
    b"\xff\xfe{",
)


@given(st.lists(st.sampled_from(LINES[:2] + LINES[3:5] + LINES[7:9]), min_size=1), st.data())
def test_what_is_read_again_is_what_was_read(lines: list[bytes], data: st.DataObject) -> None:
    job = Job(SETTINGS)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(LINES[0] + b"\n" + b"\n".join(lines))
        patch.setattr(pieces, "NEAR", data.draw(st.integers(1, 2000)))
        some = data.draw(st.sets(st.integers(0, len(lines) + 2), min_size=1))
        plain = [
            (unit.text.content, unit.text.first_line, raw.index, raw.data)
            for unit in job.units(Input(str(path)), only=some)
            for raw in unit.records
        ]
        found = [
            (unit.text.content, unit.text.first_line, raw.index, raw.data)
            for part, before, wanted in pieces.Index(Input(str(path))).parts(some)
            for unit in job.units(part, "jsonl", before=before, only=wanted)
            for raw in unit.records
        ]
        assert found == plain


def whole(path: Path) -> tuple[object, object]:
    """What one pass over the file finds, and what its corpus takes."""
    corpus = Corpus()
    outcome = Job(SETTINGS, keep_lines=True, corpus=corpus).check(Input(str(path)))
    return flat(outcome), corpus.take()


def in_pieces(path: Path, jobs: int = 1) -> tuple[object, object]:
    corpus = Corpus()
    files = [(str(path), True)]
    found = run(files, SETTINGS, jobs=jobs, keep_lines=True, corpus=corpus)
    (outcome,) = joined(found)
    outcome.read = 0
    return flat(outcome), corpus.take()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pieces") / "records.jsonl"


@given(
    lines=st.lists(st.sampled_from(LINES), max_size=12),
    end=st.sampled_from([b"\n", b"\r\n"]),
    bom=st.booleans(),
    last=st.booleans(),
    size=st.sampled_from([1, 40, 400, 3000]),
    most=st.sampled_from([450, 1 << 24]),
)
def test_pieces_are_the_whole(
    path: Path, lines: list[bytes], end: bytes, bom: bool, last: bool, size: int, most: int
) -> None:
    data = end.join(lines) + (end if last else b"")
    path.write_bytes(b"\xef\xbb\xbf" * bom + data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LARGE", 1)
        patch.setattr(pieces, "SIZE", size)
        patch.setattr(pieces, "MAX_LINE", most)
        patch.setattr(jsonl, "MAX_LINE", most)
        assert in_pieces(path) == whole(path)


def test_the_number_of_processes_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\r\n".join(LINES * 20))
    monkeypatch.setattr(pieces, "LARGE", 1)
    monkeypatch.setattr(pieces, "SIZE", 900)
    assert len(list(pieces.cut(Input(str(path))))) > 10
    expected = whole(path)
    assert in_pieces(path, jobs=1) == expected
    assert in_pieces(path, jobs=3) == expected


@pytest.mark.parametrize("data", [b"", b"\n\n", b"{\n}\n", b"\xff\xfe{\0\n" * 9])
def test_what_is_one_stays_one(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(data)
    assert list(pieces.cut(Input(str(path)), 4)) == [(0, -1, 0, 0)]


def test_packed_files_and_other_formats_are_not_cut(tmp_path: Path) -> None:
    line = json.dumps(RIGHT).encode() + b"\n"
    for name in ("a.jsonl.gz", "a.json", "small.jsonl"):
        (tmp_path / name).write_bytes(line)
        assert pieces.large(str(tmp_path / name)) == 0
    packed = tmp_path / "packed.jsonl"
    packed.write_bytes(gzip.compress(line * 3))
    assert list(pieces.cut(Input(str(packed)), 4)) == [(0, -1, 0, 0)]


def refusing(path: Path) -> None:
    """The test below, for a process of its own: its workers are forks, refusal and all."""
    pieces.LARGE, pieces.SIZE = 1, 900
    real = pieces.Part.open

    def refuse(part: pieces.Part) -> Any:
        if part._start > 4000:
            raise OSError(5, "Input/output error")
        return real(part)

    pieces.Part.open = refuse  # type: ignore[method-assign]  # in this process only
    one, two = in_pieces(path, jobs=1), in_pieces(path, jobs=2)
    assert one == two
    assert "Input/output error" in str(one[0])


def test_nothing_behind_what_cannot_be_read_counts(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join([LINES[1]] * 50))
    # A process with threads, as other tests leave behind, starts its workers anew.
    program = (
        "import pathlib, sys\n"
        "from tests.runner.test_pieces import refusing\n"
        "refusing(pathlib.Path(sys.argv[1]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    assert list(pieces.cut(Input(str(tmp_path / "gone.jsonl")))) == [(0, -1, 0, 0)]


@given(st.lists(st.sampled_from(["{}", "", " ", '{"a": 1}', "x" * 40]), max_size=60), st.data())
def test_an_index_finds_the_records_that_are_asked_for(
    lines: list[str], data: st.DataObject
) -> None:
    source = Input("a.jsonl", "\n".join(["{}", *lines]).encode())
    whole = {unit.records[0].index: unit for unit in run_units(source) if unit.records}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "NEAR", 50)
        index = pieces.Index(source)
    wanted = set(data.draw(st.lists(st.sampled_from(sorted(whole)))))
    found = {}
    for part, before, some in index.parts(wanted):
        for unit in jsonl.JSONLReader().read(part, some, None, before):
            for raw in unit.records:
                found[raw.index] = raw.data, unit.text.first_line
    assert found == {n: (whole[n].records[0].data, whole[n].text.first_line) for n in wanted}


def run_units(source: Input) -> list[Any]:
    return list(jsonl.JSONLReader().read(source))
