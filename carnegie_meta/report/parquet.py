"""One row a finding as Parquet: the fields of the contract, typed; needs the extra ``parquet``."""

from __future__ import annotations

from itertools import islice

from carnegie_meta.report.row import record_batch, schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options

GROUP = 10_000
"""Findings that are held, and make one row group."""


class _Pieces:
    """A file that gives away what is written to it."""

    closed = False

    def __init__(self) -> None:
        self._written: list[bytes] = []
        self._at = 0

    def write(self, data: bytes) -> int:
        self._written.append(bytes(data))
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

    def take(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._written)
        self._written.clear()
        return taken


def write(report: Report, _options: Options) -> Iterator[bytes]:
    """Raises: MissingExtra without pyarrow, before the report is looked at."""
    columns = schema()
    return _pieces(iter(report.diagnostics), columns)


def _pieces(diagnostics: Iterator[Diagnostic], columns: object) -> Iterator[bytes]:
    from pyarrow.parquet import ParquetWriter

    sink = _Pieces()
    with ParquetWriter(sink, columns, compression="zstd") as writer:
        while some := list(islice(diagnostics, GROUP)):
            writer.write_batch(record_batch(some))
            yield sink.take()
    yield sink.take()
