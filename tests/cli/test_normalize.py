"""``carnegie-meta normalize``, as a user types it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from .conftest import Run

RECORD = {"type": "event", "regions": ["Middle East", "Turkey", "Atlantis Bay"]}
DONE = {"type": "event", "regions": ["Middle East", "Türkiye", "Atlantis Bay"]}


def lines(text: str) -> list[object]:
    return [json.loads(line) for line in text.splitlines()]


def test_records_of_every_format_come_as_lines_of_json(tmp_path: Path, command: Run) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORD), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text((json.dumps(RECORD) + "\n") * 2, encoding="utf-8")
    (tmp_path / "c.md").write_text(
        "---\ntype: event\nregions: [Turkey]\n---\nText\n", encoding="utf-8"
    )
    (tmp_path / "d.toml").write_text('type = "event"\nregions = ["Turkey"]\n', encoding="utf-8")
    (tmp_path / "package.json").write_text('{"name": "no record"}', encoding="utf-8")
    done = command("normalize", tmp_path)
    assert lines(done.out) == [DONE, DONE, DONE, *[{"type": "event", "regions": ["Türkiye"]}] * 2]
    assert "Türkiye" in done.out
    assert done.status == 0
    told = done.err.splitlines()
    assert len(told) == 3
    assert told[0].endswith("a.json:1:56: 'Atlantis Bay' is no known term of regions")
    assert told[2].endswith("b.jsonl:2:56: 'Atlantis Bay' is no known term of regions")


def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: Run) -> None:
    path = tmp_path / "stdin"
    path.write_text("regions: [Turkey, Untied States]\n")
    with path.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        done = command("normalize", "--stdin-filename", "a.yaml")
    assert lines(done.out) == [{"regions": ["Türkiye", "Untied States"]}]
    assert done.err == (
        "carnegie-meta: a.yaml:1:19: 'Untied States' is no known term of regions; "
        "did you mean 'United States'?\n"
    )


def test_write_edits_the_file_and_nothing_else_of_it(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(
        b"# kept\r\ntype: event\r\nregions:   # these\r\n  - 'Turkey'\r\n  - Atlantis Bay\r\n"
    )
    (tmp_path / "clean.json").write_text('{"regions": ["Iran"]}', encoding="utf-8")
    done = command("normalize", tmp_path, "--write")
    assert path.read_bytes().decode() == (
        "# kept\r\ntype: event\r\nregions:   # these\r\n  - 'Türkiye'\r\n  - Atlantis Bay\r\n"
    )
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines()[-1] == "carnegie-meta: wrote 1 file"
    assert "'Atlantis Bay' is no known term" in done.err
    again = command("normalize", tmp_path, "--write", "--quiet")
    assert (again.status, again.out, again.err) == (0, "", "")


def test_what_is_written_is_what_is_printed(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"primary_center": "carnegie europe ", "topics": "EU, EU"}))
    printed = lines(command("normalize", path).out)
    command("normalize", path, "--write")
    assert [json.loads(path.read_text())] == printed


def test_a_silenced_finding_is_not_mended(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "a.yaml"
    text = "regions: [Turkey]  # carnegie-meta: ignore[TAX102]\ntopics: [foreign policy]\n"
    path.write_text(text)
    assert lines(command("normalize", path).out) == [
        {"regions": ["Turkey"], "topics": ["Foreign Policy"]}
    ]
    (tmp_path / "carnegie-meta.toml").write_text('per-file-ignores = {"*.yaml" = ["TAX105"]}\n')
    assert lines(command("normalize", path).out) == [
        {"regions": ["Turkey"], "topics": ["foreign policy"]}
    ]
    assert lines(command("normalize", path, "--isolated").out)[0]["topics"] == ["Foreign Policy"]


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("never", 0)])
def test_unknown_terms_fail_when_that_is_asked(
    tmp_path: Path, command: Run, fail_on: str, status: int
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(RECORD))
    assert command("normalize", path, "--fail-on", fail_on).status == status


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, command: Run) -> None:
    (tmp_path / "a.json").write_text('{"regions": [')
    (tmp_path / "b.json").write_text(json.dumps(RECORD))
    (tmp_path / "c.jsonl").write_text('{"regions": ["Turkey"]}\nno json\n[1]\n')
    done = command("normalize", tmp_path, "--quiet")
    assert done.status == 2
    assert lines(done.out) == [DONE, {"regions": ["Türkiye"]}]
    assert "a.json:1:" in done.err
    assert "c.jsonl:2:" in done.err
    assert "c.jsonl:3:1: not a record" in done.err
    missing = command("normalize", tmp_path / "none.json")
    assert missing.status == 2
    assert "none.json" in missing.err


def test_nothing_to_normalise_is_told(tmp_path: Path, command: Run) -> None:
    done = command("normalize", tmp_path)
    assert (done.status, done.err) == (2, "carnegie-meta: nothing to normalise: no record\n")


def test_pages_are_printed_and_never_written(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "page.txt"
    path.write_text('{"authors": [], "type": "event", "regions": ["Turkey"]}Source: Getty\n')
    assert lines(command("normalize", path).out)[0]["regions"] == ["Türkiye"]
    before = path.read_bytes()
    done = command("normalize", path, "--write")
    assert done.status == 2
    assert "pages, tables and packed files are never edited" in done.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("-", "a.json"),
        ("-", "--write"),
        ("a.json", "--stdin-filename", "b.json"),
        ("a.json", "--config", "c.toml", "--isolated"),
    ],
)
def test_options_that_contradict_each_other(command: Run, arguments: tuple[str, ...]) -> None:
    assert command("normalize", *arguments).status == 2


def test_a_refused_repair_is_told_and_not_called_fixable(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "a.json"
    text = '{"primaryCenter": ["Carnegie India"], "centers": ["Carnegie Europe"]}'
    path.write_text(text)
    told = command("normalize", path).err
    assert "a.json:1:19: SCH204 not mended: it would add REL101" in told
    done = command("check", "--fix", "--output-format", "concise", path)
    assert "SCH204 not mended" in done.err
    assert "fixable" not in done.out + done.err
    assert path.read_text() == text


@pytest.mark.parametrize("flags", [(), ("--write",)])
@pytest.mark.parametrize(
    ("name", "data", "place", "message"),
    [
        ("a.json", b'{"authors":["Fran\xe7ois"],"regions":["USA"]}', "1:18", "the byte 0xE7"),
        ("a.yaml", b"regions: [USA]\nauthors: [Fran\xe7ois]\n", "2:15", "the byte 0xE7"),
        ("a.md", b"---\nregions: [USA]\ntitle: \xe7\n---\n", "3:8", "the byte 0xE7"),
        ("a.json", '{"regions":["USA"]}'.encode("utf-16"), "1:1", "the file is UTF-16"),
        ("a.jsonl", '{"regions":["USA"]}'.encode("utf-16"), "1:1", "the file is UTF-16"),
    ],
)
def test_bytes_that_are_no_text_are_never_printed_or_written(
    tmp_path: Path,
    command: Run,
    flags: tuple[str, ...],
    name: str,
    data: bytes,
    place: str,
    message: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = command("normalize", *flags, path)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert f"{name}:{place}: {message}" in done.err
    assert path.read_bytes() == data


def test_a_line_that_is_no_text_leaves_the_others(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "a.jsonl"
    data = b'{"regions":["USA"]}\n{"title":"\xe7"}\n{"regions":["Iran"]}\n'
    path.write_bytes(data)
    done = command("normalize", path)
    assert lines(done.out) == [{"regions": ["United States"]}, {"regions": ["Iran"]}]
    assert done.status == 2
    assert "a.jsonl:2:11: the byte 0xE7 is not UTF-8" in done.err
    written = command("normalize", "--write", path)
    assert written.status == 2
    assert "a.jsonl: not written; it is not all UTF-8 text" in written.err
    assert path.read_bytes() == data
