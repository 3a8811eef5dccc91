"""Faults that only the items of a list show together: terms split in two, and listed twice."""

from __future__ import annotations

from carnegie_meta.rules.taxonomy.fault import Fault, Term, label_in
from carnegie_meta.rules.taxonomy.verdict import SURE
from carnegie_meta.text.fold import fold
from carnegie_meta.vocab.resolve import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.taxonomy.language import Language

MOST_PIECES = 6
"""Most items that one term is split into."""

MOST_ITEMS = 60
"""Longest list in which split terms are looked for."""

WHOLE = frozenset(("fine", "alias", "variant"))
"""Kinds of value that stand for a term of their own."""


LOST = frozenset(("unknown", "ambiguous", "near"))
"""Kinds of value that mean nothing by themselves."""


def joined(terms: list[Term], context: Context) -> Iterator[Fault]:
    """Neighbours that are one term, which holds commas."""
    if not 1 < len(terms) <= MOST_ITEMS:
        return
    at = 0
    while at < len(terms):
        fault = _joined_at(terms, at, context)
        if fault is None:
            at += 1
        else:
            yield fault
            at += 1 + len(fault.others)


def _joined_at(terms: list[Term], at: int, context: Context) -> Fault | None:
    """The longest term that begins with item *at*."""
    for end in range(min(len(terms), at + MOST_PIECES), at + 1, -1):
        pieces = terms[at:end]
        kinds = {piece.verdict.kind for piece in pieces}
        if kinds <= WHOLE:
            continue
        text = ", ".join(piece.value for piece in pieces)
        match = read(text, pieces[0].field, context.vocabularies).match
        if match is None or match.method not in SURE:
            continue
        # A label with such commas, or a name turned round of which no part says anything.
        same = "," in match.label and fold(match.label) == fold(text)
        if same or (len(pieces) == 2 and kinds <= LOST):
            return Fault("split", pieces[0], match.label, tuple(pieces[1:]))
    return None


def repeated(terms: list[Term], language: Language) -> Iterator[Fault]:
    """Items that are a term already listed in another spelling."""
    by_concept: dict[str, list[Term]] = {}
    for term in terms:
        if term.concept is not None and term.verdict.kind in WHOLE and not term.verdict.mended:
            by_concept.setdefault(term.concept.id, []).append(term)
    for same in by_concept.values():
        spellings = {term.value: term for term in reversed(same)}
        if len(spellings) > 1:
            kept = _kept(same, language)
            for term in spellings.values():
                if term is not kept and term.value != kept.value:
                    # The first one's place is the term's.
                    label = kept.value if term is same[0] else ""
                    yield Fault("twice", term, label, others=(kept,))


def _kept(same: list[Term], language: Language) -> Term:
    """The spelling that stays: the preferred one, in the record's language if it is there."""
    for term in same:
        if term.value == label_in(language.tag, term):
            return term
    own = [term for term in same if _is_spoken(term, language)]
    return (own or same)[0]


def _is_spoken(term: Term, language: Language) -> bool:
    tag = term.verdict.language
    return tag is None or language.holds(term.value, tag)
