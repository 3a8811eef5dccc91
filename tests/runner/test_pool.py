"""Several processes: what they pack, and what becomes of a run when one dies."""

from __future__ import annotations

import datetime
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from carnegie_meta.config.settings import Settings
from carnegie_meta.errors import CarnegieMetaError
from carnegie_meta.model.diagnostic import Diagnostic, Related
from carnegie_meta.model.finding import Change
from carnegie_meta.model.fix import Edit, Fix
from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.span import Range, Span
from carnegie_meta.runner import forked, spawned, tasks
from carnegie_meta.runner.corpus import Corpus
from carnegie_meta.runner.flat import flat, outcome_of
from carnegie_meta.runner.job import Job, Outcome
from carnegie_meta.runner.pool import perform, pooled, unpack
from carnegie_meta.runner.run import run

SETTINGS = Settings(today="2026-01-31")


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[str, bool]]:
    for number in range(24):
        record = {"type": "event", "centers": ["Carnegie Europe"], "regions": [f"Land {number}"]}
        (tmp_path / f"{number:02}.json").write_text(json.dumps(record))
    return [(str(path), True) for path in sorted(tmp_path.iterdir())]


def diagnostics(value: object) -> list[Diagnostic]:
    place = Range(1, 2, 3, 4)
    fix = Fix("t", "safe", (Edit(Span(0, 1), place, "x"),), (Change("add", "/a", {"b": [1]}),))
    related = (Related("m", "p", 3, "/a", place), Related("n"))
    return [
        Diagnostic("A1", "a", "error", "m", "p", 1, "/a", place, value, fix, related),
        Diagnostic("A1", "a", "error", "m"),
    ]


@pytest.mark.parametrize("value", [MISSING, None, "\ud800", {"a": [1.5, True]}, float("inf")])
def test_an_outcome_comes_back_as_it_was(value: object) -> None:
    outcome = Outcome("p")
    outcome.diagnostics = diagnostics(value)
    outcome.lines = {1: "x"}
    outcome.records, outcome.follows = 3, True
    again = outcome_of(flat(outcome))
    assert all(getattr(again, name) == getattr(outcome, name) for name in Outcome.__slots__)


def test_what_marshal_does_not_know_is_packed_as_well(
    files: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = Outcome("p")
    outcome.diagnostics = diagnostics(datetime.date(2026, 1, 31))
    work = tasks.Tasks(files)
    monkeypatch.setattr(tasks.Tasks, "perform", lambda *_: [outcome])
    (again,), taken = unpack(perform(work, Job(SETTINGS), (0, 1)))
    assert again.diagnostics == outcome.diagnostics
    assert taken is None


@pytest.mark.parametrize("start", [forked.results, spawned.results])
@pytest.mark.parametrize("with_corpus", [False, True])
def test_any_way_to_start_processes_gives_the_same(
    files: list[tuple[str, bool]], start: object, with_corpus: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def corpus() -> Corpus | None:
        return Corpus() if with_corpus else None

    alone = corpus()
    expected = [flat(each) for each in run(files, SETTINGS, jobs=1, corpus=alone)]
    together = corpus()
    work = tasks.Tasks(files)
    module = forked if start is forked.results else spawned
    monkeypatch.setattr("carnegie_meta.runner.pool._forks", lambda: module is forked)
    found = pooled(work, Job(SETTINGS, corpus=together), 2)
    assert [flat(each) for each in found] == expected
    if alone is not None and together is not None:
        assert together.take() == alone.take()


@pytest.mark.parametrize("count", [0, 1, 7, 24, 300, 5000])
@pytest.mark.parametrize("workers", [1, 2, 8])
def test_tasks_hold_each_file_once_in_order(count: int, workers: int) -> None:
    found = list(tasks.Tasks([(f"{number}.json", True) for number in range(count)]).split(workers))
    assert [index for first, last, *_ in found for index in range(first, last)] == [*range(count)]
    sizes = [last - first for first, last, *_ in found]
    assert sizes[1:-1] == sorted(sizes[1:-1], reverse=True)
    assert all(size <= tasks.BATCH for size in sizes)
    assert all(size <= tasks.LEAST for size in (*sizes[:1], *sizes[-1:]))


def test_what_cannot_be_cut_is_not_done_before_the_others_begin(
    files: list[tuple[str, bool]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "00.jsonl"
    whole.write_text(json.dumps({"type": "event"}, indent=1) * 3)
    monkeypatch.setattr("carnegie_meta.runner.pieces.LARGE", 1)
    monkeypatch.setattr("carnegie_meta.runner.pool._forks", lambda: True)
    here = os.getpid()
    real = tasks.Tasks.perform

    def perform(self: tasks.Tasks, job: Job, task: tasks.Task) -> list[Outcome]:
        assert os.getpid() != here or len(task) == 2
        return real(self, job, task)

    everything = [(str(whole), True), *files]
    expected = [flat(each) for each in run(everything, SETTINGS, jobs=1)]
    monkeypatch.setattr(tasks.Tasks, "perform", perform)
    assert [flat(each) for each in run(everything, SETTINGS, jobs=2)] == expected


def test_a_worker_that_dies_ends_the_run(
    files: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()
    real = tasks.Tasks.perform

    def die(self: tasks.Tasks, job: Job, task: tasks.Task) -> list[Outcome]:
        if os.getpid() != here and task[0] > 12:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, job, task)

    monkeypatch.setattr(tasks.Tasks, "perform", die)
    monkeypatch.setattr("carnegie_meta.runner.pool._forks", lambda: True)
    with pytest.raises(CarnegieMetaError, match="a worker process died"):
        list(run(files, SETTINGS, jobs=2))


def test_results_do_not_pile_up(
    files: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = 0
    real = tasks.Tasks.split

    def counted(self: tasks.Tasks, batch: int) -> Iterator[tasks.Task]:
        nonlocal given
        for task in real(self, batch):
            given += 1
            yield task

    monkeypatch.setattr(tasks.Tasks, "split", counted)
    monkeypatch.setattr(tasks, "BATCH", 1)
    for taken, _ in enumerate(run(files, SETTINGS, jobs=2), 1):
        assert given <= taken + 8
    assert given == len(files)


def test_a_run_given_up_leaves_no_process(
    files: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    real = os.fork

    def fork() -> int:
        started.append(real())
        return started[-1]

    monkeypatch.setattr(os, "fork", fork)
    monkeypatch.setattr("carnegie_meta.runner.pool._forks", lambda: True)
    outcomes = run(files, SETTINGS, jobs=2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # a generator
    assert len(started) == 2
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
