"""Corpus rules over batches: summarise, merge, conclude, report."""

from __future__ import annotations

import marshal

from carnegie_meta.batch.layout import Layout
from carnegie_meta.batch.lint import job_of
from carnegie_meta.batch.rows import INDEX, rows, several
from carnegie_meta.engine.corpus import diagnostics, member
from carnegie_meta.engine.reduce import Summaries, corpus_rules
from carnegie_meta.engine.reduce import conclude as cases_of
from carnegie_meta.errors import UsageError
from carnegie_meta.report.row import record_batch
from carnegie_meta.rules.base import Case
from carnegie_meta.source.arrow_rows import pyarrow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Any

    from carnegie_meta.api import Config
    from carnegie_meta.engine.corpus import Read
    from carnegie_meta.engine.reduce import Parts
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.rules.base import CorpusRule
    from carnegie_meta.rules.member import Origin
    from carnegie_meta.runner.job import Job
    from carnegie_meta.source.unit import Unit

    Columns = tuple[tuple[str, str], ...]
    """Name and Arrow type of each."""

SUMMARIES = (("reduction", "string"), ("key", "binary"), ("summary", "binary"))
"""Name and Arrow type of the columns of summaries."""

CASES = (("code", "string"), ("case", "binary"), ("path", "string"), ("index", "int64"))
"""Name and Arrow type of the columns of cases: a row for each record that a case names."""

VERSION = 2
"""Of ``marshal``: the last whose bytes depend on nothing but the value."""


def summarise_batch(
    batch: Any,
    *,
    config: Config = None,
    layout: Layout | None = None,
    path: str | None = None,
    first: int | None = None,
) -> Any:
    """What the corpus rules need to know of the rows of *batch*: one row a reduction and key.

    Arguments are those of :func:`~carnegie_meta.batch.lint.lint_batch`, but where rows have no
    index *first* must be said.
    Raises: MissingExtra, ConfigError, UsageError, also where two rows have one path and index.
    """
    pyarrow()
    job = job_of(config)
    checker = job.checker
    summaries = Summaries(checker.selection.rules, checker.context)
    seen: set[Origin] = set()
    for name, index, unit in rows(batch, layout or Layout(), job.columns, path, first):
        origin = name or "", index
        if origin in seen:
            raise _twice(origin)
        seen.add(origin)
        for raw in unit.records:
            if isinstance(raw.data, dict):
                summaries.add(member(raw, checker, origin))
    return _packed(summaries.take())


def merge_batches(batches: Iterable[Any], *, config: Config = None) -> Any:
    """One batch of summaries for many: equal keys become one.

    Any number of merges, of any parts in any order, comes to the same.
    """
    return _packed(_merged(batches, job_of(config)))


def whole(config: Config = None) -> tuple[str, ...]:
    """Names of the reductions that must be concluded with all their keys in one call."""
    rules = corpus_rules(job_of(config).checker.selection.rules)
    return tuple(dict.fromkeys(rule.reduction.name for rule in rules if not rule.by_key))


def conclude(batches: Iterable[Any], *, config: Config = None, by_key: bool | None = None) -> Any:
    """Cases that merged or unmerged summaries raise, a row for each record they name.

    *by_key*: True for the rules that judge each key alone, False for the others, None for all.
    """
    job = job_of(config)
    rules = [
        rule
        for rule in corpus_rules(job.checker.selection.rules)
        if by_key is None or rule.by_key == by_key
    ]
    parts = _merged(batches, job)
    found = cases_of(rules, parts, job.checker.context)
    rows = [
        (rule.code, marshal.dumps((case.origins, case.facts), VERSION), path, index)
        for rule, case in found
        for path, index in case.origins
    ]
    return _batch(rows, CASES)


def origins(cases: Iterable[Any]) -> Any:
    """Path and index of the records that *cases* name, each once, sorted.

    Raises: UsageError for what is no batch of cases.
    """
    return _batch(sorted({row[2:] for row in _rows(cases, CASES, "cases")}), CASES[2:])


def report(
    cases: Iterable[Any],
    records: Iterable[Any],
    *,
    config: Config = None,
    layout: Layout | None = None,
    path: str | None = None,
    first: int = 0,
) -> Any:
    """Findings of *cases*, now that their *records* are there; what else is there does no harm.

    *records* are batches as ``summarise_batch`` took them; *first* counts on from batch to
    batch. What a rule on single records says at the same place is not said again.
    Raises: UsageError where a case lacks a record, or two records have one path and index: what
    is missing would pass for clean. Also where *config* does not run a rule that *cases* are of.
    """
    job = job_of(config)
    named = _cases(cases, {rule.code: rule for rule in corpus_rules(job.checker.selection.rules)})
    wanted = {origin for _, case in named for origin in case.origins}
    read: dict[Origin, Read] = {}
    for batch in several(records):
        for name, index, unit in rows(batch, layout or Layout(), job.columns, path, first):
            origin = name or "", index
            if origin in wanted:
                if origin in read and _data(unit) != _data(read[origin][0]):
                    raise _twice(origin)
                for raw in unit.records:
                    read[origin] = unit, raw
        first += batch.num_rows
    for rule, case in named:
        for origin in case.origins:
            if origin not in read:
                raise UsageError(
                    f"{rule.code} names a record that is not there, {_place(origin)}: {INDEX}, and "
                    "pass path= and first= as they were"
                )
    single: dict[Origin, list[Diagnostic]] = {}
    found: list[Diagnostic] = []

    def reader(asked: Collection[Origin]) -> dict[Origin, Read]:
        return {origin: read[origin] for origin in asked}

    for one in diagnostics(named, job.checker, reader):
        counts = job.counts(one.origin[0])
        if not counts(one.diagnostic):
            continue
        if one.rule.echoes:
            if one.origin not in single:
                whole_row = read[one.origin][0]
                assert whole_row is not None  # rows make units
                single[one.origin] = list(filter(counts, job.checker.check_unit(whole_row)))
            if _is_echo(one.rule, one.diagnostic, single[one.origin]):
                continue
        found.append(one.diagnostic)
    return record_batch(found)


def _data(unit: Unit | None) -> list[object]:
    return [raw.data for raw in unit.records] if unit is not None else []


def _place(origin: Origin) -> str:
    path, index = origin
    return f"index {index}" + (f" in {path!r}" if path else "")


def _twice(origin: Origin) -> UsageError:
    return UsageError(f"two rows have the {_place(origin)}; {INDEX}")


def _is_echo(rule: CorpusRule, found: Diagnostic, single: list[Diagnostic]) -> bool:
    return any(d.pointer == found.pointer and d.code.startswith(rule.echoes) for d in single)


def _cases(batches: Iterable[Any], rules: dict[str, CorpusRule]) -> list[tuple[CorpusRule, Case]]:
    """The cases in *batches*, each once."""
    found: dict[tuple[str, bytes], tuple[CorpusRule, Case]] = {}
    for code, data, *_ in _rows(batches, CASES, "cases"):
        if code not in rules:
            raise _other_config(f"cases of {code}")
        if (code, data) not in found:
            origins, facts = marshal.loads(data)  # noqa: S302  # our own, from conclude
            found[code, data] = rules[code], Case(origins, *facts)
    return [found[key] for key in sorted(found)]


def _merged(batches: Iterable[Any], job: Job) -> Parts:
    """The parts that *batches* hold; a key may stand in one several times."""
    rules = job.checker.selection.rules
    known = {rule.reduction.name for rule in corpus_rules(rules)}
    summaries = Summaries(rules, job.checker.context)
    for name, key, summary in _rows(batches, SUMMARIES, "summaries"):
        if name not in known:
            raise _other_config(f"summaries of {name!r}")
        # Bytes are our own, from summarise_batch.
        summaries.put(name, marshal.loads(key), marshal.loads(summary))  # noqa: S302
    return summaries.take()


def _other_config(what: str) -> UsageError:
    return UsageError(f"{what} are of another config; pass the same to all steps")


def _rows(batches: Iterable[Any], columns: Columns, what: str) -> Iterator[tuple[Any, ...]]:
    """The rows of *batches* as tuples of *columns*; *what* they hold."""
    for batch in several(batches):
        names = batch.schema.names if hasattr(batch, "schema") else ()
        if any(name not in names for name, _ in columns):
            raise UsageError(f"{what} are batches with {', '.join(name for name, _ in columns)}")
        yield from zip(*(batch.column(name).to_pylist() for name, _ in columns), strict=True)


def _packed(parts: Parts) -> Any:
    return _batch(
        [
            (name, marshal.dumps(key, VERSION), marshal.dumps(summary, VERSION))
            for name, store in parts.items()
            for key, summary in store.items()
        ],
        SUMMARIES,
    )


def _batch(rows: list[tuple[Any, ...]], columns: Columns) -> Any:
    pa = pyarrow()
    types = {"string": pa.string(), "binary": pa.binary(), "int64": pa.int64()}
    schema = pa.schema([(name, types[kind]) for name, kind in columns])
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [pa.array(cell, type=kind) for cell, kind in zip(cells, schema.types, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
