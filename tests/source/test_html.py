"""HTML pages: the block is found in script, attribute and text, with its place in the file."""

from __future__ import annotations

import html
import json
import string
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.model.pointer import get
from carnegie_meta.model.span import Span
from carnegie_meta.source.formats import reader
from carnegie_meta.source.html import HTMLPage
from carnegie_meta.source.input import Input
from carnegie_meta.source.markup import decode, pieces
from carnegie_meta.source.offsets import Offsets
from carnegie_meta.source.unit import PageText, Unit

PAGES = Path(__file__).parent / "pages"

RECORD = {
    "authors": ["Inès Abdel Razek", 'O\'Neil & "Sons"'],
    "type": "commentary",
    "centers": ["Carnegie Endowment for International Peace"],
    "regions": ["Türkiye", "Корея <b>"],
    "topics": [],
}
BLOCK = json.dumps(RECORD, ensure_ascii=False, indent=2)
SECOND = {"authors": [], "type": "pressRelease", "topics": ["Economy"]}
OTHER = json.dumps(SECOND)


def numeric(text: str) -> str:
    """*text* with its ASCII punctuation as references to code points."""
    return "".join(f"&#x{ord(c):X};" if c in string.punctuation else c for c in text)


def read(content: str) -> Unit:
    (unit,) = reader("html").read(Input("page.html", content.encode()))
    return unit


def kinds(unit: Unit) -> list[str]:
    return [problem.kind for problem in unit.problems]


def text_of(piece: str) -> str:
    """The text that a stretch of HTML stands for."""
    offsets = Offsets()
    for one in pieces(piece):
        if one.kind in ("text", "raw"):
            decode(piece, one.start, one.end, offsets)
    return offsets.text


def assert_places(unit: Unit) -> None:
    """Every pointer's span covers its value as the file writes it, and its key's the key."""
    content = unit.text.content
    for raw in unit.records:
        assert raw.base in unit.positions
        for full, node in unit.positions.items():
            if full != raw.base and not full.startswith(raw.base + "/"):
                continue
            pointer = full[len(raw.base) :]
            written = content[node.value.start : node.value.end]
            plain = written if node.style == "json" else text_of(written)
            value = get(raw.data, pointer)
            assert json.loads(plain) == value
            if node.key is not None:
                key = content[node.key.start : node.key.end]
                assert json.loads(key if node.style == "json" else text_of(key)) == (
                    pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
                )
            if node.offsets is not None and isinstance(value, str):
                offsets = node.offsets()
                assert offsets is not None
                assert len(offsets) == len(value) + 1
                assert offsets == sorted(offsets)


PAGE = "<!DOCTYPE html>\n<html><body>\n{}\n<p>The end &amp; more.</p></body></html>\n"
LAYOUTS = {
    "json script": '<script type="application/json" id="meta">' + BLOCK + "</script>",
    "json script in capitals": "<SCRIPT TYPE='Application/JSON'>" + BLOCK + "</SCRIPT >",
    "assignment": "<script>window.__STATE__ = " + BLOCK + ";\nrun({a: 1});</script>",
    "deep assignment": "<script>var a = {b: '<'}; x = {\"p\": [" + BLOCK + "]};</script>",
    "pre with references": "<pre>" + html.escape(BLOCK) + "</pre>",
    "code without references": "<pre><code>" + html.escape(BLOCK, quote=False) + "</code></pre>",
    "all by number": "<div>" + numeric(BLOCK) + "</div>",
    "highlighted": "<pre>"
    + html.escape(BLOCK).replace("&quot;type&quot;", '<span class="k">&quot;type&quot;</span>')
    + "</pre>",
    "line breaks": "<p>" + html.escape(BLOCK).replace("\n", "<br>\n") + "</p>",
    "a comment inside": "<p>" + html.escape(BLOCK).replace("\n", "<!-- { -->\n", 1) + "</p>",
    "textarea": "<textarea>" + html.escape(BLOCK) + "</textarea>",
    "glued": "<p>Donate" + html.escape(BLOCK) + "Source: Getty</p>",
    "attribute": '<div class=x data-record="' + html.escape(BLOCK) + '"></div>',
    "attribute in single quotes": "<div data-record='"
    + html.escape(BLOCK).replace("&quot;", '"')
    + "'>",
    "attribute without quotes": "<div data-record="
    + html.escape(json.dumps(RECORD, separators=(",", ":"))).replace(" ", "&#32;")
    + ">",
    "behind an unclosed comparison": "<p>1 < 2 <3 </p><p>" + html.escape(BLOCK) + "</p>",
    "behind an unclosed tag": "<p <b>" + html.escape(BLOCK) + "</p>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_block_is_found_in_every_layout(layout: str) -> None:
    unit = read(PAGE.format(LAYOUTS[layout].replace("{", "{{")).replace("{{", "{"))
    assert [raw.data for raw in unit.records] == [RECORD]
    assert unit.records[0].index is None
    assert unit.problems == []
    assert_places(unit)


def test_a_page_with_references_keeps_every_place() -> None:
    unit = next(iter(reader("html").read(Input(str(PAGES / "entities.html")))))
    assert unit.problems == []
    (raw,) = unit.records
    assert isinstance(raw.data, dict)
    assert raw.data["authors"] == ["M. Hadi Semati", "Moisés Naím"]
    assert raw.data["programs"] == ["Research & Analysis"]
    assert_places(unit)
    content = unit.text.content
    node = unit.positions["/authors/1"]
    assert content[node.value.start : node.value.end] == "&quot;Mois&eacute;s Na&#237;m&quot;"
    assert node.offsets is not None
    offsets = node.offsets()
    assert offsets is not None
    assert content[offsets[4] : offsets[7]] == "&eacute;s "
    assert unit.text.position(offsets[0])[0] == 16


def test_the_visible_text_has_no_script_and_knows_its_places() -> None:
    unit = next(iter(reader("html").read(Input(str(PAGES / "entities.html")))))
    page = unit.page
    assert isinstance(page, PageText)
    content = unit.text.content
    assert "Rivers & Rails\n" in page.text
    assert "By M. Hadi\u00a0Semati\n" in page.text
    for hidden in ("schema.org", "Nobody", ".a {", "charset"):
        assert hidden not in page.text
    for words, written in (
        ("M. Hadi\u00a0Semati", "M.</b> Hadi&nbsp;Semati"),
        ("Rails", "Rails"),
        ("M. Hadi\u00a0", "M.</b> Hadi&nbsp;"),
        ("forgotten by autumn.", "forgotten by autumn."),
    ):
        at = page.text.index(words)
        span = page.span(Span(at, at + len(words)))
        assert content[span.start : span.end] == written
    end = len(page.text)
    assert page.span(Span(end, end)).end <= len(content)


def test_json_ld_is_no_record() -> None:
    ld = '<script type="application/ld+json; charset=utf-8">' + BLOCK + "</script>"
    unit = read("<html>" + ld)
    assert unit.records == []
    assert kinds(unit) == ["page-without-block"]
    page = HTMLPage("<html>" + ld)
    (span,) = page.json_ld
    assert ("<html>" + ld)[span.start : span.end] == BLOCK


def test_blocks_of_all_places_come_in_the_order_of_the_file() -> None:
    content = (
        "<pre>" + html.escape(BLOCK) + "</pre>"
        "<script type='application/json'>" + OTHER + "</script>"
        "<p data-x='" + OTHER + "'>" + html.escape(BLOCK) + "</p>"
    )
    unit = read(content)
    assert [raw.data for raw in unit.records] == [RECORD, SECOND, SECOND, RECORD]
    assert kinds(unit) == ["page-several-blocks"]
    (problem,) = unit.problems
    assert content[problem.span.start : problem.span.end] == OTHER
    assert problem.facts == {"count": 4}
    # What no one can edit as plain JSON says so, for the whole file and for each block.
    assert unit.positions[""].style == "html"
    assert [unit.positions[f"/{i}"].style for i in range(4)] == ["html", "json", "html", "html"]
    assert_places(unit)


def test_a_block_written_as_it_is_can_be_edited_as_json() -> None:
    assert read("<pre>" + OTHER + "</pre>").positions[""].style == "json"
    assert read("<script>" + OTHER + "</script>").positions[""].style == "json"
    assert read("<p data-x='" + OTHER + "'>").positions[""].style == "html"
    assert read("<p>" + html.escape(OTHER) + "</p>").positions[""].style == "html"


@pytest.mark.parametrize(
    "wrapped",
    ["<script type='application/json'>{}</script><p>x</p>", "<pre>{}</pre>", "<p data-x='{}'>"],
)
def test_broken_blocks_have_their_place_in_the_file(wrapped: str) -> None:
    before, after = wrapped.split("{}")
    unit = read("<html>" + before + OTHER[:-13] + after)
    assert unit.records == []
    assert kinds(unit) == ["page-block-cut-off"]
    assert unit.problems[0].span.end == 6 + len(before) + len(OTHER[:-13])
    unit = read("<html>" + before + OTHER.replace('[], "', '[] "') + after)
    assert kinds(unit) == ["json-syntax"]
    assert unit.problems[0].span.start == 6 + len(before) + OTHER.index('"type"') - 1


def test_duplicate_keys_point_into_the_file() -> None:
    block = '{"authors": [], "type": "event", "type": "event"}'
    unit = read("<p>&amp;" + html.escape(block))
    (problem,) = unit.problems
    content = unit.text.content
    assert content[problem.span.start : problem.span.end] == "&quot;type&quot;"
    assert problem.span.start == content.rindex("&quot;type")
    assert problem.facts["first"] == content.index("&quot;type")


def test_a_program_is_no_broken_block() -> None:
    code = 'f({"type":e,"authors":t,"topics":n}); g({"topics": [1, x], "type": y});'
    assert kinds(read("<script>" + code + "</script>")) == ["page-without-block"]
    block = OTHER.replace("[]", '["A" "B"]')
    assert kinds(read("<script>x=" + block + "</script>")) == ["json-syntax"]


def test_pages_without_anything() -> None:
    assert kinds(read("<html><body>Nothing</body></html>")) == ["page-without-block"]
    assert kinds(read("")) == ["empty"]
    assert kinds(read(" \n")) == ["empty"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a &amp; b", "a & b"),
        ("AT&T &c.", "AT&T &c."),
        ("&notit; &notin;", "¬it; ∉"),
        ("&#65;&#x41;&#X42&#67", "AABC"),
        ("&#128;&#0;&#xD800;&#x110000;", "€\ufffd\ufffd\ufffd"),
        ("&#" + "0" * 50 + "65; &#" + "9" * 5000 + ";", "A \ufffd"),
        ("&; &# &#x &#xg; & ", "&; &# &#x &#xg; & "),
        ("&NotEqualTilde;", "≂̸"),
        ("a<!-- b --!>c<!-->d<!--->e<![CDATA[f]]>g<?h?>i</>j</ k>l", "acdegijl"),
        ("x < y <3 <", "x < y <3 <"),
        ("a<b", "a"),
        ("a<b c='>", "a"),
        ("a<!-- b", "a"),
        ("a<i title='>' x=\">\" y=> z>b</i\n>c", "a z>bc"),
        ("<title>a <b> &lt;</title>c", "a <b> <\nc"),
        ("<p>a</p><p>b</p>c<br/>d<b>e</b>", "a\nb\nc\nde"),
        ("<style>a<b></styles></style>b", "\nb"),
    ],
)
def test_text_is_what_a_browser_shows(written: str, text: str) -> None:
    assert HTMLPage(written).page.text.strip("\n") == text.strip("\n")


def test_names_without_semicolon_stay_in_attributes() -> None:
    written = "?a=1&copy=2&lt&reg;&ampx &amp"
    value = Offsets()
    decode(written, 0, len(written), value, attribute=True)
    assert value.text == "?a=1&copy=2<®&ampx &"


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)
RECORDS = st.fixed_dictionaries(
    {"authors": st.lists(TEXTS, max_size=3), "type": TEXTS},
    optional={"topics": st.lists(TEXTS, max_size=2), "n/a~": st.none() | st.integers()},
)
WAYS = {
    "script": lambda block: "<script type='application/json'>" + block + "</script>",
    "text": lambda block: "<div>" + html.escape(block) + "</div>",
    "numbers": lambda block: "<p>" + numeric(block) + "</p>",
    "attribute": lambda block: '<p data-a="1" data-b="' + html.escape(block) + '">',
}
AROUND = st.lists(
    st.sampled_from(
        ["<p>", "</div >", "<!-- {\"x\" -->", "&amp;", "é😀", "<br>", "{", "}", "1 < 2", "&copy",
         "<script>f({a: '</p>'})</script>", "<b title='{'>", "<style>p{}</style>", "\n"]
    ),
    max_size=5,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(RECORDS, st.sampled_from(sorted(WAYS)), AROUND), min_size=1, max_size=3))
def test_what_was_put_in_comes_out(parts: list[tuple[dict[str, object], str, str]]) -> None:
    content = "<html>"
    for record, way, around in parts:
        # Inside a script "<" could close it; JSON can always do without.
        block = json.dumps(record, ensure_ascii=False).replace("<", "\\u003c")
        content += around + WAYS[way](block)
    unit = read(content)
    assert [raw.data for raw in unit.records] == [record for record, _, _ in parts]
    assert kinds(unit) == (["page-several-blocks"] if len(parts) > 1 else [])
    assert_places(unit)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*"<>/!-'\"=& a;#\n", "script", "title", "<!--", "&amp"])))
def test_any_markup_is_read(parts: list[str]) -> None:
    content = "".join(parts)
    at = 0
    for piece in pieces(content):
        assert at <= piece.start < piece.end <= len(content)
        at = piece.end
    page = HTMLPage(content).page
    for offset in range(len(page.text)):
        span = page.span(Span(offset, offset + 1))
        assert span.start < span.end <= len(content)


HOSTILE = {
    "unclosed tags": "<a " * 350_000,
    "unclosed attributes": '<a b="' * 170_000,
    "comments": "<!--" * 250_000,
    "empty comments": "<!-->" * 200_000,
    "declarations": "<![CDATA[" * 110_000,
    "closing tags": "</a " * 250_000,
    "scripts": "<script>" * 125_000,
    "closed scripts": "<script></script>" * 60_000,
    "less than": "<" * 1_000_000,
    "references": "&a" * 500_000,
    "digits": "&#" + "1" * 1_000_000,
    "white space": "<a" + " " * 1_000_000,
    "attributes": "<a" + " data-b={" * 110_000,
    "values": '<p data-x="authors type">' * 40_000,
    "objects": '"authors":"type":' + '<p>{"type":</p>' * 70_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_takes_linear_time(name: str) -> None:
    begun = time.process_time()
    page = HTMLPage(HOSTILE[name])
    # 2 s here at most for 1 MB; html.parser takes minutes for several of these.
    assert time.process_time() - begun < 40
    assert page.blocks == []
