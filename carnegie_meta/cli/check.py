"""``carnegie-meta check``: lint files, folders, or standard input."""

from __future__ import annotations

import os
import sys
from itertools import chain

from carnegie_meta.cli.check_options import parse
from carnegie_meta.cli.main import CLEAN, FAILED, FOUND, say
from carnegie_meta.cli.output import check_format, check_target, choices_for, put, write
from carnegie_meta.config.settings import Settings
from carnegie_meta.errors import UsageError
from carnegie_meta.model.report import Report
from carnegie_meta.runner.corpus import Corpus
from carnegie_meta.runner.files import discover
from carnegie_meta.runner.job import Job
from carnegie_meta.runner.run import joined, run
from carnegie_meta.source.input import Input

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO

    from carnegie_meta.cli.check_options import CheckOptions
    from carnegie_meta.cli.progress import Progress
    from carnegie_meta.config.settings import FailOn
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.runner.job import Outcome

    Known = Callable[[list[Diagnostic]], list[Diagnostic]]
    """Gives those of some diagnostics that are news."""

STREAMED = ("full", "concise", "jsonl", "github", "rdjsonl", "csv", "parquet")
"""Formats that need no finding but the one they write."""

DOCUMENTS = ("json", "sarif", "gitlab", "markdown")
"""The same, but half of one is of no use: begun at the end, unless memory cannot hold findings."""

FINDING = 2000
"""Bytes that a finding takes in memory, about."""

SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}
STDIN = "-"


def main(arguments: Sequence[str]) -> int:
    """Check what *arguments* name; the exit status."""
    options = parse(arguments)
    _check_options(options)
    settings = _settings(options)
    for target in (options.output_file, options.write_baseline):
        if target:
            check_target(target)
            if options.paths != [STDIN] and os.path.isfile(target):
                _spare(target, options, settings)
    known = _known(options, settings)
    streams = options.paths == [STDIN]
    mends = options.fix or options.diff
    # Where the mended text is the output, what is found goes beside it.
    stream = sys.stderr if streams and mends else sys.stdout
    style = options.output_format or _default_format(options, stream)
    keep_lines = style in ("full", "rdjsonl")
    corpus = _corpus(options, style)
    mended = 0
    if mends and streams:
        from carnegie_meta.cli.fix import mend_stream

        everything, mended = mend_stream(
            options, settings, _stdin_name(options), keep_lines, corpus
        )
    elif mends:
        from carnegie_meta.cli.fix import mend

        found = _outcomes(options, settings, keep_lines=keep_lines, corpus=corpus)
        everything, mended = mend(options, settings, joined(found))
    else:
        found = _outcomes(options, settings, keep_lines=keep_lines, corpus=corpus)
        in_lines = style in STREAMED and not options.write_baseline
        if in_lines and corpus is None:
            return _stream(options, settings, found, stream, style, known)
        if in_lines or style in DOCUMENTS or options.write_baseline:
            found, is_large = _looked_into(found, settings, corpus)
            if is_large:
                return _stream(options, settings, found, stream, style, known)
        everything = list(joined(found))
    outcomes = [outcome for outcome in everything if not outcome.passed_over]
    if corpus is not None:
        if mended and not options.diff:
            corpus = corpus.read_again(outcomes)
        corpus.conclude(outcomes)
    if options.diff and not streams:
        return _after_diff(options, settings, outcomes, mended, known)
    errors = [outcome.error for outcome in outcomes if outcome.error]
    for error in dict.fromkeys(errors):  # an extra that is missing is missing for every file
        say(error)
    if not outcomes and not options.force_exclude:
        say(f"nothing to check: {_why_nothing(len(everything))}")
        return FAILED
    diagnostics = [d for outcome in outcomes for d in outcome.diagnostics]
    if outcomes and not diagnostics and len(errors) == len(outcomes):
        return FAILED  # a report would say that nothing is wrong
    if options.write_baseline:
        _write_baseline(options, diagnostics)
        return FAILED if errors else CLEAN
    diagnostics = known(diagnostics)
    fail_on = options.fail_on or settings.fail_on
    numbers = 0 if options.diff else mended, len(everything) - len(outcomes)
    survey = corpus.survey if corpus is not None and corpus.records > 1 else None
    report = write(options, stream, style, fail_on, diagnostics, outcomes, *numbers, survey)
    if errors:
        return FAILED
    changes = options.diff and mended
    return FOUND if changes or _fails(report, fail_on) else CLEAN


def _looked_into(
    found: Iterator[Outcome], settings: Settings, corpus: Corpus | None
) -> tuple[Iterator[Outcome], bool]:
    """*found*, and whether findings are more than memory is to hold.

    Then they are to be written as they come, with what the records of *corpus* show together in
    its place; a run whose verdicts are kept holds its findings in any case.
    """
    most = settings.memory * 1e6 / 4 / FINDING
    first: list[Outcome] = []
    count = 0
    for outcome in found:
        first.append(outcome)
        count += len(outcome.diagnostics)
        if count > most:
            break
    first.reverse()
    whole = chain((first.pop() for _ in range(len(first))), found)
    if corpus is None:
        return whole, count > most
    if corpus.memory is not None or not (count > most or corpus.is_large):
        return whole, False
    from carnegie_meta.runner.held import held

    return held(whole, corpus), True


def _stream(
    options: CheckOptions,
    settings: Settings,
    found: Iterator[Outcome],
    stream: TextIO,
    style: str,
    known: Known,
) -> int:
    """Write what is found while it comes, and forget it; the exit status."""
    from carnegie_meta.cli.flow import Flow, NothingRead, NothingToCheck

    fail_on = options.fail_on or settings.fail_on
    choices = choices_for(options, stream, fail_on)
    flow = Flow(found, choices, known, may_be_empty=options.force_exclude)
    try:
        if options.write_baseline:
            _write_baseline(options, flow.diagnostics)
            return FAILED if flow.failed else CLEAN
        put(options, stream, style, flow, choices)
    except NothingToCheck:
        say(f"nothing to check: {_why_nothing(flow.passed_over)}")
        return FAILED
    except NothingRead:
        return FAILED
    if flow.failed:
        return FAILED
    return FOUND if _fails(flow, fail_on) else CLEAN


def _check_options(options: CheckOptions) -> None:
    if options.stdin_filename and not options.paths:
        options.paths = [STDIN]
    if options.stdin_filename and options.paths != [STDIN]:
        raise UsageError("--stdin-filename goes with standard input (-), not with other paths")
    if STDIN in options.paths and len(options.paths) > 1:
        raise UsageError("standard input (-) goes alone, without other paths")
    if options.config and options.isolated:
        raise UsageError("--config and --isolated exclude each other")
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    reports = options.output_file or options.output_format or options.statistics
    if options.diff and reports and options.paths != [STDIN]:
        raise UsageError(
            "--diff writes a difference and no report: leave out --output-file, "
            "--output-format and --statistics"
        )
    if options.write_baseline and (options.output_file or options.statistics):
        raise UsageError(
            "--write-baseline writes a baseline and no report: leave out --output-file and "
            "--statistics"
        )
    if options.corpus and options.no_corpus:
        raise UsageError("--corpus and --no-corpus exclude each other")
    if options.output_format is not None:
        check_format(options)


def _spare(target: str, options: CheckOptions, settings: Settings) -> None:
    """Refuse to write where records lie; a report of an earlier run may be replaced.

    Raises: UsageError when the file at *target* is one that this run checks.
    """
    paths = discover(options.paths or ["."], settings, force_exclude=options.force_exclude)
    for path, named in paths:
        if not os.path.exists(path) or not os.path.samefile(path, target):
            continue
        found = Job(settings).outcomes(Input(path), named=named)
        if named or not all(outcome.passed_over for outcome in found):
            raise UsageError(f"{target}: is checked by this run; write to another file")


def _settings(options: CheckOptions) -> Settings:
    """Settings of the nearest file, with what the command line says on top."""
    from carnegie_meta.config import find

    settings = Settings() if options.isolated else find(options.config, _start(options))
    if options.select is not None:
        settings.select = options.select
        settings.extend_select = ()
        settings.ignore = ()  # what a person asks for now goes before what the file leaves out
    settings.extend_select += options.extend_select
    settings.ignore += options.ignore
    if options.memory is not None:
        settings.memory = options.memory
    return settings


def _start(options: CheckOptions) -> str:
    """The folder from which the configuration is searched upwards."""
    named = [options.stdin_filename or ""] if options.paths == [STDIN] else options.paths
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in named]
    if not folders:
        return "."
    return os.path.commonpath([os.path.abspath(folder) for folder in folders])


def _default_format(options: CheckOptions, stream: TextIO) -> str:
    return "full" if stream.isatty() and not options.output_file else "concise"


def _corpus(options: CheckOptions, style: str) -> Corpus | None:
    """What takes in all records, to compare them or to draw pictures of them."""
    if style != "html":
        return None if options.no_corpus else Corpus()
    from carnegie_meta.engine.survey import Survey

    return Corpus(compares=not options.no_corpus, survey=Survey())


def _outcomes(
    options: CheckOptions, settings: Settings, *, keep_lines: bool, corpus: Corpus | None
) -> Iterator[Outcome]:
    if options.paths == [STDIN]:
        source = Input(_stdin_name(options), stdin=True, again=corpus is not None)
        if corpus is not None:
            corpus.source(source)
        yield from Job(settings, keep_lines=keep_lines, corpus=corpus).outcomes(source)
        return
    has_pictures = corpus is not None and corpus.survey is not None
    watch = None if options.quiet else _watch()
    if corpus is not None:
        corpus.watch = watch
    paths = discover(options.paths or ["."], settings, force_exclude=options.force_exclude)
    yield from run(
        paths,
        settings,
        jobs=options.jobs,
        keep_lines=keep_lines,
        corpus=corpus,
        # Pictures are drawn of what records hold, which verdicts do not tell.
        cached=not (options.no_cache or options.fix or options.diff or has_pictures),
        watch=watch,
    )


def _watch() -> Progress | None:
    """Shows on a terminal how far the run is."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    from carnegie_meta.cli.progress import progress_on

    return progress_on(sys.stderr)


def _stdin_name(options: CheckOptions) -> str:
    name: str = options.stdin_filename or "<stdin>"
    return name


def _why_nothing(files: int) -> str:
    if not files:
        return "no file that a reader takes"
    return f"no record in {files} file{'' if files == 1 else 's'}"


def _after_diff(
    options: CheckOptions, settings: Settings, outcomes: list[Outcome], mended: int, known: Known
) -> int:
    """The exit status of ``--diff``: 1 when something would change or stays wrong."""
    errors = [outcome.error for outcome in outcomes if outcome.error]
    for error in dict.fromkeys(errors):
        say(error)
    if not errors and not (outcomes or options.force_exclude):
        say("nothing to check: no record in what was named")
        return FAILED
    if errors:
        return FAILED
    found = [d for outcome in outcomes for d in outcome.diagnostics]
    fail_on = options.fail_on or settings.fail_on
    report = Report(tuple(known(found)))
    fails = _fails(report, fail_on)
    if fails and not mended and not options.quiet:
        # Without a word an empty difference would look like a clean run.
        say(f"nothing would change; findings at or above '{fail_on}' stay: leave out --diff")
    return FOUND if mended or fails else CLEAN


def _known(options: CheckOptions, settings: Settings) -> Known:
    """Takes from diagnostics, in their order, those that the baseline knows."""
    path = options.baseline or (settings.baseline and settings.file(settings.baseline))
    if not path or options.write_baseline:
        return lambda diagnostics: diagnostics
    from carnegie_meta.engine.baseline import load

    return load(path).new


def _write_baseline(options: CheckOptions, diagnostics: Iterable[Diagnostic]) -> None:
    from carnegie_meta.engine import baseline

    assert options.write_baseline is not None  # asked for
    count = baseline.write(options.write_baseline, diagnostics)
    if not options.quiet:
        plural = "" if count == 1 else "s"
        say(f"wrote {count} finding{plural} to the baseline")


def _fails(report: Report, fail_on: FailOn) -> bool:
    if fail_on == "never":
        return False
    worst = SEVERITY_ORDER[fail_on]
    return any(SEVERITY_ORDER[severity] <= worst for _, severity, _ in report.tally.rules)
