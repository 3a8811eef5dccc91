"""Changes in JSON text."""

from __future__ import annotations

from _json import encode_basestring

from carnegie_meta.source.lower.brackets import Brackets
from carnegie_meta.source.lower.place import CannotLower, TextEdit
from carnegie_meta.source.lower.plan import parent_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.source.lower.place import Place
    from carnegie_meta.source.lower.plan import New


def literal(value: object) -> str:
    """*value* as JSON on one line, letters as they are.

    Raises: CannotLower for what JSON does not have.
    """
    if type(value) is str and value.isprintable():
        return encode_basestring(value)  # what json.dumps would do, without loading it
    import json

    try:
        written = json.dumps(value, ensure_ascii=False, allow_nan=False)
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)  # a lone surrogate exists only as an escape
    except (TypeError, ValueError) as error:
        raise CannotLower(str(error)) from error
    return written


def edits(place: Place) -> list[TextEdit]:
    """Edits that carry out the plan of *place*."""
    found = []
    plan = place.plan
    for pointer, value in plan.replaced.items():
        span = place.node(pointer).value
        found.append(TextEdit(span.start, span.end, literal(value)))
    for pointer, name in plan.renamed.items():
        Brackets(place, parent_of(pointer), _never)  # refuses an object with a key twice
        key = place.node(pointer).key
        assert key is not None  # a member of a JSON object has a key
        found.append(TextEdit(key.start, key.end, literal(name)))
    for pointer in plan.containers:

        def write(new: New, pointer: str = pointer) -> str:
            value = literal(new.value)
            return value if new.key is None else literal(new.key) + _colon(place, pointer) + value

        found += Brackets(place, pointer, write).edits(plan.runs(pointer))
    return found


def _never(new: New) -> str:
    raise CannotLower(f"nothing new belongs here: {new.key}")


def _colon(place: Place, pointer: str) -> str:
    """The colon between key and value, with its space, as the objects around here write it."""
    for holder in (pointer, *place.above(pointer)):
        if not isinstance(place.value(holder), dict):
            continue
        for element in place.elements(holder):
            key = element.node.key
            assert key is not None  # a member of a JSON object has a key
            colon = place.text[key.end : element.node.value.start]
            if "\n" not in colon and "\r" not in colon:
                return colon
    return ": "
