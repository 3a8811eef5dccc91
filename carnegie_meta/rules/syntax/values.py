"""SYN301 to SYN304: numbers and characters that no JSON value holds."""

from __future__ import annotations

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem


class NotANumber(ProblemRule):
    """NaN or an infinity stands where a value belongs.

    Why: JSON has no such number. Python writes it, and most other programs then refuse the
    whole file.

    Silent: it is silent in YAML, where ``.nan`` is a trap with a rule of its own.

    Source: RFC 8259, section 6.
    """

    code, name, since = "SYN301", "not-a-number", "0.1"
    severity = "error"
    kinds = ("not-a-number",)
    examples = (
        Good('{"title": "NaN"}'),
        Bad('{"weight": NaN}', at="/weight", mark="NaN"),
        Bad('[{"weight": [-Infinity]}]', at="/weight/0", mark="-Infinity"),
        Bad("weight = inf\n", at="/weight", mark="inf", format="toml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        value = problem.facts["value"]
        return Finding("", f"{value} is no JSON value", value=value)


class NumberOutOfRange(ProblemRule):
    """A number is larger than programs can hold.

    Why: it becomes infinity in one program, and an error in the next.

    Source: RFC 8259, section 6.
    """

    code, name, since = "SYN302", "number-out-of-range", "0.1"
    severity = "error"
    kinds = ("number-out-of-range",)
    examples = (
        Good('{"weight": 1e300, "id": 12345678901234567890}'),
        Bad('{"weight": 1e999}', at="/weight", mark="1e999"),
        Bad("weight: -1.0e+999\n", at="/weight", mark="-1.0e+999", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        value = str(problem.facts["value"])[:40]
        return Finding("", f"the number {value} is too large for most programs", value=value)


class LoneSurrogate(ProblemRule):
    r"""An escape names half a character.

    Why: ``\ud800`` to ``\udfff`` mean something only in pairs. Half a pair cannot be written as
    UTF-8, and many programs refuse the file. The half is read as U+FFFD.

    Source: RFC 8259, section 8.2.
    """

    code, name, since = "SYN303", "lone-surrogate", "0.1"
    severity = "error"
    kinds = ("lone-surrogate",)
    echoes = ("TXT109",)
    examples = (
        Good('{"title": "\\ud83d\\ude00"}'),
        Bad('{"title": "a\\ud83d b"}', at="/title", mark="\\ud83d"),
        Bad('{"title": "\\ude00\\ud83d"}', at="/title", mark="\\ude00", count=2),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", f"the escape {problem.facts['escape']} is half a character")


class ControlCharacter(ProblemRule):
    """A control character stands in YAML or TOML, which allow none.

    Why: the parser stops there, so no program can read the record. The character came with a
    copy, and nobody sees it.

    Silent: it is silent in JSON, whose own rule names the place.

    Source: YAML 1.2.2, section 5.1; TOML 1.0.0, "Comment" and "String".
    """

    code, name, since = "SYN304", "control-character", "0.1"
    severity = "error"
    kinds = ("control-character",)
    examples = (
        Good('title: "Arms\\x07"\n', format="yaml"),
        Good("title: a\u00a0b\u2028c\n", format="yaml"),
        Bad("title: Arms\x07 Control\n", at=None, mark="\x07", format="yaml"),
        Bad('title = "Arms\x0b"\n', at=None, mark="\x0b", format="toml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", f"the control character {problem.facts['character']} is not allowed")
