"""Workflow commands of GitHub Actions: a line a finding, shown at its place in the change.

Source: GitHub's documentation of workflow commands, and the escaping that its own toolkit does.
"""

from __future__ import annotations

from carnegie_meta.report.escape import github_data, github_property
from carnegie_meta.report.place import told, within
from carnegie_meta.report.uri import slashes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def write(report: Report, _options: Options) -> Iterator[str]:
    for found in report.diagnostics:
        values = ",".join(
            f"{name}={github_property(str(value))}" for name, value in _properties(found)
        )
        yield f"::{COMMANDS[found.severity]} {values}::{github_data(told(found))}\n"


def _properties(found: Diagnostic) -> Iterator[tuple[str, str | int]]:
    place = found.range
    title = f"{found.code} {found.name}"
    if found.path is not None:
        yield "file", slashes(found.path)
        if place is not None:
            yield "line", place.line
            yield "endLine", place.end_line
            if place.line == place.end_line:
                # GitHub takes columns only within one line.
                yield "col", place.column
                yield "endColumn", place.end_column
    if place is None and (inside := within(found)):
        title = f"{title} ({inside})"
    yield "title", title
