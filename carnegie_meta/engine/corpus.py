"""From cases to diagnostics: the records that they name are read again, and placed."""

from __future__ import annotations

from carnegie_meta.engine.place import Placer, unplaced
from carnegie_meta.model.view import RecordView
from carnegie_meta.rules.member import Member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from carnegie_meta.engine.check import Checker
    from carnegie_meta.model.diagnostic import Diagnostic, Related
    from carnegie_meta.rules.base import Case, CorpusFinding, CorpusRule
    from carnegie_meta.rules.member import Origin
    from carnegie_meta.source.unit import RawRecord, Unit

    Read = tuple[Unit | None, RawRecord]
    """A record as it was read again; no unit for one that comes from no text."""
    Reader = Callable[[Collection[Origin]], Mapping[Origin, Read]]

AT_ONCE = 4000
"""Records that are held at a time."""


class Concluded:
    """A diagnostic, the origin of its record, and the unit it stands in."""

    __slots__ = ("diagnostic", "origin", "rule", "unit")

    def __init__(
        self, rule: CorpusRule, origin: Origin, unit: Unit | None, diagnostic: Diagnostic
    ) -> None:
        self.rule = rule
        self.origin = origin
        self.unit = unit
        self.diagnostic = diagnostic


def member(raw: RawRecord, checker: Checker, origin: Origin) -> Member:
    """The record as a member of its corpus."""
    assert isinstance(raw.data, dict)  # asked of objects only
    return Member(RecordView(raw.data, checker.mapping), origin, raw.around)


def _never(origin: Origin) -> None:
    raise LookupError(f"no record {origin[1]} in {origin[0]!r}")


def diagnostics(
    cases: Iterable[tuple[CorpusRule, Case]],
    checker: Checker,
    read: Reader,
    lost: Callable[[Origin], object] = _never,
) -> Iterator[Concluded]:
    """Diagnostics of *cases*; *read* gives the records named, as far as they are still there.

    *lost* is told of each that is not, so that nobody takes what is left out for clean.
    """
    for batch in _batches(cases):
        wanted = {origin for _, case in batch for origin in case.origins}
        records = {
            origin: found
            for origin, found in read(wanted).items()
            if isinstance(found[1].data, dict)
        }
        members = {origin: member(raw, checker, origin) for origin, (_, raw) in records.items()}
        for rule, case in batch:
            gone = [origin for origin in case.origins if origin not in members]
            if gone:
                lost(gone[0])
                continue
            for finding in rule.report(case, members, checker.context):
                unit, _ = records[finding.origin]
                placed = _placed(rule, finding, checker, records)
                yield Concluded(rule, finding.origin, unit, placed)


def _batches(
    cases: Iterable[tuple[CorpusRule, Case]],
) -> Iterator[list[tuple[CorpusRule, Case]]]:
    batch: list[tuple[CorpusRule, Case]] = []
    size = 0
    for rule, case in cases:
        batch.append((rule, case))
        size += len(case.origins)
        if size >= AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _placed(
    rule: CorpusRule, found: CorpusFinding, checker: Checker, records: Mapping[Origin, Read]
) -> Diagnostic:
    from carnegie_meta.model.value import replaced

    unit, raw = records[found.origin]
    if unit is None:
        view = RecordView(raw.data, checker.mapping) if isinstance(raw.data, dict) else None
        diagnostic = unplaced(rule, checker.selection, found.finding, view, raw.index, raw.wrapper)
    else:
        placer = Placer(unit, checker.selection, checker.mapping)
        diagnostic = next(placer.record(raw, [(rule, found.finding)]))
    related = [
        _related(origin, note.pointer, note.message, checker, records)
        for origin, note in found.related
    ]
    return replaced(diagnostic, related=tuple(related), key=found.key)


def _related(
    origin: Origin, pointer: str, message: str, checker: Checker, records: Mapping[Origin, Read]
) -> Related:
    from carnegie_meta.model.diagnostic import Related

    unit, raw = records[origin]
    view = RecordView(raw.data if isinstance(raw.data, dict) else {}, checker.mapping)
    if unit is None:
        return Related(message, None, raw.index, raw.wrapper + view.actual(pointer))
    return Placer(unit, checker.selection, checker.mapping).related(raw, view, pointer, message)
