"""What a check gives back."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.finding import Severity


class Report:
    """Diagnostics in order, and how much was looked at.

    A plain class, no dataclass: a clean run makes one, and dataclasses are slow to load.
    """

    __slots__ = ("diagnostics", "files", "records")

    def __init__(
        self, diagnostics: tuple[Diagnostic, ...] = (), files: int = 0, records: int = 0
    ) -> None:
        self.diagnostics = diagnostics
        self.files = files
        self.records = records

    def __repr__(self) -> str:
        return (
            f"Report({len(self.diagnostics)} diagnostics, files={self.files}, "
            f"records={self.records})"
        )

    @property
    def ok(self) -> bool:
        """Whether no diagnostic is an error."""
        return not any(d.severity == "error" for d in self.diagnostics)

    def count(self, severity: Severity) -> int:
        """How many diagnostics have *severity*."""
        return sum(d.severity == severity for d in self.diagnostics)

    def to_dict(self) -> dict[str, object]:
        return {
            "diagnostics": [d.to_dict() for d in self.diagnostics],
            "files": self.files,
            "records": self.records,
            "ok": self.ok,
        }
