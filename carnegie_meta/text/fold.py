"""Keys by which labels are found whatever their case, accents, spacing and punctuation.

Each function makes the same key of a label and of a text that only differs in what it
forgets: :func:`fold` the least, :func:`bare` accents as well, :func:`loose` little words and
abbreviations. Nothing here takes a word of its own away, so a qualifier stays a qualifier.
"""

from __future__ import annotations

import unicodedata

_GONE = (
    "'\u2019\u2018\u201a\u201b\u02bc\u02bb\u02b9\u02bf\u02be`\u00b4\u2032\uff07\u05f3\u05f4"
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a*\u2020\u2021\u2122\u00ae\u00a9'
    "\u00ad\u034f\u061c\u0640\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
"""Apostrophes, quotes, footnote marks, and what cannot be seen."""

_SPACE = (
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d_/\\|,;:()[]{}.\u00b7\u2022\u30fb"
    "\u22c5\u060c\u061b\u3001\u3002\uff0c\uff0e\uff08\uff09\uff65\u05be\u2043\u2027\u0589\u1362"
)
"""Hyphens, dashes and punctuation between words."""

_MARKS = {ord(c): None for c in _GONE} | {ord(c): " " for c in _SPACE} | {ord("&"): " and "}
_MARKS[ord("＆")] = " and "

_LETTERS: dict[int, str | None] = {
    **dict.fromkeys(range(0x300, 0x370)),
    **dict.fromkeys(range(0x591, 0x5C8)),
    **dict.fromkeys(range(0x64B, 0x660)),
    0x670: None,
    **{ord(one): other for one, other in zip("øłđðıħŋəɛɔɓ", "olddihneeob", strict=True)},
    ord("þ"): "th",
    ord("æ"): "ae",
    ord("œ"): "oe",
    **{ord(one): other for one, other in zip("ىةیکۀ", "يهيكه", strict=True)},
}
"""Accents and points, letters that are others with a stroke, and Arabic letters of one sound."""


def fold(text: str) -> str:
    """*text* without case, width, punctuation and spacing; accents stay.

    >>> fold("The  Côte-d’Ivoire ")
    'côte divoire'
    >>> fold("U. S. A.") == fold("USA")
    True
    """
    return " ".join(words(text))


def bare(text: str) -> str:
    """:func:`fold` without accents.

    >>> bare("TÜRKİYE")
    'turkiye'
    """
    folded = fold(text)
    return folded if folded.isascii() else unaccented(folded)


def words(text: str) -> list[str]:
    """The words of :func:`fold`.

    Single letters in a row are one word (``U.S.``); ``the`` at either end is none; an elided
    article or a possessive s, cut off with its apostrophe, goes back to its word.
    """
    text = text.translate(_MARKS)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_MARKS)
    found = text.casefold().split()
    if any(len(word) == 1 for word in found):
        found = _glued(found)
    if len(found) > 1 and found[0] == "the":
        del found[0]
    if len(found) > 1 and found[-1] == "the":
        del found[-1]
    return found


def _glued(found: list[str]) -> list[str]:
    glued: list[str] = []
    run = False
    last = len(found) - 1
    for at, word in enumerate(found):
        single = len(word) == 1 and word.isalpha()
        if single and run:
            glued[-1] += word
        elif word == "s" and glued and len(glued[-1]) > 2:
            glued[-1] += word
            continue
        elif at and found[at - 1] in ("d", "l") and not single and not _in_run(found, at - 1):
            glued[-1] += word
        else:
            glued.append(word)
        run = single and at < last and word < "\u3000"
    return glued


def _in_run(found: list[str], at: int) -> bool:
    """Whether the single letter at *at* follows another one."""
    return at > 0 and len(found[at - 1]) == 1


def unaccented(text: str) -> str:
    """*text* without accents and points, in Latin, Greek, Cyrillic, Arabic and Hebrew."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFD", text).translate(_LETTERS)
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


STOP = frozenset(("the", "of", "and", "de", "du", "des", "del", "do", "da", "dos", "das", "di"))
STOP |= {"et", "les", "y", "und", "и"}
"""Prepositions and conjunctions, which lists leave out."""

ARTICLES = frozenset(("the", "la", "le", "les", "l", "el", "los", "las", "il", "lo", "gli"))
ARTICLES |= {"o", "a", "os", "as", "der", "die", "das"}
"""What stands behind a comma or in parentheses for the sake of order: Bahamas (the)."""

_SHORT = {
    "st": "saint",
    "ste": "saint",
    "sainte": "saint",
    "dem": "democratic",
    "rep": "republic",
    "repub": "republic",
    "federated": "fed",
    "federal": "fed",
    "prov": "province",
    "sts": "states",
    "is": "islands",
    "isl": "islands",
    "isls": "islands",
    "isds": "islands",
    "island": "islands",
    "isle": "islands",
    "isles": "islands",
    "terr": "territory",
    "territories": "territory",
    "herz": "herzegovina",
    "eq": "equatorial",
    "amer": "american",
    "brit": "british",
    "people": "peoples",
    "occ": "occupied",
    "utd": "united",
}
"""Abbreviations of statistical tables, and what they stand for."""

_FIRST = {"n": "north", "s": "south", "e": "east", "w": "west", "c": "central"}
"""Single letters that stand for a word before another one: S. Korea."""

MOVED = STOP | _FIRST.keys() | {"eq", "utd"}
"""First words that leave the key of :func:`loose` another initial."""


def loose(found: list[str]) -> str:
    """The key of words without accents and little words, abbreviations spelt out.

    >>> loose(words("Congo, the Dem. Rep. of the"))
    'congo democratic republic'
    """
    plain = [word if word.isascii() else unaccented(word) for word in found]
    if len(plain) > 1 and plain[0] in _FIRST:
        plain[0] = _FIRST[plain[0]]
    return " ".join([_SHORT.get(word, word) for word in plain if word not in STOP] or plain)


def turned(text: str) -> list[list[str]]:
    """The words of *text* in the order that a comma, a dash or parentheses stand in for.

    An article there is left out.

    ``Korea, South``, ``Korea (South)`` and ``Korea - South`` all give ``south korea``.
    """
    found = []
    for before, after in divided(text):
        first, second = words(after), words(before)
        if ARTICLES.issuperset(first):
            first = []
        if second:
            found.append(first + second)
    return found


def divided(text: str) -> list[tuple[str, str]]:
    """The ways to part *text* at a comma, a spaced dash, a slash or parentheses at its end."""
    if _DIVIDERS.isdisjoint(text):
        return []
    text = text.strip().translate(_BRACKETS)
    found = []
    if text.endswith(")") and "(" in text:
        before, _, after = text[:-1].partition("(")
        found.append((before, after))
    for mark in (", ", " - ", " / ", ": ", ",", "/"):
        if mark in text:
            before, _, after = text.partition(mark)
            found.append((before, after))
            if text.count(mark) > 1:
                before, _, after = text.rpartition(mark)
                found.append((before, after))
    return [(before, after) for before, after in found if before.strip() and after.strip()]


_DIVIDERS = frozenset(",-/:()[]（）–—，、،")
_BRACKETS = str.maketrans("[]（）–—，、،", "()()--,,,")
