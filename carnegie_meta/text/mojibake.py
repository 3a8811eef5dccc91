"""Text whose UTF-8 bytes were read in another encoding: ``Ã–ztÃ¼rk`` for ``Öztürk``.

Windows-1252 (with Latin-1 for its five gaps) and Windows-1251 are undone. A sequence that
could be honest text (``AMANHÃ”``, ``È vero``) counts only where its surroundings or another
sequence speak for it. Tried beside ftfy 6.3.1 on 40 garbled and 50 honest strings: ftfy
missed ``KasapoÄŸlu``, ``Ã…slund``, ``StraÃŸe`` and Windows-1251, and changed ``AMANHÃ”``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from carnegie_meta.model.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 4
"""How often a text is taken to have been garbled at most."""


def _character(byte: int, encoding: str) -> str:
    return bytes([byte]).decode(encoding, "ignore") or chr(byte)


def _reader(encoding: str) -> dict[str, int]:
    """What a byte above ASCII looks like, either in *encoding* or as a bare C1 control."""
    table = {chr(byte): byte for byte in range(0x80, 0xC0)}
    table.update({_character(byte, encoding): byte for byte in range(0x80, 0x100)})
    return table


_WESTERN = _reader("cp1252")
_CYRILLIC = _reader("cp1251")


def _class(table: dict[str, int], first: int, last: int) -> str:
    return "[" + "".join(re.escape(c) for c, byte in table.items() if first <= byte <= last) + "]"


_TAIL = _class(_WESTERN, 0x80, 0xBF)
_PIECE = f"[Â-ß]{_TAIL}|[à-ï]{_TAIL}{{2}}|[ð-ô]{_TAIL}{{3}}"
_RUN = re.compile(f"(?:{_PIECE})+")
_PIECES = re.compile(_PIECE)
_RUSSIAN = re.compile(f"(?:[РС]{_class(_CYRILLIC, 0x80, 0xBF)}){{3,}}")
_RUSSIAN_WORD = re.compile("[А-Яа-яЁёЄєІіЇїҐґ]+")
_LOST = re.compile("â€|(?<=[a-zß-ÿ0-9.,;:!?%)”’])Â(?= |$)|(?<=[a-zß-ÿ])Ã(?= |$)")
"""Sequences that lost their last character: 0x9D is undefined, 0xA0 became a space."""

_NATURAL = frozenset("\u00a0‚„‘’“”‹›«»–—…•™®°²³¹ªº§")
"""Characters that may follow a letter in honest text."""

_CLOSING = frozenset("’”»›…")

_COMMON = re.compile(
    "[\x81\x8d\x8f\x90\x9d\u00a0-\u017f\u018f\u0192\u0259\u02c6\u02dc\u0218-\u021b\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u203f"
    "\u20a0-\u20bf\u2122\u2190-\u2193\u2212\ufeff\ufffd\ufb01\ufb02\U0001f300-\U0001faff]"
)
"""What one sequence alone may stand for."""

_SCRIPTED = re.compile(
    "[\u0370-\u03ff]|[\u0400-\u04ff]|[\u0530-\u058f]|[\u0590-\u05ff]|[\u0600-\u06ff]|[\u0900-\u0dff]"
    "|[\u0e00-\u0e7f]|[\u10a0-\u10ff]|[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
"""What only two sequences in a row, or in one text, may stand for."""


@value
class Garbled:
    """A stretch ``[start, end)`` of a text, and what it was; None where that is lost."""

    start: int
    end: int
    meant: str | None


def find(text: str) -> list[Garbled]:
    """Garbled stretches of *text*, in order."""
    sure: list[Garbled] = []
    doubtful: list[Garbled] = []
    scripted: list[Garbled] = []
    for run in _RUN.finditer(text):
        for piece in _PIECES.finditer(run[0]):
            start, end = run.start() + piece.start(), run.start() + piece.end()
            meant = _decode(piece[0], _WESTERN)
            if meant is None:
                continue
            if "\x80" <= meant <= "\x9f":
                # Windows-1252 taken for Latin-1 before it was written as UTF-8.
                meant = _character(ord(meant), "cp1252")
            found = Garbled(start, end, meant)
            if _SCRIPTED.match(meant):
                scripted.append(found)
            elif _COMMON.match(meant):
                (sure if _is_sure(text, start, end) else doubtful).append(found)
    if len(scripted) > 1 and _has_neighbours(scripted):
        sure += scripted
    taken = {found.start for found in sure}
    for match in _LOST.finditer(text):
        if match.start() not in taken:
            meant = "" if match[0] == "Â" else None
            sure.append(Garbled(match.start(), match.end(), meant))
    if sure:
        sure += [found for found in doubtful if found.start not in taken]
    for run in _RUSSIAN.finditer(text):
        meant = _decode(run[0], _CYRILLIC)
        if meant is not None and _RUSSIAN_WORD.fullmatch(meant):
            sure.append(Garbled(run.start(), run.end(), meant))
    sure.sort(key=lambda found: found.start)
    return _joined(text, sure)


def mend(text: str) -> str | None:
    """*text* as it was before it was garbled; None where some of it is lost."""
    for _ in range(ROUNDS):
        found = find(text)
        if not found:
            return text
        pieces: list[str] = []
        done = 0
        for garbled in found:
            if garbled.meant is None or "\ufffd" in garbled.meant:
                return None
            pieces += (text[done : garbled.start], garbled.meant)
            done = garbled.end
        text = "".join(pieces) + text[done:]
    return None if find(text) else text


LONGEST = 60
"""Most characters on either side of a garbled stretch that count as its word."""


def words(text: str, found: list[Garbled]) -> list[Garbled]:
    """The words that stand on *found*: each whole, with what it was."""
    stretches: list[tuple[int, int, list[Garbled]]] = []
    for garbled in found:
        start, end = garbled.start, garbled.end
        while start > max(0, garbled.start - LONGEST) and text[start - 1].isalnum():
            start -= 1
        while end < min(len(text), garbled.end + LONGEST) and text[end].isalnum():
            end += 1
        if stretches and start <= stretches[-1][1]:
            first, last, inside = stretches.pop()
            stretches.append((first, max(last, end), [*inside, garbled]))
        else:
            stretches.append((start, end, [garbled]))
    return [
        Garbled(start, end, _word(text, start, end, inside)) for start, end, inside in stretches
    ]


def lines(text: str, found: list[Garbled]) -> Iterator[list[Garbled]]:
    """*found* by the line of *text* in which each begins."""
    line: list[Garbled] = []
    for garbled in found:
        if line and "\n" in text[line[-1].start : garbled.start]:
            yield line
            line = []
        line.append(garbled)
    if line:
        yield line


def _word(text: str, start: int, end: int, inside: list[Garbled]) -> str | None:
    pieces: list[str] = []
    for garbled in inside:
        if garbled.meant is None:
            return None
        pieces += (text[start : garbled.start], garbled.meant)
        start = garbled.end
    return mend("".join(pieces) + text[start:end])


def _decode(piece: str, table: dict[str, int]) -> str | None:
    try:
        return bytes(table[character] for character in piece).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_sure(text: str, start: int, end: int) -> bool:
    """Whether the sequence cannot be honest text where it stands."""
    lead, tail = text[start], text[start + 1 : end]
    if any(character not in _NATURAL for character in tail):
        return True
    before = text[start - 1] if start else " "
    after = text[end : end + 1]
    if len(tail) > 1:
        return after.isalpha()
    if before.islower():
        return True
    spaced = tail == "\u00a0"
    possessive = tail == "’" and after == "s"
    if after.islower() and not spaced and not possessive:
        return True
    if before.isalpha():
        return False
    if lead == "Â":
        return tail not in _CLOSING
    return lead == "Ã" and spaced


def _has_neighbours(scripted: list[Garbled]) -> bool:
    """Whether two sequences of one script stand together, or nearly."""
    for one, other in pairwise(scripted):
        same = _SCRIPTED.match(one.meant or ""), _SCRIPTED.match(other.meant or "")
        near = other.start - one.end <= 2
        if near and same[0] and same[1] and _block(one) == _block(other):
            return True
    return False


def _block(garbled: Garbled) -> int:
    number = ord((garbled.meant or "\0")[0])
    return number >> 8 if number < 0x3000 else 0x30


def _joined(text: str, found: list[Garbled]) -> list[Garbled]:
    """*found* with neighbours joined; a lead left over beside one means that something is lost."""
    starts = {garbled.start for garbled in found}
    joined: list[Garbled] = []
    start = end = -1
    pieces: list[str | None] = []
    for garbled in found:
        first, last, meant = garbled.start, garbled.end, garbled.meant
        if first > max(end, 0) and "Ã" <= text[first - 1] <= "ô":
            first, meant = first - 1, None
        if last not in starts and "Ã" <= text[last : last + 1] <= "ô":
            last, meant = last + 1, None
        if pieces and first <= end:
            pieces.append(meant)
            end = max(end, last)
            continue
        if pieces:
            joined.append(Garbled(start, end, _whole(pieces)))
        start, end, pieces = first, last, [meant]
    if pieces:
        joined.append(Garbled(start, end, _whole(pieces)))
    return joined


def _whole(pieces: list[str | None]) -> str | None:
    known = [piece for piece in pieces if piece is not None]
    return "".join(known) if len(known) == len(pieces) else None
