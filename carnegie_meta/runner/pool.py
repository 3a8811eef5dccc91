"""Many files to several processes, outcomes in the order of the files."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context

from carnegie_meta.errors import CarnegieMetaError
from carnegie_meta.runner.run import Job, Outcome
from carnegie_meta.source.input import Input

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.config.settings import Settings
    from carnegie_meta.runner.corpus import Corpus, Taken
    from carnegie_meta.runner.files import File

_job: list[Job] = []  # the one Job of a worker process


def _start(settings: Settings, keep_lines: bool, with_corpus: bool) -> None:
    import signal

    # Ctrl-C is the parent's to answer; a worker that prints a traceback helps nobody.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    corpus = None
    if with_corpus:
        from carnegie_meta.runner.corpus import Corpus

        corpus = Corpus()
    _job[:] = [Job(settings, keep_lines=keep_lines, corpus=corpus)]


def _check(files: list[File]) -> tuple[list[Outcome], Taken | None]:
    job = _job[0]
    outcomes = [job.check(Input(path), named=named) for path, named in files]
    return outcomes, job.corpus.take() if job.corpus is not None else None


def pooled(
    files: list[File],
    settings: Settings,
    workers: int,
    keep_lines: bool,
    corpus: Corpus | None = None,
) -> Iterator[Outcome]:
    """Outcomes of *files*, in order, by *workers* processes; *corpus* takes in what they read.

    Raises: CarnegieMetaError when a worker dies before it has told its outcomes.
    """
    size = max(1, min(64, len(files) // (workers * 4)))
    parts = [files[start : start + size] for start in range(0, len(files), size)]
    others = set(active_children())
    pool = ProcessPoolExecutor(
        workers,
        get_context("spawn"),
        initializer=_start,
        initargs=(settings, keep_lines, corpus is not None),
    )
    try:
        for outcomes, taken in pool.map(_check, parts):
            if corpus is not None and taken is not None:
                corpus.merge(taken)
            yield from outcomes
    except BrokenProcessPool as error:
        raise CarnegieMetaError(
            "a worker process died and took its findings with it; run again, or with --jobs 1"
        ) from error
    finally:
        # After Ctrl-C the executor would wait for what its workers are at.
        for worker in set(active_children()) - others:
            worker.terminate()
        pool.shutdown(cancel_futures=True)
