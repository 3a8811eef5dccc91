"""What is wrong with the terms of a record, each fault once; the rules word it.

A value's own fault is its :class:`~carnegie_meta.rules.taxonomy.verdict.Verdict`. Here come those
that only its neighbours and the record's language show.
"""

from __future__ import annotations

from carnegie_meta.model.fields import LIST_FIELDS
from carnegie_meta.rules.taxonomy.fault import Fault, Term, label_in
from carnegie_meta.rules.taxonomy.fields import CONTROLLED
from carnegie_meta.rules.taxonomy.language import ENGLISH, language_of
from carnegie_meta.rules.taxonomy.lists import joined, repeated
from carnegie_meta.rules.taxonomy.verdict import FINE, SILENT, verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.taxonomy.language import Language

    Faults = tuple[Fault, ...]

TRANSLATED = frozenset(("regions", "topics"))
"""Fields whose terms a record in another language translates."""

LOCAL = TRANSLATED | {"centers", "primaryCenter"}
"""Fields in which a record in another language may have a label of that language."""

SELF_MENDING = frozenset(("alias", "variant", "fine", "disguised", "open", "silent"))
"""Kinds of verdict that can wait until the rules on text have mended the value."""


def faults(record: RecordView, context: Context) -> Faults:
    """Every fault of *record*, in the order of the fields; the last record's are remembered."""
    last = context.memory.get("last")
    if isinstance(last, tuple) and last[0] is record:
        known: Faults = last[1]
        return known
    found = () if _is_plain(record, context) else tuple(_faults(record, context))
    context.memory["last"] = (record, found)
    return found


def _is_plain(record: RecordView, context: Context) -> bool:
    """Whether every term is an English prefLabel in use; asked of every record."""
    memory = context.memory
    data = record.data
    for field in CONTROLLED:
        value = data.get(field)
        if value.__class__ is list:
            if field not in LIST_FIELDS:
                continue
            for item in value:
                if item.__class__ is str:
                    known = memory.get((field, item, None)) or verdict(field, item, context)
                    if known is not FINE:
                        return False
        elif value.__class__ is str and field not in LIST_FIELDS:
            text = str(value)
            if (memory.get((field, text, None)) or verdict(field, text, context)) is not FINE:
                return False
    return True


def _faults(record: RecordView, context: Context) -> Iterator[Fault]:
    language = language_of(record)
    for field in CONTROLLED:
        if field in LIST_FIELDS:
            pairs = record.items(field)
        else:
            text = record.text(field)
            pairs = [] if text is None else [("/" + field, text)]
        terms = [Term(field, p, v, context, language.tag) for p, v in pairs]
        if all(term.verdict is FINE for term in terms):
            continue
        if field == "primaryCenter" and not _has_a_say(terms[0], record):
            continue
        yield from _of_field(terms, language, context)


def _has_a_say(term: Term, record: RecordView) -> bool:
    """Whether the fault of a primary centre is its term, not that ``centers`` lacks it."""
    if term.verdict.kind in ("unknown", "near"):
        return False
    folded = term.value.casefold()
    return not any(
        center != term.value and center.casefold() == folded
        for _, center in record.items("centers")
    )


def _of_field(terms: list[Term], language: Language, context: Context) -> Iterator[Fault]:
    told: set[int] = set()
    for fault in (*joined(terms, context), *repeated(terms, language)):
        pieces = fault.others if fault.kind == "split" else ()
        touched = {id(term) for term in (fault.term, *pieces)}
        if not touched & told:
            told |= touched
            yield fault
    translated = any(
        term.verdict.language is not None and language.holds(term.value, term.verdict.language)
        for term in terms
    )
    for term in terms:
        if id(term) not in told:
            yield from _of_term(term, language, translated, context)


def _of_term(term: Term, language: Language, translated: bool, context: Context) -> Iterator[Fault]:
    """The faults of one value: what it is, and that it is a candidate, which no repair mends."""
    found = term.verdict
    if found is SILENT:
        return
    if _is_candidate(term, context):
        yield Fault("candidate", term)
    elif found.kind == "several" and term.field == "regions":
        # Said now, so that listing each by itself brings nothing to light.
        vocabulary = context.vocabularies["regions"]
        for part in found.parts:
            concept = vocabulary.lookup(part)
            if concept is not None and concept.status == "candidate" and _undecided(part, context):
                yield Fault("candidate", term, part)
    if found.mended and found.kind in SELF_MENDING:
        return
    if found.language is not None and not language.holds(term.value, found.language):
        if found.concept is not None and not found.mended:
            tag = language.tag if term.field in LOCAL else ENGLISH
            yield Fault("language", term, label_in(tag, term), language=language)
        return
    if found.kind == "fine":
        if found.language is None and translated and term.field in TRANSLATED:
            yield from _untranslated(term, language)
    elif found.kind not in ("open", "silent"):
        yield Fault(found.kind, term, found.label)


def _untranslated(term: Term, language: Language) -> Iterator[Fault]:
    label = label_in(language.tag, term)
    if language.tag != ENGLISH and label and label != term.value:
        yield Fault("untranslated", term, label, language=language)


def _is_candidate(term: Term, context: Context) -> bool:
    concept = term.concept
    if term.verdict.kind == "near":
        concept = term.verdict.matches[0].concept  # so that mending it brings nothing to light
    if term.field != "regions" or concept is None or concept.status != "candidate":
        return False
    return _undecided(term.value, context)


def _undecided(label: str, context: Context) -> bool:
    decisions = context.vocabularies.decisions
    return decisions is None or decisions.get(label, "regions") is None
