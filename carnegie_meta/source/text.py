"""A text and its lines: from code point offsets to line and column and back."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.span import Range, Span


class Text:
    """Decoded text of one unit, with where it begins in its file.

    ``content`` is what was decoded, without a byte order mark, line ends as they were.
    ``first_line`` is the line (from 1) and ``first_column`` the column (from 1) of its first
    code point in the file: a line of a JSONL file is a text of its own.

    Lines end at LF, CR LF or a lone CR, as in YAML 1.2 and in editors; U+2028 and its kin do
    not end a line.
    """

    __slots__ = ("_starts", "content", "first_column", "first_line", "path")

    def __init__(
        self, content: str, path: str | None = None, first_line: int = 1, first_column: int = 1
    ) -> None:
        self.content = content
        self.path = path
        self.first_line = first_line
        self.first_column = first_column
        self._starts: list[int] | None = None

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            content = self.content
            starts = [0]
            if "\r" in content:
                import re

                starts += [end.end() for end in re.finditer(r"\r\n?|\n", content)]
            else:
                found = content.find("\n")
                while found >= 0:
                    starts.append(found + 1)
                    found = content.find("\n", found + 1)
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of the code point at *offset*, both from 1."""
        starts = self._line_starts()
        index = bisect_right(starts, offset) - 1
        column = offset - starts[index] + (self.first_column if index == 0 else 1)
        return self.first_line + index, column

    def range(self, span: Span) -> Range:
        """*span* as line and column of the file."""
        from carnegie_meta.model.span import Range

        if len(self._starts or self._line_starts()) == 1:
            line, before = self.first_line, self.first_column
            return Range(line, before + span.start, line, before + span.end)
        return Range(*self.position(span.start), *self.position(span.end))

    def line(self, number: int) -> str:
        """The file's line *number* without its line end; empty outside this text."""
        starts = self._line_starts()
        index = number - self.first_line
        if not 0 <= index < len(starts):
            return ""
        end = starts[index + 1] if index + 1 < len(starts) else len(self.content)
        return self.content[starts[index] : end].rstrip("\r\n")


class Line(Text):
    """One line of a file whose lines end at LF alone: a CR in it is a code point like others."""

    __slots__ = ()

    def _line_starts(self) -> list[int]:
        self._starts = [0]
        return self._starts
