"""Rows that another program read from CSV: their cells mean what they mean in the file."""

from __future__ import annotations

from carnegie_meta.source.arrow_rows import parse_cell, records
from carnegie_meta.source.csv_cells import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.columns import Columns


def cell_records(
    batch: Any, columns: Columns, without: Collection[str], *, told: bool
) -> Iterator[tuple[dict[str, object] | None, list[Problem]]]:
    """The record of each row of *batch*, as :mod:`carnegie_meta.source.csv_` reads its line.

    Null is an empty cell, since programs make no difference; what is no text stays what it is.
    *told*: columns of one name are told elsewhere.
    """
    columns = columns.of_table([name for name in batch.schema.names if name not in without])
    heads = [Column(name, columns) for name in batch.schema.names if name and name not in without]
    for cells, problems in records(batch, None, without, told=told):
        assert cells is not None  # all cells are text to that reader
        record: dict[str, object] = {}
        readable = True
        for head in heads:
            value = cells.get(head.name)
            if value is None or value == "":
                value = [] if head.is_list else head.empty
            if value is None:
                continue
            record[head.name] = value
            if value and isinstance(value, str) and head.kind != "text":
                kind = "json" if value.startswith("[") else head.kind
                readable = parse_cell(record, head.name, kind, columns, problems) and readable
        yield record if readable else None, problems
