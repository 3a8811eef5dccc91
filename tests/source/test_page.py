"""Page texts: the block is found wherever it stands, and every value keeps its place."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.model.pointer import get
from carnegie_meta.model.problem import Problem
from carnegie_meta.source import block
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.json_scan import scan
from carnegie_meta.source.unit import Unit

PAGES = Path(__file__).parent / "pages"

RECORD = {
    "authors": ["Inès Abdel Razek", "C. Raja Mohan"],
    "type": "commentary",
    "centers": ["Carnegie Endowment for International Peace", "Carnegie India"],
    "primaryCenter": "Carnegie India",
    "regions": ["Türkiye", "Корея"],
    "topics": [],
}
BLOCK = json.dumps(RECORD, ensure_ascii=False, indent=2)
SECOND = {"authors": [], "type": "pressRelease", "topics": ["Economy"]}
OTHER = json.dumps(SECOND, indent=1)


def read(content: str | bytes) -> Unit:
    data = content.encode() if isinstance(content, str) else content
    (unit,) = reader("page").read(Input("page.txt", data))
    return unit


def kinds(unit: Unit) -> list[str]:
    return [problem.kind for problem in unit.problems]


def marked(unit: Unit, problem: Problem) -> str:
    return unit.text.content[problem.span.start : problem.span.end]


def assert_places(unit: Unit) -> None:
    """Every pointer's span covers the JSON text of its value, and its key's the key."""
    content = unit.text.content
    for raw in unit.records:
        assert raw.base in unit.positions
        for full, node in unit.positions.items():
            pointer = full[len(raw.base) :]
            if full != raw.base and not full.startswith(raw.base + "/"):
                continue
            written = content[node.value.start : node.value.end]
            assert json.loads(written) == get(raw.data, pointer)
            if node.key is not None:
                key = json.loads(content[node.key.start : node.key.end])
                assert key == pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


LAYOUTS = {
    "alone": BLOCK,
    "first": BLOCK + "\n\nSource: Getty\n",
    "own lines": "Experts\nDonate\n" + BLOCK + "\n\nSource: Getty\n",
    "indented": "Donate\n" + "\n".join("    " + line for line in BLOCK.split("\n")) + "\nEnd",
    "one line": "Donate\n" + json.dumps(RECORD, ensure_ascii=False) + "\nEnd",
    "glued to a credit": "Donate\n" + BLOCK + "Source: Getty\n\nCommentary\n",
    "glued to a placeholder": "Donate\n" + BLOCK + "REQUIRED IMAGE\n",
    "glued to a label": "Donate\n" + BLOCK + "Event\n",
    "glued in front": "EUNATODonate" + BLOCK + "\n",
    "glued on both sides": "Donate" + BLOCK + "Source: Getty",
    "after a teaser": "A Bridge Too Low\nBy Anton La Guardia\n\n" + BLOCK + "\nSource: Getty\n",
    "carriage returns": "Donate\r\n" + BLOCK.replace("\n", "\r\n") + "\r\nSource: Getty\r\n",
    "byte order mark": "\ufeffDonate\n" + BLOCK + "\n",
    "emoji in front": "Donate 😀👩‍🚀\n" + BLOCK + "\n😀",
    "braces around": 'He wrote {"this} and {"that": it} {{ ' + BLOCK + ' }} {"x" {',
    "inside a larger value": 'state = {"page": {"n": [1, {}], "record": ' + BLOCK + ', "z": 1}};',
    "inside a broken value": '{"page": [' + BLOCK + ', {"deep": 1}], undefined',
    "behind an unclosed one": '{"page": {"record": ' + BLOCK + "\n\nSource: Getty",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_block_is_found_in_every_layout(layout: str) -> None:
    unit = read(LAYOUTS[layout])
    assert [raw.data for raw in unit.records] == [RECORD]
    assert unit.records[0].index is None
    assert unit.problems == []
    assert_places(unit)
    assert unit.page is not None
    assert unit.page.text == LAYOUTS[layout].removeprefix("\ufeff")


def test_a_stored_page_gives_its_record_with_lines() -> None:
    unit = next(iter(reader("page").read(Input(str(PAGES / "plain.txt")))))
    assert unit.problems == []
    (raw,) = unit.records
    assert isinstance(raw.data, dict)
    assert raw.data["blog"] == "Diwan"
    assert raw.data["authors"] == ["Thomas de Waal", "Can Kasapoğlu"]
    node = unit.node(raw, "/authors/1")
    assert node is not None
    assert unit.text.position(node.value.start) == (11, 5)
    assert_places(unit)


def test_a_part_of_a_string_has_its_place() -> None:
    unit = read('Donate{"authors": ["Tü\\u0072k 😀"], "type": "event"}End')
    node = unit.positions["/authors/0"]
    assert node.offsets is not None
    offsets = node.offsets()
    assert offsets is not None
    at = unit.text.content.index("Tü")
    assert offsets == [at, at + 1, at + 2, at + 8, at + 9, at + 10, at + 11]


def test_several_blocks_are_all_records() -> None:
    unit = read("Donate\n" + BLOCK + "\n\nMore\n" + OTHER + "glued" + BLOCK)
    assert [raw.data for raw in unit.records] == [RECORD, SECOND, RECORD]
    assert [(raw.index, raw.base) for raw in unit.records] == [(0, "/0"), (1, "/1"), (2, "/2")]
    assert kinds(unit) == ["page-several-blocks"]
    (problem,) = unit.problems
    assert problem.facts == {"count": 3}
    assert marked(unit, problem) == OTHER
    assert unit.positions[""].style == "json"
    assert_places(unit)


def test_identical_blocks_are_several() -> None:
    unit = read(BLOCK + BLOCK)
    assert len(unit.records) == 2
    assert kinds(unit) == ["page-several-blocks"]


@pytest.mark.parametrize(
    "content",
    [
        "Donate\n\nSource: Getty\n",
        'He said {"authors": nothing}',
        '{"title": "A list", "type": "page"}',
        'The keys "authors": and "topics": are named, but no object holds them.',
        'A {"menu": [1, 2]} and, far behind, "authors": and "type":',
        "{'authors': ['A'], 'type': 'event'}",
    ],
)
def test_a_page_without_a_block_says_so_once(content: str) -> None:
    unit = read(content)
    assert unit.records == []
    assert [(p.kind, p.span.start, p.span.end) for p in unit.problems] == [
        ("page-without-block", 0, 0)
    ]
    assert unit.positions[""].value.end == len(content)


@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff"])
def test_an_empty_page_is_empty_and_no_more(content: str) -> None:
    assert kinds(read(content)) == ["empty"]


def test_a_binary_file_is_an_encoding_problem_and_no_more() -> None:
    assert kinds(read(b"\xff\xfeD\0o\0")) == ["encoding"]
    assert kinds(read(b"Don\0ate")) == ["encoding"]


def test_a_wrong_byte_leaves_the_block_its_place() -> None:
    unit = read(b"Don\xffate\n" + BLOCK.encode())
    assert kinds(unit) == ["encoding"]
    assert [raw.data for raw in unit.records] == [RECORD]
    assert_places(unit)


@pytest.mark.parametrize("end", range(len(BLOCK.split('"type"')[0]) + 8, len(BLOCK), 7))
def test_a_block_that_the_file_ends_in_is_cut_off(end: int) -> None:
    unit = read("Donate\n" + BLOCK[:end])
    assert unit.records == []
    assert kinds(unit) == ["page-block-cut-off"]
    (problem,) = unit.problems
    assert problem.facts["reason"] == "the text ends before the block closes"
    assert problem.span.end == len(unit.text.content.rstrip())


@pytest.mark.parametrize(
    ("cut", "mark", "reason"),
    [
        ('"Carnegie In', '"', "this string is not closed on its line"),
        ('"Carnegie India"', "S", "a comma or ] is missing before this"),
        ('"Carnegie India"\n  ],', "Source", "the key Source needs double quotes"),
        ('"Carnegie India"\n  ],\n  "primaryCenter":', "Source", "not a JSON value: Source"),
    ],
)
def test_a_block_that_the_page_goes_on_behind_is_cut_off(cut: str, mark: str, reason: str) -> None:
    head = BLOCK[: BLOCK.index('"Carnegie India"')]
    tail = "\n\nSource: Getty\n\nCommentary\n\nThe {set} of {all}.\n"
    unit = read("Donate\n" + head + cut + tail)
    assert unit.records == []
    assert kinds(unit) == ["page-block-cut-off"]
    (problem,) = unit.problems
    assert marked(unit, problem) == mark
    assert problem.facts["reason"] == reason


@pytest.mark.parametrize(
    ("right", "wrong", "mark", "kind"),
    [
        ('"commentary",', '"commentary"', '"', "json-syntax"),
        ('"commentary",', '"commentary,', '"', "json-syntax"),
        ('"type": ', '"type" ', '"', "json-syntax"),
        ('"authors": ', '"authors" ', "[", "json-syntax"),
        ('"topics": []', '"topics": [,]', ",", "json-syntax"),
        ('"topics": []', '"topics": [],', ",", "json-syntax"),
        ('"topics": []', "topics: []", "topics", "json-key"),
        ('"Türkiye",', '"Türkiye"', '"', "json-syntax"),
        ('{\n  "authors"', '{\n\u00a0 "authors"', "\u00a0", "json-syntax"),
    ],
)
def test_a_block_broken_in_its_middle_is_wrong_json(
    right: str, wrong: str, mark: str, kind: str
) -> None:
    unit = read("Donate\n" + BLOCK.replace(right, wrong, 1) + "Source: Getty\n\nThe end.\n")
    assert unit.records == []
    assert kinds(unit) == [kind]
    assert marked(unit, unit.problems[0]) == mark


def test_a_broken_block_does_not_hide_the_next() -> None:
    unit = read(BLOCK[:-30] + "\n\nSource\n\n" + BLOCK + "\nMore")
    assert [raw.data for raw in unit.records] == [RECORD]
    assert kinds(unit) == ["page-block-cut-off"]
    assert_places(unit)


def test_a_block_nested_too_deep_is_a_problem_of_its_own() -> None:
    deep = '{"authors": [], "type": ' + "[" * 300 + "]" * 300 + "}"
    assert kinds(read(deep)) == ["too-deep"]


def test_duplicate_keys_belong_to_the_record() -> None:
    twice = '{"authors": [], "type": "event", "type": "event"}'
    unit = read("Donate" + twice)
    (problem,) = unit.problems
    assert (problem.kind, problem.pointer, problem.record) == ("repeated-member", "/type", None)
    assert problem.span.start == 6 + twice.rindex('"type"')
    unit = read("Donate" + OTHER + twice)
    assert [(p.kind, p.record) for p in unit.problems] == [
        ("page-several-blocks", None),
        ("repeated-member", 1),
    ]
    wrapped = '{"a": 1, "a": 2, "record": ' + twice + "}"
    assert [p.pointer for p in read(wrapped).problems] == ["/type"]


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
RECORDS = st.fixed_dictionaries(
    {"authors": st.lists(TEXTS, max_size=3), "type": TEXTS},
    optional={
        "centers": st.lists(TEXTS, max_size=3),
        "regions": st.lists(TEXTS, max_size=2),
        "n/a~": st.one_of(st.none(), st.booleans(), st.integers(), st.dictionaries(TEXTS, TEXTS)),
    },
)
# Surroundings with no quotation mark cannot reach into a block.
AROUND = st.text(st.sampled_from("{}[]\n\r :,aé😀\ufeff\\&<>"), max_size=30)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(RECORDS, min_size=1, max_size=3),
    st.lists(AROUND, min_size=4, max_size=4),
    st.booleans(),
    st.sampled_from([None, 0, 3]),
)
def test_what_was_put_in_comes_out(
    records: list[dict[str, object]], around: list[str], ascii_only: bool, indent: int | None
) -> None:
    content = around[0]
    for record, between in zip(records, around[1:], strict=False):
        content += json.dumps(record, ensure_ascii=ascii_only, indent=indent) + "." + between
    unit = read(content)
    assert [raw.data for raw in unit.records] == records
    assert kinds(unit) == (["page-several-blocks"] if len(records) > 1 else [])
    assert_places(unit)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*'{}[]":,\\ \nx1', '"authors":', '"type":', '{"authors":[]'])))
def test_any_text_is_read(parts: list[str]) -> None:
    unit = read('"authors": "type": ' + "".join(parts))
    for problem in unit.problems:
        assert problem.span.end <= len(unit.text.content)
    for raw in unit.records:
        node = unit.node(raw, "")
        assert node is not None
        assert scan(unit.text.content[node.value.start : node.value.end]).value == raw.data


HOSTILE = {
    "open objects": '{"' * 170_000,
    "nested": '{"type":' * 40_000,
    "one key again and again": '{"type":x' * 40_000,
    "broken blocks": '{"type":1,"authors":x' * 17_000,
    "unclosed strings": '{ "a' * 80_000,
    "escaped quotes": '{"type":"\\"' * 30_000,
    "white space": "{" + " " * 170_000 + '"type":' + " " * 170_000,
    "a key far in front": '"authors": "type": ' + '{"x"x' * 70_000,
    "nested in lists": '{"type":[{"authors":[]},' * 13_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_takes_linear_time(name: str) -> None:
    begun = time.process_time()
    _, problems = block.find(HOSTILE[name] + ' "authors": "type":')
    # Half a second here for 300 kB; a quadratic reader needs minutes.
    assert time.process_time() - begun < 30
    assert len(problems) <= block.MAX_BROKEN
