"""Repairs of a value as a whole, refused where they would leave nothing."""

from __future__ import annotations

from carnegie_meta.rules.base import PAGE
from carnegie_meta.rules.text.fields import LINES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from carnegie_meta.model.finding import Applicability, Repair
    from carnegie_meta.rules.base import Context
    from carnegie_meta.vocab.match import Match

    T = TypeVar("T")


def rewrite(
    field: str, value: str, repaired: str | None, applicability: Applicability, title: str
) -> Repair | None:
    """The repair that puts *repaired* in the place of *value*.

    Shape: None on a page, and where nothing is left or nothing changes. In a field of one line
    a repair leaves no stray space behind where there was none before.
    """
    if field == PAGE or repaired is None:
        return None
    if field in LINES:
        from carnegie_meta.text.spaces import stray, strip_stray

        # What strays already is TXT107's to mend, which knows where two terms stand in one value.
        if next(stray(value), None) is None:
            repaired = strip_stray(repaired)
    if repaired == value or not repaired.strip():
        return None
    from carnegie_meta.model.finding import Change, Repair

    return Repair(title, applicability, (Change("replace", "", repaired),))


def is_label(field: str, text: str, context: Context) -> bool:
    """Whether *text* is exactly a label that the vocabulary of *field* knows."""
    vocabulary = context.vocabularies.get("centers" if field == "primaryCenter" else field)
    return vocabulary is not None and vocabulary.knows(text)


def known_as(field: str, text: str, context: Context) -> str | None:
    """The label that *text*, whose characters are damaged, means for certain in *field*."""
    match = _match(field, text, context)
    return match.label if match is not None and match.method in ("homoglyph", "mojibake") else None


def is_known(field: str, text: str, context: Context) -> bool:
    """Whether *text* means one term of *field* for certain, however it is spelt."""
    return _match(field, text, context) is not None


def _match(field: str, text: str, context: Context) -> Match | None:
    from carnegie_meta.vocab.resolve import HOMES, read

    if context.vocabularies.get(HOMES.get(field, field)) is None:
        return None
    return read(text, field, context.vocabularies).match


FEW = 5
"""Most findings that a rule makes in one value."""


def few(field: str, places: list[T]) -> list[tuple[T, str]]:
    """The *places* that get a finding each, with what its message says of the others.

    One alone stands for more than FEW, for a value is mended as a whole. On a page each has its
    own.
    """
    if field == PAGE or len(places) <= FEW:
        return [(place, "") for place in places]
    return [(places[0], counted(len(places)))]


def counted(number: int) -> str:
    """What a message says of the other places in the value: "" for none."""
    if number < 2:
        return ""
    return f", and {number - 1} more place{'s' if number > 2 else ''}"
