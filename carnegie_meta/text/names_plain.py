"""Names that are plainly nothing but names: most are, and the analysis takes its time."""

from __future__ import annotations

from carnegie_meta.text.names_words import TELLING

_last: tuple[str, bool] = ("", False)


def is_plain(text: str) -> bool:
    """Whether *text* is a few capitalised words and initials that mean nothing but a name.

    No plain name has a fault; a name that is not plain may be right all the same.

    >>> is_plain("Nathan J. Brown"), is_plain("Dr. Anna Roe"), is_plain("Thomas de Waal")
    (True, False, False)
    """
    global _last  # the rules of a family ask for one name one after the other
    if _last[0] != text:
        said = text.split(" ")
        letters = 1 < len(said) < 5 and all(
            (word.isalpha() and word.istitle())
            or (len(word) == 2 and word[0].isupper() and word[1] == ".")
            for word in said
        )
        _last = (text, letters and TELLING.isdisjoint(text.casefold().replace(".", "").split(" ")))
    return _last[1]
