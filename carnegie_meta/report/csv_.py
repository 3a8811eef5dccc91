"""One row a finding as CSV: the fields of the contract; value, fix and related as JSON.

No spreadsheet runs a cell of it as a formula, and no terminal acts on one: a cell that begins like
a formula has an apostrophe before it, and control characters show as escapes.

Source: RFC 4180, but for the line end, which is LF; OWASP, CSV Injection.
"""

from __future__ import annotations

from carnegie_meta.report.escape import visible
from carnegie_meta.report.row import FIELDS, row
from carnegie_meta.vocab.csv_ import guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options


def write(report: Report, _options: Options) -> Iterator[str]:
    head = ",".join(name for name, _ in FIELDS) + "\n"
    for found in report.diagnostics:
        yield head + ",".join(map(_cell, row(found))) + "\n"
        head = ""
    yield head


def _cell(value: str | int | None) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = guarded(visible(value))
    # An empty text is no absent one: a pointer to the whole record is "".
    if text and not any(mark in text for mark in ',";\t') and text == text.strip():
        return text
    return '"' + text.replace('"', '""') + '"'
