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

    Member = tuple[int, int, int, int]
    """Where the key begins and ends, twice -1 where there is none, and the value likewise."""

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

    __slots__ = ("_all", "_lists", "_members", "_nodes", "_objects", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._nodes: dict[str, Node] = {}
        root: Member = -1, -1, _skip(text, 0), len(text.rstrip(_SPACE))
        self._members = {"": root}
        self._objects: dict[int, dict[str, Member]] = {}
        self._lists: dict[int, list[tuple[int, int]]] = {}
        self._all: Mapping[str, Node] | None = None

    def __getitem__(self, pointer: str) -> Node:
        node = self._nodes.get(pointer)
        if node is None:
            key_start, key_end, start, end = self._member(pointer)
            text = self._text
            key = None if key_start < 0 else Span(key_start, key_end)
            offsets = (lambda: _offsets(text, start)) if text[start] == '"' else None
            node = self._nodes[pointer] = Node(Span(start, end), key, "json", offsets)
        return node

    def _member(self, pointer: str) -> Member:
        known = self._members.get(pointer)
        if known is None:
            head, _, token = pointer.rpartition("/")
            if "~" in token:
                (token,) = split("/" + token)
            known = self._members[pointer] = self._inside(self._member(head), token)
        return known

    def _inside(self, holder: Member, token: str) -> Member:
        """The member *token*, a key or an index, of the object or list that *holder* tells."""
        _, _, start, end = holder
        text = self._text
        opening = text[start]
        if opening == "[":
            items = self._items(start)
            if not (token.isascii() and token.isdigit()) or int(token) >= len(items):
                raise KeyError(token)
            return -1, -1, *items[int(token)]
        if opening != "{":
            raise KeyError(token)
        members = self._objects.get(start)
        if members is None:
            member = _find(text, token, start, end)
            if member is not None:
                return member
            members = self._objects[start] = _object(text, start)
        return members[token]

    def _items(self, start: int) -> list[tuple[int, int]]:
        known = self._lists.get(start)
        if known is None:
            known = self._lists[start] = _list(self._text, start)
        return known

    def items_of(self, pointer: str) -> list[tuple[int, int]] | None:
        """Where each item of the list at *pointer* begins and ends; None where no list is."""
        try:
            start = self._member(pointer)[2]
        except KeyError:
            return None
        return self._items(start) if self._text[start] == "[" else None

    def _whole(self) -> Mapping[str, Node]:
        if self._all is None:
            from carnegie_meta.source.json_scan import scan

            self._all = scan(self._text).nodes
        return self._all

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())


def _find(text: str, key: str, start: int, end: int) -> Member | None:
    """The member *key* of the object ``text[start:end]``, the others unread.

    None where that does not tell it: a key that is no word, an object that holds others, a quote
    inside a string, a key written with escapes.
    """
    # Without escaped quotes a word between quotes is a string: no letter follows one that ends.
    # Without inner objects a string before a colon is a key of this one.
    if not key.isidentifier() or text.find("{", start + 1, end) > 0:
        return None
    if "\\" in text and text.find('\\"', start, end) > 0:
        return None
    quoted = f'"{key}"'
    at = text.find(quoted, start, end)
    while at > 0:
        behind = at + len(quoted)
        if text[behind] == ":":
            begin = behind + 1
            while text[begin] in _SPACE:
                begin += 1
            return at, behind, begin, _value(text, begin)[1]
        if text[behind] in _SPACE:
            return None
        at = text.find(quoted, behind, end)
    return None


def _skip(text: str, at: int) -> int:
    while text[at] in _SPACE:
        at += 1
    return at


def _object(text: str, start: int) -> dict[str, Member]:
    found: dict[str, Member] = {}
    at = _skip(text, start + 1)
    while text[at] != "}":
        key, end = scanstring(text, at + 1, False)
        span = at, end
        plain = text[end : end + 2] == ": "  # as nearly all programs write it
        at = end + 2 if plain else _skip(text, end) + 1
        if text[at] in _SPACE:
            at = _skip(text, at)
        _, end = _value(text, at)
        found[key] = *span, at, end
        at = _behind(text, end)
    return found


def _list(text: str, start: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    values, end = _value(text, start)
    assert isinstance(values, list)  # a bracket opens it
    at = start + 1
    if _is_written_plainly(values, text[start:end]):
        for value in values:
            end = at + len(value) + 2
            found.append((at, end))
            at = end + 2
        return found
    at = _skip(text, at)
    while text[at] != "]":
        _, end = _value(text, at)
        found.append((at, end))
        at = _behind(text, end)
    return found


def _is_written_plainly(values: list[object], text: str) -> bool:
    """Whether *text* is the list of strings *values* as nearly all programs write it."""
    for value in values:
        if type(value) is not str:
            return False
    return text == '["' + '", "'.join(values) + '"]'  # type: ignore[arg-type]  # strings


def _behind(text: str, end: int) -> int:
    """Where the next member, or the closing bracket, stands behind a value that ends at *end*."""
    if text[end : end + 2] != ", " or text[end + 2] in _SPACE:
        end = _skip(text, end)
        return _skip(text, end + 1) if text[end] == "," else end
    return end + 2


def _offsets(text: str, start: int) -> list[int]:
    from carnegie_meta.source.json_scan import string_offsets

    return string_offsets(text, start)
