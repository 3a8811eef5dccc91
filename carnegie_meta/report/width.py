"""How many cells of a terminal a character takes.

Source: Unicode Standard Annex #11 (East Asian Width), and what the common ``wcwidth`` of
terminals does with marks, joiners and emoji presentation.
"""

from __future__ import annotations

import unicodedata

ZWJ = "\u200d"
EMOJI_PRESENTATION = "\ufe0f"


def _alone(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    # Hangul vowels and final consonants join the syllable before them.
    return 0 if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7fb" else 1


def cells(text: str) -> list[int]:
    """Cells that each character of *text* adds; *text* holds no control characters."""
    if text.isascii():
        return [1] * len(text)
    widths: list[int] = []
    before = ""
    for character in text:
        if before == ZWJ:
            # What a joiner joins is drawn within the cells of the first.
            width = 0
        elif character == EMOJI_PRESENTATION:
            width = 1 if widths and widths[-1] == 1 else 0
        else:
            width = _alone(character)
        widths.append(width)
        before = character
    return widths
