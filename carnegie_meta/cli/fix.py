"""``check --fix`` and ``--diff``: mend files in place, or show what would change."""

from __future__ import annotations

import sys
from contextlib import contextmanager

from carnegie_meta.cli.main import say
from carnegie_meta.engine.fix import FIXED_FORMATS, fix_text
from carnegie_meta.errors import SourceError
from carnegie_meta.model.value import replaced
from carnegie_meta.report.summary import number
from carnegie_meta.runner.job import Job
from carnegie_meta.runner.rewrite import replace_file
from carnegie_meta.source.formats import format_of, sniff
from carnegie_meta.source.input import MAX_DOCUMENT, Input, TooLarge
from carnegie_meta.source.packed import PACKED
from carnegie_meta.source.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.cli.check_options import CheckOptions
    from carnegie_meta.config.settings import Settings
    from carnegie_meta.engine.fix import FixResult
    from carnegie_meta.runner.corpus import Corpus
    from carnegie_meta.runner.job import Outcome


def mend(
    options: CheckOptions, settings: Settings, found: Iterator[Outcome]
) -> tuple[list[Outcome], int]:
    """The outcomes that *found* gives, their files mended, and how many findings were mended.

    The diagnostics of a mended file become those that remain. With ``--diff`` nothing is
    written: the change is printed and the diagnostics stay. Only files that have a repair which
    *options* allow are read again; pages, tables and packed files are never edited.
    Raises: KeyboardInterrupt that says how many files were written.
    """
    mended = written = 0
    try:
        outcomes = list(found)
        job = Job(settings)
        for outcome in outcomes:
            if not _wanted(options, outcome):
                continue
            try:
                before = Input(outcome.path).data
                result = mended_text(job, outcome.path, before, unsafe=options.unsafe_fixes)
                if result is None:
                    continue
                if options.diff:
                    _print(_difference(before, result.text, outcome.path))
                elif result.text.encode() == before:
                    _renew(outcome, result)
                else:
                    with to_the_end():
                        replace_file(outcome.path, result.text.encode(), before)
                        written += 1
                    _renew(outcome, result)
                mended += len(result.applied)
            except TooLarge:
                outcome.error = f"{outcome.path}: too large to be mended in place"
            except SourceError as error:
                outcome.error = str(error)
    except KeyboardInterrupt:
        wrote = "nothing was" if options.diff else f"{number(written, 'file')}"
        raise KeyboardInterrupt(f"interrupted; {wrote} written") from None
    return outcomes, mended


def mend_stream(
    options: CheckOptions, settings: Settings, name: str, keep_lines: bool, corpus: Corpus | None
) -> tuple[list[Outcome], int]:
    """The same for standard input, called *name*: what it becomes goes to standard output.

    *corpus* takes in its records, and reads again what it becomes.

    Raises: SourceError when it cannot be read, or is too large to be held.
    """
    try:
        source = Input(name, Input(name, stdin=True).data)
    except TooLarge:
        limit = MAX_DOCUMENT // 1024 // 1024
        raise SourceError(f"{name}: too large to be mended: more than {limit} MiB") from None
    if corpus is not None:
        corpus.source(source)  # a file of that name is another matter
    outcome = Job(settings, keep_lines=keep_lines, corpus=corpus).check(source)
    result = None
    if _wanted(options, outcome):
        result = mended_text(Job(settings), name, source.data, unsafe=options.unsafe_fixes)
    if options.diff:
        _print(_difference(source.data, result.text, name) if result else b"")
    else:
        _print(result.text.encode() if result else source.data)
        if result:
            _renew(outcome, result)
            if corpus is not None:
                corpus.source(Input(name, result.text.encode()))
    return [outcome], len(result.applied) if result else 0


def _wanted(options: CheckOptions, outcome: Outcome) -> bool:
    """Whether something in *outcome* can be mended as *options* ask."""
    allowed = ("safe", "unsafe") if options.unsafe_fixes else ("safe",)
    wanted = any(d.fix and d.fix.applicability in allowed for d in outcome.diagnostics)
    return wanted and not outcome.error and not outcome.path.lower().endswith(PACKED)


def mended_text(
    job: Job, path: str, before: bytes, *, unsafe: bool = False, tell: bool = True
) -> FixResult | None:
    """What becomes of *before*, or None when it is nothing that is edited.

    ``tell``: whether to say which repairs were refused.
    """
    format = format_of(path) or sniff(before)
    if format not in FIXED_FORMATS:
        return None
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        return None  # its encoding is a finding already; nothing else of it is edited
    result = fix_text(
        text,
        format,
        job.checker,
        unsafe=unsafe,
        path=path,
        keep=job.counts(path),
    )
    for skipped in result.skipped if tell else ():
        what = skipped.diagnostic
        say(f"{path}: {what.code} not mended: {skipped.reason}")
    return result


@contextmanager
def to_the_end() -> Iterator[None]:
    """Let Ctrl-C wait until what is begun is done, so that what is told of it is true."""
    import signal

    waiting: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
        if waiting:
            raise KeyboardInterrupt


def _difference(before: bytes, after: str, path: str) -> bytes:
    from carnegie_meta.runner.diff import unified_diff

    return unified_diff(before.decode(), after, path).encode()


def _print(data: bytes) -> None:
    """Put *data* on standard output as it is, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _renew(outcome: Outcome, result: FixResult) -> None:
    """What remains is what is found; lines that reports show come from the mended text.

    A fix that was refused is none that the next run would make.
    """
    refused = {id(skipped.diagnostic) for skipped in result.skipped}
    outcome.diagnostics = [
        replaced(diagnostic, fix=None) if id(diagnostic) in refused else diagnostic
        for diagnostic in result.remaining
    ]
    if outcome.lines:
        renewed = Text(result.text.removeprefix("\ufeff"))
        outcome.lines = {
            number: renewed.line(number)
            for diagnostic in outcome.diagnostics
            if (place := diagnostic.range) is not None
            for number in (place.line, place.end_line)
        }
