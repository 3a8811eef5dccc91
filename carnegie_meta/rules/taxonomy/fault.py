"""Terms of a record, and what may be wrong with one."""

from __future__ import annotations

from carnegie_meta.rules.taxonomy.language import ENGLISH
from carnegie_meta.rules.taxonomy.verdict import FINE, verdict
from carnegie_meta.vocab.resolve import HOMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.taxonomy.language import Language


class Term:
    """One value of a record, and what it is; ``concept`` where that is certain."""

    __slots__ = ("concept", "field", "pointer", "value", "verdict")

    def __init__(self, field: str, pointer: str, value: str, context: Context, tag: str) -> None:
        language = None if tag == ENGLISH else tag
        self.field = field
        self.pointer = pointer
        self.value = value
        self.verdict = verdict(field, value, context, language)
        self.concept = self.verdict.concept
        if self.verdict is FINE:
            vocabulary = context.vocabularies.get(HOMES.get(field, field))
            self.concept = None if vocabulary is None else vocabulary.preferred(value)


class Fault:
    """One thing that is wrong.

    ``term``: where. ``label``: what to write there, "" where nothing is to be written. ``others``:
    the terms that it is wrong with, the kept one of a pair or the pieces of one term.
    """

    __slots__ = ("kind", "label", "language", "others", "term")

    def __init__(
        self,
        kind: str,
        term: Term,
        label: str = "",
        others: tuple[Term, ...] = (),
        language: Language | None = None,
    ) -> None:
        self.kind = kind
        self.term = term
        self.label = label
        self.others = others
        self.language = language


def label_in(tag: str, term: Term) -> str:
    """How the concept of *term* is written in the language *tag*, else in English."""
    concept = term.concept
    if concept is None:
        return ""
    if tag != ENGLISH:
        if tag in concept.preferred:
            return concept.preferred[tag]
        from carnegie_meta.vocab.labels import labels

        known = labels(HOMES.get(term.field, term.field)).preferred(concept.id, tag)
        if known is not None:
            return known
    return concept.label
