"""TOML files: JSON values, mistakes at their place, and where everything stands."""

from __future__ import annotations

import pytest

from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.unit import Unit

RECORD = '''\
title = "Arms \\u00e9 \\"x\\"" # note
date = 1979-05-27 07:32:00
times = [08:30:00, 1979-05-27T07:32:00Z,
  1979-05-27]
a.b."c d" = """
one\\
   two"""
[[authors]]
name = 'A. Writer'
[authors.x]
url = "u"
[[authors]]
name = "B"
'''


def read(content: str) -> Unit:
    (unit,) = reader("toml").read(Input("x.toml", content.encode()))
    return unit


def test_values_are_json_values_and_placed() -> None:
    unit = read(RECORD)
    assert unit.problems == []
    assert unit.records[0].data == {
        "title": 'Arms é "x"',
        "date": "1979-05-27 07:32:00",
        "times": ["08:30:00", "1979-05-27T07:32:00Z", "1979-05-27"],
        "a": {"b": {"c d": "onetwo"}},
        "authors": [{"name": "A. Writer", "x": {"url": "u"}}, {"name": "B"}],
    }
    places = {p: unit.text.position(n.value.start) for p, n in unit.positions.items()}
    assert places["/times/2"] == (4, 3)
    assert places["/a/b/c d"] == (5, 13)
    assert places["/authors/0/x/url"] == (11, 7)
    assert places["/authors/1"] == (12, 1)
    assert places["/authors/1/name"] == (13, 8)
    offsets = unit.positions["/title"].offsets
    assert offsets is not None
    assert offsets() == [9, 10, 11, 12, 13, 14, 20, 21, 23, 24, 26]
    key = unit.positions["/a/b/c d"].key
    assert key is not None
    assert unit.text.content[key.start : key.end] == '"c d"'


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ("a = b\n", "toml-syntax", 1, 5),
        ("é😀 = 1\n", "toml-syntax", 1, 1),
        ("\r\na = 1\r\na = 2\r\n", "toml-syntax", 3, 1),
        ("[a]\nb = 1\n[c]\n[a]\n", "toml-syntax", 4, 2),
        ("a = {b = 1, b = 2}\n", "toml-syntax", 1, 13),
        ("a = [\n", "toml-syntax", 1, 6),
        ('a = "b\n', "toml-syntax", 1, 7),
        ('a = "b\\q"\n', "toml-syntax", 1, 7),
        ("a = 1 b\n", "toml-syntax", 1, 7),
        ("a\n", "toml-syntax", 1, 2),
        ("a = 1\rb = 2\r", "toml-syntax", 1, 6),
        ('a = "\x07"\n', "control-character", 1, 6),
        ("a = [1, nan]\n", "not-a-number", 1, 9),
        ("a = -1e999\n", "number-out-of-range", 1, 5),
        ("a = " + "9" * 5000, "number-out-of-range", 1, 5),
        ("a = " + "[" * 300 + "]" * 300, "too-deep", 1, 261),
        ("a = " + "[" * 100_000, "too-deep", 1, 261),
        ("a." * 300 + "b = 1", "too-deep", 1, 1),
        ("# nothing\n", "empty", 1, 1),
        ("", "empty", 1, 1),
    ],
)
def test_problems_are_placed(text: str, kind: str, line: int, column: int) -> None:
    unit = read(text)
    assert [problem.kind for problem in unit.problems] == [kind]
    assert unit.text.position(unit.problems[0].span.start) == (line, column)
    if kind == "toml-syntax":
        assert unit.records == []
        assert unit.problems[0].facts["reason"]


def test_numbers_that_json_lacks_stay_as_written() -> None:
    unit = read("a = [inf, -nan]\nb = 1e999\nc = 0x1F\n")
    assert unit.records[0].data == {"a": ["inf", "-nan"], "b": "1e999", "c": 31}
    assert [(p.pointer, p.facts["value"]) for p in unit.problems] == [
        ("/a/0", "inf"),
        ("/a/1", "-nan"),
        ("/b", "1e999"),
    ]


def test_places_of_a_broken_text_end_early() -> None:
    unit = read("a = 1\nb = [ = ]\nc = 2\n")
    assert unit.positions.keys() == {"", "/a"}
    assert read("a = " + "[" * 300).positions == {}


def test_ten_thousand_lines() -> None:
    unit = read("".join(f'[[authors]]\nname = "N {n}"\n' for n in range(5_000)))
    assert unit.text.position(unit.positions["/authors/4999/name"].value.start) == (10_000, 8)
