"""The rows of a batch as units, whichever way they hold their records."""

from __future__ import annotations

from carnegie_meta.batch.cells import cell_records
from carnegie_meta.batch.layout import Found
from carnegie_meta.errors import UsageError
from carnegie_meta.source.arrow_rows import records, unit_of
from carnegie_meta.source.json_rows import texts
from carnegie_meta.source.jsonl import line_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from carnegie_meta.batch.layout import Layout
    from carnegie_meta.source.columns import Columns
    from carnegie_meta.source.unit import Unit

    Row = tuple[str | None, int, Unit]
    """Path, index and unit of one row."""

INDEX = "give every row an index that is the same whenever the rows are read"
"""What to do where records cannot be told apart."""


def rows(
    batch: Any, layout: Layout, columns: Columns, path: str | None, first: int | None
) -> Iterator[Row]:
    """The rows of *batch*, null and blank texts left out.

    *path* and *first* stand in for columns that are not there; *first* is None where rows must not
    be counted in each batch anew.
    Raises: UsageError for a column that is not there, or a null index.
    """
    if not hasattr(batch, "schema") or not hasattr(batch, "num_rows"):
        raise UsageError(f"a batch is a pyarrow.RecordBatch, not {type(batch).__name__}")
    if path is not None and not isinstance(path, str):
        raise UsageError(f"path is text or None, not {path!r:.80}")
    if first is not None and (not isinstance(first, int) or isinstance(first, bool)):
        raise UsageError(f"first is a whole number, not {first!r:.80}")
    found = Found(layout, batch.schema, columns)
    if first is None:
        if found.index is None:
            raise UsageError(f"rows have no index: pass first=, rows before the batch, or {INDEX}")
        first = 0
    paths = None if found.path is None else _paths(batch.column(found.path))
    numbers = _numbers(batch, found.index)
    if found.json is None:
        read = cell_records if layout.csv else records
        made = read(batch, columns, found.beside, told=True)
        for at, (record, problems) in enumerate(made):
            name = paths[at] if paths else path
            index = _index(numbers, at, first)
            yield name, index, unit_of("arrow", record, problems, index, name)
        return
    lines = _numbers(batch, found.line)
    for at, text in enumerate(texts(batch.column(found.json))):
        if text is None or not text.strip():
            continue
        name = paths[at] if paths else path
        index = _index(numbers, at, first)
        line = lines[at] if lines else None
        unit = line_unit(text.rstrip(b"\r\n"), line or 1, index, name)
        if line is None:
            unit.format = "arrow"  # nobody knows where in which file it stands
        yield name, index, unit


def head_names(batch: Any, layout: Layout, columns: Columns) -> tuple[str, ...] | None:
    """Names of the columns of *batch* that are fields; None where one column holds records whole.

    Raises: UsageError for a layout that does not fit.
    """
    found = Found(layout, batch.schema, columns)
    if found.json is not None:
        return None
    return tuple(name for name in batch.schema.names if name not in found.beside)


def several(batches: Iterable[Any]) -> Iterable[Any]:
    """*batches*; UsageError for one alone, whose columns would be taken for batches."""
    if hasattr(batches, "num_rows") or not hasattr(batches, "__iter__"):
        kind = type(batches).__name__
        raise UsageError(f"batches are given as an iterable, a list say, not as one {kind}")
    return batches


def _paths(column: Any) -> list[str | None]:
    # A name of a file need not be UTF-8.
    return [
        None if cell is None else cell.decode("utf-8", "backslashreplace") for cell in texts(column)
    ]


def _numbers(batch: Any, name: str | None) -> list[int | None] | None:
    return None if name is None else batch.column(name).to_pylist()


def _index(numbers: list[int | None] | None, at: int, first: int) -> int:
    if numbers is None:
        return first + at
    number = numbers[at]
    if number is None:
        raise UsageError(f"row {at} of a batch has no index")
    return number
