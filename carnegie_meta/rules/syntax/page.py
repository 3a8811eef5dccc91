"""SYN601 to SYN603: pages and the block they should hold."""

from __future__ import annotations

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem

_BLOCK = '{"authors": ["A. Writer"], "type": "other", "centers": [], "primaryCenter": ""}'


class PageWithoutBlock(ProblemRule):
    """A page holds no metadata block.

    Why: nothing says who wrote it and where it belongs.
    """

    code, name, since = "SYN601", "page-without-block", "0.1"
    severity = "error"
    kinds = ("page-without-block",)
    examples = (
        Good(f"Home\n{_BLOCK}Source: Getty\nTitle\n", format="page"),
        Bad("Home\nTitle\nText\n", at=None, mark="", format="page"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", "the page holds no metadata block")


class PageSeveralBlocks(ProblemRule):
    """A page holds more than one metadata block.

    Why: one page is one publication; of two blocks, one belongs to something else.
    """

    code, name, since = "SYN602", "page-several-blocks", "0.1"
    severity = "warning"
    kinds = ("page-several-blocks",)
    examples = (
        Good(f"Home\n{_BLOCK}\nTitle\n", format="page"),
        Bad(f"Home\n{_BLOCK}\nTitle\n{_BLOCK}\n", at=None, mark=None, format="page"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", f"the page holds {problem.facts['count']} metadata blocks")


class PageBlockCutOff(ProblemRule):
    """A page's metadata block ends before it is closed.

    Why: the crawl, or whatever stored the page, lost a part of the record.
    """

    code, name, since = "SYN603", "page-block-cut-off", "0.1"
    severity = "error"
    kinds = ("page-block-cut-off",)
    examples = (
        Good(f"Home\n{_BLOCK}\nTitle\n", format="page"),
        Bad(f"Home\n{_BLOCK[:60]}", at=None, mark=None, format="page"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        return Finding("", "the metadata block ends before it is closed")
