"""A map from a text that was decoded out of a file back into that file."""

from __future__ import annotations

from bisect import bisect_right

from carnegie_meta.model.span import Span


class Offsets:
    """Where each code point of a decoded text stands in its file.

    The text is built run by run: what stands in the file as it is, and what the file writes
    otherwise (``&amp;``, or a tag that ends a line). Between two runs the file may hold
    anything: tags, comments, scripts.
    """

    __slots__ = ("_decoded", "_file", "_length", "_parts", "_widths")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._decoded: list[int] = []
        self._file: list[int] = []
        # Width of a run in the file; -1 for a run that stands there as it is.
        self._widths: list[int] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The decoded text, all runs joined."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """Code points so far."""
        return self._length

    @property
    def last(self) -> str:
        """The last code point so far, "" when there is none."""
        return self._parts[-1][-1] if self._parts else ""

    def literal(self, text: str, at: int) -> None:
        """Add *text*, which stands in the file at *at* as it is."""
        if text:
            self._add(text, at, -1)

    def written(self, text: str, at: int, width: int) -> None:
        """Add *text*, which the file writes otherwise, in *width* code points at *at*."""
        if text:
            self._add(text, at, width)

    def _add(self, text: str, at: int, width: int) -> None:
        self._parts.append(text)
        self._decoded.append(self._length)
        self._file.append(at)
        self._widths.append(width)
        self._length += len(text)

    def start(self, offset: int) -> int:
        """Where the code point at *offset* begins in the file; at the end, where the last ends."""
        if offset >= self._length:
            return self.end(self._length)
        run = bisect_right(self._decoded, offset) - 1
        within = offset - self._decoded[run] if self._widths[run] < 0 else 0
        return self._file[run] + within

    def end(self, offset: int) -> int:
        """Where the code point before *offset* ends in the file."""
        if offset <= 0 or not self._decoded:
            return self._file[0] if self._file else 0
        run = bisect_right(self._decoded, offset - 1) - 1
        width = self._widths[run]
        return self._file[run] + (offset - self._decoded[run] if width < 0 else width)

    def span(self, within: Span) -> Span:
        """*within*, in code points of the decoded text, as a span of the file."""
        start = self.start(within.start)
        return Span(start, start if within.start == within.end else self.end(within.end))
