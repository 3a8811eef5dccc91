"""The text that a person reads on a page, line by line, and where each line stands.

A line is a paragraph, a heading, an entry of a list: pages are stored with one a line, and
HTML says where one ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from carnegie_meta.model.page import Part
from carnegie_meta.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.source.offsets import Offsets

_BREAK = re.compile(r"\r\n?|\n|\u2028|\u2029")
_BULLET = re.compile(r"[•▪‣·*◦–-]\s+")


class Line:
    """One line that is not blank, in ``[start, end)`` of the text, white space left out.

    ``bullet``: it begins with one, which is left out. ``apart``: a blank line, or the end of an
    element, stands before it. ``element``: in HTML, the heading, list item or paragraph it
    stands in. ``menu``: it stands in a ``nav``.
    """

    __slots__ = ("apart", "bullet", "element", "end", "menu", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.text = text[start:end]
        self.bullet = False
        self.apart = True
        self.element = ""
        self.menu = False

    def __repr__(self) -> str:
        return f"Line({self.text!r})"


class Head:
    """What the head of an HTML page says: ``metas`` by name, ``title``, JSON-LD by its span."""

    __slots__ = ("json_ld", "metas", "title")

    def __init__(self) -> None:
        self.metas: list[tuple[str, Offsets]] = []
        self.title: Offsets | None = None
        self.json_ld: list[Span] = []


class Lines:
    """Lines of a page without its blocks.

    ``text``: what they are cut from. ``behind``: number of the line that follows the first
    block, None where the block does not stand in the text. ``head``: None but for HTML.
    """

    __slots__ = ("_offsets", "behind", "content", "head", "lines", "text")

    def __init__(
        self,
        content: str,
        text: str,
        offsets: Offsets | None,
        blocks: Iterable[Span],
        head: Head | None = None,
    ) -> None:
        self.content = content
        self.text = text
        self.head = head
        self.behind: int | None = None
        self.lines: list[Line] = []
        self._offsets = offsets
        begin = 0
        for block in blocks:
            start, end = self._within(block)
            if start >= end or start < begin:
                continue
            self._cut(begin, start)
            if self.behind is None:
                self.behind = len(self.lines)
            begin = end
        self._cut(begin, len(text))

    def _within(self, span: Span) -> tuple[int, int]:
        """*span* of the file in code points of the text."""
        offsets = self._offsets
        if offsets is None:
            return span.start, span.end
        places = range(len(self.text))
        start = bisect_left(places, span.start, key=offsets.start)
        return start, bisect_left(places, span.end, lo=start, key=offsets.start)

    def _cut(self, begin: int, end: int) -> None:
        text = self.text
        blank = True
        while begin < end:
            found = _BREAK.search(text, begin, end)
            stop = found.start() if found else end
            line = self._line(begin, stop)
            if line is None:
                blank = True
            else:
                line.apart = blank
                blank = False
                self.lines.append(line)
            begin = found.end() if found else end

    def _line(self, begin: int, end: int) -> Line | None:
        said = self.text[begin:end]
        start = begin + len(said) - len(said.lstrip())
        end = begin + len(said.rstrip())
        if start >= end:
            return None
        bullet = _BULLET.match(self.text, start, end)
        line = Line(self.text, bullet.end() if bullet else start, end)
        line.bullet = bullet is not None
        return line

    def span(self, start: int, end: int) -> Span:
        """``[start, end)`` of the text as a span of the file."""
        within = Span(start, end)
        return within if self._offsets is None else self._offsets.span(within)

    def part(self, start: int, end: int) -> Part:
        """``[start, end)`` of the text with its place."""
        return Part(self.text[start:end], self.span(start, end), start)

    def glued(self, at: int) -> bool:
        """Whether the code points before and at *at* touch in the file too: no tag parts them."""
        return self.span(at - 1, at).end == self.span(at, at + 1).start
