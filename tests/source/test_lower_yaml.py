"""Changes lowered to edits of YAML text: one row a habit of writing."""

from __future__ import annotations

import pytest

from carnegie_meta.model.finding import Change
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.lower import lower
from carnegie_meta.source.lower.place import apply_edits
from carnegie_meta.source.lower.plan import apply_changes
from carnegie_meta.source.lower.yaml_scalar import double, is_plain, single


def lowered(text: str, *changes: Change, format: str = "yaml", number: int = 0) -> str | None:
    """*text* after *changes*, which must then be read back; None when there is no way."""
    unit = next(iter(reader(format).read(Input("a", text.encode()))))
    raw = unit.records[number]
    edits = lower(unit, raw, changes)
    if edits is None:
        return None
    after = apply_edits(unit.text.content, edits)
    again = next(iter(reader(format).read(Input("a", after.encode()))))
    assert not any(problem.kind == "yaml-syntax" for problem in again.problems), after
    assert again.records[number].data == apply_changes(raw.data, changes)
    return after


def replace(value: object, pointer: str = "/a") -> Change:
    return Change("replace", pointer, value)


def insert(pointer: str, value: object = "New") -> Change:
    return Change("insert", pointer, value)


def remove(pointer: str) -> Change:
    return Change("remove", pointer)


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: old # why\nb: 1\n", "new", "a: new # why\nb: 1\n"),
        ("a: 'old'\n", "it's", "a: 'it''s'\n"),
        ("a: 'old'\n", "one\ntwo", 'a: "one\\ntwo"\n'),
        ('a: "old"\n', 'a "b"\u2028', 'a: "a \\"b\\"\\u2028"\n'),
        ("a: old\n", "NO", 'a: "NO"\n'),
        ("a: NO\n", "NO", 'a: "NO"\n'),
        ("a: NO\nb: 'x'\n", "NO", "a: 'NO'\nb: 'x'\n"),
        ("a: 2020-01-02\n", "2020-01-02", 'a: "2020-01-02"\n'),
        ("a: old\n", "b: c", 'a: "b: c"\n'),
        ("a: old\n", "Iran #1", 'a: "Iran #1"\n'),
        ("a: old\n", "C#", "a: C#\n"),
        ("a: old\n", "Türkiye", "a: Türkiye\n"),
        ("a: old\n", "", 'a: ""\n'),
        ("a: old\n", ["Russia", "Ukraine"], "a: [Russia, Ukraine]\n"),
        ('a: "old"\n', ["Russia"], 'a: ["Russia"]\n'),
        ("a: old\n", ["a, b", True, None, {"k": "v"}], 'a: ["a, b", true, null, {k: v}]\n'),
        ("a:\nb: 1\n", "x", "a: x\nb: 1\n"),
        ("a:   # later\n", "x", "a: x   # later\n"),
        ("a: ~\n", "x", "a: x\n"),
        ("a:\n  - x\n  - y\nb: 1\n", "z", "a: z\nb: 1\n"),
        ("a:\n- x\n", ["z"], "a: [z]\n"),
        ("{a: old, b: 1}\n", "x, y", '{a: "x, y", b: 1}\n'),
        ('{"a":"old"}', "x", '{"a":"x"}'),
        ("a: !!str 12\nb: x", "12", None),
        ("a: &x old\nb: *x\n", "new", None),
        ("a: &x old\nb: y\n", "new", "a: &x new\nb: y\n"),
        ("b: &x old\na: *x\n", "new", None),
        ("a:\n  # why\n  - x\n", "z", None),
        ("a: |\n  one\n  twö\nb: 1\n", "one\ntwo\n", "a: |\n  one\n  two\nb: 1\n"),
        ("a: >\n  one\n  twö three\nb: 1\n", "one two three\n", "a: >\n  one\n  two three\nb: 1\n"),
        ("a: one\n  twö # why\n", "one two", "a: one\n  two # why\n"),
        ("a: 'one\n  twö'\n", "one 'o'", "a: 'one\n  ''o'''\n"),
        ("a: |\n  one\nb: 1\n", "one: two", 'a: "one: two"\nb: 1\n'),
        ("a: |\n  one\n  two\nb: 1\n", "one: two", None),
        ("a: |\n  one\n", 12, "a: 12\n"),
        ("a: >-\n\n  one\n  two\nb: 1\n", ["x"], "a: [x]\nb: 1\n"),
        ("- |\n  one\n- x\n", None, None),
        ("a: | # why\n  one\n", 12, None),
    ],
)
def test_a_value_is_replaced(before: str, value: object, after: str | None) -> None:
    assert lowered(before, replace(value)) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a:\n  - x # one\n  - y # two\n", remove("/a/0"), "a:\n  - y # two\n"),
        ("a:\n  - x # one\n  - y # two\n", remove("/a/1"), "a:\n  - x # one\n"),
        ("a:\n  - x\n  # about y\n  - y\n", remove("/a/0"), "a:\n  # about y\n  - y\n"),
        ("a:\n- x\n- y", remove("/a/1"), "a:\n- x"),
        ("a:\n- x\nb: 1\n", remove("/a/0"), "a: []\nb: 1\n"),
        ("a:\n- x", remove("/a/0"), "a: []"),
        ("a:\n  # why\n  - x\n", remove("/a/0"), "a: []\n  # why\n"),
        ("a:\r\n- x\r\n- y\r\nb: 1\r\n", remove("/a/1"), "a:\r\n- x\r\nb: 1\r\n"),
        ("a:\n  - x # one\nb: 1\n", insert("/a/1"), "a:\n  - x # one\n  - New\nb: 1\n"),
        ("a:\n  - x\n", insert("/a/0"), "a:\n  - New\n  - x\n"),
        ("a:\n  -   'x'\n", insert("/a/1"), "a:\n  -   'x'\n  -   'New'\n"),
        ("a:\r\n- x", insert("/a/1"), "a:\r\n- x\r\n- New"),
        ("a:\n- x", insert("/a/1", "NO"), 'a:\n- x\n- "NO"'),
        ("a:\n  - x\n", insert("/a/1", {"k": ["v"]}), "a:\n  - x\n  - {k: [v]}\n"),
        ("a:\n  - n: x\n    m: y\n  - n: z\n", insert("/a/1", "w"),
         "a:\n  - n: x\n    m: y\n  - w\n  - n: z\n"),
        ("a:\n  - n: x\n    m: y\n  - n: z\n", remove("/a/0"), "a:\n  - n: z\n"),
        ("a:\n  - n: x\n    m: y\n", remove("/a/0/n"), "a:\n  - m: y\n"),
        ("a:\n  - n: x\n    m: y\n", remove("/a/0/m"), "a:\n  - n: x\n"),
        ("a:\n  - n: x\n", Change("add", "/a/0/m", "z"), "a:\n  - n: x\n    m: z\n"),
        ("a:\n  - &x x\n  - y\n", remove("/a/0"), "a:\n  - y\n"),
        ("a:\n  - &x x\n  - y\n", insert("/a/0"), "a:\n  - New\n  - &x x\n  - y\n"),
        ("a:\n  - y\n  - !!str x\n", insert("/a/2"), "a:\n  - y\n  - !!str x\n  - New\n"),
        ("a:\n  - &x x\n  - y\nb: *x\n", remove("/a/1"), "a:\n  - &x x\nb: *x\n"),
        ("a:\n  - &x x\n  - y\nb: *x\n", remove("/a/0"), None),
        ("a:\n  - n: x\n", remove("/a/0/n"), None),
        ("a: [x, y]\n", remove("/a/0"), "a: [y]\n"),
        ("a: [x, y]\n", insert("/a/2", "p, q"), 'a: [x, y, "p, q"]\n'),
        ("a: ['x']\n", insert("/a/1"), "a: ['x', 'New']\n"),
        ("a: []\n", insert("/a/0"), "a: [New]\n"),
        ("a: [\n  x, # one\n  y\n]\n", insert("/a/2"), "a: [\n  x, # one\n  y,\n  New\n]\n"),
        ("a: [\n  x,\n  y # two\n]\n", insert("/a/2"), "a: [\n  x,\n  y, # two\n  New\n]\n"),
        ("a: [\n  x,\n  y, # two\n]\n", insert("/a/2"), "a: [\n  x,\n  y, # two\n  New,\n]\n"),
        ("a: [\n  x, # one\n  y # two\n]\n", remove("/a/1"), "a: [\n  x, # one\n]\n"),
        ("a: [\n  x, # one\n  y\n]\n", remove("/a/0"), "a: [\n  y\n]\n"),
        ("a: [x, # one\n  # two\n  y]\n", remove("/a/0"), "a: [# two\n  y]\n"),
        ("- - x\n", insert("/0/0"), None),
        ("a: 1 # one\n", Change("add", "/b", "x"), "a: 1 # one\nb: x\n"),
        ("a: 1", Change("add", "/b", ["x"]), "a: 1\nb: [x]"),
        ("a:\n  - x\n# end\n", Change("add", "/b", "z"), "a:\n  - x\nb: z\n# end\n"),
        ("a: |\n  x\n\n\n", Change("add", "/b", "z"), "a: |\n  x\nb: z\n\n\n"),
        ("a: |+\n  x\n\n", Change("add", "/b", "y"), None),
        ("a: 1\nb: 2\n", remove("/a"), "b: 2\n"),
        ("a: 1\nb: |\n  2\nc: 3\n", remove("/b"), "a: 1\nc: 3\n"),
        ("a: 1\n", remove("/a"), None),
        ("a: 1\n", Change("rename", "/a", "b"), "b: 1\n"),
        ("'a': 1\n", Change("rename", "/a", "b"), "'b': 1\n"),
        ("a: 1\n", Change("rename", "/a", "no"), '"no": 1\n'),
        ("no: 1\n", Change("rename", "/no", "no"), '"no": 1\n'),
        ('{"a":1}\n', Change("rename", "/a", "b"), '{"b":1}\n'),
        ("? a\n: 1\n", Change("rename", "/a", "b"), None),
        ("a: 1\na: 1\n", Change("rename", "/a", "b"), None),
        ("a: 1\na: 1\n", remove("/a"), None),
        ("x: &x {k: 1}\na:\n  <<: *x\n  m: 2\n", remove("/a/m"), None),
        ("x: &x {k: 1}\na:\n  <<: *x\n", replace(3, "/a/k"), None),
        ("x: &x [k]\na: *x\n", insert("/x/1"), None),
        ("x: [&x k]\na: *x\n", remove("/x/0"), None),
    ],
)  # fmt: skip
def test_elements_come_and_go(before: str, change: Change, after: str | None) -> None:
    if before.startswith("-"):
        assert lowered_list(before, change) == after
    else:
        assert lowered(before, change) == after


def lowered_list(text: str, change: Change) -> str | None:
    """As ``lowered``, of a record that stands in a list."""
    return lowered(text, Change(change.op, change.pointer[2:], change.value))


def test_several_changes_of_one_block() -> None:
    text = "a:\n  - Democracy # split\n  - Conflict\n  - and Governance\n  - Asia\n"
    changes = [
        replace("Democracy, Conflict", "/a/0"),
        remove("/a/1"),
        remove("/a/2"),
        insert("/a/4"),
    ]
    after = "a:\n  - Democracy, Conflict # split\n  - Asia\n  - New\n"
    assert lowered(text, *changes) == after


def test_what_goes_makes_place_for_what_comes() -> None:
    text = "a:\n  - x # one\n  - y\nb: 1\n"
    assert (
        lowered(text, remove("/a/0"), remove("/a/1"), insert("/a/0")) == "a:\n  - New # one\nb: 1\n"
    )


def test_front_matter_keeps_its_body() -> None:
    text = "---\r\nregoins:\r\n  - Turkey\r\n---\r\nBody: *x* &y\r\n"
    changes = [Change("rename", "/regoins", "regions"), Change("add", "/type", "other")]
    after = "---\r\nregions:\r\n  - Turkey\r\ntype: other\r\n---\r\nBody: *x* &y\r\n"
    assert lowered(text, *changes, format="frontmatter") == after


def test_json_front_matter_is_json() -> None:
    text = '{"a": ["x"]}\nBody\n'
    assert lowered(text, insert("/a/1", "é"), format="frontmatter") == '{"a": ["x", "é"]}\nBody\n'


def test_one_document_of_many() -> None:
    text = "a: 1\n---\na: 2\n---\na: 3\n"
    assert lowered(text, replace("x"), number=1) == "a: 1\n---\na: x\n---\na: 3\n"
    assert lowered(text, Change("add", "/b", 1), number=1) == "a: 1\n---\na: 2\nb: 1\n---\na: 3\n"


@pytest.mark.parametrize(
    "text",
    ["yes", "N", "null", "~", "012", "1:30", "1e3", "0x1F", ".inf", "=", "<<", "2020-01-01", "- a",
     "-", "a:", ":a", "?", "@x", "`x", "%x", "&x", "*x", "!x", "|", ">", "'x", '"x', " x", "x ",
     "a\tb", "a\nb", "a: b", "a #b", "...", "---", "\ufeffx", "a\u2028b", "a\x85b", "#x",
     "[x", "{x"],
)  # fmt: skip
def test_what_needs_quotes_gets_them(text: str) -> None:
    assert not is_plain(text, flow=False)


@pytest.mark.parametrize("text", ["a:b", "a?", "a, b", "R&D", "C#", "a'b", "U.S.", "a-b", "米国"])
def test_what_needs_no_quotes_has_none(text: str) -> None:
    assert is_plain(text, flow=False)
    assert is_plain(text, flow=True) == (not set(text) & set(",:?"))


@pytest.mark.parametrize(
    "text", ["'", '"', "\\", "\x00\x07\x1b\x7f\x85\xa0", "\u2028\ufeff\uffff", "😀"]
)
@pytest.mark.parametrize("write", [single, double])
def test_quoted_text_reads_back(text: str, write: object) -> None:
    assert callable(write)
    unit = next(iter(reader("yaml").read(Input("a", f"a: {write(text)}\n".encode()))))
    assert unit.records[0].data == {"a": text}
