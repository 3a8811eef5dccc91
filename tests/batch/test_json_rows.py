"""Records as JSON text in a table: the command, batches and lines of a file say the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import pytest

import carnegie_meta as cm
from carnegie_meta.batch import conclude, in_order, lint_batch, report, summarise_batch
from tests.batch.test_parity import CONFIG, EXAMPLES, checked, corpus_lines

PLACES = ("path", "line", "column", "end_line", "end_column", "fix", "related")


def bare(rows: list[Any]) -> list[str]:
    """Findings without what a table cannot tell."""
    names = lint_batch(pa.RecordBatch.from_pydict({"value": pa.nulls(0)})).schema.names
    found = [dict(zip(names, row, strict=True)) for row in rows]
    return sorted(repr([v for n, v in row.items() if n not in PLACES]) for row in found)


def lines() -> list[str]:
    """Records of every kind, and texts that are none."""
    shipped = (EXAMPLES / "publications.jsonl").read_text(encoding="utf-8").splitlines()
    return [*shipped, *corpus_lines(400)]


@pytest.mark.parametrize("suffix", ["parquet", "feather"])
@pytest.mark.parametrize("beside", [False, True])
def test_a_table_of_json_text_says_what_its_lines_say(
    tmp_path: Path, suffix: str, beside: bool
) -> None:
    source, path = tmp_path / "a.jsonl", tmp_path / f"a.{suffix}"
    texts = lines()
    source.write_text("\n".join(texts) + "\n", encoding="utf-8")
    columns: dict[str, Any] = {"record": texts}
    if beside:
        columns |= {"path": ["x"] * len(texts), "index": list(map(str, range(len(texts))))}
    table = pa.table(columns)
    if suffix == "parquet":
        pq.write_table(table, path, row_group_size=90)
    else:
        feather.write_feather(table, path, chunksize=90)
    found = checked([path], 1)
    assert bare(found) == bare(checked([source], 1))
    assert checked([path], 2) == found
    batch = pa.RecordBatch.from_pydict({"record": texts})
    single = lint_batch(batch, path=str(path), config=CONFIG)
    cases = conclude(
        [summarise_batch(batch, path=str(path), first=0, config=CONFIG)], config=CONFIG
    )
    compared = report([cases], [batch], path=str(path), config=CONFIG)
    said = [tuple(row.values()) for row in in_order([single, compared]).to_pylist()]
    assert sorted(map(repr, said)) == sorted(map(repr, found))


def test_records_are_loaded_from_json_text(tmp_path: Path) -> None:
    pq.write_table(pa.table({"json": ['{"type": "other"}', None, " "]}), tmp_path / "a.parquet")
    (record,) = cm.load(tmp_path / "a.parquet")
    assert (record.data, record.index) == ({"type": "other"}, 0)


def test_a_folder_may_hold_texts_that_are_no_records(tmp_path: Path) -> None:
    records = [json.dumps({"primaryCenter": "x", "regions": ["Turkey"], "type": "other"}), "{"]
    pq.write_table(pa.table({"value": records}), tmp_path / "records.parquet")
    pq.write_table(pa.table({"value": ["a", "b"]}), tmp_path / "words.parquet")
    pq.write_table(pa.table({"value": ['{"name": "x"}']}), tmp_path / "other.parquet")
    found = cm.check(tmp_path)
    assert found.files == 1
    assert {Path(str(d.path)).name for d in found.diagnostics} == {"records.parquet"}
    assert {"TAX102", "SYN101"} <= {d.code for d in found.diagnostics}
    named = cm.check(tmp_path / "words.parquet")
    assert [d.code for d in named.diagnostics] == ["SYN101", "SYN101"]


def test_nothing_but_nulls_is_an_empty_file(tmp_path: Path) -> None:
    pq.write_table(pa.table({"value": pa.nulls(3)}), tmp_path / "a.parquet")
    assert [d.code for d in cm.check(tmp_path / "a.parquet").diagnostics] == ["SYN401"]
