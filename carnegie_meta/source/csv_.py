"""CSV and TSV: one record a row, plain or packed, read as a stream.

A cell is what it says: nothing becomes a date or a number. What lists and JSON in cells are, and
what an empty cell is, ``source.columns`` tells.
"""

from __future__ import annotations

from carnegie_meta.source import json_
from carnegie_meta.source.columns import Columns
from carnegie_meta.source.csv_cells import (
    Column,
    Located,
    csv_syntax,
    places_of_names,
    wrong_cells,
)
from carnegie_meta.source.csv_lines import Rows
from carnegie_meta.source.csv_scan import QUOTE, Row
from carnegie_meta.source.packed import Damaged, packed_suffixes, unpack
from carnegie_meta.source.text import Text
from carnegie_meta.source.unit import HeadUnit, RawRecord, RowUnit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import BinaryIO

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.unit import Positions

    Passes = Callable[[object, int], bool]

BLANKS = " \t\r\n"
"""A row whose cells hold nothing else is no row."""


class CSVReader:
    """Reader of ``.csv``, plain and packed; the header tells what separates the cells."""

    name = "csv"
    suffixes = packed_suffixes(".csv")
    separator = ""

    def read(
        self,
        source: Input,
        only: Collection[int] | None = None,
        passes: Passes | None = None,
        columns: Columns | None = None,
    ) -> Iterator[RowUnit]:
        """A unit a row that is not blank; ``index`` counts those behind the header from 0.

        *only*: indexes of the rows that are wanted. *passes*: asked of each record and its index
        first; what it is content with makes no unit.
        """
        with source.open() as file:
            table = _Table(self, source.path, columns or Columns(), only, passes)
            yield from table.units(file)


class TSVReader(CSVReader):
    """Reader of ``.tsv``: tabs between the cells, quotes as in CSV."""

    name = "tsv"
    suffixes = packed_suffixes(".tsv", ".tab")
    separator = "\t"


class _Table:
    """A walk over the rows of one input."""

    def __init__(
        self,
        reader: CSVReader,
        path: str | None,
        columns: Columns,
        only: Collection[int] | None,
        passes: Passes | None,
    ) -> None:
        self._format = reader.name
        self._separator = reader.separator
        self._path = path
        self._settings = columns
        self._only = only
        self._last = -1 if only is None else max(only, default=-1)
        self._passes = passes
        self._columns: list[Column | None] = []
        self._names: tuple[str, ...] = ()
        self._head = ""
        self._least = 0
        self._stops = False

    def units(self, file: BinaryIO) -> Iterator[RowUnit]:
        """Units of the rows of *file* that are wanted."""
        stream = unpack(file)
        rows = Rows(stream, stream is not file, self._path, self._separator)
        index = -1
        nothing = BLANKS + QUOTE
        try:
            while (taken := rows.take()) is not None:
                number, row, problems = taken
                text = row.text
                if not text.strip(nothing) and not problems and _is_empty(row, text):
                    continue
                if index < 0:
                    index = 0
                    nothing += rows.separator
                    if row.unclosed < 0 and row.is_spaced:
                        rows.skips = True
                        row = _again(row)
                    yield from self._header(row, text, number, problems)
                    if self._stops:
                        return
                    rows.width = len(self._columns)
                    continue
                unit = self._wanted(row, text, number, index, problems)
                if unit is not None:
                    yield unit
                index += 1
                if self._only is not None and index > self._last:
                    return
        except Damaged as damage:
            yield self._problem("damaged", rows.number, max(index, 0), {"reason": str(damage)})
            return
        if index <= 0 and self._only is None:
            yield self._problem("empty", 1, None, {})

    def _header(
        self, row: Row, text: str, number: int, problems: list[Problem]
    ) -> Iterator[HeadUnit]:
        """Learn the names of the columns; the head, where all rows are read."""
        names = [cell.value(text) for cell in row.cells]
        wrong = problems + wrong_cells(row, 0)
        if "\r" in text.rstrip("\r\n") and not wrong:
            at = text.index("\r")
            wrong = [csv_syntax("lines end with CR alone; save with LF, or CR LF", at, at + 1)]
        stop = bool(wrong)
        settings = self._settings.of_table(names)
        if row.skips:
            at = row.cells[1].start
            wrong.append(csv_syntax("blanks stand behind the separators", at - 1, at))
        seen: set[str] = set()
        for name, cell in zip(names, row.cells, strict=True):
            if name and name in seen and not stop:
                reason = f"two columns are called {name!r:.80}"
                wrong.append(csv_syntax(reason, cell.start, cell.end))
            # A column without a name is the row number that some programs write.
            self._columns.append(Column(name, settings) if name not in seen | {""} else None)
            seen.add(name)
        self._names, self._stops = tuple(names), stop
        self._head = text.rstrip("\r\n")
        self._least = 1 + max((n for n, c in enumerate(self._columns) if c is not None), default=-1)
        if self._only is None:
            path, cells, known = self._path, row.cells, self._columns
            yield HeadUnit(
                self._format,
                wrong,
                lambda: Text(text.rstrip("\r\n"), path, number),
                lambda text: places_of_names(text, known, cells),
                self._names,
            )

    def _wanted(
        self, row: Row, text: str, number: int, index: int, problems: list[Problem]
    ) -> RowUnit | None:
        """The unit of a row; None when nobody wants it."""
        if self._only is not None and index not in self._only:
            return None
        if text.rstrip("\r\n") == self._head:
            wrong = [csv_syntax("the header stands here again", 0, len(self._head))]
        else:
            wrong = wrong_cells(row, len(self._columns), self._least)
        if self._passes is not None and not wrong and not problems:
            record = self._record(row, text)
            if record is not None and self._passes(record, index):
                return None
        return self._unit(row, text, number, index, problems, wrong)

    def _record(self, row: Row, text: str) -> dict[str, object] | None:
        """The record of a row in which nothing is wrong; None when a cell is no JSON."""
        record: dict[str, object] = {}
        try:
            for column, cell in zip(self._columns, row.values(text), strict=False):
                if column is not None:
                    value = self._value(column, cell)
                    if value is not None:
                        record[column.name] = value
        except ValueError:
            return None
        return record

    def _value(self, column: Column, text: str) -> object:
        """What a cell that says *text* holds; None for nothing.

        Raises: ValueError when it should be JSON, and is not plainly.
        """
        if not text:
            return [] if column.is_list else column.empty
        if column.kind == "text":
            return text
        if column.kind == "json" or text.startswith("["):
            return json_.parse(text.encode("utf-8", "surrogatepass"))
        return [item for _, item in self._settings.items(text)]

    def _unit(
        self,
        row: Row,
        text: str,
        number: int,
        index: int,
        problems: list[Problem],
        wrong: list[Problem],
    ) -> RowUnit:
        """The unit of a row; one in which cells are not where they belong gives no record."""
        records = []
        if any(problem.facts.get("found") != "bytes" for problem in problems):
            wrong = []
        elif not wrong:
            record = self._record(row, text)
            if record is None:
                record, wrong = self._read_again(row, text)
            if record is not None:
                data, wrapper = unwrap(record)
                records.append(RawRecord(data, index, "", wrapper, record))
        if problems or wrong:
            from carnegie_meta.model.value import replaced

            problems = [replaced(problem, record=index) for problem in problems + wrong]
        text = text.rstrip("\r\n")
        return self._made(
            records,
            problems,
            text,
            number,
            lambda _: Located(row, text, self._columns, self._settings),
        )

    def _read_again(self, row: Row, text: str) -> tuple[dict[str, object] | None, list[Problem]]:
        """What is wrong in the cells of JSON, and the record where all can be read in spite."""
        from carnegie_meta.model.pointer import escape
        from carnegie_meta.model.span import Span
        from carnegie_meta.model.value import replaced

        record: dict[str, object] = {}
        problems: list[Problem] = []
        readable = True
        for column, cell in zip(self._columns, row.cells, strict=False):
            if column is None:
                continue
            try:
                value = self._value(column, cell.value(text))
            except ValueError:
                values, found = json_.explain(cell.value(text))
                readable = readable and bool(values)
                value = values[0] if values else None
                offsets = cell.offsets(text)
                for problem in found:
                    span = Span(offsets[problem.span.start], offsets[problem.span.end])
                    pointer = "/" + escape(column.name) + (problem.pointer or "")
                    problems.append(replaced(problem, span=span, pointer=pointer))
            if value is not None:
                record[column.name] = value
        return record if readable else None, problems

    def _problem(
        self, kind: str, number: int, index: int | None, facts: dict[str, object]
    ) -> RowUnit:
        from carnegie_meta.model.problem import Problem
        from carnegie_meta.model.span import Span

        problem = Problem(kind, Span(0, 0), facts, index)
        return self._made([], [problem], "", number, lambda _: {})

    def _made(
        self,
        records: list[RawRecord],
        problems: list[Problem],
        text: str,
        number: int,
        locate: Callable[[Text], Positions],
    ) -> RowUnit:
        path = self._path
        return RowUnit(
            self._format, records, problems, lambda: Text(text, path, number), locate, self._names
        )


def _is_empty(row: Row, text: str) -> bool:
    """Whether there is nothing in the cells of *row*, whose lines are *text*."""
    return row.unclosed < 0 and not any(cell.strip(BLANKS) for cell in row.values(text))


def _again(row: Row) -> Row:
    """*row* with the blanks behind its separators taken for theirs."""
    again = Row(row.separator, skips=True)
    for line in row.text.rstrip("\n").split("\n"):
        again.take(line + "\n")
    return again
