"""VOC101: files that the schema of vocabularies does not take."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, VocabularyRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.vocabulary.examples import FORMAT, bad, good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from jsonschema import ValidationError

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.vocab.file import VocabularyFile

MOST = 1000
"""Findings of one file at most; what has more is no vocabulary."""


class Misshapen(VocabularyRule):
    """A vocabulary file does not have the shape of one.

    Why: what the schema does not describe is not read, or not as it was meant.

    Source: ``schemas/vocabulary.schema.json`` and ``schemas/labels.schema.json``.
    """

    code, name, since = "VOC101", "misshapen-vocabulary", "0.1"
    severity = "error"
    examples = (
        good('{"id": "colours/red", "prefLabel": {"en": "Red"}, "hex": "#f00"}'),
        bad('{"id": "colours/red"}', at="/concepts/0", mark='{"id": "colours/red"}'),
        bad(
            '{"id": "colours/red", "prefLabel": "Red"}',
            at="/concepts/0/prefLabel",
            mark='"Red"',
        ),
        bad(
            '{"id": "colours/red", "prefLabel": {"en": "Red", "russian": "Красный"}}',
            at="/concepts/0/prefLabel/russian",
            mark='"russian"',
        ),
        bad(
            '{"id": "colours/red", "prefLabel": {"en": "Red "}}',
            at="/concepts/0/prefLabel/en",
            mark='"Red "',
        ),
        Bad('{"concepts": []}', at="", mark='{"concepts": []}', format=FORMAT),
        Bad(
            '{"field": "colours", "concepts": [], "terms": []}',
            at="/terms",
            mark='"terms"',
            format=FORMAT,
        ),
        Good(
            '{"field": "regions", "labels": {"regions/italy": {"la": ["Italia"]}}}', format=FORMAT
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding

        if not isinstance(file.data, dict):
            yield Finding("", f"a vocabulary is an object, not {_kind(file.data)}")
            return
        name = "labels" if file.is_table else "vocabulary"
        from carnegie_meta.validation.verdict import is_valid

        if is_valid(name, file.data):
            return
        from itertools import islice

        from jsonschema import Draft202012Validator

        from carnegie_meta.validation import store

        validator = Draft202012Validator(store.schema(name))
        for error in islice(validator.iter_errors(file.data), MOST):
            yield from _findings(error)


_KINDS = {
    dict: "an object",
    list: "a list",
    str: "a text",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    type(None): "null",
}
_EXPECTED = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
}


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "another value")


def _findings(error: ValidationError) -> Iterator[Finding]:
    """What *error* says, in the words of the field."""
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.pointer import join

    path = list(error.absolute_path)
    value: Any = error.instance
    asked: Any = error.validator_value
    if error.validator == "required":
        # Each error is about one key, and only its message says which.
        for key in asked:
            if key not in value and error.message.startswith(repr(key)):
                yield Finding(join(path), f"{_named(path)} has no {key!r}")
    elif error.validator == "additionalProperties":
        schema: Any = error.schema
        known = schema["properties"]
        for key in value:
            if key not in known:
                message = f"{_shown(key)} is no member of {_named(path)}; known: "
                yield Finding(join([*path, key]), message + ", ".join(known), on_key=True)
    elif "propertyNames" in error.absolute_schema_path:
        message = f"{_shown(value)} is no language tag (BCP 47), such as en or zh-Hans"
        yield Finding(join([*path, value]), message, value=value, on_key=True)
    else:
        yield Finding(join(path), _sentence(error, value, asked, path), value=value)


def _sentence(error: ValidationError, value: Any, asked: Any, path: list[str | int]) -> str:
    keyword = error.validator
    if keyword == "type":
        return f"{_named(path)} is {_kind(value)}, and {_EXPECTED.get(asked, asked)} belongs here"
    if keyword == "enum":
        return f"{_shown(value)} is none of {', '.join(asked)}"
    if keyword == "pattern" and path and path[-1] == "id":
        return f"the id {_shown(value)} holds white space, or nothing"
    if keyword == "pattern":
        return f"the text {_shown(value)} is empty, or holds a line end, a tab or space at an end"
    if keyword in ("minLength", "minItems", "minProperties"):
        return f"{_named(path)} holds nothing"
    if keyword == "uniqueItems":
        twice = next(item for index, item in enumerate(value) if item in value[:index])
        return f"{_named(path)} holds {_shown(twice)} twice"
    return error.message[:200]


def _named(path: list[str | int]) -> str:
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return "the file"
    if names == ["concepts"] and path != ["concepts"]:
        return "the concept"
    return _shown(names[-1])


def _shown(value: object) -> str:
    from carnegie_meta.text.quote import quoted

    return quoted(value if isinstance(value, str) else repr(value))
