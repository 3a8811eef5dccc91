"""A positional reader of JSON text: every pointer to its place, every mistake to its offset.

Source: RFC 8259. The reader is exact and does not recurse, so depth costs no stack; the
fast parser does the reading, and this one runs only where a finding needs a place.
"""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError
from json.decoder import scanstring as _scanstring  # type: ignore[attr-defined]  # stubs lack it

from carnegie_meta.model.pointer import escape
from carnegie_meta.model.problem import Problem
from carnegie_meta.model.span import Span
from carnegie_meta.source.unit import MAX_DEPTH, Node

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONSTANTS = {"true": True, "false": False, "null": None}
_TYPICAL = {
    "True": "write true in lower case",
    "False": "write false in lower case",
    "None": "write null",
    "undefined": "write null",
}
_NOT_JSON = frozenset({"NaN", "Infinity", "-Infinity"})


class JSONSyntaxError(Exception):
    """The text is not JSON; ``problem`` says why and where."""

    def __init__(self, kind: str, reason: str, start: int, end: int, **facts: object) -> None:
        super().__init__(reason)
        self.problem = Problem(kind, Span(start, end), {"reason": reason, **facts})


def string_offsets(text: str, start: int, base: int = 0) -> list[int]:
    """Offsets of each code point of the JSON string literal at *start*, and of its end.

    An escape is one code point at the offset of its backslash; a surrogate pair is one.
    """
    offsets = []
    at = start + 1
    while text[at] != '"':
        offsets.append(base + at)
        if text[at] != "\\":
            at += 1
        elif text[at + 1] != "u":
            at += 2
        else:
            high = int(text[at + 2 : at + 6], 16)
            at += 6
            if 0xD800 <= high < 0xDC00 and text[at : at + 2] == "\\u":
                low = int(text[at + 2 : at + 6], 16)
                if 0xDC00 <= low < 0xE000:
                    at += 6
    offsets.append(base + at)
    return offsets


def _scalar(text: str, at: int) -> tuple[object, int]:
    number = _NUMBER.match(text, at)
    if number:
        raw = number.group()
        end = number.end()
        follow = _WORD.match(text, end)
        if not follow:
            if raw.lstrip("-").isdigit():
                return (int(raw) if len(raw) < 4000 else float(raw)), end
            return float(raw), end
        if raw.lstrip("-") == "0" and follow.group()[0].isdigit():
            raise JSONSyntaxError("json-syntax", "a number cannot begin with 0", at, follow.end())
        raise JSONSyntaxError("json-syntax", "not a JSON value", at, follow.end())
    word = _WORD.match(text, at)
    if not word:
        found = text[at : at + 1]
        if not found:
            raise JSONSyntaxError("json-syntax", "the text ends where a value belongs", at, at)
        raise JSONSyntaxError("json-syntax", f"found {found!r} where a value belongs", at, at + 1)
    name = word.group()
    if name in _CONSTANTS:
        return _CONSTANTS[name], word.end()
    if name in _NOT_JSON:
        return float(name.lower().replace("infinity", "inf")), word.end()
    reason = _TYPICAL.get(name)
    if reason is None:
        if name[0] == "'":
            reason = "strings take double quotes"
        elif name[0] in "\u201c\u201d\u201e\u2018\u2019":
            reason = "strings take straight double quotes, not typographic ones"
        elif name[:2] in ("//", "/*") or name[0] == "#":
            reason = "JSON has no comments"
        else:
            reason = f"not a JSON value: {name[:40]}"
    raise JSONSyntaxError("json-syntax", reason, at, word.end())


def _string(text: str, at: int) -> tuple[str, int]:
    try:
        value, end = _scanstring(text, at + 1, True)
    except JSONDecodeError as error:
        raise _wrong_string(error, at) from None
    return str(value), int(end)


def _wrong_string(error: JSONDecodeError, at: int) -> JSONSyntaxError:
    if error.msg.startswith("Unterminated"):
        return JSONSyntaxError("json-syntax", "this string is never closed", at, at + 1)
    if error.doc[error.pos : error.pos + 1] in ("\n", "\r"):
        reason = "this string is not closed on its line"
        return JSONSyntaxError("json-syntax", reason, at, at + 1)
    reason = "a wrong escape in a string"
    if error.msg.startswith("Invalid control character"):
        reason = "a control character stands bare in a string"
    return JSONSyntaxError("json-syntax", reason, error.pos, error.pos + 1)


class _Frame:
    """An open container: what it holds so far, its pointer, where it and its key began."""

    __slots__ = ("container", "key", "pointer", "start")

    def __init__(
        self,
        container: dict[str, object] | list[object],
        pointer: str,
        start: int,
        key: Span | None,
    ) -> None:
        self.container = container
        self.pointer = pointer
        self.start = start
        self.key = key


class Scan:
    """One reading of a JSON text.

    ``value``: the JSON value, the last of duplicate keys winning; ``nodes``: Node by
    pointer; ``problems``: duplicate keys, numbers and escapes that JSON has no value for;
    ``end``: where the value ended.
    """

    def __init__(self, text: str, start: int) -> None:
        self.nodes: dict[str, Node] = {}
        self.problems: list[Problem] = []
        self._text = text
        self._at = start
        self._stack: list[_Frame] = []
        self._duplicates: list[tuple[str, str, Span, Span, object, _Frame]] = []
        self.value = self._begin("", None)
        while self._stack:
            self._next()
        self.end = self._at
        if self._duplicates:
            self._judge_duplicates()
        self.problems.sort(key=lambda problem: problem.span)

    def _judge_duplicates(self) -> None:
        from carnegie_meta.source.same import same

        following: dict[tuple[int, str], object] = {}
        for key, pointer, first, again, before, frame in reversed(self._duplicates):
            now = frame.container[key] if isinstance(frame.container, dict) else None
            after = following.get((id(frame), key), now)
            following[(id(frame), key)] = before
            kind = "repeated-member" if same(before, after) else "duplicate-key"
            facts = {"key": key, "first": first.start}
            self.problems.append(Problem(kind, again, facts, None, pointer))

    def _whole(self, value: str, begun: int, pointer: str) -> str:
        """*value* of the literal at *begun*; each half of a character becomes U+FFFD."""
        if value.isascii() or not _SURROGATE.search(value):
            return value
        offsets = string_offsets(self._text, begun)
        for half in _SURROGATE.finditer(value):
            span = Span(offsets[half.start()], offsets[half.end()])
            facts = {"escape": self._text[span.start : span.end]}
            self.problems.append(Problem("lone-surrogate", span, facts, None, pointer))
        return _SURROGATE.sub("\ufffd", value)

    def _skip(self) -> str:
        """Move behind white space; the next character, "" at the end."""
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at : self._at + 1]

    def _begin(self, pointer: str, key: Span | None) -> object:
        """Read a scalar whole, or open a container."""
        text = self._text
        character = self._skip()
        begun = self._at
        if character in ("{", "["):
            if len(self._stack) >= MAX_DEPTH:
                raise JSONSyntaxError("too-deep", "", begun, begun + 1, limit=MAX_DEPTH)
            container: dict[str, object] | list[object] = {} if character == "{" else []
            self._stack.append(_Frame(container, pointer, begun, key))
            self._at += 1
            return container
        value: object
        if character == '"':
            value, self._at = _string(text, begun)
            value = self._whole(value, begun, pointer)
            self.nodes[pointer] = Node(
                Span(begun, self._at), key, "json", lambda: string_offsets(text, begun)
            )
            return value
        value, self._at = _scalar(text, begun)
        span = Span(begun, self._at)
        if isinstance(value, float) and value - value != 0:
            # Kept as written: no JSON value is that number, and null would be a lie.
            value = text[begun : self._at]
            kind = "not-a-number" if value in _NOT_JSON else "number-out-of-range"
            self.problems.append(Problem(kind, span, {"value": value[:80]}, None, pointer))
        self.nodes[pointer] = Node(span, key)
        return value

    def _next(self) -> None:
        """Close the innermost container, or read its next member."""
        frame = self._stack[-1]
        container = frame.container
        closer = "]" if isinstance(container, list) else "}"
        character = self._skip()
        if container and character != closer:
            if character != ",":
                raise self._unexpected(frame, closer)
            comma = self._at
            self._at += 1
            if self._skip() == closer:
                reason = f"a comma stands before the closing {closer}"
                raise JSONSyntaxError("json-syntax", reason, comma, comma + 1)
        elif character == closer:
            self._at += 1
            self.nodes[frame.pointer] = Node(Span(frame.start, self._at), frame.key)
            self._stack.pop()
            return
        elif not character:
            raise self._unexpected(frame, closer)
        if isinstance(container, list):
            container.append(self._begin(f"{frame.pointer}/{len(container)}", None))
            return
        self._member(frame, container)

    def _member(self, frame: _Frame, container: dict[str, object]) -> None:
        text, begun = self._text, self._at
        if text[begun : begun + 1] != '"':
            raise self._key_expected(frame)
        key, self._at = _string(text, begun)
        span = Span(begun, self._at)
        key = self._whole(key, begun, frame.pointer)
        pointer = f"{frame.pointer}/{escape(key)}"
        if self._skip() != ":":
            reason = f"a colon is missing after the key {key[:40]!r}"
            raise JSONSyntaxError("json-syntax", reason, self._at, min(self._at + 1, len(text)))
        self._at += 1
        if key in container:
            first = self.nodes[pointer].key
            assert first is not None  # a member's node always has its key
            self._duplicates.append((key, pointer, first, span, container[key], frame))
            self._forget(pointer, container[key])
        container[key] = self._begin(pointer, span)

    def _forget(self, pointer: str, value: object) -> None:
        """Drop the nodes inside *value*, whose key comes again: only what it holds is visited."""
        rest = [(pointer, value)]
        while rest:
            outer, value = rest.pop()
            items: list[tuple[str | int, object]] = []
            if isinstance(value, dict):
                items = list(value.items())
            elif isinstance(value, list):
                items = list(enumerate(value))
            for token, item in items:
                inner = f"{outer}/{escape(token)}"
                del self.nodes[inner]
                rest.append((inner, item))

    def _unexpected(self, frame: _Frame, closer: str) -> JSONSyntaxError:
        text, at = self._text, self._at
        if at >= len(text):
            reason = f"the {text[frame.start]} is never closed"
            return JSONSyntaxError("json-syntax", reason, frame.start, frame.start + 1)
        if text[at] in "]}":
            reason = f"found {text[at]} where {closer} belongs"
        elif text.startswith(("//", "/*"), at) or text[at] == "#":
            reason = "JSON has no comments"
        else:
            reason = f"a comma or {closer} is missing before this"
        return JSONSyntaxError("json-syntax", reason, at, at + 1)

    def _key_expected(self, frame: _Frame) -> JSONSyntaxError:
        text, at = self._text, self._at
        if at >= len(text):
            return self._unexpected(frame, "}")
        if text[at] in "'\u201c\u201d\u201e\u2018\u2019":
            return JSONSyntaxError("json-syntax", "keys take straight double quotes", at, at + 1)
        if text.startswith(("//", "/*"), at) or text[at] == "#":
            return JSONSyntaxError("json-syntax", "JSON has no comments", at, at + 1)
        word = _WORD.match(text, at)
        if word:
            name = word.group()[:40]
            return JSONSyntaxError(
                "json-key", f"the key {name} needs double quotes", at, word.end(), key=name
            )
        return JSONSyntaxError("json-syntax", "a key in double quotes belongs here", at, at + 1)


def scan(text: str, start: int = 0, *, whole: bool = True) -> Scan:
    """Read the JSON value at *start* and note the place of every part.

    With *whole*, anything but white space behind the value is a mistake.
    Raises: JSONSyntaxError at the first place where the text stops being JSON.
    """
    result = Scan(text, start)
    if whole:
        rest = _SPACE.match(text, result.end)
        at = rest.end() if rest else result.end
        if at < len(text):
            reason = "text follows where the file should end"
            raise JSONSyntaxError("json-syntax", reason, at, at + 1)
    return result
