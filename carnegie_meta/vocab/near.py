"""What a text resembles: a ranking, which no repair may take for certain."""

from __future__ import annotations

from carnegie_meta.vocab.match import Match
from carnegie_meta.vocab.resolve import HOMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.vocab.vocabulary import Vocabularies

THRESHOLD = 0.8
"""Least score that is worth a suggestion."""

SHORTEST = 4
"""Least letters of a text that can resemble another."""


def suggest(text: str, field: str, vocabularies: Vocabularies, *, limit: int = 5) -> list[Match]:
    """Terms of *field* whose labels resemble *text*, best first, one a concept.

    Raises: UnknownName for a field without a vocabulary.
    """
    vocabulary = vocabularies[HOMES.get(field, field)]
    folded = " ".join(text.casefold().split())
    if len(folded) < SHORTEST:
        return []
    from rapidfuzz.distance import OSA

    found: dict[str, Match] = {}
    for concept in vocabulary:
        for label in concept.labels():
            score = OSA.normalized_similarity(folded, label.casefold(), score_cutoff=THRESHOLD)
            known = found.get(concept.id)
            if score and (known is None or known.score < score):
                score = min(score, 0.99)
                language = concept.language(label)
                found[concept.id] = Match(concept, field, "near", language, score)
    ranked = sorted(found.values(), key=lambda match: (-match.score, match.term))
    return ranked[:limit]
