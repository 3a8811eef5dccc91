"""SYN101 to SYN105: texts that do not parse."""

from __future__ import annotations

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem


class InvalidJSON(ProblemRule):
    """The text is not JSON.

    Why: no program can read the record, whatever else is right in it. The place is where the
    text stops being JSON, or the bracket or quote that is never closed.

    Source: RFC 8259.
    """

    code, name, since = "SYN101", "invalid-json", "0.1"
    severity = "error"
    kinds = ("json-syntax", "json-key")
    examples = (
        Good('{"type": "other", "topics": []}'),
        Good('\ufeff[{"type": "other"}]\r\n'),
        Bad('{"topics": ["Arms Control",]}', at=None, mark=","),
        Bad('{"topics": ["Arms Control"', at=None, mark="["),
        Bad("{topics: []}", at=None, mark="topics"),
        Bad('{"type": “other”}', at=None, mark="“other”"),
        Bad('{"blog": None}', at=None, mark="None"),
        Bad('{\n  "a": 1 // one\n}', at=None, mark="/"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", f"not JSON: {problem.facts['reason']}")


class InvalidYAML(ProblemRule):
    """The text is not YAML.

    Why: no program can read the record. A tab in the indentation, a colon in an unquoted title
    and a quote that is never closed are the usual causes.

    Source: YAML 1.1 as PyYAML reads it; what only YAML 1.2 allows breaks the tools that most
    sites run.
    """

    code, name, since = "SYN102", "invalid-yaml", "0.1"
    severity = "error"
    kinds = ("yaml-syntax",)
    examples = (
        Good("type: other\ntopics:\n- Arms Control\n", format="yaml"),
        Good('title: "Arms: a control"\n', format="yaml"),
        Good("type: other\n--- # second\ntype: event\n", format="yaml"),
        Bad("topics:\n\t- Arms Control\n", at=None, mark="\t", format="yaml"),
        Bad("title: Arms: a control\n", at=None, mark=":", nth=2, format="yaml"),
        Bad("title: 'Arms\ntype: other\n", at=None, mark="'", format="yaml"),
        Bad("topics: [Arms Control\n", at=None, mark="[", format="yaml"),
        Bad("---\ntitle: @home\n---\n", at=None, mark="@", format="frontmatter"),
        Bad("authors: *staff\n", at=None, mark="*staff", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", f"not YAML: {problem.facts['reason']}")


class InvalidTOML(ProblemRule):
    """The text is not TOML.

    Why: no program can read the record. TOML wants quotes around all text, and refuses a key or a
    table that stands twice.

    Source: TOML 1.0.0.
    """

    code, name, since = "SYN103", "invalid-toml", "0.1"
    severity = "error"
    kinds = ("toml-syntax",)
    examples = (
        Good('type = "other"\ndate = 2010-09-16\n', format="toml"),
        Good('[[authors]]\nname = "A. Writer"\n[[authors]]\nname = "B. Writer"\n', format="toml"),
        Bad("type = other\n", at=None, mark="o", format="toml"),
        Bad('type = "a"\ntype = "b"\n', at=None, mark="type", nth=2, format="toml"),
        Bad('+++\ntype "a"\n+++\n', at=None, mark='"', format="frontmatter"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", f"not TOML: {problem.facts['reason']}")


class LimitExceeded(ProblemRule):
    """A file, a line or a nesting is larger than any record.

    Why: such a text is broken, or made to exhaust what reads it; it is left unread.

    Silent: JSON Lines may be of any length, as long as each line is one record.
    """

    code, name, since = "SYN104", "limit-exceeded", "0.1"
    severity = "error"
    kinds = ("too-deep", "too-large")
    examples = (
        Good('{"a": ' + "[" * 100 + "]" * 100 + "}"),
        Good("a: " + "[" * 100 + "]" * 100, format="yaml"),
        Bad('{"a":' + "[" * 256 + "]" * 256 + "}", at=None, mark="[", nth=256),
        Bad("a: " + "{a: " * 256 + "}" * 256, at=None, mark="{", nth=256, format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        limit = problem.facts["limit"]
        if problem.kind == "too-deep":
            return Finding("", f"nested deeper than {limit} levels")
        return Finding("", f"this {problem.facts['what']} holds more than {limit} bytes")


class InvalidCSV(ProblemRule):
    """A row of a table is not CSV, or its cells do not fit the header.

    Why: to other programs a quote that is never closed swallows the rows behind it, and a cell too
    many or too few puts values into columns where they do not belong. Such a row is not looked at
    further; the rows behind it are.

    Silent: it is silent for empty cells behind the last column, which spreadsheets write, for
    blank lines, and for rows in which all cells are empty.

    Source: RFC 4180.
    """

    code, name, since = "SYN105", "invalid-csv", "0.1"
    severity = "error"
    kinds = ("csv-syntax",)
    examples = (
        Good('type,topics\nother,"Arms Control; Security"\n', format="csv"),
        Good('title;type\n"One ""two""\nthree";other;;\n\n', format="csv"),
        Bad('type,topics\nother,Arms Control,"x\n', at=None, mark='"', format="csv"),
        Bad('type,title\nother,"a "b" c"\n', at=None, mark="b", format="csv"),
        Bad("type,title\nother,Ports, old and new\n", at=None, mark=" old and new", format="csv"),
        Bad("type,title\nother\n", at=None, mark="other", format="csv"),
        Bad("type,type\nother,event\n", at=None, mark="type", nth=2, format="csv"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", f"not CSV: {problem.facts['reason']}")
