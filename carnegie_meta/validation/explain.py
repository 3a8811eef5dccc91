"""From a record that breaks the schema to its mistakes; loaded only for such a record.

The schema is written so that jsonschema's errors come flat: no ``anyOf`` decides over a value,
only over the shape. What is left to do here is to give each error its kind and its facts.
"""

from __future__ import annotations

from jsonschema import Draft202012Validator

from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import join
from carnegie_meta.validation import store
from carnegie_meta.validation.plain import Fault, plain, shown, type_name
from carnegie_meta.validation.validate import Mistake

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping
    from typing import Any

    from jsonschema import ValidationError

    Tokens = tuple[str | int, ...]
    Located = tuple[Tokens, Mistake]
    """A mistake with the tokens of the value that it is about, or that lacks something."""

_SCHEMA = store.schema("publication")


def _inlined(schema: object) -> Any:
    """*schema* with the definitions in place of the references: jsonschema takes half the time.

    The schema has no reference to itself, and beside a reference only what adds to it.
    """
    if isinstance(schema, list):
        return [_inlined(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    definitions: Any = _SCHEMA["$defs"]
    name = schema.get("$ref", "").removeprefix("#/$defs/")
    meant = _inlined(definitions[name]) if name else {}
    return {**meant, **{key: _inlined(value) for key, value in schema.items() if key != "$ref"}}


_VALIDATOR = Draft202012Validator(
    _inlined({key: value for key, value in _SCHEMA.items() if key != "$defs"})
)
_TEXT = Draft202012Validator({"$ref": "#/$defs/text", "$defs": _SCHEMA["$defs"]})

_NAMES = {"array": "list"}

_EMPTY: dict[str, str | None] = {}
"""What the schema takes for nothing in a field, as JSON, once it was asked for."""


def explain(data: object) -> list[Mistake]:
    """The mistakes in *data*, in document order."""
    if not isinstance(data, dict):
        return [Mistake("not-an-object", "", data, {})]
    copy, faults = plain(data)
    assert isinstance(copy, dict)
    found = [(fault.tokens, _not_json(fault)) for fault in faults]
    broken = {fault.tokens for fault in faults if fault.what != "key"}
    # Null stands in the copy where no JSON value was; it has had its sentence.
    found += [(tokens, mistake) for tokens, mistake in _judge(copy, broken) if tokens not in broken]
    order = {key: place for place, key in enumerate(copy)}
    found.sort(key=lambda pair: _place(pair[0], order))
    return [mistake for _, mistake in found]


def _place(tokens: Tokens, order: dict[str, int]) -> tuple[int, int]:
    """Where in the document *tokens* lead: the record itself, then member by member."""
    if not tokens:
        return (-1, -1)
    item = tokens[1] if len(tokens) > 1 else -1
    return (order.get(str(tokens[0]), -1), item if isinstance(item, int) else -1)


def _not_json(fault: Fault) -> Mistake:
    facts = {"what": fault.what, "found": fault.found}
    return Mistake("not-json", join(fault.tokens), MISSING, facts)


class _Broken:
    """One error of jsonschema: where, the value, and what the keyword asks of it."""

    __slots__ = ("asked", "keyword", "schema", "tokens", "value")

    def __init__(self, error: ValidationError) -> None:
        self.tokens: Tokens = tuple(error.absolute_path)
        self.keyword = str(error.validator)
        self.value: Any = error.instance
        self.asked: Any = error.validator_value
        self.schema: Any = error.schema

    def mistake(self, kind: str, value: object, facts: Mapping[str, object]) -> Located:
        return self.tokens, Mistake(kind, join(self.tokens), value, facts)


def _judge(copy: dict[str, object], broken: set[Tokens]) -> Iterator[Located]:
    seen: set[tuple[Tokens, object]] = set()
    wrong = set(broken)
    repeated: list[_Broken] = []
    for error in map(_Broken, _VALIDATOR.iter_errors(copy)):
        if error.keyword == "uniqueItems":
            repeated.append(error)
            continue
        for tokens, mistake in _READERS[error.keyword](error):
            # "required" names one key in each of several errors, and each reads them all.
            about = (tokens, mistake.facts.get("key"))
            if about not in seen:
                seen.add(about)
                wrong.add(tokens)
                yield tokens, mistake
    for error in repeated:
        yield from _duplicates(error, wrong)


def _is_blank(text: str) -> bool:
    """Whether *text* is empty or white space, as the schema's own pattern has it."""
    return not _TEXT.is_valid(text)


def _required(error: _Broken) -> Iterator[Located]:
    if error.tokens:
        yield error.mistake("author-without-name", MISSING, {})
        return
    for key in error.asked:
        if key not in error.value:
            yield error.mistake("missing-key", MISSING, {"key": key, "empty": _empty((key,))})


def _empty(tokens: Tokens) -> str | None:
    """How a record says that it has nothing in that field; None where that is a mistake."""
    if len(tokens) > 1:
        return None
    field = str(tokens[0])
    if field not in _EMPTY:
        schema = {"$defs": _SCHEMA["$defs"], **_declared(tokens)}
        judge = Draft202012Validator(schema)
        nothing: tuple[tuple[object, str], ...] = (("", '""'), ([], "[]"))
        _EMPTY[field] = next((text for value, text in nothing if judge.is_valid(value)), None)
    return _EMPTY[field]


def _declared(tokens: Tokens) -> dict[str, Any]:
    """The sub-schema that stands beside the field's name, with its title and examples."""
    holder: Any = _SCHEMA
    if len(tokens) > 1:
        holder = holder["$defs"]["author"]
    declared: dict[str, Any] = holder["properties"][tokens[-1]]
    return declared


def _additional(error: _Broken) -> Iterator[Located]:
    properties = error.schema["properties"]
    known = [key for key in properties if not key.startswith("$")]
    for key, value in error.value.items():
        if key not in properties:
            tokens = (*error.tokens, key)
            facts = {"key": key, "known": known}
            yield tokens, Mistake("unknown-key", join(tokens), shown(value), facts)


def _type(error: _Broken) -> Iterator[Located]:
    value, asked = error.value, error.asked
    expected = [_NAMES.get(n, n) for n in ([asked] if isinstance(asked, str) else asked)]
    found = type_name(value)
    facts = {"expected": expected, "found": found, "empty": _empty(error.tokens)}
    if value is None:
        yield error.mistake("null", None, facts)
    elif expected == ["list"] and found == "string":
        kind = "blank" if _is_blank(value) else "string-for-list"
        yield error.mistake(kind, value, facts)
    elif expected == ["string"] and found == "list":
        yield error.mistake("list-for-string", value, facts)
    else:
        yield error.mistake("wrong-type", shown(value), facts)


def _enum(error: _Broken) -> Iterator[Located]:
    value, allowed = error.value, error.asked
    if not isinstance(value, str):
        return  # its type is wrong, and that says all
    if _is_blank(value):
        yield error.mistake("blank", value, {"empty": _empty(error.tokens)})
        return
    variant = next((word for word in allowed if _fold(word) == _fold(value)), None)
    nearest = variant or _nearest(value, allowed)
    facts = {"allowed": allowed, "nearest": nearest, "variant": variant is not None}
    yield error.mistake("wrong-value", value, facts)


def _fold(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())


def _nearest(value: str, allowed: list[str]) -> str | None:
    from difflib import get_close_matches

    folded = {_fold(word): word for word in allowed if word}
    near = get_close_matches(_fold(value), folded, n=1, cutoff=0.7)
    return folded[near[0]] if near else None


def _pattern(error: _Broken) -> Iterator[Located]:
    if _is_blank(error.value):
        yield error.mistake("blank", error.value, {"empty": _empty(error.tokens)})
        return
    declared = _declared(error.tokens)
    facts = {"expected": declared["title"], "example": declared["examples"][0]}
    yield error.mistake("pattern", error.value, facts)


def _few(error: _Broken) -> Iterator[Located]:
    yield error.mistake("empty-list", [], {})


def _duplicates(error: _Broken, wrong: set[Tokens]) -> Iterator[Located]:
    first: dict[Hashable, int] = {}
    for index, item in enumerate(error.value):
        tokens = (*error.tokens, index)
        if tokens in wrong:
            continue
        before = first.setdefault(_equal(item), index)
        if before != index:
            facts = {"first": before}
            yield tokens, Mistake("duplicate-item", join(tokens), shown(item), facts)


def _equal(value: object) -> Hashable:
    """A key that two JSON values share when the schema takes them for equal: 1 is 1.0, not true."""
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, list):
        return tuple(_equal(item) for item in value)
    if isinstance(value, dict):
        return frozenset((key, _equal(member)) for key, member in value.items())
    assert value is None or isinstance(value, (str, int, float))
    return value


_READERS: dict[str, Callable[[_Broken], Iterator[Located]]] = {
    "required": _required,
    "additionalProperties": _additional,
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "minItems": _few,
}
"""What the schema's keywords say, but for uniqueItems, which waits for the others."""
