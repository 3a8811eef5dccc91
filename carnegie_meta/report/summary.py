"""What a run found in numbers: the last lines for a person."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Severity
    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options
    from carnegie_meta.report.style import Style


NOUNS: tuple[tuple[Severity] | tuple[Severity, str], ...] = (
    ("error",),
    ("warning",),
    ("info", "info"),
)
"""Severities from worst to mildest, and their plural where it is not made with an s."""


def number(count: int, one: str, many: str = "") -> str:
    """*count* with its noun: ``1 file``, ``2 files``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def looked_at(report: Report) -> str:
    """How much was checked: files and records, or records alone where there was no file."""
    records = number(report.records, "record")
    return f"{number(report.files, 'file')} ({records})" if report.files else records


def headline(report: Report) -> str:
    """What was found, and where, in one line."""
    tally = report.tally
    if not tally.rules:
        return f"Found nothing wrong in {looked_at(report)}"
    parts = [number(count, *nouns) for nouns in NOUNS if (count := tally.count(nouns[0]))]
    found = len(tally.paths)
    files = f"{found} of {number(report.files, 'file')}" if found and report.files else ""
    return f"Found {', '.join(parts)} in {files or looked_at(report)}"


def remedies(report: Report, options: Options) -> str:
    """What was fixed and what can be; empty when there is neither."""
    safe, unsafe = (report.tally.fixes.get(how, 0) for how in ("safe", "unsafe"))
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
        yield (style.strong(line) if report.tally.rules else style.good(line)) + "\n"
        if hints := remedies(report, options):
            yield hints[0].upper() + hints[1:] + "\n"
