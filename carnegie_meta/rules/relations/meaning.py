"""Which concept a value means, however it is spelt; the rules on terms speak of the spelling."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Context
    from carnegie_meta.vocab.concept import Concept


NEAR = 0.75
"""Similarity from which on a label may be another one misspelt."""


def meant(label: str, field: str, context: Context) -> Concept | None:
    """The concept of *field* that *label* means for certain: as it stands, or once it is mended.

    So that a fault is told whatever else is wrong with the value, and mending the value brings
    none to light.
    """
    vocabulary = context.vocabularies[field]
    concept = vocabulary.lookup(label)
    if concept is not None:
        return concept
    from carnegie_meta.text.clean import clean
    from carnegie_meta.vocab.resolve import read

    match = read(clean(label), field, context.vocabularies).match
    return None if match is None else match.concept


def resembles(label: str, concept: Concept, field: str, context: Context) -> bool:
    """Whether *label*, which means nothing for certain, may be *concept* misspelt or run together.

    Then nobody can say that *concept* is not there.
    """
    if meant(label, field, context) is not None:
        return False
    labels = concept.labels()
    if any(name in label for name in labels):
        return True
    from rapidfuzz.distance import OSA

    # More is near here than a suggestion takes: "North Aerica" may be America as well as Africa.
    folded = label.casefold()
    return any(OSA.normalized_similarity(folded, name.casefold()) >= NEAR for name in labels)
