"""JSON and JSON Lines: problems at their place, hostile bytes, streams."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from carnegie_meta.errors import SourceError
from carnegie_meta.source import input as input_
from carnegie_meta.source import jsonl
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input, TooLarge
from carnegie_meta.source.unit import Unit


def read(content: str | bytes) -> Unit:
    data = content.encode() if isinstance(content, str) else content
    (unit,) = reader("json").read(Input("x.json", data))
    return unit


def lines(data: bytes) -> list[Unit]:
    return list(reader("jsonl").read(Input("x.jsonl", data)))


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ("", "empty", 1, 1),
        ("\ufeff \r\n", "empty", 1, 1),
        ('{"a": 1,}', "json-syntax", 1, 8),
        ("{'a': 1}", "json-syntax", 1, 2),
        ("{a: 1}", "json-key", 1, 2),
        ('{"a" 1}', "json-syntax", 1, 6),
        ('{"a": 1 "b": 2}', "json-syntax", 1, 9),
        ('{"é😀a\u0301": tru}', "json-syntax", 1, 10),
        ('{\r"a": 1\r\n, "b" : [1, 2}', "json-syntax", 3, 14),
        ('{"a": "b\tc"}', "json-syntax", 1, 9),
        ('{"a": "b\\x"}', "json-syntax", 1, 9),
        ('{"a": "b', "json-syntax", 1, 7),
        ('[\n{"a": 1', "json-syntax", 2, 1),
        ("{} {}", "json-syntax", 1, 4),
        ('{"a": 012}', "json-syntax", 1, 7),
        ('\n\n\t{"a": 1, "a": 2}', "duplicate-key", 3, 11),
        ('{"a": {"b": 1, "c": 2}, "a": {"c": 2, "b": 1}}', "repeated-member", 1, 25),
        ('{"a": 1, "a": 1.0}', "duplicate-key", 1, 10),
        ('{"a": NaN}', "not-a-number", 1, 7),
        ('{"a": 1e999}', "number-out-of-range", 1, 7),
        ('{"a": [-1e999]}', "number-out-of-range", 1, 8),
        ('{"a": {"b": ' + "9" * 4400 + "}}", "number-out-of-range", 1, 13),
        ('{"a": "b\\ud83d"}', "lone-surrogate", 1, 9),
        ('{"a\\udc00": 1}', "lone-surrogate", 1, 4),
        ("[" * 100_000, "too-deep", 1, 257),
        ('{"a": ' * 257, "too-deep", 1, 1537),
    ],
)
def test_problems_are_placed(text: str, kind: str, line: int, column: int) -> None:
    unit = read(text)
    assert [problem.kind for problem in unit.problems] == [kind]
    assert unit.text.position(unit.problems[0].span.start) == (line, column)


def test_half_a_character_is_kept_printable() -> None:
    unit = read('{"a": "x\\ud83dy\\ude00", "b": "\\ud83d\\ude00"}')
    assert unit.records[0].data == {"a": "x\ufffdy\ufffd", "b": "😀"}
    assert [p.facts["escape"] for p in unit.problems] == ["\\ud83d", "\\ude00"]
    offsets = unit.positions["/a"].offsets
    assert offsets is not None
    assert offsets() == [7, 8, 14, 15, 21]


def test_a_key_that_stands_three_times_is_judged_in_turn() -> None:
    unit = read('{"a": 1, "a": 1, "a": 2, "b": {"c": 1}, "b": []}')
    kinds = [(p.kind, p.pointer, p.facts["key"]) for p in unit.problems]
    assert kinds == [
        ("repeated-member", "/a", "a"),
        ("duplicate-key", "/a", "a"),
        ("duplicate-key", "/b", "b"),
    ]
    assert unit.records[0].data == {"a": 2, "b": []}
    assert "/b/c" not in unit.positions


def test_depth_between_the_two_parsers_is_no_problem() -> None:
    unit = read('{"a": ' + "[" * 250 + "]" * 250 + "}")
    assert unit.problems == []
    assert len(unit.records) == 1


def test_problems_of_an_array_belong_to_its_records() -> None:
    unit = read('[{"a": 1}, {"b": NaN, "b": 1}]')
    assert [(p.kind, p.record, p.pointer) for p in unit.problems] == [
        ("not-a-number", 1, "/b"),
        ("duplicate-key", 1, "/b"),
    ]


@pytest.mark.parametrize(
    ("data", "found"),
    [(b'{"a": "\xe9"}', "bytes"), (b"\xff\xfe{\0}\0", "utf-16"), (b'{"a": "\0"}', "binary")],
)
def test_bytes_that_are_no_utf8(data: bytes, found: str) -> None:
    unit = read(data)
    assert [p.facts["found"] for p in unit.problems] == [found]


def test_lines_count_and_blank_ones_hold_no_record() -> None:
    units = lines(b'\xef\xbb\xbf{"a": 1}\r\n\r\n \n{"b": NaN}\n[1\n{"c": "\xe9"}')
    assert [(u.text.first_line, [r.index for r in u.records]) for u in units] == [
        (1, [0]),
        (4, [1]),
        (5, []),
        (6, [3]),
    ]
    problems = [(p.kind, p.record, u.text.range(p.span).line) for u in units for p in u.problems]
    assert problems == [("not-a-number", 1, 4), ("json-syntax", 2, 5), ("encoding", 3, 6)]


@pytest.mark.parametrize("data", [b"\xff\xfe{\0\n\0{\0\n\0", b"\x7fELF\0\n\n\nx\n", b"\0\n{}\n"])
def test_a_file_that_is_no_text_is_one_problem(data: bytes) -> None:
    (unit,) = lines(data)
    assert [(p.kind, p.record) for p in unit.problems] == [("encoding", 0)]


def test_no_line_is_empty() -> None:
    for data in (b"", b"\n\n", gzip.compress(b"\n")):
        (unit,) = lines(data)
        assert [p.kind for p in unit.problems] == ["empty"]


PACKED = gzip.compress(b"".join(b'{"a": %d}\n' % n for n in range(50_000)), mtime=0)


@pytest.mark.parametrize(
    "data",
    [
        PACKED[:-20],
        PACKED[:200],
        PACKED[:5000] + b"\xff" * 50 + PACKED[5050:],
        gzip.compress(b'{"a": 0}\n') + b"junk",
        PACKED[:-8] + b"\0" * 8,
    ],
)
def test_damaged_gzip_ends_the_reading(data: bytes) -> None:
    units = lines(data)
    kinds = [p.kind for u in units for p in u.problems]
    assert "damaged" in kinds
    assert kinds.index("damaged") == len(kinds) - 1


def test_whole_gzip_is_read() -> None:
    units = lines(PACKED)
    assert len(units) == 50_000
    assert units[-1].records[0].data == {"a": 49_999}


def test_a_line_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 64)
    units = lines(gzip.compress(b"x" * 1000 + b'\n{"a": 1}\n' + b"y" * 65))
    assert [[p.kind for p in u.problems] for u in units] == [["too-large"], [], ["too-large"]]
    assert units[1].text.first_line == 2
    monkeypatch.setattr(jsonl, "MAX_SKIPPED", 640)
    units = lines(gzip.compress(b"x" * 1000 + b'\n{"a": 1}\n'))
    assert [[p.kind for p in u.problems] for u in units] == [["too-large"]]


def test_a_file_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"[" + b" " * 100 + b"]")
    monkeypatch.setattr(input_, "MAX_DOCUMENT", 100)
    with pytest.raises(TooLarge):
        list(reader("json").read(Input(str(path))))


@pytest.mark.parametrize("name", ["missing.json", ".", "a\0b.json"])
def test_what_cannot_be_read_is_an_error(name: str, tmp_path: Path) -> None:
    for format in ("json", "jsonl"):
        with pytest.raises(SourceError, match=r"json|not a regular file"):
            list(reader(format).read(Input(f"{tmp_path}/{name}")))
