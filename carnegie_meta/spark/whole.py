"""Cases must have all their records: what is missing would pass for clean.

Rows are read twice, for the summaries and for the findings. Rows that come otherwise the second
time, or that share an index, fail the run.
"""

from __future__ import annotations

from collections import Counter

from carnegie_meta.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

REMEDY = "give every row an index of its own that is the same whenever the rows are read"


def _rows(cases: Any) -> list[tuple[Any, ...]]:
    names = ("code", "case", "path", "index")
    return list(zip(*(cases.column(name).to_pylist() for name in names), strict=True))


def sizes(cases: Any) -> list[int]:
    """For each row of *cases*, how many records its case has."""
    rows = _rows(cases)
    counts = Counter(row[:2] for row in set(rows))
    return [counts[row[:2]] for row in rows]


class Whole:
    """Notes which records have come for which case."""

    def __init__(self) -> None:
        self._records: dict[tuple[Any, ...], str] = {}
        self._come: dict[tuple[Any, ...], set[tuple[Any, ...]]] = {}
        self._sizes: dict[tuple[Any, ...], int] = {}

    def add(self, cases: Any, records: Any, sizes: list[int]) -> None:
        """Take in rows of *cases*, the record of each, and how many records its case has.

        Raises: UsageError where two records have one origin.
        """
        for at, (row, size) in enumerate(zip(_rows(cases), sizes, strict=True)):
            case, origin = row[:2], row[2:]
            record = repr(records.slice(at, 1).to_pylist())
            if self._records.setdefault(origin, record) != record:
                where = f"the index {origin[1]}" + (f" in {origin[0]!r}" if origin[0] else "")
                raise UsageError(f"two rows have {where}; {REMEDY}")
            self._come.setdefault(case, set()).add(origin)
            self._sizes[case] = size

    def check(self) -> None:
        """Raises UsageError where a case lacks a record."""
        for case, come in self._come.items():
            if len(come) != self._sizes[case]:
                raise UsageError(f"a record of {case[0]} has gone since it was read; {REMEDY}")
