"""What the findings come to: by rule, and by record."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.engine.survey import Survey
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.finding import Severity
    from carnegie_meta.model.report import Report
    from carnegie_meta.rules.member import Origin

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
MARKS = {"error": "▲", "warning": "◆", "info": "●"}
"""A shape beside each colour."""


class Found:
    """One rule's findings: how many, in how many records."""

    __slots__ = ("code", "count", "name", "records", "severity")

    def __init__(self, code: str, name: str, severity: Severity) -> None:
        self.code = code
        self.name = name
        self.severity = severity
        self.count = 0
        self.records: set[Origin] = set()


class Numbers:
    """The findings of a report in numbers.

    ``rules``: those that found anything, the worst and most frequent first. ``worst``: how bad the
    worst finding of a record is, as an index into SEVERITIES. ``records``: how many were checked.
    """

    def __init__(self, report: Report) -> None:
        found: dict[tuple[str, str], Found] = {}
        self.worst: dict[Origin, int] = {}
        for each in report.diagnostics:
            rule = found.get((each.code, each.severity))
            if rule is None:
                rule = Found(each.code, each.name, each.severity)
                found[each.code, each.severity] = rule
            rule.count += 1
            origin = origin_of(each)
            rule.records.add(origin)
            rank = SEVERITIES.index(each.severity)
            self.worst[origin] = min(rank, self.worst.get(origin, rank))
        self.rules = sorted(
            found.values(),
            key=lambda rule: (SEVERITIES.index(rule.severity), -len(rule.records), rule.code),
        )
        # A file that does not parse has no record, and is one thing that is wrong all the same.
        self.records = max(report.records, len(self.worst))
        self.systematic = [each for each in report.diagnostics if each.code == SYSTEMATIC]

    @property
    def clean(self) -> int:
        """Records without a finding."""
        return self.records - len(self.worst)

    def by(self, survey: Survey, facet: int) -> dict[str, list[int]]:
        """How many records have errors at worst, warnings, info, by center (0) or year (1)."""
        table: dict[str, list[int]] = {}
        for origin, worst in self.worst.items():
            known = survey.facets.get(origin)
            if known is not None:
                table.setdefault(str(known[facet]), [0, 0, 0])[worst] += 1
        return table


SYSTEMATIC = "COR301"
"""The rule that finds terms which a whole group carries and few others do."""


def origin_of(found: Diagnostic) -> Origin:
    """The record that *found* is about."""
    return found.path or "", -1 if found.record is None else found.record


def totals(survey: Survey, kind: str) -> dict[str, int]:
    """How many records there are by each value of *kind*."""
    table: dict[str, int] = {}
    for (each, value, _), count in survey.counts.items():
        if each == kind:
            table[value] = table.get(value, 0) + count
    return table


def most(table: dict[str, int], limit: int, without: Iterable[str] = ("",)) -> list[str]:
    """The values that count most, at most *limit* of them."""
    left = set(without)
    ranked = sorted((-count, value) for value, count in table.items() if value not in left)
    return [value for _, value in ranked[:limit]]
