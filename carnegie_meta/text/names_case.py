"""Names all in capitals or all in small letters, and how they are usually written."""

from __future__ import annotations

from carnegie_meta.text import names_words as words_of
from carnegie_meta.text.names import Word, words
from carnegie_meta.text.names_fold import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

_MINIMUM = 5
"""Letters that one word in capitals has at least before it is a shouted name, no acronym."""


def one_case(said: list[Word]) -> Literal["capitals", "small"] | None:
    """Which case the words *said* are in when they have no letter of the other one."""
    letters = [c for word in said for c in word.text if c.isupper() or c != c.title()]
    if len(letters) < 2:
        return None
    if not any(c.isupper() for c in letters):
        return None if _is_meant_small(said) else "small"
    return "capitals" if all(c.isupper() for c in letters) and _is_shouted(said) else None


def _is_meant_small(said: list[Word]) -> bool:
    """Whether small letters are the person's own way: ``will.i.am``, ``k.d. lang``."""
    whole = " ".join(word.text.casefold() for word in said)
    dotted = "." in said[0].text  # who types in haste leaves out initials, or their full stop
    return dotted or "_" in whole or whole.replace(".", "") in words_of.SMALL_NAMES


def _is_shouted(said: list[Word]) -> bool:
    """Whether words in capitals are a name rather than initials or an acronym."""
    sizes = [sum(c.isalpha() for c in word.text) for word in said if "." not in word.text]
    if len(said) == 1:
        return sizes != [] and sizes[0] > _MINIMUM + 1
    return any(size >= _MINIMUM for size in sizes) or sum(size > 2 for size in sizes) > 1


def capitalised(text: str) -> str:
    """*text* with the letters of each word as names usually have them.

    A guess: McFaul and O'Brien come out right, Macy and MacArthur cannot both.

    >>> capitalised("THOMAS DE WAAL, JR."), capitalised("sean o'brien-mcfaul iii")
    ('Thomas de Waal, Jr.', "Sean O'Brien-McFaul III")
    """
    pieces: list[str] = []
    position = 0
    said = words(text)
    end = said[-1].end if said else 0
    for word in said:
        # A particle leads to a family name; as the last word it is one: Debak Das.
        alone = not pieces or word.end == end
        pieces.append(text[position : word.start] + _capitalised(word.text, alone))
        position = word.end
    return "".join(pieces) + text[position:]


def _capitalised(word: str, alone: bool) -> str:
    folded = key(word)
    if folded in words_of.SUFFIXES and folded.startswith(("i", "v")):
        return word.upper()
    small = words_of.PARTICLES | words_of.CONJUNCTIONS | words_of.CYRILLIC_CONJUNCTIONS
    if not alone and folded in small and not word.endswith("."):
        return word.lower()
    out: list[str] = []
    for letter in word.lower():
        starts = not out or out[-1] in "-.'’ʼ‘(\"“" or "".join(out).endswith(("-Mc", "Mc"))
        out.append(letter.upper() if starts else letter)
    return "".join(out)
