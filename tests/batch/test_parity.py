"""One verdict, whoever runs the rules: one process, several, or batches in any partition."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carnegie_meta.batch import (
    conclude,
    in_order,
    lint_batch,
    merge_batches,
    origins,
    report,
    summarise_batch,
    whole,
)
from carnegie_meta.config.settings import Settings
from carnegie_meta.report.row import row
from carnegie_meta.runner.corpus import Corpus
from carnegie_meta.runner.run import joined, run
from tests.benchmarks.records import json_line, records

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"

DAY = "2026-01-31"
CONFIG = {"today": DAY}
BIOS = (
    "Anna Roe, a fellow at the center, studies rivers and lakes.",
    "Anna Roe, a fellow at the center, studies rivers and seas.",
    "Ben Low was the director of a museum of ships.",
)


def corpus_lines(count: int = 600) -> list[str]:
    """Lines of JSON with defects of single records, of texts, and of many records together."""
    lines = []
    for number, record in enumerate(records(count, seed=7, defective=0.3)):
        if number % 3 == 0:
            # Every third publication stands twice, and now and then differs.
            record["url"] = f"https://example.org/2012/05/lights-on-pier-{number // 6}"
        if number % 11 == 0:
            record["authors"] = [{"name": "Anna Roe", "bio": BIOS[number % 2]}]
        if number % 13 == 0:
            record["authors"] = [{"name": "Anna B. Roe", "bio": BIOS[number % 3]}]
        if number % 7 == 0:
            record["title"] = f"Lights on the Old {'Peir' if number % 2 else 'Pier'} {number // 60}"
        if number % 97 == 5:
            record["collections"] = ["Ports of 2012"]
        lines.append(json_line(record))
    lines[17] = lines[17][:-1]
    lines[40] = '{"type": "other", "type": "event"}'
    lines[300] = '["not", "an", "object"]'
    return lines


def checked(paths: list[Path], jobs: int) -> list[Any]:
    """What ``check`` finds in files, as rows."""
    corpus = Corpus()
    found = run([(str(p), True) for p in paths], Settings(today=DAY), jobs=jobs, corpus=corpus)
    outcomes = list(joined(found))
    corpus.conclude(outcomes)
    assert not any(outcome.error for outcome in outcomes)
    return [row(d) for outcome in outcomes for d in outcome.diagnostics]


def table(paths: list[Path]) -> pa.RecordBatch:
    """The lines of files, each with where it comes from."""
    rows: dict[str, list[Any]] = {"path": [], "index": [], "line": [], "value": []}
    for path in paths:
        index = 0
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                for name, value in zip(rows, (str(path), index, number, line), strict=True):
                    rows[name].append(value)
                index += 1
    return pa.RecordBatch.from_pydict(rows)


def by_batches(parts: list[pa.RecordBatch], draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """What the batch functions find in *parts*, merged in any order and concluded in two ways."""
    singles = [lint_batch(part, config=CONFIG) for part in parts]
    summaries = [summarise_batch(part, config=CONFIG) for part in draw(st.permutations(parts))]
    while len(summaries) > 1 and draw(st.booleans()):
        count = draw(st.integers(2, len(summaries)))
        summaries = [*summaries[count:], merge_batches(summaries[:count], config=CONFIG)]
    if draw(st.booleans()):
        cases = [conclude(summaries, config=CONFIG)]
    else:
        cases = [conclude(summaries, config=CONFIG, by_key=False)]
        merged = merge_batches(summaries, config=CONFIG)
        at = draw(st.integers(0, merged.num_rows))
        for part in (merged.slice(0, at), merged.slice(at)):
            cases.append(conclude([part], config=CONFIG, by_key=True))
    named = set(map(tuple, (row.values() for row in origins(cases).to_pylist())))
    wanted = [
        part.filter(
            pa.array(
                [
                    place in named
                    for place in zip(
                        part.column("path").to_pylist(),
                        part.column("index").to_pylist(),
                        strict=True,
                    )
                ],
                pa.bool_(),
            )
        )
        for part in parts
    ]
    return in_order([*singles, report(cases, draw(st.permutations(wanted)), config=CONFIG)])


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A corpus in two files; names of the same length, so that their order is plain."""
    folder = tmp_path_factory.mktemp("corpus")
    lines = corpus_lines()
    paths = []
    for name, part in (("a.jsonl", lines[:400]), ("b.jsonl", [*lines[400:450], "", *lines[450:]])):
        paths.append(folder / name)
        paths[-1].write_text("\n".join(part) + "\n", encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def serial(corpus: list[Path]) -> list[Any]:
    return checked(corpus, 1)


def test_the_corpus_has_what_there_is_to_get_wrong(serial: list[Any]) -> None:
    codes = {found[0] for found in serial}
    assert {"SYN101", "SYN201", "TAX102", "REL101"} <= codes
    assert len({code for code in codes if code.startswith("COR")}) >= 4


def test_several_processes_say_what_one_says(corpus: list[Path], serial: list[Any]) -> None:
    assert checked(corpus, 2) == serial


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_batches_of_any_partition_say_what_one_process_says(
    corpus: list[Path], serial: list[Any], data: st.DataObject
) -> None:
    rows = table(corpus)
    order = data.draw(st.randoms(use_true_random=False))
    shuffled = list(range(rows.num_rows))
    order.shuffle(shuffled)
    rows = rows.take(pa.array(shuffled))
    cuts = sorted(data.draw(st.lists(st.integers(0, rows.num_rows), max_size=6)))
    parts = [rows.slice(a, b - a) for a, b in pairwise([0, *cuts, rows.num_rows])]
    found = by_batches(parts, data.draw)
    assert [tuple(line.values()) for line in found.to_pylist()] == serial


@given(st.data())
@settings(deadline=None, max_examples=5)
def test_the_examples_of_the_docs_say_the_same(data: st.DataObject) -> None:
    path = EXAMPLES / "publications.jsonl"
    rows = table([path])
    cut = data.draw(st.integers(0, rows.num_rows))
    found = by_batches([rows.slice(cut), rows.slice(0, cut)], data.draw)
    assert [tuple(line.values()) for line in found.to_pylist()] == checked([path], 1)


def test_columns_say_what_lines_say_but_for_places(corpus: list[Path], serial: list[Any]) -> None:
    rows = table(corpus)
    records = [_record(text) for text in rows.column("value").to_pylist()]
    kept = [at for at, record in enumerate(records) if _fits(record)]
    batch = pa.RecordBatch.from_pylist(
        [
            {**records[at], "path": rows.column("path")[at], "index": rows.column("index")[at]}
            for at in kept
        ],
        schema=_schema([records[at] for at in kept]),
    )
    names = lint_batch(batch).schema.names
    expected = lint_batch(rows.take(pa.array(kept)), config=CONFIG)
    same = [name for name in names if name not in PLACES]
    got = lint_batch(batch, config=CONFIG).select(same).to_pylist()
    assert sorted(map(repr, got)) == sorted(map(repr, expected.select(same).to_pylist()))


PLACES = ("line", "column", "end_line", "end_column", "fix", "related")


def _record(text: str) -> Any:
    """The record of a line; None where it is no JSON, or JSON that tables cannot hold."""
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except ValueError:
        return None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _fits(record: Any) -> bool:
    """Whether a table can hold the record: one type a column, and no null."""
    return (
        isinstance(record, dict)
        and "primary_center" not in record
        and isinstance(record.get("authors"), list)
        and all(isinstance(author, str) for author in record["authors"])
    )


def _schema(records: list[dict[str, Any]]) -> pa.Schema:
    types = {"path": pa.string(), "index": pa.int64()}
    for record in records:
        for key, value in record.items():
            types[key] = pa.list_(pa.string()) if isinstance(value, list) else pa.string()
    return pa.schema(list(types.items()))


def test_reductions_that_need_all_their_keys_are_named() -> None:
    assert set(whole(CONFIG)) & {"facets", "terms"}
