"""Packed files read as streams: gzip, and zstd with the extra of that name."""

from __future__ import annotations

from io import BufferedReader, RawIOBase

from carnegie_meta.errors import MissingExtra, SourceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"

PACKED = (".gz", ".zst")
"""What the name of a packed file ends with."""

BLOCK = 1024
"""Packed bytes that are taken at a time: 32 MiB of text at most, whatever the file claims."""

WINDOW = 128 * 1024 * 1024
"""Most memory that a zstd file may ask for; ``zstd --long=27`` stays within it."""


class Damaged(Exception):
    """The compressed data ends early or is not what was compressed."""


def packed_suffixes(*suffixes: str) -> tuple[str, ...]:
    """*suffixes*, and each of them packed."""
    return (*suffixes, *(suffix + packed for suffix in suffixes for packed in PACKED))


def unpack(stream: BinaryIO) -> BinaryIO:
    """*stream* itself, or what it holds when it is gzip or zstd.

    Raises: MissingExtra for zstd without its library.
    """
    head = stream.peek(4)[:4] if hasattr(stream, "peek") else stream.read(4)
    if not hasattr(stream, "peek"):
        stream.seek(0)
    if head.startswith(GZIP):
        import gzip

        return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value]  # reads like one
    if head == ZSTD:
        return BufferedReader(_Zstd(stream), 65536)
    return stream


class _Zstd(RawIOBase):
    """What a zstd file of any number of frames holds."""

    def __init__(self, stream: BinaryIO) -> None:
        try:
            from zstandard import ZstdDecompressor, ZstdError
        except ImportError as error:
            message = "reading .zst needs zstandard: pip install 'carnegie-meta[zstd]'"
            raise MissingExtra(message) from error
        self._stream = stream
        self._begin = ZstdDecompressor(max_window_size=WINDOW).decompressobj
        self._error: type[Exception] = ZstdError
        self._frame = self._begin()
        self._begun = False
        self._packed = b""
        self._text = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Raises: EOFError when the last frame has no end; Damaged."""
        while not self._text:
            if not self._more():
                return 0
        view = memoryview(buffer)
        count = min(len(view), len(self._text))
        view[:count] = self._text[:count]
        self._text = self._text[count:]
        return count

    def _more(self) -> bool:
        data = self._packed or self._stream.read(BLOCK)
        self._packed = b""
        if not data:
            if self._begun:
                raise EOFError("it ends before the end-of-frame marker")
            return False
        try:
            self._text = memoryview(self._frame.decompress(data))
        except self._error as error:
            raise Damaged(str(error)) from error
        self._begun = True
        if self._frame.eof:
            self._packed = self._frame.unused_data
            self._frame, self._begun = self._begin(), False
        return True


def packed_line(stream: BinaryIO, size: int, packed: bool, path: str | None) -> bytes:
    """The next line, or its next *size* bytes.

    Raises: SourceError when the file cannot be read; Damaged.
    """
    try:
        return stream.readline(size)
    except (OSError, EOFError) as error:
        if packed and not getattr(error, "errno", None):
            raise Damaged(str(error)) from error
        raise SourceError(f"{path}: cannot be read: {error}") from error
    except Exception as error:
        # zlib.error is no OSError; naming it would load zlib for plain files.
        if packed and type(error).__module__ == "zlib":
            raise Damaged(str(error)) from error
        raise
