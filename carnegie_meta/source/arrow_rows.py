"""Rows of Arrow record batches as records: null is absent, everything else is what it was.

A string stays a string, whatever it looks like. What JSON has no type for becomes the text that
it is written as (``source.arrow_values``): a date, a time or a decimal. Bytes are read as UTF-8.
"""

from __future__ import annotations

from carnegie_meta.errors import MissingExtra
from carnegie_meta.source.arrow_values import converter
from carnegie_meta.source.columns import Columns
from carnegie_meta.source.text import Text
from carnegie_meta.source.unit import HeadUnit, RawRecord, RowUnit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from types import ModuleType
    from typing import Any

    from carnegie_meta.model.problem import Problem


def pyarrow() -> ModuleType:
    """The library of the extra ``parquet``.

    Raises: MissingExtra that names the extra.
    """
    try:
        import pyarrow
    except ImportError as error:
        message = "Parquet and Arrow need pyarrow: pip install 'carnegie-meta[parquet]'"
        raise MissingExtra(message) from error
    module: ModuleType = pyarrow
    return module


def records(
    batch: Any,
    columns: Columns | None = None,
    without: Collection[str] = (),
    *,
    told: bool = False,
) -> Iterator[tuple[dict[str, object] | None, list[Problem]]]:
    """The record of each row of *batch*, and what is wrong with its cells.

    A row with a cell that should be JSON and cannot be read has no record. *without*: columns that
    are no fields. *told*: columns of one name are told elsewhere, once for all rows.
    """
    columns = columns or Columns()
    names: list[str] = []
    values: list[list[object]] = []
    wrong: dict[int, list[Problem]] = {}
    again: list[tuple[str, list[object]]] = []
    cells: list[tuple[str, str]] = []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name in without:
            continue
        if name in names:
            if not told:
                again.append((name, _values(name, column, wrong)))
            continue
        names.append(name)
        values.append(_values(name, column, wrong))
        if columns.said(name) != "text":
            cells.append((name, columns.said(name)))
    if not names:
        for _ in range(batch.num_rows):
            yield {}, []
        return
    for number, row in enumerate(zip(*values, strict=True)):
        record = {name: value for name, value in zip(names, row, strict=True) if value is not None}
        problems = wrong.get(number, []) if wrong else []
        if again:
            problems += _repeated(record, again, number)
        readable = [parse_cell(record, name, kind, columns, problems) for name, kind in cells]
        yield record if all(readable) else None, problems


def _values(name: str, column: Any, wrong: dict[int, list[Problem]]) -> list[object]:
    """What the cells of *column* hold; adds what is wrong with them, by the number of the row."""
    convert = converter(column.type)
    try:
        values: list[Any] = column.to_pylist()
        if convert is None:
            return values
        return [None if value is None else convert(value) for value in values]
    except (ValueError, OverflowError, LookupError):
        # One cell that cannot be read must not take the others with it.
        from carnegie_meta.model.pointer import escape
        from carnegie_meta.source.arrow_cells import read_cell

        found = []
        for row, scalar in enumerate(column):
            problems: list[Problem] = []
            found.append(read_cell(scalar, "/" + escape(name), problems))
            if problems:
                wrong.setdefault(row, []).extend(problems)
        return found


def _repeated(
    record: dict[str, object], again: list[tuple[str, list[object]]], row: int
) -> Iterator[Problem]:
    """What to say of columns whose name another has before; of the two, that one counts."""
    from carnegie_meta.model.pointer import escape
    from carnegie_meta.source.arrow_cells import repeated
    from carnegie_meta.source.same import same

    for name, values in again:
        yield repeated(name, "/" + escape(name), same(record.get(name), values[row]))


def _problem(kind: str, name: str, facts: dict[str, object]) -> Problem:
    from carnegie_meta.model.pointer import escape
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    return Problem(kind, Span(0, 0), facts, pointer="/" + escape(name))


def parse_cell(
    record: dict[str, object], name: str, kind: str, columns: Columns, problems: list[Problem]
) -> bool:
    """Put what the cell *name* holds in the place of its text; whether it can be read."""
    cell = record.get(name)
    if not isinstance(cell, str):
        return True
    if kind == "list":
        record[name] = [item for _, item in columns.items(cell)]
        return True
    from carnegie_meta.source import json_

    try:
        record[name] = json_.parse(cell.encode("utf-8", "surrogatepass"))
    except ValueError:
        values, found = json_.explain(cell)
        problems += (_problem(p.kind, name, dict(p.facts)) for p in found)
        if not values:
            return False
        record[name] = values[0]
    return True


def unit_of(
    format: str,
    record: dict[str, object] | None,
    problems: list[Problem],
    index: int,
    path: str | None,
    names: tuple[str, ...] = (),
) -> RowUnit:
    """The unit of one row: it has no text, and *index* tells its record."""
    made = []
    if record is not None:
        data, wrapper = unwrap(record)
        made.append(RawRecord(data, index, "", wrapper, record))
    if problems:
        from carnegie_meta.model.value import replaced

        problems = [replaced(problem, record=index) for problem in problems]
    return _unit(format, made, problems, path, names)


def _unit(
    format: str,
    records: list[RawRecord],
    problems: list[Problem],
    path: str | None,
    names: tuple[str, ...] = (),
) -> RowUnit:
    return RowUnit(format, records, problems, lambda: Text("", path), lambda _: {}, names)


AT_ONCE = 1024
"""Rows that are held at a time."""


def units(
    format: str,
    batches: Iterator[tuple[int, Any]],
    path: str | None,
    only: Collection[int] | None,
    passes: Callable[[object, int], bool] | None,
    columns: Columns | None,
) -> Iterator[RowUnit]:
    """Units of the rows of *batches*, each with the index of its first row."""
    from carnegie_meta.source.json_rows import JSONRows, json_column

    count = 0
    json = JSONRows(format, path)
    told = False
    for first, batch in batches:
        names = tuple(batch.schema.names)
        text = json_column(batch.schema)
        if text is None and not first and only is None and not told:
            told = True
            yield head_unit(format, names, path)
        for start in range(0, batch.num_rows, AT_ONCE):
            begin = first + start
            rows = batch.slice(start, AT_ONCE)
            if text is None:
                count += rows.num_rows
            if only is not None and only_none(only, begin, begin + rows.num_rows):
                continue
            if text is not None:
                yield from json.units(rows.column(text), begin, only, passes)
                continue
            for index, (record, problems) in enumerate(records(rows, columns, told=True), begin):
                if only is not None and index not in only:
                    continue
                if passes is None or problems or not passes(record, index):
                    yield unit_of(format, record, problems, index, path, names)
    if not count + json.count and only is None:
        yield _unit(format, [], [_file_problem("empty", {})], path)


def head_unit(format: str, names: tuple[str, ...], path: str | None) -> HeadUnit:
    """The columns called *names* as the head of a table without a text."""
    twice = [name for number, name in enumerate(names) if name in names[:number]]
    problems = [
        _problem("duplicate-key", name, {"key": name, "what": "column"})
        for name in dict.fromkeys(twice)
    ]
    return HeadUnit(format, problems, lambda: Text("", path), lambda _: {}, names)


def only_none(only: Collection[int], start: int, end: int) -> bool:
    """Whether none of *only* lies in ``[start, end)``."""
    if len(only) < end - start:
        return not any(start <= index < end for index in only)
    return not any(index in only for index in range(start, end))


def damaged(format: str, what: str, error: Exception, path: str | None) -> RowUnit:
    """The unit that says that a file is no *what*, or only the beginning of one."""
    lines = str(error).splitlines() or [type(error).__name__]
    facts: dict[str, object] = {"reason": lines[0][:200], "what": what}
    return _unit(format, [], [_file_problem("damaged", facts)], path)


def _file_problem(kind: str, facts: dict[str, object]) -> Problem:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    return Problem(kind, Span(0, 0), facts)
