"""Tasks to several processes, outcomes in the order of the files.

A process is a fork of this one where that is safe: it begins at once and knows all that this one
knows. Elsewhere (Windows, macOS, a program with threads) it is started anew.
"""

from __future__ import annotations

import os
import sys

from carnegie_meta.errors import CarnegieMetaError
from carnegie_meta.runner.flat import pack, unpack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.runner.job import Job, Outcome
    from carnegie_meta.runner.tasks import Task, Tasks

AHEAD = 2
"""Tasks a process is given at a time, so that it does not wait; results wait for their turn."""


class Died(Exception):
    """A worker has ended before it told its outcomes."""


def pooled(tasks: Tasks, job: Job, workers: int) -> Iterator[Outcome]:
    """Outcomes of *tasks*, in order, by *workers* processes; the job's corpus takes in all records.

    What lies between a task begun and its turn is bounded, so that results do not pile up.
    Raises: CarnegieMetaError when a worker dies before it has told its outcomes.
    """
    if _forks():
        from carnegie_meta.runner.forked import results
    else:
        from carnegie_meta.runner.spawned import results

    stopped = -1
    try:
        for task, packed in results(tasks, job, workers):
            if task[0] == stopped:
                continue  # a piece behind one that could not be read
            outcomes, taken = unpack(packed)
            if job.corpus is not None and taken is not None:
                job.corpus.merge(taken)
            if outcomes[-1].error:
                stopped = task[0]
            yield from outcomes
    except Died as error:
        raise CarnegieMetaError(
            "a worker process died and took its findings with it; run again, or with --jobs 1"
        ) from error


def perform(tasks: Tasks, job: Job, task: Task) -> bytes:
    """What a worker does with *task*: its outcomes, and what the corpus has taken, packed."""
    if job.corpus is not None:
        job.corpus.begin(task[0])
    outcomes = tasks.perform(job, task)
    return pack(outcomes, job.corpus.take() if job.corpus is not None else None)


def _forks() -> bool:
    """Whether a fork of this process works: on Linux, unless threads may hold a lock."""
    if sys.platform != "linux" or not hasattr(os, "fork"):
        return False
    try:
        # Those of libraries such as DuckDB and Arrow too, which Python does not know of.
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        threads = sys.modules.get("threading")
        return threads is None or threads.active_count() == 1
