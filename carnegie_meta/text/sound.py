"""A key that spellings of one sound share: Kazachstan, Kasakhstan, Qazaqstan."""

from __future__ import annotations

_PAIRS = (
    ("tsch", "c"), ("dsch", "g"), ("sch", "s"), ("tch", "c"), ("dzh", "g"), ("zh", "g"),
    ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("sh", "s"), ("ch", "k"), ("ck", "k"),
    ("cz", "c"), ("dj", "g"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ea", "i"), ("ai", "e"),
    ("ei", "i"), ("ie", "i"), ("ya", "ia"), ("x", "ks"),
)  # fmt: skip
_LETTERS = str.maketrans("cqjywzoe", "kkgivsui", "h")


def sound(key: str) -> str:
    """The key of *key*, a text in small Latin letters without accents.

    >>> sound("kazachstan") == sound("qazakhstan") == sound("kasakstan")
    True
    """
    for pair, one in _PAIRS:
        if pair in key:
            key = key.replace(pair, one)
    key = key.translate(_LETTERS)
    found = []
    last = ""
    for letter in key:
        if letter != last:
            found.append(letter)
            last = letter
    return "".join(found)
