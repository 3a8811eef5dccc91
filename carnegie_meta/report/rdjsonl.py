"""Reviewdog Diagnostic Format, a finding a line.

Columns of that format count bytes of UTF-8, ours code points. Where ``Options.line`` gives the
line, columns are converted; where it cannot, the range has lines only (the format then means
the whole lines) and no fix is suggested, for half a position would be a wrong one.

Source: ``proto/rdf/reviewdog.proto`` of reviewdog.
"""

from __future__ import annotations

from carnegie_meta.report.json_text import dumps
from carnegie_meta.report.place import told, within
from carnegie_meta.report.uri import slashes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.report import Report
    from carnegie_meta.model.span import Range
    from carnegie_meta.report.options import Line, Options

SOURCE = {"name": "carnegie-meta"}
SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def write(report: Report, options: Options) -> Iterator[str]:
    columns = Columns(options.line)
    for found in report.diagnostics:
        yield dumps(_diagnostic(found, columns)) + "\n"


def _diagnostic(found: Diagnostic, columns: Columns) -> dict[str, object]:
    place = found.range
    message = told(found)
    location: dict[str, object] = {"path": slashes(found.path or "")}
    code = {"value": found.code}
    if "://" in found.url:
        code["url"] = found.url
    if place is not None:
        location["range"] = columns.range(found.path, place) or {
            "start": {"line": place.line},
            "end": {"line": place.end_line},
        }
    elif inside := within(found):
        message = f"{message} ({inside})"
    result: dict[str, object] = {
        "message": message,
        "location": location,
        "severity": SEVERITIES[found.severity],
        "source": SOURCE,
        "code": code,
    }
    if found.fix is not None and found.fix.applicability != "display":
        suggestions = []
        for edit in found.fix.edits:
            there = columns.range(found.path, edit.range)
            if there is None:
                return result
            suggestions.append({"range": there, "text": edit.content})
        if suggestions:
            result["suggestions"] = suggestions
    return result


class Columns:
    """Converts columns from code points to bytes of UTF-8."""

    def __init__(self, line: Line | None) -> None:
        self._line = line
        self._at: tuple[str, int] | None = None
        self._text: str | None = None
        self._column = self._bytes = 1

    def range(self, path: str | None, place: Range) -> dict[str, dict[str, int]] | None:
        """*place* in bytes, or None where a line of it cannot be had."""
        start = self._bytes_before(path, place.line, place.column)
        end = self._bytes_before(path, place.end_line, place.end_column)
        if start is None or end is None:
            return None
        return {
            "start": {"line": place.line, "column": start},
            "end": {"line": place.end_line, "column": end},
        }

    def _bytes_before(self, path: str | None, line: int, column: int) -> int | None:
        if path is None or self._line is None:
            return None
        if self._at != (path, line):
            self._at = (path, line)
            self._text = self._line(path, line)
            self._column = self._bytes = 1
        text = self._text
        if text is None or column > len(text) + 1:
            return None
        if text.isascii():
            return column
        # Counted from the last column on, for a file may be one long line.
        if column >= self._column:
            self._bytes += _length(text[self._column - 1 : column - 1])
        else:
            self._bytes -= _length(text[column - 1 : self._column - 1])
        self._column = column
        return self._bytes


def _length(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
