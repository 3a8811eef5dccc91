"""One input checked: what was found, or why it could not be."""

from __future__ import annotations

from carnegie_meta.engine.check import COMMENTED_FORMATS, Checker
from carnegie_meta.errors import CarnegieMetaError, ConfigError, ScratchError, SourceError
from carnegie_meta.runner.first_look import FirstLook
from carnegie_meta.source.formats import TABLES, format_of, reader, sniff, table_reader
from carnegie_meta.source.input import MAX_DOCUMENT, Input, TooLarge
from carnegie_meta.source.unit import HeadUnit, RowUnit, is_record, is_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from carnegie_meta.config.settings import Settings
    from carnegie_meta.engine.heads import Heads
    from carnegie_meta.engine.select import Selection
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.span import Range
    from carnegie_meta.runner.corpus import Corpus
    from carnegie_meta.source.columns import Columns
    from carnegie_meta.source.record import Record
    from carnegie_meta.source.unit import Unit
    from carnegie_meta.vocab.vocabulary import Vocabularies


AT_ONCE = 2000
"""Findings of one input from which on they are handed on before there are more."""


class Outcome:
    """What became of one input.

    ``error``: why it could not be read, in one line; its findings up to then still count.
    ``passed_over``: nothing in it is a record, and nobody said that there should be one.
    ``lines``: the source lines that findings stand on, by number, where the caller asked.
    ``follows``: it goes on in the file of the outcome before it, which came in pieces.
    ``known``: its verdict is that of an earlier run. ``digest`` tells the content. ``read``: bytes,
    of a piece.
    """

    __slots__ = (
        "diagnostics",
        "digest",
        "error",
        "follows",
        "known",
        "lines",
        "passed_over",
        "path",
        "read",
        "records",
    )

    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self.records = 0
        self.error: str | None = None
        self.passed_over = False
        self.lines: dict[int, str] = {}
        self.follows = False
        self.known = False
        self.digest: bytes | None = None
        self.read = 0


class Job:
    """A checker with everything that the settings add to it; made once a process.

    ``corpus`` takes in every record that is read.
    """

    def __init__(
        self, settings: Settings, *, keep_lines: bool = False, corpus: Corpus | None = None
    ) -> None:
        self.settings = settings
        self.keep_lines = keep_lines
        self.corpus = corpus
        own = vocabularies(settings) if settings.vocabularies or settings.decisions else None
        day = settings.today or today()
        self.checker = Checker(selection(settings), own, settings.mapping, day)
        if corpus is not None:
            corpus.bind(self)

    def again(self) -> Job:
        """This job for a process of its own: what it has loaded, and a corpus that is empty."""
        if self.corpus is not None:
            self.corpus = self.corpus.empty()
            self.corpus.bind(self)
        return self

    @property
    def columns(self) -> Columns:
        """How cells of tables are read."""
        from carnegie_meta.source.columns import Columns

        settings = self.settings
        return Columns(settings.columns, settings.list_separator, settings.mapping)

    def check(
        self,
        source: Input,
        format: str | None = None,
        *,
        named: bool = True,
        corpus: Corpus | None = None,
        before: tuple[int, int] = (0, 0),
        known: bool = False,
    ) -> Outcome:
        """The outcome of one input; whatever goes wrong with it is told, not raised.

        Arguments are those of :meth:`outcomes`.
        """
        from carnegie_meta.runner.run import joined

        found = self.outcomes(
            source, format, named=named, corpus=corpus, before=before, known=known
        )
        return next(joined(found))

    def outcomes(
        self,
        source: Input,
        format: str | None = None,
        *,
        named: bool = True,
        corpus: Corpus | None = None,
        before: tuple[int, int] = (0, 0),
        known: bool = False,
    ) -> Iterator[Outcome]:
        """The outcome of one input, in parts where it has many findings.

        ``named``: a person named the file, so it must hold records; a data file that was met
        in a folder may be anything, and is passed over when nothing in it is a record. Every
        record is taken into *corpus*, else into the job's own. *before*: lines and records of a
        JSONL file before where *source* begins. *known*: only the corpus is to learn of it.
        Raises: ScratchError.
        """
        corpus = corpus or self.corpus
        if corpus is not None:
            corpus.note_file(source.path or "")
        outcome = Outcome(source.path or "")
        evident = self.checker.evident
        look = None if evident is None else FirstLook(evident, outcome, corpus)
        heads: Heads | None = None
        try:
            for unit in self.units(source, format, look, before):
                if not named and self.is_other(unit):
                    outcome.passed_over = not outcome.follows
                    continue
                outcome.passed_over = False
                outcome.records += len(unit.records)
                doubts = None if look is None else look.doubts(unit)
                if known:
                    found = []
                elif isinstance(unit, HeadUnit):
                    from carnegie_meta.engine.heads import Heads

                    heads = Heads(self.checker, unit)
                    found = heads.found
                else:
                    found = self.checker.check_unit(unit, doubts)
                    if heads is not None and found:
                        found = heads.of_row(found)
                if found:
                    self._keep(outcome, unit, found)
                if corpus is not None:
                    corpus.add_unit(outcome.path, unit, found)
                if len(outcome.diagnostics) >= AT_ONCE:
                    yield self._counted(outcome)
                    outcome = Outcome(outcome.path)
                    outcome.follows = True
                    if look is not None:
                        look.outcome = outcome
        except ScratchError:
            raise  # this run has no end, whatever the file
        except CarnegieMetaError as error:
            outcome.error = str(error)
        except Exception as error:  # noqa: BLE001  # one bad file must not end the run; it is told
            kind = type(error).__name__
            outcome.error = f"{source.path}: internal error, please report it: {kind}: {error}"
        yield self._counted(outcome)

    def _counted(self, outcome: Outcome) -> Outcome:
        """*outcome* without the findings that settings turn off for its file."""
        if outcome.diagnostics:
            outcome.diagnostics = list(filter(self.counts(outcome.path), outcome.diagnostics))
        return outcome

    def units(
        self,
        source: Input,
        format: str | None = None,
        passes: Callable[[object, int], bool] | None = None,
        before: tuple[int, int] = (0, 0),
        only: Collection[int] | None = None,
    ) -> Iterator[Unit]:
        """Units of *source*, as :func:`units` gives them, cells read as the settings say."""
        return units(source, format, passes, before, only, self)

    def _keep(self, outcome: Outcome, unit: Unit, found: list[Diagnostic]) -> None:
        kept = found
        if unit.format in COMMENTED_FORMATS:
            from carnegie_meta.engine.suppress import unsuppressed

            kept = unsuppressed(unit, found)
        outcome.diagnostics.extend(kept)
        if self.keep_lines:
            for diagnostic in kept:
                self.keep_line(outcome, unit, diagnostic)

    def keep_line(self, outcome: Outcome, unit: Unit, diagnostic: Diagnostic) -> None:
        """Keep the lines of *unit* that *diagnostic* stands on."""
        for place in _places(diagnostic):
            for number in (place.line, place.end_line):
                if number not in outcome.lines:
                    outcome.lines[number] = unit.text.line(number)

    def is_other(self, unit: Unit) -> bool:
        """Whether *unit* is data or a page without a record in it."""
        if isinstance(unit, RowUnit):
            return not is_table(unit.names, self.settings.mapping)
        if unit.page is not None:
            return not unit.records and all(p.kind == "page-without-block" for p in unit.problems)
        if unit.format not in OTHER_FORMATS:
            return False
        if not unit.records:
            return not unit.problems  # what does not parse may be a record
        if any(problem.kind == "encoding" for problem in unit.problems):
            return False
        mapping = self.settings.mapping
        return not any(is_record(raw.data, mapping) for raw in unit.records)

    def check_record(self, record: Record) -> list[Diagnostic]:
        """Diagnostics of a record that was loaded, as checking its file gives them."""
        from carnegie_meta.engine.suppress import unsuppressed

        found = self.checker.check_record(record.unit, record.raw)
        return list(filter(self.counts(record.path or ""), unsuppressed(record.unit, found)))

    def counts(self, path: str) -> Callable[[Diagnostic], bool]:
        """Whether a diagnostic counts for *path*: not where per-file-ignores turn it off."""
        from carnegie_meta.rules.registry import expand

        ignored = expand(self.settings.ignored_for(path))
        return lambda diagnostic: diagnostic.code not in ignored


def _places(diagnostic: Diagnostic) -> Iterator[Range]:
    """Where *diagnostic* and its edits stand."""
    if diagnostic.range is not None:
        yield diagnostic.range
    if diagnostic.fix is not None:
        for edit in diagnostic.fix.edits:
            yield edit.range


def today() -> str:
    """The clock's day in ISO form."""
    import time

    return time.strftime("%Y-%m-%d")


OTHER_FORMATS = ("json", "yaml", "toml", "frontmatter")
"""Formats in which a repository keeps other things than records."""


def selection(settings: Settings) -> Selection | None:
    """The rules that *settings* select; None for all of them as they are.

    Raises: UnknownName, UsageError.
    """
    selectors = (*settings.select, *settings.extend_select)
    if selectors == ("ALL",) and not settings.ignore and not settings.severities:
        return None
    from carnegie_meta.engine import select

    return select.Selection(selectors, settings.ignore, settings.severities)


def vocabularies(settings: Settings) -> Vocabularies:
    """The shipped vocabularies, with the files that the settings add, and what was decided.

    Raises: ConfigError for a file that cannot be read or is not what it should be.
    """
    from carnegie_meta.vocab.extra import extend
    from carnegie_meta.vocab.vocabulary import Vocabularies

    found = Vocabularies()
    for name in settings.vocabularies:
        source = Input(settings.file(name))
        try:
            extend(found, source.data)
        except SourceError as error:
            raise ConfigError(str(error)) from error
        except TooLarge:
            raise ConfigError(f"{source.path}: too large for a vocabulary") from None
        except ValueError as error:
            raise ConfigError(_no_vocabulary(source, found, str(error))) from error
    if settings.decisions:
        _decide(found, settings.file(settings.decisions))
    return found


def _no_vocabulary(source: Input, vocabularies: Vocabularies, reason: str) -> str:
    """What is wrong with a vocabulary file, and where; *reason* where the rules do not say."""
    from carnegie_meta.engine.vocabulary import VocabularyChecker

    found = VocabularyChecker(vocabularies=vocabularies).check(source)
    errors = [each for each in found if each.severity == "error" and each.range is not None]
    if not errors or errors[0].range is None:
        return f"{source.path}: no vocabulary: {reason}"
    place = errors[0].range
    more = f"; {len(errors) - 1} more, see 'carnegie-meta vocab lint'" if len(errors) > 1 else ""
    where = f"{source.path}:{place.line}:{place.column}"
    return f"{where}: no vocabulary: {errors[0].message}{more}"


def _decide(vocabularies: Vocabularies, path: str) -> None:
    """Let the decisions in the file at *path* go before all labels.

    Raises: ConfigError with file and line.
    """
    from carnegie_meta.vocab.decisions import parse

    try:
        with open(path, "rb") as file:
            vocabularies.decisions = parse(file.read(), vocabularies)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}:{error}") from error


def units(
    source: Input,
    format: str | None = None,
    passes: Callable[[object, int], bool] | None = None,
    before: tuple[int, int] = (0, 0),
    only: Collection[int] | None = None,
    job: Job | None = None,
) -> Iterator[Unit]:
    """Units of *source*; its format is told by its name, else by its first bytes.

    *passes* is asked by a reader of streams: what it is content with makes no unit. *only*:
    indexes of the records wanted; such a reader leaves the others out. *job*: whose settings tell
    how cells of tables are read.
    Raises: SourceError when it cannot be read; MissingExtra where its format needs one.
    """
    try:
        name = format or format_of(source.path or "") or sniff(source.head)
        if name == "jsonl":
            from carnegie_meta.source.jsonl import JSONLReader

            yield from JSONLReader().read(source, only, passes, before)
        elif name in TABLES:
            columns = None if job is None else job.columns
            yield from table_reader(name).read(source, only, passes, columns)
        else:
            yield from reader(name).read(source)
    except TooLarge:
        yield too_large(source)


def too_large(source: Input) -> Unit:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span
    from carnegie_meta.source.text import Text
    from carnegie_meta.source.unit import Unit

    problem = Problem("too-large", Span(0, 0), {"limit": MAX_DOCUMENT, "what": "file"})
    return Unit("file", [], [problem], lambda: Text("", source.path), lambda _: {})
