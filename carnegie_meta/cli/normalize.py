"""``carnegie-meta normalize``: records with what has one right answer mended."""

from __future__ import annotations

import os
import sys

from carnegie_meta.cli.main import CLEAN, FAILED, FOUND, say
from carnegie_meta.cli.options import parser
from carnegie_meta.errors import CarnegieMetaError, SourceError, UsageError
from carnegie_meta.runner.files import discover
from carnegie_meta.runner.job import Job
from carnegie_meta.runner.normalize import parts
from carnegie_meta.source.input import Input
from carnegie_meta.source.packed import PACKED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from carnegie_meta.config.settings import Settings
    from carnegie_meta.engine.normalized import Normalized, Unresolved
    from carnegie_meta.model.span import Range
    from carnegie_meta.runner.normalize import Part
    from carnegie_meta.source.unit import RawRecord

STDIN = "-"


def main(arguments: Sequence[str]) -> int:
    """Normalise what *arguments* name; the exit status."""
    options = _options(arguments)
    settings = _settings(options)
    run = _Run(options, Job(settings))
    if options.paths == [STDIN]:
        run.take(Input(options.stdin_filename or "<stdin>", stdin=True), named=True)
    else:
        try:
            for path, named in discover(options.paths or ["."], settings):
                run.take(Input(path), named=named)
        except KeyboardInterrupt:
            if not options.write:
                raise
            raise KeyboardInterrupt(f"interrupted; {run.written} written") from None
    if not run.records and not run.failed:
        say("nothing to normalise: no record")
        return FAILED
    if options.write and not run.failed:
        run.told_what_was_written()
    if run.failed:
        return FAILED
    fail_on = options.fail_on or settings.fail_on
    return FOUND if run.unresolved and fail_on in ("warning", "info") else CLEAN


def _options(arguments: Sequence[str]) -> Namespace:
    found = parser(
        "normalize",
        "Print each record as one line of JSON, with every repair that has one right answer. "
        "Terms that no vocabulary knows stay as they are and are told on standard error.",
        "exit status: 0 all was normalised, whether or not every term is known; 1 a term is not "
        "known and --fail-on is warning or info; 2 the job could not be done",
    )
    add = found.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
    add("--write", action="store_true", help="put them back into their files, print nothing")
    add("--stdin-filename", metavar="NAME", help="name that tells the format of standard input")
    add(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="an unknown term is a warning (default: error)",
    )
    add("--config", metavar="FILE", help="configuration file")
    add("--isolated", action="store_true", help="use no configuration file")
    add("--quiet", action="store_true", help="do not tell the terms that are not known")
    options = found.parse_args(arguments)
    if options.stdin_filename and not options.paths:
        options.paths = [STDIN]
    if options.stdin_filename and options.paths != [STDIN]:
        raise UsageError("--stdin-filename goes with standard input (-), not with other paths")
    if STDIN in options.paths and len(options.paths) > 1:
        raise UsageError("standard input (-) goes alone, without other paths")
    if options.write and STDIN in options.paths:
        raise UsageError("--write mends files; standard input is none")
    if options.config and options.isolated:
        raise UsageError("--config and --isolated exclude each other")
    return options


def _settings(options: Namespace) -> Settings:
    from carnegie_meta.config import find
    from carnegie_meta.config.settings import Settings

    if options.isolated:
        return Settings()
    named = [options.stdin_filename or ""] if options.paths == [STDIN] else options.paths
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in named or ["."]]
    return find(options.config, os.path.commonpath([os.path.abspath(f) for f in folders]))


class _Run:
    """What one run has met."""

    def __init__(self, options: Namespace, job: Job) -> None:
        self.records = 0
        self.unresolved = 0
        self.failed = False
        self._options = options
        self._job = job
        self._written = 0

    def take(self, source: Input, *, named: bool) -> None:
        """Normalise one input; what goes wrong with it is told, and the others go on."""
        changed = undecoded = False
        try:
            for part in parts(self._job, source, named=named):
                undecoded = undecoded or part.undecoded
                for place, message in part.problems:
                    self._fail(f"{_where(source, place)}: {message}")
                for raw, done in part.records:
                    self.records += 1
                    changed = changed or bool(done.changes)
                    self._tell(source, part, raw, done)
                    if not self._options.write and isinstance(raw.data, dict):
                        sys.stdout.buffer.write(_json(done.record))
            if changed and self._options.write:
                if undecoded:
                    raise SourceError(f"{source.path}: not written; it is not all UTF-8 text")
                self._write(source.path or "")
        except CarnegieMetaError as error:
            self._fail(str(error))

    def _tell(self, source: Input, part: Part, raw: RawRecord, done: Normalized) -> None:
        """Say what of the record *raw* nobody knows, or what a repair would make worse."""
        if not isinstance(raw.data, dict):
            self._fail(f"{_where(source, part.place(raw, done.unresolved[0]))}: not a record")
            return
        self.unresolved += len(done.unresolved)
        if not self._options.quiet:
            for left in done.unresolved:
                say(f"{_where(source, part.place(raw, left))}: {_told(left)}")
            for refused in done.refused:
                where = _where(source, part.place(raw, refused))
                say(f"{where}: {refused.code} not mended: {refused.reason}")

    def _write(self, path: str) -> None:
        """Mend the file at *path* in place, byte for byte as it was elsewhere."""
        from carnegie_meta.cli.fix import mended_text, to_the_end
        from carnegie_meta.runner.rewrite import replace_file
        from carnegie_meta.source.input import TooLarge

        try:
            before = Input(path).data
        except TooLarge:
            raise SourceError(f"{path}: too large to be mended in place") from None
        result = None
        if not path.lower().endswith(PACKED):
            result = mended_text(self._job, path, before, tell=False)
        if result is None:
            raise SourceError(
                f"{path}: not written; pages, tables and packed files are never edited"
            )
        with to_the_end():
            replace_file(path, result.text.encode(), before)
            self._written += 1

    def told_what_was_written(self) -> None:
        """Say how many files changed."""
        if not self._options.quiet:
            say(f"wrote {self.written}")

    @property
    def written(self) -> str:
        """How many files changed, with their noun."""
        from carnegie_meta.report.summary import number

        return number(self._written, "file")

    def _fail(self, message: str) -> None:
        self.failed = True
        say(message)


def _where(source: Input, place: Range | None) -> str:
    return f"{source.path}:{place.line}:{place.column}" if place else str(source.path)


def _told(left: Unresolved) -> str:
    """One line about a term that is not known."""
    from carnegie_meta.text.quote import quoted

    message = f"{quoted(str(left.value))} is no known term of {left.field}"
    names = [quoted(match.label) for match in left.suggestions]
    return f"{message}; did you mean {' or '.join(names)}?" if names else message


def _json(record: object) -> bytes:
    import json

    try:
        return (json.dumps(record, ensure_ascii=False, default=str) + "\n").encode()
    except UnicodeEncodeError:  # half a character, which only an escape can say
        return (json.dumps(record, default=str) + "\n").encode()
