"""How far a long run is, on a person's terminal; nothing anywhere else."""

from __future__ import annotations

import os
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

AFTER = 1.5
"""Seconds a run may take without a word."""

EVERY = 0.1
"""Seconds between two looks."""

CLEAR = "\r\x1b[K"


def progress_on(stream: TextIO | None) -> Progress | None:
    """Progress on *stream*, if it is a terminal that can take a line back."""
    if stream is None or not stream.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return None
    return Progress(stream)


class Progress:
    """One line: how much of the run is done, how fast it goes, how long it will take.

    It counts bytes where large files are read in pieces, else files.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._begun = self._next = 0.0
        self._total = self._done = 0
        self._is_bytes = False
        self._shown = False

    def begin(self, files: int, size: int) -> None:
        """A run over *files*, of which those that are cut have *size* bytes."""
        self._total, self._is_bytes = size or files, size > 0
        self._begun = self._clock()
        self._next = self._begun + AFTER

    def step(self, size: int) -> None:
        """A file is done, or *size* bytes of one."""
        self._done += size if self._is_bytes else 1
        now = self._clock()
        if now >= self._next and 0 < self._done < self._total:
            self._next = now + EVERY
            self._shown = True
            self._stream.write(CLEAR + self._line(now - self._begun)[: self._room()])
            self._stream.flush()

    def note(self, what: str) -> None:
        """Show *what* the run is at, if it takes long."""
        if self._clock() >= self._begun + AFTER:
            self._shown = True
            self._stream.write(CLEAR + what[: self._room()])
            self._stream.flush()

    def clear(self) -> None:
        """Leave the terminal as it was: something is to be printed, or the run has ended."""
        if self._shown:
            self._shown = False
            self._stream.write(CLEAR)
            self._stream.flush()

    def _line(self, seconds: float) -> str:
        rate = self._done / max(seconds, 1e-9)
        left = (self._total - self._done) / rate
        done, total, speed = map(self._amount, (self._done, self._total, rate))
        unit = "MB" if self._is_bytes else "files"
        percent = 100 * self._done // self._total
        return f"{percent}% ({done} of {total} {unit}), {speed} {unit}/s, {_time(left)} left"

    def _amount(self, number: float) -> str:
        return f"{number / 1e6:,.1f}" if self._is_bytes else f"{number:,.0f}"

    def _room(self) -> int:
        try:
            return (os.get_terminal_size(self._stream.fileno()).columns or 80) - 1
        except (OSError, ValueError):
            return 79


def _time(seconds: float) -> str:
    whole = round(seconds)
    if whole < 100:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return (
        f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes > 59 else f"{minutes}:{rest:02}"
    )
