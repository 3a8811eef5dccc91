"""What a page holds: its metadata blocks, and what else it says in data."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Range, Span


@dataclass(frozen=True, slots=True)
class Block:
    """One metadata block of a page.

    Units: ``span`` in code points from the start of the page, without a byte order mark;
    ``range`` the same as line and column.
    """

    record: dict[str, object]
    span: Span
    range: Range


@dataclass(frozen=True, slots=True)
class Page:
    """A page, text or HTML, as :func:`~carnegie_meta.source.extract.extract` read it.

    ``blocks``: in the order of the page. ``json_ld``: the values of the page's JSON-LD
    scripts; a text has none. ``problems``: what is wrong with the text around and in the
    blocks.
    """

    blocks: tuple[Block, ...] = ()
    json_ld: tuple[object, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def record(self) -> dict[str, object] | None:
        """The record of the first block; None for a page without one."""
        return self.blocks[0].record if self.blocks else None

    @property
    def records(self) -> list[dict[str, object]]:
        """The records of all blocks, repeats included."""
        return [block.record for block in self.blocks]

    def to_dict(self) -> dict[str, object]:
        """The page as JSON values.

        Shape: ``record`` and ``line`` of the first block, null without one; ``records`` and
        ``lines`` only where there are several; ``json_ld`` always a list.
        """
        found: dict[str, object] = {
            "record": self.record,
            "line": self.blocks[0].range.line if self.blocks else None,
        }
        if len(self.blocks) > 1:
            found["records"] = self.records
            found["lines"] = [block.range.line for block in self.blocks]
        found["json_ld"] = list(self.json_ld)
        return found
