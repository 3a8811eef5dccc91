"""YAML at its plainest, read without a parser: one mapping of words and lists of words.

Nearly every record kept in YAML is ``key: value`` and ``- item``, and loading a parser costs more
than reading it. What is read here is read as the parser reads it and has no problems; whatever
is not plain is left to the parser. A property test holds the two together.

A line means the same in every file, and in a corpus nearly all lines recur: their meaning is
remembered.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    Line = tuple[str | None, str, object]
    """The sign before an item with its indentation, "" and the item; None, key and value; or the
    sign "", for a line without anything."""

_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
"""Words that some YAML tool reads as something else than text, in any case."""

_KEY = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
_SPECIAL = frozenset('#{}[]&*!|>%@`"\\?<=~')
"""Characters that may mean something outside quotes, here or there."""

_MARK = "carnegie-meta:"

_EMPTY: tuple[object, ...] = ()
"""In place of a list without items."""

_OPEN: tuple[object, ...] = (None,)
"""In place of a list whose items follow."""

_MOST = 20_000
"""Lines remembered at most; then the memory starts anew."""

_LONGEST = 200
"""Characters of a line that is remembered; longer ones are prose, which does not recur."""

_known: dict[str, Line] = {}


def read(text: str) -> dict[str, object] | None:
    """The mapping that *text* holds, None unless it is plain.

    >>> read("type: commentary\\nregions:\\n  - North Africa\\nprojects: []\\n")
    {'type': 'commentary', 'regions': ['North Africa'], 'projects': []}
    """
    if _MARK in text:
        return None
    if text.startswith("---\n"):
        text = text[4:]
    known = _known
    found: dict[str, object] = {}
    items: list[object] | None = None
    dash: str | None = None
    for line in text.split("\n"):
        meaning = known.get(line)
        if meaning is None:
            meaning = _meaning(line)
            if meaning is None:
                return None
        sign, key, value = meaning
        if sign:
            if items is None:
                return None
            if not items:
                dash = sign
            elif sign != dash:
                return None
            items.append(value)
            continue
        if items is not None:
            if not items:
                return None
            items = None
        if sign is None:
            if key in found:
                return None
            if value is _OPEN:
                found[key] = items = []
            else:
                found[key] = [] if value is _EMPTY else value
    return None if items == [] or not found else found


def _meaning(line: str) -> Line | None:
    """What *line* means, None unless it is plain."""
    meaning = _read_line(line)
    if meaning is not None and len(line) <= _LONGEST:
        if len(_known) >= _MOST:
            _known.clear()
        _known[line] = meaning
    return meaning


def _read_line(line: str) -> Line | None:
    if not line:
        return "", "", None
    if line[0] in "- ":
        inner = line.lstrip(" ")
        item = _scalar(inner[2:]) if inner.startswith("- ") else None
        return None if item is None else (line[: len(line) - len(inner) + 2], "", item)
    key, colon, value = line.partition(":")
    if not colon or not _KEY.issuperset(key) or not key or len(key) > 100:
        return None
    if key.lower() in _WORDS:
        return None
    if not value:
        return None, key, _OPEN
    if value == " []":
        return None, key, _EMPTY
    if value == " false" or value == " true":
        return None, key, value == " true"
    scalar = _scalar(value[1:]) if value[0] == " " else None
    return None if scalar is None else (None, key, scalar)


def _scalar(text: str) -> str | None:
    """The text that one scalar stands for, None unless it plainly is text."""
    if not text.isprintable() or len(text) < 2:
        return None
    quote = text[0]
    if quote in "\"'":
        inner = text[1:-1]
        return inner if text[-1] == quote and quote not in inner and "\\" not in inner else None
    if (
        text[-1] in " :"
        or not quote.isalpha()
        or not _SPECIAL.isdisjoint(text)
        or ": " in text
        or text.lower() in _WORDS
    ):
        return None
    return text
