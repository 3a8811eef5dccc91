"""``carnegie-meta vocab review``: terms that no vocabulary knows, as rows to decide."""

from __future__ import annotations

import os
import sys

from carnegie_meta.cli.main import CLEAN, FAILED, FOUND, say
from carnegie_meta.cli.options import parser
from carnegie_meta.cli.vocab import configured, settings_of
from carnegie_meta.errors import SourceError, UnknownName, UsageError
from carnegie_meta.report.escape import terminal
from carnegie_meta.runner.job import vocabularies
from carnegie_meta.runner.review import Review
from carnegie_meta.vocab.resolve import HOMES
from carnegie_meta.vocab.worklist import Worklist

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from carnegie_meta.vocab.vocabulary import Vocabularies
    from carnegie_meta.vocab.worklist import Cells


def main(arguments: Sequence[str]) -> int:
    """Review what *arguments* name; status 1 when a row waits for a decision."""
    found = parser(
        "vocab review",
        "Gather the terms of records that no vocabulary knows, put spellings of one term together, "
        "propose what they may mean, and write them as rows to decide.",
        "exit status: 0 nothing to decide; 1 rows wait for a decision; 2 the job could not be done",
    )
    add = found.add_argument
    add("paths", nargs="+", metavar="PATH", help="files and folders")
    add(
        "--decisions",
        metavar="FILE",
        help="file that gets the rows (default: that of the configuration, else standard output)",
    )
    add(
        "--field",
        action="append",
        metavar="FIELD",
        help="only this field; may be given again (default: all whose vocabulary is closed)",
    )
    add("--quiet", action="store_true", help="no list of what waits")
    configured(found)
    options = found.parse_args(arguments)
    settings = settings_of(options, _start(options.paths))
    path = options.decisions
    if path is None and settings.decisions:
        path = settings.file(settings.decisions)
    before = _content(path)
    settings.decisions = None
    known = vocabularies(settings)
    if before is not None:
        _decide(known, before, path)
    review = Review(settings, known)
    if options.field:
        review.fields = tuple(_field(known, name) for name in options.field)
    review.gather(options.paths)
    for error in review.errors:
        say(error)
    if not review.records:
        say("nothing to review: no record in what was named")
        return FAILED
    waiting = list(review.rows())
    table = Worklist(before or b"")
    there = [(table.cell(row, "field"), table.cell(row, "label")) for row in table.rows]
    new = table.update(waiting, review.settled(there))
    _write(path, before, table.encode() if waiting or before else None)
    if path is not None and not options.quiet:
        sys.stdout.writelines(_summary(waiting, new, path))
    if review.errors:
        return FAILED
    return FOUND if waiting else CLEAN


def _start(paths: list[str]) -> str:
    """The folder from which the configuration is searched upwards."""
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in paths]
    return os.path.commonpath([os.path.abspath(folder) for folder in folders])


def _content(path: str | None) -> bytes | None:
    """What the file at *path* holds, None where there is none so far."""
    if path is None or not os.path.lexists(path):
        return None
    from carnegie_meta.source.input import Input, TooLarge

    try:
        return Input(path).data
    except TooLarge:
        raise SourceError(f"{path}: too large for a table of decisions") from None


def _decide(known: Vocabularies, data: bytes, path: str) -> None:
    from carnegie_meta.vocab.decisions import parse

    if not data.strip():
        return
    try:
        known.decisions = parse(data, known)
    except ValueError as error:
        raise SourceError(f"{path}:{error}") from error


def _field(known: Vocabularies, name: str) -> str:
    field = HOMES.get(name, name)
    if known.get(field) is None:
        raise UnknownName(f"no vocabulary for {name!r}; known: {', '.join(known.fields())}")
    return field


def _write(path: str | None, before: bytes | None, data: bytes | None) -> None:
    """Put *data* where it belongs; a file that would stay the same is not touched."""
    if data is None or data == before:
        return
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        sys.stdout.write(data.decode("utf-8"))
    elif before is not None:
        from carnegie_meta.runner.rewrite import replace_file

        replace_file(path, data, before)
    else:
        try:
            with open(path, "xb") as file:
                file.write(data)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror}") from error


def _summary(waiting: list[Cells], new: int, path: str) -> list[str]:
    """What waits, as a person reads it, the most frequent first."""
    ordered = sorted(waiting, key=lambda row: (row["field"], -int(row["seen"]), row["label"]))
    lines = []
    for row in ordered:
        proposal = f"  {row['proposal']}" if row["proposal"] else ""
        lines.append(terminal(f"{row['field']}  {row['seen']} x  {row['label']}{proposal}") + "\n")
    plural = "" if len(waiting) == 1 else "s"
    lines.append(terminal(f"{len(waiting)} term{plural} to decide, {new} new, in {path}") + "\n")
    return lines
