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
    from carnegie_meta.runner.files import File

_job: list[Job] = []  # the one Job of a worker process


def _start(settings: Settings, keep_lines: bool) -> None:
    import signal

    # Ctrl-C is the parent's to answer; a worker that prints a traceback helps nobody.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _job[:] = [Job(settings, keep_lines=keep_lines)]


def _check(files: list[File]) -> list[Outcome]:
    return [_job[0].check(Input(path), named=named) for path, named in files]


def pooled(
    files: list[File], settings: Settings, workers: int, keep_lines: bool
) -> Iterator[Outcome]:
    """Outcomes of *files*, in order, by *workers* processes.

    Raises: CarnegieMetaError when a worker dies before it has told its outcomes.
    """
    size = max(1, min(64, len(files) // (workers * 4)))
    parts = [files[start : start + size] for start in range(0, len(files), size)]
    others = set(active_children())
    pool = ProcessPoolExecutor(
        workers, get_context("spawn"), initializer=_start, initargs=(settings, keep_lines)
    )
    try:
        for outcomes in pool.map(_check, parts):
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
