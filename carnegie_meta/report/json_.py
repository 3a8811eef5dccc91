"""The whole report as one JSON object, a finding a line; see ``diagnostic.schema.json``."""

from __future__ import annotations

from carnegie_meta.report.json_text import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options


def write(report: Report, _options: Options) -> Iterator[str]:
    """What ``Report.to_dict`` says, one finding at a time."""
    before, after = '{"diagnostics": [', '{"diagnostics": []'
    for found in report.diagnostics:
        yield f"{before}\n  {dumps(found.to_dict())}"
        before, after = ",", "\n]"
    # Only now all has been counted.
    yield (
        f"{after},\n"
        f' "files": {report.files},\n "records": {report.records},\n "ok": {dumps(report.ok)}}}\n'
    )
