"""What a text means for certain; never what it only resembles."""

from __future__ import annotations

from carnegie_meta.vocab.match import NOTHING, Match, Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.vocab.concept import Concept
    from carnegie_meta.vocab.match import Method
    from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

HOMES = {"primaryCenter": "centers"}
"""Fields that take their terms from another field's vocabulary."""


def read(
    text: str, field: str, vocabularies: Vocabularies, *, language: str | None = None
) -> Reading:
    """What *text* means as a term of *field*.

    Shape: one match; two or more candidates, where the labels alone do not tell; neither, where no
    label is *text*. *language* (BCP 47) decides between concepts that share a label.
    Raises: UnknownName for a field without a vocabulary.
    """
    if vocabularies.decisions is not None:
        decided = vocabularies.decisions.read(text, field, vocabularies)
        if decided is not None:
            return decided
    vocabulary = vocabularies[HOMES.get(field, field)]
    concept = vocabulary.preferred(text)
    if concept is not None:
        return Reading(_match(concept, field, "exact", text))
    return (
        _other(text, field, vocabulary, language)
        or _folded(text, field, vocabulary, language)
        or NOTHING
    )


def _match(concept: Concept, field: str, method: Method, label: str) -> Match:
    language = concept.language(label)
    if method == "alias" and language != "en":
        method = "language"
    return Match(concept, field, method, language)


def _other(text: str, field: str, vocabulary: Vocabulary, language: str | None) -> Reading | None:
    found = vocabulary.others(text)
    if not found:
        concept = vocabulary.by_code(text)
        return Reading(Match(concept, field, "alias")) if concept is not None else None
    matches = tuple(_match(concept, field, "alias", text) for concept in found)
    return _reading(matches, language)


def _folded(text: str, field: str, vocabulary: Vocabulary, language: str | None) -> Reading | None:
    folded = text.casefold()
    found: dict[str, Match] = {}
    for concept in vocabulary:
        for label in concept.labels():
            if label.casefold() == folded and concept.id not in found:
                preferred = label in concept.preferred.values()
                method: Method = "folded" if preferred else "alias"
                found[concept.id] = _match(concept, field, method, label)
    return _reading(tuple(found.values()), language)


def _reading(matches: tuple[Match, ...], language: str | None) -> Reading | None:
    """One match, or several candidates; *language* decides between those."""
    if len(matches) > 1 and language is not None:
        spoken = tuple(match for match in matches if match.language == language)
        matches = spoken or matches
    if not matches:
        return None
    return Reading(matches[0]) if len(matches) == 1 else Reading(None, matches)
