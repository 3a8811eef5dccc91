"""What tells the files of a run, as they were read, from what stands under their names later."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    Stamp = tuple[int, int, int] | None
    """Bytes, time of the last change and inode; None for no file."""


class Stamps:
    """Files as they were when they were read. ``lost``: those that have been seen to change."""

    __slots__ = ("_known", "lost")

    def __init__(self) -> None:
        self._known: dict[str, Stamp] = {}
        self.lost: set[str] = set()

    def note(self, path: str) -> None:
        """Take in the file at *path*, which is about to be read, as it is now."""
        self._compare(path, stamp(path))

    def take(self) -> dict[str, Stamp]:
        """What was noted since the last time; for another process to merge."""
        taken, self._known = self._known, {}
        return taken

    def merge(self, taken: Mapping[str, Stamp]) -> None:
        """Take in what another process noted."""
        for path, each in taken.items():
            self._compare(path, each)

    def look(self) -> None:
        """See which of the files have changed by now."""
        for path in self._known:
            self._compare(path, stamp(path))

    def _compare(self, path: str, now: Stamp) -> None:
        if self._known.setdefault(path, now) != now:
            self.lost.add(path)


def stamp(path: str) -> Stamp:
    """What tells the file at *path* from another one there."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def changed(path: str) -> str:
    """What is said of a file that is no more what it was when it was read."""
    return f"{path}: changed while it was checked; some of what its records show is not told"
