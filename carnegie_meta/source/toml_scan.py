"""Where every value of a TOML text stands.

Source: TOML 1.0.0. The scanner places what ``tomllib`` has accepted: it is lenient, and where it
meets something strange it ends early. It does not recurse, so depth costs no stack.
"""

from __future__ import annotations

import re

from carnegie_meta.model.pointer import escape
from carnegie_meta.model.span import Span
from carnegie_meta.source.unit import MAX_DEPTH, Node

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_PART = re.compile(r"[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[^\s,\]}#]*)?|[^\s,\]}\[{=#\"']+")
_FOLDED_END = re.compile(r"[ \t]*(?:\r\n|\n)[ \t\r\n]*")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_HEX = {"x": 2, "u": 4, "U": 8}


class TooDeep(Exception):
    """Brackets nest deeper than MAX_DEPTH; ``offset`` is the bracket that is too much."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class _Strange(Exception):
    """The text is not what TOML allows here."""


def pieces(text: str, start: int, end: int) -> tuple[list[tuple[str, int]], int]:
    """Characters of the string literal at ``[start, end)`` with their offsets, and its end."""
    quote = text[start]
    many = text.startswith(quote * 3, start) and end - start >= 6
    at, stop = (start + 3, end - 3) if many else (start + 1, end - 1)
    if many:
        at += 2 if text.startswith("\r\n", at) else int(text.startswith("\n", at))
    found: list[tuple[str, int]] = []
    while at < stop:
        character = text[at]
        if character == "\\" and quote == '"':
            at = _escape(text, at, found)
        elif text.startswith("\r\n", at):
            found.append(("\n", at))
            at += 2
        else:
            found.append((character, at))
            at += 1
    return found, stop


def _escape(text: str, at: int, found: list[tuple[str, int]]) -> int:
    code = text[at + 1]
    if code in _HEX:
        after = at + 2 + _HEX[code]
        found.append((chr(int(text[at + 2 : after], 16)), at))
        return after
    folded = _FOLDED_END.match(text, at + 1)
    if folded:
        return folded.end()
    found.append((_ESCAPES.get(code, code), at))
    return at + 2


class _Open:
    """An array or inline table that is being read: ``count`` is None for a table."""

    __slots__ = ("count", "key", "pointer", "start")

    def __init__(self, pointer: str, key: Span | None, start: int, count: int | None) -> None:
        self.pointer = pointer
        self.key = key
        self.start = start
        self.count = count


class Scan:
    """One reading of a TOML text; offsets are ``shift`` more than those in the text.

    ``nodes``: Node by pointer; ``repeats``: spans of keys that stand twice.
    Raises: TooDeep.
    """

    def __init__(self, text: str, shift: int = 0) -> None:
        self.nodes: dict[str, Node] = {}
        self.repeats: list[Span] = []
        self._text = text
        self._shift = shift
        self._at = 0
        self._table = ""
        self._lengths: dict[str, int] = {}
        """Number of tables in each array of tables, by pointer."""
        self._nested: list[_Open] = []
        self._place("", 0, 0, None, "toml-table")
        try:
            self._read()
        except _Strange:
            self._nested.clear()

    # Lines

    def _read(self) -> None:
        text = self._text
        while True:
            self._skip(_BLANK)
            if self._at >= len(text):
                return
            if text[self._at] == "[":
                self._header()
            else:
                self._pair(self._table)
                self._extend(self._table, self._at)
            self._extend("", self._at)

    def _header(self) -> None:
        """``[table]`` or ``[[array of tables]]``."""
        text, start = self._text, self._at
        double = text.startswith("[[", start)
        self._at += 2 if double else 1
        self._skip(_SPACE)
        parts = self._key()
        self._at += 2 if double else 1
        pointer = ""
        for name, begin, end in parts[:-1]:
            pointer = self._inside(f"{pointer}/{escape(name)}")
            key = Span(begin + self._shift, end + self._shift)
            if pointer not in self.nodes:
                self._place(pointer, start, self._at, key, "toml-implicit")
        name, begin, end = parts[-1]
        key = Span(begin + self._shift, end + self._shift)
        pointer = f"{pointer}/{escape(name)}"
        if double:
            index = self._lengths.get(pointer, 0)
            self._lengths[pointer] = index + 1
            if not index:
                self._place(pointer, start, self._at, key, "toml-tables")
            pointer = f"{pointer}/{index}"
        elif pointer in self.nodes and self.nodes[pointer].style != "toml-implicit":
            self.repeats.append(key)
        self._place(pointer, start, self._at, key, "toml-table")
        self._table = pointer

    def _inside(self, pointer: str) -> str:
        """*pointer*, or its last table where it is an array of tables."""
        length = self._lengths.get(pointer)
        return pointer if length is None else f"{pointer}/{length - 1}"

    def _key(self) -> list[tuple[str, int, int]]:
        """Parts of a key, each with its place."""
        text = self._text
        parts: list[tuple[str, int, int]] = []
        while True:
            part = _PART.match(text, self._at)
            if not part:
                raise _Strange
            name = part.group()
            if name[0] in "\"'":
                name = "".join(c for c, _ in pieces(text, part.start(), part.end())[0])
            parts.append((name, part.start(), part.end()))
            self._at = part.end()
            self._skip(_SPACE)
            if text[self._at : self._at + 1] != ".":
                return parts
            self._at += 1
            self._skip(_SPACE)

    def _pair(self, base: str) -> None:
        """``key = value``, and all that nests in the value."""
        depth = len(self._nested)
        self._member(base)
        while len(self._nested) > depth:
            self._next()

    def _member(self, base: str) -> None:
        start = self._at
        parts = self._key()
        if self._text[self._at : self._at + 1] != "=":
            raise _Strange
        self._at += 1
        self._skip(_SPACE)
        pointer = base
        for name, begin, end in parts[:-1]:
            pointer = f"{pointer}/{escape(name)}"
            if pointer not in self.nodes:
                key = Span(begin + self._shift, end + self._shift)
                self._place(pointer, start, end, key, "toml-implicit")
        name, begin, end = parts[-1]
        pointer = f"{pointer}/{escape(name)}"
        key = Span(begin + self._shift, end + self._shift)
        if pointer in self.nodes:
            self.repeats.append(key)
        self._begin(pointer, key)

    # Values

    def _begin(self, pointer: str, key: Span | None) -> None:
        """Read a scalar whole, or open an array or inline table."""
        text, at = self._text, self._at
        character = text[at : at + 1]
        if character in ("[", "{"):
            if len(self._nested) >= MAX_DEPTH:
                raise TooDeep(at + self._shift)
            self._nested.append(_Open(pointer, key, at, 0 if character == "[" else None))
            self._at += 1
            return
        string = _STRING.match(text, at)
        found = string or _BARE.match(text, at)
        if not found:
            raise _Strange
        self._at = end = found.end()
        self._place(pointer, at, end, key, "toml", string is not None)

    def _next(self) -> None:
        """Close the innermost array or inline table, or read its next part."""
        text, frame = self._text, self._nested[-1]
        self._skip(_BLANK)
        if text[self._at : self._at + 1] == ",":
            self._at += 1
            self._skip(_BLANK)
        if text[self._at : self._at + 1] == ("}" if frame.count is None else "]"):
            self._at += 1
            self._nested.pop()
            self._place(frame.pointer, frame.start, self._at, frame.key, "toml")
        elif frame.count is None:
            self._member(frame.pointer)
        else:
            frame.count += 1
            self._begin(f"{frame.pointer}/{frame.count - 1}", None)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _place(
        self,
        pointer: str,
        start: int,
        end: int,
        key: Span | None,
        style: str,
        string: bool = False,
    ) -> None:
        text, shift = self._text, self._shift

        def offsets() -> list[int]:
            found, last = pieces(text, start, end)
            return [offset + shift for _, offset in found] + [last + shift]

        span = Span(start + shift, end + shift)
        self.nodes[pointer] = Node(span, key, style, offsets if string else None)

    def _extend(self, pointer: str, end: int) -> None:
        """The table at *pointer* goes on to *end*."""
        node = self.nodes[pointer]
        node.value = Span(node.value.start, end + self._shift)


def nodes(text: str, shift: int = 0) -> dict[str, Node]:
    """Node of every value; nothing for a text that nests too deep."""
    try:
        return Scan(text, shift).nodes
    except TooDeep:
        return {}
