"""Workers that are started anew, for systems and programs where a fork is not safe."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context

from carnegie_meta.runner.job import Job
from carnegie_meta.runner.pool import AHEAD, Died, perform
from carnegie_meta.runner.tasks import Tasks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from carnegie_meta.config.settings import Settings
    from carnegie_meta.runner.corpus import Corpus
    from carnegie_meta.runner.files import File
    from carnegie_meta.runner.tasks import Task

_own: list[tuple[Tasks, Job]] = []  # what a worker process has


def _start(
    files: list[File],
    expected: dict[int, bytes] | None,
    settings: Settings,
    keep_lines: bool,
    corpus: Corpus | None,
) -> None:
    import signal

    # Ctrl-C is the parent's to answer; a worker that prints a traceback helps nobody.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks = Tasks(files)
    tasks.expected = expected
    _own[:] = [(tasks, Job(settings, keep_lines=keep_lines, corpus=corpus))]


def _perform(task: Task) -> bytes:
    return perform(*_own[0], task)


def results(tasks: Tasks, job: Job, workers: int) -> Iterator[tuple[Task, bytes]]:
    """Each task with what a worker made of it, in order.

    Raises: Died.
    """
    others = set(active_children())
    pool = ProcessPoolExecutor(
        workers,
        get_context("spawn"),
        initializer=_start,
        initargs=(
            tasks.files,
            tasks.expected,
            job.settings,
            job.keep_lines,
            job.corpus and job.corpus.empty(),
        ),
    )
    begun: deque[tuple[Task, Future[bytes]]] = deque()
    try:
        for task in tasks.split(workers):
            begun.append((task, pool.submit(_perform, task)))
            if len(begun) >= workers * AHEAD:
                first, future = begun.popleft()
                yield first, future.result()
        while begun:
            first, future = begun.popleft()
            yield first, future.result()
    except BrokenProcessPool as error:
        raise Died from error
    finally:
        # After Ctrl-C the executor would wait for what its workers are at.
        for worker in set(active_children()) - others:
            worker.terminate()
        pool.shutdown(cancel_futures=True)
