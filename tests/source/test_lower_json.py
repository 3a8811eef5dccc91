"""Changes lowered to edits of JSON text: one row a habit of writing."""

from __future__ import annotations

import pytest

from carnegie_meta.model.finding import Change
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.lower import lower
from carnegie_meta.source.lower.place import apply_edits


def lowered(text: str, *changes: Change, format: str = "json") -> str | None:
    """*text* after *changes*, or None when there is no way."""
    unit = next(iter(reader(format).read(Input("a", text.encode()))))
    edits = lower(unit, unit.records[0], changes)
    return None if edits is None else apply_edits(unit.text.content, edits)


REPLACE = Change("replace", "/a", "x")
APPEND = Change("insert", "/a/1", "b")
FIRST = Change("insert", "/a/0", "b")


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ('{"a": 1}', REPLACE, '{"a": "x"}'),
        ('{"a":{"b":[1]} }', REPLACE, '{"a":"x" }'),
        ('{"a": 1}', Change("replace", "/a", ["é", None]), '{"a": ["é", null]}'),
        ('{"a": 1}', Change("replace", "/a", "\ud800"), '{"a": "\\ud800"}'),
        ('{"a": ["a"]}', APPEND, '{"a": ["a", "b"]}'),
        ('{"a": ["a"]}', FIRST, '{"a": ["b", "a"]}'),
        ('{"a": []}', FIRST, '{"a": ["b"]}'),
        ('{"a": [ \n ]}', FIRST, '{"a": ["b"]}'),
        ('{"a":["a"],"c":1}', APPEND, '{"a":["a","b"],"c":1}'),
        ('{"a": ["a" ,"c"]}', APPEND, '{"a": ["a" ,"b" ,"c"]}'),
        ('{"a": [\n  "a"\n]}', APPEND, '{"a": [\n  "a",\n  "b"\n]}'),
        ('{"a": [\r\n\t"a"\r\n]}', APPEND, '{"a": [\r\n\t"a",\r\n\t"b"\r\n]}'),
        ('{"a": [\n  "a",\n\n  "c"\n]}', APPEND, '{"a": [\n  "a",\n\n  "b",\n  "c"\n]}'),
        ('{"a": ["a", "b"]}', Change("remove", "/a/0"), '{"a": ["b"]}'),
        ('{"a": ["a", "b"]}', Change("remove", "/a/1"), '{"a": ["a"]}'),
        ('{"a": [ "a" ]}', Change("remove", "/a/0"), '{"a": []}'),
        ('{"a": [\n  "a",\n  "b"\n]}', Change("remove", "/a/0"), '{"a": [\n  "b"\n]}'),
        ('{"a": [\n  "a",\n  "b"\n]}', Change("remove", "/a/1"), '{"a": [\n  "a"\n]}'),
        ('{"a": 1, "b": 2}', Change("remove", "/a"), '{"b": 2}'),
        ('{\n  "a": 1,\n  "b": 2\n}\n', Change("remove", "/b"), '{\n  "a": 1\n}\n'),
        ('{"a": 1}', Change("remove", "/a"), "{}"),
        ('{"a": 1}', Change("rename", "/a", "b"), '{"b": 1}'),
        ('{"a": 1}', Change("add", "/b", 2), '{"a": 1, "b": 2}'),
        ('{"a":1,"c":3}', Change("add", "/b", 2), '{"a":1,"c":3,"b":2}'),
        ('{\r\n "a" : 1\r\n}', Change("add", "/b", 2), '{\r\n "a" : 1,\r\n "b" : 2\r\n}'),
        ("{}", Change("add", "/b", 2), '{"b": 2}'),
    ],
)
def test_one_change(before: str, change: Change, after: str) -> None:
    assert lowered(before, change) == after


def test_changes_of_one_list_keep_its_layout() -> None:
    text = '{"a": ["Democracy", "Conflict", "and Governance", "Asia"], "b": "y"}'
    changes = [
        Change("replace", "/a/0", "Democracy, Conflict, and Governance"),
        Change("remove", "/a/1"),
        Change("remove", "/a/2"),
        Change("insert", "/a/4", "Europe"),
        Change("insert", "/a/4", "India"),
    ]
    expected = '{"a": ["Democracy, Conflict, and Governance", "Asia", "Europe", "India"], "b": "y"}'
    assert lowered(text, *changes) == expected


def test_what_goes_may_make_place_for_what_comes() -> None:
    text = '{"a": [\n  "x",\n  "y"\n]}'
    changes = [Change("remove", f"/a/{n}") for n in (0, 1)] + [Change("insert", "/a/2", "z")]
    assert lowered(text, *changes) == '{"a": [\n  "z"\n]}'


def test_a_record_in_an_array_and_in_an_envelope() -> None:
    text = '[{"url": "u", "block": {"authors": [], "regions": ["a"]}}]'
    after = '[{"url": "u", "block": {"authors": [], "regions": ["b"]}}]'
    assert lowered(text, Change("replace", "/regions/0", "b")) == after


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ('{"a": 1, "a": 1}', [Change("remove", "/a")]),
        ('{"a": 1, "b": 2, "a": 1}', [Change("remove", "/b")]),
        ('{"a": 1, "a": 1}', [Change("rename", "/a", "c")]),
        ('{"a": 1, "b": 2}', [Change("rename", "/a", "b")]),
        ('{"a": 1}', [Change("remove", "/b")]),
        ('{"a": 1}', [Change("add", "/a", 2)]),
        ('{"a": 1}', [Change("insert", "/a/0", 2)]),
        ('{"a": [1]}', [Change("insert", "/a/2", 2)]),
        ('{"a": [1]}', [Change("insert", "/a/x", 2)]),
        ('{"a": 1}', [Change("replace", "/a", float("nan"))]),
        ('{"a": 1}', [Change("replace", "/a", 2), Change("replace", "/a", 3)]),
        ('{"a": [1]}', [Change("remove", "/a"), Change("replace", "/a/0", 3)]),
        ('{"a": 1}', [Change("remove", "/a"), Change("replace", "/a", 3)]),
        ('{"a": "x"}', [Change("replace", "/a", "x")]),
        ('{"a": 1}', [Change("add", "", 1)]),
        ('{"a": 1}', [Change("remove", "")]),
    ],
)
def test_no_way_is_no_fix(text: str, changes: list[Change]) -> None:
    assert lowered(text, *changes) is None
