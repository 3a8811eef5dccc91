"""A stream that can be read once, kept so that it can be read again."""

from __future__ import annotations

from io import BufferedReader, BytesIO, RawIOBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

IN_MEMORY = 16 * 1024 * 1024
"""Bytes that are kept in memory; more go to a temporary file."""


class Kept:
    """The bytes of *source*, stored while they are read for the first time."""

    def __init__(self, source: BinaryIO) -> None:
        self.source = source
        self.store: BinaryIO = BytesIO()
        self._size = 0

    def first(self, buffer: int) -> BinaryIO:
        """The stream itself; what is read from it is kept."""
        return BufferedReader(_First(self), buffer)

    def again(self) -> BinaryIO:
        """What was read, from the start."""
        self.store.seek(0)
        return BufferedReader(_Again(self.store))

    def keep(self, data: memoryview) -> None:
        """Store *data* behind what is there.

        Raises: ScratchError.
        """
        from carnegie_meta.source.scratch import failed, temporary, write_all

        self._size += len(data)
        try:
            if isinstance(self.store, BytesIO) and self._size > IN_MEMORY:
                file = temporary()
                write_all(file, self.store.getbuffer())
                self.store = file
            write_all(self.store, data)
        except OSError as error:
            raise failed("hold", error) from error


class _First(RawIOBase):
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        count: int = self._kept.source.readinto(view)  # type: ignore[attr-defined]  # a raw file
        self._kept.keep(view[:count])
        return count

    def close(self) -> None:
        if not self.closed:
            self._kept.source.close()
        super().close()


class _Again(RawIOBase):
    """Reads the store and leaves it open."""

    def __init__(self, store: BinaryIO) -> None:
        self._store = store

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._store.read(len(view))
        view[: len(data)] = data
        return len(data)

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._store.seek(offset, whence)

    def tell(self) -> int:
        return self._store.tell()
