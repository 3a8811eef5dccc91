"""What a run found in numbers: the last lines for a person."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options
    from carnegie_meta.report.style import Style


def number(count: int, one: str, many: str = "") -> str:
    """*count* with its noun: ``1 file``, ``2 files``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def looked_at(report: Report) -> str:
    """How much was checked: files and records, or records alone where there was no file."""
    records = number(report.records, "record")
    return f"{number(report.files, 'file')} ({records})" if report.files else records


def headline(report: Report) -> str:
    """What was found, and where, in one line."""
    severities = {"error": 0, "warning": 0, "info": 0}
    paths: set[str] = set()
    for found in report.diagnostics:
        severities[found.severity] += 1
        if found.path is not None:
            paths.add(found.path)
    if not report.diagnostics:
        return f"Found nothing wrong in {looked_at(report)}"
    parts = [
        number(severities[name], *nouns)
        for name, nouns in (
            ("error", ("error",)),
            ("warning", ("warning",)),
            ("info", ("info", "info")),
        )
        if severities[name]
    ]
    files = f"{len(paths)} of {number(report.files, 'file')}" if paths and report.files else ""
    return f"Found {', '.join(parts)} in {files or looked_at(report)}"


def remedies(report: Report, options: Options) -> str:
    """What was fixed and what can be; empty when there is neither."""
    safe = unsafe = 0
    for found in report.diagnostics:
        if found.fix is not None and found.fix.edits:
            safe += found.fix.applicability == "safe"
            unsafe += found.fix.applicability == "unsafe"
    parts = []
    if options.fixed:
        parts.append(f"{options.fixed} fixed")
    if safe:
        parts.append(f"{safe} fixable with --fix")
    if unsafe:
        what = "more" if safe else "fixable"
        parts.append(f"{unsafe} {what} with --fix --unsafe-fixes")
    return ", ".join(parts)


def closing(report: Report, options: Options, style: Style) -> Iterator[str]:
    """The lines after the findings, unless *options* want none."""
    if options.summary:
        line = headline(report)
        if options.passed_over:
            line += f"; {number(options.passed_over, 'file')} without a record passed over"
        yield (style.strong(line) if report.diagnostics else style.good(line)) + "\n"
        if hints := remedies(report, options):
            yield hints[0].upper() + hints[1:] + "\n"
