"""What a run has to do, cut into tasks that any process can perform."""

from __future__ import annotations

import os

from carnegie_meta.runner.pieces import LARGE, Part, cut, large
from carnegie_meta.source.input import Input

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.runner.files import File
    from carnegie_meta.runner.run import Job, Outcome

    Task = tuple[int, int] | tuple[int, int, int, int, int]
    """The first file and the one after the last; or a file and a piece of it."""

FEW_FILES = 32
"""Files a process must have to be worth starting."""

BATCH = 64
"""Files of one task at most."""


class Tasks:
    """The files of a run."""

    __slots__ = ("_large", "files")

    def __init__(self, files: list[File]) -> None:
        self.files = files
        self._large = {i: size for i, (path, _) in enumerate(files) if (size := large(path))}

    def workers(self, jobs: int) -> int:
        """How many processes shall work; *jobs* where a person said so."""
        pieces = sum(size // LARGE + 1 for size in self._large.values())
        if not jobs:
            jobs = min(_processors(), len(self.files) // FEW_FILES + pieces)
        return jobs if len(self.files) + pieces > 1 else 1

    def batch(self, workers: int) -> int:
        """How many files make a task."""
        return max(1, min(BATCH, len(self.files) // (workers * 4)))

    def split(self, batch: int) -> Iterator[Task]:
        """The tasks, in order; *batch* files at most are one."""
        start, last = 0, len(self.files)
        for number in (*sorted(self._large), last):
            for first in range(start, number, batch):
                yield first, min(first + batch, number)
            if number < last:
                for piece in cut(self.files[number][0]):
                    yield number, *piece
            start = number + 1

    def perform(self, job: Job, task: Task) -> list[Outcome]:
        """The outcomes of *task*, one a file or piece."""
        if len(task) == 2:
            return [job.check(Input(p), named=named) for p, named in self.files[task[0] : task[1]]]
        number, start, end, *before = task
        path, named = self.files[number]
        outcome = job.check(Part(path, start, end), named=named, before=(before[0], before[1]))
        outcome.follows = start > 0
        return [outcome]


def _processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
