"""Words that mix scripts, and what they would be without the mixing.

The check works word by word, so that a sentence may hold as many scripts as it likes: a
Latin name in a Russian sentence, Japanese with its three scripts, ``Δt`` in a formula. Words end at
hyphens, digits, apostrophes and spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from carnegie_meta.model.value import value
from carnegie_meta.text.confusable_table import LOOK_ALIKES
from carnegie_meta.text.scripts import character_class, script_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = ("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee")
"""Scripts whose letters are mixed up: the only ones looked at."""

_CLASS = {script: character_class(script) for script in SCRIPTS}
_OTHERS = {script: character_class(*(s for s in SCRIPTS if s != script)) for script in SCRIPTS}
_LETTERS = "".join(_CLASS.values())
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_BETWEEN = f"[{_MARKS}\u00ad\u200b-\u200d\u2060\ufeff]"
"""What stands inside a word without ending it: combining marks and what cannot be seen."""

NEAR = 100
"""Characters on either side of a word that tell the script of its surroundings."""

LONGEST = 200
"""Most characters that are looked at before a letter to find where its word begins."""

_WORD = re.compile(f"[{_LETTERS}](?:{_BETWEEN}*[{_LETTERS}{_MARKS}])*")
_BORDER = re.compile(
    "|".join(f"[{_CLASS[script]}](?={_BETWEEN}{{0,8}}[{_OTHERS[script]}])" for script in SCRIPTS)
)
"""A letter before one of another script; both in one word."""

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_GREEK_IN_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον")
"""Greek letters that are the very shape of a Latin one; others are symbols in Latin words."""


@value
class Mixed:
    """A word that mixes scripts.

    ``odd``: the letters that do not belong, with their offsets in the text. ``repaired``: the word
    in one script, None where some letter has no look-alike in it; ``script``: that script, or
    the word's most frequent one. ``certain``: there is only one such repair.
    """

    start: int
    end: int
    word: str
    script: str
    odd: tuple[tuple[int, str], ...]
    repaired: str | None
    certain: bool


def mixed_words(text: str) -> Iterator[Mixed]:
    """Words of *text* that mix scripts by mistake, in order.

    Silent: words joined of two whole parts, none of which can be read in the other's script (a
    Latin acronym with a Russian ending), symbols in formulas, and words of scripts that
    nobody mixes up.
    """
    done = 0
    for border in _BORDER.finditer(text):
        if border.start() < done:
            continue
        # Words are short: what is longer is none, and looking back stays cheap.
        floor = max(done, border.start() - LONGEST)
        match = _WORD.match(text, _back(text, border.start(), floor))
        if match is None:
            continue
        done = max(match.end(), border.end())
        mixed = _judge(text, match.start(), match.end())
        if mixed is not None:
            yield mixed


_INSIDE = re.compile(f"[{_LETTERS}{_MARKS}]|{_BETWEEN}")


def _back(text: str, start: int, floor: int) -> int:
    """Where the word that holds the letter at *start* begins."""
    first = start
    while start > floor and _INSIDE.match(text[start - 1]):
        start -= 1
        if script_of(text[start]) in SCRIPTS:
            first = start
    return first


def convert(word: str, script: str) -> str | None:
    """*word* with the letters of other scripts as their look-alikes in *script*.

    Shape: None where a letter has no look-alike there.
    """
    table = LOOK_ALIKES.get(script)
    if table is None:
        return None
    letters = []
    for letter in word:
        if script_of(letter) in ("", script):
            letters.append(letter)
            continue
        same = table.get(letter)
        if same is None:
            parts = unicodedata.normalize("NFD", letter)
            if parts[0] not in table:
                return None
            same = table[parts[0]] + parts[1:]
        letters.append(same)
    return unicodedata.normalize("NFC", "".join(letters))


def _judge(text: str, start: int, end: int) -> Mixed | None:
    word = text[start:end]
    if len(word) > LONGEST:
        return None
    counts = Counter(s for s in map(script_of, word) if s in SCRIPTS)
    if len(counts) < 2:
        return None
    readings = {script: convert(word, script) for script, _ in counts.most_common()}
    possible = [script for script, reading in readings.items() if reading is not None]
    latin = readings.get("Latin")
    if latin is not None and len(word) > 1 and latin.isupper() and _ROMAN.fullmatch(latin):
        possible = ["Latin"]
    script, certain = _choose(text, start, end, counts, possible)
    odd = tuple(
        (start + offset, letter)
        for offset, letter in enumerate(word)
        if script_of(letter) not in ("", script)
    )
    if _is_symbol(counts, script, odd) or _is_inflected(text, start, end, word, script):
        return None
    if script in possible:
        return Mixed(start, end, word, script, odd, readings[script], certain)
    return Mixed(start, end, word, script, odd, None, False) if _is_woven(word, script) else None


def _choose(
    text: str, start: int, end: int, counts: Counter[str], possible: list[str]
) -> tuple[str, bool]:
    """The script that the word is meant in, and whether nothing speaks for another."""
    if len(possible) == 1:
        return possible[0], True
    around = _neighbours(text, start, end)
    near = [script for script in possible if around[script]]
    if len(near) == 1:
        return near[0], True
    scripts = possible or list(counts)
    return max(scripts, key=lambda script: (counts[script], around[script])), False


def _neighbours(text: str, start: int, end: int) -> Counter[str]:
    """Scripts of the letters near the word."""
    near = text[max(0, start - NEAR) : start] + text[end : end + NEAR]
    return Counter(map(script_of, near))


def _is_symbol(counts: Counter[str], script: str, odd: tuple[tuple[int, str], ...]) -> bool:
    """Whether Greek letters stand in a Latin word as symbols: Δt, kΩ, TNFα, νe."""
    if {"Latin", "Greek"} != counts.keys():
        return False
    if script == "Greek":
        return counts["Greek"] < 3
    return counts["Latin"] < 3 or any(letter not in _GREEK_IN_LATIN for _, letter in odd)


def _is_inflected(text: str, start: int, end: int, word: str, script: str) -> bool:
    """Whether a Latin name or numeral carries a Cyrillic ending: VIPе, XXв, iPhoneа."""
    runs = re.findall(f"[{_CLASS['Latin']}]+|[{_CLASS['Cyrillic']}]+", word)
    if len(runs) != 2 or script_of(runs[0][0]) != "Latin" or script_of(runs[1][0]) != "Cyrillic":
        return False
    stem, ending = runs
    if not ending.islower():
        return False
    if len(stem) > 1 and stem.isupper():
        return True
    if len(stem) < 3 or script != "Latin":
        return False
    around = _neighbours(text, start, end)
    return around["Cyrillic"] > around["Latin"]


def _is_woven(word: str, script: str) -> bool:
    """Whether one or two odd letters stand between letters of the word's script."""
    inside, others = _CLASS[script], _OTHERS[script]
    pattern = f"[{inside}]{_BETWEEN}*[{others}]{{1,2}}{_BETWEEN}*[{inside}]"
    return re.search(pattern, word) is not None
