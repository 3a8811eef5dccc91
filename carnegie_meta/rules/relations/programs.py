"""What the program rules know of a record: code, first program, and their concepts."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.base import Context
    from carnegie_meta.vocab.concept import Concept

SCHEME = "program"
"""The notation under which programs have the codes of ``programAffiliation``."""


def by_code(code: str, context: Context) -> Concept | None:
    """The program that *code* stands for; stray spaces around it are another rule's."""
    vocabulary = context.vocabularies["programs"]
    return vocabulary.by_notation(SCHEME, code) or vocabulary.by_notation(SCHEME, code.strip())


def first(record: RecordView, context: Context) -> Concept | None:
    """The first program of *record*, None when there is none or the vocabulary lacks it."""
    programs = record.get("programs")
    if not isinstance(programs, list) or not programs or not isinstance(programs[0], str):
        return None
    from carnegie_meta.rules.relations.meaning import meant

    return meant(programs[0], "programs", context)


def has_programs(record: RecordView) -> bool:
    """Whether ``programs`` lists anything."""
    programs = record.get("programs")
    return isinstance(programs, list) and bool(programs)


def fact(concept: Concept | None, name: str) -> str | None:
    """The text that the vocabulary holds about *concept* under *name*."""
    value = None if concept is None else concept.facts.get(name)
    return value if isinstance(value, str) else None


def is_known(name: str, value: str, context: Context) -> bool:
    """Whether some program has *value* under *name*; the schema speaks of other values."""
    return any(fact(concept, name) == value for concept in context.vocabularies["programs"])
