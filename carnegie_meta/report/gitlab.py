"""GitLab's Code Quality report: one JSON array.

Source: GitLab's documentation of Code Quality, which names ``description``, ``check_name``,
``fingerprint``, ``severity`` and ``location``.
"""

from __future__ import annotations

from carnegie_meta.report.fingerprint import fingerprints
from carnegie_meta.report.json_text import dumps
from carnegie_meta.report.place import NO_FILE, told
from carnegie_meta.report.uri import slashes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def write(report: Report, _options: Options) -> Iterator[str]:
    before, after = "[", "[]\n"
    for found, fingerprint in fingerprints(report.diagnostics):
        issue = {
            "description": f"{found.code}: {told(found)}",
            "check_name": found.name,
            "fingerprint": fingerprint,
            "severity": SEVERITIES[found.severity],
            "location": _location(found),
        }
        yield f"{before}\n  {dumps(issue)}"
        before, after = ",", "\n]\n"
    yield after


def _location(found: Diagnostic) -> dict[str, object]:
    """GitLab demands a path and a line: a finding without them stands on line 1."""
    path = NO_FILE if found.path is None else slashes(found.path)
    place = found.range
    if place is None:
        return {"path": path, "lines": {"begin": 1}}
    return {
        "path": path,
        "lines": {"begin": place.line, "end": place.end_line},
        "positions": {
            "begin": {"line": place.line, "column": place.column},
            "end": {"line": place.end_line, "column": place.end_column},
        },
    }
