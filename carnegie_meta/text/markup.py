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
_CUSTOMARY = re.compile(
    "blockquote|br|div|em|font|h[1-6]|hr|iframe|img|li|nobr|ol|p|span|strong|sub|sup|table|td|th|tr"
    "|ul|wbr",
    re.I,
)
"""Names whose tag is left behind alone; ``<b>`` or ``<title>`` alone is a variable or a blank."""

_FLAGS = "async|autofocus|checked|controls|defer|disabled|hidden|multiple|muted|readonly|required"
_ATTRIBUTE = rf"[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+)|(?:{_FLAGS})(?=[\s/>])"
_TAG = re.compile(
    rf"<!--.*?-->|<(?P<close>/)?(?P<name>{_NAMES})"
    rf"(?P<attributes>(?:\s+(?:{_ATTRIBUTE}))*)\s*(?P<empty>/)?>",
    re.I | re.S,
)
_OPENING = re.compile(r"<[A-Za-z/!?]")
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
    """Spans of tags and comments that HTML knows; ``a < b``, ``<b and b>`` and ``<3`` are none."""
    return [match.span() for match in _found(text)]


def untagged(text: str) -> str:
    """*text* without its tags; one that starts a line or a block becomes a space."""
    pieces: list[str] = []
    done = 0
    for match in _found(text):
        pieces += (text[done : match.start()], " " if _BREAK.match(match[0]) else "")
        done = match.end()
    return "".join(pieces) + text[done:]


def openings(text: str) -> int:
    """How often a browser would see a tag begin in *text*."""
    return len(_OPENING.findall(text))


def _found(text: str) -> list[re.Match[str]]:
    """Tags that show themselves as such: by what they hold, or by one that closes them."""
    matches = list(_TAG.finditer(text))
    closed = {match["name"].lower() for match in matches if match["close"]}
    return [
        match
        for match in matches
        if match["name"] is None
        or match["close"]
        or match["empty"]
        or match["attributes"]
        or match["name"].lower() in closed
        or _CUSTOMARY.fullmatch(match["name"])
    ]
