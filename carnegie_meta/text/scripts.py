"""Which script a letter belongs to, by a pinned table."""

from __future__ import annotations

from bisect import bisect_right

from carnegie_meta.text.script_table import RANGES, SCRIPTS

CJK = ("Han", "Hiragana", "Katakana", "Bopomofo", "Hangul")
RIGHT_TO_LEFT = ("Hebrew", "Arabic", "Syriac", "Thaana", "Nko", "Adlam")
JOINING = (
    *("Arabic", "Syriac", "Nko", "Adlam", "Mongolian", "Devanagari", "Bengali", "Gurmukhi"),
    *("Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Tibetan"),
    *("Myanmar", "Khmer", "Thai", "Lao"),
)
"""Scripts in which a zero width joiner, non-joiner or space has work to do."""

_FIRSTS = [first for first, _, _ in RANGES]


def script_of(character: str) -> str:
    """Script of *character*, such as ``Latin``.

    Shape: "" for characters of all scripts (digits, punctuation, combining marks) and for
    scripts that no rule asks about.
    """
    index = bisect_right(_FIRSTS, ord(character)) - 1
    if index < 0:
        return ""
    _, last, script = RANGES[index]
    return SCRIPTS[script] if ord(character) <= last else ""


def character_class(*scripts: str) -> str:
    """Body of a regular expression's character class: every character of *scripts*."""
    wanted = {SCRIPTS.index(script) for script in scripts}
    return "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b, script in RANGES if script in wanted)
