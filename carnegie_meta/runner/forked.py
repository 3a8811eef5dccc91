"""Workers that are forks of this process; tasks and results go through pipes."""

from __future__ import annotations

import gc
import marshal
import os
from collections import deque
from itertools import chain
from select import poll

from carnegie_meta.errors import CarnegieMetaError
from carnegie_meta.runner.pool import AHEAD, Died, perform

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import NoReturn

    from carnegie_meta.runner.job import Job
    from carnegie_meta.runner.tasks import Task, Tasks

TASK = 128
"""Bytes of a task as it is sent: a few numbers. So small a message is never cut in two."""

BLOCK = 1 << 20


def results(tasks: Tasks, job: Job, workers: int) -> Iterator[tuple[Task, bytes]]:
    """Each task with what a worker made of it, in order.

    The first, a small one, is done here: what it makes this process load and learn, its forks have.
    Raises: Died; CarnegieMetaError when the system gives no more processes.
    """
    waiting = tasks.split(workers)
    first = next(waiting)
    begun = [(first, perform(tasks, job, first))] if tasks.is_small(first) else []
    crew: list[_Worker] = []
    before = _end_on_sigterm()
    try:
        for number in range(workers):
            try:
                crew.append(_Worker(tasks, job, crew))
            except OSError as error:
                what = f"cannot start process {number + 1} of {workers}: {error.strerror}"
                raise CarnegieMetaError(f"{what}; give --jobs a smaller number") from error
        yield from begun
        yield from _ordered(waiting if begun else chain((first,), waiting), crew)
    finally:
        for worker in crew:
            worker.end()
        if before is not None:
            before()


def _end_on_sigterm() -> Callable[[], object] | None:
    """Let SIGTERM unwind this process, so that its workers end with it; what undoes that.

    None where somebody else answers it, or this is not the thread that may.
    """
    import signal

    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        return None

    def leave(number: int, _frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    try:
        signal.signal(signal.SIGTERM, leave)
    except ValueError:  # not in the main thread
        return None
    return lambda: signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _ordered(waiting: Iterator[Task], crew: list[_Worker]) -> Iterator[tuple[Task, bytes]]:
    poller = poll()
    by_handle = {worker.results: worker for worker in crew}
    for handle in by_handle:
        poller.register(handle, 1)  # POLLIN; hang-ups are always told
    begun: deque[Task] = deque()
    done: dict[Task, bytes] = {}
    window = len(crew) * AHEAD * 2
    more = True
    while more or begun:
        while more and len(begun) < window:
            worker = min(crew, key=lambda each: len(each.tasks))
            if len(worker.tasks) >= AHEAD:
                break
            task = next(waiting, None)
            if task is None:
                more = False
                break
            worker.give(task)
            begun.append(task)
        while begun and begun[0] in done:
            task = begun.popleft()
            yield task, done.pop(task)
        if begun and begun[0] not in done and (not more or _is_busy(crew, begun, window)):
            for handle, _ in poller.poll():
                done.update(by_handle[handle].read())


def _is_busy(crew: list[_Worker], begun: deque[Task], window: int) -> bool:
    """Whether no further task can be given now."""
    return len(begun) >= window or all(len(worker.tasks) >= AHEAD for worker in crew)


class _Worker:
    """One forked process, seen from this side."""

    def __init__(self, tasks: Tasks, job: Job, others: list[_Worker]) -> None:
        self.tasks: deque[Task] = deque()
        self._buffer = bytearray()
        inward, self._outward = os.pipe()
        self.results, outward = os.pipe()
        self.process = os.fork()
        if not self.process:
            # Never back into the caller's code: no exit handlers, no output written twice.
            try:
                for other in others:  # their pipes must close when this process's parent ends
                    os.close(other._outward)
                    os.close(other.results)
                os.close(self._outward)
                os.close(self.results)
                _work(tasks, job, inward, outward)
            finally:
                os._exit(1)
        os.close(inward)
        os.close(outward)

    def give(self, task: Task) -> None:
        """Let the process perform *task* after those that it has.

        Raises: Died.
        """
        try:
            os.write(self._outward, marshal.dumps(task).ljust(TASK))
        except BrokenPipeError as error:
            raise Died from error
        self.tasks.append(task)

    def read(self) -> list[tuple[Task, bytes]]:
        """The results that have come in whole.

        Raises: Died.
        """
        data = os.read(self.results, BLOCK)
        if not data:
            raise Died
        self._buffer += data
        found = []
        while len(self._buffer) >= 8:
            end = 8 + int.from_bytes(self._buffer[:8], "little")
            if len(self._buffer) < end:
                break
            found.append((self.tasks.popleft(), bytes(self._buffer[8:end])))
            del self._buffer[:end]
        return found

    def end(self) -> None:
        """End the process, whatever it is at."""
        os.close(self._outward)
        os.close(self.results)
        try:
            os.kill(self.process, 9)  # it has nothing to put away, and may be stopped
            os.waitpid(self.process, 0)
        except (ProcessLookupError, ChildProcessError):
            return  # it has ended, and somebody has noticed


def _work(tasks: Tasks, job: Job, inward: int, outward: int) -> None:
    """The life of a worker: perform what comes in until nothing can come any more."""
    import signal

    # Ctrl-C is the parent's to answer; a worker that prints a traceback helps nobody.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # whoever looks through what the parent has made copies its pages
    job = job.again()
    while data := os.read(inward, TASK):
        packed = perform(tasks, job, marshal.loads(data))  # noqa: S302  # from our own parent
        _write(outward, len(packed).to_bytes(8, "little"))
        _write(outward, packed)
    os._exit(0)


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
