"""Repairs of a value as a whole, refused where they would leave nothing."""

from __future__ import annotations

from carnegie_meta.rules.text.fields import LINES, PAGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Applicability, Repair


def rewrite(
    field: str, value: str, repaired: str | None, applicability: Applicability, title: str
) -> Repair | None:
    """The repair that puts *repaired* in the place of *value*.

    Shape: None on a page, and where nothing is left or nothing changes. In a field of one line
    a repair leaves no stray space behind.
    """
    if field == PAGE or repaired is None:
        return None
    if field in LINES:
        from carnegie_meta.text.spaces import strip_stray

        repaired = strip_stray(repaired)
    if repaired == value or not repaired.strip():
        return None
    from carnegie_meta.model.finding import Change, Repair

    return Repair(title, applicability, (Change("replace", "", repaired),))


def counted(number: int) -> str:
    """What a message says of the other places in the value: "" for none."""
    if number < 2:
        return ""
    return f", and {number - 1} more place{'s' if number > 2 else ''}"
