"""YAML at its plainest, read without a parser: one mapping of words and lists of words.

Nearly every record kept in YAML is ``key: value`` and ``- item``, and loading a parser costs more
than reading it. What is read here is read as the parser reads it and has no problems; whatever
is not plain is left to the parser. A property test holds the two together.
"""

from __future__ import annotations

_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
"""Words that some YAML tool reads as something else than text, in any case."""

_KEY = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
_SPECIAL = frozenset('#{}[]&*!|>%@`"\\?<=~')
"""Characters that may mean something outside quotes, here or there."""

_MARK = "carnegie-meta:"


def read(text: str) -> dict[str, object] | None:
    """The mapping that *text* holds, None unless it is plain.

    >>> read("type: commentary\\nregions:\\n  - North Africa\\nprojects: []\\n")
    {'type': 'commentary', 'regions': ['North Africa'], 'projects': []}
    """
    if _MARK in text:
        return None
    if text.startswith("---\n"):
        text = text[4:]
    found: dict[str, object] = {}
    items: list[str] | None = None
    dash = ""
    for line in text.split("\n"):
        if line[:1] in ("-", " "):
            if items is None:
                return None
            if not items:
                dash = line[: len(line) - len(line.lstrip(" "))] + "- "
            if not line.startswith(dash):
                return None
            item = _scalar(line[len(dash) :])
            if item is None:
                return None
            items.append(item)
            continue
        if items == []:
            return None
        items = None
        if not line:
            continue
        key, colon, value = line.partition(":")
        if not colon or not _KEY.issuperset(key) or not key or key in found or len(key) > 100:
            return None
        if key.lower() in _WORDS:
            return None
        if not value:
            found[key] = items = []
        elif value == " []":
            found[key] = []
        elif value == " false" or value == " true":
            found[key] = value == " true"
        else:
            scalar = _scalar(value[1:]) if value[0] == " " else None
            if scalar is None:
                return None
            found[key] = scalar
    return None if items == [] or not found else found


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
