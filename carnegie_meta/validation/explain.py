"""From a record that breaks the schema to its mistakes; loaded only for such a record.

The schema is written so that errors come flat: no ``anyOf`` decides over a value, only over the
shape. What is left to do here is to give each error its kind and its facts.
"""

from __future__ import annotations

from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import join
from carnegie_meta.validation import store, walk
from carnegie_meta.validation.plain import Fault, plain, shown, type_name
from carnegie_meta.validation.validate import Mistake

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping
    from typing import Any

    from carnegie_meta.validation.walk import Broken, Tokens

    Located = tuple[Tokens, Mistake]
    """A mistake with the tokens of the value that it is about, or that lacks something."""

_SCHEMA = store.schema("publication")


_WHOLE = walk.inlined(_SCHEMA, _SCHEMA["$defs"])  # type: ignore[arg-type]  # our own schema
_TEXT = _SCHEMA["$defs"]["text"]  # type: ignore[index]  # as above

_NAMES = {"array": "list"}

_EMPTY: dict[str, str | None] = {}
"""What the schema takes for nothing in a field, as JSON, once it was asked for."""


def is_right(data: object) -> bool:
    """Whether *data*, JSON values, satisfies the schema."""
    return walk.is_valid(data, _WHOLE)


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


def _at(error: Broken, kind: str, value: object, facts: Mapping[str, object]) -> Located:
    return error.tokens, Mistake(kind, join(error.tokens), value, facts)


def _judge(copy: dict[str, object], broken: set[Tokens]) -> Iterator[Located]:
    seen: set[tuple[Tokens, object]] = set()
    wrong = set(broken)
    repeated: list[Broken] = []
    for error in walk.errors(copy, _WHOLE):
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
    if text[:1].isalnum():
        return False
    return not walk.is_valid(text, _TEXT)


def _required(error: Broken) -> Iterator[Located]:
    if error.tokens:
        yield _at(error, "author-without-name", MISSING, {})
        return
    for key in error.asked:
        if key not in error.value:
            yield _at(error, "missing-key", MISSING, {"key": key, "empty": _empty((key,))})


def _empty(tokens: Tokens) -> str | None:
    """How a record says that it has nothing in that field; None where that is a mistake."""
    if len(tokens) > 1:
        return None
    field = str(tokens[0])
    if field not in _EMPTY:
        schema = _WHOLE["properties"][field]
        nothing: tuple[tuple[object, str], ...] = (("", '""'), ([], "[]"))
        _EMPTY[field] = next(
            (text for value, text in nothing if walk.is_valid(value, schema)), None
        )
    return _EMPTY[field]


def _declared(tokens: Tokens) -> dict[str, Any]:
    """The sub-schema that stands beside the field's name, with its title and examples."""
    holder: Any = _SCHEMA
    if len(tokens) > 1:
        holder = holder["$defs"]["author"]
    declared: dict[str, Any] = holder["properties"][tokens[-1]]
    return declared


def _additional(error: Broken) -> Iterator[Located]:
    properties = error.schema["properties"]
    known = [key for key in properties if not key.startswith("$")]
    for key, value in error.value.items():
        if key not in properties:
            tokens = (*error.tokens, key)
            facts = {"key": key, "known": known}
            yield tokens, Mistake("unknown-key", join(tokens), shown(value), facts)


def _type(error: Broken) -> Iterator[Located]:
    value, asked = error.value, error.asked
    expected = [_NAMES.get(n, n) for n in ([asked] if isinstance(asked, str) else asked)]
    found = type_name(value)
    facts = {"expected": expected, "found": found, "empty": _empty(error.tokens)}
    if value is None:
        yield _at(error, "null", None, facts)
    elif expected == ["list"] and found == "string":
        kind = "blank" if _is_blank(value) else "string-for-list"
        yield _at(error, kind, value, facts)
    elif expected == ["string"] and found == "list":
        yield _at(error, "list-for-string", value, facts)
    else:
        yield _at(error, "wrong-type", shown(value), facts)


def _enum(error: Broken) -> Iterator[Located]:
    value, allowed = error.value, error.asked
    if not isinstance(value, str):
        return  # its type is wrong, and that says all
    if _is_blank(value):
        yield _at(error, "blank", value, {"empty": _empty(error.tokens)})
        return
    variant = next((word for word in allowed if _fold(word) == _fold(value)), None)
    nearest = variant or _nearest(value, allowed)
    facts = {"allowed": allowed, "nearest": nearest, "variant": variant is not None}
    yield _at(error, "wrong-value", value, facts)


def _fold(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())


def _nearest(value: str, allowed: list[str]) -> str | None:
    from difflib import get_close_matches

    folded = {_fold(word): word for word in allowed if word}
    near = get_close_matches(_fold(value), folded, n=1, cutoff=0.7)
    return folded[near[0]] if near else None


def _pattern(error: Broken) -> Iterator[Located]:
    if _is_blank(error.value):
        yield _at(error, "blank", error.value, {"empty": _empty(error.tokens)})
        return
    declared = _declared(error.tokens)
    facts = {"expected": declared["title"], "example": declared["examples"][0]}
    yield _at(error, "pattern", error.value, facts)


def _few(error: Broken) -> Iterator[Located]:
    yield _at(error, "empty-list", [], {})


def _duplicates(error: Broken, wrong: set[Tokens]) -> Iterator[Located]:
    first: dict[Hashable, int] = {}
    for index, item in enumerate(error.value):
        tokens = (*error.tokens, index)
        if tokens in wrong:
            continue
        before = first.setdefault(walk.equal_key(item), index)
        if before != index:
            facts = {"first": before}
            yield tokens, Mistake("duplicate-item", join(tokens), shown(item), facts)


_READERS: dict[str, Callable[[Broken], Iterator[Located]]] = {
    "required": _required,
    "additionalProperties": _additional,
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "minItems": _few,
}
"""What the schema's keywords say, but for uniqueItems, which waits for the others."""
