"""A finding with its place: what every report prints."""

from __future__ import annotations

from carnegie_meta.model.fix import Fix
from carnegie_meta.model.missing import MISSING, Missing
from carnegie_meta.model.span import Range
from carnegie_meta.model.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Severity


@value
class Related:
    """A second place that a diagnostic talks about; it may lie in another file."""

    message: str
    path: str | None = None
    record: int | None = None
    pointer: str | None = None
    range: Range | None = None

    def to_dict(self) -> dict[str, object]:
        return {
            "path": self.path,
            "record": self.record,
            "pointer": self.pointer,
            "line": self.range.line if self.range else None,
            "column": self.range.column if self.range else None,
            "message": self.message,
        }


@value
class Diagnostic:
    """One fact about one place.

    Shape: ``path`` None for a record that came from no file; ``record`` the index in a file
    that holds many; ``pointer`` RFC 6901 into the record as its author wrote it, None for
    text outside a record; ``range`` None where no text is known; ``value`` the offending
    JSON value, MISSING when there is none; ``key`` what tells a finding of many records from
    others in whatever order these come, empty for any other finding and in no report.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str | None = None
    record: int | None = None
    pointer: str | None = None
    range: Range | None = None
    value: object | Missing = MISSING
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    key: str = ""

    @property
    def url(self) -> str:
        """The rule's page, relative to the project."""
        return f"docs/rules/{self.code}.md"

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Order inside one file: place, record, code, then what tells equals apart."""
        place = self.range
        return (
            (place.line, place.column, place.end_line, place.end_column) if place else (0,) * 4,
            -1 if self.record is None else self.record,
            self.code,
            self.pointer or "",
            self.message,
        )

    def to_dict(self) -> dict[str, object]:
        """The diagnostic as JSON values, as ``schemas/diagnostic.schema.json`` describes it."""
        place = self.range
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity,
            "message": self.message,
            "path": self.path,
            "record": self.record,
            "pointer": self.pointer,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "end_line": place.end_line if place else None,
            "end_column": place.end_column if place else None,
            "value": None if self.value is MISSING else self.value,
            "fix": self.fix.to_dict() if self.fix else None,
            "related": [place.to_dict() for place in self.related],
            "url": self.url,
        }
