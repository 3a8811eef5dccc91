"""Fields whose values come from a vocabulary."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Context
    from carnegie_meta.vocab.concept import Concept
    from carnegie_meta.vocab.vocabulary import Vocabulary

CONTROLLED: tuple[str, ...] = (
    "blog",
    "centers",
    "collections",
    "eventCollection",
    "primaryCenter",
    "programs",
    "projects",
    "regions",
    "topics",
)
"""Fields that the taxonomy rules read; ``type`` is not among them, the schema lists its values."""


def vocabulary_of(field: str, context: Context) -> Vocabulary | None:
    """The vocabulary that the values of *field* come from."""
    return context.vocabularies.get("centers" if field == "primaryCenter" else field)


def is_in_use(concept: Concept, vocabulary: Vocabulary) -> bool:
    """Whether records may name *concept*: a region that is a mere candidate is not in use yet."""
    return concept.status != "candidate" or vocabulary.field != "regions"
