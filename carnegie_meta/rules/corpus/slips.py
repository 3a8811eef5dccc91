"""Whether two texts of a few words differ by a slip of the hand, or mean two things."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from carnegie_meta.rules.base import Context

    Slip = Literal["", "maybe", "sure"]


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


LETTERS = 2
"""Letters by which a long word may differ."""

LONG = 7
"""Letters of a word from which two letters may differ, and a changed one makes no other word."""

SHORTEST = 4
"""Letters of a word under which any difference makes another word."""

COUNTERPARTS = _split(
    """
    east eastern eastward north northern northward south southern southward west western westward
    inner outer upper lower first second third fourth fifth sixth seventh eighth ninth tenth
    eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen viii xiii xviii xxiii
    """
)
"""Words of which one in the place of another names another part."""

ENDS = ("", "n", "i", "ian", "ese", "an")
"""Ends that make the people of a country, or what is theirs, from its name."""


def slip(one: str, other: str, context: Context) -> Slip:
    """How surely two folded texts, words between single spaces, differ by a slip of one word.

    ``maybe``: one short word differs in a way that may well make another one of it (``price``,
    ``prize``), so that something else must speak for it.
    """
    words, others = one.split(" "), other.split(" ")
    if one.replace(" ", "") == other.replace(" ", ""):
        return "sure"
    odd = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    if len(words) != len(others) or len(odd) != 1:
        return ""
    a, b = odd[0]
    if min(len(a), len(b)) < SHORTEST or any(c.isdigit() for c in a + b):
        return ""
    if COUNTERPARTS.issuperset((a, b)) or (_is_place(a, context) and _is_place(b, context)):
        return ""  # Iran is not Iraq
    from rapidfuzz.distance import OSA

    short = min(len(a), len(b)) < LONG
    steps = int(OSA.distance(a, b))
    if steps > (1 if short else LETTERS):
        return ""
    return "maybe" if short and _may_be_two_words(a, b) else "sure"


def _may_be_two_words(a: str, b: str) -> bool:
    """Whether one letter other or more of a short word may make another word of it."""
    if len(a) == len(b):
        return sorted(a) != sorted(b)
    return a[0] != b[0] or min(len(a), len(b)) < LONG - 1


def _is_place(word: str, context: Context) -> bool:
    regions = context.vocabularies.get("regions")
    if regions is None:
        return False
    name = word.capitalize()
    return any(
        regions.knows(name.removesuffix(end))
        for end in ENDS
        if name.endswith(end) and len(name) - len(end) >= SHORTEST
    )
