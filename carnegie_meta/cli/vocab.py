"""``carnegie-meta vocab``: show, search, export, import, lint and review vocabularies."""

from __future__ import annotations

import sys

from carnegie_meta.cli.main import CLEAN, say
from carnegie_meta.cli.options import parser
from carnegie_meta.errors import SourceError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Sequence

    from carnegie_meta.cli.check_options import CheckOptions
    from carnegie_meta.config.settings import Settings
    from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

EPILOG = """\
vocab                     the vocabularies there are
vocab FIELD               concepts of one, as a tree; --output-format writes it in full
vocab show CONCEPT        one concept, by its id or a label
vocab search TEXT         concepts with TEXT in a label, an id or a code
vocab export FIELD        the vocabulary as SKOS (turtle, jsonld), csv, json or sssom
vocab import FILE         a vocabulary file of this project, made from SKOS, csv or json
vocab lint [FILE...]      what is wrong with vocabulary files; without FILE, with those in force
vocab review PATH...      terms of records that no vocabulary knows, as rows to decide

'vocab COMMAND --help' tells the options of each.
"""


def main(arguments: Sequence[str]) -> int:
    """Run the part of the command that *arguments* name."""
    from carnegie_meta.vocab.exchange import names

    first = arguments[0] if arguments else ""
    part = PARTS.get(first)
    if part is not None:
        return part(arguments[1:])
    found = parser("vocab", "Show, search, export, import, lint and review vocabularies.")
    found.usage = "carnegie-meta vocab [FIELD] [OPTION...], or one of:\n\n" + EPILOG
    found.add_argument("field", nargs="?", metavar="FIELD", help="field whose concepts are shown")
    formats = ("text", *names())
    found.add_argument("--output-format", "--format", choices=formats, default="text")
    found.add_argument(
        "--status", choices=("observed", "candidate", "deprecated"), help="only these concepts"
    )
    output(found)
    configured(found)
    options = found.parse_args(arguments)
    if options.output_format in ("text", "json") and options.field is None:
        from carnegie_meta.cli.vocab_show import overview

        return _write(options, overview(_vocabularies(options), options.output_format))
    if options.field is None:
        raise UsageError(f"vocab FIELD --output-format {options.output_format}: name a FIELD")
    if options.output_format == "text":
        from carnegie_meta.cli.vocab_show import tree

        return _write(options, tree(_vocabulary(options), options.status))
    return _export(options)


def output(found: ArgumentParser) -> None:
    found.add_argument("-o", "--output-file", metavar="FILE", help="write there")


def configured(found: ArgumentParser) -> None:
    found.add_argument("--config", metavar="FILE", help="configuration file")
    found.add_argument("--isolated", action="store_true", help="the shipped vocabularies only")


def settings_of(options: Namespace | CheckOptions, start: str = ".") -> Settings:
    from carnegie_meta.config import find
    from carnegie_meta.config.settings import Settings

    if options.config and options.isolated:
        raise UsageError("--config and --isolated exclude each other")
    return Settings() if options.isolated else find(options.config, start)


def _vocabularies(options: Namespace) -> Vocabularies:
    from carnegie_meta.runner.job import vocabularies

    return vocabularies(settings_of(options))


def _vocabulary(options: Namespace) -> Vocabulary:
    """The vocabulary of the field that is asked for, or that the field takes its terms from."""
    from carnegie_meta.vocab.resolve import HOMES

    return _vocabularies(options)[HOMES.get(options.field, options.field)]


def _write(options: Namespace, pieces: Iterable[str]) -> int:
    """Write *pieces* to where the options say; what a program reads has one encoding."""
    if options.output_file:
        from carnegie_meta.source.whole import put

        try:
            put(options.output_file, (piece.encode() for piece in pieces))
        except OSError as error:
            message = f"{options.output_file}: cannot be written: {error.strerror}"
            raise UsageError(message) from error
        return CLEAN
    if getattr(options, "output_format", "text") != "text" and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.writelines(pieces)
    return CLEAN


def _export(options: Namespace) -> int:
    from carnegie_meta.vocab.document import document, with_labels
    from carnegie_meta.vocab.exchange import write
    from carnegie_meta.vocab.labels import labels_of

    vocabulary = _vocabulary(options)
    concepts = None
    if getattr(options, "status", None):
        concepts = [concept for concept in vocabulary if concept.status == options.status]
    labels = labels_of(vocabulary)
    found = with_labels(document(vocabulary, concepts), labels.senses.all, labels.ambiguous)
    return _write(options, write(found, options.output_format))


def export(arguments: Sequence[str]) -> int:
    """``vocab export FIELD``."""
    from carnegie_meta.vocab.exchange import names

    found = parser("vocab export", "Write a vocabulary in full.")
    found.add_argument("field", metavar="FIELD")
    found.add_argument(
        "--format",
        "--output-format",
        dest="output_format",
        choices=names(),
        default="turtle",
        help="turtle (default), jsonld, csv, json, or sssom for its alignments",
    )
    output(found)
    configured(found)
    return _export(found.parse_args(arguments))


def import_(arguments: Sequence[str]) -> int:
    """``vocab import FILE``."""
    from carnegie_meta.vocab.exchange import (
        READABLE,
        format_of,
        read,
        refuse_loose_ids,
        refuse_misshapen,
    )

    found = parser("vocab import", "Make a vocabulary file of SKOS, CSV or JSON.")
    found.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    found.add_argument("--format", choices=READABLE, help="default: by the file's name")
    found.add_argument("--field", metavar="FIELD", help="the field that it is for")
    output(found)
    options = found.parse_args(arguments)
    options.output_format = "json"
    format = options.format or format_of(options.file)
    if format is None:
        raise UsageError(f"{options.file}: --format says which it is: {', '.join(READABLE)}")
    text = _text(options.file)
    try:
        made, left = read(text, format, options.field)
        refuse_misshapen(made)
        refuse_loose_ids(made)
    except ValueError as error:
        raise SourceError(f"{options.file}: no vocabulary: {error}") from error
    from carnegie_meta.vocab.document import dump

    for line in left:
        say(f"{options.file}: {line}")
    return _write(options, [dump(made)])


def _text(path: str) -> str:
    """The text of a file.

    Raises: SourceError for what cannot be read and is no UTF-8.
    """
    from carnegie_meta.source.input import MAX_DOCUMENT, Input, TooLarge

    source = Input("<stdin>" if path == "-" else path, stdin=path == "-")
    try:
        return source.data.decode("utf-8-sig")
    except TooLarge:
        size = MAX_DOCUMENT // (1024 * 1024)
        raise SourceError(f"{path}: larger than {size} MiB") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SourceError(f"{path}:{line}: not UTF-8 text") from error


def show(arguments: Sequence[str]) -> int:
    """``vocab show CONCEPT``."""
    found = parser("vocab show", "Show one concept.")
    found.add_argument(
        "concept", metavar="CONCEPT", help="an id such as regions/france, or a label"
    )
    found.add_argument("--field", metavar="FIELD", help="look there only")
    found.add_argument("--output-format", choices=("text", "json"), default="text")
    output(found)
    configured(found)
    options = found.parse_args(arguments)
    from carnegie_meta.cli.vocab_show import page

    vocabularies = _vocabularies(options)
    return _write(
        options, page(vocabularies, options.concept, options.field, options.output_format)
    )


def search(arguments: Sequence[str]) -> int:
    """``vocab search TEXT``."""
    found = parser("vocab search", "Find concepts by a piece of a label, an id or a code.")
    found.add_argument("text", metavar="TEXT")
    found.add_argument("--field", metavar="FIELD", help="look there only")
    found.add_argument("--output-format", choices=("text", "json"), default="text")
    output(found)
    configured(found)
    options = found.parse_args(arguments)
    return _search(options, options.text)


def _search(options: Namespace, text: str) -> int:
    from carnegie_meta.cli.main import FOUND
    from carnegie_meta.cli.vocab_show import hits

    vocabularies = _vocabularies(options)
    fields = vocabularies.fields() if options.field is None else (options.field,)
    found = list(hits(vocabularies, text, fields, options.output_format))
    _write(options, found)
    if not found or found == ["[]\n"]:
        say(f"no concept has {text!r:.80} in a label, an id or a code")
        return FOUND
    return CLEAN


def lint(arguments: Sequence[str]) -> int:
    """``vocab lint [FILE…]``."""
    from carnegie_meta.cli.vocab_lint import main

    return main(arguments)


def review(arguments: Sequence[str]) -> int:
    """``vocab review PATH…``."""
    from carnegie_meta.cli.vocab_review import main

    return main(arguments)


PARTS: dict[str, Callable[[Sequence[str]], int]] = {
    "export": export,
    "import": import_,
    "lint": lint,
    "review": review,
    "search": search,
    "show": show,
}
