"""Values written as YAML: plain where every reader agrees on the text, else in quotes.

Source: YAML 1.2.2, sections 5.1 (printable characters), 5.7 (escapes), 7.3 (scalars in flow
style); YAML 1.1 where it is narrower.
"""

from __future__ import annotations

import json
import re

from carnegie_meta.source import yaml_scalar
from carnegie_meta.source.lower.place import CannotLower

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Neither a line end of either YAML nor a byte order mark, which readers may drop.
_PRINTABLE = re.compile(
    r"[ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)
_HIDDEN = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_IN_FLOW = re.compile(r"[,\[\]{}?:]")
_SPECIAL = frozenset({"=", "<<"})
MAX_PLAIN = 1024
"""Longest text that may be a key without quotes; the same for values keeps one rule."""


def is_plain(text: str, flow: bool) -> bool:
    """Whether *text*, without quotes, is that text in YAML 1.1 and in 1.2."""
    return not (
        not text
        or text[0] in _INDICATORS
        or text.startswith("...")
        or text != text.strip(" ")
        or not _PRINTABLE.fullmatch(text)
        or ": " in text
        or " #" in text
        or text[-1] == ":"
        or text in _SPECIAL
        or (flow and _IN_FLOW.search(text))
        or yaml_scalar.resolve(text) != (text, None)
    )


def double(text: str) -> str:
    """*text* in double quotes.

    Raises: CannotLower for a lone surrogate, which YAML cannot write.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise CannotLower("YAML has no lone surrogates") from error
    written = json.dumps(text, ensure_ascii=False)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found.group()):04X}", written)


def single(text: str) -> str:
    """*text* in single quotes, or in double ones where those cannot hold it."""
    if not _PRINTABLE.fullmatch(text):
        return double(text)
    return "'" + text.replace("'", "''") + "'"


def string(text: str, style: str, flow: bool, quotes: Callable[[], str]) -> str:
    """*text* in *style* if that can hold it; *quotes* tells the style of quotes to fall back on."""
    if style == "single":
        return single(text)
    if style != "double" and is_plain(text, flow):
        return text
    return single(text) if style != "double" and quotes() == "single" else double(text)


def value(value: object, style: str, flow: bool, quotes: Callable[[], str]) -> str:
    """*value* on one line: a list or object in flow style, a string in *style*."""
    if isinstance(value, str):
        return string(value, style, flow, quotes)
    if isinstance(value, list):
        return "[" + ", ".join(_inner(item, style, quotes) for item in value) + "]"
    if isinstance(value, dict):
        members = (
            f"{_inner(k, style, quotes)}: {_inner(v, style, quotes)}" for k, v in value.items()
        )
        return "{" + ", ".join(members) + "}"
    try:
        return json.dumps(value, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise CannotLower(str(error)) from error


def _inner(item: object, style: str, quotes: Callable[[], str]) -> str:
    return value(item, style, True, quotes)
