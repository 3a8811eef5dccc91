"""Parquet and Arrow: values as they are typed, records by index, streamed by batches."""

from __future__ import annotations

import datetime
import decimal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
import pytest

import carnegie_meta as cm
from carnegie_meta.errors import MissingExtra
from carnegie_meta.model.problem import Problem
from carnegie_meta.report.formats import Options, file_names, file_writer, names, render
from carnegie_meta.source.arrow_cells import read_cell
from carnegie_meta.source.arrow_rows import records
from carnegie_meta.source.columns import Columns
from carnegie_meta.source.formats import TABLES, sniff, table_reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.unit import HeadUnit, RowUnit

WRONG = {"type": "other", "regions": ["Iran", "Turkey"], "authors": [{"name": "Anna Roe"}]}


def parquet(table: pa.Table, path: Path) -> None:
    pyarrow.parquet.write_table(table, path, row_group_size=7)


def feather(table: pa.Table, path: Path) -> None:
    pyarrow.feather.write_feather(table, path, chunksize=7)


def stream(table: pa.Table, path: Path) -> None:
    with pa.ipc.new_stream(path, table.schema) as writer:
        writer.write_table(table)


WRITERS: dict[str, Callable[[pa.Table, Path], None]] = {
    "a.parquet": parquet,
    "a.feather": feather,
    "a.arrows": stream,
}


@pytest.fixture(params=sorted(WRITERS))
def write(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[pa.Table], Path]:
    """Writes a table as a file of one format; the path of the file."""

    def written(table: pa.Table) -> Path:
        path = tmp_path / request.param
        WRITERS[request.param](table, path)
        return path

    return written


def read(path: Path, **more: Any) -> list[RowUnit]:
    format = "parquet" if path.suffix == ".parquet" else "arrow"
    found = table_reader(format).read(Input(str(path)), **more)
    return [unit for unit in found if not isinstance(unit, HeadUnit)]


def test_findings_have_a_record_and_a_pointer_and_no_line(
    write: Callable[[pa.Table], Path],
) -> None:
    path = write(pa.Table.from_pylist([WRONG] * 20))
    found = [d for d in cm.check(path).diagnostics if d.code == "TAX102"]
    assert [d.record for d in found] == list(range(20))
    assert {(d.pointer, d.path, d.range, d.fix) for d in found} == {
        ("/regions/1", str(path), None, None)
    }


def test_every_output_format_copes_without_lines(write: Callable[[pa.Table], Path]) -> None:
    path = write(pa.Table.from_pylist([WRONG] * 2))
    report = cm.check(path)
    assert report.diagnostics
    for name in names():
        assert "".join(render(name, report))
    for name in file_names():
        assert b"".join(file_writer(name)(report, Options()))


def test_a_null_is_an_absent_key(write: Callable[[pa.Table], Path]) -> None:
    rows = [{"a": "x", "b": None, "c": [None, "y"], "d": {"e": None, "f": 1}}, {"a": ""}]
    (first, second) = read(write(pa.Table.from_pylist(rows)))
    assert first.records[0].data == {"a": "x", "c": [None, "y"], "d": {"f": 1}}
    assert second.records[0].data == {"a": ""}


def test_only_some_rows_are_read(write: Callable[[pa.Table], Path]) -> None:
    path = write(pa.table({"title": [str(number) for number in range(100)]}))
    found = [unit.records[0] for unit in read(path, only={3, 55, 99})]
    assert [(raw.index, raw.data) for raw in found] == [
        (number, {"title": str(number)}) for number in (3, 55, 99)
    ]


def test_an_empty_table_is_a_finding(write: Callable[[pa.Table], Path]) -> None:
    path = write(pa.table({"type": pa.array([], pa.string())}))
    assert [d.code for d in cm.check(path).diagnostics] == ["SYN401"]


def test_a_damaged_file_is_a_finding(write: Callable[[pa.Table], Path]) -> None:
    path = write(pa.Table.from_pylist([WRONG] * 20))
    whole = path.read_bytes()
    for data in (b"", b"PAR1", whole[: len(whole) // 2], b"FEA1 and more", b"\xff" * 400):
        path.write_bytes(data)
        codes = {d.code for d in cm.check(path).diagnostics if d.record is None}
        assert codes <= {"SYN401", "SYN402"}
        assert codes


def test_standard_input_tells_its_format() -> None:
    for head, name in (
        (b"PAR1\0", "parquet"),
        (b"ARROW1\0\0", "arrow"),
        (b"\x28\xb5\x2f\xfd", "jsonl"),
    ):
        assert sniff(head) == name
    assert sniff(b"\xef\xbb\xbftype;regions;centers\r\n") == "csv"
    assert sniff(b"type: other, regions, centers\n") == "yaml"


def batch(array: pa.Array) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([array], names=["x"])


@pytest.mark.parametrize(
    ("array", "expected"),
    [
        (pa.array(["007", "2010-09-16"]).dictionary_encode(), ["007", "2010-09-16"]),
        (pa.array([b"caf\xc3\xa9", b"\xff"], pa.binary()), ["café", "\ufffd"]),
        (pa.array([datetime.date(2010, 9, 16)]), ["2010-09-16"]),
        (pa.array([datetime.datetime(2010, 9, 16)]), ["2010-09-16T00:00:00"]),
        (pa.array([3_000_000], pa.date32()), ["10183-09-21"]),
        (pa.array([1], pa.timestamp("ns")), None),
        (pa.array([decimal.Decimal("1.50")]), ["1.50"]),
        (pa.array([decimal.Decimal("1500")], pa.decimal128(5, -2)), ["1500"]),
        (pa.array([decimal.Decimal("0.0000001")], pa.decimal128(10, 7)), ["0.0000001"]),
        (pa.array([[(b"k", 1)]], pa.map_(pa.binary(), pa.int8())), [{"k": 1}]),
        (pa.array([[("k", None)]], pa.map_(pa.string(), pa.int8())), [{"k": None}]),
        (
            pa.RunEndEncodedArray.from_arrays(
                pa.array([1, 2], pa.int32()), pa.array([datetime.date(2010, 9, 16), None])
            ),
            ["2010-09-16", None],
        ),
        (pa.array([0], pa.timestamp("us", tz="Mars/Base")), ["1970-01-01T00:00:00+00:00"]),
        (
            pa.array([0, 2**38], pa.timestamp("s", tz="America/New_York")),
            ["1969-12-31T19:00:00-05:00", "10680-07-14T01:09:04-05:00"],
        ),
        (pa.array([1, 2**40], pa.int64()), [1, 2**40]),
        (pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int8())), [{"k": 1}]),
        (pa.array([[datetime.date(2010, 9, 16)]]), [["2010-09-16"]]),
        (pa.array([["a"]], pa.list_(pa.string(), 1)), [["a"]]),
        (pa.array([b"0123456789abcdef"], pa.uuid()), ["30313233-3435-3637-3839-616263646566"]),
        (pa.array(["x"], pa.large_string()), ["x"]),
        (pa.array([None, None]), None),
    ],
)
def test_values_are_what_they_are_typed(array: pa.Array, expected: list[Any] | None) -> None:
    found = [None if record is None else record.get("x") for record, _ in records(batch(array))]
    assert len(found) == len(array)
    if expected is not None:
        assert found == expected


def bad_text(*cells: bytes) -> pa.Array:
    """A column of strings whose bytes nobody has looked at."""
    return pa.array(cells, pa.binary()).view(pa.string())


FAR = pa.array([1, 10**8], pa.int32()).cast(pa.date32())


@pytest.mark.parametrize(
    ("array", "cells", "wrong"),
    [
        (bad_text(b"a", b"\xffb"), ["a", "\ufffdb"], [(1, "encoding", "/x")]),
        (pa.array([b"a", b"\xffb"]), ["a", "\ufffdb"], [(1, "encoding", "/x")]),
        (
            pa.ListArray.from_arrays(pa.array([0, 2], pa.int32()), bad_text(b"a", b"\xff")),
            [["a", "\ufffd"]],
            [(0, "encoding", "/x/1")],
        ),
        (bad_text(b"\xff").dictionary_encode(), ["\ufffd"], [(0, "encoding", "/x")]),
        (FAR, ["1970-01-02", None], [(1, "encoding", "/x")]),
        (
            pa.array([0, 2**55], pa.timestamp("s")),
            ["1970-01-01T00:00:00", None],
            [(1, "encoding", "/x")],
        ),
        (
            pa.ListArray.from_arrays(pa.array([0, 2], pa.int32()), FAR),
            [["1970-01-02", None]],
            [(0, "encoding", "/x/1")],
        ),
        (
            pa.StructArray.from_arrays([FAR, pa.array(["a", "b"])], names=["d", "s"]),
            [{"d": "1970-01-02", "s": "a"}, {"s": "b"}],
            [(1, "encoding", "/x/d")],
        ),
        (
            pa.StructArray.from_arrays(
                [pa.array([1, 1]), pa.array([1, 2]), pa.array([None, True])], names=["a", "a", "b"]
            ),
            [{"a": 1}, {"a": 1, "b": True}],
            [(0, "repeated-member", "/x/a"), (1, "duplicate-key", "/x/a")],
        ),
        (
            pa.array([[("k", 1), ("k", 2), ("l", None)]], pa.map_(pa.string(), pa.int8())),
            [{"k": 1, "l": None}],
            [(0, "duplicate-key", "/x/k")],
        ),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_cell(
    array: pa.Array, cells: list[Any], wrong: list[tuple[int, str, str]]
) -> None:
    found = list(records(batch(array)))
    assert [None if record is None else record.get("x") for record, _ in found] == cells
    got = [(row, p.kind, p.pointer) for row, (_, problems) in enumerate(found) for p in problems]
    assert got == wrong


def test_one_cell_that_is_no_utf8_hides_no_other(write: Callable[[pa.Table], Path]) -> None:
    texts = [b"A Bridge of Stone"] * 30
    texts[20] = b"A Bridge \xff Stone"
    path = write(pa.table({"title": bad_text(*texts), "type": ["other"] * 29 + ["bogus"]}))
    found = [
        (d.record, d.code, d.pointer)
        for d in cm.check(path).diagnostics
        if d.pointer in ("/title", "/type")
    ]
    assert found == [(20, "SYN402", "/title"), (29, "SCH205", "/type")]


TEXTS = pa.array(["a", None, ""])
DAYS = pa.array([datetime.date(2010, 9, 16), None, datetime.date(1, 1, 1)])
LISTS = pa.array([["a", None], None, []])
MAPS = pa.array([[("k", 1), ("l", None)], None, []], pa.map_(pa.string(), pa.int8()))


@pytest.mark.parametrize(
    "array",
    [
        TEXTS,
        TEXTS.dictionary_encode(),
        DAYS,
        LISTS,
        MAPS,
        pa.array([decimal.Decimal("1.50"), None]),
        pa.array([datetime.time(9, 30), None]),
        pa.array([datetime.timedelta(days=1), None]),
        pa.array([b"0123456789abcdef", None], pa.uuid()),
        pa.array([1.5, None]),
        pa.array([True, None]),
        pa.StructArray.from_arrays([TEXTS, DAYS, LISTS, MAPS], names=["a", "b", "c", "d"]),
        pa.ListArray.from_arrays(pa.array([0, 2, 3], pa.int32()), MAPS),
    ],
)
def test_cells_one_by_one_are_what_the_column_is_at_once(array: pa.Array) -> None:
    problems: list[Problem] = []
    at_once = [None if record is None else record.get("x") for record, _ in records(batch(array))]
    assert [read_cell(scalar, "/x", problems) for scalar in array] == at_once
    assert not problems


def test_text_is_text_unless_the_configuration_says_more() -> None:
    rows = batch(pa.array(["a;b"]))
    assert next(records(rows))[0] == {"x": "a;b"}
    assert next(records(rows, Columns({"x": "list"})))[0] == {"x": ["a", "b"]}
    rows = batch(pa.array(['{"a": 1}', "{a}"]))
    (good, none), (bad, problems) = records(rows, Columns({"x": "json"}))
    assert (good, none) == ({"x": {"a": 1}}, [])
    assert bad is None
    assert [(p.kind, p.pointer) for p in problems] == [("json-key", "/x")]


def test_two_columns_of_one_name_are_told() -> None:
    rows = pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["x", "x"])
    ((record, problems),) = records(rows)
    assert record == {"x": "a"}
    assert [problem.kind for problem in problems] == ["duplicate-key"]
    ((_, problems),) = records(
        pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["a"])], names=["x", "x"])
    )
    assert [problem.kind for problem in problems] == ["repeated-member"]


def test_without_the_library_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for name in ("parquet", "arrow"):
        with pytest.raises(MissingExtra, match=r"pip install 'carnegie-meta\[parquet\]'"):
            list(table_reader(name).read(Input("x", b"PAR1")))


def test_csv_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert list(table_reader("csv").read(Input("x", b"type,title\na,b\n")))


def test_every_table_format_has_a_reader() -> None:
    for name in TABLES:
        assert callable(table_reader(name).read)
