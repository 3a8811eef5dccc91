"""One input: a file, or standard input, read at most once and never past a limit."""

from __future__ import annotations

import os
import stat
import sys
from io import BufferedReader

from carnegie_meta.errors import SourceError
from carnegie_meta.source.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.kept import Kept

MAX_DOCUMENT = 64 * 1024 * 1024
"""Most bytes of a file that is read whole. JSONL has no such limit: it is read by line."""

HEAD = 65536
"""Bytes that are looked at to tell the format of an input without a telling name."""


class TooLarge(Exception):
    """The input holds more than MAX_DOCUMENT bytes."""


class Input:
    """Bytes to read, and the name they are reported under.

    ``path`` is the name as the user gave it. ``data`` is what was given, or is read from the
    file on first use. ``again``: standard input is kept while it is read, and can be read again.
    """

    def __init__(
        self,
        path: str | None,
        data: bytes | None = None,
        *,
        stdin: bool = False,
        again: bool = False,
    ) -> None:
        self.path = path
        self._data = data
        self._stdin = stdin
        self._again = again
        self._stream: BinaryIO | None = None
        self._kept: Kept | None = None
        self._decoded: tuple[Text, list[Problem]] | None = None

    @property
    def data(self) -> bytes:
        """All bytes.

        Raises: SourceError when the file cannot be read; TooLarge past MAX_DOCUMENT bytes.
        """
        if self._data is None:
            try:
                data = self._whole()
            except OSError as error:
                raise SourceError(f"{self.path}: cannot be read: {error.strerror}") from error
            if len(data) > MAX_DOCUMENT:
                raise TooLarge
            self._data = data
        return self._data

    @property
    def head(self) -> bytes:
        """The first bytes, HEAD at most, which a later read gives again.

        Raises: SourceError when the file cannot be read.
        """
        if self._stdin and self._data is None:
            stream = self.open()
            return stream.peek(HEAD)[:HEAD] if isinstance(stream, BufferedReader) else b""
        with self.open() as stream:
            try:
                return stream.read(HEAD)
            except OSError as error:
                raise SourceError(f"{self.path}: cannot be read: {error.strerror}") from error

    @property
    def decoded(self) -> tuple[Text, list[Problem]]:
        """The text, and what is wrong with its encoding."""
        if self._decoded is None:
            from carnegie_meta.source.decode import decode

            content, problems = decode(self.data)
            self._decoded = Text(content, self.path), problems
        return self._decoded

    @property
    def is_binary(self) -> bool:
        """Whether the bytes are no text in UTF-8 at all."""
        return any(problem.facts.get("found") != "bytes" for problem in self.decoded[1])

    def open(self) -> BinaryIO:
        """A stream of the bytes; the caller closes it.

        Raises: SourceError for what cannot be opened and for anything but a regular file: a
        FIFO or a device could block for ever.
        """
        if self._data is not None:
            from io import BytesIO

            return BytesIO(self._data)
        if self._stdin:
            if sys.stdin is None:
                raise SourceError("standard input is closed")
            if self._kept is not None and self._stream is not None and self._stream.closed:
                return self._kept.again()
            if self._stream is None:
                # One stream, whoever asks: what one buffer has taken, another would miss.
                self._stream = open(  # noqa: SIM115  # the caller closes it
                    sys.stdin.fileno(), "rb", 0 if self._again else HEAD, closefd=False
                )
                if self._again:
                    from carnegie_meta.source.kept import Kept

                    self._kept = Kept(self._stream)
                    self._stream = self._kept.first(HEAD)
            return self._stream
        return os.fdopen(self._handle()[0], "rb")

    def _whole(self) -> bytes:
        """All bytes, or one more than MAX_DOCUMENT.

        Raises: SourceError for what cannot be opened; OSError for what cannot be read.
        """
        if self._stdin or type(self) is not Input:
            with self.open() as stream:
                return stream.read(MAX_DOCUMENT + 1)
        # Asked for no more than there is: a stream would make room for MAX_DOCUMENT each time.
        handle, size = self._handle()
        try:
            data = os.read(handle, min(size, MAX_DOCUMENT) + 1)
            if len(data) == size:
                return data  # one byte more was asked for: the file ends here
            while len(data) <= MAX_DOCUMENT and (more := os.read(handle, 1 << 20)):
                data += more
        finally:
            os.close(handle)
        return data

    def _handle(self) -> tuple[int, int]:
        """The file, opened, and how many bytes it says it has.

        Raises: SourceError, as :meth:`open` does.
        """
        assert self.path is not None  # an Input has a path, data, or standard input
        try:
            # O_NONBLOCK: opening a FIFO that nobody writes to must not wait. O_BINARY: Windows
            # would turn line ends into others.
            flags = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            handle = os.open(self.path, os.O_RDONLY | flags)
        except OSError as error:
            raise SourceError(f"{self.path}: cannot be read: {error.strerror}") from error
        except ValueError as error:  # a NUL in the name
            raise SourceError(f"{self.path!r}: cannot be read: {error}") from error
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            os.close(handle)
            hint = "; a pipe is read as -" if stat.S_ISFIFO(status.st_mode) else ""
            raise SourceError(f"{self.path}: not a regular file{hint}")
        return handle, status.st_size
