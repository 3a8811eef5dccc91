"""HTML as a stream of pieces, each with its place in the file.

Why not html.parser: it gives no place for the value of an attribute, and on CPython 3.11 it
needs 50 seconds for 60 kB of unclosed tags. Why not lxml or selectolax: they mend the markup,
and lose the places. This reader follows the tokenization of the HTML standard as far as text,
attributes and raw text need it, never goes back, and so takes time linear in the file.

Source: HTML Living Standard, 13.2.5 (tokenization).
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.source.offsets import Offsets

RAW_TEXT = frozenset({"iframe", "noembed", "noframes", "script", "style", "xmp"})
"""Elements whose text has neither tags nor references."""

ESCAPABLE_TEXT = frozenset({"textarea", "title"})
"""Elements whose text has references and no tags."""

_TAG_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_BETWEEN = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"=?[^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_UNQUOTED = re.compile(r"[^\s>]*")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{0,31});?")
_COMMENT_END = re.compile(r"--!?>")


class Attribute:
    """One attribute of a start tag: its name in lower case, and the span of its value."""

    __slots__ = ("end", "name", "start")

    def __init__(self, name: str, start: int, end: int) -> None:
        self.name = name
        self.start = start
        self.end = end


class Piece:
    """One piece of markup in ``[start, end)``.

    ``kind``: ``text`` (with references), ``raw`` (the text of a script and its like), ``open``
    or ``close``. ``name``: the tag's, or that of the element whose raw text this is.
    """

    __slots__ = ("attributes", "end", "kind", "name", "start")

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        name: str = "",
        attributes: tuple[Attribute, ...] = (),
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.name = name
        self.attributes = attributes

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute called *name*; a repeated one does not count."""
        return next((one for one in self.attributes if one.name == name), None)


def _tag(text: str, at: int, kind: str) -> Piece | None:
    """The tag that begins at *at*; None when the file ends inside it."""
    name = _TAG_NAME.match(text, at + (1 if kind == "open" else 2))
    assert name is not None  # the caller saw the letter
    here = name.end()
    attributes: list[Attribute] = []
    while True:
        here = _after(_BETWEEN, text, here)
        if here >= len(text):
            return None
        if text[here] == ">":
            return Piece(kind, at, here + 1, name.group().lower(), tuple(attributes))
        end = _after(_ATTRIBUTE, text, here)
        attribute = text[here:end].lower()
        equals = _EQUALS.match(text, end)
        if equals is None:
            attributes.append(Attribute(attribute, end, end))
            here = end
            continue
        start = equals.end()
        quote = text[start : start + 1]
        if quote and quote in "\"'":
            start += 1
            end = text.find(quote, start)
            if end < 0:
                return None
            here = end + 1
        else:
            here = end = _after(_UNQUOTED, text, start)
        attributes.append(Attribute(attribute, start, end))


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where what *pattern*, which may match nothing, finds at *at* ends."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _declaration_end(text: str, at: int) -> int:
    """End of the comment, doctype or the like that begins at *at*; the file's when it has none."""
    if not text.startswith("<!--", at):
        end = text.find(">", at)
        return len(text) if end < 0 else end + 1
    for empty in ("<!-->", "<!--->"):
        if text.startswith(empty, at):
            return at + len(empty)
    found = _COMMENT_END.search(text, at + 4)
    return found.end() if found else len(text)


def pieces(text: str) -> Iterator[Piece]:
    """Text, raw text and tags of an HTML file, in order; comments are left out.

    A file that ends inside a tag ends with that tag, as browsers have it.
    """
    at = begun = 0
    while True:
        at = text.find("<", at)
        if at < 0:
            at = len(text)
        follow = text[at + 1 : at + 3]
        is_tag = _is_letter(follow[:1]) or (follow[:1] == "/" and _is_letter(follow[1:]))
        if at < len(text) and not is_tag and (not follow or follow[0] not in "!?/"):
            at += 1
            continue
        if at > begun:
            yield Piece("text", begun, at)
        if at >= len(text):
            return
        if not is_tag:
            at = begun = _declaration_end(text, at)
            continue
        tag = _tag(text, at, "close" if follow[0] == "/" else "open")
        if tag is None:
            return
        yield tag
        at = begun = tag.end
        if tag.kind == "open" and tag.name in RAW_TEXT | ESCAPABLE_TEXT:
            closing = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(text, at)
            end = closing.start() if closing else len(text)
            kind = "raw" if tag.name in RAW_TEXT else "text"
            if end > at:
                yield Piece(kind, at, end, tag.name)
            at = begun = end


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def decode(text: str, start: int, end: int, into: Offsets, *, attribute: bool = False) -> None:
    """Add the text in ``[start, end)`` to *into*, with its character references resolved.

    With *attribute*, a name without its semicolon stays as it is where a letter, a digit or
    ``=`` follows, as in the query of a URL.
    """
    at = start
    while at < end:
        found = text.find("&", at, end)
        into.literal(text[at : found if found >= 0 else end], at)
        if found < 0:
            return
        match = _REFERENCE.match(text, found, end)
        at = found + 1
        if match is None:
            into.literal("&", found)
            continue
        value, width = _resolve(match.group())
        follow = text[found + width : found + width + 1] if found + width < end else ""
        open_ended = text[found + width - 1 : found + width] != ";"
        named = text[found + 1 : found + 2] != "#"
        if attribute and named and open_ended and (follow.isalnum() or follow == "="):
            width = 0
        if width:
            into.written(value, found, width)
            at = found + width
        else:
            into.literal("&", found)


def _resolve(reference: str) -> tuple[str, int]:
    """What *reference* stands for, and how much of it is a reference; 0 for none of it."""
    if reference[1] == "#":
        digits = reference[2:].rstrip(";").lstrip("xX0")
        # int() refuses thousands of digits, and no code point has more than seven.
        return ("\ufffd" if len(digits) > 7 else unescape(reference)), len(reference)
    for length in range(len(reference), 2, -1):
        if reference[1:length] in html5:
            return html5[reference[1:length]], length
    return "", 0
