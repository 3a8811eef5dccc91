"""Outcomes that wait until all records have been compared, their findings in a temporary file.

What many records show belongs between what was found before, in the order of files and places. So
the outcomes of a run are put aside as they come, in blocks; then the corpus is concluded, its
findings are sorted; and while the blocks are read back the findings go to their places among them.
"""

from __future__ import annotations

import zlib

from carnegie_meta.errors import ScratchError
from carnegie_meta.runner.corpus import internal
from carnegie_meta.runner.flat import pack, unpack
from carnegie_meta.runner.job import AT_ONCE, Outcome
from carnegie_meta.runner.stamps import changed
from carnegie_meta.source.scratch import Scratch
from carnegie_meta.source.sorting import Sorter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carnegie_meta.engine.corpus import Concluded
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.runner.corpus import Corpus
    from carnegie_meta.source.scratch import Place

    Key = tuple[int, tuple[object, ...], int]
    """The file's number, the place in it, and which was found first."""
    Added = tuple[Key, Outcome]
    """A finding of the corpus, alone in an outcome, with the lines it stands on."""
    Spot = tuple[str, int | None, str | None]
    """Path, record and pointer."""

SORTED_AT_ONCE = 20_000
"""Findings of the corpus that are sorted in memory."""


def held(outcomes: Iterable[Outcome], corpus: Corpus) -> Iterator[Outcome]:
    """*outcomes*, all of them taken, with what the records of *corpus* show together.

    Of a file that has several outcomes the first tells how many records it has and what is
    wrong with it, and has findings if the file has any.
    Raises: ScratchError.
    """
    kept = Held(corpus)
    kept.take(outcomes)
    yield from kept.outcomes()


class _File:
    """What is known of one file of the run."""

    __slots__ = ("error", "is_sorted", "number", "records")

    def __init__(self, number: int) -> None:
        self.number = number
        self.records = 0
        self.error: str | None = None
        self.is_sorted = True
        """Whether its findings come in the order in which they are told."""


class Held:
    """The outcomes of a run over *corpus*."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._scratch = Scratch()
        self._blocks: list[Place] = []
        self._waiting: list[Outcome] = []
        self._count = 0
        self._added = 0
        self._files: dict[str, _File] = {}
        self._last: tuple[str, tuple[object, ...]] = "", ()

    def take(self, outcomes: Iterable[Outcome]) -> None:
        """Put *outcomes* aside.

        Raises: ScratchError.
        """
        for outcome in outcomes:
            if not outcome.passed_over:
                self._note(outcome)
            self._waiting.append(outcome)
            self._count += 1 + len(outcome.diagnostics)
            if self._count >= AT_ONCE:
                self._put_aside()

    def _put_aside(self) -> None:
        if self._waiting:
            self._blocks.append(_put(self._scratch, self._waiting))
            self._waiting, self._count = [], 0

    def _note(self, outcome: Outcome) -> None:
        path = outcome.path
        file = self._files.get(path)
        if file is None:
            file = self._files[path] = _File(len(self._files))
        file.records += outcome.records
        file.error = outcome.error
        for found in outcome.diagnostics:
            key = found.sort_key
            if self._last[0] == path and key < self._last[1]:
                file.is_sorted = False
            self._last = path, key

    def outcomes(self) -> Iterator[Outcome]:
        """What was put aside, in order, with what the records show together.

        Raises: ScratchError.
        """
        self._put_aside()
        added = Sorter(self._scratch, _packed, _unpacked, SORTED_AT_ONCE)
        try:
            self._conclude(added)
        except ScratchError:
            raise
        except Exception as error:  # noqa: BLE001  # what single records show is told all the same
            first = next(iter(self._files.values()))
            first.error = first.error or internal(error)
        for path in self._corpus.stamps.lost & self._files.keys():
            self._files[path].error = self._files[path].error or changed(path)
        yield from self._merged(added)

    def _conclude(self, added: Sorter) -> None:
        """Sort what the corpus shows into *added*, but for what is an echo of a finding."""
        doubtful: list[Concluded] = []
        for found in self._corpus.told(self._files):
            if found.rule.echoes:
                doubtful.append(found)
            else:
                self._add(found, added)
        if doubtful:
            codes = self._codes({_spot(found) for found in doubtful})
            for found in doubtful:
                if not any(code.startswith(found.rule.echoes) for code in codes[_spot(found)]):
                    self._add(found, added)

    def _add(self, found: Concluded, added: Sorter) -> None:
        alone = Outcome(found.origin[0])
        alone.diagnostics.append(found.diagnostic)
        if self._corpus.job.keep_lines and found.unit is not None:
            self._corpus.job.keep_line(alone, found.unit, found.diagnostic)
        self._added += 1
        key = self._files[alone.path].number, found.diagnostic.sort_key, self._added
        added.add(key, alone)

    def _codes(self, spots: set[Spot]) -> dict[Spot, set[str]]:
        """Codes of what was found at each of *spots*."""
        codes: dict[Spot, set[str]] = {spot: set() for spot in spots}
        paths = {path for path, _, _ in spots}
        for block in self._blocks:
            for outcome in _get(self._scratch, block):
                if outcome.path in paths:
                    for found in outcome.diagnostics:
                        spot = outcome.path, found.record, found.pointer
                        if spot in codes:
                            codes[spot].add(found.code)
        return codes

    def _merged(self, added: Sorter) -> Iterator[Outcome]:
        waiting = _Waiting(iter(added))
        open_file: _Merging | None = None
        for block in self._blocks:
            for outcome in _get(self._scratch, block):
                if open_file is not None and open_file.path == outcome.path and outcome.follows:
                    yield from open_file.take(outcome)
                    continue
                if open_file is not None:
                    yield from open_file.end()
                open_file = None
                if outcome.passed_over:
                    yield outcome
                else:
                    open_file = _Merging(self._files[outcome.path], outcome.path, waiting)
                    yield from open_file.take(outcome)
        if open_file is not None:
            yield from open_file.end()


class _Waiting:
    """Findings that wait for their place."""

    def __init__(self, added: Iterator[Added]) -> None:
        self._added = added
        self._next = next(added, None)

    def before(self, number: int, key: tuple[object, ...] | None) -> Iterator[Outcome]:
        """Those of the file with *number* that go before *key*; None for all."""
        while self._next is not None:
            (file, place, _), alone = self._next
            if file != number or (key is not None and place >= key):
                return
            self._next = next(self._added, None)
            yield alone


class _Merging:
    """One file whose outcomes are read back."""

    def __init__(self, file: _File, path: str, waiting: _Waiting) -> None:
        self.path = path
        self._file = file
        self._waiting = waiting
        self._lines: dict[int, str] = {}
        self._findings: list[Diagnostic] = []
        self._is_first = True

    def take(self, outcome: Outcome) -> Iterator[Outcome]:
        """*outcome* with what goes between its findings, as far as it can be told now."""
        self._lines |= outcome.lines
        if not self._file.is_sorted:
            self._findings += outcome.diagnostics  # all of them must be there first
            return
        for found in outcome.diagnostics:
            for alone in self._waiting.before(self._file.number, found.sort_key):
                self._insert(alone)
                if len(self._findings) >= AT_ONCE:
                    yield self._part(outcome.lines)
            self._findings.append(found)
        if len(self._findings) >= AT_ONCE:
            yield self._part({})

    def end(self) -> Iterator[Outcome]:
        """The rest of the file."""
        more = False
        for alone in self._waiting.before(self._file.number, None):
            more = True
            self._insert(alone)
            if self._file.is_sorted and len(self._findings) >= AT_ONCE:
                yield self._part({})
        if more and not self._file.is_sorted:
            self._findings.sort(key=lambda found: found.sort_key)
        if self._findings or self._is_first:
            yield self._part({})

    def _insert(self, alone: Outcome) -> None:
        self._lines |= alone.lines
        self._findings += alone.diagnostics

    def _part(self, lines: dict[int, str]) -> Outcome:
        """What has come together; *lines* are asked for again."""
        part = Outcome(self.path)
        part.follows = not self._is_first
        if self._is_first:
            part.records, part.error = self._file.records, self._file.error
        part.lines, self._lines = self._lines, dict(lines)
        part.diagnostics, self._findings = self._findings, []
        self._is_first = False
        return part


def _spot(found: Concluded) -> Spot:
    return found.origin[0], found.diagnostic.record, found.diagnostic.pointer


def _put(scratch: Scratch, outcomes: list[Outcome]) -> Place:
    # A temporary folder may itself be memory.
    return scratch.put(zlib.compress(pack(outcomes), 1))


def _get(scratch: Scratch, place: Place) -> list[Outcome]:
    return unpack(zlib.decompress(scratch.get(place)))[0]


def _packed(added: list[Added]) -> bytes:
    return zlib.compress(pack([alone for _, alone in added], [key for key, _ in added]), 1)


def _unpacked(data: bytes) -> list[Added]:
    outcomes, keys = unpack(zlib.decompress(data))
    return list(zip(keys, outcomes, strict=True))
