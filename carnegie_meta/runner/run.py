"""Files checked: by one process or several, with or without verdicts of earlier runs."""

from __future__ import annotations

from carnegie_meta.runner.job import Job

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol

    from carnegie_meta.config.settings import Settings
    from carnegie_meta.runner.corpus import Corpus
    from carnegie_meta.runner.files import File
    from carnegie_meta.runner.job import Outcome
    from carnegie_meta.runner.tasks import Tasks

    class Watch(Protocol):
        """Is told how far a run is."""

        def begin(self, files: int, size: int) -> None:
            """A run over *files*, of which those that are cut have *size* bytes."""

        def step(self, size: int) -> None:
            """A file is done, or *size* bytes of one."""

        def note(self, what: str) -> None:
            """The run is at *what*, whose end cannot be told."""

        def clear(self) -> None:
            """Something may be printed now."""


def run(
    files: Iterable[File],
    settings: Settings,
    *,
    jobs: int = 0,
    keep_lines: bool = False,
    corpus: Corpus | None = None,
    cached: bool = False,
    watch: Watch | None = None,
) -> Iterator[Outcome]:
    """Outcomes of *files* in their order, whatever the number of processes.

    A large JSONL file has several, one a piece; :func:`joined` makes one of them. ``jobs``:
    processes; 0 chooses by the work and the processors. ``corpus`` takes in every record.
    ``cached``: verdicts may be those of earlier runs, and are kept for later ones. ``watch``:
    is told how far the run is.
    Raises: CarnegieMetaError when a worker dies: what it had not told is not known.
    """
    from carnegie_meta.runner.tasks import Tasks

    tasks = Tasks(list(files))
    # What is wrong with the settings is said once, before any process starts.
    job = Job(settings, keep_lines=keep_lines, corpus=corpus)
    outcomes = None
    if cached:
        from carnegie_meta.runner.cached import remembering

        outcomes = remembering(tasks, job, jobs)
    if outcomes is None:
        outcomes = performed(tasks, job, jobs)
    yield from outcomes if watch is None else _watched(outcomes, tasks, watch)


def _watched(outcomes: Iterator[Outcome], tasks: Tasks, watch: Watch) -> Iterator[Outcome]:
    watch.begin(len(tasks.files), tasks.cut_bytes)
    try:
        for outcome in outcomes:
            if outcome.diagnostics or outcome.error:
                watch.clear()  # something may be printed now
            yield outcome
            if outcome.read or not outcome.follows:
                watch.step(outcome.read)
    finally:
        watch.clear()


def performed(tasks: Tasks, job: Job, jobs: int) -> Iterator[Outcome]:
    """Outcomes of *tasks*, in order, by *jobs* processes; 0 chooses.

    Raises: CarnegieMetaError when a worker dies.
    """
    workers = tasks.workers(jobs)
    if workers > 1:
        from carnegie_meta.runner.pool import pooled

        yield from pooled(tasks, job, workers)
        return
    stopped = -1
    for task in tasks.split(1):
        if task[0] != stopped:
            for outcome in tasks.outcomes(job, task):
                if outcome.error:
                    stopped = task[0]
                yield outcome


def joined(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """One outcome a file; only the last of one is held."""
    whole: Outcome | None = None
    for outcome in outcomes:
        if whole is not None and outcome.follows:
            whole.diagnostics += outcome.diagnostics
            whole.records += outcome.records
            whole.lines |= outcome.lines
            whole.error = outcome.error
            continue
        if whole is not None:
            yield whole
        whole = outcome
    if whole is not None:
        yield whole
