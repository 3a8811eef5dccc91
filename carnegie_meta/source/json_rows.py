"""Tables whose rows are records as JSON text: one column holds them, whoever reads the table.

Blank and null texts are no records. What is found has a pointer into the record and no line: the
table tells of none.
"""

from __future__ import annotations

from carnegie_meta.source.jsonl import line_unit, quick
from carnegie_meta.source.text import Text
from carnegie_meta.source.unit import RowUnit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import Any

NAMES = ("value", "record", "json")
"""What a column of whole records is called, in any case."""

BESIDE = ("path", "index", "line")
"""Columns that may stand beside it: where a record comes from."""


def json_column(schema: Any, beside: Collection[str | None] = BESIDE) -> str | None:
    """The column that holds whole records as JSON text, where it is the only one but *beside*."""
    rest = [name for name in schema.names if name not in beside and name.lower() not in BESIDE]
    return rest[0] if len(rest) == 1 and is_json_column(schema, rest[0]) else None


def is_json_column(schema: Any, name: str) -> bool:
    """Whether the column *name* is called and typed as one of whole records is."""
    if name.lower() not in NAMES or schema.names.count(name) > 1:
        return False
    return is_text(schema.field(name).type)


def is_text(kind: Any) -> bool:
    """Whether a column of the Arrow type *kind* holds text, bytes, or nothing at all."""
    import pyarrow.types as types

    if types.is_dictionary(kind):
        kind = kind.value_type
    kind = getattr(kind, "storage_type", kind)  # of an extension, such as arrow.json
    return bool(
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_binary(kind)
        or types.is_large_binary(kind)
        or types.is_binary_view(kind)
        or types.is_null(kind)
    )


def texts(column: Any) -> list[bytes | None]:
    """The cells of a column of text as bytes, which need not be UTF-8."""
    from pyarrow import large_binary

    cells: list[bytes | None] = column.cast(large_binary()).to_pylist()
    return cells


class JSONRows:
    """A walk over the rows of one table, of a *format* that has no text."""

    def __init__(self, format: str, path: str | None) -> None:
        self._format = format
        self._path = path
        self._names: tuple[str, ...] = ()
        self.count = 0
        """Rows so far that held anything."""

    def units(
        self,
        column: Any,
        begin: int,
        only: Collection[int] | None,
        passes: Callable[[object, int], bool] | None,
    ) -> Iterator[RowUnit]:
        """Units of the rows of *column*, the first of which has the index *begin*.

        Arguments are those of the readers of tables. What the first record calls its values are
        the names of the columns of all.
        """
        held = [(n, text) for n, text in enumerate(texts(column), begin) if text and text.strip()]
        self.count += len(held)
        if only is not None:
            held = [(index, text) for index, text in held if index in only]
        rows = [(index, text, quick(text)) for index, text in held]
        for _, _, parsed in rows:
            if self._names:
                break
            data, _ = unwrap(parsed)
            self._names = tuple(data) if isinstance(data, dict) else ()
        for index, text, parsed in rows:
            if passes is None or not passes(parsed, index):
                yield self._unit(text, index, parsed)

    def _unit(self, text: bytes, index: int, parsed: object) -> RowUnit:
        unit = line_unit(text.rstrip(b"\r\n"), 1, index, self._path, parsed)
        path = self._path
        return RowUnit(
            self._format,
            unit.records,
            unit.problems,
            lambda: Text("", path),
            lambda _: {},
            self._names,
        )
