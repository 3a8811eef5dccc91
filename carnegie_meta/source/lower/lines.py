"""Lines of a text: what stands on them, and edits that take or add whole ones."""

from __future__ import annotations

import re

from carnegie_meta.source.lower.place import CannotLower, TextEdit

_REST = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=\r|\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")


def start(text: str, at: int) -> int:
    """Where the line of offset *at* begins."""
    found = text.rfind("\n", 0, at)
    return max(found, text.rfind("\r", found + 1, at)) + 1


def end(text: str, at: int) -> int:
    """Where the line of *at* ends, line end excluded; only a comment may stand before it.

    Raises: CannotLower where something else stands there.
    """
    rest = _REST.match(text, at)
    if rest is None:
        raise CannotLower("something else stands on the line")
    return rest.end()


def line_end(text: str, near: int) -> str:
    """The line end that *text* uses at *near*, or before it."""
    found = _LINE_END.match(text, near)
    if found:
        return found.group()
    before = start(text, near) - 1
    if before < 0:
        return "\n"
    return "\r\n" if text.startswith("\r\n", before - 1) and before else text[before]


def without(text: str, spans: list[tuple[int, int]]) -> list[TextEdit]:
    """Edits that take the lines of *spans*, which are in order, with their line ends."""
    merged: list[list[int]] = []
    for begin, stop in spans:
        first, last = start(text, begin), end(text, stop)
        found = _LINE_END.match(text, last)
        after = found.end() if found else last
        if merged and merged[-1][1] == first:
            merged[-1][1] = after
        else:
            merged.append([first, after])
    if merged and merged[-1][1] == len(text) and text[-1] not in "\r\n" and merged[-1][0]:
        # The last line has no line end: its predecessor gives its own up.
        at = merged[-1][0]
        merged[-1][0] = at - len(line_end(text, at))
    return [TextEdit(first, after, "") for first, after in merged]
