"""One person twice in a list of names."""

from __future__ import annotations

from carnegie_meta.text.names_compare import SAME, compare, keys
from carnegie_meta.text.names_key import key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.names_compare import Comparison

_MOST = 200
"""Names in a list beyond which only equal ones are looked for: no byline is that long."""

_last: tuple[tuple[str, ...], tuple[tuple[int, int, Comparison], ...]] = ((), ())


def repeated(names: tuple[str, ...]) -> tuple[tuple[int, int, Comparison], ...]:
    """Later names that are an earlier one's person: later index, earlier index, comparison.

    Each later name at most once, against the earlier one that is surest.
    """
    global _last  # the rules of a family ask for one list one after the other
    if _last[0] != names:
        _last = (names, tuple(_repeated(names)))
    return _last[1]


def _repeated(names: tuple[str, ...]) -> list[tuple[int, int, Comparison]]:
    made = [key_of(name) for name in names]
    size = len(made)
    unlike = (
        len({k.given for k in made}) == size
        and len({k.tail for k in made}) == size
        and {k.given for k in made}.isdisjoint({k.tail for k in made})
    )
    if unlike and all(name.isascii() for name in names):
        return []
    found = []
    first: dict[tuple[str, ...], int] = {}
    for later, this in enumerate(made):
        earlier = first.setdefault(this.whole, later)
        if earlier != later:
            if this.whole:
                found.append((later, earlier, SAME))
        elif size <= _MOST:
            found.extend(_surest(later, names))
    return found


def _surest(later: int, names: tuple[str, ...]) -> list[tuple[int, int, Comparison]]:
    best: list[tuple[int, int, Comparison]] = []
    mine = frozenset(keys(names[later]))
    for earlier in range(later):
        if not mine.isdisjoint(keys(names[earlier])):
            comparison = compare(names[earlier], names[later])
            if comparison.certain:
                return [(later, earlier, comparison)]
            if comparison.verdict == "variant" and not best:
                best = [(later, earlier, comparison)]
    return best
