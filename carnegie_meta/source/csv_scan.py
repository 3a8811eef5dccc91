"""Rows and cells of CSV text, each with where it stands.

Source: RFC 4180; beside it any of ``, ; | tab`` between cells, and any line end.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.span import Span

QUOTE = '"'

BLANK = " "

SEPARATORS = (",", ";", "\t", "|")


class Cell:
    """One cell: ``[start, end)`` of the row's text, quotes included.

    ``stray``: where text stands behind the closing quote, -1 where none does.
    """

    __slots__ = ("end", "is_quoted", "start", "stray")

    def __init__(self, start: int, end: int, is_quoted: bool, stray: int = -1) -> None:
        self.start = start
        self.end = end
        self.is_quoted = is_quoted
        self.stray = stray

    @property
    def span(self) -> Span:
        from carnegie_meta.model.span import Span

        return Span(self.start, self.end)

    def value(self, text: str) -> str:
        """What the cell of *text* says."""
        if not self.is_quoted:
            return text[self.start : self.end]
        return text[self.start + 1 : self.end - 1].replace('""', QUOTE)

    def offsets(self, text: str) -> list[int]:
        """Where each code point of the value, and its end, stand in *text*."""
        if not self.is_quoted:
            return list(range(self.start, self.end + 1))
        found = []
        at, end = self.start + 1, self.end - 1
        while at < end:
            found.append(at)
            at += 2 if text[at] == QUOTE else 1
        found.append(end)
        return found


class Row:
    """The cells of one row, taken in line by line until no quote is open.

    ``opened``: which of the lines, counted from 0, opens the quote that is still open. ``behind``:
    lines that the row would have taken in if nobody had ended it at its open quote; ``limit``: how
    many bytes it may have, where these were the reason; ``closed``: whether the quote is closed in
    one of those lines, by another's. ``skips``: whether blanks behind a
    separator belong to it.
    """

    __slots__ = (
        "_base",
        "_cells",
        "_open",
        "_parts",
        "_plain",
        "behind",
        "closed",
        "limit",
        "opened",
        "separator",
        "skips",
    )

    def __init__(self, separator: str, skips: bool = False) -> None:
        self.separator = separator
        self.skips = skips
        self.opened = self.behind = self.limit = 0
        self.closed = False
        self._parts: list[str] = []
        self._base = 0
        self._open = -1
        self._plain: list[str] | None = None
        self._cells: list[Cell] = []

    @property
    def cells(self) -> list[Cell]:
        """Where the cells stand; those of a row without quotes are found when asked for."""
        if self._plain is not None and not self._cells:
            at = 0
            for part in self._plain:
                self._cells.append(Cell(at, at + len(part), False))
                at += len(part) + 1
        return self._cells

    def values(self, text: str) -> list[str]:
        """What the cells of *text*, the row's own, say."""
        if self._plain is not None:
            return self._plain
        return [cell.value(text) for cell in self._cells]

    def is_plain(self, width: int) -> bool:
        """Whether nothing can be wrong with a row of *width* cells."""
        return self._plain is not None and len(self._plain) == width

    @property
    def text(self) -> str:
        """All lines taken in so far."""
        return "".join(self._parts)

    @property
    def unclosed(self) -> int:
        """Where a quote stands that is still open; -1 for none."""
        return self._open

    @property
    def is_spaced(self) -> bool:
        """Whether a blank stands behind every separator, of which there is one or more."""
        text = self.text
        behind = self.cells[1:]
        return bool(behind) and all(text.startswith(BLANK, cell.start) for cell in behind)

    @property
    def torn(self) -> int:
        """Which line opens a quote that a later one closes with text behind; -1 for none."""
        for cell in self._cells:
            if cell.stray >= 0:
                first = self.text.count("\n", 0, cell.start)
                return first if self.text.count("\n", 0, cell.stray) > first else -1
        return -1

    def take(self, line: str) -> bool:
        """Take in *line*, which ends the row's text or with a line end; whether the row is whole.

        Every character is looked at once, however many lines the row has.
        """
        self._parts.append(line)
        base, self._base = self._base, self._base + len(line)
        length = len(line.rstrip("\r\n"))
        at = 0
        if self._open >= 0:
            close = _closing(line, 0)
            if close < 0:
                return False
            at = self._quoted(line, self._open, close, base, length)
        elif QUOTE not in line and not self.skips:
            self._plain = line[:length].split(self.separator)
            return True
        while at <= length:
            while self.skips and at and line.startswith(BLANK, at):
                at += 1
            if line.startswith(QUOTE, at):
                close = _closing(line, at + 1)
                if close < 0:
                    self._open = base + at
                    self.opened = len(self._parts) - 1
                    return False
                at = self._quoted(line, base + at, close, base, length)
            else:
                end = _find(line, self.separator, at, length)
                self._cells.append(Cell(base + at, base + end, False))
                at = end + 1
        return True

    def _quoted(self, line: str, start: int, close: int, base: int, length: int) -> int:
        """Add the cell that begins at *start* and whose quote closes; where the next begins."""
        self._open = -1
        end = _find(line, self.separator, close + 1, length)
        stray = base + close + 1 if end > close + 1 else -1
        self._cells.append(Cell(start, base + close + 1, True, stray))
        return end + 1


def _closing(line: str, at: int) -> int:
    """Where the quote closes that is open at *at*; -1 when it does not in this line."""
    while (found := line.find(QUOTE, at)) >= 0:
        if not line.startswith(QUOTE, found + 1):
            return found
        at = found + 2
    return -1


def _find(line: str, separator: str, at: int, length: int) -> int:
    found = line.find(separator, at, length)
    return length if found < 0 else found


def separator_of(header: str, known: frozenset[str]) -> str:
    """What stands between the cells of *header*: that which gives most of the *known* names."""

    def score(separator: str) -> tuple[int, int]:
        names = [name.strip('" \r\n') for name in header.split(separator)]
        return sum(name in known for name in names), len(names) > 1

    return max(SEPARATORS, key=score)
