"""How the messages of this family name places, values and lists."""

from __future__ import annotations

import json

from carnegie_meta.model.pointer import split
from carnegie_meta.text.quote import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

ARTICLES = {
    "list": "a list",
    "string": "text",
    "number": "a number",
    "boolean": "a yes-or-no value",
    "object": "an object",
    "null": "null",
}
"""JSON types as a web editor knows them."""

LONGEST = 80
"""Most characters of a value that a message repeats."""


def place(pointer: str) -> str:
    """*pointer* in words: ``regions``, ``item 2 of regions``, ``name of author 1``."""
    tokens = split(pointer)
    if not tokens:
        return "the record"
    names = [token if token.isidentifier() else quoted(token) for token in tokens]
    if len(tokens) == 1:
        return names[0]
    if tokens[1].isdecimal() and len(tokens) <= 3:
        number = int(tokens[1]) + 1
        item = f"author {number}" if tokens[0] == "authors" else f"item {number} of {names[0]}"
        return f"{names[2]} of {item}" if len(tokens) == 3 else item
    return quoted(pointer)


def as_json(value: object) -> str:
    """*value* as JSON, cut after 80 characters."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def types(expected: Iterable[str]) -> str:
    """Names of JSON types: ``text``, ``text or an object``."""
    return " or ".join(ARTICLES[name] for name in expected)


def listing(words: Iterable[str]) -> str:
    """*words* quoted and set off by commas."""
    return ", ".join(quoted(word) for word in words)
