"""The records of a run as one corpus: summarised while they are read, concluded at the end."""

from __future__ import annotations

from carnegie_meta.errors import ScratchError, SourceError
from carnegie_meta.runner.stamps import Stamps, changed
from carnegie_meta.source.input import Input, TooLarge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator

    from carnegie_meta.engine.check import Checker
    from carnegie_meta.engine.corpus import Concluded, Read
    from carnegie_meta.engine.reduce import Parts, Summaries
    from carnegie_meta.engine.spill import Spill
    from carnegie_meta.engine.survey import Survey
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.rules.base import Case, CorpusRule
    from carnegie_meta.rules.member import Member, Origin
    from carnegie_meta.runner.cache import Cache
    from carnegie_meta.runner.job import Job, Outcome
    from carnegie_meta.runner.pieces import Index
    from carnegie_meta.runner.run import Watch
    from carnegie_meta.runner.stamps import Stamp
    from carnegie_meta.source.scratch import Scratch
    from carnegie_meta.source.unit import RawRecord, Unit

    Taken = tuple[int, Parts | None, dict[str, Stamp]]
    """How many records there were, their summaries, and the files as they were."""
    Added = tuple[Outcome, list[Diagnostic]]
    Places = dict[tuple[int | None, str | None], list[str]]

LOOK = 4096
"""Records between two looks at how much memory the summaries take."""

SURVEY = "survey"
"""The name of the survey among the summaries."""


class Corpus:
    """What rules over many records need to know of a run.

    Nothing is loaded or summarised before there is a second record: a run over one has nothing
    to compare. The records themselves are not kept; those that a finding names are read again.
    """

    def __init__(
        self, *, compares: bool = True, survey: Survey | None = None, is_part: bool = False
    ) -> None:
        self.records = 0
        self.is_part = is_part
        """Whether another process takes what there is after each task, so that it stays small."""
        self.memory: Cache | None = None
        """Knows what the records showed together in the last run."""
        self.compares = compares
        """Whether rules over many records run."""
        self.survey = survey
        """Counts what the records are about, where somebody wants to see that."""
        self.watch: Watch | None = None
        """Is told when comparing begins."""
        self._job: Job | None = None
        self._first: tuple[Origin, RawRecord] | None = None
        self._summaries: Summaries | None = None
        self._spills: dict[str, Spill] = {}
        self._scratch: Scratch | None = None
        self._member: Callable[[RawRecord, Checker, Origin], Member]  # loaded with the summaries
        self._checker: Checker
        self._file = -1
        self._held: dict[Origin, Read] = {}
        self._sources: dict[str, Input] = {}
        self._indexes: dict[str, Index] = {}
        self.stamps = Stamps()

    def empty(self, *, is_part: bool = True) -> Corpus:
        """A corpus of the same kind that has seen nothing."""
        if self.survey is None:
            return Corpus(compares=self.compares, is_part=is_part)
        from carnegie_meta.engine.survey import Survey

        return Corpus(compares=self.compares, survey=Survey(), is_part=is_part)

    def bind(self, job: Job) -> None:
        """Use the rules, vocabularies and settings of *job*."""
        self._job = job

    def source(self, source: Input) -> None:
        """Read again from *source*, not from a file of its name."""
        self._sources[source.path or ""] = source

    def note_file(self, path: str) -> None:
        """Note what tells the file at *path*, which is about to be read, from a later one there."""
        if path not in self._sources:
            self.stamps.note(path)

    def hold(self, origin: Origin, unit: Unit | None, raw: RawRecord) -> None:
        """Take in a record that cannot be read again."""
        self._held[origin] = unit, raw
        self.add(origin, raw)

    def add_unit(self, path: str, unit: Unit, found: Collection[Diagnostic] = ()) -> None:
        """Take in the records of *unit*, in which *found* was found."""
        for raw in unit.records:
            self.add((path, -1 if raw.index is None else raw.index), raw)
        if found and self.survey is not None:
            indexes = {diagnostic.record for diagnostic in found}
            for raw in unit.records:
                if raw.index in indexes or len(unit.records) == 1:
                    self._note((path, -1 if raw.index is None else raw.index), raw)

    def _note(self, origin: Origin, raw: RawRecord) -> None:
        """Let the survey know a record with findings."""
        if self.survey is not None and isinstance(raw.data, dict):
            from carnegie_meta.engine.corpus import member

            checker = self.job.checker
            self.survey.note(member(raw, checker, origin), checker.context)

    def add(self, origin: Origin, raw: RawRecord) -> None:
        """Take in one record."""
        if not isinstance(raw.data, dict):
            return
        self.records += 1
        if self.records == 1:
            self._first = origin, raw
            return
        if self._first is not None:
            first, self._first = self._first, None
            self._add(*first)
        self._add(origin, raw)
        if not self.records % LOOK:
            self._look()

    def _add(self, origin: Origin, raw: RawRecord) -> None:
        summaries = self._summaries or self._begun()
        member = self._member(raw, self._checker, origin)
        summaries.add(member)
        if self.survey is not None:
            self.survey.add(member, self._checker.context)

    @property
    def job(self) -> Job:
        """Whose rules, vocabularies and settings are used."""
        assert self._job is not None  # a Job binds its corpus before it reads
        return self._job

    def _begun(self) -> Summaries:
        if self._summaries is None:
            from carnegie_meta.engine.corpus import member
            from carnegie_meta.engine.reduce import Summaries

            self._member = member
            self._checker = checker = self.job.checker
            rules = checker.selection.rules if self.compares else ()
            self._summaries = Summaries(rules, checker.context)
        return self._summaries

    def begin(self, file: int) -> None:
        """Take in a piece of *file* next, a number that tells it from the other files.

        Another process merges all pieces of a file before one that cannot be read, and none after
        it. So what pieces have told may shorten what later ones tell, but of the same file only.
        """
        if file != self._file:
            self._file = file
            if self._summaries is not None:
                self._summaries.forget()

    def take(self) -> Taken:
        """What was taken in since the last time; for another process to merge."""
        if self._first is not None:
            self._add(*self._first)
            self._first = None
        records, self.records = self.records, 0
        stamps = self.stamps.take()
        if not records:
            return 0, None, stamps
        parts = self._begun().take_part()
        if self.survey is not None:
            parts[SURVEY] = self.survey.take(self.job.checker.context)
        return records, parts, stamps

    def merge(self, taken: Taken) -> None:
        """Take in what another process took."""
        records, parts, stamps = taken
        self.stamps.merge(stamps)
        if parts is None:
            return
        if self._first is not None:
            first, self._first = self._first, None
            self._add(*first)
        self.records += records
        if self.survey is not None:
            self.survey.merge(parts.pop(SURVEY), self.job.checker.context)
        self._begun().merge(parts)
        self._look()

    def _look(self) -> None:
        """Put summaries aside where they take more memory than they may.

        Raises: ScratchError.
        """
        summaries = self._summaries
        if summaries is None or self.is_part:
            return
        if summaries.weight > self.job.settings.memory * 1e6:
            self._put_aside(summaries)

    @property
    def is_large(self) -> bool:
        """Whether what the records show together may be more than memory is to hold."""
        if self._spills or self._summaries is None or self.records < LOOK:
            return bool(self._spills)
        return self._summaries.weight > self.job.settings.memory * 1e6 / 4

    def _put_aside(self, summaries: Summaries) -> None:
        if self._scratch is None:
            from carnegie_meta.source.scratch import Scratch

            self._scratch = Scratch()
        summaries.spill(self._spills, self._scratch)

    def read_again(self, outcomes: Iterable[Outcome]) -> Corpus:
        """The corpus that the files of *outcomes* are now, after they were mended."""
        corpus = self.empty(is_part=False)
        corpus._job = self._job
        corpus._sources = self._sources
        for outcome in outcomes:
            if outcome.records:
                try:
                    for unit in corpus._units(outcome.path):
                        corpus.add_unit(outcome.path, unit, outcome.diagnostics)
                except (SourceError, TooLarge):
                    continue  # it was told when the file was read first
        return corpus

    def conclude(self, outcomes: Iterable[Outcome]) -> None:
        """Add what the records show together to the outcomes of their files."""
        by_path = {outcome.path: outcome for outcome in outcomes}
        touched: dict[str, Added] = {}
        if self.memory is not None and self.memory.concludes:
            for path, found, lines in self.memory.conclusions():
                outcome = by_path[path]
                outcome.diagnostics += found
                outcome.lines |= lines
                touched[path] = outcome, found
        else:
            whole = self._conclude_all(by_path, touched)
            if whole and self.memory is not None:
                self.memory.conclude(touched.values())
        for outcome, _ in touched.values():
            outcome.diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
        if self.memory is not None:
            self.memory.close()

    def _conclude_all(self, by_path: dict[str, Outcome], touched: dict[str, Added]) -> bool:
        """Add to *touched* and its outcomes what is found; whether every rule came to its end."""
        if self.records < 2:
            return True
        try:
            self._conclude(self.job, by_path, touched)
        except ScratchError:
            raise
        except Exception as error:  # noqa: BLE001  # what single records show is told all the same
            outcome = next(iter(by_path.values()))
            outcome.error = outcome.error or internal(error)
            return False
        for path in self.stamps.lost & by_path.keys():
            by_path[path].error = by_path[path].error or changed(path)
        return not self.stamps.lost

    def _conclude(self, job: Job, by_path: dict[str, Outcome], touched: dict[str, Added]) -> None:
        places: dict[str, Places] = {}
        for found in self.told(by_path):
            outcome = by_path[found.origin[0]]
            if found.rule.echoes:
                if outcome.path not in places:
                    places[outcome.path] = _places(outcome)
                if _is_echo(found, places[outcome.path]):
                    continue
            touched.setdefault(outcome.path, (outcome, []))[1].append(found.diagnostic)
            outcome.diagnostics.append(found.diagnostic)
            if job.keep_lines and found.unit is not None:
                job.keep_line(outcome, found.unit, found.diagnostic)

    def told(self, paths: Container[str]) -> Iterator[Concluded]:
        """What of :meth:`concluded` stands in one of *paths* and no setting or comment silences.

        Raises: ScratchError.
        """
        for found in self.concluded():
            if found.origin[0] in paths and _counts(self.job, found):
                yield found

    def concluded(self) -> Iterator[Concluded]:
        """Diagnostics about the records together.

        Raises: ScratchError.
        """
        if self.records < 2 or self._summaries is None or not self.compares:
            return
        from carnegie_meta.engine.corpus import diagnostics
        from carnegie_meta.engine.reduce import cases

        self.stamps.look()
        checker = self.job.checker
        rules, context = checker.selection.rules, checker.context
        if not self._spills:
            found = cases(rules, self._summaries.take(), context)
        else:
            from carnegie_meta.engine.spill import Spilled

            self._put_aside(self._summaries)
            parts = self._summaries.take() | {n: Spilled(each) for n, each in self._spills.items()}
            found = cases(rules, parts, context, self._scratch)
        yield from diagnostics(self._watched(found), checker, self._read, self._lose)

    def _watched(
        self, found: Iterable[tuple[CorpusRule, Case]]
    ) -> Iterator[tuple[CorpusRule, Case]]:
        """*found*; whoever watches is told which rule is at work."""
        watch = self.watch
        if watch is None:
            yield from found
            return
        count = f"{self.records:,}"
        watch.note(f"comparing {count} records")
        code = ""
        for rule, case in found:
            if rule.code != code:
                code = rule.code
                watch.note(f"comparing {count} records: {code}")
            yield rule, case
        watch.clear()

    def _read(self, wanted: Collection[Origin]) -> dict[Origin, Read]:
        """The records at *wanted*, as far as they are still there."""
        found = {origin: self._held[origin] for origin in wanted if origin in self._held}
        by_path: dict[str, set[int]] = {}
        for path, index in wanted:
            if (path, index) not in found:
                by_path.setdefault(path, set()).add(index)
        for path, indexes in sorted(by_path.items()):
            if path in self.stamps.lost:
                continue  # whatever stands there now is none of what was read
            try:
                for unit in self._units(path, indexes):
                    for raw in unit.records:
                        index = -1 if raw.index is None else raw.index
                        if index in indexes:
                            found[path, index] = unit, raw
                            self._note((path, index), raw)
            except (SourceError, TooLarge):
                continue
        return found

    def _lose(self, origin: Origin) -> None:
        self.stamps.lost.add(origin[0])

    def _units(self, path: str, indexes: set[int] | None = None) -> Iterator[Unit]:
        source = self._sources.get(path) or Input(path)
        units = self.job.units
        if indexes is None or not self._is_cut(path):
            yield from units(source, only=indexes)
            return
        if path not in self._indexes:
            from carnegie_meta.runner.pieces import Index

            self._indexes[path] = Index(source)
        for part, before, wanted in self._indexes[path].parts(indexes):
            yield from units(part, "jsonl", before=before, only=wanted)

    def _is_cut(self, path: str) -> bool:
        """Whether the file at *path* is so large that it is worth knowing where records stand."""
        from carnegie_meta.runner.pieces import LINES, large

        return path.lower().endswith(LINES) if path in self._sources else large(path) > 0


def internal(error: Exception) -> str:
    """What is said of a rule that fails."""
    what = "internal error over many records, please report it"
    return f"{what}: {type(error).__name__}: {error}"


def _counts(job: Job, found: Concluded) -> bool:
    """Whether nothing silences *found*: no comment and no setting."""
    diagnostic = found.diagnostic
    if not job.counts(found.origin[0])(diagnostic):
        return False
    if found.unit is not None:
        from carnegie_meta.engine.suppress import unsuppressed

        return bool(unsuppressed(found.unit, [diagnostic]))
    return True


def _places(outcome: Outcome) -> Places:
    """Codes of what was found, by record and pointer."""
    found: Places = {}
    for diagnostic in outcome.diagnostics:
        found.setdefault((diagnostic.record, diagnostic.pointer), []).append(diagnostic.code)
    return found


def _is_echo(found: Concluded, places: Places) -> bool:
    """Whether a rule on single records says the same at the same place."""
    place = found.diagnostic.record, found.diagnostic.pointer
    return any(code.startswith(found.rule.echoes) for code in places.get(place, ()))
