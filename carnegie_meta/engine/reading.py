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
    from collections.abc import Iterable, Iterator

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.fix import Fix
    from carnegie_meta.source.unit import Unit

    Group = list["Found"]
    """Findings with one and the same fix; it is applied once."""


class Found:
    """A diagnostic and where its unit begins in the text; None where edits cannot reach it.

    ``unit``: the text that the diagnostic speaks of; None for data.
    """

    __slots__ = ("diagnostic", "offset", "unit")

    def __init__(
        self, diagnostic: Diagnostic, offset: int | None, unit: Unit | None = None
    ) -> None:
        self.diagnostic = diagnostic
        self.offset = offset
        self.unit = unit

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


class Touched:
    """The values of one record that fixes of a batch change.

    Whether two fixes go together is told by the values, for texts and for data alike: what is
    refused depends on what was tried beside it.
    """

    __slots__ = ("_around", "_taken")

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._around: set[str] = set()

    def take(self, fix: Fix) -> bool:
        """Whether *fix* touches nothing that is taken, nor what holds it; then it is taken too."""
        pointers = {change.pointer for change in fix.changes}
        above = {head for pointer in pointers for head in _heads(pointer)}
        if self._taken & (above | pointers) or self._around & pointers:
            return False
        self._taken |= pointers
        self._around |= above
        return True


def _heads(pointer: str) -> Iterator[str]:
    """Pointers of everything around *pointer*."""
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def together(candidates: Iterable[Found]) -> list[Group]:
    """Those of *candidates* that can be applied at once, the earlier ones first.

    They touch different values. Where their edits meet all the same, as those of neighbours in
    a list do, they are one edit; where there is no such edit, the later fix waits.
    """
    ordered = sorted(
        ((found.edits(), found) for found in candidates), key=lambda pair: pair[0][0].start
    )
    groups: dict[tuple[object, ...], Group] = {}
    touched: dict[int | None, Touched] = {}
    for edits, found in ordered:
        record, fix = found.diagnostic.record, found.diagnostic.fix
        assert fix is not None  # it has edits
        name: object = repr(fix.changes)
        if not fix.changes:
            name = tuple((edit.start, edit.end, edit.content) for edit in edits)
        if (record, name) in groups:
            groups[record, name].append(found)
        elif touched.setdefault(record, Touched()).take(fix):
            groups[record, name] = [found]
    batch: list[Group] = []
    for many in by_record(list(groups.values())).values():
        batch += many if _as_one(many) is not None else _apart(many)
    return batch


def _apart(groups: list[Group]) -> list[Group]:
    """Those of *groups* whose edits do not meet, the earlier ones first."""
    chosen: list[Group] = []
    taken: list[tuple[int, int]] = []
    for group in groups:
        edits = group[0].edits()
        if not any(_meets(edit, taken) for edit in edits):
            chosen.append(group)
            for edit in edits:
                insort(taken, (edit.start, edit.end))
    return chosen


def _meets(edit: TextEdit, taken: list[tuple[int, int]]) -> bool:
    """Whether *edit* overlaps or touches one of *taken*, which are sorted and do not meet."""
    at = bisect_right(taken, (edit.start, edit.end))
    if at and taken[at - 1][1] >= edit.start:
        return True
    return at < len(taken) and taken[at][0] <= edit.end


def _as_one(groups: list[Group]) -> list[TextEdit] | None:
    """Edits of the text that make the changes of all *groups*, which are of one record."""
    if len(groups) == 1 or len(_apart(groups)) == len(groups):
        return [edit for group in groups for edit in group[0].edits()]
    fixes = [group[0].diagnostic.fix for group in groups]
    first = groups[0][0]
    if first.unit is None or first.offset is None or not all(fix and fix.changes for fix in fixes):
        return None
    from carnegie_meta.source.lower import lower

    number = first.diagnostic.record
    changes = [change for fix in fixes if fix is not None for change in fix.changes]
    for raw in first.unit.records:
        if raw.index == number:
            found = lower(first.unit, raw, changes)
            shift = first.offset
            if found is not None:
                return [TextEdit(e.start + shift, e.end + shift, e.content) for e in found]
    return None


def edited(text: str, batch: list[Group]) -> str:
    """*text* after the edits of *batch*.

    Fixes of one record that are no edit together are left out but for the first, which shows.
    """
    edits: list[TextEdit] = []
    for groups in by_record(batch).values():
        found = _as_one(groups)
        edits += groups[0][0].edits() if found is None else found
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
        added = [diagnostic for diagnostic in new.get(record, ()) if _rank(diagnostic) <= mildest]
        if added:
            # Of several with one code, those that were there already are none of its doing.
            known = {found.diagnostic.message for found in before.found}
            named = next((it for it in added if it.message not in known), added[0])
            wrong[record] = f"it would add {named.code}: {named.message}"
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
