"""Findings counted by rule."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.report import Tally


def table(tally: Tally) -> Iterator[str]:
    """Lines of a table: count, code, severity, name; the most frequent rule first."""
    counts = tally.rules
    width = len(str(max(counts.values(), default=0)))
    for (code, severity, name), count in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
        yield f"{str(count).rjust(width)}  {code}  {severity.ljust(7)}  {name}\n"
