"""Arrow IPC, file and stream, and Feather version 2, which is the file; needs ``parquet``."""

from __future__ import annotations

from carnegie_meta.source.arrow_rows import damaged, pyarrow, units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import Any

    from carnegie_meta.source.columns import Columns
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.unit import RowUnit

MAGIC = b"ARROW1"
"""What a file begins with; a stream has no such mark."""

OLD = b"FEA1"


class ArrowReader:
    """Reader of ``.arrow``, ``.arrows``, ``.feather`` and ``.ipc``."""

    name = "arrow"
    suffixes = (".arrow", ".arrows", ".feather", ".ipc")

    def read(
        self,
        source: Input,
        only: Collection[int] | None = None,
        passes: Callable[[object, int], bool] | None = None,
        columns: Columns | None = None,
    ) -> Iterator[RowUnit]:
        """A unit a row; one record batch is held at a time."""
        pa = pyarrow()
        from pyarrow import ipc

        with source.open() as opened:
            stream = opened if opened.seekable() else pa.BufferReader(source.data)
            try:
                head = stream.read(len(MAGIC))
                stream.seek(0)
                if head == MAGIC:
                    file = ipc.open_file(stream)
                    batches = _numbered(map(file.get_batch, range(file.num_record_batches)))
                elif head.startswith(OLD):
                    raise pa.ArrowInvalid("Feather version 1; write it again as version 2")
                else:
                    batches = _numbered(ipc.open_stream(stream))
                yield from units(self.name, batches, source.path, only, passes, columns)
            except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
                if isinstance(error, OSError) and error.errno:
                    raise
                yield damaged(self.name, "Arrow file", error, source.path)


def _numbered(batches: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """*batches*, each with the number of its first row."""
    first = 0
    for batch in batches:
        yield first, batch
        first += batch.num_rows
