"""Files of any Hadoop path as rows that know where they stand."""

from __future__ import annotations

from carnegie_meta.batch.layout import Layout
from carnegie_meta.errors import SourceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from pyspark.sql import Column, DataFrame, SparkSession

    Places = dict[tuple[str, int], tuple[int, int]]
    """Lines and records of a file before where one of its splits begins."""

LINES = "value binary, path string, index bigint, line bigint"

PARQUET = Layout(path="_carnegie_path", index="_carnegie_index", line=None)
"""The layout of what :func:`read_parquet` gives."""

BLANKS = " \t\r\x0b\x0c"


def read_jsonl(spark: SparkSession, paths: str | Sequence[str]) -> DataFrame:
    """One row a line that holds anything: its bytes, and the path, record and line it stands at.

    Reads everything once, to count lines; gzip and what else Spark unpacks by the file's name too.
    Only LF and CRLF end a line, and every line is a record, whatever the first one looks like.
    """
    from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it

    raw = spark.read.text(paths if isinstance(paths, str) else list(paths), lineSep="\n").select(
        F.col("value").cast("binary").alias("value"),
        _path().alias("path"),
        F.col("_metadata.file_block_start").alias("start"),
        (F.btrim(F.col("value"), F.lit(BLANKS)) != "").alias("holds"),
    )
    counted = raw.groupBy("path", "start").agg(
        F.count("*").alias("lines"), F.sum(F.col("holds").cast("bigint")).alias("records")
    )
    places: Places = {}
    before: tuple[str, int, int] = "", 0, 0
    for path, start, lines, records in sorted(map(tuple, counted.collect())):
        if path != before[0]:
            before = path, 0, 0
        places[path, start] = before[1:]
        before = path, before[1] + lines, before[2] + records
    return raw.mapInArrow(lambda batches: _numbered(batches, places), LINES)


def _numbered(batches: Iterable[Any], places: Places) -> Iterator[Any]:
    """Lines with their places; those of one split come together and in order."""
    import pyarrow as pa

    now: tuple[str, int] | None = None
    line = index = 0
    for batch in batches:
        rows: tuple[list[Any], ...] = ([], [], [], [])
        columns = (batch.column(n).to_pylist() for n in ("value", "path", "start", "holds"))
        for value, path, start, holds in zip(*columns, strict=True):
            if (path, start) != now:
                now = path, start
                if now not in places:
                    raise SourceError(f"{path} has changed while it was read")
                line, index = places[now]
            line += 1
            if holds:
                for cells, cell in zip(rows, (value, path, index, line), strict=True):
                    cells.append(cell)
                index += 1
        types = (pa.binary(), pa.string(), pa.int64(), pa.int64())
        arrays = [pa.array(cells, kind) for cells, kind in zip(rows, types, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, names=["value", "path", "index", "line"])


def read_parquet(spark: SparkSession, paths: str | Sequence[str]) -> DataFrame:
    """The rows of Parquet files, with path and index as :data:`PARQUET` names them.

    :func:`~carnegie_meta.spark.check` knows those; columns called ``path`` or ``index`` are fields.
    """
    from pyspark.sql import functions as F  # noqa: N812  # as above

    # Else Spark takes the columns of one file, and drops those that only others have.
    reader = spark.read.option("mergeSchema", "true")
    found = reader.parquet(*([paths] if isinstance(paths, str) else paths))
    return found.select(
        "*",
        _path().alias(str(PARQUET.path)),
        F.col("_metadata.row_index").alias(str(PARQUET.index)),
    )


def _path() -> Column:
    """The file of a row as a person writes it: no escapes, and no scheme where that is ``file``."""
    from pyspark.sql import functions as F  # noqa: N812  # as above

    # Unescaping makes a plus a space, which it is in a query and not in a path.
    uri = F.replace(F.col("_metadata.file_path"), F.lit("+"), F.lit("%2B"))
    return F.regexp_replace(F.url_decode(uri), "^file:/+", "/")
