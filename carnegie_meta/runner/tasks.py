"""What a run has to do, cut into tasks that any process can perform."""

from __future__ import annotations

import os

from carnegie_meta.errors import SourceError
from carnegie_meta.runner.job import Outcome
from carnegie_meta.runner.pieces import LARGE, Part, cut, large
from carnegie_meta.source.input import Input, TooLarge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.runner.files import File
    from carnegie_meta.runner.job import Job

    Task = tuple[int, int] | tuple[int, int, int, int, int]
    """The first file and the one after the last; or a file and a piece of it."""

FEW_FILES = 32
"""Files a process must have to be worth starting."""

BATCH = 128
"""Files of one task at most: so many results may wait for their turn."""

LEAST = 8
"""Files of one task where there are that many: each task costs a message there and back."""

HELD = 16 * 1024 * 1024
"""Bytes of a file that is held as a whole so that it can be told by its content."""


class Tasks:
    """The files of a run.

    ``expected``: those with a known verdict, and the digest of the content that it is good for; b""
    where it is good as it is. None where no verdicts are kept.
    """

    __slots__ = ("_large", "_to_read", "expected", "files")

    def __init__(self, files: list[File]) -> None:
        self.files = files
        self.expected: dict[int, bytes] | None = None
        self._to_read = len(files)
        self._large = {i: size for i, (path, _) in enumerate(files) if (size := large(path))}

    @property
    def cut_bytes(self) -> int:
        """Bytes of the files that are cut into pieces."""
        return sum(self._large.values())

    def expect(self, digests: dict[int, bytes], *, read_all: bool) -> None:
        """Go by *digests*; *read_all* where the corpus needs every record."""
        self.expected = digests
        if not read_all:
            self._to_read -= sum(not each for each in digests.values())

    def workers(self, jobs: int) -> int:
        """How many processes shall work; *jobs* where a person says so, if all have work."""
        pieces = sum(size // LARGE + 1 for size in self._large.values())
        if not jobs:
            jobs = max(1, min(_processors(), self._to_read // FEW_FILES + pieces))
        return max(1, min(jobs, len(self.files) + pieces))

    def split(self, workers: int) -> Iterator[Task]:
        """The tasks, in order: a small one first, as what it takes to start with, then large ones,
        smaller towards the end, so that all *workers* end together."""
        start, last = 0, len(self.files)
        for number in (*sorted(self._large), last):
            while start < number:
                share = max(LEAST, (last - start) // (workers * 4)) if start else LEAST
                end = min(start + (min(share, BATCH) if workers > 1 else 1), number)
                yield start, end
                start = end
            if number < last:
                for piece in cut(Input(self.files[number][0])):
                    yield number, *piece
            start = number + 1

    @staticmethod
    def is_small(task: Task) -> bool:
        """Whether *task*, the first one, is small; what cannot be cut is as large as it is."""
        return len(task) == 2 or task[2] > 0

    def perform(self, job: Job, task: Task) -> list[Outcome]:
        """The outcomes of *task*."""
        return list(self.outcomes(job, task))

    def outcomes(self, job: Job, task: Task) -> Iterator[Outcome]:
        """The outcomes of *task*, of each file or piece at least one."""
        if len(task) == 2:
            for index in range(*task):
                yield from self._whole(job, index)
            return
        number, start, end, *before = task
        path, named = self.files[number]
        part = Part(Input(path), start, end)
        found = job.outcomes(part, named=named, before=(before[0], before[1]))
        held = next(found)
        held.follows = start > 0
        for outcome in found:
            yield held
            held = outcome
        held.read = end - start if end > 0 else self._large[number] - start
        yield held

    def _whole(self, job: Job, index: int) -> Iterator[Outcome]:
        """The outcomes of one file; one where verdicts are kept."""
        if self.expected is None:
            path, named = self.files[index]
            yield from job.outcomes(Input(path), named=named)
        else:
            yield self._verdict(job, index, self.expected.get(index))

    def _verdict(self, job: Job, index: int, known: bytes | None) -> Outcome:
        """The outcome of one file with what it takes to keep its verdict."""
        path, named = self.files[index]
        source = Input(path)
        from carnegie_meta.runner.cache import digest

        if _size(path) > HELD:
            return job.check(source, named=named)
        if known == b"" and job.corpus is None:
            outcome = Outcome(path)
            outcome.known = True
            return outcome
        try:
            content = digest(source.data)
        except (SourceError, TooLarge):
            return job.check(source, named=named)
        outcome = job.check(source, named=named, known=known in (b"", content))
        outcome.known = known in (b"", content) and not outcome.error
        outcome.digest = content
        return outcome


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0  # reading it fails, and that is said


def _processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
