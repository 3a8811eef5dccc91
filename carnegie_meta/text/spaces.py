"""White space in values of one line: spaces too many, and spaces that are not plain ones."""

from __future__ import annotations

import re

from carnegie_meta.text.scripts import CJK, character_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

FIXED = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that do not break, or have a width of their own."""

_WHITE = f"[\t-\r\x1c-\x20\x85\u2028\u2029{FIXED}]+"
_RUN = re.compile(_WHITE)
FIXED_SPACE = re.compile(f"[{FIXED}]")
_CJK = re.compile(f"[{character_class(*CJK)}\uff01-\uff60]")
_MONGOLIAN = re.compile(f"[{character_class('Mongolian')}]")


def fixed(text: str, only: str = "") -> Iterator[tuple[int, int]]:
    """Runs of white space that hold a fixed space, of those in *only* if any.

    Silent: the ideographic space in a text with ideographs, the narrow one in Mongolian.
    """
    if FIXED_SPACE.search(text) is None:
        return
    allowed = ("\u3000" if _CJK.search(text) else "") + (
        "\u202f" if _MONGOLIAN.search(text) else ""
    )
    for run in _RUN.finditer(text):
        if any(c not in allowed and (not only or c in only) for c in FIXED_SPACE.findall(run[0])):
            yield run.span()


def stray(text: str) -> Iterator[tuple[int, int]]:
    """Runs of white space at either end, longer than one, or other than a space.

    A single fixed space inside the text is left alone.
    """
    for run in _RUN.finditer(text):
        start, end = run.span()
        inside = start > 0 and end < len(text)
        if inside and end - start == 1 and (run[0] == " " or FIXED_SPACE.match(run[0])):
            continue
        yield start, end


def strip_stray(text: str) -> str:
    """*text* with every stray run of white space as one plain space, none at its ends."""
    return replaced(text, list(stray(text)))


def replaced(text: str, runs: list[tuple[int, int]]) -> str:
    """*text* with each of *runs* as one plain space, or nothing at an end of the text."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(set(runs)):
        pieces += (text[done:start], " " if start and end < len(text) else "")
        done = end
    return "".join(pieces) + text[done:]
