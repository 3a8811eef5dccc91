"""When two texts of a page and its record say one thing."""

from __future__ import annotations

from carnegie_meta.text.names_compare import compare
from carnegie_meta.text.names_sound import in_other_scripts
from carnegie_meta.vocab.resolve import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from carnegie_meta.rules.base import Context

_SIGNS = str.maketrans("‐‑–—−’‘“”\u00a0", "-----''\"\" ")


def folded(text: str) -> str:
    """*text* without what writers change about a title: case, white space, dashes, quotes."""
    return " ".join(text.translate(_SIGNS).split()).casefold().strip("\"'")


def concept_of(term: str, fields: Sequence[str], context: Context) -> str:
    """What *term* denotes in the vocabularies of *fields*: a concept's id, else its folded text.

    A damaged or misspelt term denotes what it was meant to be: that is another rule's finding.
    """
    known = [field for field in fields if context.vocabularies.get(field) is not None]
    for field in known:
        concept = context.vocabularies[field].lookup(term)
        if concept is not None:
            return concept.id
    for field in known:
        match = read(term, field, context.vocabularies).match
        if match is not None:
            return match.concept.id
    return folded(term)


class Matching:
    """Which names of a byline are which authors.

    ``pairs``: index of the name, index of the author. ``extra`` and ``missing``: names and
    authors that are left over, but for those who may be one another in another script.
    """

    __slots__ = ("extra", "missing", "pairs")

    def __init__(self, names: Sequence[str], authors: Sequence[str]) -> None:
        self.pairs: list[tuple[int, int]] = []
        free = set(range(len(authors)))
        left = list(range(len(names)))
        for wanted in (_equal, _one_person, _by_family):
            for name in left[:]:
                found = next((a for a in sorted(free) if wanted(names[name], authors[a])), None)
                if found is not None:
                    self.pairs.append((name, found))
                    free.discard(found)
                    left.remove(name)
        self.pairs.sort()
        # An author who is listed twice is missing once: that is another rule's finding.
        said = [authors[author] for _, author in self.pairs]
        missing = sorted(a for a in free if not any(_one_person(authors[a], s) for s in said))
        crossing = {(n, a) for n in left for a in missing if in_other_scripts(names[n], authors[a])}
        self.extra = [n for n in left if all(n != name for name, _ in crossing)]
        self.missing = [a for a in missing if all(a != author for _, author in crossing)]

    @property
    def in_order(self) -> bool:
        """Whether the names that matched stand in the order of the authors."""
        authors = [author for _, author in self.pairs]
        return authors == sorted(authors)


MOST = 60
"""Names beyond which only equal ones are matched."""


def _equal(name: str, author: str) -> bool:
    return folded(name) == folded(author)


def _one_person(name: str, author: str) -> bool:
    return compare(name, author).verdict in ("same", "variant")


def _by_family(name: str, author: str) -> bool:
    """Whether *name* is only the family name of *author*, or has an initial for the given one."""
    mine, theirs = folded(name).split(), folded(author).split()
    if not mine or not theirs:
        return False
    if len(mine) == 1:
        return mine[0] == theirs[-1]
    initial = mine[0].rstrip(".")
    return len(initial) == 1 and mine[-1] == theirs[-1] and theirs[0].startswith(initial)


def alike(name: str, author: str) -> bool:
    """Whether two names that are not surely one person's have a word in common."""
    return not set(folded(name).split()).isdisjoint(folded(author).split())
