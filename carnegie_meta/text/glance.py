"""First looks at a text: string tests that load no table, for the many texts with nothing odd."""

from __future__ import annotations

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
)
"""Characters that cannot be seen, though Python calls them printable."""

_LEADS = frozenset(map(chr, range(0xC2, 0xF5)))
_TAILS = frozenset(bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")).union(
    map(chr, range(0x80, 0xC0))
)
_RUSSIAN_LEADS = frozenset("РС")
_RUSSIAN_TAILS = frozenset(bytes(range(0x80, 0xC0)).decode("cp1251", "ignore")).union(
    map(chr, range(0x80, 0xA0))
)


def may_mix_scripts(text: str) -> bool:
    """Whether *text* holds letters of two alphabets that are mixed up."""
    if text.isascii():
        return False
    seen: set[int] = set()
    for character in set(text):
        if character < "\u0250":
            if character.isalpha():
                seen.add(0)
        elif "\u0370" <= character <= "\u058f":
            seen.add(1 + (character >= "\u0400") + (character >= "\u0530"))
        elif "\u1e00" <= character <= "\u1eff":
            seen.add(0)
        elif (
            "\u0250" <= character <= "\u02ff"
            or "\u13a0" <= character <= "\u1fff"
            or (character >= "\u2060" and not "\u3000" <= character <= "\ua63f")
        ):
            return True
    return len(seen) > 1


def may_turn(text: str) -> bool:
    """Whether *text* holds a character that sets the direction of text."""
    return not text.isascii() and not _BIDI.isdisjoint(text)


def may_hide(text: str) -> bool:
    """Whether *text* holds a character that cannot be seen."""
    return not text.isascii() and not (text.isprintable() and _UNSEEN.isdisjoint(text))


def may_be_garbled(text: str) -> bool:
    """Whether *text* holds what UTF-8 looks like in Windows-1252 or Windows-1251."""
    if text.isascii():
        return False
    if not _LEADS.isdisjoint(text):
        return "Â" in text or "Ã" in text or not _TAILS.isdisjoint(text)
    return not _RUSSIAN_LEADS.isdisjoint(text) and not _RUSSIAN_TAILS.isdisjoint(text)


def may_be_styled(text: str) -> bool:
    """Whether *text* holds a wide letter or one of a mathematical style."""
    return not text.isascii() and max(text) >= "\u2102"


def may_be_decomposed(text: str) -> bool:
    """Whether *text* holds a character that Normalization Form C may change."""
    if text.isascii() or max(text) < "\u0300":
        return False
    return not all(
        character < "\u0300"
        or "\u0400" <= character <= "\u0482"
        or "\u2002" <= character <= "\u20cf"
        or "\u4e00" <= character <= "\u9fff"
        for character in set(text)
    )
