"""A user's own vocabulary file: checked, and added to what is shipped."""

from __future__ import annotations

from carnegie_meta.errors import UnknownName
from carnegie_meta.validation import store
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary, parse


def extend(vocabularies: Vocabularies, data: bytes) -> None:
    """Add the vocabulary document in *data* to *vocabularies*.

    A concept with the id of a known one replaces it, any other is added; a field without a
    vocabulary gets one.
    Raises: ValueError that says what is wrong with the document and where.
    """
    document = parse(data)
    _validate(document)
    field = str(document["field"])
    known = vocabularies.get(field)
    own = Vocabulary(document)
    merged = own if known is None else known.merged(own)
    for concept in own:
        for id in concept.broader:
            try:
                merged.concept(id)
            except UnknownName as error:
                raise ValueError(f"{concept.id}: broader: {error}") from error
    vocabularies.put(merged)


def _validate(document: object) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    error = best_match(Draft202012Validator(store.schema("vocabulary")).iter_errors(document))
    if error is not None:
        raise ValueError(f"{error.json_path}: {error.message:.200}")
