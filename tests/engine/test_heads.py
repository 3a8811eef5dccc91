"""What is wrong with the columns of a table is said once, at its head."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
import pytest

import carnegie_meta as cm
from carnegie_meta.batch import lint_batch

BLOCK = {
    "authors": ["Anna Roe"],
    "type": "other",
    "centerAffiliationAll": "",
    "centers": ["Carnegie China"],
    "englishNewsletterAll": "",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Carnegie China",
    "programAffiliation": "",
}


def as_csv(rows: list[dict[str, Any]], path: Path) -> Path:
    names = list(dict.fromkeys(key for row in rows for key in row))
    path = path / "a.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        for row in rows:
            writer.writerow({k: v[0] if isinstance(v, list) else v for k, v in row.items()})
    return path


def as_parquet(rows: list[dict[str, Any]], path: Path) -> Path:
    names = list(dict.fromkeys(key for row in rows for key in row))
    path = path / "a.parquet"
    table = pa.Table.from_pylist([{name: row.get(name) for name in names} for row in rows])
    pyarrow.parquet.write_table(table, path, row_group_size=3)
    return path


def as_arrow(rows: list[dict[str, Any]], path: Path) -> Path:
    table = pyarrow.parquet.read_table(as_parquet(rows, path))
    path = path / "a.arrow"
    pyarrow.feather.write_feather(table, path, chunksize=2)
    return path


Writer = Callable[[list[dict[str, Any]], Path], Path]
WRITERS: tuple[Writer, ...] = (as_csv, as_parquet, as_arrow)


def renamed(**names: str) -> dict[str, Any]:
    return {names.get(key, key): value for key, value in BLOCK.items()}


def found(path: Path) -> list[tuple[str, str | None, int | None, int | None, int | None]]:
    return [
        (d.code, d.pointer, d.record, d.range and d.range.line, d.range and d.range.column)
        for d in cm.check(path).diagnostics
        if d.code.startswith(("SCH1", "SYN"))
    ]


@pytest.mark.parametrize("write", WRITERS)
def test_a_wrong_name_is_said_once_at_the_head(write: Writer, tmp_path: Path) -> None:
    row = renamed(primaryCenter="Primary Center") | {"stone": "x", "Type": "other"}
    got = found(write([row] * 10, tmp_path))
    line = write is as_csv
    header = ",".join(row)
    assert got == sorted(
        [
            (code, "/" + name, None, 1 if line else None, header.index(name) + 1 if line else None)
            for code, name in (
                ("SCH103", "Primary Center"),
                ("SCH104", "stone"),
                ("SCH105", "Type"),
            )
        ],
        key=lambda each: (each[4] or 0, each[0]),
    )


@pytest.mark.parametrize("write", WRITERS)
def test_what_differs_by_row_is_said_by_row(write: Writer, tmp_path: Path) -> None:
    row = renamed(primaryCenter="primary_center") | {"type": "bogus"}
    report = cm.check(write([row] * 4, tmp_path))
    places = [(d.record, d.pointer) for d in report.diagnostics if d.code == "SCH205"]
    assert places == [(number, "/type") for number in range(4)]


@pytest.mark.parametrize("write", WRITERS)
def test_a_column_that_is_not_there_is_missing_once(write: Writer, tmp_path: Path) -> None:
    row = {key: value for key, value in BLOCK.items() if key != "primaryCenter"}
    place = (1, 1) if write is as_csv else (None, None)
    assert found(write([row] * 5, tmp_path)) == [("SCH102", "", None, *place)]


def test_however_a_table_is_cut_it_has_one_head(tmp_path: Path) -> None:
    # More findings than are held at a time, and rows that only later show what the columns lack.
    good = renamed(primaryCenter="primary_center") | {"stone": None}
    bad = good | {"type": "bogus", "stone": "x", "title": None}
    rows = [good | {"title": "A Bridge"}] * 5 + [bad] * 2500
    table = pa.Table.from_pylist(rows).drop_columns(["programAffiliation"])
    got = []
    for number, size in enumerate((7, 1000, 9000)):
        path = tmp_path / f"{number}.parquet"
        pyarrow.parquet.write_table(table, path, row_group_size=size)
        report = cm.check(path)
        got.append([(d.code, d.pointer, d.record, d.message) for d in report.diagnostics])
    assert got[0] == got[1] == got[2]
    assert sum(code == "SCH205" for code, *_ in got[0]) == 2500
    heads = sorted((code, pointer) for code, pointer, record, _ in got[0] if record is None)
    assert heads == [("SCH102", ""), ("SCH103", "/primary_center"), ("SCH104", "/stone")]
    assert not [each for each in got[0] if each[0] in ("SCH102", "SCH103", "SCH104") and each[2]]


def test_a_null_in_a_column_that_is_there_is_missing_in_its_row(tmp_path: Path) -> None:
    got = found(
        as_parquet([BLOCK, BLOCK | {"type": None}, BLOCK, BLOCK | {"type": None}], tmp_path)
    )
    assert got == [("SCH102", "", row, None, None) for row in (1, 3)]


def test_two_columns_of_one_name_are_one_finding_of_the_file(tmp_path: Path) -> None:
    table = pa.Table.from_pylist([BLOCK] * 5)
    path = tmp_path / "a.arrow"
    pyarrow.feather.write_feather(table.append_column("type", pa.array(["event"] * 5)), path)
    assert found(path) == [("SYN201", "/type", None, None, None)]


def test_columns_around_records_in_one_cell_are_no_fields(tmp_path: Path) -> None:
    rows = [{"url": "https://example.org/a", "record": BLOCK | {"stone": "x"}}] * 2
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows), path)
    assert found(path) == [("SCH104", "/record/stone", row, None, None) for row in (0, 1)]


def test_a_table_with_no_row_has_a_head(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("type,centers,primary_center\n")
    assert {code for code, *_ in found(path)} == {"SYN401", "SCH103"}


def test_rows_that_come_from_no_table_have_no_head(tmp_path: Path) -> None:
    rows = [renamed(primaryCenter="primary_center")] * 3
    batch = pa.RecordBatch.from_pydict({"value": [json.dumps(row) for row in rows]})
    codes = [row["code"] for row in lint_batch(batch).to_pylist()]
    assert codes.count("SCH103") == 3
    codes = [row["code"] for row in lint_batch(pa.RecordBatch.from_pylist(rows)).to_pylist()]
    assert codes.count("SCH103") == 1  # a batch of columns is a table
    for record in cm.load(as_csv(rows, tmp_path)):
        (one,) = [d for d in cm.check(record).diagnostics if d.code == "SCH103"]
        assert one.range is not None
        assert one.range.line > 1


def test_a_mapped_column_is_right(tmp_path: Path) -> None:
    path = as_csv([renamed(primaryCenter="lead")] * 3, tmp_path)
    assert {code for code, *_ in found(path)} == {"SCH102", "SCH104"}
    report = cm.check(path, config={"map": {"lead": "primaryCenter"}})
    assert not [d for d in report.diagnostics if d.code.startswith("SCH1")]
