"""Arrow record batches in, batches of findings out: what every engine's adapter calls.

The rules are asked here and nowhere else, so Spark, DuckDB, Polars, Ray and a loop over a Parquet
file say the same. All functions are pure: plain batches in and out, nothing kept but the loaded
vocabularies. They need the extra ``parquet``.

Record rules, anywhere and in any order::

    findings = lint_batch(batch)

Corpus rules, in five steps, of which the engine does the grouping and the joining::

    parts = []                                                 # where the records are
    first = 0
    for batch in batches:
        parts.append(summarise_batch(batch, first=first))
        first += batch.num_rows
    parts    = merge_batches(parts)                            # as often as wanted, also before
                                                               # a shuffle; by reduction and key
    cases    = conclude([parts])                               # which records to look at
    wanted   = origins([cases])                                # their path and index, to join with
    findings = report([cases], batches)                        # the records of those rows will do

``in_order`` puts findings into the order that ``carnegie-meta check`` prints them in.

**Rows.** A row is a record: its columns are the fields, as
:mod:`carnegie_meta.source.arrow_rows` reads them, or its one column ``value``, ``record`` or
``json`` is the record as JSON text, as :mod:`carnegie_meta.source.json_rows` finds it in files. The
columns ``path`` and ``index``, where there are any, say where it comes from; without ``index`` rows
count from *first*. With a column ``line`` a row of JSON text is that line of the file, and its
findings have lines and columns. :class:`Layout` gives the columns other names.

**Corpus rules name records by path and index.** Both together must be unique in the corpus: let
the batches for ``summarise_batch`` and for ``report`` have both columns, or pass *path* and *first*
to both. ``report`` counts on from batch to batch, so without an index it takes all batches in
their order. A row without an index, two rows with one, and a record that a case names and that is
not there are a UsageError.

**Summaries.** Columns ``reduction`` (string), ``key`` and ``summary`` (bytes that only this
package reads, the same for equal keys in every process). Merging is associative and
commutative. A reduction of :func:`whole` must be concluded with all its keys in one call; it is
bounded, or grows with distinct names and terms. The rules on keys that stand alone may be
concluded in parts, each key whole in one part: ``conclude([part], by_key=True)`` runs those,
``conclude(rest, by_key=False)`` the others. A bounded reduction keeps its smallest keys, and
``merge_batches`` sees to that.

**Configuration** is what :func:`carnegie_meta.check` takes: a mapping, the path of a file, Settings
or None. A mapping travels to workers best; files that it names must be there as well.
"""

from __future__ import annotations

from carnegie_meta.batch.corpus import (
    CASES,
    SUMMARIES,
    conclude,
    merge_batches,
    origins,
    report,
    summarise_batch,
    whole,
)
from carnegie_meta.batch.layout import Layout
from carnegie_meta.batch.lint import in_order, lint_batch
from carnegie_meta.report.row import schema

__all__ = [
    "CASES",
    "SUMMARIES",
    "Layout",
    "conclude",
    "in_order",
    "lint_batch",
    "merge_batches",
    "origins",
    "report",
    "schema",
    "summarise_batch",
    "whole",
]
