"""Places in YAML at its plainest, as :mod:`carnegie_meta.source.yaml_plain` has read it.

Such a text says everything line by line: a key begins its line, and its items follow, a line each.
So a place is found by searching for its key, when it is asked for. A property test holds the places
to those that the parser tells.
"""

from __future__ import annotations

from collections.abc import Mapping

from carnegie_meta.model.span import Span
from carnegie_meta.source.unit import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Member = tuple[Span, int, int, list[tuple[int, int]] | None]
    """The key, where its value begins and ends, and the same of each item of a list."""

_STYLES = {'"': "double", "'": "single"}


class Places(Mapping[str, Node]):
    """Node by pointer of what stands at ``[start, end)`` of *text*, which is plain YAML."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self._text = text
        self._start = start + 4 if text.startswith("---\n", start) else start
        self._end = len(text) if end is None else end
        self._members: dict[str, Member] = {}
        self._nodes: dict[str, Node] = {}

    def __getitem__(self, pointer: str) -> Node:
        node = self._nodes.get(pointer)
        if node is None:
            node = self._nodes[pointer] = self._node(pointer)
        return node

    def _node(self, pointer: str) -> Node:
        if not pointer:
            inside = self._text[self._start : self._end]
            start = self._end - len(inside.lstrip("\n"))
            return Node(Span(start, self._start + len(inside.rstrip("\n"))), style="block")
        _, name, *index = pointer.split("/")
        key, start, end, items = self._members.get(name) or self._member(name)
        if index:
            number = "/".join(index)
            if items is None or not number.isdecimal() or int(number) >= len(items):
                raise KeyError(pointer)
            return self._scalar(*items[int(number)], None)
        if items is None and self._text[start] != "[":
            return self._scalar(start, end, key)
        return Node(Span(start, end), key, "flow" if items is None else "block")

    def _scalar(self, start: int, end: int, key: Span | None) -> Node:
        style = _STYLES.get(self._text[start], "plain")
        quotes = style != "plain"
        # Without escapes and folds each character stands for itself.
        return Node(
            Span(start, end), key, style, lambda: [*range(start + quotes, end + 1 - quotes)]
        )

    def _member(self, name: str) -> Member:
        """Places of the member *name*.

        Raises: KeyError where there is none.
        """
        text, last = self._text, self._end
        line = self._start
        if not text.startswith(name + ":", line):
            line = text.find(f"\n{name}:", line, last) + 1 or -1
        if line < self._start or not name.isidentifier():  # a key of plain YAML is one
            raise KeyError(name)
        at = line + len(name) + 1
        end = self._line_end(at)
        start = at + 1
        items = None
        if at == end:
            items = []
            while end + 1 < last and text[end + 1] in "- ":
                dash = text.index("-", end + 1)
                end = self._line_end(dash)
                items.append((dash + 2, end))
            start = items[0][0] - 2
        found = self._members[name] = Span(line, at - 1), start, end, items
        return found

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at, self._end)
        return self._end if end < 0 else end

    def __iter__(self) -> Iterator[str]:
        yield ""
        for line in self._text[self._start : self._end].split("\n"):
            if line and line[0] not in "- ":
                name = line.partition(":")[0]
                yield f"/{name}"
                items = (self._members.get(name) or self._member(name))[3]
                yield from (f"/{name}/{index}" for index in range(len(items or ())))

    def __len__(self) -> int:
        return sum(1 for _ in self)
