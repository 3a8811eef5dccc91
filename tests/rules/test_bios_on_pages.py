"""The bio rules on pages, text and HTML: at the right place, and silent on what is right."""

from __future__ import annotations

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input

BIO = Checker(Selection(select=("BIO",)))
ZHAO = "Tong Zhao is a fellow who studies how harbours freeze, and where they do not."
BOTH = '"Tong Zhao", "Moisés Naím"'
OLD = "Tong Zhao was an adviser to the lighthouse commission until the year 2001."
NAIM = "Moisés Naím writes on the price of rope in many countries of the north."


def page(*people: tuple[str, str], authors: str = '"Tong Zhao"', kind: str = "commentary") -> str:
    bios = "\n\n".join(f"{name}\n\n{text}" for name, text in people)
    return f"""{{"authors": [{authors}], "type": "{kind}"}}
Commentary

Who Counts the Buoys

Link Copied
By Tong Zhao
Published on Mar 4, 2021

Buoys are counted by hand, and every count differs from the one before it by a little more.

About the Author

{bios}

Carnegie does not take institutional positions on public policy issues.
"""


def check(text: str, format: str = "page") -> list[Diagnostic]:
    (unit,) = reader(format).read(Input("x", text.encode()))
    return BIO.check_unit(unit)


def where(text: str, piece: str, nth: int) -> tuple[int, int]:
    start = -1
    for _ in range(nth):
        start = text.index(piece, start + 1)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


@pytest.mark.parametrize(
    ("text", "code", "piece", "nth"),
    [
        (page(("Tong Zhao", ZHAO), ("Tong Zhao", ZHAO)), "BIO101", ZHAO, 2),
        (page(*[("Tong Zhao", ZHAO)] * 3), "BIO101", ZHAO, 2),
        (page(("Tong Zhao", f"{ZHAO}\n\n{ZHAO}")), "BIO101", ZHAO, 2),
        (page(("Tong Zhao", ZHAO), ("Moisés Naím", ZHAO), authors=BOTH), "BIO102", ZHAO, 2),
        (page(("Tong Zhao", ZHAO), ("Tong Zhao", OLD)), "BIO103", OLD, 1),
        (page(("Tong Zhao", ZHAO), ("Moisés Naím", NAIM)), "BIO201", "Moisés Naím", 1),
        (page(("Tong Zhao", ZHAO), authors=BOTH), "BIO202", '"Moisés Naím"', 1),
    ],
)  # fmt: skip
def test_a_finding_stands_where_it_belongs(text: str, code: str, piece: str, nth: int) -> None:
    found = check(text)
    assert {d.code for d in found} == {code}
    first = found[0]
    assert first.range is not None
    assert (first.range.line, first.range.column) == where(text, piece, nth)
    assert first.fix is None


@pytest.mark.parametrize(
    "text",
    [
        page(),
        page(("Tong Zhao", ZHAO)),
        page(("Tong Zhao", f"{ZHAO}\n\n{OLD}")),
        page(("Tong Zhao", ZHAO), ("Moisés Naím", NAIM), authors=BOTH),
        page(("Tong Zhao", ZHAO), authors='"Tong Zhao", "Moisés Naím"', kind="event"),
        page(("Tong Zhao", ZHAO), authors='"Zhao Tong"'),
    ],
)
def test_what_is_right(text: str) -> None:
    assert [(d.code, d.message) for d in check(text)] == []


def test_the_first_place_is_named() -> None:
    text = page(("Tong Zhao", ZHAO), ("Tong Zhao", ZHAO))
    ((related,),) = [d.related for d in check(text)]
    assert related.range is not None
    assert (related.range.line, related.range.column) == where(text, ZHAO, 1)
    assert related.message == "the bio of 'Tong Zhao' is here"


def test_in_html() -> None:
    bio = f"<h3>Tong Zhao</h3><p>{ZHAO.replace(' fellow', ' <b>fellow</b>')}</p>"
    text = f"""<!doctype html><html><body>
<script type="application/json">{{"authors": ["Tong Zhao"], "type": "commentary"}}</script>
<p>Commentary</p><h1>Who Counts the Buoys</h1><p>By Tong Zhao</p>
<p>Published on Mar 4, 2021</p>
<p>Buoys are counted by hand, and every count differs from the one before it by a little more.</p>
<h2>About the Author</h2>
{bio}
{bio}
</body></html>
"""
    (found,) = check(text, "html")
    assert found.code == "BIO101"
    assert found.range is not None
    assert found.range.line == text[: text.rindex("<h3>")].count("\n") + 1
