"""A temporary file without a name: what a run puts aside, to be read back piece by piece.

The system takes the file away when the process ends, however that comes about.
"""

from __future__ import annotations

from carnegie_meta.errors import ScratchError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    Place = tuple[int, int]
    """First byte and length of what was put aside."""


class Scratch:
    """Bytes put aside, in the folder that ``TMPDIR`` names or the system's own."""

    __slots__ = ("_file", "_size")

    def __init__(self) -> None:
        self._file: BinaryIO | None = None
        self._size = 0

    def __del__(self) -> None:
        # Whatever ends a run, nobody needs the file once nobody can reach it.
        if self._file is not None:
            self._file.close()

    def put(self, data: bytes) -> Place:
        """Put *data* aside; where it is.

        Raises: ScratchError when no folder takes it, such as for want of room.
        """
        try:
            if self._file is None:
                self._file = temporary()
            self._file.seek(self._size)
            write_all(self._file, data)
        except OSError as error:
            raise failed("hold", error) from error
        place = self._size, len(data)
        self._size += len(data)
        return place

    def get(self, place: Place) -> bytes:
        """What was put at *place*.

        Raises: ScratchError when it cannot be read, or is not whole.
        """
        assert self._file is not None  # there is a place, so something was put
        start, length = place
        try:
            self._file.seek(start)
            data = self._file.read(length)
        except OSError as error:
            raise failed("give back", error) from error
        if len(data) < length:
            raise ScratchError("a temporary file has lost a part of what it was given")
        return data


def temporary() -> BinaryIO:
    """A file without a name, in the folder that TMPDIR names or the system's own.

    Raises: OSError; where TMPDIR names no folder, too, for a person chose that one for its room.
    """
    import os
    from tempfile import TemporaryFile

    # No buffer: what a full disk refuses must not be tried again when it is closed.
    return TemporaryFile(buffering=0, dir=os.environ.get("TMPDIR") or None)


def write_all(file: BinaryIO, data: bytes | memoryview) -> None:
    """Write *data* to *file*, which has no buffer.

    Raises: OSError.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def failed(what: str, error: OSError) -> ScratchError:
    """The error of a temporary file that cannot *what* (``hold``, ``give back``) its bytes."""
    import os

    where = os.environ.get("TMPDIR")
    try:
        from tempfile import gettempdir

        where = where or gettempdir()
    except OSError:  # no folder can be written to, which is what is to be told
        where = "the temporary folder"
    which = "that is there" if isinstance(error, FileNotFoundError) else "with more room"
    return ScratchError(
        f"{where} cannot {what} what does not stay in memory: {error.strerror or error}; "
        f"let TMPDIR name a folder {which}, or raise memory"
    )
