"""Every page of the cases, from its text to its findings: where they stand, and what it holds."""

from __future__ import annotations

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.model.page import Bio, Card, Page
from carnegie_meta.page.extract import extract
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from tests.page.cases import CASES, Case
from tests.page.layouts import as_html, as_text, parts

WRITERS = {"text": ("page", as_text), "html": ("html", as_html)}
ALL = [
    pytest.param(case, format, id=f"{case.name}-{format}")
    for case in CASES
    for format in case.formats
]


def written(case: Case, format: str) -> tuple[str, str]:
    """The name of the reader, and the page."""
    name, write = WRITERS[format]
    return name, write(parts(**case.changed)).replace(*case.replaced, 1)


def place(text: str, mark: str, which: object) -> tuple[int, int]:
    """Line and column of *mark*: its first place, the last one, or the one in the byline."""
    if which == "last":
        # Not below the item, where other items are listed.
        start = text.rindex(mark, 0, text.find("More Work from"))
    elif which == "byline":
        start = text.index("By " + mark) + 3
    else:
        start = text.index(mark)
    before = text[:start].split("\n")
    return len(before), len(before[-1]) + 1


def test_there_are_many_pages() -> None:
    assert len(ALL) >= 100
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize(("case", "format"), ALL)
def test_a_page_has_its_findings_and_no_others(case: Case, format: str) -> None:
    name, text = written(case, format)
    checker = Checker(today="2026-01-01")
    (unit,) = reader(name).read(Input("page", text.encode()))
    found = [
        (d.code, d.pointer, d.range and (d.range.line, d.range.column))
        for d in checker.check_unit(unit)
    ]
    wanted = []
    for code, mark, *rest in case.found:
        which = rest[0] if rest else None
        pointer = which if isinstance(which, str) and which.startswith("/") else None
        where = place(text, str(mark), which) if mark else (1, 1)
        if pointer == "/authors":
            where = place(text, f'"authors": {mark}', which)
            where = (where[0], where[1] + len('"authors": '))
        wanted.append((code, pointer, where))
    assert sorted(found, key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(("case", "format"), ALL)
def test_a_page_holds_what_it_says(case: Case, format: str) -> None:
    page = extract(written(case, format)[1])
    held = {name: plain(getattr(page, name)) for name in case.holds}
    assert held == case.holds
    names = {str(name) for name in page.byline}
    assert not {"Kathryn Stoner-Weiss", "Moisés Naím"} & names


def plain(value: object) -> object:
    """*value* as cases write it."""
    if isinstance(value, Card):
        return str(value.name)
    if isinstance(value, list) and value and isinstance(value[0], Bio):
        return [{key: str(part) for key, part in bio.parts.items()} for bio in value]
    return value


@pytest.mark.parametrize(("case", "format"), ALL)
def test_every_place_is_the_text_that_it_is_said_to_be(case: Case, format: str) -> None:
    text = written(case, format)[1]
    check_places(extract(text), text, exact=format == "text")


def check_places(page: Page, text: str, *, exact: bool) -> None:
    """Whether each part of *page* stands in *text* where it says."""
    told = page.to_dict()
    for pointer, part in page.parts():
        if exact:
            assert text[part.span.start : part.span.end] == part
        else:
            assert part.at < 0 or page.text[part.at : part.at + len(part)] == part
            assert text[part.span.start : part.span.end][:1].isspace() is False
        where = told["places"][pointer]  # type: ignore[index]  # a dict, where there are parts
        before = text[: part.span.start].split("\n")
        assert (where["line"], where["column"]) == (len(before), len(before[-1]) + 1)
