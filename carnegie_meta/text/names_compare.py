"""Whether two names are one person's, with the evidence.

Precision first: two people of one family are never one person, a bare initial for a given name
says nothing, and what frequent names have in common says little.
"""

from __future__ import annotations

from carnegie_meta.text import names_words as words_of
from carnegie_meta.text.names import is_initial
from carnegie_meta.text.names_fold import alike, plain, romanisation, skeleton, spelt_out
from carnegie_meta.text.names_frequent import (
    BOTH,
    FAMILIES,
    MAY_BE,
    OFTEN,
    OFTEN_GIVEN,
    ROMANISED,
    SHORT_FORMS,
)
from carnegie_meta.text.names_key import LONG_GIVEN, Key, key_of, keys
from carnegie_meta.text.names_order import CHINESE_FAMILIES
from carnegie_meta.text.quote import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Verdict = Literal["same", "variant", "different", "unknown"]
    How = Literal[
        "spacing",
        "order",
        "title",
        "nickname",
        "accent",
        "initial",
        "middle name",
        "transliteration",
        "spelling",
        "slip",
        "suffix",
    ]

__all__ = ["CERTAIN", "SAME", "Comparison", "compare", "keys"]

CERTAIN: frozenset[str] = frozenset({"spacing", "order", "title", "nickname", "accent", "initial"})
"""Differences that leave no doubt within one list; the others are probable."""

_SHORTEST = 4
"""Letters of a word before another spelling of it in one script says anything."""

_LONG = 6
"""Letters of a family name before one letter more, less or other is a slip."""

_TELLING = 5
"""Consonants of two words from which a match across scripts is no chance."""


class Comparison:
    """Verdict on two names.

    ``same``: only case, spaces and punctuation differ. ``variant``: one person's, written in
    two ways; ``how`` says which, ``certain`` whether all of them are sure. ``different``: two
    people's. ``unknown``: the names cannot say; ``how`` is what they differ in, where that has
    a word. ``evidence``: what was seen, a short clause each.
    """

    __slots__ = ("certain", "evidence", "how", "verdict")

    def __init__(
        self,
        verdict: Verdict,
        how: tuple[How, ...] = (),
        evidence: tuple[str, ...] = (),
        probable: bool = False,
    ) -> None:
        self.verdict = verdict
        self.how = how
        self.evidence = evidence
        sure = verdict == "variant" and not probable and CERTAIN.issuperset(how)
        self.certain = verdict == "same" or sure

    def __repr__(self) -> str:
        return f"Comparison({self.verdict!r}, {self.how!r}, {self.evidence!r})"


SAME = Comparison("same", (), ("only case, spaces or punctuation differ",))


def compare(first: str, second: str) -> Comparison:
    """Whether *first* and *second* name one person.

    Symmetric but for the words of the evidence. Transitive it is not: a chain of small
    differences leads anywhere.

    >>> compare("Anna Roe", "Anna B. Roe")
    Comparison('variant', ('initial',), ("'B.' is in one only",))
    >>> compare("Anna Roe", "John Roe")
    Comparison('different', (), ("given names 'Anna' and 'John' differ",))
    >>> compare("A. Roe", "Anna Roe").verdict
    'unknown'
    """
    a, b = key_of(first), key_of(second)
    if a.whole == b.whole:
        return SAME if a.whole else _unknown("there is no name to compare")
    if not (a.comparable and b.comparable):
        return _of_one_word(a, b) or _unknown("one of them is not the full name of one person")
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return Comparison("different", (), ("the suffixes differ",))
    found = _around(a, b, _words(a, b))
    if a.suffix != b.suffix and found.verdict == "variant":
        return Comparison("unknown", (*found.how, "suffix"), ("one of them has a suffix",))
    return found


def _unknown(why: str, *how: How) -> Comparison:
    return Comparison("unknown", how, (why,))


def _of_one_word(a: Key, b: Key) -> Comparison | None:
    """What a family or given name alone says beside a full name; None for anything else."""
    if len(a.words) > len(b.words):
        a, b = b, a
    if len(a.words) != 1 or not b.comparable or is_initial(a.words[0]):
        return None
    alone = quoted(a.shown[0])
    if any(_match(a.words[0], word) is not None for word in b.words):
        return _unknown(f"{alone} alone may be anybody's of that name")
    if not all(word.isascii() for word in (*a.words, *b.words)):
        return None
    return Comparison("different", (), (f"{alone} is no word of the other",))


def _around(a: Key, b: Key, found: Comparison) -> Comparison:
    """*found*, with what stands around the words and in what order they stand."""
    if found.verdict != "variant":
        return found
    how: list[How] = []
    evidence: list[str] = []
    if a.around != b.around or (a.words == b.words and a.around):
        title = "title" in (a.around, b.around)
        how.append("title" if title else "nickname")
        evidence.append(f"{'titles or roles' if title else 'nicknames'} differ")
    if a.moved != b.moved and "transliteration" not in found.how:
        how.append("order")
        evidence.append("one has the family name first")
    if found.how or how or a.suffix != b.suffix:
        how += [kind for kind in found.how if kind not in how]
        sure = found.certain or not found.how
        return Comparison("variant", tuple(how), (*evidence, *found.evidence), not sure)
    return Comparison("variant", ("spacing",), ("they are written together in other ways",))


def _words(a: Key, b: Key) -> Comparison:
    """What the words of *a* and *b* say."""
    if a.words == b.words:
        return Comparison("variant")
    if len(a.words) > len(b.words):
        a, b = b, a
    one, other = a.words, b.words
    more = len(other) - len(one)
    if more and "".join(one) == "".join(other) and one[0][0] == other[0][0]:
        return Comparison("variant", ("spacing",), ("they are written together in other ways",))
    # "C. Raja Mohan" and "Raja Mohan": initials in front, and a whole name behind them.
    if more and one == other[more:] and not is_initial(one[0]):
        lead = b.shown[:more]
        if all(map(is_initial, other[:more])):
            return Comparison(
                "variant", ("initial",), (f"{quoted(' '.join(lead))} is in one only",)
            )
    given, family = _given(one[0], other[0]), _match(one[-1], other[-1])
    if is_initial(one[0]) or is_initial(other[0]):
        if family is not None and one[0][0] == other[0][0]:
            return _unknown("a given name is an initial only", "initial")
        return _apart(a, b, family)
    if given is None or family is None:
        return _unequal(a, b, given, family)
    middle = _middle(a, b)
    if isinstance(middle, Comparison):
        return middle
    if given == family == "spelling":
        return _unknown("both given and family name are spelt in two ways", "spelling")
    if given == "nickname" and one[-1] in FAMILIES:
        return _unknown("one given name may be short for the other", "nickname")
    how = [kind for kind in (given, family) if kind] + [kind for kind, _ in middle]
    evidence = [_said(kind, a, b, at) for kind, at in ((given, 0), (family, -1)) if kind]
    evidence += [clause for _, clause in middle]
    probable = given == "nickname"
    if _is_frequent(a) or _is_frequent(b):
        if any(kind in ("spelling", "transliteration") for kind in how):
            return _unknown("so many have that name that another spelling may be another's", *how)
        probable = probable or ("initial" in how and len(one) < len(other))
    return Comparison("variant", tuple(dict.fromkeys(how)), tuple(evidence), probable)


def _is_frequent(it: Key) -> bool:
    """Whether both given and family name are such that many people have the two together."""
    return it.words[0] in OFTEN_GIVEN and it.words[-1] in OFTEN


def _may_be_short(one: str, other: str) -> bool:
    """Whether of two given names one may be short for the other: ``Alex``, ``Alexandra``."""
    if len(one) > len(other):
        one, other = other, one
    begins = 3 <= len(one) <= 4 and len(other) > len(one) + 1 and other.startswith(one)
    return begins or other in MAY_BE.get(one, ()) or one in MAY_BE.get(other, ())


def _said(kind: How, a: Key, b: Key, at: int) -> str:
    pair = f"{quoted(a.shown[at])} and {quoted(b.shown[at])}"
    if kind == "accent":
        return f"{pair} differ in accents"
    if kind == "nickname":
        return f"{pair} are a name and its short form"
    if kind == "transliteration":
        return f"{pair} are one name in other letters"
    return f"{pair} are spellings of one name"


def _given(
    a: str, b: str
) -> Literal["", "accent", "transliteration", "spelling", "nickname"] | None:
    """How the given names *a* and *b* are one, by short forms as well."""
    known = _match(a, b)
    if known is not None:
        return known
    if a in ROMANISED and ROMANISED[a] == ROMANISED.get(b):
        return "transliteration"
    return "nickname" if SHORT_FORMS.get(a, a) == SHORT_FORMS.get(b, b) else None


def _match(a: str, b: str) -> Literal["", "accent", "transliteration", "spelling"] | None:
    """How the words *a* and *b* are one name; ``""`` when equal, None when they are not."""
    if a == b:
        return ""
    plain_a, plain_b = plain(a), plain(b)
    if plain_a == plain_b:
        # Two marked forms may be two names (Hoà, Hoá); one without marks is the other, typed.
        return "accent" if a == plain_a or b == plain_b else "spelling"
    if spelt_out(a) == spelt_out(b):
        return "accent"  # Günther, Guenther
    if skeleton(a) != skeleton(b):
        return None
    if not (a.isascii() and b.isascii()):
        from carnegie_meta.text.names_sound import script

        if script(a) != script(b):
            return "transliteration"
    if min(len(a), len(b)) < _SHORTEST or FAMILIES.issuperset((a, b)):
        return None
    if alike(plain_a) == alike(plain_b):
        return "spelling"
    return "transliteration" if romanisation(plain_a) == romanisation(plain_b) else None


def _unequal(a: Key, b: Key, given: str | None, family: str | None) -> Comparison:
    """What two names say whose given or family names are not equal under any fold."""
    one, other = a.words, b.words
    if given == "" and family is None and _is_slip(one[-1], other[-1]):
        pair = f"{quoted(a.shown[-1])} and {quoted(b.shown[-1])}"
        if _middle(a, b) == [] and not FAMILIES.issuperset((one[-1], other[-1])):
            return Comparison("variant", ("slip",), (f"{pair} differ in one letter",))
        return _unknown(f"{pair} differ in one letter, and may be two names", "slip")
    if family == "" and given is None and _is_slip(one[0], other[0]):
        pair = f"{quoted(a.shown[0])} and {quoted(b.shown[0])}"
        inside = one[0][:2] == other[0][:2] and one[0][-2:] == other[0][-2:]
        long = max(len(one[0]), len(other[0])) >= LONG_GIVEN
        if long and inside and _middle(a, b) == [] and one[-1] not in FAMILIES:
            return Comparison("variant", ("slip",), (f"{pair} differ in one letter",))
        return _unknown(f"{pair} differ in one letter, and may be two names", "slip")
    if sorted(one) == sorted(other):
        return _turned(one, other)
    if family is not None and _may_be_short(one[0], other[0]):
        return _unknown("one given name may be short for the other", "nickname")
    if family is not None and given is None and _have_consonants(one[0], other[0]):
        pair = f"{quoted(a.shown[0])} and {quoted(b.shown[0])}"
        return _unknown(f"{pair} have the same consonants", "transliteration")
    if all(word.isascii() for word in (*one, *other)):
        return _apart(a, b, family)
    return _across(a, b, given, family)


def _have_consonants(one: str, other: str) -> bool:
    """Whether two given names in one script differ in vowels only: ``Murad``, ``Mourad``."""
    from carnegie_meta.text.names_sound import consonants, script

    same = script(one) == script(other) and consonants(one) == consonants(other)
    return same and len(consonants(one)) > 2 and one[0] == other[0]


def _turned(one: tuple[str, ...], other: tuple[str, ...]) -> Comparison:
    """What names of the same words in another order say."""
    rotated = other in (one[1:] + one[:1], one[-1:] + one[:-1])
    ambiguous = sum(len(w) < _SHORTEST or w in BOTH or w in CHINESE_FAMILIES for w in one)
    if rotated and len(one) < 4 and ambiguous < len(one):
        return Comparison("variant", ("order",), ("the words are the same, turned round",), True)
    return _unknown("the words are the same in another order", "order")


def _across(a: Key, b: Key, given: str | None, family: str | None) -> Comparison:
    """What names in two scripts say when their Latin letters are not equal."""
    from carnegie_meta.text.names_sound import consonants, script, sound_alike

    one, other = a.words, b.words
    scripts = script(one[-1]), script(other[-1])
    if scripts[0] == scripts[1]:
        return _apart(a, b, family)
    sounds = [
        known is not None or sound_alike(one[at], other[at])
        for known, at in ((given, 0), (family, -1))
    ]
    if all(sounds) and isinstance(_middle(a, b), list):
        letters = len(consonants(one[0])) + len(consonants(one[-1]))
        if letters > _TELLING or (letters == _TELLING and (given, family) != (None, None)):
            names = f"{quoted(a.text)} and {quoted(b.text)}"
            return Comparison(
                "variant", ("transliteration",), (f"{names} have the same consonants",)
            )
        return _unknown("they may be one name in two scripts", "transliteration")
    often = OFTEN | OFTEN_GIVEN
    if "han" in scripts and (often.issuperset(one) or often.issuperset(other)):
        return _unknown("many names in Chinese characters are read like that", "transliteration")
    if "han" in scripts and sorted(map(skeleton, one)) == sorted(map(skeleton, other)):
        names = f"{quoted(a.text)} and {quoted(b.text)}"
        return Comparison("variant", ("transliteration",), (f"{names} are read alike",))
    begins = consonants(one[-1])[:1], consonants(other[-1])[:1]
    if set(scripts) == {"latin", "cyrillic"} and (not any(sounds) or begins[0] != begins[1]):
        return _apart(a, b, family)
    return _unknown("they are written in two scripts", "transliteration")


def _apart(a: Key, b: Key, family: str | None) -> Comparison:
    """Two people, and by what they are told apart."""
    if family is None:
        why = f"family names {quoted(a.shown[-1])} and {quoted(b.shown[-1])} differ"
    else:
        why = f"given names {quoted(a.shown[0])} and {quoted(b.shown[0])} differ"
    return Comparison("different", (), (why,))


def _middle(a: Key, b: Key) -> list[tuple[How, str]] | Comparison:
    """How the words between first and last differ; a verdict when they contradict each other.

    Every middle word of the shorter name must stand in the longer one, in order, as
    itself or as its initial.
    """
    found: list[tuple[How, str]] = []
    rest = list(zip(b.words[1:-1], b.shown[1:-1], strict=True))
    spare = len(rest) - len(a.words[1:-1])
    for word, shown in zip(a.words[1:-1], a.shown[1:-1], strict=True):
        while rest:
            other, other_shown = rest.pop(0)
            kind = _match(word, other)
            if kind is None and 1 in (len(word), len(other)) and word[0] == other[0]:
                found.append(("initial", f"{quoted(shown)} and {quoted(other_shown)} begin alike"))
                break
            if kind is not None:
                found += [(kind, f"{quoted(shown)} is {quoted(other_shown)}")] if kind else []
                break
            spare -= 1
            if spare < 0 or is_initial(other) or is_initial(word):
                why = f"{quoted(shown)} and {quoted(other_shown)} contradict each other"
                return Comparison("different", (), (why,))
            missing = _missing(other, other_shown, a)
            if isinstance(missing, Comparison):
                return missing
            found.append(missing)
    for other, other_shown in rest:
        missing = _missing(other, other_shown, a)
        if isinstance(missing, Comparison):
            return missing
        found.append(missing)
    return found


def _missing(word: str, shown: str, shorter: Key) -> tuple[How, str] | Comparison:
    """What it says that the *shorter* name lacks *word*."""
    if is_initial(word):
        return "initial", f"{quoted(shown)} is in one only"
    rare = words_of.COMMON_NAMES.isdisjoint((word, *shorter.words))
    if word in words_of.PARTICLES or not rare or shorter.words[-1] in FAMILIES:
        return _unknown(f"{quoted(shown)} is in one only, and the rest is frequent", "middle name")
    return "middle name", f"{quoted(shown)} is in one only"


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
