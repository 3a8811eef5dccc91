"""Texts between rounds of fixing: what was found, which fixes go together, what came of them."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter

from carnegie_meta.model.finding import SEVERITIES
from carnegie_meta.source.lower.place import TextEdit, apply_edits
from carnegie_meta.source.lower.plan import CannotApply, apply_changes
from carnegie_meta.source.same import same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.fix import Fix
    from carnegie_meta.source.unit import Unit

    Group = list["Found"]
    """Findings with one and the same fix; it is applied once."""


class Found:
    """A diagnostic and where its unit begins in the text; None where edits cannot reach it."""

    __slots__ = ("diagnostic", "offset")

    def __init__(self, diagnostic: Diagnostic, offset: int | None) -> None:
        self.diagnostic = diagnostic
        self.offset = offset

    @property
    def key(self) -> tuple[object, ...]:
        """What names the fix from round to round, whatever else moves."""
        it = self.diagnostic
        return it.code, it.record, it.pointer, it.message, it.fix and it.fix.title

    def edits(self) -> list[TextEdit]:
        """The fix's edits of the whole text."""
        fix: Fix | None = self.diagnostic.fix
        assert fix is not None  # asked of candidates only
        assert self.offset is not None  # as above
        shift = self.offset
        return [TextEdit(e.span.start + shift, e.span.end + shift, e.content) for e in fix.edits]


class Reading:
    """A text, its records by number, and what was found in it."""

    __slots__ = ("_counts", "found", "records", "text", "units")

    def __init__(self, text: str) -> None:
        self.text = text
        self.records: dict[int | None, object] = {}
        self.found: list[Found] = []
        self.units: dict[tuple[int, str], list[Diagnostic]] = {}
        """Diagnostics by line and text of each unit that is a part of the whole."""
        self._counts: Counter[tuple[int | None, str]] | None = None

    @property
    def counts(self) -> Counter[tuple[int | None, str]]:
        """How many findings each record has of each code; asked when all are there."""
        if self._counts is None:
            self._counts = Counter((f.diagnostic.record, f.diagnostic.code) for f in self.found)
        return self._counts


def together(candidates: Iterable[Found]) -> list[Group]:
    """Those of *candidates* whose edits do not meet, the earlier ones first."""
    ordered = sorted(
        ((found.edits(), found) for found in candidates), key=lambda pair: pair[0][0].start
    )
    groups: dict[tuple[tuple[int, int, str], ...], Group] = {}
    taken: list[tuple[int, int]] = []
    for edits, found in ordered:
        name = tuple((edit.start, edit.end, edit.content) for edit in edits)
        if name in groups:
            groups[name].append(found)
        elif not any(_meets(edit, taken) for edit in edits):
            groups[name] = [found]
            for edit in edits:
                insort(taken, (edit.start, edit.end))
    return list(groups.values())


def _meets(edit: TextEdit, taken: list[tuple[int, int]]) -> bool:
    """Whether *edit* overlaps or touches one of *taken*, which are sorted and do not meet."""
    at = bisect_right(taken, (edit.start, edit.end))
    if at and taken[at - 1][1] >= edit.start:
        return True
    return at < len(taken) and taken[at][0] <= edit.end


def edited(text: str, batch: list[Group]) -> str:
    """*text* after the edits of *batch*."""
    edits = [edit for group in batch for edit in group[0].edits()]
    return apply_edits(text, sorted(edits, key=lambda edit: edit.start))


def by_record(batch: list[Group]) -> dict[int | None, list[Group]]:
    """*batch*, record by record."""
    found: dict[int | None, list[Group]] = {}
    for group in batch:
        found.setdefault(group[0].diagnostic.record, []).append(group)
    return found


def unlike(before: Reading, after: Reading, batch: list[Group]) -> dict[int | None, str] | str:
    """Records that did not become what the fixes of *batch* said, with the reason.

    A reason alone where nothing tells which fix is to blame.
    """
    if before.records.keys() != after.records.keys():
        return "the text would not be read as before"
    groups = by_record(batch)
    wrong: dict[int | None, str] = {}
    for record, data in before.records.items():
        if not _became(data, after.records[record], groups.get(record, [])):
            if record not in groups:
                return "another record would change"
            wrong[record] = "the record would not become what the repair says"
    return wrong


def _became(data: object, after: object, groups: list[Group]) -> bool:
    """Whether *after* is *data* with the changes of *groups*."""
    fixes = [group[0].diagnostic.fix for group in groups]
    changes = [change for fix in fixes if fix is not None for change in fix.changes]
    if not changes:
        return data == after
    try:
        return same(apply_changes(data, changes), after)
    except CannotApply:
        return False


def worse(before: Reading, after: Reading, batch: list[Group]) -> dict[int | None, str]:
    """Records in which *batch* mends nothing, or brings a finding as bad as one it mends."""
    new: dict[int | None, list[Diagnostic]] = {}
    for found in after.found:
        diagnostic = found.diagnostic
        if is_new(diagnostic, before, after):
            new.setdefault(diagnostic.record, []).append(diagnostic)
    wrong: dict[int | None, str] = {}
    for record, groups in by_record(batch).items():
        mended = [found.diagnostic for group in groups for found in group]
        # Findings of one group have one fix, so the worst of them weighs.
        mildest = max(min(_rank(found.diagnostic) for found in group) for group in groups)
        for diagnostic in new.get(record, ()):
            if _rank(diagnostic) <= mildest:
                wrong[record] = f"it would add {diagnostic.code}: {diagnostic.message}"
                break
        for diagnostic in mended:
            key = record, diagnostic.code
            if after.counts[key] >= before.counts[key]:
                wrong[record] = f"{diagnostic.code} would be found again"
    return wrong


def is_new(diagnostic: Diagnostic, before: Reading, after: Reading) -> bool:
    """Whether the record has more findings of that code in *after* than in *before*."""
    key = diagnostic.record, diagnostic.code
    return after.counts[key] > before.counts[key]


def _rank(diagnostic: Diagnostic) -> int:
    return SEVERITIES.index(diagnostic.severity)


def line_starts(text: str) -> list[int]:
    """Where each line of *text* begins; only LF ends a line."""
    starts = [0]
    found = text.find("\n")
    while found >= 0:
        starts.append(found + 1)
        found = text.find("\n", found + 1)
    return starts


def offset_of(unit: Unit, text: str, starts: list[int]) -> int | None:
    """Where the text of *unit* begins in *text*; None when it is not that text to the letter."""
    line = unit.text.first_line - 1
    if line >= len(starts):
        return None
    offset = starts[line] + unit.text.first_column - 1
    return offset if text.startswith(unit.text.content, offset) else None
