"""The steps of a check, each a function over the Arrow batches of one Spark partition."""

from __future__ import annotations

from carnegie_meta.batch import (
    conclude,
    in_order,
    lint_batch,
    merge_batches,
    report,
    summarise_batch,
)
from carnegie_meta.batch.corpus import CASES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from carnegie_meta.batch.layout import Layout
    from carnegie_meta.spark.parcel import Parcel

HELD = 100_000
"""Summaries that a partition merges before it sends them on."""

SENT = 10_000
"""Rows of a batch at most."""

CASE = tuple((f"_carnegie_case_{name}", kind) for name, kind in CASES)
"""Columns of cases under names that are no fields."""


class Steps:
    """What executors run; it travels to them with the settings and the layout of the rows."""

    def __init__(self, parcel: Parcel, layout: Layout) -> None:
        self._parcel = parcel
        self._layout = layout

    def lint(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Records to what rules on single records find in them."""
        for found in self._found(batches):
            yield found.filter(found.column("record").is_valid())

    def lint_columns(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Records to what the same rules find in their columns, once a partition."""
        found = self._found(batches)
        yield in_order(each.filter(each.column("record").is_null()) for each in found)

    def _found(self, batches: Iterable[Any]) -> Iterator[Any]:
        settings = self._parcel.settings()
        for batch in batches:
            yield lint_batch(batch, config=settings, layout=self._layout)

    def summarise(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Records to summaries, those of equal keys merged before they are sent anywhere."""
        settings = self._parcel.settings()
        held: list[Any] = []
        rows = 0
        for batch in batches:
            held.append(summarise_batch(batch, config=settings, layout=self._layout))
            rows += held[-1].num_rows
            if rows > 2 * HELD:
                held = [merge_batches(held, config=settings)]
                if held[0].num_rows > HELD:
                    yield from _slices(held.pop())
                rows = sum(part.num_rows for part in held)
        yield from _slices(merge_batches(held, config=settings))

    def merge(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Summaries to fewer summaries."""
        yield from _slices(merge_batches(batches, config=self._parcel.settings()))

    def conclude(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Summaries to cases."""
        cases = conclude(batches, config=self._parcel.settings())
        yield from _slices(cases.rename_columns([name for name, _ in CASE]))

    def report(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Cases, each row beside its record, to findings.

        Raises: UsageError where a case lacks a record, or two records have one origin.
        """
        mine = [name for name, _ in CASE]
        cases, records = [], []
        for batch in batches:
            named = batch.select(mine).rename_columns([name for name, _ in CASES])
            cases.append(named)
            records.append(batch.drop_columns(mine))
        yield report(cases, records, config=self._parcel.settings(), layout=self._layout)


def _slices(batch: Any) -> Iterator[Any]:
    for at in range(0, batch.num_rows, SENT):
        yield batch.slice(at, SENT)
