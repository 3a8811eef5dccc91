"""SYN701: comments to this program that say nothing it knows."""

from __future__ import annotations

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem


class UnknownDirective(ProblemRule):
    """A comment speaks to this program and is no directive, or names a rule that does not exist.

    Why: it silences nothing, or not what its author meant. There are two: ``ignore``, and
    ``ignore[CODE, ...]`` with codes, prefixes of codes or names of rules.

    Silent: it is silent about what stands in a string or in the body of a page, and about words
    behind a directive, which may say why.
    """

    code, name, since = "SYN701", "unknown-directive", "0.1"
    severity = "warning"
    kinds = ("unknown-directive",)
    examples = (
        Good("type: other  # carnegie-meta: ignore[SCH, html-tag] as agreed\n", format="yaml"),
        Good("# carnegie-meta: ignore\ntype: other\n", format="yaml"),
        Good('title: "# carnegie-meta: ignored"\n', format="yaml"),
        Bad(
            "type: other # carnegie-meta: ignore-file\n",
            at=None,
            mark="ignore-file",
            format="yaml",
        ),
        Bad(
            'type = "other" # carnegie-meta: ignore: SCH101\n',
            at=None,
            mark="ignore:",
            format="toml",
        ),
        Bad(
            "---\ntype: other # carnegie-meta: ignore[SCH1O1]\n---\n",
            at=None,
            mark="ignore[SCH1O1]",
            format="frontmatter",
        ),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        selector = problem.facts.get("selector")
        if selector is not None:
            message = f"no rule or family {quoted(str(selector))}{problem.facts['hint']}"
        else:
            found = str(problem.facts["found"])
            message = f"{quoted(found)} is no directive; write 'ignore' or 'ignore[CODE]'"
        return Finding("", message)
