"""Spellings that may be one term, gathered: by keys that collide, then by nearness.

Every comparison lies inside a block of few texts that share a piece, so that the work grows
with the number of texts and not with its square.

Source: the clustering of OpenRefine (fingerprint, n-gram fingerprint, blocked nearest neighbours).
"""

from __future__ import annotations

import unicodedata

from carnegie_meta.text.fold import bare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GRAM = 2
"""Letters of a piece of the n-gram fingerprint."""

SHORTEST = 6
"""Least letters of a text that is compared otherwise than by its words."""

PIECE = 4
"""Letters of a piece that two texts must share to be compared."""

BLOCK = 30
"""Most texts that share a piece and are compared for it; a piece of more tells too little."""

NEAR = 0.85
"""Least likeness (optimal string alignment) of two texts that are put together."""


def fingerprint(text: str) -> str:
    """The words of *text* without case, accents and punctuation, in order, each once.

    >>> fingerprint("Korea,  South") == fingerprint("south KOREA")
    True
    """
    return " ".join(sorted(set(_plain(text).split())))


def ngram_fingerprint(text: str) -> str:
    """The pairs of letters of *text*, in order, each once: blind to spaces and small doublings.

    >>> ngram_fingerprint("Foreign Policy") == ngram_fingerprint("Foreignpolicy")
    True
    """
    letters = _plain(text).replace(" ", "")
    return "".join(sorted({letters[n : n + GRAM] for n in range(len(letters) - GRAM + 1)}))


def _plain(text: str) -> str:
    """*text* without case, accents, punctuation and symbols."""
    found = bare(text)
    if found.replace(" ", "").isalnum():
        return found
    return "".join(c for c in found if unicodedata.category(c)[0] not in "PSC")


def clusters(texts: Iterable[str]) -> list[list[str]]:
    """*texts* put together with those they resemble; each in one list, in a stable order."""
    ordered = sorted(set(texts))
    groups = _Groups(ordered)
    for key in (fingerprint, ngram_fingerprint):
        first: dict[str, str] = {}
        for text in ordered:
            found = key(text)
            if found and (key is fingerprint or len(found) >= SHORTEST * GRAM):
                groups.join(first.setdefault(found, text), text)
    for one, other in _near(ordered):
        groups.join(one, other)
    return groups.lists()


def _near(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of *texts* that resemble each other, found inside blocks."""
    keys: dict[str, str] = {}
    digits: dict[str, str] = {}
    for text in texts:
        letters = _plain(text).replace(" ", "")
        if len(letters) >= SHORTEST:
            keys.setdefault(letters, text)
            digits[letters] = "".join(filter(str.isdigit, letters))
    if len(keys) < 2:
        return
    blocks: dict[str, list[str]] = {}
    for letters in keys:
        for piece in {letters[n : n + PIECE] for n in range(len(letters) - PIECE + 1)}:
            blocks.setdefault(piece, []).append(letters)
    from rapidfuzz.distance import OSA

    like = OSA.normalized_similarity
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) > BLOCK:
            continue
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                # Lengths that differ by more than that are never near; numbers are no slips.
                if abs(len(one) - len(other)) > (1 - NEAR) * max(len(one), len(other)):
                    continue
                if digits[one] != digits[other]:
                    continue
                if (one, other) not in seen:
                    seen.add((one, other))
                    if like(one, other, score_cutoff=NEAR):
                        yield keys[one], keys[other]


class _Groups:
    """Texts that are joined, and what is joined with them."""

    def __init__(self, texts: list[str]) -> None:
        self._head = {text: text for text in texts}

    def _find(self, text: str) -> str:
        while self._head[text] != text:
            self._head[text] = self._head[self._head[text]]
            text = self._head[text]
        return text

    def join(self, one: str, other: str) -> None:
        heads = sorted((self._find(one), self._find(other)))
        self._head[heads[1]] = heads[0]

    def lists(self) -> list[list[str]]:
        found: dict[str, list[str]] = {}
        for text in self._head:
            found.setdefault(self._find(text), []).append(text)
        return list(found.values())
