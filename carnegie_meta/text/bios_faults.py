"""What is wrong with the bios that stand together in one record or on one page.

Precision first: a bio that two people may share, or that may speak of somebody else, is right.
"""

from __future__ import annotations

from carnegie_meta.text.bios import (
    cut_off,
    is_placeholder,
    mentions,
    normal,
    opening_name,
    repeat,
    shingle_keys,
    similarity,
)
from carnegie_meta.text.names_compare import compare, keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    FaultKind = Literal[
        "empty",
        "placeholder",
        "repeat",
        "twice",
        "two-bios",
        "two-people",
        "somebody",
        "cut-off",
        "no-author",
        "no-bio",
    ]

_MOST = 100
"""Bios of one record beyond which each is looked at for itself only."""

_FEWEST = 4
"""Words of a text before another one can be said to go on from it."""

_SHARED = 12
"""Words from which a text that names nobody is one person's: shorter ones say a post."""

_PRONOUNS = frozenset(
    {"he", "she", "his", "her", "him", "il", "elle", "он", "она", "его", "её", "ее"}
    | {"هو", "هي", "他", "她"}
)
"""Words by which a text speaks of one person."""

_ALIKE = 20
"""Words from which two texts that name nobody and are nearly the same are one text."""


class Entry:
    """A bio as it stands: whose it is said to be, and its text.

    ``name`` is None where nobody is named, ``text`` where a person has none.
    """

    __slots__ = ("name", "text")

    def __init__(self, name: str | None, text: str | None) -> None:
        self.name = name
        self.text = text


class Fault:
    """One mistake in the bio at ``index``.

    ``other``: the entry that it is compared with. ``start`` and ``end``: the part of the text
    that is meant, both 0 for all of it. ``said``: a name or a piece of the text. ``similarity``:
    of two texts; 0 where one is the beginning of the other, cut off. ``repaired``: the text after
    the repair; ``sure``: whether that is the one right answer. For ``no-bio``, ``index`` counts
    the authors.
    """

    __slots__ = ("end", "index", "kind", "other", "repaired", "said", "similarity", "start", "sure")

    def __init__(
        self,
        kind: FaultKind,
        index: int,
        other: int | None = None,
        *,
        start: int = 0,
        end: int = 0,
        said: str = "",
        similarity: float = 1.0,
        repaired: str | None = None,
        sure: bool = False,
    ) -> None:
        self.kind = kind
        self.index = index
        self.other = other
        self.start = start
        self.end = end
        self.said = said
        self.similarity = similarity
        self.repaired = repaired
        self.sure = sure


def faults(entries: Sequence[Entry], authors: Sequence[str] | None = None) -> list[Fault]:
    """Mistakes in *entries*, those of one entry together, in their order.

    *authors*: everybody whom the publication names; None where that is not known.
    """
    found: list[Fault] = []
    whole: list[int] = []
    for index, entry in enumerate(entries):
        own = list(_of_one(index, entry))
        found += own
        if entry.text is not None and all(f.kind not in ("empty", "placeholder") for f in own):
            whole.append(index)
    said = {index: normal(entries[index].text or "") for index in whole}
    pairs = list(_of_two(entries, said)) if 1 < len(whole) <= _MOST else []
    found += pairs
    taken = {fault.index for fault in pairs if fault.kind == "two-people"}
    for index in whole:
        if index not in taken:
            found += _of_somebody(index, entries[index], said[index])
    if authors is not None and len(entries) <= _MOST and len(authors) <= _MOST:
        copies = {fault.index for fault in pairs if fault.kind == "twice"}
        found += _without(entries, authors, copies)
    found.sort(key=lambda fault: fault.index)
    return found


def telling(entry: Entry) -> tuple[str, ...]:
    """The text in its normal form, empty where it says nothing of a person."""
    text = entry.text
    if text is None or not text.strip() or is_placeholder(text):
        return ()
    words = normal(text)
    return () if entry.name is not None and words == normal(entry.name) else words


def of_two(
    one: Entry, other: Entry, words: tuple[str, ...], other_words: tuple[str, ...]
) -> Fault | None:
    """What is wrong with two bios of different records, given with what :func:`telling` says.

    The same as :func:`faults` finds between two that stand together.
    """
    return _pair((one, other), {0: words, 1: other_words}, 0, 1)


def _of_one(index: int, entry: Entry) -> Iterator[Fault]:
    """Mistakes that one text shows by itself."""
    text = entry.text
    if text is None:
        return
    if not text.strip():
        yield Fault("empty", index)
        return
    name_only = entry.name is not None and normal(text) == normal(entry.name) != ()
    if name_only or is_placeholder(text):
        yield Fault("placeholder", index, said=text.strip())
        return
    again = repeat(text)
    if again is not None:
        end = len(text.rstrip())
        yield Fault(
            "repeat", index, start=again.start, end=end, repaired=again.kept, sure=again.exact
        )
        text = again.kept
    cut = cut_off(text)
    if cut is not None:
        end = len(text.rstrip())
        yield Fault("cut-off", index, start=cut, end=end, said=text[cut:end])


def _of_two(entries: Sequence[Entry], said: dict[int, tuple[str, ...]]) -> Iterator[Fault]:
    """Each later text with the earlier one that it is, or whose person it is of."""
    named: dict[str, list[int]] = {}
    met: dict[str, list[int]] = {}
    done: list[int] = []
    for index, words in said.items():
        name = entries[index].name
        own = keys(name) if name is not None else ()
        shingles = shingle_keys(words)
        near = {earlier for key in own for earlier in named.get(key, ())}
        alike = {earlier for key in shingles for earlier in met.get(key, ())}
        fault = next(
            (
                fault
                for earlier in done
                if earlier in near or earlier in alike
                if (fault := _pair(entries, said, earlier, index)) is not None
            ),
            None,
        )
        if fault is not None:
            yield fault
        done.append(index)
        for key in own:
            named.setdefault(key, []).append(index)
        for key in shingles:
            met.setdefault(key, []).append(index)


def _pair(
    entries: Sequence[Entry], said: dict[int, tuple[str, ...]], earlier: int, later: int
) -> Fault | None:
    """What is wrong with two texts, if they are of one person, or one text of two people."""
    one, other = entries[earlier].name, entries[later].name
    words, others = said[earlier], said[later]
    share = similarity(words, others)
    if one is None or other is None:
        return Fault("twice", later, earlier) if share == 1.0 and one is other else None
    verdict = "same" if one == other else compare(one, other).verdict
    if verdict in ("same", "variant"):
        if share:
            return Fault("twice", later, earlier, similarity=share)
        short, long = (later, earlier) if len(words) > len(others) else (earlier, later)
        if _is_cut_copy(said[short], said[long], entries[short].text or ""):
            return Fault("twice", later, earlier, similarity=0.0)
        return Fault("two-bios", later, earlier) if _in_one_script(words, others) else None
    if verdict != "different" or not share:
        return None
    first, second = mentions(words, one), mentions(others, other)
    if first and second:
        return None  # of both, or each with its own name in words that many bios have
    if first or second:
        at, there = (later, earlier) if first else (earlier, later)
        whose = one if first else other
        if not mentions(said[at], whose):
            return None
        return Fault("two-people", at, there, similarity=share)
    least = _SHARED if share == 1.0 else _ALIKE
    if min(len(words), len(others)) < least or _PRONOUNS.isdisjoint(words):
        return None  # a post that colleagues share
    return Fault("two-people", later, earlier, similarity=share)


def _is_cut_copy(short: tuple[str, ...], long: tuple[str, ...], text: str) -> bool:
    """Whether a text is the beginning of another one and ends in the middle of a sentence."""
    begins = len(short) >= _FEWEST and short[:-1] == long[: len(short) - 1]
    return begins and long[len(short) - 1].startswith(short[-1]) and text.rstrip()[-1].isalnum()


def _in_one_script(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two texts are in one script, so that they are no translations."""
    from carnegie_meta.text.names_sound import script

    def most(words: tuple[str, ...]) -> str:
        scripts = [script(word) for word in words if not word.isdigit()]
        return max(sorted(set(scripts)), key=scripts.count) if scripts else ""

    return most(one) == most(other)


def _of_somebody(index: int, entry: Entry, words: tuple[str, ...]) -> Iterator[Fault]:
    """Another person's full name at the start of the text, which nowhere has its own."""
    if entry.name is None or entry.text is None:
        return
    place = opening_name(entry.text)
    if place is None:
        return
    opening = entry.text[slice(*place)]
    if compare(opening, entry.name).verdict == "different" and not mentions(words, entry.name):
        yield Fault("somebody", index, start=place[0], end=place[1], said=opening)


def _without(entries: Sequence[Entry], authors: Sequence[str], copies: set[int]) -> Iterator[Fault]:
    """Bios of nobody who is an author, and authors without one where others have one.

    Of a bio that is there twice only the first is told.
    """
    with_bio: set[int] = set()
    for index, entry in enumerate(entries):
        if entry.name is None:
            yield Fault("no-author", index)
            continue
        own = [n for n, author in enumerate(authors) if _may_be_one(entry.name, author)]
        if entry.text is not None:
            with_bio.update(own)
            if not own and index not in copies:
                yield Fault("no-author", index, said=entry.name)
    if with_bio:
        for n, author in enumerate(authors):
            if n not in with_bio and author.strip():
                yield Fault("no-bio", n, said=author)


def _may_be_one(one: str, other: str) -> bool:
    from carnegie_meta.text.names_sound import in_other_scripts

    if one == other or compare(one, other).verdict != "different":
        return True
    return in_other_scripts(one, other)
