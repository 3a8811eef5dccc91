"""The fixing loop: apply repairs, check again, until nothing changes.

In a round, fixes apply in the order of the text; one that meets another waits for the next
round. Before a round counts, its text is read again: every record must hold exactly what the
repairs said, and no record may gain a finding as bad as the one that was mended. So each
round leaves fewer findings of some severity and no more of a worse one, and the loop ends.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter

from carnegie_meta.engine.suppress import unsuppressed
from carnegie_meta.model.finding import SEVERITIES
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.lower.place import TextEdit, apply_edits
from carnegie_meta.source.lower.plan import CannotApply, apply_changes
from carnegie_meta.source.same import same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from carnegie_meta.engine.check import Checker
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.fix import Fix
    from carnegie_meta.source.unit import Unit

MAX_ROUNDS = 200
"""Rounds at most; a real file needs two or three."""

BOM = "\ufeff"
FIXED_FORMATS = ("json", "jsonl", "yaml", "frontmatter", "toml")
"""Formats whose files are edited; pages are other people's text."""


class Skipped:
    """A fix that was tried and refused, and why."""

    __slots__ = ("diagnostic", "reason")

    def __init__(self, diagnostic: Diagnostic, reason: str) -> None:
        self.diagnostic = diagnostic
        self.reason = reason

    def __repr__(self) -> str:
        return f"Skipped({self.diagnostic.code} at {self.diagnostic.pointer!r}: {self.reason})"


class FixResult:
    """What fixing made of a text.

    ``text``: the text after the fixes, byte for byte the old one elsewhere. ``applied``: the
    diagnostics that were mended, with their places in the text as it was then. ``skipped``:
    fixes that were refused. ``remaining``: the diagnostics of ``text``.
    """

    __slots__ = ("applied", "remaining", "skipped", "text")

    def __init__(
        self,
        text: str,
        applied: tuple[Diagnostic, ...],
        skipped: tuple[Skipped, ...],
        remaining: tuple[Diagnostic, ...],
    ) -> None:
        self.text = text
        self.applied = applied
        self.skipped = skipped
        self.remaining = remaining

    def __repr__(self) -> str:
        return (
            f"FixResult(applied={len(self.applied)}, skipped={len(self.skipped)}, "
            f"remaining={len(self.remaining)})"
        )


def fix_text(
    text: str,
    format: str,
    checker: Checker,
    *,
    unsafe: bool = False,
    path: str | None = None,
    keep: Callable[[Diagnostic], bool] | None = None,
) -> FixResult:
    """*text* with the fixes that *checker*'s rules offer; with *unsafe* the probable ones too.

    ``keep`` tells which diagnostics count: those it refuses are neither mended nor reported.
    Findings that a comment in the text silences do not count either.
    Raises: UnknownName for a format that no reader has.
    """
    mark = BOM if text.startswith(BOM) else ""
    allowed: tuple[str, ...] = ("safe", "unsafe") if unsafe else ("safe",)
    if format not in FIXED_FORMATS:
        allowed = ()
    session = _Session(format, checker, path, keep, allowed)
    reading = session.read(text[len(mark) :])
    for _ in range(MAX_ROUNDS):
        after = session.round(reading)
        if after is None:
            break
        reading = after
    return FixResult(
        mark + reading.text,
        tuple(session.applied),
        session.skipped(reading),
        tuple(found.diagnostic for found in reading.found),
    )


class _Found:
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


class _Reading:
    """A text, its records by number, and what was found in it."""

    __slots__ = ("found", "records", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.records: dict[int | None, object] = {}
        self.found: list[_Found] = []

    def counts(self) -> Counter[tuple[int | None, str]]:
        """How many findings each record has of each code."""
        return Counter((f.diagnostic.record, f.diagnostic.code) for f in self.found)


class _Session:
    """The fixing of one text."""

    def __init__(
        self,
        format: str,
        checker: Checker,
        path: str | None,
        keep: Callable[[Diagnostic], bool] | None,
        allowed: tuple[str, ...],
    ) -> None:
        self.applied: list[Diagnostic] = []
        self._reader = reader(format)
        self._checker = checker
        self._path = path
        self._keep = keep
        self._allowed = allowed
        self._refused: dict[tuple[object, ...], str] = {}

    def read(self, text: str) -> _Reading:
        """*text*, read and checked."""
        reading = _Reading(text)
        starts: list[int] = []
        source = Input(self._path, text.encode("utf-8", "surrogatepass"))
        for unit in self._reader.read(source):
            for raw in unit.records:
                reading.records[raw.index] = raw.data
            found = unsuppressed(unit, self._checker.check_unit(unit))
            if not found:
                continue
            starts = starts or _line_starts(text)
            offset = _offset(unit, text, starts)
            for diagnostic in found:
                if self._keep is None or self._keep(diagnostic):
                    reading.found.append(_Found(diagnostic, offset))
        return reading

    def round(self, reading: _Reading) -> _Reading | None:
        """The reading after one more round, or None when no fix is left to apply."""
        while batch := self._batch(reading):
            while batch:
                edits = [edit for group in batch for edit in group[0].edits()]
                edits.sort(key=lambda edit: edit.start)
                after = self.read(apply_edits(reading.text, edits))
                wrong = self._judge(reading, after, batch)
                if not wrong:
                    self._apply(batch)
                    return after
                batch = self._fewer(batch, wrong)
        return None

    def _batch(self, reading: _Reading) -> list[list[_Found]]:
        """Fixes that do not meet, in the order of the text; equal ones are one group."""
        candidates = [
            (found.edits(), found)
            for found in reading.found
            if found.offset is not None
            and found.diagnostic.fix is not None
            and found.diagnostic.fix.applicability in self._allowed
            and found.key not in self._refused
        ]
        candidates.sort(key=lambda candidate: candidate[0][0].start)
        groups: dict[tuple[tuple[int, int, str], ...], list[_Found]] = {}
        taken: list[tuple[int, int]] = []
        for edits, found in candidates:
            name = tuple((edit.start, edit.end, edit.content) for edit in edits)
            if name in groups:
                groups[name].append(found)
            elif not any(_meets(edit, taken) for edit in edits):
                groups[name] = [found]
                for edit in edits:
                    insort(taken, (edit.start, edit.end))
        return list(groups.values())

    def _judge(
        self, before: _Reading, after: _Reading, batch: list[list[_Found]]
    ) -> dict[int | None, str] | str:
        """Records that did not become what the fixes said, or became worse, with the reason.

        A reason alone where nothing tells which fix is to blame.
        """
        if before.records.keys() != after.records.keys():
            return "the text would not be read as before"
        groups_of: dict[int | None, list[list[_Found]]] = {}
        for group in batch:
            groups_of.setdefault(group[0].diagnostic.record, []).append(group)
        wrong: dict[int | None, str] = {}
        for record, data in before.records.items():
            if not _became(data, after.records[record], groups_of.get(record, [])):
                if record not in groups_of:
                    return "another record would change"
                wrong[record] = "the record would not become what the repair says"
        counts = before.counts(), after.counts()
        new: dict[int | None, list[Diagnostic]] = {}
        for found in after.found:
            diagnostic = found.diagnostic
            key = diagnostic.record, diagnostic.code
            if counts[1][key] > counts[0][key]:
                new.setdefault(diagnostic.record, []).append(diagnostic)
        for record, groups in groups_of.items():
            mended = [found.diagnostic for group in groups for found in group]
            for diagnostic in mended:
                key = record, diagnostic.code
                if counts[1][key] >= counts[0][key]:
                    wrong.setdefault(record, f"{diagnostic.code} would be found again")
            mildest = max(_rank(diagnostic) for diagnostic in mended)
            for diagnostic in new.get(record, ()):
                if _rank(diagnostic) <= mildest:
                    reason = f"it would add {diagnostic.code}: {diagnostic.message}"
                    wrong.setdefault(record, reason)
        return wrong

    def _fewer(
        self, batch: list[list[_Found]], wrong: dict[int | None, str] | str
    ) -> list[list[_Found]]:
        """A smaller batch to try: in a wrong record the first fix alone, or none."""
        if isinstance(wrong, str):
            if len(batch) > 1:
                return batch[: len(batch) // 2]
            self._refuse(batch[0], wrong)
            return []
        kept: list[list[_Found]] = []
        count = Counter(group[0].diagnostic.record for group in batch)
        first: set[int | None] = set()
        for group in batch:
            record = group[0].diagnostic.record
            if record not in wrong:
                kept.append(group)
            elif count[record] == 1:
                self._refuse(group, wrong[record])
            elif record not in first:
                first.add(record)
                kept.append(group)
        return kept

    def _apply(self, batch: list[list[_Found]]) -> None:
        """Count *batch* as applied; what was refused in its records may now be right."""
        self.applied += [found.diagnostic for group in batch for found in group]
        changed = {group[0].diagnostic.record for group in batch}
        self._refused = {key: why for key, why in self._refused.items() if key[1] not in changed}

    def _refuse(self, group: list[_Found], reason: str) -> None:
        for found in group:
            self._refused[found.key] = reason

    def skipped(self, reading: _Reading) -> tuple[Skipped, ...]:
        """Refused fixes of findings that *reading* still has."""
        return tuple(
            Skipped(found.diagnostic, self._refused[found.key])
            for found in reading.found
            if found.key in self._refused
        )


def _became(data: object, after: object, groups: list[list[_Found]]) -> bool:
    """Whether *after* is *data* with the changes of *groups*."""
    changes = [
        change
        for group in groups
        if group[0].diagnostic.fix is not None
        for change in group[0].diagnostic.fix.changes
    ]
    if not changes:
        return data == after
    try:
        return same(apply_changes(data, changes), after)
    except CannotApply:
        return False


def _meets(edit: TextEdit, taken: list[tuple[int, int]]) -> bool:
    """Whether *edit* overlaps or touches one of *taken*, which are sorted and do not meet."""
    at = bisect_right(taken, (edit.start, edit.end))
    if at and taken[at - 1][1] >= edit.start:
        return True
    return at < len(taken) and taken[at][0] <= edit.end


def _rank(diagnostic: Diagnostic) -> int:
    return SEVERITIES.index(diagnostic.severity)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    found = text.find("\n")
    while found >= 0:
        starts.append(found + 1)
        found = text.find("\n", found + 1)
    return starts


def _offset(unit: Unit, text: str, starts: list[int]) -> int | None:
    """Where the text of *unit* begins in *text*; None when it is not that text to the letter."""
    line = unit.text.first_line - 1
    if line >= len(starts):
        return None
    offset = starts[line] + unit.text.first_column - 1
    return offset if text.startswith(unit.text.content, offset) else None
