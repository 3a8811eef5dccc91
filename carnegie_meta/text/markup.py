"""HTML that was left in plain text: entities and tags."""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NAMES = (
    "a|abbr|address|article|aside|b|big|blockquote|body|br|button|center|cite|code|dd|del|div|dl|dt|em"
    "|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li"
    "|link|main|mark|meta|nav|nobr|ol|option|p|picture|pre|q|s|samp|script|section|select|small"
    "|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|tt"
    "|u|ul|var|video|wbr"
)
_TAG = re.compile(rf"<!--.*?-->|</?(?:{_NAMES})(?:\s+[\w:-]+(?:\s*=[^<>]*)?)*\s*/?>", re.I | re.S)
_BREAK = re.compile(r"</?(?:br|p|div|li|h[1-6]|tr|td|th|hr)\b", re.I)


def entities(text: str) -> list[tuple[int, int]]:
    """Spans of character references that HTML knows, each with its semicolon."""
    return [m.span() for m in _ENTITY.finditer(text) if html.unescape(m[0]) != m[0]]


def decoded(text: str) -> str:
    """*text* with its references decoded, also those that were escaped twice.

    No-break spaces become plain ones, and soft hyphens go.
    """
    for _ in range(4):
        plain = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
        if plain == text:
            break
        text = plain
    return text.replace("\u00a0", " ").replace("\u00ad", "")


def tags(text: str) -> list[tuple[int, int]]:
    """Spans of tags and comments that HTML knows; ``a < b`` and ``<3`` are none."""
    return [match.span() for match in _TAG.finditer(text)]


def untagged(text: str) -> str:
    """*text* without its tags; one that starts a line or a block becomes a space."""
    return _TAG.sub(lambda match: " " if _BREAK.match(match[0]) else "", text)
