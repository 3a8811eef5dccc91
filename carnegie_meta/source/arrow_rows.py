"""Rows of Arrow record batches as records: null is absent, everything else is what it was.

A string stays a string, whatever it looks like. What JSON has no type for becomes the text that
it is written as: a date, a time or a decimal. Bytes are read as UTF-8.
"""

from __future__ import annotations

from carnegie_meta.errors import MissingExtra
from carnegie_meta.source.columns import Columns
from carnegie_meta.source.text import Text
from carnegie_meta.source.unit import RawRecord, RowUnit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from types import ModuleType
    from typing import Any

    from carnegie_meta.model.problem import Problem

    Convert = Callable[[Any], object] | None
    """From what Arrow gives to a JSON value; None where that is the same."""


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
    batch: Any, columns: Columns | None = None, without: Collection[str] = ()
) -> Iterator[tuple[dict[str, object] | None, list[Problem]]]:
    """The record of each row of *batch*, and what is wrong with its cells of JSON.

    A row with a cell that should be JSON and cannot be read has no record. *without*: columns that
    are no fields.
    """
    columns = columns or Columns()
    names: list[str] = []
    values: list[list[object]] = []
    repeated: list[str] = []
    cells: list[tuple[str, str]] = []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name in without:
            continue
        if name in names:
            repeated.append(name)
            continue
        names.append(name)
        values.append(_values(column))
        if columns.said(name) != "text":
            cells.append((name, columns.said(name)))
    if not names:
        for _ in range(batch.num_rows):
            yield {}, []
        return
    for row in zip(*values, strict=True):
        record = {name: value for name, value in zip(names, row, strict=True) if value is not None}
        problems = [_problem("duplicate-key", name, {"key": name}) for name in repeated]
        readable = [read_cell(record, name, kind, columns, problems) for name, kind in cells]
        yield record if all(readable) else None, problems


def _values(column: Any) -> list[object]:
    kind = column.type
    convert = _converter(kind)
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        # A day or a time that Python has none for.
        import pyarrow.compute

        values = pyarrow.compute.cast(column, "string").to_pylist()
        convert = None
    if convert is None:
        return values
    return [None if value is None else convert(value) for value in values]


def _converter(kind: Any) -> Convert:
    import pyarrow.types as types

    if hasattr(kind, "storage_type"):  # an extension, such as UUID
        return _text
    if types.is_dictionary(kind):
        return _converter(kind.value_type)
    if (
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_integer(kind)
        or types.is_floating(kind)
        or types.is_boolean(kind)
        or types.is_null(kind)
    ):
        return None
    if types.is_map(kind):
        return _map_converter(_converter(kind.item_type))
    if types.is_struct(kind):
        return _struct_converter({field.name: _converter(field.type) for field in kind})
    if types.is_nested(kind) and hasattr(kind, "value_type"):
        inner = _converter(kind.value_type)
        return None if inner is None else _list_converter(inner)
    return _text


def _list_converter(inner: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda items: [None if item is None else inner(item) for item in items]


def _struct_converter(inner: dict[str, Convert]) -> Callable[[Any], object]:
    def convert(struct: dict[str, Any]) -> object:
        found: dict[str, object] = {}
        for name, value in struct.items():
            if value is not None:
                member = inner.get(name)
                found[name] = value if member is None else member(value)
        return found

    return convert


def _map_converter(inner: Convert) -> Callable[[Any], object]:
    def convert(pairs: list[tuple[Any, Any]]) -> object:
        return {
            key if isinstance(key, str) else str(key): (
                value if value is None or inner is None else inner(value)
            )
            for key, value in pairs
        }

    return convert


def _text(value: object) -> object:
    """*value*, which JSON has no type for, as it is written."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (str, dict, list)):
        return value
    isoformat = getattr(value, "isoformat", None)
    return str(value if isoformat is None else isoformat())


def _problem(kind: str, name: str, facts: dict[str, object]) -> Problem:
    from carnegie_meta.model.pointer import escape
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    return Problem(kind, Span(0, 0), facts, pointer="/" + escape(name))


def read_cell(
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
    for first, batch in batches:
        names = tuple(batch.schema.names)
        text = json_column(batch.schema)
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
            for index, (record, problems) in enumerate(records(rows, columns), begin):
                if only is not None and index not in only:
                    continue
                if passes is None or problems or not passes(record, index):
                    yield unit_of(format, record, problems, index, path, names)
    if not count + json.count and only is None:
        yield _unit(format, [], [_file_problem("empty", {})], path)


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
