"""Places in YAML at its plainest, as :mod:`carnegie_meta.source.yaml_plain` has read it.

Such a text says everything line by line, so places are found by looking at lines instead of
parsing the text again. A property test holds them to those that the parser tells.
"""

from __future__ import annotations

from collections.abc import Mapping

from carnegie_meta.model.span import Span
from carnegie_meta.source.unit import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Place = tuple[int, int, int, int, str]
    """Where the key begins and ends (-1 without one), where the value does, and its style."""

_STYLES = {'"': "double", "'": "single", "[": "flow"}


class Places(Mapping[str, Node]):
    """Node by pointer of what stands at ``[start, end)`` of *text*, which is plain YAML."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        if text.startswith("---\n", start):
            start += 4
        self._places = _places(text[start:end], start)
        self._nodes: dict[str, Node] = {}

    def __getitem__(self, pointer: str) -> Node:
        node = self._nodes.get(pointer)
        if node is None:
            node = self._nodes[pointer] = _node(*self._places[pointer])
        return node

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _node(key: int, key_end: int, start: int, end: int, style: str) -> Node:
    quotes = style in ("single", "double")
    return Node(
        Span(start, end),
        Span(key, key_end) if key >= 0 else None,
        style,
        # Without escapes and folds each character stands for itself.
        None if style in ("block", "flow") else lambda: [*range(start + quotes, end + 1 - quotes)],
    )


def _places(text: str, at: int) -> dict[str, Place]:
    """Place by pointer of *text*, which begins at *at*."""
    found: dict[str, Place] = {}
    pointer = ""
    key = key_end = items = end = 0
    root = -1
    for line in text.split("\n"):
        start, after = at, at + len(line)
        at = after + 1
        if not line:
            continue
        if line[0] in "- ":
            dash = start + line.index("-")
            if items == 0:
                found[pointer] = key, key_end, dash, after, "block"
            else:
                found[pointer] = *found[pointer][:3], after, "block"
            style = _STYLES.get(line[dash - start + 2], "plain")
            found[f"{pointer}/{items}"] = -1, -1, dash + 2, after, style
            items += 1
        else:
            if root < 0:
                root = start
            colon = line.index(":")
            pointer, items = "/" + line[:colon], 0
            key, key_end = start, start + colon
            if key_end + 1 < after:
                style = _STYLES.get(line[colon + 2], "plain")
                found[pointer] = key, key_end, key_end + 2, after, style
        end = after
    found[""] = -1, -1, root, end, "block"
    return found
