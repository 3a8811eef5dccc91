"""The lines of a CSV input, put together to rows; no line ends the reading but the last."""

from __future__ import annotations

import re
from itertools import chain

from carnegie_meta.model.fields import FIELDS
from carnegie_meta.source.csv_scan import Row, separator_of
from carnegie_meta.source.decode import BINARY_SAMPLE, BOM, UTF16
from carnegie_meta.source.jsonl import MAX_LINE, skip_line
from carnegie_meta.source.packed import packed_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from carnegie_meta.model.problem import Problem

    Taken = tuple[int, Row, list[Problem]]
    """The number of a row's first line, the row, and what is wrong with its text."""

LIMIT = MAX_LINE
"""Most bytes of one row."""

_EXCEL = re.compile(rb'"?sep=([ !#-~\t])"?[\r\n]*', re.IGNORECASE)
"""A first line that tells spreadsheets what stands between cells."""


class Rows:
    """The rows of *stream*, one after the other.

    *separator*: what stands between cells; "" where the header is to tell.
    """

    def __init__(self, stream: BinaryIO, packed: bool, path: str | None, separator: str) -> None:
        self._lines: Iterator[bytes] = self._read(stream, packed, path)
        self.separator = separator
        self.skips = False
        """Whether blanks behind a separator belong to it; whoever reads the header sets it."""
        self.width = 0
        """Cells of a row, once the header is read."""
        self.number = 1
        """That of the line that comes next."""

    def _read(self, stream: BinaryIO, packed: bool, path: str | None) -> Iterator[bytes]:
        """Every line; of one that is too long, the first LIMIT + 1 bytes."""
        first = True
        while line := packed_line(stream, LIMIT + 1, packed, path):
            ended = len(line) <= LIMIT or skip_line(stream, packed, path)
            if first:
                line = line.removeprefix(BOM)
                first = False
            yield line
            if not ended:
                return

    def take(self) -> Taken | None:
        """The next row; None behind the last.

        Raises: Damaged, SourceError.
        """
        line = next(self._lines, None)
        if line is None:
            return None
        if self.number == 1:
            if line.startswith(UTF16) or b"\0" in line[:BINARY_SAMPLE]:
                return self._no_text(line)
            told = None if self.separator else _EXCEL.fullmatch(line)
            if told is not None:
                self.separator = told[1].decode("latin-1")
                self.number += 1
                return self.take()
        if not self.separator and line.strip():
            self.separator = separator_of(line.decode("utf-8", "replace"), FIELDS)
        number = self.number
        row = Row(self.separator or ",", self.skips)
        problems: list[Problem] = []
        held: list[bytes] = []
        size = taken = 0
        while line is not None:
            size += len(line)
            if size > LIMIT:
                break
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                text = _decoded(line, taken, problems)
            if "\0" in text:
                _tell_nul(text, taken, problems)
            self.number += _line_ends(text)
            taken += len(text)
            whole = row.take(text)
            held.append(line)
            if whole:
                if len(held) > 1 and self._has_taken_rows(row, held):
                    self.number = number
                    return self._unclosed(row, row.torn, held, None, closed=True)
                return number, row, problems
            line = next(self._lines, None)
        self.number = number
        return self._too_long() if not held else self._unclosed(row, row.opened, held, line)

    def _has_taken_rows(self, row: Row, held: list[bytes]) -> bool:
        """Whether a quote too many has made lines of *row* its own that are rows."""
        torn = row.torn
        if torn < 0 or self.width < 2:
            return False
        alone = Row(row.separator, row.skips)
        return alone.take(held[torn + 1].decode("utf-8", "replace")) and (
            len(alone.cells) == self.width
        )

    def _no_text(self, line: bytes) -> Taken:
        """The first row of what is no UTF-8 text at all."""
        from carnegie_meta.source.decode import decode

        return self._told(decode(line)[1])

    def _too_long(self) -> Taken:
        from carnegie_meta.model.problem import Problem
        from carnegie_meta.model.span import Span

        return self._told([Problem("too-large", Span(0, 0), {"limit": LIMIT, "what": "row"})])

    def _told(self, problems: list[Problem]) -> Taken:
        """A row of one line that was not read."""
        row = Row(self.separator or ",")
        row.take("\n")
        self.number += 1
        return self.number - 1, row, problems

    def _unclosed(
        self,
        open_row: Row,
        opened: int,
        held: list[bytes],
        line: bytes | None,
        *,
        closed: bool = False,
    ) -> Taken:
        """*open_row*, of the lines *held*, up to the line *opened*, in which its last quote opens.

        The lines behind that one are read again, for a quote too many must not take the rest of
        the table. Of them none opens a quote that is not closed, so each is read twice at most.
        *line*: the one with which the row is too long; None at the end of the input, and where a
        later line has *closed* the quote.
        """
        count = opened + 1
        behind = held[count:]
        if line is not None:
            behind.append(line)
        self._lines = chain(behind, self._lines)
        number, taken = self.number, 0
        row = Row(open_row.separator, open_row.skips)
        problems: list[Problem] = []
        for each in held[:count]:
            text = _decoded(each, taken, problems)
            if "\0" in text:
                _tell_nul(text, taken, problems)
            taken += len(text)
            self.number += _line_ends(text)
            row.take(text)
        row.behind, row.closed = len(behind), closed
        row.limit = 0 if line is None else LIMIT
        return number, row, problems


def _line_ends(text: str) -> int:
    """How many lines *text* ends, as positions count them."""
    if "\r" not in text:
        return text.count("\n")
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _decoded(line: bytes, at: int, problems: list[Problem]) -> str:
    """*line*, which stands at *at* in its row, as text; adds what is wrong with its encoding."""
    from carnegie_meta.model.span import Span
    from carnegie_meta.model.value import replaced
    from carnegie_meta.source.decode import decode_part

    text, found = decode_part(line)
    for problem in found:
        facts = dict(problem.facts)
        places = facts["places"]
        assert isinstance(places, list)  # bytes that are no UTF-8 are all that a part can have
        facts["places"] = [place + at for place in places]
        span = Span(problem.span.start + at, problem.span.end + at)
        problems.append(replaced(problem, span=span, facts=facts))
    return text


def _tell_nul(text: str, at: int, problems: list[Problem]) -> None:
    """Add that a NUL stands in *text*, which stands at *at* in its row; once a row."""
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    if all(problem.facts.get("found") != "nul" for problem in problems):
        at += text.index("\0")
        problems.append(Problem("encoding", Span(at, at + 1), {"found": "nul"}))
