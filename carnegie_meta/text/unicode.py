"""How a character is named in a message, and how a text is shown there."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from carnegie_meta.text.quote import quoted

SHOWN = 60
"""Characters that a message shows of a text around the piece it speaks of."""

_CONTROLS = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x09: "TAB",
    0x0A: "LINE FEED",
    0x0B: "VERTICAL TAB",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
    0xFEFF: "BYTE ORDER MARK",
}


def describe(character: str) -> str:
    """Code point and name: ``U+0441 CYRILLIC SMALL LETTER ES``.

    Controls have no name of their own in Unicode; they are called by their usual one.
    """
    number = ord(character)
    name = _CONTROLS.get(number) or unicodedata.name(character, "")
    if not name:
        if 0xD800 <= number <= 0xDFFF:
            name = "LONE SURROGATE"
        elif number < 0xA0:
            name = "CONTROL CHARACTER"
        elif number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF:
            name = "NONCHARACTER"
        elif 0xE000 <= number <= 0xF8FF or number >= 0xF0000:
            name = "PRIVATE USE CHARACTER"
        else:
            name = "UNNAMED CHARACTER"
    return f"U+{number:04X} {name}"


def around(text: str, start: int, end: int) -> str:
    """The piece ``text[start:end]`` with a little of its line before and after it, in quotes."""
    room = max(0, (SHOWN - (end - start)) // 2)
    first = max(0, start - room)
    last = min(len(text), end + room)
    # Line ends are looked for no farther than the piece may reach: a page has many findings.
    line_start = max(text.rfind("\n", first, start), text.rfind("\r", first, start)) + 1
    line_ends = [at for at in (text.find("\n", end, last), text.find("\r", end, last)) if at >= 0]
    piece = text[max(first, line_start) : min([last, *line_ends])]
    if first > 0 and not line_start:
        piece = "…" + piece.lstrip()
    if last < len(text) and not line_ends:
        piece = piece.rstrip() + "…"
    return quoted(piece)


def canonical(text: str) -> str:
    """*text* in Normalization Form C, CJK compatibility ideographs left as they are.

    NFC replaces those ideographs by unified ones that look different, in people's names
    above all, and nobody who typed one wants that.
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    pieces: list[str] = []
    start = 0
    for index, character in enumerate(text):
        if "\uf900" <= character <= "\ufaff" or "\U0002f800" <= character <= "\U0002fa1f":
            pieces += (unicodedata.normalize("NFC", text[start:index]), character)
            start = index + 1
    pieces.append(unicodedata.normalize("NFC", text[start:]))
    return "".join(pieces)


def changed(text: str) -> tuple[int, int]:
    """Where *text* first differs from its canonical form: a letter and its marks."""
    starts = [i for i, character in enumerate(text) if not unicodedata.combining(character)]
    starts = sorted({0, *starts, len(text)})
    form = canonical(text)
    for start, end in pairwise(starts):
        if canonical(text[start:end]) != text[start:end]:
            return start, end
    # Letters that compose with each other (Hangul jamo) carry no combining class.
    same = next((i for i, (a, b) in enumerate(zip(text, form, strict=False)) if a != b), 0)
    return same, len(text)
