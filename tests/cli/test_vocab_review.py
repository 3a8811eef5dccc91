"""``carnegie-meta vocab review``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from carnegie_meta.api import check
from tests.cli.conftest import Run

RECORDS = [
    {"type": "other", "regions": ["Ruritania", "Congo", "France", "Франция"], "topics": ["=1+1"]},
    {"type": "other", "regions": ["RURITANIA", "Civil Society", "Ruritanya"]},
    {"type": "other", "centers": ["Carnegie Iceland"], "primaryCenter": "Carnegie Iceland"},
    {"type": "other", "topics": ["Foriegn Policy", "Foriegn Policy"], "projects": ["A thing"]},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with records in every kind of file, and data that are no records."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(RECORDS[0], indent=1), encoding="utf-8")
    (folder / "b.jsonl").write_text("\n" + json.dumps(RECORDS[1]), encoding="utf-8")
    (folder / "c.yaml").write_text(json.dumps(RECORDS[2]), encoding="utf-8")
    front = f"---\n{json.dumps(RECORDS[3])}\n---\nText\n"
    (folder / "d.md").write_text(front, encoding="utf-8")
    (folder / "package.yaml").write_text("regions: [eu-west-1]\n", encoding="utf-8")
    (folder / "broken.json").write_text('{"regions": [', encoding="utf-8")
    return folder


def rows(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["field"], row["label"]): row for row in csv.DictReader(file)}


def test_what_no_vocabulary_knows_is_written_as_rows(
    command: Run, corpus: Path, tmp_path: Path
) -> None:
    path = tmp_path / "decisions.csv"
    done = command("vocab", "review", corpus, "--decisions", path, "--isolated")
    assert done.status == 1
    found = rows(path)
    assert list(found) == [
        ("centers", "Carnegie Iceland"),
        ("regions", "Civil Society"),
        ("regions", "Congo"),
        ("regions", "RURITANIA"),
        ("regions", "Ruritania"),
        ("regions", "Ruritanya"),
        ("topics", "'=1+1"),
        ("topics", "Foriegn Policy"),
    ]
    assert all(row["concept"] == row["reason"] == "" for row in found.values())
    congo = found["regions", "Congo"]
    assert {name.partition("/")[0] for name in congo["proposal"].split(" | ")} == {"regions"}
    assert congo["at"] == f"{corpus / 'a.json'}:5"
    other = found["regions", "Civil Society"]
    assert other["proposal"] == "reject (a term of topics: topics/civil-society)"
    assert other["at"] == f"{corpus / 'b.jsonl'}:2"
    assert found["regions", "Ruritania"]["like"] == "RURITANIA | Ruritanya"
    policy = found["topics", "Foriegn Policy"]
    assert policy["proposal"].startswith("topics/foreign-policy (0.")
    assert (policy["seen"], policy["at"]) == ("1", f"{corpus / 'd.md'}:2")
    assert found["centers", "Carnegie Iceland"]["seen"] == "1"
    assert done.out.splitlines()[-1] == f"8 terms to decide, 8 new, in {path}"


def test_an_undecided_row_has_no_effect(command: Run, corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    command("vocab", "review", corpus, "--decisions", path, "--isolated")
    plain = check(RECORDS[1])
    decided = check(RECORDS[1], config={"decisions": str(path)})
    assert [d.to_dict() for d in decided.diagnostics] == [d.to_dict() for d in plain.diagnostics]


def test_what_is_decided_is_not_asked_again(command: Run, corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    config = tmp_path / "carnegie-meta.toml"
    config.write_text('decisions = "decisions.csv"\n')
    path.write_text(
        "label,field,concept,reason,owner\n"
        'Zembla,regions,new,"ours, too",me\n'
        "Ruritania,regions,new,a novel,me\n"
        "'=1+1,topics,reject,,me\n"
        "Congo,primaryCenter,,waits,me\n"
    )
    done = command("vocab", "review", corpus, "--config", config, "--quiet")
    assert (done.status, done.out) == (1, "")
    found = rows(path)
    assert ("regions", "Ruritania") in found
    assert found["regions", "Ruritania"]["seen"] == ""
    assert found["regions", "Zembla"]["reason"] == "ours, too"
    assert found["regions", "Zembla"]["owner"] == "me"
    assert found["topics", "'=1+1"]["concept"] == "reject"
    assert found["primaryCenter", "Congo"]["reason"] == "waits"
    alike = found["regions", "Ruritanya"]["proposal"]
    assert alike.startswith("new (as Ruritania)")
    before = path.read_bytes()
    assert command("vocab", "review", corpus, "--config", config, "--quiet").status == 1
    assert path.read_bytes() == before


def test_all_decided_is_status_0_and_what_a_vocabulary_knows_goes(
    command: Run, tmp_path: Path
) -> None:
    record = tmp_path / "a.json"
    record.write_text('{"type": "other", "regions": ["Ruritania"]}')
    path = tmp_path / "decisions.csv"
    path.write_text(
        "label;field;concept;reason;seen\r\nRuritania;regions;reject;;\r\nFrance;regions;;;3\r\n"
    )
    done = command("vocab", "review", record, "--decisions", path, "--isolated")
    assert done.status == 0
    assert path.read_bytes() == (
        b"label;field;concept;reason;seen;proposal;like;at\r\nRuritania;regions;reject;;;;;\r\n"
    )


def test_without_a_file_rows_go_to_standard_output(command: Run, corpus: Path) -> None:
    done = command("vocab", "review", corpus / "b.jsonl", "--isolated")
    assert done.out.splitlines()[0] == "label,field,concept,reason,proposal,like,seen,at"
    assert len(done.out.splitlines()) == 4


def test_an_open_vocabulary_is_reviewed_when_asked(command: Run, corpus: Path) -> None:
    assert "A thing" not in command("vocab", "review", corpus, "--isolated").out
    done = command("vocab", "review", corpus, "--isolated", "--field", "projects")
    assert [line.split(",")[0] for line in done.out.splitlines()[1:]] == ["A thing"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["absent"], "absent: cannot be read"),
        (["a.json", "--field", "regoins"], "no vocabulary for 'regoins'"),
        (["empty"], "nothing to review"),
        (["a.json", "--decisions", "no/such/folder.csv"], "cannot be written"),
        (["a.json", "--decisions", "wrong.csv"], "wrong.csv:1: no column 'label'"),
        (["a.json", "--decisions", "bytes.csv"], "bytes.csv:1: not UTF-8"),
        (["a.json", "--decisions", "empty"], "not a regular file"),
    ],
)
def test_what_cannot_be_done_is_said(
    command: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    reason: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.json").write_text('{"type": "other", "regions": ["Ruritania"]}')
    (tmp_path / "wrong.csv").write_text("a,b\n")
    (tmp_path / "bytes.csv").write_bytes(b"\xff")
    done = command("vocab", "review", *arguments, "--isolated")
    assert (done.status, done.out) == (2, "")
    assert reason in done.err


def test_hostile_records_stop_nothing(command: Run, tmp_path: Path) -> None:
    odd = ["\x1b[31mred", "a\nb", "x" * 10_000, "", " ", "\u202e", "a" * 251, '"', ",", "';"]
    record = {"type": 3, "regions": [*odd, None, 1, {"a": 1}, ["x"]], "topics": {"a": "b"}}
    path, csv_path = tmp_path / "a.json", tmp_path / "d.csv"
    path.write_text(json.dumps(record))
    for _ in range(2):
        done = command("vocab", "review", path, "--decisions", csv_path, "--isolated")
        assert done.status == 1
        assert "\x1b" not in done.out
        assert "x" * 300 not in csv_path.read_text(encoding="utf-8")
