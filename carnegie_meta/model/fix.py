"""A repair lowered to edits of one file."""

from __future__ import annotations

from carnegie_meta.model.span import Range, Span
from carnegie_meta.model.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Applicability, Change


@value
class Edit:
    """Replace ``span`` of the unit's text, which is ``range`` of the file, by ``content``."""

    span: Span
    range: Range
    content: str

    def to_dict(self) -> dict[str, object]:
        return {
            "line": self.range.line,
            "column": self.range.column,
            "end_line": self.range.end_line,
            "end_column": self.range.end_column,
            "content": self.content,
        }


@value
class Fix:
    """Edits that mend one finding; applied together or not at all.

    ``changes`` are the same as data, pointers into the record's data with the keys as written.
    """

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...] = ()

    def to_dict(self) -> dict[str, object]:
        return {
            "title": self.title,
            "applicability": self.applicability,
            "edits": [edit.to_dict() for edit in self.edits],
        }
