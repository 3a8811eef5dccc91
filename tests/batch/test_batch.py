"""Batches: what a row is, where it stands, and what becomes of hostile ones."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
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


def said(batch: pa.RecordBatch) -> list[tuple[Any, ...]]:
    """The findings in *batch*; of what is wrong with a column, nobody asks which row shows it."""
    found = (
        tuple(value for name, value in row.items() if name != "record" or row["code"][:4] != "SCH1")
        for row in batch.to_pylist()
    )
    return sorted(found, key=repr)


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
    batch = pa.RecordBatch.from_pylist([WRONG])
    columns = lint_batch(batch).to_pylist()
    assert said(lint_batch(batch)) == said(lint_batch(texts(WRONG)))
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
    assert said(lint_batch(batch)) == said(lint_batch(texts(line)))


def test_what_is_wrong_with_a_column_is_said_once() -> None:
    rows = [{"type": "other", "regoins": ["Iran"], "topics": [name]} for name in ("EU", "Ecnomy")]
    batch = pa.RecordBatch.from_pylist(rows)
    config = {"select": ["SCH1", "TAX"]}
    one = lint_batch(batch, config=config)
    columns = [row for row in one.to_pylist() if row["record"] is None]
    assert [(row["code"], row["pointer"]) for row in columns][:1] == [("SCH103", "/regoins")]
    assert {row["code"] for row in columns} == {"SCH102", "SCH103"}
    assert {row["code"] for row in one.to_pylist() if row["record"] is not None} == {"TAX104"}
    parts = [batch.slice(0, 1), batch.slice(1)]
    several = [lint_batch(part, config=config, first=n) for n, part in enumerate(parts)]
    assert sum(part.num_rows for part in several) > one.num_rows
    assert in_order(several).equals(in_order([one]))
    path = pa.array(["a", "b"])
    two = lint_batch(batch.append_column("path", path), config=config).to_pylist()
    assert sum(row["code"] == "SCH103" for row in two) == 2


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


@pytest.mark.parametrize(
    ("columns", "layout", "said"),
    [
        ({"type": ["x"]}, Layout(index="typo"), "no column 'typo'; there are: type"),
        ({"type": ["x"]}, Layout(path="nope"), "no column 'nope'"),
        ({"type": ["x"]}, Layout(json="json"), "no column 'json'"),
        ({"value": ["{}"], "line": [1]}, Layout(line="nr"), "no column 'nr'"),
        (
            {"value": ["{}"], "n": [1.5]},
            Layout(index="n"),
            "'n' holds double, and index is a whole",
        ),
        ({"value": ["{}"], "index": ["1"]}, None, "'index' holds string, and index is a whole"),
        ({"type": ["x"], "path": [1]}, None, "'path' holds int64, and path is text"),
        ({"n": [1]}, Layout(json="n"), "'n' holds int64, and json is text"),
        ({"value": ["{}"], "crawl": ["x"]}, None, r"beside it: crawl; Layout\(json='value'\)"),
        ({"record": [b"{}"], "url": ["/a"]}, None, r"Layout\(json='record'\)"),
        ({"PATH": ["a"], "path ": ["b"], "type": ["x"]}, Layout(path="Path "), None),
    ],
)
def test_columns_that_do_not_fit_are_an_error(
    columns: dict[str, list[Any]], layout: Layout | None, said: str | None
) -> None:
    batch = pa.RecordBatch.from_pydict(columns)
    if said is None:
        assert set(lint_batch(batch, layout=layout).column("path").to_pylist()) == {"b"}
        return
    with pytest.raises(cm.UsageError, match=said):
        lint_batch(batch, layout=layout)
    with pytest.raises(cm.UsageError, match=said):
        summarise_batch(batch, layout=layout)


def test_two_columns_of_one_name_are_no_index() -> None:
    batch = pa.RecordBatch.from_arrays(
        [pa.array(["x"]), pa.array([1]), pa.array([1])], names=["type", "index", "index"]
    )
    with pytest.raises(cm.UsageError, match="two columns are called 'index'"):
        lint_batch(batch)


TEXTS = (
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.binary(),
    pa.large_binary(),
    pa.binary_view(),
    pa.dictionary(pa.int32(), pa.string()),
)


@pytest.mark.parametrize("name", ["value", "record", "json", "VALUE"])
@pytest.mark.parametrize("kind", TEXTS, ids=str)
def test_text_of_any_type_holds_records(kind: pa.DataType, name: str) -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([json.dumps(WRONG)], kind)], names=[name])
    assert lint_batch(batch).to_pylist() == lint_batch(texts(WRONG)).to_pylist()


def test_json_of_arrow_holds_records_and_nulls_hold_none() -> None:
    made = pa.ExtensionArray.from_storage(pa.json_(pa.string()), pa.array([json.dumps(WRONG)]))
    batch = pa.RecordBatch.from_arrays([made], names=["json"])
    assert lint_batch(batch).to_pylist() == lint_batch(texts(WRONG)).to_pylist()
    nothing = pa.RecordBatch.from_pydict({"value": pa.nulls(3), "path": pa.nulls(3)})
    assert lint_batch(nothing).num_rows == 0


def test_what_a_layout_names_is_json_whatever_stands_beside_it() -> None:
    beside = texts(WRONG, crawl=["x"], index=["7"])
    found = lint_batch(beside, layout=Layout(json="value", index=None))
    assert found.to_pylist() == lint_batch(texts(WRONG)).to_pylist()


def test_columns_of_any_case_say_where_a_row_comes_from() -> None:
    found = lint_batch(texts(WRONG, PATH=["a.jsonl"], Index=[6]))
    assert found.to_pylist() == lint_batch(texts(WRONG, path=["a.jsonl"], index=[6])).to_pylist()


def test_bytes_name_a_path_and_need_not_be_utf8() -> None:
    found = lint_batch(texts(WRONG, path=[b"a/b.jsonl"]))
    assert set(found.column("path").to_pylist()) == {"a/b.jsonl"}
    assert summarise_batch(texts(WRONG, path=[b"a/\xff.jsonl"]), first=0).num_rows


@pytest.mark.parametrize("kind", [pa.string(), pa.binary()], ids=str)
def test_text_that_is_not_utf8_is_a_finding_of_its_record(kind: pa.DataType) -> None:
    lines = [json.dumps(WRONG).encode(), b'{"title": "caf\xe9"}']
    made = pa.array(lines, pa.binary()).cast(pa.binary())
    column = pa.Array.from_buffers(kind, 2, made.buffers())
    found = lint_batch(pa.RecordBatch.from_arrays([column], names=["value"]))
    (bad,) = rows(found, "SYN402")
    assert bad["record"] == 1
    assert rows(found, "TAX102")


@pytest.mark.parametrize(
    ("batch", "arguments", "said"),
    [
        ({}, {}, "a batch is a pyarrow.RecordBatch, not dict"),
        (None, {"layout": "value"}, "layout takes a carnegie_meta.batch.Layout"),
        (None, {"path": 5}, "path is text or None"),
        (None, {"first": "5"}, "first is a whole number"),
        (None, {"first": True}, "first is a whole number"),
    ],
)
def test_wrong_arguments_say_what_to_pass(batch: Any, arguments: Any, said: str) -> None:
    given = texts(WRONG) if batch is None else batch
    for call in (lint_batch, summarise_batch):
        with pytest.raises(cm.UsageError, match=said):
            call(given, **arguments)
    with pytest.raises(cm.UsageError, match=said):
        report([], [given], **arguments)
    with pytest.raises(cm.UsageError, match="Layout takes names of columns"):
        Layout(json=5)  # type: ignore[arg-type]  # the mistake in question


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


def test_steps_of_another_configuration_are_an_error() -> None:
    parts = summarise_batch(texts(*CORPUS), first=0)
    cases = conclude([parts])
    other = {"ignore": ["COR"]}
    for wrong in (
        lambda: report([cases], [texts(*CORPUS)], config=other),
        lambda: merge_batches([parts], config=other),
        lambda: conclude([parts], config=other),
    ):
        with pytest.raises(cm.UsageError, match="of another config; pass the same"):
            wrong()


def test_one_batch_is_no_row_of_batches() -> None:
    batch = texts(*CORPUS)
    parts = summarise_batch(batch, first=0)
    cases = conclude([parts])
    for wrong in (
        lambda: merge_batches(parts),
        lambda: conclude(parts),
        lambda: origins(cases),
        lambda: report(cases, [batch]),
        lambda: report([cases], batch),
        lambda: in_order(lint_batch(batch)),
        lambda: merge_batches(None),  # type: ignore[arg-type]  # the mistake in question
    ):
        with pytest.raises(cm.UsageError, match="given as an iterable"):
            wrong()
    for mixed in (lambda: merge_batches([batch]), lambda: conclude([cases]), lambda: origins([5])):
        with pytest.raises(cm.UsageError, match="are batches with"):
            mixed()
    with pytest.raises(cm.UsageError, match="findings are batches"):
        in_order([batch])


def test_a_vocabulary_that_was_edited_is_read_again(tmp_path: Path) -> None:
    def write(label: str) -> None:
        concept = {"id": "x-a", "prefLabel": {"en": label}}
        own.write_text(json.dumps({"field": "regions", "concepts": [concept]}))

    own = tmp_path / "own.json"
    config = {"vocabularies": [str(own)], "select": ["TAX"]}
    write("Atlantis")
    batch = texts({"regions": ["Atlantis"]})
    assert lint_batch(batch, config=config).num_rows == 0
    write("Lemuria!")
    assert lint_batch(batch, config=config).num_rows == 1
    own.unlink()
    with pytest.raises(cm.ConfigError, match=r"own\.json: cannot be read"):
        lint_batch(batch, config=config)
