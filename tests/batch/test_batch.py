"""Batches: what a row is, where it stands, and what becomes of hostile ones."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pyarrow as pa
import pytest

import carnegie_meta as cm
from carnegie_meta.batch import (
    Layout,
    conclude,
    in_order,
    lint_batch,
    merge_batches,
    origins,
    report,
    schema,
    summarise_batch,
    whole,
)
from carnegie_meta.model.finding import SEVERITIES

WRONG = {"regions": ["Turkey"], "topics": [], "authors": ["Anna Roe"]}


def texts(*lines: object, **more: list[Any]) -> pa.RecordBatch:
    """A batch of records as JSON text."""
    text = [line if line is None or isinstance(line, str) else json.dumps(line) for line in lines]
    return pa.RecordBatch.from_pydict({"value": pa.array(text, pa.string()), **more})


def rows(batch: pa.RecordBatch, code: str) -> list[dict[str, Any]]:
    return [row for row in batch.to_pylist() if row["code"] == code]


def test_findings_have_the_columns_of_the_contract() -> None:
    found = lint_batch(texts(WRONG), path="a.jsonl")
    assert found.schema == schema()
    contract = cm.check(WRONG).diagnostics[0].to_dict()
    assert found.schema.names == list(contract)
    assert set(found.column("severity").to_pylist()) <= set(SEVERITIES)
    assert found.schema.field("record").type == pa.int64()
    assert found.schema.field("line").type == pa.int32()


def test_a_clean_batch_and_an_empty_one_give_no_rows() -> None:
    assert lint_batch(texts()).schema == schema()
    assert lint_batch(texts()).num_rows == 0
    assert summarise_batch(texts(), first=0).num_rows == 0
    assert conclude([]).num_rows == 0
    assert in_order([]).num_rows == 0


def test_a_row_of_columns_and_a_row_of_text_say_the_same() -> None:
    columns = lint_batch(pa.RecordBatch.from_pylist([WRONG])).to_pylist()
    assert columns == lint_batch(texts(WRONG)).to_pylist()
    (alias,) = [row for row in columns if row["code"] == "TAX102"]
    assert (alias["record"], alias["pointer"], alias["line"]) == (0, "/regions/0", None)
    assert alias["value"] == '"Turkey"'
    assert alias["path"] is None
    assert alias["fix"] is None


def test_a_line_of_a_file_has_its_place_and_its_fix() -> None:
    found = lint_batch(texts(WRONG, path=["a.jsonl"], index=[6], line=[8]))
    (alias,) = rows(found, "TAX102")
    assert (alias["path"], alias["record"], alias["line"], alias["column"]) == ("a.jsonl", 6, 8, 14)
    fix = json.loads(alias["fix"])
    assert fix["applicability"] == "safe"
    assert fix["edits"][0]["line"] == 8


def test_rows_count_from_first_and_null_rows_are_nothing() -> None:
    found = lint_batch(texts(None, " ", WRONG), first=40)
    assert {row["record"] for row in found.to_pylist()} == {42}


def test_text_that_is_no_json_is_a_finding() -> None:
    found = lint_batch(texts('{"a": ', "[1]", "nonsense", '{"a": NaN}', '"x"'))
    assert [row["code"] for row in found.to_pylist() if row["record"] == 0] == ["SYN101"]
    assert {row["record"] for row in found.to_pylist()} == {0, 1, 2, 3, 4}
    assert set(found.column("line").to_pylist()) == {None}


def test_null_is_absent_and_values_stay_what_they_are() -> None:
    batch = pa.RecordBatch.from_pylist(
        [
            {
                "type": "other",
                "blog": None,
                "authors": [{"name": "Anna Roe", "bio": None}],
                "id": "007",
            }
        ]
    )
    (line,) = [json.dumps({"type": "other", "authors": [{"name": "Anna Roe"}], "id": "007"})]
    assert lint_batch(batch).to_pylist() == lint_batch(texts(line)).to_pylist()


def test_per_file_ignores_go_by_the_path_of_the_row() -> None:
    config = {"per-file-ignores": {"old/*": ["ALL"]}}
    found = lint_batch(texts(WRONG, WRONG, path=["old/a.jsonl", "new/a.jsonl"]), config=config)
    assert set(found.column("path").to_pylist()) == {"new/a.jsonl"}


def test_a_layout_names_the_columns() -> None:
    batch = texts(WRONG).rename_columns(["body"])
    found = lint_batch(batch, layout=Layout(json="body"))
    assert found.to_pylist() == lint_batch(texts(WRONG)).to_pylist()
    with pytest.raises(cm.UsageError, match="no column 'text'; there are: body"):
        lint_batch(batch, layout=Layout(json="text"))


def test_a_row_without_an_index_is_an_error_where_there_is_a_column() -> None:
    with pytest.raises(cm.UsageError, match="row 1 of a batch has no index"):
        lint_batch(texts(WRONG, WRONG, index=[0, None]))


def test_hostile_rows_end_nothing() -> None:
    deep = "[" * 5000 + "]" * 5000
    huge = '{"type": "' + "x" * 100_000 + '"}'
    batch = texts(deep, huge, '{"\\ud800": "\\ud800"}', '{"a": 1, "a": 2}', "\0", "{}")
    found = lint_batch(batch)
    assert {row["record"] for row in found.to_pylist()} == {0, 1, 2, 3, 4, 5}
    assert summarise_batch(batch, first=0).num_rows


CORPUS = [
    {"url": "/2012/05/lights-on-the-pier", "type": "other", "regions": ["Japan"]},
    {"url": "/2012/05/lights-on-the-pier", "type": "other", "regions": ["Italy"]},
    {"url": "/2012/05/lights-on-the-pier", "type": "other", "regions": ["Italy"]},
]


def test_corpus_rules_in_five_steps_say_what_check_says() -> None:
    batches = [
        texts(record, path=["a.jsonl"], index=[index]) for index, record in enumerate(CORPUS)
    ]
    parts = [summarise_batch(batch) for batch in batches]
    cases = conclude([merge_batches(parts[:2]), parts[2]])
    assert origins([cases]).to_pylist() == [
        {"path": "a.jsonl", "index": index} for index in range(3)
    ]
    found = report([cases], batches)
    expected = [d for d in cm.check(CORPUS).diagnostics if d.code.startswith("COR")]
    assert expected
    assert [(row["code"], row["record"], row["message"]) for row in found.to_pylist()] == [
        (d.code, d.record, d.message) for d in expected
    ]


def test_rules_by_key_and_the_others_make_the_whole() -> None:
    parts = summarise_batch(texts(*CORPUS), first=0)
    every = conclude([parts]).to_pylist()
    split = [row for part in (True, False) for row in conclude([parts], by_key=part).to_pylist()]
    assert sorted(map(repr, split)) == sorted(map(repr, every))
    assert "facets" in whole()


def compared(found: pa.RecordBatch) -> list[tuple[Any, ...]]:
    return [(row["code"], row["record"], row["message"]) for row in found.to_pylist()]


def test_rows_without_an_index_are_counted_through_all_batches() -> None:
    batches = [texts(record) for record in CORPUS]
    expected = compared(report([conclude([summarise_batch(texts(*CORPUS), first=0)])], batches))
    assert len({record for _, record, _ in expected}) > 1
    with pytest.raises(cm.UsageError, match="rows have no index: pass first="):
        [summarise_batch(batch) for batch in batches]
    parts = [summarise_batch(batch, first=first) for first, batch in enumerate(batches)]
    assert compared(report([conclude(parts)], batches)) == expected


def test_a_case_whose_record_is_not_there_is_an_error() -> None:
    cases = conclude([summarise_batch(texts(*CORPUS), first=0)])
    with pytest.raises(cm.UsageError, match="COR101 names a record that is not there, index 0"):
        report([cases], [])
    with pytest.raises(cm.UsageError, match=r"index 0: give .* and pass path= and first="):
        report([cases], [texts(*CORPUS)], first=1)
    with pytest.raises(cm.UsageError, match="index 0"):
        report([cases], [texts(*CORPUS)], path="a.jsonl")


def test_two_rows_of_one_place_are_an_error() -> None:
    twice = texts(*CORPUS, path=["a.jsonl"] * 3, index=[0, 1, 1])
    with pytest.raises(cm.UsageError, match=r"two rows have the index 1 in 'a\.jsonl'"):
        summarise_batch(twice)
    parts = [summarise_batch(texts(record), first=0) for record in CORPUS]
    batches = [texts(record, index=[0]) for record in CORPUS]
    with pytest.raises(cm.UsageError, match="two rows have the index 0"):
        report([conclude(parts)], batches)


def test_a_layout_travels() -> None:
    layout = pickle.loads(pickle.dumps(Layout(json="body", line=None)))
    assert (layout.json, layout.path, layout.line) == ("body", "path", None)
