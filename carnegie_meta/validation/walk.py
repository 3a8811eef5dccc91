"""What the keywords of ``publication.schema.json`` say of a value: each way in which it breaks one.

These are the errors of ``jsonschema``, in its order, for the keywords that our schema uses; loading
that library costs more than a whole check of one file. A property test holds the two together.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from typing import Any

    Tokens = tuple[str | int, ...]
    Keyword = Callable[[Any, Any, Any, Tokens], Iterator["Broken"]]


class Broken:
    """One keyword that a value breaks.

    ``tokens`` lead to the value; ``asked`` is what the keyword asks of it; ``schema`` holds both.
    """

    __slots__ = ("asked", "keyword", "schema", "tokens", "value")

    def __init__(self, tokens: Tokens, keyword: str, value: Any, asked: Any, schema: Any) -> None:
        self.tokens = tokens
        self.keyword = keyword
        self.value = value
        self.asked = asked
        self.schema = schema


def inlined(schema: object, definitions: dict[str, Any]) -> Any:
    """*schema* with the *definitions* in place of the references to them.

    The schema has no reference to itself, and beside a reference only what adds to it.
    """
    if isinstance(schema, list):
        return [inlined(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    name = schema.get("$ref", "").removeprefix("#/$defs/")
    meant = inlined(definitions[name], definitions) if name else {}
    rest = {
        key: inlined(value, definitions)
        for key, value in schema.items()
        if key not in ("$ref", "$defs")
    }
    return {**meant, **rest}


def errors(value: Any, schema: Any, tokens: Tokens = ()) -> Iterator[Broken]:
    """Every way in which *value*, a JSON value, breaks *schema*, which has no references."""
    if schema is True:
        return
    for keyword, asked in schema.items():
        judge = KEYWORDS.get(keyword)
        if judge is not None:
            yield from judge(value, asked, schema, tokens)


def is_valid(value: Any, schema: Any) -> bool:
    """Whether *value* keeps *schema*."""
    return next(errors(value, schema), None) is None


def equal_key(value: object) -> Hashable:
    """A key that two JSON values share when a schema takes them for equal: 1 is 1.0, not true."""
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, list):
        return tuple(equal_key(item) for item in value)
    if isinstance(value, dict):
        return frozenset((key, equal_key(member)) for key, member in value.items())
    assert value is None or isinstance(value, (str, int, float))
    return value


def _type(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    for name in (asked,) if isinstance(asked, str) else asked:
        if isinstance(value, _TYPES[name]):
            return
    yield Broken(tokens, "type", value, asked, schema)


_TYPES = {"string": str, "array": list, "object": dict}


def _properties(
    value: Any,
    asked: Any,
    schema: Any,  # noqa: ARG001  # every keyword is told the same
    tokens: Tokens,
) -> Iterator[Broken]:
    if isinstance(value, dict):
        for key, inner in asked.items():
            if key in value:
                yield from errors(value[key], inner, (*tokens, key))


def _required(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    if isinstance(value, dict):
        for key in asked:
            if key not in value:
                yield Broken(tokens, "required", value, asked, schema)


def _additional(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    if isinstance(value, dict) and not asked and not value.keys() <= schema["properties"].keys():
        yield Broken(tokens, "additionalProperties", value, asked, schema)


def _enum(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    if not isinstance(value, str) or value not in asked:
        yield Broken(tokens, "enum", value, asked, schema)


def _pattern(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    if isinstance(value, str):
        import re

        if re.search(asked, value) is None:
            yield Broken(tokens, "pattern", value, asked, schema)


def _min_length(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    if isinstance(value, str) and len(value) < asked:
        yield Broken(tokens, "minLength", value, asked, schema)


def _items(
    value: Any,
    asked: Any,
    schema: Any,  # noqa: ARG001  # every keyword is told the same
    tokens: Tokens,
) -> Iterator[Broken]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from errors(item, asked, (*tokens, index))


def _min_items(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    if isinstance(value, list) and len(value) < asked:
        yield Broken(tokens, "minItems", value, asked, schema)


def _unique(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    if isinstance(value, list) and len(set(map(equal_key, value))) != len(value):
        yield Broken(tokens, "uniqueItems", value, asked, schema)


def _contains(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    if isinstance(value, list) and not any(is_valid(item, asked) for item in value):
        yield Broken(tokens, "contains", value, asked, schema)


def _any_of(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    if not any(is_valid(value, inner) for inner in asked):
        yield Broken(tokens, "anyOf", value, asked, schema)


def _if(value: Any, asked: Any, schema: Any, tokens: Tokens) -> Iterator[Broken]:
    branch = schema.get("then" if is_valid(value, asked) else "else", True)
    yield from errors(value, branch, tokens)


KEYWORDS: dict[str, Keyword] = {
    "type": _type,
    "properties": _properties,
    "required": _required,
    "additionalProperties": _additional,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": _min_length,
    "items": _items,
    "minItems": _min_items,
    "uniqueItems": _unique,
    "contains": _contains,
    "anyOf": _any_of,
    "if": _if,
}
"""The keywords of our schema that ask something; the others say what a thing is for."""
