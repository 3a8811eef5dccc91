"""The fixing loop on a record that is no text, and the trail from what came to what is left."""

from __future__ import annotations

from carnegie_meta.engine.fix import MAX_ROUNDS, Session
from carnegie_meta.engine.normalize import DOUBTFUL, TERM_FIELDS, unresolved
from carnegie_meta.engine.normalized import Changed, Normalized, Refused
from carnegie_meta.engine.place import unplaced
from carnegie_meta.engine.reading import Found, Reading, Touched
from carnegie_meta.engine.trail import Step
from carnegie_meta.model.finding import Change
from carnegie_meta.model.fix import Fix
from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import get, split
from carnegie_meta.model.value import replaced
from carnegie_meta.model.view import RecordView
from carnegie_meta.source.lower.plan import parent_of
from carnegie_meta.source.same import same
from carnegie_meta.vocab.resolve import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.engine.check import Checker
    from carnegie_meta.engine.normalize import Keep
    from carnegie_meta.engine.reading import Group


def mended(data: dict[str, object], checker: Checker, keep: Keep | None) -> Normalized:
    """*data* after every safe repair, and what came of each value that changed."""
    session = _DataSession(checker, keep)
    reading = session.read(data, ())
    for _ in range(MAX_ROUNDS):
        after = session.round(reading)
        if after is None:
            break
        assert isinstance(after, _DataReading)  # what this session reads
        reading = after
    record = reading.records[None]
    assert isinstance(record, dict)  # no repair makes an object something else
    changes = _Changes(reading, data, checker).all()
    doubtful = {f.diagnostic.pointer or "" for f in reading.found if f.diagnostic.code in DOUBTFUL}
    refused = tuple(
        Refused(reading.origin(d.pointer or ""), d.value, d.code, skipped.reason)
        for skipped in session.skipped(reading)
        for d in (skipped.diagnostic,)
    )
    left = unresolved(record, checker, reading.origin, doubtful)
    return Normalized(record, changes, left, refused)


class _DataReading(Reading):
    """A record between rounds, and the steps that led to it."""

    __slots__ = ("steps",)

    def __init__(self, data: object, steps: tuple[_Round, ...]) -> None:
        super().__init__("")
        self.records[None] = data
        self.steps = steps

    def origin(self, pointer: str) -> str:
        """Where the value at *pointer* stood in the record as it came."""
        for step in reversed(self.steps):
            pointer = step.back(pointer)
        return pointer


class _Round(Step):
    """A step, with the name of the rule behind each change."""

    __slots__ = ("made",)

    def __init__(self, data: object, batch: list[Group]) -> None:
        self.made: list[tuple[str, Change]] = []
        for group in batch:
            fix = group[0].diagnostic.fix
            assert fix is not None  # asked of candidates only
            self.made += ((group[0].diagnostic.name, change) for change in fix.changes)
        super().__init__(data, [change for _, change in self.made])


class _DataSession(Session):
    """The fixing of one record."""

    def __init__(self, checker: Checker, keep: Keep | None) -> None:
        super().__init__(("safe",))
        self._checker = checker
        self._keep = keep

    def read(self, data: object, steps: tuple[_Round, ...]) -> _DataReading:
        """*data*, checked; findings with a repair in the order of what they change."""
        reading = _DataReading(data, steps)
        checker = self._checker
        assert isinstance(data, dict)  # as :func:`mended` says
        view = RecordView(data, checker.mapping)
        order = _Order(data)
        keyed: list[tuple[tuple[object, ...], Found]] = []
        for rule, finding in checker.find_any(data):
            diagnostic = unplaced(rule, checker.selection, finding, view, None)
            if self._keep is not None:
                pointer = reading.origin(diagnostic.pointer or "")
                if not self._keep(diagnostic.code, pointer):
                    continue
            repair = finding.repair
            if repair is not None:
                changes = tuple(
                    Change(change.op, view.actual(change.pointer), change.value)
                    for change in repair.changes
                )
                fix = Fix(repair.title, repair.applicability, (), changes)
                diagnostic = replaced(diagnostic, fix=fix)
            # Of two repairs of one value that goes first whose finding stands first in a text.
            within = finding.within
            at = (within.start + 1, within.end + 1) if within is not None else (0, 0)
            key = (order.of(diagnostic.fix), at, diagnostic.code, diagnostic.message)
            keyed.append((key, Found(diagnostic, 0)))
        keyed.sort(key=lambda pair: pair[0])
        reading.found += (found for _, found in keyed)
        return reading

    def together(self, candidates: Iterable[Found]) -> list[Group]:
        """Those of *candidates* that touch different values, the earlier ones first."""
        groups: dict[str, Group] = {}
        touched = Touched()
        for found in candidates:
            fix = found.diagnostic.fix
            assert fix is not None  # what may be applied has one
            name = repr(fix.changes)
            if name in groups:
                groups[name].append(found)
                continue
            if touched.take(fix):
                groups[name] = [found]
        return list(groups.values())

    def after(self, before: Reading, batch: list[Group]) -> Reading:
        """The record once *batch* is applied, checked."""
        assert isinstance(before, _DataReading)  # what this session reads
        step = _Round(before.records[None], batch)
        return self.read(step.after, (*before.steps, step))

    def unlike(
        self, before: Reading, after: Reading, batch: list[Group]
    ) -> dict[int | None, str] | str:
        """Nothing: data becomes what the changes say."""
        return {}


class _Order:
    """The order of values as a text would have them."""

    __slots__ = ("_data", "_keys")

    def __init__(self, data: object) -> None:
        self._data = data
        self._keys: dict[int, dict[str, int]] = {}

    def of(self, fix: Fix | None) -> tuple[tuple[int, ...], bool]:
        """Where the first change of *fix* stands; a key stands before its value."""
        if fix is None:
            return (), False
        return min((self._place(c.pointer), c.op != "rename") for c in fix.changes)

    def _place(self, pointer: str) -> tuple[int, ...]:
        place: list[int] = []
        value = self._data
        for token in split(pointer):
            if isinstance(value, dict):
                keys = self._keys.get(id(value))
                if keys is None:
                    keys = {str(key): number for number, key in enumerate(value)}
                    self._keys[id(value)] = keys
                place.append(keys.get(token, len(keys)))
                value = value.get(token)
            elif isinstance(value, list):
                place.append(int(token))
                value = value[int(token)] if int(token) < len(value) else None
        return tuple(place)


class _Changes:
    """From the changes of all rounds to one for each value that the record had or has."""

    def __init__(self, reading: _DataReading, data: dict[str, object], checker: Checker) -> None:
        self._reading = reading
        self._data = data
        self._checker = checker

    def all(self) -> tuple[Changed, ...]:
        """Every value that is not what it was, in the order in which they were mended."""
        made: dict[tuple[str, bool], Changed] = {}
        for number, step in enumerate(self._reading.steps):
            for name, change in step.made:
                changed = self._changed(number, name, change)
                key = (changed.pointer, change.op == "rename")
                # What went in the end was taken by the last who touched it.
                if key not in made or changed.after is MISSING:
                    made[key] = changed
        return tuple(changed for changed in made.values() if not _equal(changed))

    def _changed(self, number: int, name: str, change: Change) -> Changed:
        """*change*, made in round *number*, from what came to what is left."""
        steps = self._reading.steps
        new = change.op in ("insert", "add")
        inner, last = parent_of(change.pointer), "/" + change.pointer.rpartition("/")[2]
        if not new:
            inner, last = change.pointer, ""
        for step in reversed(steps[:number]):
            inner = step.back(inner)
        pointer = inner + last
        there: str | None = change.pointer
        for step in steps[number:]:
            there = None if there is None else step.forward(there)
        if change.op == "rename":
            after = change.value if there is None else split(there)[-1]
            return Changed(pointer, split(pointer)[-1], after, name)
        if change.op == "insert":
            return Changed(pointer, MISSING, change.value, name)
        after = MISSING if there is None else get(self._reading.records[None], there)
        before = MISSING if new else get(self._data, pointer)
        method, score = self._method(pointer, before, after) or (name, 1.0)
        return Changed(pointer, before, after, method, score)

    def _method(self, pointer: str, before: object, after: object) -> tuple[str, float] | None:
        """How the term *before* was resolved to *after*; None where something else was mended."""
        if not isinstance(before, str) or not isinstance(after, str):
            return None
        view = RecordView(self._data, self._checker.mapping)
        written = {view.renamed.get(field, field): field for field in TERM_FIELDS}
        field = written.get(split(pointer)[0])
        if field is None:
            return None
        match = read(before, field, self._checker.context.vocabularies).match
        if match is None or after not in match.concept.preferred.values():
            return None
        return match.method, match.score


def _equal(changed: Changed) -> bool:
    """Whether nothing came of the changes in the end."""
    if changed.before is MISSING or changed.after is MISSING:
        return changed.before is changed.after
    return same(changed.before, changed.after)
