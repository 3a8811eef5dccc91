"""One row a finding as CSV: the fields of the contract; value, fix and related as JSON.

No spreadsheet runs a cell of it as a formula: a text that begins like one has an apostrophe before
it. UTF-8 with a byte order mark, which spreadsheets need to see that it is.

Source: RFC 4180, but for the line end, which is LF; OWASP, CSV Injection.
"""

from __future__ import annotations

from carnegie_meta.report.row import FIELDS, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet runs; the last four are full-width."""


def write(report: Report, _options: Options) -> Iterator[str]:
    yield "\ufeff" + ",".join(name for name, _ in FIELDS) + "\n"
    for found in report.diagnostics:
        yield ",".join(map(_cell, row(found))) + "\n"


def _cell(value: str | int | None) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = f"'{value}" if value.startswith((*FORMULA, "'")) else value
    if any(character in text for character in ',";\r\n\t') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
