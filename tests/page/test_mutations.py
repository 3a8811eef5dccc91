"""Parts of a page removed, moved, repeated or garbled: no crash, and nothing invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.engine.check import Checker
from carnegie_meta.page.extract import extract
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from tests.page.layouts import PARTS, as_html, as_text, parts
from tests.page.test_cases import check_places

CHECKER = Checker(today="2026-01-01")

GARBLES = ("\0", "\ufeff", "<", "&amp;&#0;", "\u202e", "By ", "Published on ", "Source: ", "{", "+")
NAMES = tuple(name for name in PARTS if name not in ("record", "glue", "head", "bios", "related"))


def look(text: str, name: str) -> None:
    """Read and check *text*: what is extracted is a piece of it, and findings have a place."""
    page = extract(text)
    check_places(page, text, exact=name == "page")
    (unit,) = reader(name).read(Input("page", text.encode()))
    lines = unit.text.content.split("\n")
    for diagnostic in CHECKER.check_unit(unit):
        at = diagnostic.range
        assert at is not None
        assert 1 <= at.line <= len(lines)
        assert at.column <= len(lines[at.line - 1]) + 1
        assert not diagnostic.message.endswith(".")


def both(changed: dict[str, object]) -> None:
    look(as_text(parts(**changed)), "page")
    look(as_html(parts(**changed)), "html")


@pytest.mark.parametrize("name", NAMES)
def test_a_part_is_missing(name: str) -> None:
    both({name: None})
    page = extract(as_text(parts(**{name: None})))
    lost = {"title": "title", "published": "published", "disclaimer": "disclaimer"}.get(name)
    if lost is not None:
        assert getattr(page, lost) is None
    if name == "byline":
        assert page.byline == []


@pytest.mark.parametrize("name", NAMES)
def test_a_part_stands_twice(name: str) -> None:
    value = PARTS[name]
    if isinstance(value, str):
        both({name: [value, value]})
    elif isinstance(value, list):
        both({name: value * 2})
    else:
        both({name: ["", " "]})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("other", NAMES)
def test_two_parts_change_places(name: str, other: str) -> None:
    both({name: PARTS[other], other: PARTS[name]})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("garble", GARBLES, ids=repr)
def test_a_part_is_garbled(name: str, garble: str) -> None:
    value = PARTS[name]
    lines = [value] if isinstance(value, str) else value
    if isinstance(lines, list):
        both({name: [f"{garble}{line[: len(line) // 2]}{garble}{line}{garble}" for line in lines]})


WORDS = [
    "By ",
    "Published on Mar 4, 2021",
    "Source: Getty",
    "Commentary",
    "About the Author",
    "Project",
    "Learn More",
    "Event",
    "More Work from Carnegie Europe",
    "Inès Abdel Razek",
    "SecurityMilitary",
    "Link Copied",
    "Carnegie ",
    "logo",
    ".",
    "does not take institutional positions",
    "Get more news and analysis from",
    "<h1>",
    "</p>",
    "<nav>",
    "Russia",
    "&lt;br&gt;",
    "•",
    " ",
    "REQUIRED IMAGE",
    "Nobody Counts",
    "\xa0",
    "\n",
    "\n\n",
    "\r\n",
    '{"authors": ["A B"], "type": "event"}',
]


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["page", "html"]))
@settings(max_examples=150, deadline=None)
def test_any_order_of_what_pages_are_made_of(words: list[str], name: str) -> None:
    text = "".join(words)
    (unit,) = reader(name).read(Input("page", text.encode()))
    CHECKER.check_unit(unit)
    page = extract(text)
    for _, part in page.parts():
        assert part.at < 0 or page.text[part.at : part.at + len(part)] == part


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_lines_in_any_order(data: st.DataObject) -> None:
    lines = as_text(parts()).split("\n")
    shuffled = data.draw(st.permutations(lines))
    text = "\n".join(shuffled)
    page = extract(text)
    check_places(page, text, exact=True)
