"""JSON text that is valid UTF-8 JSON whatever the values are, and inert when shown."""

from __future__ import annotations

import json

from carnegie_meta.report.escape import code

DEPTH = 100
"""Levels of nesting written of a value that needs mending; a deeper one becomes ``…``."""

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def dumps(value: object) -> str:
    r"""*value* as JSON on one line, without a line end.

    Characters that do not print (controls, direction marks, no-break spaces) are JSON escapes,
    so the text round-trips and no terminal acts on it. What JSON cannot say becomes a string
    that names it: NaN and the infinities, dates, integers of thousands of digits, and lone
    surrogates, each as the six characters ``\udc80``.

    >>> dumps({"a": "\x9b1m", "b": float("inf")})
    '{"a": "\\u009b1m", "b": "Infinity"}'
    """
    try:
        text = _encode(value)
    except (ValueError, TypeError, RecursionError):
        # Not finite, no JSON type, too long an integer, circular or too deep.
        text = _encode(plain(value))
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escape(c) for c in text)


def _escape(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "\\" + code(character)
    number = ord(character)
    if number < 0x10000:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"


def plain(value: object, depth: int = 0) -> object:
    """*value* with everything that JSON cannot say as a string."""
    if depth > DEPTH:
        return "…"
    if isinstance(value, dict):
        return {_text(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, depth + 1) for item in value]
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else _text(value)
    if isinstance(value, int) and value.bit_length() < 4096:
        return value
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value - value != 0:
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]
    if isinstance(value, int) and value.bit_length() >= 4096:
        return f"an integer of {value.bit_length()} bits"
    return str(value)
