"""Whatever a record, a file name or a message holds, no format lets it act."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from carnegie_meta.model.diagnostic import Diagnostic, Related
from carnegie_meta.model.fix import Edit, Fix
from carnegie_meta.model.report import Report
from carnegie_meta.model.span import Range, Span
from carnegie_meta.report import formats
from carnegie_meta.report.escape import visible
from carnegie_meta.report.options import Options
from carnegie_meta.report.place import told
from carnegie_meta.report.uri import slashes

NASTY = [
    *(
        "\x1b[31m",
        "\x1b]0;t\x07",
        "\x9b1m",
        "\x00",
        "\x7f",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\x0b",
        "\x85",
    ),
    *("\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\udc80", "\ufffe"),
    *("::error::", "::", "%0A", "%", "%25", ",", ":", "]]>", "<script>", "&amp;", "<!--", '"', "'"),
    *("|", "\\|", "\\", "`", "```", "@all", "#1", "[a](http://b)", "www.b.c", "{0}", "</code>"),
    *("外", "e\u0301", "👩\u200d🚀", "❤\ufe0f", "\u3000", "\U000e0041", "./", "/", "C:\\"),
]
TEXT = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=5)), max_size=6).map("".join)
VALUE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=6,
)
NUMBER = st.integers(1, 40)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    line, end_line = sorted((draw(NUMBER), draw(NUMBER)))
    column, end_column = sorted((draw(NUMBER), draw(NUMBER)))
    return Range(line, column, end_line, end_column)


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    place = draw(st.none() | ranges())
    path = draw(st.none() | TEXT)
    fix = None
    if place is not None and draw(st.booleans()):
        how = draw(st.sampled_from(["safe", "unsafe", "display"]))
        fix = Fix(draw(TEXT), how, (Edit(Span(0, 0), place, draw(TEXT)),))
    return Diagnostic(
        draw(st.sampled_from(["REL101", "X1"]) | TEXT),
        draw(TEXT),
        draw(st.sampled_from(["error", "warning", "info"])),
        draw(TEXT),
        path,
        draw(st.none() | NUMBER),
        draw(st.none() | TEXT.map(lambda text: f"/{text}")),
        place,
        draw(VALUE),
        fix,
        tuple(Related(draw(TEXT), path, None, "/a", place) for _ in range(draw(st.integers(0, 1)))),
    )


REPORTS = st.lists(diagnostics(), max_size=4).map(lambda found: Report(tuple(found), 1, 1))


def output(name: str, report: Report, line: str = "", *, colour: bool = False) -> str:
    options = Options(colour=colour, line=lambda path, number: line, paths=("clean\x1b.json",))
    text = "".join(formats.render(name, report, options))
    text.encode("utf-8")
    return text


def as_json(text: str) -> str:
    """*text* as JSON output gives it back: lone surrogates are the only change."""
    return re.sub(r"[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def acts_on_a_terminal(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or (
        unicodedata.bidirectional(character)
        in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    )


@settings(max_examples=100)
@given(REPORTS, TEXT, st.booleans())
def test_terminals_get_text_line_ends_and_colours_only(
    report: Report, line: str, colour: bool
) -> None:
    for name in ("full", "concise"):
        text = output(name, report, line, colour=colour)
        if colour:
            text = re.sub(r"\x1b\[[0-9;]*m", "", text)
        assert [c for c in text if c != "\n" and acts_on_a_terminal(c)] == []
    lines = "".join(formats.render("concise", report, Options(summary=False))).splitlines()
    assert len(lines) == len(report.diagnostics)


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)", re.DOTALL)


def decoded(text: str) -> str:
    return re.sub(r"%(25|0D|0A|3A|2C)", lambda found: chr(int(found[1], 16)), text)


@settings(max_examples=100)
@given(REPORTS)
def test_github_gets_one_command_a_finding_and_reads_it_back(report: Report) -> None:
    lines = output("github", report).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(report.diagnostics)
    for line, found in zip(lines, report.diagnostics, strict=True):
        assert len(line.splitlines()) == 1
        match = COMMAND.fullmatch(line)
        assert match is not None
        properties = dict(entry.split("=", 1) for entry in match[2].split(","))
        assert decoded(match[3]) == visible(told(found), keep="\r\n")
        assert decoded(properties["title"]).startswith(visible(found.code, keep="\r\n"))
        if found.path is None:
            assert "file" not in properties
        else:
            assert decoded(properties["file"]) == visible(slashes(found.path), keep="\r\n")


@settings(max_examples=100)
@given(REPORTS)
def test_junit_parses_back(report: Report) -> None:
    document = etree.fromstring(output("junit", report).encode("utf-8"))
    messages = sorted(
        visible(d.message, "\t\r\n") for d in report.diagnostics if d.severity == "error"
    )
    assert sorted(f.get("message", "") for f in document.iter("failure")) == messages
    names = {visible(d.path, "\t\r\n") for d in report.diagnostics if d.path is not None}
    names.add("clean\\x1b.json")
    suites = {suite.get("name") for suite in document.iter("testsuite")}
    assert suites - {"<record>"} == names - {"<record>"}
    for suite in document.iter("testsuite"):
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))


CELL = re.compile(r"<code>((?:[^!\"#$&*:<=>@\[\\\]^_`{|}~]|&#\d+;)*)</code>")


@settings(max_examples=100)
@given(REPORTS)
def test_markdown_keeps_its_columns_and_is_inert(report: Report) -> None:
    rows = [row for row in output("markdown", report).split("\n") if row.startswith("|")]
    assert len(rows) == (len(report.diagnostics) + 2 if report.diagnostics else 0)
    for row, found in zip(rows[2:], report.diagnostics, strict=False):
        assert len(row.splitlines()) == 1
        _, severity, *cells, _ = row.split("|")
        assert severity.strip() == found.severity
        inner = [CELL.fullmatch(cell.strip()) for cell in cells]
        assert len(inner) == 3
        assert all(inner)
        assert inner[2] is not None
        assert html.unescape(inner[2][1]) == visible(told(found))
        assert "www." not in row


def plain(value: object) -> object:
    """*value* as ``json.loads`` gives it back."""
    if isinstance(value, str):
        return as_json(value)
    if isinstance(value, float) and value - value != 0:
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {as_json(key): plain(item) for key, item in value.items()}
    return value


@settings(max_examples=100)
@given(REPORTS)
def test_json_comes_back_and_nothing_in_it_acts(report: Report) -> None:
    text = output("json", report)
    assert text.replace("\n", "").isprintable()
    assert json.loads(text) == plain(report.to_dict())
    lines = output("jsonl", report).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == plain(report.to_dict()["diagnostics"])


def objects(report: Report) -> Iterator[tuple[Diagnostic, dict, dict, dict]]:
    sarif = json.loads(output("sarif", report))["runs"][0]["results"]
    gitlab = json.loads(output("gitlab", report))
    rdjsonl = [json.loads(line) for line in output("rdjsonl", report).split("\n")[:-1]]
    yield from zip(report.diagnostics, sarif, gitlab, rdjsonl, strict=True)


@settings(max_examples=100)
@given(REPORTS)
def test_other_json_formats_hold_the_message(report: Report) -> None:
    for found, sarif, gitlab, rdjsonl in objects(report):
        message = as_json(told(found))
        assert gitlab["description"] == f"{as_json(found.code)}: {message}"
        assert rdjsonl["message"].startswith(message)
        text = sarif["message"]["text"]
        assert "](" not in text
        assert re.search(r"(?<!\{)\{(\{\{)*\d+\}(\}\})*(?!\})", text) is None
        for location in sarif.get("locations", []):
            if "physicalLocation" in location:
                uri = location["physicalLocation"]["artifactLocation"]["uri"]
                assert re.fullmatch(r"[A-Za-z0-9._~/%:-]*", uri)
    issues = json.loads(output("gitlab", report))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@settings(max_examples=60)
@given(REPORTS)
def test_html_holds_the_report_as_data_and_nothing_else_runs(report: Report) -> None:
    page = output("html", report)
    assert page.count("<!--") == 0
    document = lxml_html.document_fromstring(page)
    scripts = document.xpath("//script")
    assert len(scripts) == (2 if report.diagnostics else 0)
    assert not document.xpath("//img|//iframe|//link|//@onerror|//@onload|//@src")
    assert all(href.startswith("#") for href in document.xpath("//@href"))
    if not report.diagnostics:
        return
    data = json.loads(scripts[0].text)
    strings = data["strings"]
    assert len(data["rows"]) == len(report.diagnostics)
    for row, found in zip(data["rows"], report.diagnostics, strict=True):
        assert data["rules"][row[0]][:2] == [visible(found.code), found.severity]
        assert strings[row[1]] == visible(found.path or "")
        assert row[2] == (-1 if found.record is None else found.record)
        assert strings[row[6]] == visible(found.message)
        assert len(row[11]) == len(found.related)
