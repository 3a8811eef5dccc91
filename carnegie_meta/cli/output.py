"""Where a report goes: standard output or a file, in one format."""

from __future__ import annotations

import os
import sys
from itertools import chain

from carnegie_meta.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from carnegie_meta.cli.check_options import CheckOptions
    from carnegie_meta.config.settings import FailOn
    from carnegie_meta.engine.survey import Survey
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options
    from carnegie_meta.runner.job import Outcome

TEXT_FORMATS = ("full", "concise")


def write(
    options: CheckOptions,
    stream: TextIO,
    style: str,
    fail_on: FailOn,
    diagnostics: list[Diagnostic],
    outcomes: list[Outcome],
    mended: int,
    passed_over: int,
    survey: Survey | None = None,
) -> Report:
    """Write the report of a run to *stream*; the summary goes with text formats only."""
    from carnegie_meta.model.report import Report
    from carnegie_meta.runner.job import today

    read = [outcome for outcome in outcomes if not outcome.error or outcome.diagnostics]
    report = Report(tuple(diagnostics), len(read), sum(outcome.records for outcome in read))
    lines = {outcome.path: outcome.lines for outcome in outcomes if outcome.lines}
    choices = choices_for(options, stream, fail_on)
    choices.line = lambda path, number: lines.get(path, {}).get(number)
    # Without a finding there is nothing good to say of files that could not be read.
    choices.summary = choices.summary and bool(diagnostics or len(read) == len(outcomes))
    choices.fixed = mended
    choices.passed_over = passed_over
    choices.survey = survey
    choices.day = today() if style == "html" else ""
    choices.paths = [outcome.path for outcome in read]
    put(options, stream, style, report, choices)
    return report


def choices_for(options: CheckOptions, stream: TextIO, fail_on: FailOn) -> Options:
    """What the formats are told of *options* and of where the report goes."""
    from carnegie_meta.report.options import Options

    return Options(
        colour=_colour(options, stream),
        width=_width(),
        summary=not options.quiet,
        fail_on=fail_on,
    )


def put(
    options: CheckOptions, stream: TextIO, style: str, report: Report, choices: Options
) -> None:
    """Write *report* as its pieces come, and the statistics where they are asked for."""
    from carnegie_meta.report.formats import file_names, render

    if style in file_names():
        _put_bytes(options, style, report, choices)
    elif options.output_file:
        pieces = render(style, report, choices)
        _put_file(options.output_file, (piece.encode() for piece in pieces))
    else:
        if style not in TEXT_FORMATS and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # what a program reads has one encoding
        stream.writelines(render(style, report, choices))
    if options.statistics:
        from carnegie_meta.cli.statistics import table

        # A program that reads the report must not find a table in it.
        beside = style not in TEXT_FORMATS or options.output_file
        (sys.stderr if beside else stream).writelines(table(report.tally))


def _put_bytes(options: CheckOptions, style: str, report: Report, choices: Options) -> None:
    from carnegie_meta.report.formats import file_writer

    pieces = file_writer(style)(report, choices)
    if not options.output_file:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    _put_file(options.output_file, pieces)


def _put_file(path: str, pieces: Iterator[bytes]) -> None:
    """Let the file at *path* hold *pieces*, whole or not at all.

    Raises: UsageError when it cannot be written.
    """
    from carnegie_meta.source.whole import put

    first = next(pieces, b"")  # what comes of a run that has nothing to tell leaves the file
    try:
        put(path, chain((first,), pieces))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error


def check_target(path: str) -> None:
    """Raises UsageError, before the run, when no file can be written at *path*."""
    from carnegie_meta.source.whole import refusal

    if reason := refusal(path):
        raise UsageError(f"{path}: cannot be written: {reason}")


def check_format(options: CheckOptions) -> None:
    """Refuse a format that is no text where it cannot go, before the run.

    Raises: UsageError for a terminal; MissingExtra.
    """
    from carnegie_meta.report.formats import file_names

    style = options.output_format
    if style is None or style not in file_names():
        return
    from carnegie_meta.report.row import schema

    schema()
    if not options.output_file:
        if options.paths == ["-"] and (options.fix or options.diff):
            raise UsageError(f"{style} goes to a file: add --output-file FILE")
        if sys.stdout.isatty():
            raise UsageError(f"{style} is not for a terminal: add --output-file FILE")


def _colour(options: CheckOptions, stream: TextIO) -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR says no; FORCE_COLOR says yes."""
    if os.environ.get("NO_COLOR") or options.output_file:
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _width() -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return columns or 100  # no terminal, or one that does not say: still reads well in a log
