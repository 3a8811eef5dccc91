"""From a text that stands for a list to the list's items."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.vocab.vocabulary import Vocabulary

_SEPARATOR = re.compile(r"\s*[,;\n\u060c\u3001\uff0c\uff1b]\s*")
_SURE = re.compile(r"\s*[;\n\uff1b]\s*")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq)\.?", re.IGNORECASE)

NAMED_WITH_COMMAS = frozenset({"collections", "eventCollection", "programs", "projects"})
"""Fields whose terms often hold commas: only semicolons and known terms set items off."""


def items(field: str, text: str, vocabulary: Vocabulary | None) -> tuple[list[str], bool]:
    """The items that *text* says, each once, and whether that is sure.

    Sure is a text that nothing divides, and one whose parts are all known to *vocabulary*, which
    may take several comma-separated parts for one term.
    """
    found, sure = _divide(field, text.strip(), vocabulary)
    return list(dict.fromkeys(found)), sure


def _divide(field: str, text: str, vocabulary: Vocabulary | None) -> tuple[list[str], bool]:
    parts = [part for part in _SEPARATOR.split(text) if part]
    if len(parts) <= 1:
        return [parts[0] if parts else text], True
    if vocabulary is not None:
        known = _known(text, vocabulary)
        if known is not None:
            # "Taiwan, China" is one label, and two.
            apart = all(vocabulary.lookup(part) is not None for part in parts)
            several = apart and len(parts) > len(known)
            return (parts, False) if several else (known, True)
    if field == "authors":
        names = _names(parts)
        return names, len(names) == 1
    if field in NAMED_WITH_COMMAS:
        pieces = [part for part in _SURE.split(text) if part]
        return pieces, len(pieces) == 1
    return parts, False


def _known(text: str, vocabulary: Vocabulary) -> list[str] | None:
    """*text* as terms of *vocabulary*, the longest first, or None when it is more than those."""
    found = []
    at = 0
    ends = [match.span() for match in _SEPARATOR.finditer(text)] + [(len(text), len(text))]
    while at < len(text):
        for stop, following in reversed(ends):
            if stop > at and vocabulary.lookup(text[at:stop]) is not None:
                found.append(text[at:stop])
                at = following
                break
        else:
            return None
    return found


def _names(parts: list[str]) -> list[str]:
    """*parts* with generational and academic suffixes put back to their names."""
    names: list[str] = []
    for part in parts:
        if names and _SUFFIX.fullmatch(part):
            names[-1] += ", " + part
        else:
            names.append(part)
    return names
