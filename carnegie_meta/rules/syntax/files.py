"""SYN401 to SYN502: files without a record, and front matter without its fences."""

from __future__ import annotations

from sys import maxsize

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span


class EmptyFile(ProblemRule):
    """The file holds nothing.

    Why: an export that failed, or a file that was never filled.

    Silent: it is silent for an empty array, which is a list of no records.
    """

    code, name, since = "SYN401", "empty-file", "0.1"
    severity = "error"
    kinds = ("empty",)
    examples = (
        Good("[]"),
        Good("type: other\n---\n", format="yaml"),
        Bad("", at=None, mark=""),
        Bad(" \n", at=None, mark="", format="jsonl"),
        Bad("# nothing yet\n", at=None, mark="", format="yaml"),
        Bad("# nothing yet\n", at=None, mark="", format="toml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", "the file holds no record")


class UnreadableBytes(ProblemRule):
    """The bytes are no UTF-8 text, a compressed file is damaged, or a date has no calendar day.

    Why: records are UTF-8. In another encoding, names with accents break first. Dates beyond the
    calendar come of a column in the wrong unit.

    Silent: it is silent for a byte order mark, which UTF-8 allows.

    Source: RFC 8259, section 8.1.
    """

    code, name, since = "SYN402", "unreadable-bytes", "0.1"
    severity = "error"
    kinds = ("encoding", "damaged")
    echoes = ("TXT109",)
    examples = (
        Good('\ufeff{"authors": ["Inès"]}'),
        Bad('{"a": "\udce9"}', at=None, mark=None),
        Bad('{"a": "\0"}', at=None, mark=""),
    )

    def replaced(self, problem: Problem) -> Iterable[Span]:
        from carnegie_meta.model.span import Span
        from carnegie_meta.source.decode import MAX_PLACES

        places = problem.facts.get("places")
        if not isinstance(places, list):
            return ()
        spans = [Span(place, place + 1) for place in places]
        if len(spans) == MAX_PLACES:
            # What is behind the last was not looked at.
            spans[-1] = Span(spans[-1].start, maxsize)
        return spans

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        if problem.kind == "damaged":
            what = problem.facts.get("what", "compressed data")
            return Finding("", f"the {what} is damaged: {problem.facts['reason']}")
        found = problem.facts["found"]
        if found == "bytes":
            return Finding("", f"the byte {problem.facts['byte']} is not UTF-8")
        if found == "utf-16":
            return Finding("", "the file is UTF-16; save it as UTF-8")
        if found == "range":
            kind, value = problem.facts["type"], problem.facts["value"]
            return Finding("", f"{value} as {kind} is beyond the calendar; it is read as null")
        if found == "nul":
            return Finding("", "a NUL byte stands in this row, which is not read")
        return Finding("", "the file holds NUL bytes: it is binary, or no UTF-8")


class FrontMatterMissing(ProblemRule):
    """A Markdown file has no front matter, or an empty one.

    Why: without it the page has no authors, no centre and no topics, and no list shows it.

    Fix: begin the file with ``---``, the record, and ``---``. Nothing may stand before it, not even
    an empty line.
    """

    code, name, since = "SYN501", "front-matter-missing", "0.1"
    severity = "warning"
    kinds = ("front-matter-missing", "front-matter-empty")
    examples = (
        Good("---\ntype: other\n---\n\n---\n\nText\n", format="frontmatter"),
        Good('+++\ntype = "other"\n+++\n', format="frontmatter"),
        Good('{"type": "other"}\n\nText\n', format="frontmatter"),
        Good("\ufeff---\r\ntype: other\r\n...\r\n", format="frontmatter"),
        Bad("# Title\n", at=None, mark="", format="frontmatter"),
        Bad("\n---\ntype: other\n---\n", at=None, mark="---", format="frontmatter"),
        Bad("---\n# type: other\n---\n", at=None, mark="---", format="frontmatter"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        if problem.kind == "front-matter-empty":
            return Finding("", "the front matter holds nothing")
        if "late" in problem.facts:
            return Finding("", "front matter begins on the first line of the file, not below it")
        return Finding("", "the file has no front matter")


class FrontMatterUnclosed(ProblemRule):
    """The front matter is never closed.

    Why: the site generator takes the whole text for metadata, or none of it.

    Fix: put the fence that opens it on a line of its own behind the record.
    """

    code, name, since = "SYN502", "front-matter-unclosed", "0.1"
    severity = "error"
    kinds = ("front-matter-unclosed",)
    examples = (
        Good("---\ntype: other\n---", format="frontmatter"),
        Bad("---\ntype: other\n\nText --- and more\n", at=None, mark="---", format="frontmatter"),
        Bad('+++\ntype = "other"\n---\n', at=None, mark="+++", format="frontmatter"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", f"the front matter is never closed by {problem.facts['fence']}")
