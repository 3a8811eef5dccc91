"""``check`` for DataFrames: record rules where the rows are, corpus rules as keyed reductions.

Keys are brought together by ``repartition``, a stream of whole keys in each partition.
``groupBy().applyInArrow`` would sort, would call Python once a group, of which there are as many as
publications, and in Spark 4.0 would hold a group as one table.
"""

from __future__ import annotations

from carnegie_meta.batch.corpus import SUMMARIES
from carnegie_meta.batch.layout import Layout
from carnegie_meta.batch.lint import job_of
from carnegie_meta.errors import UsageError
from carnegie_meta.report.row import FIELDS
from carnegie_meta.spark.needs import spark
from carnegie_meta.spark.numbering import numbered
from carnegie_meta.spark.parcel import Parcel
from carnegie_meta.spark.steps import CASE, Steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyspark.sql import DataFrame

    from carnegie_meta.api import Config

TYPES = {"string": "string", "binary": "binary", "int32": "int", "int64": "bigint"}
"""Spark's names of Arrow types."""


def ddl(fields: Iterable[tuple[str, str]]) -> str:
    """Names and Arrow types of columns, as Spark takes a schema."""
    return ", ".join(f"`{name}` {TYPES[kind]}" for name, kind in fields)


def check(
    df: DataFrame,
    *,
    config: Config = None,
    layout: Layout | None = None,
    corpus: bool = True,
    salts: int = 8,
    broadcast: bool = True,
) -> DataFrame:
    """Findings about the records that are the rows of *df*; lazy, as all of Spark is.

    Columns are fields, or the one column ``value``, ``record`` or ``json`` is a record as JSON
    text; ``path``, ``index`` and ``line`` say where a row comes from, and *layout* gives them other
    names. What ``read_parquet`` gives tells its own. Without an index rows are numbered upwards,
    with gaps.

    Shape: a row a finding, in no order, with the columns of the contract; ``value``, ``fix`` and
    ``related`` hold JSON.
    *corpus*: whether rules that compare records run. *salts*: how many ways a key that recurs in
    all parts is merged in at first. *broadcast*: whether the cases that corpus rules raise are
    sent to all executors, so that *df* need not be shuffled; False where they are too many.
    Raises: MissingExtra, ConfigError, UsageError here; what goes wrong later fails the Spark job.
    """
    spark()
    from pyspark.sql import DataFrame
    from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it

    if not isinstance(df, DataFrame):
        raise UsageError(f"check takes a DataFrame of Spark, not {type(df).__name__}")
    if not isinstance(salts, int) or salts < 1:
        raise UsageError(f"salts is a whole number from 1 on, not {salts!r:.80}")
    parcel = Parcel(config)
    layout = Layout() if layout is None else layout
    records, layout = numbered(df, layout, job_of(config).columns)
    steps = Steps(parcel, layout)
    found = records.mapInArrow(steps.lint, ddl(FIELDS))
    if layout.json is None:
        # What is wrong with a column is said once a file, wherever its rows are.
        columns = records.mapInArrow(steps.lint_columns, ddl(FIELDS))
        found = found.unionAll(columns.dropDuplicates(["path", "code", "pointer", "message"]))
    if not (corpus and parcel.compares):
        return found
    summaries = ddl(SUMMARIES)
    parts = records.mapInArrow(steps.summarise, summaries)
    salted = parts.withColumn("salt", F.spark_partition_id() % salts)
    merged = salted.repartition("reduction", "key", "salt").mapInArrow(steps.merge, summaries)
    # What must be concluded as a whole comes together by the name of its reduction.
    key = F.when(F.col("reduction").isin(*parcel.whole), F.lit(b"")).otherwise(F.col("key"))
    cases = merged.repartition("reduction", key).mapInArrow(steps.conclude, ddl(CASE))
    code, case, path, index = (F.col(name) for name, _ in CASE)
    here = F.coalesce(F.col(layout.path).cast("string"), F.lit("")) if layout.path else F.lit("")
    same = (here == path) & (F.col(str(layout.index)) == index)
    read = records.join(F.broadcast(cases) if broadcast else cases, same)
    return found.unionAll(read.repartition(code, case).mapInArrow(steps.report, ddl(FIELDS)))
