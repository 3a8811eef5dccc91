"""Changes lowered to edits of TOML text: one row a habit of writing."""

from __future__ import annotations

import pytest

from carnegie_meta.model.finding import Change
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.lower import lower
from carnegie_meta.source.lower.place import apply_edits
from carnegie_meta.source.lower.plan import apply_changes


def lowered(text: str, *changes: Change, format: str = "toml") -> str | None:
    """*text* after *changes*, which must then be read back; None when there is no way."""
    unit = next(iter(reader(format).read(Input("a", text.encode()))))
    raw = unit.records[0]
    edits = lower(unit, raw, changes)
    if edits is None:
        return None
    after = apply_edits(unit.text.content, edits)
    again = next(iter(reader(format).read(Input("a", after.encode()))))
    assert again.records, after
    assert again.records[0].data == apply_changes(raw.data, changes)
    return after


def replace(value: object, pointer: str = "/a") -> Change:
    return Change("replace", pointer, value)


def insert(pointer: str, value: object = "New") -> Change:
    return Change("insert", pointer, value)


def remove(pointer: str) -> Change:
    return Change("remove", pointer)


def add(pointer: str, value: object) -> Change:
    return Change("add", pointer, value)


def rename(pointer: str, name: str) -> Change:
    return Change("rename", pointer, name)


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ('a = "x" # why\nb = 1\n', replace("é\x7f"), 'a = "é\\u007F" # why\nb = 1\n'),
        ("a = 'x'\n", replace("a\\b"), "a = 'a\\b'\n"),
        ("a = 'x'\n", replace("it's"), 'a = "it\'s"\n'),
        ('a = "x"\n', replace(["p", {"k": "v", "a b": True}]),
         'a = ["p", { k = "v", "a b" = true }]\n'),
        ('a = "x"\n', replace(None), None),
        ('a = "x"\n', replace(["p", None]), None),
        ('a = """\none\ntwö"""\n', replace("one\ntwo"), 'a = """\none\ntwo"""\n'),
        ('a = """\none\ntwö"""\n', replace(12), None),
        ("a = 2020-01-02\n", replace("2020-01-03"), 'a = "2020-01-03"\n'),
        ("[a]\nb = 1\n", replace("x"), None),
        ("[a]\nb = 'x'\n", replace("y", "/a/b"), "[a]\nb = 'y'\n"),
        ("a = ['x', 'y']\n", remove("/a/0"), "a = ['y']\n"),
        ("a = ['x']\n", insert("/a/1"), "a = ['x', 'New']\n"),
        ("a = []\n", insert("/a/0"), 'a = ["New"]\n'),
        ('a = [\r\n  "x", # one\r\n]\r\n', insert("/a/1"),
         'a = [\r\n  "x", # one\r\n  "New",\r\n]\r\n'),
        ('a = [\n  "x",\n  "y", # two\n]\n', remove("/a/1"), 'a = [\n  "x",\n]\n'),
        ('a = [\n  "x", # one\n  "y", # two\n]\n', remove("/a/1"), 'a = [\n  "x", # one\n]\n'),
        ('a = [\n  "x", # one\n  "y"\n]\n', remove("/a/0"), 'a = [\n  "y"\n]\n'),
        ('a = [\n  # why\n  "x"\n]\n', remove("/a/0"), None),
        ("a = [\n  # why\n]\n", insert("/a/0"), None),
        ('a = ["x", # one\n]\n', insert("/a/1"), None),
        ("a = { b = 1, c = 2 }\n", remove("/a/b"), "a = { c = 2 }\n"),
        ("a = { b = 1 }\n", add("/a/d", 3), "a = { b = 1, d = 3 }\n"),
        ("a = { b = 1 }\n", rename("/a/b", "c"), "a = { c = 1 }\n"),
        ("a = 1 # one\nb = 2\n", remove("/a"), "b = 2\n"),
        ("a = 1\n[t]\nc = 1\n", add("/b", "x"), 'a = 1\nb = "x"\n[t]\nc = 1\n'),
        ("a=1", add("/b", ["x"]), 'a=1\nb=["x"]'),
        ("[t]\n  c = 1\n", add("/t/d", 2), "[t]\n  c = 1\n  d = 2\n"),
        ("[t]\nc = 1\n", add("/b", 2), None),
        ("[t]\nc = 1\n", remove("/t"), None),
        ("a = 1\n", rename("/a", "b c"), '"b c" = 1\n'),
        ("'a' = 1\n", rename("/a", "b"), "'b' = 1\n"),
        ("[a]\nb = 1\n", rename("/a", "c"), None),
        ("a.b = 1\n", rename("/a/b", "c"), None),
        ("a.b = 1\n", rename("/a", "c"), None),
        ("a.b = 1\n", remove("/a/b"), None),
        ("[[a]]\nn = 'x'\n[[a]]\nn = 'y'\n", remove("/a/0"), "[[a]]\nn = 'y'\n"),
        ("[[a]]\nn = 'x'\n\n[[a]]\nn = 'y'\n", remove("/a/1"), "[[a]]\nn = 'x'\n"),
        ("[[a]]\nn = 'x'\n\n[[a]]\nn = 'y'\nm = 1\n\n[b]\n", remove("/a/1"),
         "[[a]]\nn = 'x'\n\n[b]\n"),
        ("[[a]]\nn = 'x'\n\n[[a]]\nn = 'y'\n\n# about b\n[b]\n", remove("/a/1"),
         "[[a]]\nn = 'x'\n\n# about b\n[b]\n"),
        ("[[a]]\nn = 'x'\n", remove("/a/0"), None),
        ("[[a]]\nn = 'x' # why\n[[a]]\nn = 'y'\n", remove("/a/0"), None),
        ("[[a]]\nn = 'x'\n[a.b]\nc = 1\n[[a]]\nn = 'y'\n", remove("/a/0"), None),
        ("[[a]]\n[[a]]\nn = 'y'\n", remove("/a/0"), "[[a]]\nn = 'y'\n"),
        ("[[a]]\nn = 'x'\n[[a]]\nn = 'y'\n", replace("z", "/a/1/n"),
         "[[a]]\nn = 'x'\n[[a]]\nn = 'z'\n"),
        ("[[a]]\nn = 'x'\n", add("/a/0/m", "y"), "[[a]]\nn = 'x'\nm = \"y\"\n"),
    ],
)  # fmt: skip
def test_one_change(before: str, change: Change, after: str | None) -> None:
    assert lowered(before, change) == after


def test_front_matter_keeps_its_body() -> None:
    text = '+++\nregions = ["Turkey"]\n+++\nBody = [1]\n'
    after = '+++\nregions = ["Türkiye", "Iran"]\ntype = "other"\n+++\nBody = [1]\n'
    changes = replace("Türkiye", "/regions/0"), insert("/regions/1", "Iran"), add("/type", "other")
    assert lowered(text, *changes, format="frontmatter") == after
