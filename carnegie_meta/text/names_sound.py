"""Names across scripts: which script a word is in, its Latin letters, its consonants.

Not for display: what stands here only helps to tell whether two spellings are one name.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Script = Literal["latin", "cyrillic", "arabic", "han", "hangul", "other"]

_ARTICLE = "ال"
_DIGRAPHS = (("dzh", "j"), ("sh", "S"), ("ch", "C"), ("zh", "Z"), ("th", "t"))
_SOUNDS = str.maketrans({"z": "s", "c": "s", "q": "k"} | dict.fromkeys("aeiouywh", ""))
_VOWELS = frozenset("aeiouy")

_consonants: dict[str, str] = {}


def script(word: str) -> Script:
    """The script of the first letter of *word* that is not ASCII; Latin without one."""
    for character in word:
        if character.isascii() or not character.isalpha():
            continue
        if "Ѐ" <= character <= "ԯ":
            return "cyrillic"
        if "\u0600" <= character <= "\u06ff" or "\u0750" <= character <= "\u077f":
            return "arabic"
        if "\u3400" <= character <= "\u9fff":
            return "han"
        if "\uac00" <= character <= "\ud7a3":
            return "hangul"
        return "latin" if character < "Ͱ" or "\u1e00" <= character <= "\u1eff" else "other"
    return "latin"


def in_other_scripts(one: str, other: str) -> bool:
    """Whether two names have no script in common: who tells them apart must know both people.

    >>> in_other_scripts("Майкл Янг", "Michael Young"), in_other_scripts("Mia Roe", "Zoë Roe")
    (True, False)
    """
    return {script(word) for word in one.split()}.isdisjoint(map(script, other.split()))


def romanised(word: str) -> str:
    """*word*, folded, in ASCII letters, as a table of all scripts has it.

    Chinese characters have their Mandarin reading, whatever the person's language; Arabic and
    Hebrew have no vowels. Source: the package anyascii.
    """
    from anyascii import anyascii

    if word.startswith(_ARTICLE) and len(word) > 4:
        word = word[2:]
    return "".join(c for c in anyascii(word).lower() if c.isalnum())


def consonants(word: str) -> str:
    """The consonants of *word*, folded, as most spellings in any script have them.

    Words with one :func:`~carnegie_meta.text.names_fold.skeleton` have the same consonants.

    >>> consonants("graham"), consonants("грэм"), consonants("muasher"), consonants("المعشر")
    ('grm', 'grm', 'mSr', 'mSr')
    """
    known = _consonants.get(word)
    if known is None:
        from carnegie_meta.text.names_fold import skeleton

        known = skeleton(word)
        for letters, sound in _DIGRAPHS:
            known = known.replace(letters, sound)
        known = known.translate(_SOUNDS)
        known = "".join(c for i, c in enumerate(known) if c != known[i - 1 : i])
        if len(_consonants) >= 20_000:
            _consonants.clear()
        _consonants[word] = known
    return known


def sound_alike(one: str, other: str) -> bool:
    """Whether two words of different scripts are spellings of one name, by their consonants.

    Where both scripts write vowels, both words begin and end alike: Олег is not Olga.
    """
    if script(one) == script(other) or len(consonants(one)) < 2:
        return False
    if consonants(one) != consonants(other):
        return False
    if "arabic" in (script(one), script(other)):
        return True
    from carnegie_meta.text.names_fold import skeleton

    a, b = skeleton(one), skeleton(other)
    return all((a[end] in _VOWELS) == (b[end] in _VOWELS) for end in (0, -1))
