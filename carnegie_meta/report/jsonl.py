"""JSON Lines: a finding a line, each as in ``diagnostic.schema.json``."""

from __future__ import annotations

from carnegie_meta.report.json_text import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options


def write(report: Report, _options: Options) -> Iterator[str]:
    for found in report.diagnostics:
        yield dumps(found.to_dict()) + "\n"
