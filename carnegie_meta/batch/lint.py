"""Record rules over a batch."""

from __future__ import annotations

import pickle
from hashlib import sha256

from carnegie_meta.api import settings
from carnegie_meta.batch.layout import Layout
from carnegie_meta.batch.rows import head_names, rows, several
from carnegie_meta.engine.heads import Heads
from carnegie_meta.errors import ConfigError, UsageError
from carnegie_meta.report.row import record_batch, schema
from carnegie_meta.runner.job import Job, today
from carnegie_meta.source.arrow_rows import head_unit, pyarrow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from carnegie_meta.api import Config
    from carnegie_meta.config.settings import Settings
    from carnegie_meta.model.diagnostic import Diagnostic

JOBS = 8
"""Configurations whose rules and vocabularies stay loaded."""

TIES = ("code", "pointer", "message")
"""What tells findings at one place apart."""

_jobs: dict[bytes, Job] = {}


def job_of(config: Config) -> Job:
    """The job that *config* asks for, loaded once a process, and again when a file of it changes.

    Raises: ConfigError, UsageError.
    """
    found = settings(config)
    files = [sha256(data).digest() for data in files_of(found).values()]
    # A worker may live past midnight.
    key = pickle.dumps((vars(found), found.today or today(), files))
    if key not in _jobs:
        if len(_jobs) >= JOBS:
            _jobs.clear()
        _jobs[key] = Job(found)
    return _jobs[key]


def files_of(settings: Settings) -> dict[str, bytes]:
    """Contents of the vocabularies and decisions that *settings* name, by the name they give.

    Raises: ConfigError for one that cannot be read.
    """
    found: dict[str, bytes] = {}
    for name in (*settings.vocabularies, *filter(None, [settings.decisions])):
        try:
            with open(settings.file(name), "rb") as file:
                found[name] = file.read()
        except OSError as error:
            message = f"{settings.file(name)}: cannot be read: {error.strerror}"
            raise ConfigError(message) from error
    return found


def lint_batch(
    batch: Any,
    *,
    config: Config = None,
    layout: Layout | None = None,
    path: str | None = None,
    first: int = 0,
) -> Any:
    """What the rules on single records find in the rows of *batch*, a ``pyarrow.RecordBatch``.

    Shape: a ``pyarrow.RecordBatch`` with the columns of :func:`carnegie_meta.report.row.schema`,
    one row a finding, in the order of the rows. What is wrong with a column is said once, with
    ``record`` null; of several batches :func:`in_order` keeps one. *path* and *first* tell where
    the rows come from when no column does.
    Raises: MissingExtra without pyarrow; ConfigError, UsageError for wrong arguments.
    """
    pyarrow()
    job = job_of(config)
    evident = job.checker.evident
    diagnostics: list[Diagnostic] = []
    counts: dict[str, Callable[[Diagnostic], bool]] = {}
    heads: dict[str, Heads] = {}
    for name, _, unit in rows(batch, layout or Layout(), job.columns, path, first):
        where = name or ""
        if where not in counts:
            counts[where] = job.counts(where)
            names = head_names(batch, layout or Layout(), job.columns)
            if names is not None:
                heads[where] = Heads(job.checker, head_unit("arrow", names, name))
                diagnostics += filter(counts[where], heads[where].found)
        doubts = None
        if evident is not None and not unit.problems:
            doubts = evident.doubts(unit.records[0].data)
            if doubts is not None and not doubts:
                continue
        found = job.checker.check_unit(unit, doubts)
        if found:
            if where in heads:
                found = heads[where].of_row(found)
            diagnostics += filter(counts[where], found)
    return record_batch(diagnostics)


def in_order(findings: Iterable[Any]) -> Any:
    """All *findings* in one batch, in the order of paths and of their text.

    Within a file: place, record, code, then what tells equals apart, as ``check`` sorts them. What
    several batches say of one column stands there once.
    Raises: UsageError for what is no batch of findings.
    """
    pa = pyarrow()
    from pyarrow.compute import fill_null, sort_indices

    batches = list(several(findings))
    if any(getattr(batch, "schema", None) != schema() for batch in batches):
        raise UsageError("findings are batches with the columns of carnegie_meta.batch.schema()")
    table = pa.Table.from_batches(batches, schema=schema())
    keys = {}
    for name in ("path", "line", "column", "end_line", "end_column", "record", *TIES):
        column = table.column(name)
        keys[name] = fill_null(column, "" if pa.types.is_string(column.type) else -1)
    order = sort_indices(pa.table(keys), sort_keys=[(name, "ascending") for name in keys])
    batches = _once(table.take(order)).combine_chunks().to_batches()
    return batches[0] if batches else record_batch(())


def _once(table: Any) -> Any:
    """*table* of findings, without repeats among those of columns, which have no record."""
    from pyarrow import array
    from pyarrow.compute import indices_nonzero, is_null

    of_columns = indices_nonzero(is_null(table.column("record")))
    if len(of_columns) < 2:
        return table
    said = table.select(["path", *TIES]).take(of_columns).to_pylist()
    seen: set[tuple[object, ...]] = set()
    keep = [True] * table.num_rows
    for at, found in zip(of_columns.to_pylist(), said, strict=True):
        fact = tuple(found.values())
        keep[at] = fact not in seen
        seen.add(fact)
    return table.filter(array(keep))
