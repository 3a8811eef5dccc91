"""Parquet: one record a row, read batch by batch; needs the extra ``parquet``."""

from __future__ import annotations

from carnegie_meta.source.arrow_rows import AT_ONCE, damaged, only_none, pyarrow, units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import Any

    from carnegie_meta.source.columns import Columns
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.unit import RowUnit

BUFFER = 1024 * 1024
"""Bytes of a column that are read at a time, instead of the whole of a row group."""


class ParquetReader:
    """Reader of ``.parquet``."""

    name = "parquet"
    suffixes = (".parquet", ".pq")

    def read(
        self,
        source: Input,
        only: Collection[int] | None = None,
        passes: Callable[[object, int], bool] | None = None,
        columns: Columns | None = None,
    ) -> Iterator[RowUnit]:
        """A unit a row; row groups without a row of *only* are not read."""
        pa = pyarrow()
        from pyarrow.parquet import ParquetFile

        with source.open() as opened:
            stream = opened if opened.seekable() else pa.BufferReader(source.data)
            try:
                file = ParquetFile(stream, buffer_size=BUFFER)
                batches = _batches(file, only)
                yield from units(self.name, batches, source.path, only, passes, columns)
            except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
                if isinstance(error, OSError) and error.errno:
                    raise
                yield damaged(self.name, "Parquet file", error, source.path)


def _batches(file: Any, only: Collection[int] | None) -> Iterator[tuple[int, Any]]:
    first = 0
    for group in range(file.num_row_groups):
        count = file.metadata.row_group(group).num_rows
        if only is None or not only_none(only, first, first + count):
            start = first
            for batch in file.iter_batches(batch_size=AT_ONCE, row_groups=[group]):
                yield start, batch
                start += batch.num_rows
        first += count
