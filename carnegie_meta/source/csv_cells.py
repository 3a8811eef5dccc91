"""The cells of a row of CSV: what is wrong with them, and where their values stand."""

from __future__ import annotations

from collections.abc import Mapping

from carnegie_meta.model.fields import LIST_FIELDS
from carnegie_meta.model.pointer import escape, split
from carnegie_meta.source.columns import EMPTY_FIELDS, Columns
from carnegie_meta.source.unit import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.csv_scan import Cell, Row
    from carnegie_meta.source.text import Text


class Column:
    """A column: its name, how its cells are read, and what an empty one is.

    ``empty``: the text that it is, None for an absent key; ``is_list``: an empty list instead.
    """

    __slots__ = ("empty", "is_list", "kind", "name")

    def __init__(self, name: str, columns: Columns) -> None:
        field = columns.field(name)
        self.name = name
        self.kind = columns.kind(name)
        self.empty = "" if field in EMPTY_FIELDS else None
        self.is_list = self.kind == "list" and field in LIST_FIELDS


class Located(Mapping[str, Node]):
    """Node by pointer of *row*, whose lines are *text*; a cell is looked into when it is asked for.

    A finding names one or two cells of a row, and a table has many.
    """

    def __init__(
        self, row: Row, text: str, columns: list[Column | None], settings: Columns
    ) -> None:
        self._cells = {
            column.name: (column, cell)
            for column, cell in zip(columns, row.cells, strict=False)
            if column is not None
        }
        self._text = text
        self._settings = settings
        self._found: dict[str, dict[str, Node]] = {}

    def __getitem__(self, pointer: str) -> Node:
        if not pointer:
            return self._whole()
        name = split(pointer)[0]
        if name not in self._found:
            self._found[name] = self._inside(name)
        return self._found[name][pointer]

    def __iter__(self) -> Iterator[str]:
        yield ""
        for name in self._cells:
            yield from self._inside(name)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _whole(self) -> Node:
        from carnegie_meta.model.span import Span

        return Node(Span(0, len(self._text)), style="csv")

    def _inside(self, name: str) -> dict[str, Node]:
        """Places of everything in the cell of the column *name*; KeyError where there is none."""
        column, cell = self._cells[name]
        text, pointer = self._text, "/" + escape(name)
        value = cell.value(text)
        found: dict[str, Node] = {}
        if column.kind == "json" or (column.kind == "list" and value.startswith("[")):
            _locate_json(found, cell, text, pointer)
            return found
        found[pointer] = _node(cell, text)
        if column.kind == "list":
            offsets = cell.offsets(text)
            for number, (at, item) in enumerate(self._settings.items(value)):
                found[f"{pointer}/{number}"] = _part(offsets[at : at + len(item) + 1])
        return found


def places_of_names(text: Text, columns: list[Column | None], cells: list[Cell]) -> dict[str, Node]:
    """Where the names of *columns* stand in a header, by pointer; "" is all of it."""
    from carnegie_meta.model.span import Span

    found = {"": Node(Span(0, len(text.content)), style="csv")}
    for column, cell in zip(columns, cells, strict=True):
        if column is not None:
            found["/" + escape(column.name)] = Node(cell.span, style="csv")
    return found


def _node(cell: Cell, text: str) -> Node:
    return Node(cell.span, None, "csv", lambda: cell.offsets(text))


def _part(offsets: list[int]) -> Node:
    """The node of an item of a list in a cell."""
    from carnegie_meta.model.span import Span

    return Node(Span(offsets[0], offsets[-1]), None, "csv", lambda: offsets)


def _locate_json(found: dict[str, Node], cell: Cell, text: str, pointer: str) -> None:
    """Add the places of what a cell of JSON holds."""
    from carnegie_meta.model.span import Span
    from carnegie_meta.source import json_
    from carnegie_meta.source.text import Text

    offsets = cell.offsets(text)

    def moved(span: Span) -> Span:
        return Span(offsets[span.start], offsets[span.end])

    def shift(inner: Node) -> Callable[[], list[int] | None]:
        def shifted() -> list[int] | None:
            known = inner.offsets()
            return None if known is None else [offsets[at] for at in known]

        return shifted

    for below, inner in json_.locate(Text(cell.value(text))).items():
        key = None if inner.key is None else moved(inner.key)
        own = shift(inner) if inner.is_mapped else None
        found[pointer + below] = Node(moved(inner.value), key, inner.style, own)
    # A text that is no JSON has no place but this.
    found.setdefault(pointer, _node(cell, text))


def wrong_cells(row: Row, width: int, least: int = 0) -> list[Problem]:
    """What is wrong with the cells of a row that should have *width*; 0 for any number.

    *least*: how many do, where the last columns are no fields; 0 for all.
    """
    if row.is_plain(width):
        return []
    if row.unclosed >= 0:
        return [csv_syntax(_unclosed(row, width), row.unclosed, row.unclosed + 1)]
    for cell in row.cells:
        if cell.stray >= 0:
            reason = "text stands behind the closing quote; a quote inside a cell is written twice"
            return [csv_syntax(reason, cell.stray, cell.stray + 1)]
    count = len(row.cells)
    if not width or (least or width) <= count <= width:
        return []
    last = row.cells[-1]
    if count > width and all(cell.start == cell.end for cell in row.cells[width:]):
        return []  # spreadsheets write separators behind the last cell
    reason = f"the row has {count} cell{'' if count == 1 else 's'}, the header {width}"
    if count > width:
        return [csv_syntax(reason, row.cells[width].start, last.end)]
    return [csv_syntax(reason, 0, last.end)]


def _unclosed(row: Row, width: int) -> str:
    """What is said of a quote that nothing closes."""
    reason = "this quote is never closed"
    if row.closed:
        reason = "this quote is closed only in a later line, with text behind it"
    if row.limit:
        reason = f"this quote is still open when the row holds {row.limit} bytes"
    if not row.behind:
        return reason
    # Without a header nothing can be made of the rest.
    what = "read as rows of their own" if width else "not read"
    lines = "line" if row.behind == 1 else f"{row.behind} lines"
    return f"{reason}; the {lines} behind it {'is' if row.behind == 1 else 'are'} {what}"


def csv_syntax(reason: str, start: int, end: int) -> Problem:
    """The problem that a text is no CSV, at ``[start, end)`` of its row."""
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    return Problem("csv-syntax", Span(start, end), {"reason": reason})
