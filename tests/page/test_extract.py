"""extract: one page in, its blocks and its JSON-LD out, whatever the page is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carnegie_meta.errors import UsageError
from carnegie_meta.page.extract import extract
from carnegie_meta.source.page import is_html

PAGES = Path(__file__).parents[1] / "source" / "pages"
BLOCK = '{"authors": ["Tong Zhao"], "type": "event"}'


def test_the_record_of_a_text() -> None:
    source = (PAGES / "plain.txt").read_text(encoding="utf-8")
    page = extract(source)
    assert page.record is not None
    assert page.record["authors"] == ["Thomas de Waal", "Can Kasapoğlu"]
    (block,) = page.blocks
    assert (block.range.line, block.range.column, block.range.end_line) == (8, 1, 36)
    assert json.loads(source[block.span.start : block.span.end]) == page.record
    assert page.problems == ()
    told = page.to_dict()
    assert (told["record"], told["line"], told["json_ld"]) == (page.record, 8, [])
    assert page.byline == ["Thomas de Waal", "Can Kasapoğlu"]
    assert page.date == "2021-03-04"
    first = page.bios[0]
    assert first.name == "Thomas de Waal"
    assert first.text == "Thomas de Waal writes on the region's railways."


def test_the_record_and_the_json_ld_of_html() -> None:
    page = extract((PAGES / "entities.html").read_bytes())
    assert page.record is not None
    assert page.record["authors"] == ["M. Hadi Semati", "Moisés Naím"]
    assert page.json_ld == (
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": "Rivers & Rails",
        },
    )
    assert page.to_dict()["line"] == 15
    assert page.problems == ()


def test_several_blocks_are_all_there() -> None:
    page = extract(BLOCK + "\n\n" + BLOCK)
    assert page.records == [page.record, page.record]
    assert [problem.kind for problem in page.problems] == ["page-several-blocks"]
    assert page.to_dict() == {
        "record": page.record,
        "line": 1,
        "records": page.records,
        "lines": [1, 3],
        "json_ld": [],
    }


@pytest.mark.parametrize("source", ["", "Nothing", "<html></html>", b"", b"\xff\xfeN\0", b"\0"])
def test_a_page_without_a_block_is_no_error(source: str | bytes) -> None:
    page = extract(source)
    assert page.record is None
    assert page.records == []
    assert len(page.problems) == 1
    assert page.to_dict() == {"record": None, "line": None, "json_ld": []}


def test_a_byte_order_mark_is_not_counted() -> None:
    for source in ("\ufeff" + BLOCK, ("\ufeff" + BLOCK).encode()):
        (block,) = extract(source).blocks
        assert block.span.start == 0


def test_broken_json_ld_is_a_problem_with_its_place() -> None:
    source = "<p><script type=application/ld+json>{'a': 1}</script>" + BLOCK
    page = extract(source)
    assert page.record is not None
    assert page.json_ld == ()
    (problem,) = page.problems
    assert problem.kind == "json-ld"
    assert source[problem.span.start : problem.span.end] == "'"


@pytest.mark.parametrize("source", [None, 1, Path("page.txt"), {"authors": []}])
def test_anything_but_text_is_refused(source: object) -> None:
    with pytest.raises(UsageError, match="str or bytes"):
        extract(source)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<!DOCTYPE html>", True),
        ("\ufeff\n  <html>", True),
        ("<?xml version='1.0'?>", True),
        ("<!-- saved -->", True),
        ("<div class='a'>", True),
        ("<br/>", True),
        ("", False),
        ("< 5 percent", False),
        ("<3", False),
        ("Home <b>", False),
        (BLOCK, False),
    ],
)
def test_html_is_told_by_how_it_begins(content: str, expected: bool) -> None:
    assert is_html(content) is expected


def test_the_shipped_pages_hold_what_they_show() -> None:
    examples = Path(__file__).parents[2] / "docs" / "examples"
    page = extract((examples / "page.txt").read_bytes())
    assert page.title == '"Nobody Counts the Buoys"'
    assert page.byline == page.record["authors"] if page.record else False
    assert page.tags[-4:] == ["North America", "United States", "Caucasus", "Russia"]
    assert [item.title for item in page.related] == [
        "A Short History of Ropes",
        "The Ferry That Stayed",
    ]
    assert page.edition == "Carnegie Europe"
    page = extract((examples / "page.html").read_bytes())
    assert (page.title, page.label, page.date) == ("Grain & Rails", "Event", "2017-05-09")
    assert [str(s.text) for s in page.stated if s.field == "author"] == ["Moisés Naím"]
    clean = extract((examples / "clean" / "page.txt").read_bytes())
    assert clean.record is not None
    assert clean.byline == clean.record["authors"]


def test_a_part_survives_copying() -> None:
    import copy
    import pickle

    title = extract(BLOCK + "\nCommentary\nA Title\nBy Tong Zhao\n").title
    assert title is not None
    for copied in (copy.deepcopy(title), pickle.loads(pickle.dumps(title))):
        assert (copied, copied.span, copied.at) == (title, title.span, title.at)


def test_tags_of_another_language() -> None:
    block = '{"authors": [], "type": "other", "topics": ["Внешняя политика США", "Буи"]}'
    page = extract(f"{block}\nCommentary\nТри порта\nТекст.\nВнешняя политика СШАБуиРоссия\n")
    assert page.tags == ["Внешняя политика США", "Буи", "Россия"]


def test_a_line_that_can_be_cut_in_two_ways_has_no_tags() -> None:
    from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

    labels = ["Sea", "Sea Lanes", "Lanes Guard", "Guard"]
    concepts = [{"id": f"topics/{label}", "prefLabel": {"en": label}} for label in labels]
    topics = Vocabulary({"field": "topics", "concepts": concepts})
    text = "{block}\nCommentary\nThree Ports\nText.\nSea Lanes Guard\n"
    page = extract(text.replace("{block}", BLOCK), vocabularies=Vocabularies([topics]))
    assert (page.tag_line, page.tags) == ("Sea Lanes Guard", [])
    block = '{"authors": [], "type": "other", "topics": ["Sea", "Lanes Guard"]}'
    page = extract(text.replace("{block}", block), vocabularies=Vocabularies([topics]))
    assert page.tags == ["Sea", "Lanes Guard"]


def test_the_reference_names_all_that_is_printed() -> None:
    docs = Path(__file__).parents[2] / "docs"
    text = (docs / "reference" / "page.md").read_text(encoding="utf-8")
    for name in ("page.txt", "page.html"):
        told = extract((docs / "examples" / name).read_bytes()).to_dict()
        assert [key for key in told if f"`{key}`" not in text] == []
