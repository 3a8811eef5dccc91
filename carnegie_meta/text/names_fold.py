"""Names under a fold: case and punctuation, then accents, then ways of spelling.

Each fold is coarser than the one before it: equal under one is equal under the next.
"""

from __future__ import annotations

from functools import lru_cache

MOST_WORDS = 50_000
"""Words whose skeletons are remembered: names are compared in every order with many others."""

_APOSTROPHES = "'’‘ʼʻʹʺ`´ˈ"
_SEPARATORS = '.,;:-‐‑‒–—_()[]"“”„«»/\\|*·•…'
_PUNCTUATION = str.maketrans(dict.fromkeys(_APOSTROPHES, "") | dict.fromkeys(_SEPARATORS, " "))

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ə": "a",
        "ŋ": "n",
    }
)
"""Latin letters that Unicode does not decompose."""

_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіґќѓў", "abvgdeziiklmnoprstufieigkgu", strict=True))
    | {
        "ё": "e",
        "ж": "zh",
        "х": "h",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ъ": "",
        "ь": "",
        "ю": "iu",
        "я": "ia",
        "ї": "i",
        "є": "e",
        "ј": "i",
        "љ": "l",
        "њ": "n",
        "ђ": "d",
        "ћ": "c",
        "џ": "dzh",
        "ә": "a",
        "ғ": "g",
        "қ": "k",
        "ң": "n",
        "ө": "o",
        "ұ": "u",
        "ү": "u",
        "һ": "h",
    }
)

_SPELLINGS = (
    ("shch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("ph", "f"),
    ("tz", "ts"),
    ("x", "ks"),
    ("ck", "k"),
    ("y", "i"),
    ("ij", "i"),
)

_VOWELS = frozenset("aeiou")


def key(word: str) -> str:
    """*word* case folded, without full stops, commas and the like at its ends."""
    return word.casefold().strip(".,;:")


def fold(text: str) -> tuple[str, ...]:
    """Words of *text* without case, spaces and punctuation; accents stay.

    An apostrophe vanishes (O'Brien is one word), other punctuation separates.
    """
    folded = text.casefold().translate(_PUNCTUATION)
    if not folded.isascii():
        from unicodedata import normalize

        folded = normalize("NFKC", folded)
    return tuple(folded.split())


def plain(word: str) -> str:
    """*word*, folded, without accents."""
    if word.isascii():
        return word
    from unicodedata import combining, normalize

    if not is_latin(word):
        return word  # й without its breve is another letter
    decomposed = normalize("NFKD", word).translate(_LETTERS)
    return "".join(c for c in decomposed if not combining(c))


@lru_cache(maxsize=MOST_WORDS)
def skeleton(word: str) -> str:
    """*word*, folded, as all its usual spellings in Latin letters have it.

    Cyrillic becomes Latin; ``iy``, ``ii``, ``ij``, ``y``, ``i`` are one, so are ``ye`` and
    ``e``, ``ya`` and ``ia``, ``kh`` and ``h``, ``x`` and ``ks``; double letters are single.
    Not a transliteration: only for comparison.
    """
    if not word.isascii():
        word = plain(word.translate(_CYRILLIC))
        if not word.isascii():
            from carnegie_meta.text.names_sound import romanised

            word = romanised(word)
    if word.startswith("ye"):
        word = word[1:]
    if word.startswith("dimitr"):
        word = "d" + word[2:]  # Dimitri, Dmitri; not the Bulgarian Dimitar
    if word.endswith("ej") and len(word) > 4:
        word = word[:-1] + "i"  # Andrej, Andrei
    for spelling, common in _SPELLINGS:
        if spelling in word:
            word = word.replace(spelling, common)
    letters: list[str] = []
    for index, letter in enumerate(word):
        following = word[index + 1 : index + 2]
        previous = letters[-1] if letters else ""
        if letter == previous:
            continue
        if letter == "c" and following not in ("e", "i", "h"):
            letter = "k"
        elif letter == "i" and following == "e" and previous in _VOWELS:
            continue  # Gabuyev, Gabuev
        elif letter == "o" and previous == "i" and _soft(word, index):
            letters[-1] = "e"  # Fyodor, Fedor
            continue
        letters.append(letter)
    word = "".join(letters)
    if len(word) > 4 and word.endswith("er") and word[-3] not in _VOWELS:
        word = word[:-2] + "r"  # Alexander, Aleksandr
    return word


_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "œ": "oe", "æ": "ae"}
)


def spelt_out(word: str) -> str:
    """*word*, folded, with the letters that German and Nordic names have as they are typed without.

    Günther is Guenther, and to ``plain`` Gunther.
    """
    return word if word.isascii() else plain(word.translate(_SPELT_OUT))


def romanisation(word: str) -> str:
    """The skeleton of *word*, folded and plain, as far as its ways into Latin letters go.

    Alexey and Alexei are one, Bailey and Bayley are not: there ``y`` stands before a vowel or at
    the end.
    """
    end = len(word) - 2
    marked = (
        "#" if c == "y" and i < end and word[i + 1] not in _VOWELS else c
        for i, c in enumerate(word)
    )
    return skeleton("".join(marked))


def alike(word: str) -> str:
    """*word*, folded and plain, with what people vary in Latin letters alone made one.

    Marc and Mark, Philip and Phillip; not Alexey and Alexei, who come from another script.
    """
    for spelling, common in (("ck", "k"), ("c", "k"), ("ph", "f"), ("z", "s")):
        word = word.replace(spelling, common)
    return "".join(c for i, c in enumerate(word) if c != word[i - 1 : i])


def _soft(word: str, index: int) -> bool:
    """Whether the ``o`` at *index* is the second half of ``yo`` inside a syllable."""
    return index >= 2 and word[index - 2] not in _VOWELS and word[index + 1 : index + 2] != ""


def is_latin(word: str) -> bool:
    """Whether every letter of *word* is Latin."""
    if word.isascii():
        return True
    from unicodedata import name

    return all(
        c.isascii() or not c.isalpha() or name(c, "").startswith(("LATIN", "MODIFIER"))
        for c in word
    )
