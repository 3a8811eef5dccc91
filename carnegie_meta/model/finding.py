"""What a rule says: a fact about a record, before it has a place in a file."""

from __future__ import annotations

from carnegie_meta.model.missing import MISSING, Missing
from carnegie_meta.model.span import Span
from carnegie_meta.model.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Severity = Literal["error", "warning", "info"]
    Applicability = Literal["safe", "unsafe", "display"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From worst to mildest."""


@value
class Change:
    """One edit of a record as data; a source lowers it to edits of its text.

    ``op`` is ``replace`` (the value at *pointer* becomes *value*), ``rename`` (the key at
    *pointer* becomes *value*, a string), ``remove`` (the member or item goes), ``insert``
    (*value* is inserted before the list item at *pointer*; an index equal to the length
    appends) or ``add`` (the key at *pointer* is added to its object with *value*).
    """

    op: Literal["replace", "rename", "remove", "insert", "add"]
    pointer: str
    value: object = None


@value
class Repair:
    """Changes that together mend one finding, with how sure the rule is.

    ``safe``: one and only one right answer; ``unsafe``: probable; ``display``: shown, never
    applied.
    """

    title: str
    applicability: Applicability
    changes: tuple[Change, ...]


@value
class Note:
    """A second place that a finding talks about, in the same record."""

    pointer: str
    message: str


@value
class Finding:
    """A fact a rule found.

    ``pointer``: into the record under canonical field names ("" is the record); ``on_key``:
    the key is meant, not its value. ``within``: the part of a string value that is meant,
    in code points of the decoded string. ``value``: the offending JSON value, MISSING when
    there is none to name.
    """

    pointer: str
    message: str
    value: object | Missing = MISSING
    on_key: bool = False
    within: Span | None = None
    repair: Repair | None = None
    notes: tuple[Note, ...] = ()


@value
class PageNote:
    """A second place that a finding of a page talks about: a *span* of it, or a *pointer*."""

    message: str
    span: Span | None = None
    pointer: str | None = None


@value
class PageFinding:
    """A fact a rule found on a page.

    ``span``: where, in code points of the file; with a ``pointer`` instead, the value of the
    page's record that is meant. ``value``: the offending text.
    """

    message: str
    span: Span | None = None
    pointer: str | None = None
    value: object | Missing = MISSING
    notes: tuple[PageNote, ...] = ()
