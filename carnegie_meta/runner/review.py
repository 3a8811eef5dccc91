"""Terms of records that no vocabulary knows, gathered, put together, and with proposals."""

from __future__ import annotations

from carnegie_meta.errors import CarnegieMetaError
from carnegie_meta.model.fields import LIST_FIELDS
from carnegie_meta.model.view import RecordView
from carnegie_meta.runner.files import discover
from carnegie_meta.runner.job import OTHER_FORMATS, units
from carnegie_meta.source.input import Input
from carnegie_meta.source.unit import is_record
from carnegie_meta.vocab.cluster import clusters
from carnegie_meta.vocab.near import suggest
from carnegie_meta.vocab.resolve import HOMES, LONGEST, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from carnegie_meta.config.settings import Settings
    from carnegie_meta.source.unit import RawRecord, Unit
    from carnegie_meta.vocab.match import Reading
    from carnegie_meta.vocab.vocabulary import Vocabularies
    from carnegie_meta.vocab.worklist import Cells

SHOWN = 3
"""Proposals, and labels that resemble one, that a row names at most."""

LISTED = 8
"""Most other labels of a cluster that a row names."""

UNREVIEWED = frozenset({"type"})
"""Fields whose values the schema lists."""


class Unknown:
    """A label that means nothing for certain: where it was met, and in how many records.

    ``readings``: ids of the concepts that an ambiguous label may mean.
    """

    __slots__ = ("at", "field", "label", "readings", "seen")

    def __init__(self, field: str, label: str, at: str, readings: tuple[str, ...]) -> None:
        self.field = field
        self.label = label
        self.at = at
        self.readings = readings
        self.seen = 0


class Review:
    """What a run over records found: ``unknown`` labels, and files that could not be read."""

    def __init__(self, settings: Settings, vocabularies: Vocabularies) -> None:
        self._settings = settings
        self._vocabularies = vocabularies
        self.unknown: dict[tuple[str, str], Unknown] = {}
        self.errors: list[str] = []
        self.records = 0
        self.fields: tuple[str, ...] = tuple(
            field
            for field in vocabularies.fields()
            if field not in UNREVIEWED and vocabularies[field].closed
        )

    def gather(self, paths: Sequence[str]) -> None:
        """Take in the records of the files and folders *paths*."""
        for path, named in discover(paths, self._settings):
            try:
                for unit in units(Input(path)):
                    for raw in unit.records:
                        self._add(unit, raw, named=named)
            except CarnegieMetaError as error:
                self.errors.append(str(error))

    def _add(self, unit: Unit, raw: RawRecord, *, named: bool) -> None:
        data = raw.data
        if not isinstance(data, dict):
            return
        mapping = self._settings.mapping
        if not named and unit.format in OTHER_FORMATS and not is_record(data, mapping):
            return
        self.records += 1
        view = RecordView(data, mapping)
        met: set[tuple[str, str]] = set()
        for field in (*self.fields, *HOMES):
            home = HOMES.get(field, field)
            if home not in self.fields:
                continue
            for pointer, text in _terms(view, field):
                label = " ".join(text.split())
                if label and len(label) <= LONGEST and (home, label) not in met:
                    met.add((home, label))
                    self._meet(home, label, unit, raw, view.actual(pointer))

    def _meet(self, field: str, label: str, unit: Unit, raw: RawRecord, pointer: str) -> None:
        found = self.unknown.get((field, label))
        if found is None:
            reading = read(label, field, self._vocabularies)
            if not _is_unknown(reading):
                return
            readings = tuple(match.concept.id for match in reading.candidates)
            at = _place(unit, raw, pointer)
            found = self.unknown[field, label] = Unknown(field, label, at, readings)
        found.seen += 1

    def rows(self) -> Iterator[Cells]:
        """A row for each unknown label, with what it may mean and what it resembles."""
        by_field: dict[str, list[str]] = {}
        for field, label in self.unknown:
            by_field.setdefault(field, []).append(label)
        outcomes = self._decided()
        for field, labels in sorted(by_field.items()):
            known = outcomes.get(field, {})
            for group in clusters([*labels, *known]):
                waiting = [label for label in group if (field, label) in self.unknown]
                proposals = {label: self._proposals(field, label) for label in waiting}
                decided = [f"{known[label]} (as {label})" for label in group if label in known]
                shared = _best(proposals.values())
                for label in waiting:
                    others = [other for other in group if other != label]
                    found = [*decided, *(proposals[label] or shared)]
                    yield self._row(field, label, found, others)

    def _row(self, field: str, label: str, proposals: Sequence[str], others: list[str]) -> Cells:
        unknown = self.unknown[field, label]
        return {
            "label": label,
            "field": field,
            "proposal": " | ".join(proposals[:SHOWN]),
            "like": " | ".join(others[:LISTED]),
            "seen": str(unknown.seen),
            "at": unknown.at,
        }

    def _proposals(self, field: str, label: str) -> tuple[str, ...]:
        """What *label* may mean, best first."""
        readings = self.unknown[field, label].readings
        if readings:
            return readings
        for other in self._vocabularies.fields():
            if other not in (field, *UNREVIEWED):
                match = read(label, other, self._vocabularies).match
                if match is not None and match.method in ("exact", "alias"):
                    return (f"reject (a term of {other}: {match.concept.id})",)
        near = suggest(label, field, self._vocabularies, limit=SHOWN, language="en")
        return tuple(f"{match.concept.id} ({match.score:.2f})" for match in near)

    def _decided(self) -> dict[str, dict[str, str]]:
        """Labels that were decided, by field, each with what was decided."""
        found: dict[str, dict[str, str]] = {}
        for decision in self._vocabularies.decisions or ():
            field = HOMES.get(decision.field, decision.field)
            found.setdefault(field, {})[decision.label] = decision.outcome
        return found

    def settled(self, waiting: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Those of *waiting*, fields and labels, that a vocabulary knows by now."""
        for field, label in waiting:
            known = self._vocabularies.get(HOMES.get(field, field)) is not None
            if known and not _is_unknown(read(label, field, self._vocabularies)):
                yield field, label


def _is_unknown(reading: Reading) -> bool:
    return reading.match is None and not reading.rejected


def _best(proposals: Iterable[tuple[str, ...]]) -> list[str]:
    """The proposals that most of a cluster share, those of most labels first."""
    counts: dict[str, int] = {}
    for found in proposals:
        for each in found:
            counts[each] = counts.get(each, 0) + 1
    return sorted(counts, key=lambda each: (-counts[each], each))


def _terms(view: RecordView, field: str) -> Iterator[tuple[str, str]]:
    """Pointer and text of each term that *view* has in *field*."""
    text = view.text(field)
    if text is not None:
        # Text where a list belongs is one mistake, and not the vocabulary's.
        if field not in LIST_FIELDS:
            yield "/" + field, text
        return
    yield from view.items(field)


def _place(unit: Unit, raw: RawRecord, pointer: str) -> str:
    """Where the value at *pointer* stands: ``path:line``, or the path where no line is known."""
    path = unit.text.path or ""
    node = unit.node(raw, raw.wrapper + pointer) or unit.node(raw, raw.wrapper)
    if node is None:
        return path
    return f"{path}:{unit.text.range(node.value).line}"
