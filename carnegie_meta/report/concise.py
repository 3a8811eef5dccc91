"""One line a finding: ``path:line:column: CODE severity: message``."""

from __future__ import annotations

from carnegie_meta.report.escape import terminal
from carnegie_meta.report.place import place, told, within
from carnegie_meta.report.style import Style
from carnegie_meta.report.summary import closing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options


def write(report: Report, options: Options) -> Iterator[str]:
    style = Style(options.colour)
    for found in report.diagnostics:
        where = place(found)
        if where.startswith(("::", "##[")):
            where = f"./{where}"  # a file name must not be taken for a command of a CI log
        if found.range is None and (inside := within(found)):
            where = f"{where} ({inside})"
        yield (
            f"{style.strong(terminal(where))}{style.faint(':')} "
            f"{style.severity(found.severity, terminal(found.code))} "
            f"{found.severity}: {terminal(told(found))}\n"
        )
    yield from closing(report, options, style)
