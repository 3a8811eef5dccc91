"""Inline comments that silence findings."""

from __future__ import annotations

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.select import Selection
from carnegie_meta.engine.suppress import directives, unsuppressed
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.unit import Unit


def unit(text: str, format: str = "yaml") -> Unit:
    (only,) = reader(format).read(Input("a", text.encode()))
    return only


def codes(text: str, format: str = "yaml") -> list[str]:
    read = unit(text, format)
    checker = Checker(Selection(select=("REL101",)))
    return [d.code for d in unsuppressed(read, checker.check_unit(read))]


BODY = "primaryCenter: Carnegie India{}\ncenters: [Carnegie Europe]\n"


def test_without_a_comment_the_finding_stands() -> None:
    assert codes(BODY.format("")) == ["REL101"]


def test_a_comment_behind_the_value_silences_its_line() -> None:
    assert codes(BODY.format("  # carnegie-meta: ignore[REL101]")) == []
    assert codes(BODY.format("  # carnegie-meta: ignore[TXT, REL]")) == []
    assert codes(BODY.format("  # carnegie-meta: ignore[primary-center-not-listed]")) == []
    assert codes(BODY.format("  # carnegie-meta: ignore")) == []


def test_another_code_silences_nothing() -> None:
    assert codes(BODY.format("  # carnegie-meta: ignore[REL102]")) == ["REL101"]
    assert codes(BODY.format("  # carnegie-meta: ignore[]")) == ["REL101"]


def test_a_comment_alone_speaks_of_the_next_line() -> None:
    assert codes("# carnegie-meta: ignore[REL101]\n# why: moved\n" + BODY.format("")) == []
    assert codes(BODY.format("") + "# carnegie-meta: ignore[REL101]\n") == ["REL101"]


def test_front_matter_counts_the_lines_of_the_file() -> None:
    text = "---\n" + BODY.format(" # carnegie-meta: ignore[REL101]") + "---\nText\n"
    assert directives(unit(text, "frontmatter")) == {2: ("REL101",)}
    assert codes(text, "frontmatter") == []


def test_text_inside_a_string_is_no_comment() -> None:
    text = 'primaryCenter: "Carnegie India # carnegie-meta: ignore"\ncenters: [Carnegie Europe]\n'
    assert directives(unit(text)) == {}
    assert codes(text) == ["REL101"]


def test_json_has_no_comments() -> None:
    text = '{"primaryCenter": "# carnegie-meta: ignore", "centers": ["Carnegie Europe"]}'
    assert directives(unit(text, "json")) == {}
