"""Rows of a DataFrame told apart: by a column of theirs, else by a number they are given."""

from __future__ import annotations

from carnegie_meta.batch.layout import Found, Layout
from carnegie_meta.source.json_rows import BESIDE
from carnegie_meta.spark.reading import PARQUET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from carnegie_meta.source.columns import Columns

NUMBER = "_carnegie_number"
"""The column that numbers rows where no column does."""


def numbered(df: DataFrame, layout: Layout, columns: Columns) -> tuple[DataFrame, Layout]:
    """*df* with a number for every row, and its layout as it then is.

    Raises: UsageError for a layout that does not fit.
    """
    from pyspark.sql import functions as F  # noqa: N812  # as above

    # No row is read for it.
    schema = df.limit(0).toArrow().schema
    found = Found(_read_as(layout, df.columns), schema, columns)
    index = found.index
    if index is None:
        index = NUMBER
        df = df.withColumn(NUMBER, F.monotonically_increasing_id())
    return df, Layout(found.json, found.path, index, found.line, csv=layout.csv)


def _read_as(layout: Layout, names: list[str]) -> Layout:
    """*layout*, or where it says nothing else, that of what ``read_parquet`` gives."""
    if not isinstance(layout, Layout) or not {PARQUET.path, PARQUET.index} <= set(names):
        return layout
    if (layout.path, layout.index, layout.line) != BESIDE:
        return layout
    return Layout(layout.json, PARQUET.path, PARQUET.index, PARQUET.line, csv=layout.csv)
