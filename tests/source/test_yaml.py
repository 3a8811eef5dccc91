"""YAML files: values as written, problems at their place, and where everything stands."""

from __future__ import annotations

import time

import pytest

from carnegie_meta.source import yaml_parser
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.unit import Unit


def read(content: str | bytes) -> Unit:
    data = content.encode() if isinstance(content, str) else content
    (unit,) = reader("yaml").read(Input("x.yaml", data))
    return unit


def seen(unit: Unit) -> list[tuple[str, str | None, int, int, str]]:
    """Kind, pointer, line, column and text of each problem."""
    found = []
    for problem in unit.problems:
        place = unit.text.range(problem.span)
        text = unit.text.content[problem.span.start : problem.span.end]
        found.append((problem.kind, problem.pointer, place.line, place.column, text))
    return found


def only(content: str) -> object:
    (record,) = read(content).records
    return record.data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        ("", None),
        ("true", True),
        ("FALSE", False),
        ("12", 12),
        ("-7", -7),
        ("+7", 7),
        ("0", 0),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.5e+3", 1500.0),
        ("!!str 12", "12"),
        ("!!str", ""),
        ("!!float 3", 3),
        ("'12'", "12"),
        ("1.2.3", "1.2.3"),
        ("2010-09", "2010-09"),
        ("09:30", "09:30"),
        ("+1-555", "+1-555"),
        ("~user", "~user"),
        ("None", "None"),
    ],
)
def test_a_scalar_that_all_read_alike(text: str, value: object) -> None:
    unit = read(f"a: {text}\n")
    (record,) = unit.records
    assert record.data == {"a": value}
    assert unit.problems == []


@pytest.mark.parametrize(
    ("text", "kind", "meaning"),
    [
        ("NO", "yaml-boolean", "the boolean false in YAML 1.1"),
        ("y", "yaml-boolean", "the boolean true in YAML 1.1"),
        ("Off", "yaml-boolean", "the boolean false in YAML 1.1"),
        ("012", "yaml-octal", "the number 10 in YAML 1.1 and 12 in YAML 1.2"),
        ("-012", "yaml-octal", "the number -10 in YAML 1.1 and -12 in YAML 1.2"),
        ("08", "yaml-octal", "the number 8 in YAML 1.2"),
        ("0o14", "yaml-octal", "the number 12 in YAML 1.2"),
        ("1:30", "yaml-sexagesimal", "the number 90 in YAML 1.1"),
        ("1:30:15.5", "yaml-sexagesimal", "the number 5415.5 in YAML 1.1"),
        ("2010-09-16", "yaml-date", "a date, not text, in YAML 1.1"),
        ("2010-9-6 1:02:03 -5:00", "yaml-date", "a date, not text, in YAML 1.1"),
        ("1e3", "yaml-number", "a number in YAML 1.2"),
        ("+.5", "yaml-number", "a number in YAML 1.2"),
        ("1_000", "yaml-number", "the number 1000 in YAML 1.1"),
        ("0x1F", "yaml-number", "the number 31"),
        ("-0b101", "yaml-number", "the number -5"),
        ("-.inf", "yaml-number", "infinity"),
        (".NaN", "yaml-number", "not a number"),
        ("9" * 4001, "number-out-of-range", None),
        ("1.0e+999", "number-out-of-range", None),
    ],
)
def test_a_trap_stays_as_written(text: str, kind: str, meaning: str | None) -> None:
    unit = read(f"b:\n  - &x {text} # note\n")
    assert unit.records[0].data == {"b": [text]}
    assert seen(unit) == [(kind, "/b/0", 2, 8, text)]
    if meaning:
        assert unit.problems[0].facts["meaning"] == meaning


def test_a_tilde_is_null_and_a_problem() -> None:
    unit = read("a: ~\n")
    assert unit.records[0].data == {"a": None}
    assert seen(unit) == [("yaml-null", "/a", 1, 4, "~")]


def test_dates_in_date_fields_are_of_a_kind_of_their_own() -> None:
    unit = read("date: 2010-09-16\nexpiry_date: 2010-09-17\nnote: 2010-09-18\n")
    assert [p.kind for p in unit.problems] == ["yaml-date-field", "yaml-date-field", "yaml-date"]


def test_keys_that_are_no_text() -> None:
    unit = read("on: 1\n1: 2\n? [a, b]\n: 3\n2010-01-01: 4\nx: 5\ny: 6\n{a: b}: 7\n")
    assert unit.records[0].data == {
        "on": 1, "1": 2, "[a, b]": 3, "2010-01-01": 4, "x": 5, "y": 6, "{a: b}": 7,
    }  # fmt: skip
    assert seen(unit) == [
        ("yaml-boolean", "/on", 1, 1, "on"),
        ("non-string-key", "/1", 2, 1, "1"),
        ("non-string-key", "/[a, b]", 3, 3, "[a, b]"),
        ("yaml-date", "/2010-01-01", 5, 1, "2010-01-01"),
        ("non-string-key", "/{a: b}", 8, 1, "{a: b}"),
    ]
    assert unit.problems[0].facts["key"] == "on"


def test_duplicate_keys_say_where_and_whether_they_agree() -> None:
    unit = read("- a: 1\n  b: {c: 1, 'c': 1}\n  a: true\n  a: true\n")
    assert unit.records[0].data == {"a": True, "b": {"c": 1}}
    assert seen(unit) == [
        ("repeated-member", "/b/c", 2, 13, "'c'"),
        ("duplicate-key", "/a", 3, 3, "a"),
        ("repeated-member", "/a", 4, 3, "a"),
    ]
    assert [problem.record for problem in unit.problems] == [0, 0, 0]
    assert unit.text.position(unit.positions["/0/a"].value.start) == (4, 6)


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("a:\n\t- b\n", 2, 1, "a tab stands where YAML takes only spaces"),
        ("a:\n  b: 1\n\tc: 2\n", 3, 1, "a tab stands where YAML takes only spaces"),
        ("a: b: c\n", 1, 5, "': ' stands inside an unquoted value; quote the value"),
        ("a: 'b\nc: d\n", 1, 4, "this quoted string is never closed"),
        ('a: "b\\q"\n', 1, 6, "a wrong escape in a double-quoted string"),
        ('a: "\\ud83d"\n', 1, 7, "an escape names no character"),
        ("a: [b\n", 1, 4, "the [ is never closed"),
        ("a: {b: c\n", 1, 4, "the { is never closed"),
        ("a: [b}\n", 1, 6, "a comma or ] is missing before this"),
        ("a: @b\n", 1, 4, "an unquoted value cannot begin with @"),
        ("a: `b`\n", 1, 4, "an unquoted value cannot begin with `"),
        ("a: %b\n", 1, 4, "an unquoted value cannot begin with %"),
        ("a: **b**\n", 1, 4, "an unquoted value cannot begin with *"),
        ("a: *b\n", 1, 4, "the alias *b has no anchor before it"),
        ("a: 1\nb\n", 2, 1, "this line is no 'key: value' and no list item"),
        ("- a\nb: c\n", 2, 1, "a list item belongs here; look at the indentation"),
        ('a: "b" c\n', 1, 8, "a key belongs here; look at the quotes and the indentation"),
        ("a: !x!y z\n", 1, 4, "the handle of this tag is not declared"),
        ("<<: 1\n", 1, 5, "the merge key << takes a mapping or a list of mappings"),
        ("<<: [{a: 1}, 2]\n", 1, 5, "the merge key << takes a mapping or a list of mappings"),
        ("é😀: [\u0301\n", 1, 5, "the [ is never closed"),
    ],
)
def test_syntax_errors_are_plain_and_placed(text: str, line: int, column: int, reason: str) -> None:
    unit = read(text)
    assert unit.records == []
    assert [(p.kind, p.facts["reason"]) for p in unit.problems] == [("yaml-syntax", reason)]
    assert unit.text.position(unit.problems[0].span.start) == (line, column)


@pytest.mark.parametrize("parser", ["c_parser", "python_parser"])
def test_both_parsers_read_alike(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if parser == "python_parser":

        def missing(text: str) -> object:
            raise ImportError(text)

        monkeypatch.setattr(yaml_parser, "c_parser", missing)
    text = "a: &x [1, 'b', NO]\nc: *x\nd: |\n  é😀\n\ne: {<<: {f: 1}}\n"
    unit = read(text)
    shared = [1, "b", "NO"]
    assert unit.records[0].data == {"a": shared, "c": shared, "d": "é😀\n", "e": {"f": 1}}
    assert {p: text[n.value.start : n.value.end] for p, n in unit.positions.items() if p} == {
        "/a": "[1, 'b', NO]", "/a/0": "1", "/a/1": "'b'", "/a/2": "NO", "/c": "*x",
        "/d": "|\n  é😀", "/e": "{<<: {f: 1}}", "/e/f": "{f: 1}",
    }  # fmt: skip
    for broken in ("a: [", "a: 'b", "a: b: c", "a\nb: c", "- a\nb: c", "a: @", "\x01"):
        assert read(broken).records == []
        assert len(read(broken).problems) == 1


def test_the_python_parser_joins_surrogates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_parser, "c_parser", yaml_parser.python_parser)
    assert only('a: "\\ud83d\\ude00 \\ud83d"') == {"a": "😀 \ufffd"}


def test_forbidden_characters_are_placed() -> None:
    unit = read("a: é\nb: x\x07y\n")
    assert seen(unit) == [("control-character", None, 2, 5, "\x07")]
    assert unit.problems[0].facts["character"] == "U+0007"
    assert [p.facts["character"] for p in read("\ufeff\ufeffa: b\n").problems] == ["U+FEFF"]


def test_only_lf_and_cr_end_lines() -> None:
    unit = read("\ufeffa: x\u0085y\r\nb: 'x\u2028 y'\rc: \u2029\n")
    assert unit.records[0].data == {"a": "x\u0085y", "b": "x\u2028 y", "c": "\u2029"}
    places = {p: unit.text.position(n.value.start) for p, n in unit.positions.items()}
    assert places == {"": (1, 1), "/a": (1, 4), "/b": (2, 4), "/c": (3, 4)}


@pytest.mark.parametrize(
    ("text", "value", "offsets"),
    [
        ("a: 'it''s'", "it's", [4, 5, 6, 8, 9]),
        ('a: "\\x41\\n\\U0001F600\\"b"', 'A\n😀"b', [4, 8, 10, 20, 22, 23]),
        ("a: b\n  c\n\n  d", "b c\nd", [3, 4, 7, 9, 12, 13]),
        ('a: "b \\\n   c"', "b c", [4, 5, 11, 12]),
        ("a: |\n  b\n   c\n", "b\n c\n", [7, 8, 11, 12, 13, 14]),
        ("a: |2-\r\n   b\r\n\r\n", " b", [10, 11, 12]),
        ("a: |+\n  b\n\n", "b\n\n", [8, 9, 10, 11]),
        ("a: |\n  b", "b", [7, 8]),
    ],
)
def test_offsets_of_strings(text: str, value: str, offsets: list[int]) -> None:
    unit = read(text)
    node = unit.positions["/a"]
    assert unit.records[0].data == {"a": value}
    assert node.offsets is not None
    assert node.offsets() == offsets


def test_folded_blocks_have_a_place_and_no_offsets() -> None:
    unit = read("a: >-\n  b\n  c\n\n# note\nd: 1\n")
    node = unit.positions["/a"]
    assert unit.records[0].data == {"a": "b c", "d": 1}
    assert unit.text.content[node.value.start : node.value.end] == ">-\n  b\n  c"
    assert node.offsets is not None
    assert node.offsets() is None


def test_anchors_tags_and_merges_are_placed_at_the_value() -> None:
    text = "a: &x !!str 12\nb: &y # note\n  c: 1\n  d: 2\ne:\n  d: 3\n  <<: *y\nf: &z\n- 1\n"
    unit = read(text)
    assert unit.records[0].data == {
        "a": "12", "b": {"c": 1, "d": 2}, "e": {"d": 3, "c": 1}, "f": [1],
    }  # fmt: skip
    assert unit.problems == []
    nodes = unit.positions
    pieces = {p: (text[n.value.start : n.value.end], n.style) for p, n in nodes.items()}
    assert pieces["/a"] == ("12", "plain")
    assert pieces["/b"] == ("c: 1\n  d: 2", "block")
    assert pieces["/e/c"] == ("*y", "merge")
    assert pieces["/e/d"] == ("3", "plain")
    assert pieces["/f"] == ("- 1", "block")


def test_aliases_share_and_are_bounded() -> None:
    unit = read("a: &a [x]\nb: *a\n")
    data = unit.records[0].data
    assert isinstance(data, dict)
    assert data["a"] is data["b"]
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{n}: &{n} [{','.join(['*' + m] * 9)}]" for m, n in zip("abcdefgh", "bcdefghi")]  # noqa: B905  # one is longer on purpose
    unit = read("\n".join(lines))
    assert unit.records == []
    assert [p.kind for p in unit.problems] == ["alias-bomb"]
    assert [p.kind for p in read("a: &a {b: *a}").problems] == ["alias-bomb"]
    many = "shared: &s [1, 2, 3, 4, 5]\nlist:\n" + "- {a: 1, b: 2, c: *s}\n" * 20_000
    assert read(many).problems == []


def test_aliases_do_not_pass_the_depth() -> None:
    deep = "".join(
        f"a{n}: &a{n} {'[' * 200}{f'*a{n - 1}' if n else ''}{']' * 200}\n" for n in (0, 1)
    )
    unit = read(deep)
    assert [p.kind for p in unit.problems] == ["too-deep"]


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 20_000, "? " * 20_000])
def test_depth_is_bounded(text: str) -> None:
    begun = time.perf_counter()
    unit = read(text)
    assert [p.kind for p in unit.problems] == ["too-deep"]
    assert unit.positions == {}
    assert time.perf_counter() - begun < 10


def test_documents_are_records() -> None:
    unit = read("# first\n---\na: 1\n...\n---\na: 2\na: 2\n---\n")
    assert [(r.data, r.index, r.base) for r in unit.records] == [
        ({"a": 1}, 0, "/0"),
        ({"a": 2}, 1, "/1"),
    ]
    assert [(p.kind, p.record, p.pointer) for p in unit.problems] == [("repeated-member", 1, "/a")]
    assert unit.text.position(unit.positions["/1/a"].value.start) == (7, 4)


def test_a_broken_document_leaves_those_before_it() -> None:
    unit = read("a: 1\n---\na: [\n")
    assert [(r.data, r.index) for r in unit.records] == [({"a": 1}, 0)]
    assert [p.kind for p in unit.problems] == ["yaml-syntax"]
    assert unit.positions["/0/a"].value.start == 3


def test_one_document_has_no_index_and_a_list_has() -> None:
    assert [r.index for r in read("--- # only\na: 1\n---\n").records] == [None]
    unit = read("- a: 1\n- b: NO\n- c\n")
    assert [(r.data, r.index, r.base) for r in unit.records] == [
        ({"a": 1}, 0, "/0"),
        ({"b": "NO"}, 1, "/1"),
        ("c", 2, "/2"),
    ]
    assert [(p.record, p.pointer) for p in unit.problems] == [(1, "/b")]


@pytest.mark.parametrize("text", ["", "# note\n", "---\n", "---\n---\n...\n", " \n\n", "\ufeff"])
def test_nothing_is_empty(text: str) -> None:
    unit = read(text)
    assert unit.records == []
    assert [p.kind for p in unit.problems] == ["empty"]


def test_json_that_yaml_refuses_is_read_as_json() -> None:
    key = "k" * 1030
    unit = read(f'{{"{key}": 1, "a": "\\ud83d\\ude00"}}')
    assert unit.records[0].data == {key: 1, "a": "😀"}
    assert unit.problems == []
    assert unit.positions["/a"].style == "json"
    assert [p.kind for p in read(f'{{"{key}": 1, a}}').problems] == ["yaml-syntax"]


def test_unknown_tags_are_placed() -> None:
    unit = read("a: &x !local b\nc: !!set {d: }\ne: !!int f\n? !k g\n: 1\n")
    assert unit.records[0].data == {"a": "b", "c": {"d": None}, "e": "f", "g": 1}
    assert seen(unit) == [
        ("unknown-tag", "/a", 1, 7, "!local"),
        ("unknown-tag", "/c", 2, 4, "!!set"),
        ("unknown-tag", "/e", 3, 10, "f"),
    ]


def test_tabs_that_yaml_allows() -> None:
    unit = read("a:\t'b\tc'\t# note\nd: [e,\tf]\n")
    assert seen(unit) == [("yaml-tab", "/a", 1, 3, "\t")]


def test_bytes_that_are_no_text() -> None:
    assert [p.facts["found"] for p in read(b"\xff\xfea\0").problems] == ["utf-16"]
    assert [p.facts["found"] for p in read(b"a: \0").problems] == ["binary"]
    unit = read(b"a: \xe9\n")
    assert [p.facts["byte"] for p in unit.problems] == ["0xE9"]
    assert unit.records[0].data == {"a": "\ufffd"}


def test_ten_thousand_lines() -> None:
    text = "".join(f"- title: 'Number {n}'\n  regions:\n  - Türkiye\n" for n in range(3_400))
    unit = read(text)
    assert len(unit.records) == 3_400
    node = unit.positions["/3399/regions/0"]
    assert unit.text.position(node.value.start) == (10_200, 5)


def test_repeated_keys_forget_what_they_held_in_linear_time() -> None:
    unit = read("a: &x {b: [1, {c: 2}]}\na: {d: *x}\na: {e: 1}\n")
    assert unit.positions.keys() == {"", "/a", "/a/e"}
    begun = time.process_time()
    size = 5_000
    lines = [f"x{number}: 1" for number in range(size)] + ["a: [1]"] * size
    unit = read("\n".join(lines))
    assert len(unit.positions) == size + 3
    assert time.process_time() - begun < 15


def test_blank_lines_behind_a_block_take_linear_time() -> None:
    begun = time.process_time()
    unit = read("a: |\n  b\n" + " " * 200_000 + "c\n" + (" " * 200_000 + "\n") * 5)
    assert len(unit.positions) == 2
    assert unit.positions["/a"].value.end == len("a: |\n  b\n") + 200_001
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("depth", [300, 2_000, 20_000])
def test_nesting_is_placed_at_the_bracket_that_passes_the_limit(depth: int) -> None:
    unit = read("a: " + "[" * depth + "]" * depth + "\n")
    (problem,) = unit.problems
    # The mapping is the first level, so of 256 the brackets have 255.
    assert (problem.kind, problem.span.start) == ("too-deep", len("a: ") + 255)
