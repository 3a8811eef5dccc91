"""A decisions file as a list of work: rows that wait for a decision beside those that have one.

Beside the columns of :mod:`carnegie_meta.vocab.decisions` it has some that nothing reads but a
person: ``proposal`` (what the label may mean, best first), ``like`` (other labels that resemble
it), ``seen`` (in how many records) and ``at`` (where first). A row whose ``concept`` is empty has
no effect, whatever is proposed.
"""

from __future__ import annotations

import csv
import io

from carnegie_meta.vocab.csv_ import bare, guarded
from carnegie_meta.vocab.decisions import COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Cells = dict[str, str]
    """A row by the names of its columns."""

REVIEW = ("proposal", "like", "seen", "at")
"""Columns that are written anew at each review, in rows that wait."""


class Worklist:
    """Rows of one file, and how it writes them: separator, line ends, byte order mark, columns."""

    def __init__(self, data: bytes = b"") -> None:
        text = data.decode("utf-8-sig")
        self._mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        head = text.partition("\n")[0]
        self._separator = max(",;\t", key=head.count)
        self._end = "\r\n" if head.endswith("\r") else "\n"
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=self._separator)
        names = [name.strip() for name in next(rows, COLUMNS)]
        known = {name.casefold() for name in names}
        self.columns = [*names, *(name for name in (*COLUMNS, *REVIEW) if name not in known)]
        self.rows: list[Cells] = [
            {name: bare(cell.strip()) for name, cell in zip(names, cells, strict=False)}
            for cells in rows
            if any(cell.strip() for cell in cells)
        ]
        self._names = {name.casefold(): name for name in self.columns}

    def cell(self, row: Cells, name: str) -> str:
        """The cell of *row* in the column *name*, in whatever case the file writes that."""
        return row.get(self._names[name], "")

    def waits(self, row: Cells) -> bool:
        """Whether *row* waits for a decision."""
        return not self.cell(row, "concept")

    def update(self, waiting: Iterable[Cells], done: Iterable[tuple[str, str]] = ()) -> int:
        """Put *waiting* rows in, each once, with its columns of the review; how many are new.

        *done*: field and label of waiting rows that need no decision any more, and go.
        """
        there = {(self.cell(row, "field"), self.cell(row, "label")): row for row in self.rows}
        new = 0
        for found in waiting:
            row = there.get((found["field"], found["label"]))
            if row is None:
                row = {}
                self.rows.append(row)
                new += 1
            for name, cell in found.items():
                row[self._names[name]] = cell
        gone = set(done)
        self.rows = [
            row
            for row in self.rows
            if not self.waits(row) or (self.cell(row, "field"), self.cell(row, "label")) not in gone
        ]
        return new

    def encode(self) -> bytes:
        """The file: rows by field and label, so that a difference shows what was decided."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=self._separator, lineterminator=self._end)
        writer.writerow(self.columns)
        for row in sorted(self.rows, key=self._place):
            writer.writerow([guarded(row.get(name, "")) for name in self.columns])
        return self._mark + out.getvalue().encode("utf-8")

    def _place(self, row: Cells) -> tuple[str, str, str]:
        label = self.cell(row, "label")
        return self.cell(row, "field"), label.casefold(), label
