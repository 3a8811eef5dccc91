"""A user's own vocabulary file, checked: it adds to what ships or takes its place.

A table of labels adds names in other languages to concepts that there are.
"""

from __future__ import annotations

from carnegie_meta.validation.verdict import is_valid
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def extend(vocabularies: Vocabularies, data: bytes) -> None:
    """Add the vocabulary document or table of labels in *data* to *vocabularies*.

    A concept with the id of a known one replaces it, any other is added; a field without a
    vocabulary gets one. A document that says ``"extends": false`` takes the place of all
    concepts of its field. Of a table, the first label of a language is the one to write.
    Raises: ValueError for what is no such document; ``vocab lint`` says more about it.
    """
    document: dict[str, Any] = parse(data.removeprefix(b"\xef\xbb\xbf"))
    if "labels" in document and "concepts" not in document:
        _label(vocabularies, document)
        return
    if not is_valid("vocabulary", document):
        raise ValueError(f"does not have the shape of a vocabulary: {reason(document)}")
    own = Vocabulary(document)
    known = None if own.alone else vocabularies.get(own.field)
    merged = own if known is None else known.merged(own)
    _refuse_loose_ends(own, merged, len(document["concepts"]))
    vocabularies.put(merged)


def reason(document: object, schema: str = "vocabulary") -> str:
    """Where and why *document* breaks the schema."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    from carnegie_meta.validation import store

    error = best_match(Draft202012Validator(store.schema(schema)).iter_errors(document))
    return "" if error is None else f"{error.json_path}: {error.message:.200}"


def _refuse_loose_ends(own: Vocabulary, merged: Vocabulary, entries: int) -> None:
    """Nothing, where each reference leads to a concept and each id is one concept's.

    Raises: ValueError.
    """
    if len(own) != entries:
        raise ValueError("an id stands twice")
    known = {concept.id for concept in merged}
    above = {concept.id: [("", id) for id in concept.broader] for concept in merged}
    for concept in own:
        for id in (*concept.broader, concept.replaced_by):
            if id is not None and id not in known:
                raise ValueError(
                    f"{concept.id}: no concept {id!r} in the vocabulary of {own.field}"
                )
    from carnegie_meta.vocab.hierarchy import cycles

    for _, cycle in cycles(above):
        raise ValueError(f"{cycle[0]}: stands under itself")


def _label(vocabularies: Vocabularies, table: Mapping[str, Any]) -> None:
    """Put the labels of *table* before those that its concepts have."""
    if not is_valid("labels", table):
        raise ValueError(f"does not have the shape of a table of labels: {reason(table, 'labels')}")
    field = str(table["field"])
    vocabulary = vocabularies.get(field)
    if vocabulary is None:
        raise ValueError(f"labels for {field!r}, which has no vocabulary")
    from carnegie_meta.vocab.document import document

    found: dict[str, Any] = document(vocabulary)
    entries = {entry["id"]: entry for entry in found["concepts"]}
    for id, by_language in table["labels"].items():
        if id not in entries:
            raise ValueError(f"no concept {id!r} in the vocabulary of {field}")
        for language, labels in by_language.items():
            _put(entries[id], language, labels)
    vocabularies.put(Vocabulary(found))


def _put(entry: dict[str, Any], language: str, labels: list[str]) -> None:
    """Let the first of *labels* be the prefLabel of *entry* in *language*, the rest altLabels."""
    before = entry["prefLabel"].get(language)
    entry["prefLabel"] = {**entry["prefLabel"], language: labels[0]}
    others = [*labels[1:], *entry.get("altLabel", {}).get(language, ())]
    if before is not None:
        others.append(before)
    others = sorted({label for label in others if label != labels[0]})
    alternative = dict(entry.get("altLabel", {}))
    alternative.pop(language, None)
    if others:
        alternative[language] = others
    entry["altLabel"] = alternative
