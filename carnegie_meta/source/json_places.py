"""Places in a JSON text that the fast parser has read: those asked for, and no others.

Source: RFC 8259. A finding names one or two pointers of a record, so only the objects and lists on
the way to them are looked through; everything beside the way is skipped by the C scanner.
"""

from __future__ import annotations

from _json import make_scanner, scanstring
from collections.abc import Mapping

from carnegie_meta.model.pointer import split
from carnegie_meta.model.span import Span
from carnegie_meta.source.unit import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Member = tuple[Span | None, int, int]
    """Where the key stands, and where the value begins and ends."""

_SPACE = " \t\r\n"


class _Reading:
    """What the C scanner makes of a text; its values are thrown away."""

    strict = False
    object_hook = None
    object_pairs_hook = None
    parse_float = str
    parse_int = str
    parse_constant = str


_value: Callable[[str, int], tuple[object, int]] = make_scanner(
    _Reading  # type: ignore[arg-type]  # the stubs take the scanner for its own argument
)


class Places(Mapping[str, Node]):
    """Node by pointer of *text*, a valid JSON document without duplicate keys."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._members: dict[int, dict[str, Member]] = {}
        self._all: Mapping[str, Node] | None = None

    def __getitem__(self, pointer: str) -> Node:
        start = _skip(self._text, 0)
        member: Member = None, start, len(self._text.rstrip(_SPACE))
        for token in split(pointer):
            member = self._inside(member[1])[token]
        key, start, end = member
        if self._text[start] != '"':
            return Node(Span(start, end), key)
        text = self._text
        return Node(Span(start, end), key, "json", lambda: _offsets(text, start))

    def _inside(self, start: int) -> dict[str, Member]:
        """Members, by key or index, of the object or list that begins at *start*."""
        known = self._members.get(start)
        if known is None:
            opening = self._text[start]
            known = {}
            if opening == "{":
                known = _object(self._text, start)
            elif opening == "[":
                known = _list(self._text, start)
            self._members[start] = known
        return known

    def _whole(self) -> Mapping[str, Node]:
        if self._all is None:
            from carnegie_meta.source.json_scan import scan

            self._all = scan(self._text).nodes
        return self._all

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())


def _skip(text: str, at: int) -> int:
    while text[at] in _SPACE:
        at += 1
    return at


def _object(text: str, start: int) -> dict[str, Member]:
    found: dict[str, Member] = {}
    at = _skip(text, start + 1)
    while text[at] != "}":
        key, end = scanstring(text, at + 1, False)
        span = Span(at, end)
        at = _skip(text, _skip(text, end) + 1)
        _, end = _value(text, at)
        found[key] = span, at, end
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return found


def _list(text: str, start: int) -> dict[str, Member]:
    found: dict[str, Member] = {}
    at = _skip(text, start + 1)
    while text[at] != "]":
        _, end = _value(text, at)
        found[str(len(found))] = None, at, end
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return found


def _offsets(text: str, start: int) -> list[int]:
    from carnegie_meta.source.json_scan import string_offsets

    return string_offsets(text, start)
