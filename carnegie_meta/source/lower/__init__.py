"""Repairs as data, lowered to the smallest edits of the text that holds the record.

What an edit does not name stays as it was, byte for byte: comments, quotes, indentation, line
ends, key order. A change that cannot be lowered exactly is not lowered at all.
"""

from __future__ import annotations

from carnegie_meta.source.lower.place import CannotLower, Place, Sites
from carnegie_meta.source.lower.plan import CannotApply, Plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from carnegie_meta.model.finding import Change
    from carnegie_meta.model.span import Span
    from carnegie_meta.source.lower.place import TextEdit
    from carnegie_meta.source.unit import RawRecord, Unit


__all__ = ["Sites", "lower", "without_repeated"]


def lower(
    unit: Unit, raw: RawRecord, changes: Iterable[Change], sites: Sites | None = None
) -> list[TextEdit] | None:
    """Edits of the unit's text that make *changes*, in the order of the text; None for no way.

    Pointers of *changes* start at ``raw.data``, with the keys as their author wrote them.
    ``sites``, when given again with the same record, saves reading its text again.
    """
    try:
        place = Place(unit, raw, Plan(raw.data, changes), sites)
        edit = _syntax(place.style)
        return place.checked(edit(place))
    except (CannotApply, CannotLower):
        return None


def _syntax(style: str) -> Callable[[Place], list[TextEdit]]:
    """What lowers to the syntax in which a record of *style* is written."""
    if style == "json":
        from carnegie_meta.source.lower.json_ import edits

        return edits
    if style in ("block", "flow"):
        from carnegie_meta.source.lower.yaml_ import edits

        return edits
    if style == "toml-table":
        from carnegie_meta.source.lower.toml_ import edits

        return edits
    raise CannotLower(f"no way to edit a record of style {style!r}")


def without_repeated(unit: Unit, raw: RawRecord, pointer: str, key: Span) -> list[TextEdit] | None:
    """Edits that take the member at *pointer* that repeats an earlier one; None for no way.

    *key* is where the repeated key stands. Of several, only the last can be taken: places of
    the others are not kept.
    """
    from carnegie_meta.source.lower.repeated import edits

    try:
        place = Place(unit, raw, Plan(raw.data, ()))
        return place.checked(edits(place, pointer, key))
    except (CannotApply, CannotLower):
        return None
