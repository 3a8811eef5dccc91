"""What is being built while YAML is read: documents, open collections, anchors."""

from __future__ import annotations

from carnegie_meta.model.missing import MISSING, Missing
from carnegie_meta.model.pointer import join
from carnegie_meta.model.problem import Problem
from carnegie_meta.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.source.unit import Node

    Container = dict[str, object] | list[object]


class Stop(Exception):
    """The rest of the text cannot be read; ``problem`` says why."""

    def __init__(self, kind: str, start: int, end: int, **facts: object) -> None:
        super().__init__(kind)
        self.problem = Problem(kind, Span(start, end), facts)


class Document:
    """One YAML document: its value, what is wrong with it, and its places.

    ``value`` is MISSING where the document holds nothing at all.
    """

    __slots__ = ("nodes", "problems", "value")

    def __init__(self) -> None:
        self.value: object | Missing = MISSING
        self.problems: list[Problem] = []
        self.nodes: dict[str, Node] = {}

    def forget(self, pointer: str, value: object) -> None:
        """Drop the places of *value* and of what it holds: it is no part of the document."""
        rest = [(pointer, value)]
        while rest:
            outer, held = rest.pop()
            if self.nodes.pop(outer, None) is None:
                continue  # what an alias repeats has no places here
            if isinstance(held, dict):
                rest += [(join([key], outer), item) for key, item in held.items()]
            elif isinstance(held, list):
                rest += [(f"{outer}/{index}", item) for index, item in enumerate(held)]


class Anchor:
    """A value that aliases repeat: how much it holds, how deep; ``open`` while it is built."""

    __slots__ = ("height", "open", "size", "value")

    def __init__(
        self, value: object, size: int = 1, height: int = 0, *, open: bool = False
    ) -> None:
        self.value = value
        self.size = size
        self.height = height
        self.open = open


class Frame:
    """An open collection.

    ``key`` is the key whose value comes next, None where a key comes next; ``marks`` keeps
    where each key stands; ``merges`` holds what ``<<`` brings, with its place and its key's.
    """

    __slots__ = (
        "anchor", "container", "end", "height", "key", "key_span", "marks", "merges", "merging",
        "size", "start", "style",
    )  # fmt: skip

    def __init__(self, container: Container, start: int, style: str, anchor: str | None) -> None:
        self.container = container
        self.start = start
        self.end = start
        self.style = style
        self.anchor = anchor
        self.key: str | None = None
        self.key_span = (start, start)
        self.marks: dict[str, tuple[int, int]] = {}
        self.merges: list[tuple[object, Span, Span]] = []
        self.merging = False
        self.size = 1
        self.height = 0
