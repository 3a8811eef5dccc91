"""Inline comments that silence findings."""

from __future__ import annotations

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.select import Selection
from carnegie_meta.engine.suppress import comments, directives, unsuppressed
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


def test_only_what_is_written_as_a_directive_is_one() -> None:
    for right in ("ignore [REL101]", "ignore[REL101] for now", "ignore for now", "ignore[all]"):
        assert codes(BODY.format(f" # carnegie-meta: {right}")) == [], right
    for wrong in (
        "ignore-file",
        "ignored by me",
        "ignore(SCH101)",
        "ignore: SCH101",
        "ignore [REL101",
        "ignore[REL101]x",
        "ignore  [REL101]",
        "Ignore",
        "",
    ):
        assert codes(BODY.format(f" # carnegie-meta: {wrong}")) == ["REL101"], wrong


def test_comments_of_toml() -> None:
    text = 'centers = ["Carnegie Europe"]\n{}\nprimaryCenter = "Carnegie India"{}\n'
    assert codes(text.format("", ""), "toml") == ["REL101"]
    assert codes(text.format("", " # carnegie-meta: ignore"), "toml") == []
    assert codes(text.format("# carnegie-meta: ignore[REL101]", ""), "toml") == []


def test_several_comments_speak_of_one_line() -> None:
    text = "# carnegie-meta: ignore[TXT]\n# why\n# carnegie-meta: ignore[REL101]\n"
    assert directives(unit(text + BODY.format(""))) == {4: ("TXT", "REL101")}


def test_what_a_comment_says_of_comments_is_no_second_one() -> None:
    text = BODY.format(" # carnegie-meta: ignore[TXT] # carnegie-meta: ignore")
    assert directives(unit(text)) == {1: ("TXT",)}


def test_the_body_of_a_page_holds_no_comments() -> None:
    text = "---\n" + BODY.format("") + "---\n# carnegie-meta: ignored\n"
    assert list(comments(unit(text, "frontmatter"))) == []
    assert list(comments(unit('{"type": "other"}\n# carnegie-meta: x\n', "frontmatter"))) == []


def test_a_text_that_does_not_parse_is_never_silenced() -> None:
    read = unit("title: Arms: a control # carnegie-meta: ignore\n")
    found = Checker(Selection(select=("SYN",))).check_unit(read)
    assert [d.code for d in unsuppressed(read, found)] == ["SYN102"]


def test_an_unknown_code_is_told_with_the_nearest() -> None:
    read = unit("# carnegie-meta: ignore[REL101, no-break-spcae]\ntype: other\n")
    (found,) = Checker(Selection(select=("SYN",))).check_unit(read)
    assert found.code == "SYN701"
    assert found.message == ("no rule or family 'no-break-spcae'; did you mean 'no-break-space'?")


def test_empty_brackets_are_told() -> None:
    read = unit("type: other # carnegie-meta: ignore[]\n")
    (found,) = Checker(Selection(select=("SYN",))).check_unit(read)
    assert found.message == "'ignore[]' is no directive; write 'ignore' or 'ignore[CODE]'"


def test_text_inside_a_string_is_no_comment() -> None:
    text = 'primaryCenter: "Carnegie India # carnegie-meta: ignore"\ncenters: [Carnegie Europe]\n'
    assert directives(unit(text)) == {}
    assert codes(text) == ["REL101"]


def test_json_has_no_comments() -> None:
    text = '{"primaryCenter": "# carnegie-meta: ignore", "centers": ["Carnegie Europe"]}'
    assert directives(unit(text, "json")) == {}
