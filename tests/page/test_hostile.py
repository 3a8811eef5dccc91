"""Pages that no crawl should store: large, deep, broken, of no text."""

from __future__ import annotations

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.page.extract import extract
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from tests.page.layouts import PARTS, as_html, as_text, parts

SIZE = 20_000
TEXT = as_text(parts())
HTML = as_html(parts())

# Each would take minutes, or the whole stack, if anything were quadratic or recursive in it.
PAGES = {
    "one long line": as_text(parts(body=["x" * SIZE])),
    "capitals in a line": as_text(parts(body=["aB" * SIZE])),
    "capitals in the menu": "\n".join(["aaBbbCcc"] * SIZE) + TEXT,
    "many bios": as_text(parts(bios=[("Ann Roe", None, f"Ann Roe is {n}.") for n in range(2000)])),
    "many names": as_text(parts(byline="By " + "Ann Roe, " * SIZE)),
    "many headings": as_text(parts(body=["About the Author"] * SIZE)),
    "many items": as_text(parts(related=[("Event", "A", "B.", ["Tong Zhao"])] * 2000)),
    "many tags in a line": as_text(parts(tags="Security" * SIZE)),
    "many tags": as_text(parts(tags=["Security"] * SIZE)),
    "many placeholders": as_text(parts(body=["REQUIRED IMAGE " * SIZE])),
    "half tags": as_text(parts(body=["<br" * SIZE])),
    "braces": as_text(parts(body=["{{" * SIZE])),
    "spaces": as_text(parts(body=[" " * SIZE + "x"])),
    "cards": as_text(parts(card=["Project", "X", "Learn More"] * SIZE)),
    "logos": "logo" * SIZE + "\n" + TEXT,
    "many blocks": TEXT * 20,
    "line ends": TEXT.replace("\n", "\r\n") + "\r\r\n\n\r" * SIZE,
    "NUL": "\0" * SIZE + TEXT,
    "controls": "".join(map(chr, range(0x300))) + TEXT,
    "deep": HTML.replace("<article>", "<div>" * SIZE),
    "deep menus": HTML.replace("<nav>", "<nav>" * SIZE),
    "half a tag": HTML.replace("<article>", "<a <b <p" * SIZE),
    "cut in a tag": HTML[: HTML.index("<h1>") + 2],
    "references": HTML.replace("Nobody", "&amp;" * SIZE),
    "many metas": HTML.replace(
        "<title>", '<meta name="author" content="Ann Roe">' * SIZE + "<title>"
    ),
    "deep JSON-LD": HTML.replace(
        "<title>", '<script type="application/ld+json">' + "[" * SIZE + "</script><title>"
    ),
    "JSON-LD of other types": HTML.replace(
        "<title>",
        '<script type="application/ld+json">{"@graph": [1, null, {"@type": ["Article", 2], '
        '"headline": 3, "author": [[], {"name": {}}, null], "datePublished": []}]}</script><title>',
    ),
    "no block": TEXT.replace('"authors"', '"people"').replace('"type"', "kind"),
    "block cut off": TEXT[: TEXT.index('"projects"')],
    "nothing but words": " ".join(str(value) for value in PARTS.values()),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_and_checked(name: str) -> None:
    text = PAGES[name]
    page = extract(text)
    for _, part in page.parts():
        assert part.at < 0 or page.text[part.at : part.at + len(part)] == part
    assert set(page.to_dict()) >= {"record", "line", "json_ld"}
    checker = Checker(today="2026-01-01")
    for format in ("page", "html"):
        (unit,) = reader(format).read(Input("page", text.encode()))
        found = checker.check_unit(unit)
        assert len(found) < 5000


@pytest.mark.parametrize(
    "data", [b"\xff\xfe" + TEXT.encode("utf-16-le"), b"\xff" * 100, b"\0", b""]
)
def test_what_is_no_utf_8_is_no_page(data: bytes) -> None:
    page = extract(data)
    assert page.record is None
    assert page.title is None
    assert page.problems


def test_a_wrong_byte_takes_no_more_than_its_letter() -> None:
    page = extract(TEXT.encode().replace("Inès".encode(), b"In\xe8s"))
    assert page.record is not None
    assert page.title == "Nobody Counts the Buoys"
    assert page.byline == ["In\ufffds Abdel Razek"]


def test_a_page_of_several_blocks_is_compared_with_none() -> None:
    other = TEXT.replace('"Inès Abdel Razek"', '"Tong Zhao"')
    (unit,) = reader("page").read(Input("page", (TEXT + other).encode()))
    codes = {d.code for d in Checker(today="2026-01-01").check_unit(unit)}
    assert "SYN602" in codes
    assert not {code for code in codes if code.startswith(("PAG1", "PAG2"))}


def test_html_in_a_text_file_is_read_as_html() -> None:
    (unit,) = reader("page").read(Input("page.txt", HTML.encode()))
    assert unit.format == "html"
    assert Checker(today="2026-01-01").check_unit(unit) == []
