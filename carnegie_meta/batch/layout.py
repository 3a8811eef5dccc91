"""Which columns of a batch are no fields: what a caller says, and what a batch has."""

from __future__ import annotations

from carnegie_meta.errors import UsageError
from carnegie_meta.model.fields import BLOCK_FIELDS
from carnegie_meta.source.json_rows import BESIDE, is_json_column, is_text, json_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from carnegie_meta.source.columns import Columns


class Layout:
    """Which columns of a batch are no fields.

    ``json``: the column that holds whole records as JSON text, whatever stands beside it; None
    takes the only column beside the others when it is called ``value``, ``record`` or ``json`` and
    holds text. ``path``, ``index`` and ``line``: where a record comes from. Columns of these names
    need not be there; one of another name must. None says that there is none. Case does not matter.
    ``csv``: the others are cells of a CSV that the engine has read: a list field is a list in one
    cell, and an empty or null cell is what ``check`` takes it for in that column.
    Raises: UsageError for a name that is no text, and for cells of CSV that are JSON text as well.
    """

    __slots__ = ("csv", "index", "json", "line", "path")

    def __init__(
        self,
        json: str | None = None,
        path: str | None = "path",
        index: str | None = "index",
        line: str | None = "line",
        *,
        csv: bool = False,
    ) -> None:
        self.json = json
        self.path = path
        self.index = index
        self.line = line
        self.csv = csv
        for name in (json, path, index, line):
            if name is not None and not isinstance(name, str):
                raise UsageError(f"Layout takes names of columns, not {name!r:.80}")
        if csv and json is not None:
            raise UsageError("Layout takes json or csv, not both")


class Found:
    """A layout as the schema of a batch has it: names of columns, None for those that it lacks.

    ``beside``: what is no field.
    Raises: UsageError for a column that must be there and is not, that stands twice, or whose type
    does not fit; and where it cannot be told whether rows are records as JSON text.
    """

    __slots__ = ("beside", "index", "json", "line", "path")

    def __init__(self, layout: Layout, schema: Any, columns: Columns) -> None:
        if not isinstance(layout, Layout):
            raise UsageError(f"layout takes a carnegie_meta.batch.Layout, not {layout!r:.80}")
        self.path = _column(schema, layout, "path", is_text, "text")
        self.index = _column(schema, layout, "index", _is_whole, "a whole number")
        self.json = _column(schema, layout, "json", is_text, "text")
        if self.json is None and not layout.csv:
            self.json = json_column(schema, (self.path, self.index, layout.line))
        self.line = None
        if self.json is None:
            if not layout.csv:
                beside = (self.path, self.index, layout.line)
                _no_json([name for name in schema.names if name not in beside], schema, columns)
        else:  # only a text has lines
            self.line = _column(schema, layout, "line", _is_whole, "a whole number")
        self.beside = {name for name in (self.path, self.index, self.line) if name is not None}


def _no_json(names: list[str], schema: Any, columns: Columns) -> None:
    """Raises UsageError for a table without fields that has a column named for JSON text."""
    rest = [name for name in names if name.lower() not in BESIDE]
    if any(columns.field(name) in BLOCK_FIELDS for name in rest):
        return
    for name in rest:
        if columns.said(name) == "text" and is_json_column(schema, name):
            others = ", ".join(other for other in rest if other != name)
            in_file = " or columns = {record = 'json'}" if name == "record" else ""
            raise UsageError(
                f"column {name!r} may hold records as JSON text, but others that are no fields "
                f"stand beside it: {others}; Layout(json={name!r}){in_file} says that it does"
            )


def _column(
    schema: Any, layout: Layout, role: str, fits: Callable[[Any], bool], what: str
) -> str | None:
    """The column of *schema* that has *role* in *layout*."""
    said: str | None = getattr(layout, role)
    if said is None:
        return None
    names: list[str] = schema.names
    found = [name for name in names if name == said]
    found = found or [name for name in names if name.lower() == said.lower()]
    if not found:
        if said == role != "json":
            return None
        raise UsageError(f"no column {said!r}; there are: {', '.join(names)}")
    if len(found) > 1:
        raise UsageError(f"two columns are called {said!r}; {role} takes one")
    kind = schema.field(found[0]).type
    if not fits(kind):
        raise UsageError(
            f"column {found[0]!r} holds {kind}, and {role} is {what}; "
            f"Layout({role}=…) takes another column, or None"
        )
    return found[0]


def _is_whole(kind: Any) -> bool:
    import pyarrow.types as types

    return bool(types.is_integer(kind) or types.is_null(kind))
