"""The Python surface: ``import carnegie_meta as cm``. Nothing here prints or exits."""

from __future__ import annotations

import os
from collections.abc import Mapping

from carnegie_meta.config import find
from carnegie_meta.config.settings import Settings
from carnegie_meta.engine.fix import FIXED_FORMATS, FixResult, fix_text
from carnegie_meta.errors import SourceError, UsageError
from carnegie_meta.model.report import Report
from carnegie_meta.runner import files
from carnegie_meta.runner.corpus import Corpus
from carnegie_meta.runner.job import Job, Outcome, today, units
from carnegie_meta.source.input import Input
from carnegie_meta.source.record import Record
from carnegie_meta.source.unit import RawRecord, unwrap
from carnegie_meta.validation import store
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carnegie_meta.engine.normalized import Normalized
    from carnegie_meta.model.diagnostic import Diagnostic

    Config = Settings | Mapping[str, object] | str | os.PathLike[str] | None
    Checkable = Mapping[str, object] | Record | str | os.PathLike[str]


def settings(config: Config) -> Settings:
    """Settings that *config* means: a mapping with a configuration's keys, a file, or defaults.

    Raises: ConfigError for a wrong key or value; UsageError for another type.
    """
    if config is None:
        return Settings()
    if isinstance(config, Settings):
        return config
    if isinstance(config, (str, os.PathLike)):
        return find(os.fspath(config))
    if isinstance(config, Mapping):
        from carnegie_meta.config.file import read

        return read(dict(config))
    raise UsageError(
        f"config takes a mapping, the path of a configuration file or None, not {config!r:.80}"
    )


_default: dict[str, Job] = {}  # by day, the Job of calls without a configuration; loads once


def _job(config: Config) -> Job:
    if config is not None:
        return Job(settings(config))
    day = today()  # a service may live past midnight
    job = _default.get(day)
    if job is None:
        _default.clear()
        job = _default[day] = Job(Settings(today=day))
    return job


def check(
    record: Checkable | Iterable[Checkable],
    *,
    config: Config = None,
) -> Report:
    """Findings about a record, a file, a folder, or many of them.

    Shape: a dict or a :class:`Record` is one record; a string or a path is a file or a folder; any
    other iterable is a sequence of those, told apart by ``record`` in its diagnostics. A dict has
    no text, so its diagnostics have a pointer and no range. A record inside an envelope (``block``
    beside a URL, say) is found in a dict as in a file.
    Without *config* the defaults hold; no configuration file is searched. Where there is more than
    one record, rules that compare records run as well; dicts and Records are kept for that until
    the end, what comes from files is not.

    Raises: SourceError when a path cannot be read or holds nothing to check; UsageError for
    another type.

    >>> report = check({"primaryCenter": "Carnegie India", "centers": ["Carnegie Europe"]})
    >>> any(d.code == "REL101" and d.pointer == "/primaryCenter" for d in report.diagnostics)
    True
    """
    job = _job(config)
    if isinstance(record, (Mapping, Record)):
        return Report(tuple(_one(job, record, None)), 0, 1)
    found = _Found(job)
    if isinstance(record, (str, os.PathLike)):
        found.path(_name(record))
        return found.report()
    # A file is iterable too, line by line, which nobody means.
    is_other = isinstance(record, (bytes, bytearray)) or hasattr(record, "read")
    if is_other or not hasattr(record, "__iter__"):
        raise UsageError(
            "check takes a dict, a Record, a path, or an iterable of those, "
            f"not {type(record).__name__}"
        )
    for index, item in enumerate(record):
        if isinstance(item, (str, os.PathLike)):
            found.path(_name(item))
        else:
            found.record(item, index)
    return found.report()


def _one(job: Job, item: Mapping[str, object] | Record, index: int | None) -> list[Diagnostic]:
    if isinstance(item, Record):
        return job.check_record(item)
    if isinstance(item, Mapping):
        raw = _raw(item, index)
        return job.checker.check_data(raw.data, index, raw.wrapper)
    raise UsageError(f"a record is a dict, a Record or a path, not {type(item).__name__}")


def _raw(item: Mapping[str, object], index: int | None) -> RawRecord:
    """The record that *item* is or wraps, as readers of files find it."""
    whole = dict(item)
    data, wrapper = unwrap(whole)
    return RawRecord(data, index, "", wrapper, whole)


class _Found:
    """What is found in records and files, one after the other, and then in all of them."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._corpus = Corpus()
        self._corpus.bind(job)
        self._outcomes: list[Outcome] = []

    def record(self, item: Mapping[str, object] | Record, index: int) -> None:
        """Check a record that is at hand, the one at *index*."""
        # No path has a NUL, so records at hand cannot be taken for those of a file.
        outcome = Outcome(f"\0{index:012}")
        outcome.diagnostics = _one(self._job, item, index)
        outcome.records = 1
        self._outcomes.append(outcome)
        if isinstance(item, Record):
            self._corpus.hold((outcome.path, -1), item.unit, item.raw)
        else:
            self._corpus.hold((outcome.path, -1), None, _raw(item, index))

    def path(self, path: str) -> None:
        """Check the file or folder at *path*."""
        chosen = list(files.discover([path], self._job.settings))
        if not chosen:
            raise SourceError(f"{path}: nothing to check: no file that a reader takes")
        read = 0
        for name, named in chosen:
            outcome = self._job.check(Input(name), named=named, corpus=self._corpus)
            if outcome.error:
                raise SourceError(outcome.error)
            read += not outcome.passed_over
            self._outcomes.append(outcome)
        if not read:
            raise SourceError(f"{path}: nothing to check: no file in it holds a record")

    def report(self) -> Report:
        """Everything found."""
        self._corpus.conclude(self._outcomes)
        for outcome in self._outcomes:
            if outcome.error:
                raise SourceError(outcome.error)
        found = [diagnostic for outcome in self._outcomes for diagnostic in outcome.diagnostics]
        files = [o for o in self._outcomes if not o.path.startswith("\0") and not o.passed_over]
        return Report(tuple(found), len(files), sum(outcome.records for outcome in self._outcomes))


def _name(path: object) -> str:
    """*path* as text.

    Raises: UsageError for what is no path.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise UsageError(f"a path is a str or an os.PathLike, not {type(path).__name__}")
    name = os.fspath(path)
    if isinstance(name, str) and ("\0" in name or (isinstance(path, str) and _is_text(name))):
        raise UsageError(f"a string is a path, and {name!r:.40} is none; parse the text first")
    if not isinstance(name, str):
        raise UsageError("a path is text, not bytes; os.fsdecode turns one into the other")
    return name


def _is_text(name: str) -> bool:
    """Whether somebody passed the text of a record for its path; a file may have any name."""
    return ("{" in name or "\n" in name) and not os.path.lexists(name)


def load(path: str | os.PathLike[str]) -> Iterator[Record]:
    """Records of the file at *path*, in order, each with its positions.

    What does not parse gives no record; :func:`check` says why.
    Raises: SourceError when the file cannot be read.
    """
    source = Input(_name(path))
    return (Record(unit, raw) for unit in units(source) for raw in unit.records)


def fix(text: str, *, format: str, unsafe: bool = False, config: Config = None) -> FixResult:
    """*text*, a whole file of *format*, with what has one right answer mended.

    ``format`` is ``json``, ``jsonl``, ``yaml``, ``frontmatter`` or ``toml``. With *unsafe* the
    probable repairs are made as well. Everything else stays byte for byte.
    Raises: UsageError for another format, or for a text that is no str.

    >>> fix('{"type": "Commentary"}', format="json").text
    '{"type": "commentary"}'
    """
    if not isinstance(text, str):
        raise UsageError(f"fix takes the text of a file as str, not {type(text).__name__}")
    if format not in FIXED_FORMATS:
        raise UsageError(f"fix takes a format of {', '.join(FIXED_FORMATS)}, not {format!r:.80}")
    if not isinstance(unsafe, bool):
        raise UsageError(f"unsafe is True or False, not {unsafe!r:.80}")
    return fix_text(text, format, _job(config).checker, unsafe=unsafe)


def normalize(record: Mapping[str, object] | Record, *, config: Config = None) -> Normalized:
    """*record* as new data, with every repair that has one right answer.

    The repairs are the safe fixes of the rules in force, as :func:`fix` makes them in a file:
    labels become the vocabulary's own, keys the fields they mean, text that stands for a list a
    list; exact repeats go. What no vocabulary knows stays as it is and is told in
    ``unresolved``; what a repair would make worse stays too, told in ``refused``. Any JSON value
    that is no object is given back as it is. A dict that wraps a record keeps what is around it.
    Raises: UsageError for a value of a type that no reader gives, such as a set.

    >>> normalize({"regions": ["Turkey"]}).record
    {'regions': ['Türkiye']}
    """
    from carnegie_meta.engine.normalize import copied
    from carnegie_meta.engine.normalize import normalize as normalized

    data: object = record.data if isinstance(record, Record) else record
    if isinstance(data, Mapping):
        data = dict(data)
    _no_json(data)
    inner, wrapper = unwrap(data)
    done = normalized(inner, _job(config).checker)
    if not wrapper:
        return done
    whole = copied(data)
    assert isinstance(whole, dict)  # only an object wraps
    return done.within(whole, wrapper)


def _no_json(data: object) -> None:
    """Refuse values of types that no reader gives, wherever in *data* they stand.

    Days stay: YAML and TOML have them. Raises: UsageError.
    """
    seen: set[int] = set()
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, (dict, list)):
            if id(value) not in seen:
                seen.add(id(value))
                waiting += value.values() if isinstance(value, dict) else value
        elif value is not None and value.__class__ not in _SCALARS:
            if isinstance(value, (str, int, float)) or hasattr(value, "isoformat"):
                continue
            raise UsageError(
                f"normalize takes JSON values in a dict or a Record, not {type(value).__name__}"
            )


_SCALARS = frozenset((str, int, float, bool))


def schema(name: str = "publication") -> dict[str, object]:
    """The JSON Schema called *name*, draft 2020-12.

    Raises: UnknownName naming the schemas there are.
    """
    return store.schema(name)


def vocabulary(field: str) -> Vocabulary:
    """The shipped vocabulary of *field*.

    Raises: UnknownName naming the fields that have one.
    """
    if not isinstance(field, str):
        raise UsageError(f"a field is a str, not {type(field).__name__}")
    return Vocabularies()[field]
