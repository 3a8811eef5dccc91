"""The rows of a batch as units, whichever way they hold their records."""

from __future__ import annotations

from carnegie_meta.errors import UsageError
from carnegie_meta.source.arrow_rows import records, unit_of
from carnegie_meta.source.jsonl import line_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from carnegie_meta.source.columns import Columns
    from carnegie_meta.source.unit import Unit

    Row = tuple[str | None, int, Unit]
    """Path, index and unit of one row."""

JSON_COLUMNS = ("value", "record", "json")


class Layout:
    """Which columns of a batch are no fields.

    ``json``: the column that holds whole records as JSON text; None takes the only column beside
    the others when it is called ``value``, ``record`` or ``json`` and holds text. ``path``,
    ``index`` and ``line``: where a record comes from; they need not be there, and None says that
    they are not.
    """

    __slots__ = ("index", "json", "line", "path")

    def __init__(
        self,
        json: str | None = None,
        path: str | None = "path",
        index: str | None = "index",
        line: str | None = "line",
    ) -> None:
        self.json = json
        self.path = path
        self.index = index
        self.line = line


class Found:
    """A layout as the schema of a batch has it: names of columns, None for those that it lacks."""

    __slots__ = ("beside", "index", "json", "line", "path")

    def __init__(self, layout: Layout, schema: Any) -> None:
        names = schema.names
        self.path = _named(layout.path, schema, _is_text)
        self.index = _named(layout.index, schema, _is_whole)
        self.line = _named(layout.line, schema, _is_whole)
        self.json = layout.json
        if self.json is not None and self.json not in names:
            raise UsageError(f"no column {self.json!r}; there are: {', '.join(names)}")
        if self.json is None:
            rest = [name for name in names if name not in (self.path, self.index, self.line)]
            if len(rest) == 1 and rest[0] in JSON_COLUMNS and _is_text(schema.field(rest[0]).type):
                self.json = rest[0]
        if self.json is None:
            self.line = None  # only a text has lines
        self.beside = {name for name in (self.path, self.index, self.line) if name is not None}


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
    found = Found(layout, batch.schema)
    if first is None:
        if found.index is None:
            raise UsageError(f"rows have no index: pass first=, rows before the batch, or {INDEX}")
        first = 0
    paths = _cells(batch, found.path)
    numbers = _cells(batch, found.index)
    if found.json is None:
        made = records(batch, columns, found.beside)
        for at, (record, problems) in enumerate(made):
            name = paths[at] if paths else path
            index = _number(numbers, at, first)
            yield name, index, unit_of("arrow", record, problems, index, name)
        return
    lines = _cells(batch, found.line)
    for at, text in enumerate(_cells(batch, found.json) or ()):
        if text is None or not text.strip():
            continue
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        name = paths[at] if paths else path
        index = _number(numbers, at, first)
        line = lines[at] if lines else None
        unit = line_unit(data.rstrip(b"\r\n"), line or 1, index, name)
        if line is None:
            unit.format = "arrow"  # nobody knows where in which file it stands
        yield name, index, unit


def _cells(batch: Any, name: str | None) -> list[Any] | None:
    return None if name is None else batch.column(name).to_pylist()


def _number(numbers: list[Any] | None, at: int, first: int) -> int:
    if numbers is None:
        return first + at
    number = numbers[at]
    if number is None:
        raise UsageError(f"row {at} of a batch has no index")
    return int(number)


def _named(name: str | None, schema: Any, fits: Any) -> str | None:
    """*name*, where the schema has one such column of a type that *fits*."""
    at = -1 if name is None else schema.get_field_index(name)
    return name if at >= 0 and fits(schema.field(at).type) else None


def _is_text(kind: Any) -> bool:
    import pyarrow.types as types

    if types.is_dictionary(kind):
        kind = kind.value_type
    return bool(
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_binary(kind)
        or types.is_large_binary(kind)
    )


def _is_whole(kind: Any) -> bool:
    import pyarrow.types as types

    return bool(types.is_integer(kind))
