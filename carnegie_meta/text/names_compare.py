"""Whether two names in one byline are one person's, with the evidence.

Only kinds of variation that say something within one list are known here. Two people of
one family are never one person, and a bare initial for a given name says nothing.
"""

from __future__ import annotations

from carnegie_meta.text import names_words as words_of
from carnegie_meta.text.names import is_initial, is_organisation, parse
from carnegie_meta.text.names_fold import fold, is_cyrillic, plain, skeleton
from carnegie_meta.text.names_people import LONGEST, people

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Verdict = Literal["same", "variant", "different"]
    VariantKind = Literal[
        "writing", "title", "nickname", "accent", "initial", "middle", "script", "spelling", "slip"
    ]

CERTAIN: frozenset[str] = frozenset({"writing", "title", "nickname", "accent", "initial"})
"""Kinds that leave no doubt within one list; the others are probable."""

_SHORTEST = 4
"""Letters of a word before another spelling of it in one script says anything."""

_LONG = 6
"""Letters of a family name before one letter more, less or other is a slip."""


class Comparison:
    """Verdict on two names.

    ``same``: only case, spaces and punctuation differ. ``variant``: one person, written in
    two ways, of the ``kinds`` given; ``certain`` unless a kind is only probable.
    """

    __slots__ = ("certain", "kinds", "verdict")

    def __init__(self, verdict: Verdict, kinds: tuple[VariantKind, ...] = ()) -> None:
        self.verdict = verdict
        self.kinds = kinds
        self.certain = verdict == "same" or (verdict == "variant" and CERTAIN.issuperset(kinds))

    def __repr__(self) -> str:
        return f"Comparison({self.verdict!r}, {self.kinds!r})"


DIFFERENT = Comparison("different")
SAME = Comparison("same")


class Key:
    """A name made ready to compare: its folded words without what stands around them."""

    __slots__ = ("around", "comparable", "given", "suffix", "tail", "whole", "words")

    def __init__(self, text: str) -> None:
        self.whole = fold(text)
        name = parse(text[:LONGEST])
        self.words = tuple(piece for word in name.words for piece in fold(word))
        self.suffix = fold(name.suffix)
        kinds = {part.kind for part in name.parts}
        self.around = (
            "title" if kinds - {"suffix", "nickname"} else "nickname" if kinds - {"suffix"} else ""
        )
        self.comparable = (
            len(text) <= LONGEST
            and len(self.words) > 1
            and len(people(text)) == 1
            and not is_organisation(text)
        )
        self.given = skeleton(self.words[0]) if self.words else ""
        self.tail = skeleton(self.words[-1]) if self.words else ""


_keys: dict[str, Key] = {}


def key_of(text: str) -> Key:
    """The Key of *text*, remembered."""
    known = _keys.get(text)
    if known is None:
        if len(_keys) >= 20_000:
            _keys.clear()
        known = _keys[text] = Key(text)
    return known


def compare(first: str, second: str) -> Comparison:
    """Whether *first* and *second* name one person.

    Symmetric. Transitive it is not: a chain of small differences leads anywhere.

    >>> compare("Anna Roe", "Anna B. Roe")
    Comparison('variant', ('initial',))
    >>> compare("Anna Roe", "John Roe").verdict
    'different'
    """
    a, b = key_of(first), key_of(second)
    if a.whole == b.whole:
        return SAME if a.whole else DIFFERENT
    if not (a.comparable and b.comparable) or a.suffix != b.suffix:
        return DIFFERENT
    kinds: list[VariantKind] = []
    if a.around != b.around or (a.words == b.words and a.around):
        kinds.append("nickname" if "title" not in (a.around, b.around) else "title")
    if a.words == b.words:
        return Comparison("variant", tuple(kinds or ["writing"]))
    found = _compare(a.words, b.words)
    return Comparison("variant", (*kinds, *found)) if found else DIFFERENT


def _compare(a: tuple[str, ...], b: tuple[str, ...]) -> list[VariantKind]:
    """How the words *a* and *b* differ while they name one person; nothing if they do not."""
    if "".join(a) == "".join(b):
        return ["writing"] if a[0][0] == b[0][0] and len(a) != len(b) else []
    if len(a) > len(b):
        a, b = b, a
    # "C. Raja Mohan" and "Raja Mohan": initials in front, and a whole name behind them.
    lead = len(b) - len(a)
    if lead and a == b[lead:] and all(map(is_initial, b[:lead])) and not is_initial(a[0]):
        return ["initial"]
    if is_initial(a[0]) or is_initial(b[0]):
        return []
    given, family = _match(a[0], b[0]), _match(a[-1], b[-1])
    middle = _middle(a, b)
    if given is None or middle is None:
        return []
    if family is None:
        return ["slip"] if not given and not middle and _is_slip(a[-1], b[-1]) else []
    if given == family == "spelling":
        return []  # two doubts
    kinds: list[VariantKind] = [kind for kind in (given, family) if kind]
    return list(dict.fromkeys(kinds + middle))


def _match(a: str, b: str) -> Literal["", "accent", "script", "spelling"] | None:
    """How the words *a* and *b* are one name; ``""`` when equal, None when they are not."""
    if a == b:
        return ""
    plain_a, plain_b = plain(a), plain(b)
    if plain_a == plain_b:
        # Two marked forms may be two names (Hoà, Hoá); one without marks is the other, typed.
        return "accent" if a == plain_a or b == plain_b else "spelling"
    if skeleton(a) != skeleton(b):
        return None
    if is_cyrillic(a) != is_cyrillic(b):
        return "script"
    return "spelling" if min(len(a), len(b)) >= _SHORTEST else None


def _middle(a: tuple[str, ...], b: tuple[str, ...]) -> list[VariantKind] | None:
    """How the words between first and last differ; None when they contradict each other.

    Every middle word of the shorter name must stand in the longer one, in order, as
    itself or as its initial.
    """
    kinds: list[VariantKind] = []
    rest = list(b[1:-1])
    for word in a[1:-1]:
        while rest:
            other = rest.pop(0)
            kind = _match(word, other)
            if kind is None and 1 in (len(word), len(other)) and word[0] == other[0]:
                kinds.append("initial")
                break
            if kind is not None:
                kinds.extend([kind] if kind else [])
                break
            if is_initial(other) or is_initial(word) or not _may_be_missing(other, a, kinds):
                return None  # "George W." and "George H. W." are two people, or one
        else:
            return None
    for other in rest:
        if not _may_be_missing(other, a, kinds):
            return None
    return kinds


def _may_be_missing(word: str, shorter: tuple[str, ...], kinds: list[VariantKind]) -> bool:
    """Whether the *shorter* name may lack *word*; says so in *kinds*."""
    if is_initial(word):
        kinds.append("initial")
        return True
    if word in words_of.PARTICLES or not words_of.COMMON_NAMES.isdisjoint((word, *shorter)):
        return False
    kinds.append("middle")
    return True


def _is_slip(a: str, b: str) -> bool:
    """Whether two long words differ by one letter added, dropped, changed or exchanged."""
    if min(len(a), len(b)) < _LONG or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False  # Hahler and Mahler are two names
    if len(a) > len(b):
        a, b = b, a
    if b in (a + "a", a + "а"):
        return False  # Ivanov, Ivanova
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    swapped = a[start : start + 2] == b[start : start + 2][::-1]
    return a[start + 1 :] == b[start + 1 :] or (swapped and a[start + 2 :] == b[start + 2 :])


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
    keys = [key_of(name) for name in names]
    size = len(keys)
    if len({k.given for k in keys}) == size and len({k.tail for k in keys}) == size:
        return []
    found = []
    first: dict[tuple[str, ...], int] = {}
    for later, this in enumerate(keys):
        earlier = first.setdefault(this.whole, later)
        if earlier != later:
            if this.whole:
                found.append((later, earlier, SAME))
        elif size <= _MOST:
            found.extend(_surest(later, names, keys))
    return found


def _surest(
    later: int, names: tuple[str, ...], keys: list[Key]
) -> list[tuple[int, int, Comparison]]:
    this = keys[later]
    best: list[tuple[int, int, Comparison]] = []
    for earlier in range(later):
        that = keys[earlier]
        if this.given == that.given or this.tail == that.tail:
            comparison = compare(names[earlier], names[later])
            if comparison.certain:
                return [(later, earlier, comparison)]
            if comparison.verdict == "variant" and not best:
                best = [(later, earlier, comparison)]
    return best
