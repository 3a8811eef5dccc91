"""Findings for a person at a terminal: each with its place and the line it stands in."""

from __future__ import annotations

from carnegie_meta.report.escape import terminal
from carnegie_meta.report.place import place, within
from carnegie_meta.report.style import Style
from carnegie_meta.report.summary import closing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.diagnostic import Diagnostic, Related
    from carnegie_meta.model.report import Report
    from carnegie_meta.model.span import Range
    from carnegie_meta.report.options import Line, Options

APPLICABILITY = {"safe": "safe fix", "unsafe": "unsafe fix", "display": "by hand"}


def write(report: Report, options: Options) -> Iterator[str]:
    style = Style(options.colour)
    lines = Lines(options.line)
    for found in report.diagnostics:
        yield _finding(found, style, lines, options.width) + "\n"
    yield from closing(report, options, style)


class Lines:
    """Remembers the last line asked for: findings come in order."""

    __slots__ = ("_at", "_line", "_text")

    def __init__(self, line: Line | None) -> None:
        self._line = line
        self._at: tuple[str, int] | None = None
        self._text: str | None = None

    def get(self, path: str | None, number: int) -> str | None:
        if path is None or self._line is None:
            return None
        if self._at != (path, number):
            self._at = (path, number)
            self._text = self._line(path, number)
        return self._text


def _finding(found: Diagnostic, style: Style, lines: Lines, width: int) -> str:
    head = style.severity(found.severity, f"{found.severity}[{terminal(found.code)}]")
    parts = [f"{head} {terminal(found.name)}: {style.strong(terminal(found.message))}\n"]
    digits = len(str(found.range.line)) if found.range is not None else 1
    indent = " " * digits
    parts.append(f"{indent}{style.faint('-->')} {_where(found)}\n")
    if found.range is not None:
        source = lines.get(found.path, found.range.line)
        if source is not None:
            parts.append(_frame(source, found, found.range, style, width))
    for related in found.related:
        at = f"{_where(related)}: " if related.range or related.pointer else ""
        parts.append(f"{indent} {style.faint('=')} note: {at}{terminal(related.message)}\n")
    if found.fix is not None:
        how = APPLICABILITY[found.fix.applicability]
        title = terminal(found.fix.title)
        parts.append(f"{indent} {style.faint('=')} {style.good('help:')} {title} ({how})\n")
    return "".join(parts)


def _where(found: Diagnostic | Related) -> str:
    inside = within(found)
    return terminal(f"{place(found)} ({inside})" if inside else place(found))


def _frame(source: str, found: Diagnostic, place: Range, style: Style, width: int) -> str:
    from carnegie_meta.report.frame import frame

    number = str(place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(source)
    text, marks = frame(source, place.column - 1, end, width - len(number) - 3)
    bar = style.faint("|")
    blank = " " * len(number)
    return (
        f"{blank} {bar}\n{style.faint(number)} {bar} {text}".rstrip()
        + f"\n{blank} {bar} {_marks(marks, found, style)}\n"
    )


def _marks(marks: str, found: Diagnostic, style: Style) -> str:
    blank = len(marks) - len(marks.lstrip())
    return marks[:blank] + style.severity(found.severity, marks[blank:])
