"""A record against ``publication.schema.json``: a fast verdict, then one mistake at a time."""

from __future__ import annotations

from carnegie_meta.validation.plain import is_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from carnegie_meta.model.missing import Missing
    from carnegie_meta.validation.evident import EvidentlyValid

KINDS: tuple[str, ...] = (
    "not-an-object",
    "missing-key",
    "unknown-key",
    "null",
    "wrong-type",
    "string-for-list",
    "list-for-string",
    "wrong-value",
    "blank",
    "pattern",
    "not-json",
    "duplicate-item",
    "empty-list",
    "author-without-name",
)
"""Every kind of Mistake; each has one rule that words it."""


class Mistake:
    """One way in which a record breaks the schema.

    ``kind`` selects the rule that words it, one of :data:`KINDS`; ``pointer`` is under canonical
    field names; ``value`` is the offending value or MISSING; ``facts`` are what the message
    names, none for the other kinds:

    =====================  =================================================================
    kind                   facts
    =====================  =================================================================
    missing-key            ``key``; ``empty``: how the schema lets its absence be written
    unknown-key            ``key``; ``known``: the keys that belong there
    null, wrong-type       ``expected``: names of the JSON types allowed; ``found``;
                           ``empty``, as above
    wrong-value            ``allowed``; ``nearest`` or None; ``variant``: whether nearest
                           differs in case, spaces and hyphens only
    pattern                ``expected``: what the value is for; ``example``
    not-json               ``what`` and ``found`` of :class:`~carnegie_meta.validation.plain.Fault`
    duplicate-item         ``first``: index of the item that it repeats
    =====================  =================================================================
    """

    __slots__ = ("facts", "kind", "pointer", "value")

    def __init__(
        self, kind: str, pointer: str, value: object | Missing, facts: Mapping[str, object]
    ) -> None:
        self.kind = kind
        self.pointer = pointer
        self.value = value
        self.facts = facts

    def __repr__(self) -> str:
        return f"Mistake({self.kind!r}, {self.pointer!r}, {self.value!r}, {self.facts!r})"


FEW = 200
"""Records after which the fast engine is loaded: to load it takes as long as they do without."""

_engine: Callable[[object], bool] | None = None
_judged = 0


def _judge(data: object) -> bool:
    """Whether *data*, JSON values, satisfies the schema."""
    global _engine, _judged
    if _engine is not None:
        return _engine(data)
    if _judged < FEW:
        from carnegie_meta.validation.explain import is_right

        _judged += 1
        return is_right(data)
    from jsonschema_rs import Draft202012Validator

    from carnegie_meta.validation import store

    _engine = Draft202012Validator(store.schema("publication"), offline=True).is_valid
    return _engine(data)


_evident: EvidentlyValid | None = None


def _make_evident() -> EvidentlyValid:
    global _evident
    from carnegie_meta.validation.evident import make

    _evident = make()
    return _evident


def is_valid(data: object) -> bool:
    """Whether *data* satisfies the schema; any Python value will do.

    The fast engine judges what is not plainly right, and loads when there is much of it.
    """
    if (_evident or _make_evident())(data):
        return True
    # The engine takes tuples, NaN and values that hold themselves, and raises on dates.
    if is_plain(data):
        return _judge(data)
    from carnegie_meta.validation.plain import plain

    copy, faults = plain(data)
    return not faults and _judge(copy)


def mistakes(data: object) -> list[Mistake]:
    """What is wrong with *data*, one Mistake a fault, in document order; [] when valid."""
    from carnegie_meta.validation.explain import explain

    return explain(data)
