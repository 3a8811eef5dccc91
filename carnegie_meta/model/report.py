"""What a check gives back."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.finding import Severity


class Tally:
    """What diagnostics come to in numbers.

    ``rules``: how many of each code, severity and name. ``paths``: files that have any. ``fixes``:
    how many have edits, by applicability.
    """

    __slots__ = ("fixes", "paths", "rules")

    def __init__(self) -> None:
        self.rules: dict[tuple[str, Severity, str], int] = {}
        self.paths: set[str] = set()
        self.fixes: dict[str, int] = {}

    def add(self, found: Diagnostic) -> None:
        """Count *found*."""
        rule = found.code, found.severity, found.name
        self.rules[rule] = self.rules.get(rule, 0) + 1
        if found.path is not None:
            self.paths.add(found.path)
        if found.fix is not None and found.fix.edits:
            how = found.fix.applicability
            self.fixes[how] = self.fixes.get(how, 0) + 1

    def count(self, severity: Severity) -> int:
        """How many diagnostics have *severity*."""
        return sum(count for (_, each, _), count in self.rules.items() if each == severity)


class Report:
    """Diagnostics in order, and how much was looked at.

    A plain class, no dataclass: a clean run makes one, and dataclasses are slow to load.
    """

    __slots__ = ("_tally", "diagnostics", "files", "records")

    def __init__(
        self, diagnostics: tuple[Diagnostic, ...] = (), files: int = 0, records: int = 0
    ) -> None:
        self.diagnostics = diagnostics
        self.files = files
        self.records = records
        self._tally: Tally | None = None

    @property
    def tally(self) -> Tally:
        """The diagnostics in numbers, counted on first use."""
        if self._tally is None:
            self._tally = Tally()
            for found in self.diagnostics:
                self._tally.add(found)
        return self._tally

    def __repr__(self) -> str:
        return (
            f"Report({len(self.diagnostics)} diagnostics, files={self.files}, "
            f"records={self.records})"
        )

    @property
    def ok(self) -> bool:
        """Whether no diagnostic is an error."""
        return not self.count("error")

    def count(self, severity: Severity) -> int:
        """How many diagnostics have *severity*."""
        return self.tally.count(severity)

    def to_dict(self) -> dict[str, object]:
        return {
            "diagnostics": [d.to_dict() for d in self.diagnostics],
            "files": self.files,
            "records": self.records,
            "ok": self.ok,
        }
