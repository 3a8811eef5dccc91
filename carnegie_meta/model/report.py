"""What a check gives back."""

from __future__ import annotations

from dataclasses import dataclass

from carnegie_meta.model.diagnostic import Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Report:
    """Diagnostics in order, and how much was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    files: int = 0
    records: int = 0

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
