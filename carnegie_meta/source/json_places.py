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
        self._root: Member = None, _skip(text, 0), len(text.rstrip(_SPACE))
        self._members: dict[int, dict[str, Member]] = {}
        self._all: Mapping[str, Node] | None = None

    def __getitem__(self, pointer: str) -> Node:
        member = self._root
        for token in split(pointer) if "~" in pointer else pointer.split("/")[1:]:
            member = (self._members.get(member[1]) or self._inside(member[1]))[token]
        key, start, end = member
        text = self._text
        if text[start] != '"':
            return Node(Span(start, end), key)
        return Node(Span(start, end), key, "json", lambda: _offsets(text, start))

    def _inside(self, start: int) -> dict[str, Member]:
        """Members, by key or index, of the object or list that begins at *start*."""
        opening = self._text[start]
        found: dict[str, Member] = {}
        if opening == "{":
            found = _object(self._text, start)
        elif opening == "[":
            found = _list(self._text, start)
        self._members[start] = found
        return found

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
        plain = text[end : end + 2] == ": "  # as nearly all programs write it
        at = end + 2 if plain else _skip(text, end) + 1
        if text[at] in _SPACE:
            at = _skip(text, at)
        _, end = _value(text, at)
        found[key] = span, at, end
        at = _behind(text, end)
    return found


def _list(text: str, start: int) -> dict[str, Member]:
    found: dict[str, Member] = {}
    at = _skip(text, start + 1)
    while text[at] != "]":
        _, end = _value(text, at)
        found[str(len(found))] = None, at, end
        at = _behind(text, end)
    return found


def _behind(text: str, end: int) -> int:
    """Where the next member, or the closing bracket, stands behind a value that ends at *end*."""
    if text[end : end + 2] != ", " or text[end + 2] in _SPACE:
        end = _skip(text, end)
        return _skip(text, end + 1) if text[end] == "," else end
    return end + 2


def _offsets(text: str, start: int) -> list[int]:
    from carnegie_meta.source.json_scan import string_offsets

    return string_offsets(text, start)
