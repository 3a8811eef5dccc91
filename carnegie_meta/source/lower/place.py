"""Where the parts of one record stand in its text."""

from __future__ import annotations

from itertools import pairwise

from carnegie_meta.model.pointer import get
from carnegie_meta.source.lower.plan import children

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.source.lower.plan import Plan
    from carnegie_meta.source.unit import Node, RawRecord, Unit


class CannotLower(Exception):
    """The text is written in a way that the edit cannot keep."""


class TextEdit:
    """Replace ``[start, end)`` of the unit's text by ``content``."""

    __slots__ = ("content", "end", "start")

    def __init__(self, start: int, end: int, content: str) -> None:
        self.start = start
        self.end = end
        self.content = content

    def __repr__(self) -> str:
        return f"TextEdit({self.start}, {self.end}, {self.content!r})"


class Element:
    """One item of a list or member of an object: it runs from its key, if any, to its end."""

    __slots__ = ("end", "node", "pointer", "start")

    def __init__(self, pointer: str, node: Node) -> None:
        self.pointer = pointer
        self.node = node
        self.start = node.value.start if node.key is None else node.key.start
        self.end = node.value.end


class Place:
    """A record's text, the nodes in it, and the plan to carry out."""

    __slots__ = ("_base", "_positions", "plan", "root", "text")

    def __init__(self, unit: Unit, raw: RawRecord, plan: Plan) -> None:
        self.plan = plan
        self.text = unit.text.content
        self._positions = unit.positions
        self._base = raw.base + raw.wrapper
        self.root = self.node("")

    def value(self, pointer: str) -> object:
        """What stands at *pointer* before the changes."""
        return get(self.plan.data, pointer)

    def node(self, pointer: str) -> Node:
        """The Node of *pointer*.

        Raises: CannotLower when the text has no place for it.
        """
        node = self._positions.get(self._base + pointer)
        if node is None:
            raise CannotLower(f"no place for {pointer!r}")
        return node

    def above(self, pointer: str) -> list[str]:
        """Pointers around *pointer* inside the record, the innermost first."""
        found: list[str] = []
        while pointer:
            pointer = pointer[: pointer.rindex("/")]
            found.append(pointer)
        return found

    def elements(self, pointer: str) -> list[Element]:
        """What the list or object at *pointer* holds, in the order of the text.

        Raises: CannotLower when that is not the order of the data: a key stands twice, or a
        value stands elsewhere.
        """
        found = [Element(p, self.node(p)) for p in children(self.value(pointer), pointer)]
        for one, other in pairwise(found):
            if one.end > other.start:
                raise CannotLower(f"the elements of {pointer!r} do not follow each other")
        return found

    def inner_gap(self, pointer: str) -> str | None:
        """The text between the first two elements of what stands at *pointer*, if it has two."""
        parts = self.elements(pointer)
        return self.text[parts[0].end : parts[1].start] if len(parts) > 1 else None

    def checked(self, edits: list[TextEdit]) -> list[TextEdit] | None:
        """*edits* sorted, without those that change nothing; None when nothing is left.

        Raises: CannotLower when two of them meet.
        """
        kept = [e for e in edits if self.text[e.start : e.end] != e.content]
        kept.sort(key=lambda edit: (edit.start, edit.end))
        for one, other in pairwise(kept):
            if one.end > other.start or one.start == other.start:
                raise CannotLower("two edits meet")
        return kept or None


def apply_edits(text: str, edits: list[TextEdit]) -> str:
    """*text* after *edits*, which are in order and do not meet."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.content)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)
