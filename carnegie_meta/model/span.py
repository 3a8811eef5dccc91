"""A stretch of text, and where it begins as a person counts."""

from __future__ import annotations

from carnegie_meta.model.value import value


@value
class Span:
    """Half-open ``[start, end)`` in one source.

    Units: Unicode code points from the text's start (not bytes, not UTF-16).
    Raises: ValueError unless ``0 <= start <= end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def overlaps(self, other: Span) -> bool:
        """Whether both hold at least one common code point."""
        return self.start < other.end and other.start < self.end


@value
class Range:
    """A span as line and column.

    Units: lines and columns start at 1, columns count code points, ``end_column`` is
    the first column that no longer belongs.
    """

    line: int
    column: int
    end_line: int
    end_column: int
