"""Whether a Python value is a JSON value, and what in it is not.

Readers give JSON values only; a user's own dictionary may hold anything.
"""

from __future__ import annotations

from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.view import MAX_DEPTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: tuple[tuple[type, str], ...] = (
    (type(None), "null"),
    (bool, "boolean"),
    (int, "number"),
    (float, "number"),
    (str, "string"),
    (list, "list"),
    (dict, "object"),
)


def is_plain(value: object, depth: int = 0) -> bool:
    """Whether *value* is a JSON value of exactly the types that parsers give.

    False for subclasses as well: :func:`plain` tells whether those are JSON values.
    """
    kind = type(value)
    if kind is str:
        assert isinstance(value, str)
        return value.isascii() or _is_unicode(value)
    if kind is dict or kind is list:
        return depth < MAX_DEPTH and _holds_plain(value, depth + 1)
    if kind is float:
        assert isinstance(value, float)
        return value - value == 0  # neither NaN nor infinite
    return value is None or kind is bool or kind is int


def _holds_plain(value: object, depth: int) -> bool:
    if isinstance(value, dict):
        for key, member in value.items():
            if type(key) is not str or not (key.isascii() or _is_unicode(key)):
                return False
            if type(member) is str:  # what nearly all are
                if not (member.isascii() or _is_unicode(member)):
                    return False
            elif not is_plain(member, depth):
                return False
    elif isinstance(value, list):
        for item in value:
            if type(item) is str:
                if not (item.isascii() or _is_unicode(item)):
                    return False
            elif not is_plain(item, depth):
                return False
    return True


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return False
    return True


class Fault:
    """A part that is no JSON value.

    ``tokens`` lead to it; ``what`` is ``value``, ``key``, ``number``, ``surrogate``, ``cycle``
    or ``depth``; ``found`` names it: the Python type, the number, the key.
    """

    __slots__ = ("found", "tokens", "what")

    def __init__(self, tokens: tuple[str | int, ...], what: str, found: str) -> None:
        self.tokens = tokens
        self.what = what
        self.found = found


def plain(value: object) -> tuple[object, list[Fault]]:
    """A copy of *value* in exact JSON types, and what in it is none.

    Where there is a fault the copy holds null; a member with a faulty key is left out.
    """
    faults: list[Fault] = []
    return _copy(value, (), frozenset(), faults), faults


def _copy(
    value: object, tokens: tuple[str | int, ...], around: frozenset[int], faults: list[Fault]
) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        # The exact text of a subclass; str() of an enumeration's member would be its name.
        text = str.__str__(value)
        if text.isascii() or _is_unicode(text):
            return text
        faults.append(Fault(tokens, "surrogate", "half a surrogate pair"))
        return None
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if value - value == 0:
            return float(value)
        faults.append(Fault(tokens, "number", str(float(value))))
        return None
    if not isinstance(value, (dict, list)):
        faults.append(Fault(tokens, "value", type(value).__name__))
        return None
    if id(value) in around:
        faults.append(Fault(tokens, "cycle", type(value).__name__))
        return None
    if len(tokens) >= MAX_DEPTH:
        # Named by its outermost part: nobody reads a pointer of 200 steps.
        faults.append(Fault(tokens[:1], "depth", str(MAX_DEPTH)))
        return None
    around |= {id(value)}
    if isinstance(value, list):
        return [_copy(item, (*tokens, at), around, faults) for at, item in enumerate(value)]
    return _copy_members(value, tokens, around, faults)


def _copy_members(
    value: Mapping[object, object],
    tokens: tuple[str | int, ...],
    around: frozenset[int],
    faults: list[Fault],
) -> dict[str, object]:
    copy: dict[str, object] = {}
    for key, member in value.items():
        if not isinstance(key, str):
            faults.append(Fault(tokens, "key", f"{type(key).__name__} {str(key)[:40]}"))
        elif not _is_unicode(key):
            faults.append(Fault(tokens, "key", "half a surrogate pair"))
        else:
            name = str.__str__(key)
            copy[name] = _copy(member, (*tokens, name), around, faults)
    return copy


def type_name(value: object) -> str:
    """Name of the JSON type of *value*, a list being a list; else its Python type."""
    return next((name for kind, name in _TYPES if isinstance(value, kind)), type(value).__name__)


def shown(value: object) -> object:
    """*value* where a report can show it; whole lists and objects are not repeated."""
    return MISSING if isinstance(value, (list, dict)) or not is_plain(value) else value
