"""One large JSONL file as pieces that can be checked apart, each with its place in the file.

Lines and records are counted while the file is cut, so that the findings of a piece need no
correction: they name the lines and records of the file from the start.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from io import BytesIO

from carnegie_meta.errors import SourceError
from carnegie_meta.source.input import Input
from carnegie_meta.source.jsonl import BOM, MAX_LINE, UTF16
from carnegie_meta.source.packed import GZIP, ZSTD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import BinaryIO

    Piece = tuple[int, int, int, int]
    """First byte, the byte after the last (-1: the end of the file), lines and records before."""

SIZE = 4 * 1024 * 1024
"""Bytes of a piece, to the end of a line."""

FIRST = 128 * 1024
"""Bytes of the first piece: it shows what the others need, before there are several processes."""

LARGE = 2 * SIZE
"""Bytes from which a file is cut."""


NEAR = 64 * 1024
"""Bytes of a piece that is read for one record in it."""

LINES = (".jsonl", ".ndjson")


def large(path: str) -> int:
    """Bytes of the file at *path* when it may be cut into pieces; else 0."""
    if not path.lower().endswith(LINES):
        return 0
    try:
        size = os.stat(path).st_size
    except (OSError, ValueError):
        return 0  # reading it fails, and that is said
    return size if size >= LARGE else 0


def cut(source: Input, size: int | None = None) -> Iterator[Piece]:
    """Pieces of *source*, a JSONL file, in order, of about *size* bytes, the first a small one.

    What must be seen as one stays one: packed data, other encodings, a value over many lines; from
    a line on that is too long to be held, and from where the file cannot be read, the rest is one.
    """
    start = lines = records = 0
    try:
        with source.open() as file:
            for data in _blocks(file, size or SIZE):
                if not start and not _is_plain(data):
                    break
                if not data.endswith(b"\n") and len(data) > MAX_LINE:
                    break
                yield start, start + len(data), lines, records
                more, held = _count(data if start else data.removeprefix(BOM))
                start, lines, records = start + len(data), lines + more, records + held
            else:
                if start:
                    return
    except (OSError, SourceError):
        pass  # whoever reads the rest tells why it cannot be read
    yield start, -1, lines, records


def _blocks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """*file* in blocks of whole lines; the last line, and one too long, may lack its end."""
    start = 0
    while data := _block(file, size if start else min(size, FIRST)):
        yield data
        start += len(data)
        file.seek(start)


def _block(file: BinaryIO, size: int) -> bytes:
    """The next bytes of *file*, to the last line end in them; more when there is none."""
    data = file.read(size)
    if len(data) < size:
        return data
    while not (end := data.rfind(b"\n") + 1):
        if len(data) > MAX_LINE:
            return data
        more = file.read(size)
        data += more
        if len(more) < size:
            return data[: data.rfind(b"\n") + 1] or data
    return data[:end]


def _is_plain(data: bytes) -> bool:
    """Whether the file that begins with *data* is read line by line to its end."""
    first = data.removeprefix(BOM)
    if (
        data.startswith((GZIP, ZSTD))
        or first.startswith(UTF16)
        or b"\0" in data.partition(b"\n")[0]
    ):
        return False
    return first.lstrip().partition(b"\n")[0].strip() not in (b"", b"{", b"[")


def _count(data: bytes) -> tuple[int, int]:
    """How many lines *data* has, and how many of them hold anything."""
    lines = data.count(b"\n") + (not data.endswith(b"\n"))
    if data.count(b"\n{") + data.startswith(b"{") == lines:
        return lines, lines
    return lines, sum(1 for line in data.split(b"\n") if line.strip())


class Part(Input):
    """The bytes of one piece of *source*."""

    def __init__(self, source: Input, start: int, end: int) -> None:
        super().__init__(source.path)
        self._source = source
        self._start, self._end = start, end

    def open(self) -> BinaryIO:
        stream = self._source.open()
        stream.seek(self._start)
        if self._end < 0:
            return stream
        with stream:
            return BytesIO(stream.read(self._end - self._start))


class Index:
    """Where the records of *source*, a JSONL file, stand: whoever wants a few need not read all."""

    __slots__ = ("_lines", "_records", "_source", "_starts")

    def __init__(self, source: Input) -> None:
        from array import array  # a run over one file needs none

        self._source = source
        self._starts, self._lines, self._records = array("q"), array("q"), array("q")
        for start, _, lines, records in cut(source, NEAR):
            self._starts.append(start)
            self._lines.append(lines)
            self._records.append(records)

    def parts(self, indexes: Collection[int]) -> Iterator[tuple[Part, tuple[int, int], set[int]]]:
        """Pieces with the records at *indexes*: the lines and records before, and which."""
        by_piece: dict[int, set[int]] = {}
        for index in indexes:
            by_piece.setdefault(bisect_right(self._records, index) - 1, set()).add(index)
        for piece, wanted in sorted(by_piece.items()):
            last = piece + 1 == len(self._starts)
            end = -1 if last else self._starts[piece + 1]
            part = Part(self._source, self._starts[piece], end)
            yield part, (self._lines[piece], self._records[piece]), wanted
