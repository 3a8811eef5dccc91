"""``check --fix`` and ``--diff``: mend files in place, or show what would change."""

from __future__ import annotations

import sys

from carnegie_meta.cli.main import say
from carnegie_meta.engine.fix import FIXED_FORMATS, fix_text
from carnegie_meta.errors import SourceError
from carnegie_meta.runner.rewrite import replace_file, unified_diff
from carnegie_meta.runner.run import Job
from carnegie_meta.source.formats import format_of, sniff
from carnegie_meta.source.input import Input, TooLarge
from carnegie_meta.source.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from carnegie_meta.config.settings import Settings
    from carnegie_meta.runner.run import Outcome


def mend(options: Namespace, settings: Settings, outcomes: list[Outcome]) -> int:
    """Mend the files of *outcomes*; how many findings were mended.

    The diagnostics of a mended file become those that remain. With ``--diff`` nothing is
    written: the change is printed and the diagnostics stay. Only files that have a repair which
    *options* allow are read again; pages and packed files are never edited.
    """
    job = Job(settings)
    allowed = ("safe", "unsafe") if options.unsafe_fixes else ("safe",)
    mended = 0
    for outcome in outcomes:
        wanted = any(d.fix and d.fix.applicability in allowed for d in outcome.diagnostics)
        if not wanted or outcome.error or outcome.path.lower().endswith(".gz"):
            continue
        format = format_of(outcome.path) or sniff(Input(outcome.path).head)
        if format in FIXED_FORMATS:
            try:
                mended += _mend(options, job, outcome, format)
            except SourceError as error:
                outcome.error = str(error)
    return mended


def _mend(options: Namespace, job: Job, outcome: Outcome, format: str) -> int:
    try:
        data = Input(outcome.path).data
        before = data.decode("utf-8")
    except TooLarge:
        raise SourceError(f"{outcome.path}: too large to be mended in place") from None
    except UnicodeDecodeError:
        return 0  # its encoding is a finding already; nothing else of it is edited
    result = fix_text(
        before,
        format,
        job.checker,
        unsafe=options.unsafe_fixes,
        path=outcome.path,
        keep=job.counts(outcome.path),
    )
    for skipped in result.skipped:
        what = skipped.diagnostic
        say(f"{outcome.path}: {what.code} not mended: {skipped.reason}")
    if result.text == before:
        return 0
    if options.diff:
        sys.stdout.write(unified_diff(before, result.text, outcome.path))
        return len(result.applied)
    replace_file(outcome.path, result.text.encode("utf-8"))
    outcome.diagnostics = list(result.remaining)
    _renew_lines(outcome, result.text)
    return len(result.applied)


def _renew_lines(outcome: Outcome, text: str) -> None:
    """Take the lines that reports show from the mended text."""
    if outcome.lines:
        renewed = Text(text.removeprefix("\ufeff"))
        outcome.lines = {
            number: renewed.line(number)
            for diagnostic in outcome.diagnostics
            if (place := diagnostic.range) is not None
            for number in (place.line, place.end_line)
        }
