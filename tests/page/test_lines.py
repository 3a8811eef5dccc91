"""Lines of pages: HTML gives those that its text gives, and every place is right."""

from __future__ import annotations

import pytest
from lxml import html

from carnegie_meta.source.html import read_html
from carnegie_meta.source.lines import Lines
from tests.page.cases import CASES, Case
from tests.page.layouts import as_html, as_text, parts

PAGES = [pytest.param(case, id=case.name) for case in CASES if "html" in case.formats]


def lines_of(content: str) -> Lines:
    return read_html(content)[2].lines()


@pytest.mark.parametrize("case", PAGES)
def test_the_text_is_the_one_that_lxml_reads(case: Case) -> None:
    content = as_html(parts(**case.changed)).replace(*case.replaced, 1)
    tree = html.document_fromstring(content)
    for unseen in tree.xpath("//script | //title"):
        unseen.text = ""
    theirs = "".join(tree.text_content().split())
    assert "".join(lines_of(content).text.split()) == theirs


@pytest.mark.parametrize("case", PAGES)
def test_a_line_of_html_stands_where_it_says(case: Case) -> None:
    content = as_html(parts(**case.changed)).replace(*case.replaced, 1)
    lines = lines_of(content)
    for line in lines.lines:
        span = lines.span(line.start, line.end)
        held = content[span.start : span.end]
        # Tags are left out of a line, and so is all that a reference says in other letters.
        assert "".join(html.fromstring(f"<p>{held}</p>").text_content().split()) == "".join(
            line.text.split()
        )


def test_text_and_html_have_the_same_lines() -> None:
    it = parts()
    stored = Lines(as_text(it), as_text(it), None, [])
    of_text = {line.text for line in stored.lines}
    # Tags are one line of links in HTML, and names of other items one each.
    shared = {line.text for line in lines_of(as_html(it)).lines} & of_text
    assert {"Nobody Counts the Buoys", "By Inès Abdel Razek", "Published on Mar 4, 2021"} <= shared


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("<p>By Tong\n   Zhao</p>", ["By Tong Zhao"]),
        ("<p>One<br>Two</p>Three", ["One", "Two", "Three"]),
        ("<p>One <b>and</b> two</p>", ["One and two"]),
        ("<a>Security</a><a>Military</a>", ["SecurityMilitary"]),
        ("<pre>One\n  Two</pre>", ["One", "Two"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<p>One</p><script>no</script><style>no</style><!-- no --><p>Two", ["One", "Two"]),
        ("<title>no</title><textarea>no</textarea>One", ["One"]),
        ("<p>A &amp; B&nbsp;C</p>", ["A & B\u00a0C"]),
        ("<<p>One</p", ["<", "One"]),
        ("", []),
    ],
)
def test_what_ends_a_line(content: str, wanted: list[str]) -> None:
    assert [line.text for line in lines_of(content).lines] == wanted


def test_a_menu_that_never_closes_ends_at_the_title() -> None:
    lines = lines_of("<nav><p>Menu<p>More<h1>Title</h1><p>Body")
    assert [(line.text, line.menu) for line in lines.lines] == [
        ("Menu", True),
        ("More", True),
        ("Title", False),
        ("Body", False),
    ]


def test_elements_tell_what_a_line_is() -> None:
    lines = lines_of("<h1>One</h1>Two<ul><li>Three</ul><p>Four")
    assert [line.element for line in lines.lines] == ["h1", "", "li", "p"]


def test_bullets_and_blank_lines() -> None:
    text = "One\n\n  • Two\n    Three\r\n\r\n– Four"
    lines = Lines(text, text, None, []).lines
    assert [(line.text, line.bullet, line.apart) for line in lines] == [
        ("One", False, True),
        ("Two", True, True),
        ("Three", False, False),
        ("Four", True, True),
    ]
