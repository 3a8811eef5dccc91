"""A name made ready to compare, and the keys under which its variants are looked for."""

from __future__ import annotations

from carnegie_meta.text.names import is_initial, is_organisation, parse
from carnegie_meta.text.names_fold import fold, skeleton
from carnegie_meta.text.names_frequent import SHORT_FORMS
from carnegie_meta.text.names_order import is_family_first
from carnegie_meta.text.names_people import LONGEST, people
from carnegie_meta.text.names_plain import is_plain
from carnegie_meta.text.names_words import SUFFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LONG_GIVEN = 7
"""Letters of a given name before one letter inside it is a slip."""

_MOST = 20_000


class Key:
    """A name made ready to compare: its folded words without what stands around them.

    ``text``: as written. ``whole``: all words of the text. ``words``: of the name, given names
    before the family name wherever the text tells which is which; ``shown``: the same as
    written. ``moved``: the text has them in another order. ``comparable``: the text is one
    person's name of two words or more.
    """

    __slots__ = (
        "around",
        "comparable",
        "given",
        "moved",
        "shown",
        "suffix",
        "tail",
        "text",
        "whole",
        "words",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.whole = fold(text)
        self.suffix: tuple[str, ...] = ()
        self.around = ""
        said = text.split(" ") if is_plain(text) else []
        if said and said[-1].casefold().strip(".") not in SUFFIXES:
            # Most names: nothing stands around the words, and they are one person's.
            self.moved = is_family_first(tuple(said))
            self._take(said[1:] + said[:1] if self.moved else said)
            self.comparable = True
        else:
            self._read(text)
        self.given = skeleton(self.words[0]) if self.words else ""
        self.tail = skeleton(self.words[-1]) if self.words else ""

    def _take(self, said: Sequence[str]) -> None:
        pairs = [
            pair
            for word in said
            for pieces in (fold(word),)
            for pair in zip(pieces, _shown(word, len(pieces)), strict=True)
        ]
        self.words = tuple(piece for piece, _ in pairs)
        self.shown = tuple(word for _, word in pairs)

    def _read(self, text: str) -> None:
        name = parse(text[:LONGEST])
        self.moved = name.inverted or name.family_first
        self._take(name.given + name.family)
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


def _shown(word: str, count: int) -> list[str]:
    """*word*, which folds into *count* pieces, in as many pieces as it is written."""
    if count == 1:
        return [word]
    pieces = word.replace(".", ". ").replace("-", " ").replace("‐", " ").split()
    return pieces if len(pieces) == count else [word] * count


_keys: dict[str, Key] = {}


def key_of(text: str) -> Key:
    """The Key of *text*, remembered."""
    known = _keys.get(text)
    if known is None:
        if len(_keys) >= _MOST:
            _keys.clear()
        known = _keys[text] = Key(text)
    return known


def keys(name: str) -> tuple[str, ...]:
    """Keys under which *name* meets its variants among many names; sorted, none twice.

    Ensures: two names that ``names_compare.compare`` calls same or variant share one at least.
    A name that cannot be compared has one key, its folded words; an empty one has none.

    >>> set(keys("Steven A. Cook")) & set(keys("Cook, Steven")) != set()
    True
    >>> set(keys("Дмитрий Тренин")) & set(keys("Dmitri Trenin")) != set()
    True
    """
    from carnegie_meta.text.names_fold import plain
    from carnegie_meta.text.names_sound import consonants, script

    key = key_of(name)
    if not key.whole:
        return ()
    found = {"=" + " ".join(key.whole)}
    if key.comparable:
        words = key.words
        whole = next((i for i, word in enumerate(words) if not is_initial(word)), 0)
        for first in {0, whole} if whole < len(words) - 1 else {0}:
            found.add(f"c{consonants(words[first])} {consonants(words[-1])}")
        if script(words[-1]) == "han":  # in Latin letters it has either order
            found.add(f"c{consonants(words[-1])} {consonants(words[0])}")
        full = SHORT_FORMS.get(words[0])
        if full is not None:
            found.add(f"c{consonants(full)} {consonants(words[-1])}")
        # A slip is one letter of a long name: either its start or its end is intact.
        given, family = plain(words[0]), plain(words[-1])
        found.add(f"p{given} {family[:2]}")
        found.add(f"s{given} {family[-3:]}")
        if len(given) >= LONG_GIVEN - 1:
            found.add(f"g{given[:2]} {family}")
            found.add(f"h{given[-3:]} {family}")
        found.add("j" + "".join(words))
        if len(words) < 4:
            found.add("w" + " ".join(sorted(words)))
    return tuple(sorted(found))
