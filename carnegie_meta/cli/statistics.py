"""Findings counted by rule."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carnegie_meta.model.diagnostic import Diagnostic


def table(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Lines of a table: count, code, severity, name; the most frequent rule first."""
    from collections import Counter

    counts = Counter((d.code, d.severity, d.name) for d in diagnostics)
    width = len(str(max(counts.values(), default=0)))
    for (code, severity, name), count in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
        yield f"{str(count).rjust(width)}  {code}  {severity.ljust(7)}  {name}\n"
