"""YAM401 and YAM402: tabs, and aliases that multiply."""

from __future__ import annotations

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem


class TabSeparator(ProblemRule):
    """A tab stands between a key or a dash and its value.

    Why: YAML allows it there, but some parsers refuse it, PyYAML's own in Python among them.

    Silent: it is silent for tabs in values and before comments. A tab in the indentation is no YAML
    at all.

    Source: YAML 1.2.2, section 6.2.
    """

    code, name, since = "YAM401", "yaml-tab-separator", "0.1"
    severity = "info"
    kinds = ("yaml-tab",)
    examples = (
        Good('title: "a\tb"\t# note\n', format="yaml"),
        Bad("title:\tArms\n", at="/title", mark="\t", format="yaml"),
        Bad("authors:\n- name: \t'A'\n", at="/authors/0/name", mark=" \t", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", "a tab separates this value; some parsers take only spaces")


class AliasBomb(ProblemRule):
    """Aliases multiply a value without bound, or put it inside itself.

    Why: a few lines that expand to millions of values fill the memory of what reads them. The
    document is left unread.

    Silent: it is silent for aliases that repeat a list or an author as often as a record may need.

    Source: YAML 1.2.2, section 7.1.
    """

    code, name, since = "YAM402", "yaml-alias-bomb", "0.1"
    severity = "error"
    kinds = ("alias-bomb",)
    examples = (
        Good("a: &a [x, y]\nb: *a\nc: *a\n", format="yaml"),
        Bad("a: &a [*a]\n", at=None, mark="*a", format="yaml"),
        Bad(
            "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + "".join(
                f"{name}: &{name} [{', '.join([f'*{last}'] * 10)}]\n"
                for last, name in zip("abcde", "bcdef", strict=True)
            ),
            at=None,
            mark="*d",
            nth=8,
            format="yaml",
        ),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        name = problem.facts["name"]
        if problem.facts["recursive"]:
            return Finding("", f"the alias *{name} stands inside its own anchor")
        limit = problem.facts["limit"]
        return Finding("", f"aliases expand to more than {limit} values at *{name}")
