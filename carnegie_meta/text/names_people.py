"""Several people in one byline: where each of them stands."""

from __future__ import annotations

from carnegie_meta.text import names_words as words_of
from carnegie_meta.text.names import Word, decoration, is_initial, marks, parse, trim, words
from carnegie_meta.text.names_fold import key

LONGEST = 2_000
"""Characters of a byline at most: a longer text is something else, and takes too long."""

SEPARATORS = ";/|+、؛；،"
"""Characters that stand between people and in no name."""

_MARKS = SEPARATORS + ",\n"
_JOINING = (
    words_of.CONJUNCTIONS | words_of.CYRILLIC_CONJUNCTIONS | words_of.NAME_CONJUNCTIONS | {"و"}
)


def may_be_several(text: str) -> bool:
    """Whether anything in *text* could stand between two people; quick, and never wrongly no."""
    return any(mark in text for mark in _MARKS) or not _JOINING.isdisjoint(text.casefold().split())


def people(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Places of the people that ``text[start:end]`` names; one place when it names one.

    Precision first: a conjunction that family names hold (``y``, ``e``, ``i``) cuts only
    before a given name, and a comma only between what are names on both sides.

    >>> text = "Anna Roe, John Doe and Thomas Graham, Jr."
    >>> [text[start:end] for start, end in people(text)]
    ['Anna Roe', 'John Doe', 'Thomas Graham, Jr.']
    """
    end = len(text) if end is None else end
    if end - start > LONGEST:
        return [(start, end)]
    pieces = [cut for line in _at_lines(text, start, end) for cut in _at_separators(text, *line)]
    pieces = [cut for piece in pieces for cut in _at_conjunctions(text, *piece)]
    surnames = len(pieces) > 1 and len(text[slice(*pieces[-1])].split()) == 1
    pieces = [cut for piece in pieces for cut in _at_commas(text, *piece, surnames)]
    found = [trim(text, *piece) for piece in pieces]
    return [place for place in found if place[0] < place[1]] or [(start, end)]


def _at_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``[start, end)`` cut into its lines where each is a name: a name may be broken itself."""
    if "\n" not in text:
        return [(start, end)]
    lines = _between([start - 1, *marks(text, "\n", start, end), end])
    named = [line for line in lines if text[slice(*line)].strip()]
    whole = all(len(text[slice(*line)].split()) > 1 for line in named)
    people_only = all(decoration(text[slice(*line)].strip()) is None for line in named)
    return named if len(named) > 1 and whole and people_only else [(start, end)]


def _at_separators(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``[start, end)`` cut at SEPARATORS, where what follows one is no role."""
    kept = {
        place
        for word in words(text, start, end)
        if word.text.casefold() in words_of.SLASH_WORDS
        for place in range(word.start, word.end)
    }
    places = [place for place in marks(text, SEPARATORS, start, end) if place not in kept]
    bounds = [start - 1, *places, end]
    pieces = _between(bounds)
    named = [piece for piece in pieces if any(c.isalpha() for c in text[slice(*piece)])]
    people_only = all(decoration(text[slice(*piece)]) is None for piece in named[1:])
    return named if len(named) > 1 and people_only else [(start, end)]


def _between(marks: list[int]) -> list[tuple[int, int]]:
    """Places between each two neighbours of *marks*."""
    return [(marks[i] + 1, marks[i + 1]) for i in range(len(marks) - 1)]


def _at_conjunctions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``[start, end)`` cut at each word that joins two people."""
    found = words(text, start, end)
    pieces: list[tuple[int, int]] = []
    first = 0
    for index in range(1, len(found) - 1):
        if index > first and _joins(found[first:index], found[index].text, found[index + 1 :]):
            pieces.append((found[first].start, found[index - 1].end))
            first = index + 1
    if not pieces:
        return [(start, end)]
    return [*pieces, (found[first].start, end)]


def _joins(left: list[Word], word: str, right: list[Word]) -> bool:
    """Whether *word* stands between two people rather than inside one name."""
    conjunction = word.casefold()
    after = right
    for index, following in enumerate(right):
        if following.text.casefold() in words_of.CONJUNCTIONS | words_of.CYRILLIC_CONJUNCTIONS:
            after = right[:index]
            break
    if not after or key(after[0].text) in words_of.PARTNERS:
        return False
    if (*(w.text.casefold() for w in left), conjunction) in words_of.ROLE_PHRASES:
        return False
    if conjunction in ("and", "&"):
        # "Doe & Doe" is a firm, "Anna and John Doe" a couple.
        return [w.text for w in left] != [w.text for w in after] and _is_name(left, after)
    if word in words_of.CYRILLIC_CONJUNCTIONS:
        return _is_name(left, after)
    if word in words_of.NAME_CONJUNCTIONS:
        return (
            len(left) > 1 and len(after) > 1 and after[0].text.casefold() in words_of.GIVEN_AFTER_Y
        )
    if word in words_of.CONJUNCTIONS or (conjunction in ("et", "with") and word.isupper()):
        return len(left) > 1 and len(after) > 1 and _is_name(left, after)
    return word == "و" and len(left) > 1 and len(after) > 1


def _is_name(left: list[Word], right: list[Word]) -> bool:
    """Whether the words beside a conjunction may end and begin a name: no ``von und zu``."""
    before, after = key(left[-1].text), key(right[0].text)
    inside = (
        before in words_of.PARTICLES and len(left) > 1 and left[-1].text.islower()
    ) or after in ("zu", "zum", "zur")
    return not inside


def _at_commas(text: str, start: int, end: int, surnames: bool) -> list[tuple[int, int]]:
    """``[start, end)`` cut at its commas where both sides are people.

    ``surnames``: a lone family name stands beside this piece, so that "Roe, Doe" is a list.
    """
    name = parse(text, start, end)
    commas = marks(text, ",", name.start, name.end)
    bounds = [start - 1, *commas, end]
    pieces: list[tuple[int, int]] = []
    for left, right in _between(bounds):
        piece = text[left:right].strip()
        if pieces and (not piece or decoration(piece) is not None):
            pieces[-1] = (pieces[-1][0], right)
        else:
            pieces.append((left, right))
    if len(pieces) == 2 and not surnames:
        family, given = (parse(text, *piece).words for piece in pieces)
        if min(len(family), len(given)) <= 1 or is_initial(given[-1]):
            return [(start, end)]
        if family[0].islower() and key(family[0]) in words_of.PARTICLES:
            return [(start, end)]
    even = pieces[1::2]
    if len(pieces) > 3 and all(is_initial(text[slice(*piece)].split()[-1]) for piece in even):
        return [(one[0], other[1]) for one, other in zip(pieces[::2], even, strict=False)]
    return pieces if len(pieces) > 1 else [(start, end)]
