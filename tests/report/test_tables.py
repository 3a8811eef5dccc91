"""Findings as CSV and Parquet: the fields of the contract, and values that cannot act."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.errors import MissingExtra
from carnegie_meta.model.diagnostic import Diagnostic, Related
from carnegie_meta.model.report import Report
from carnegie_meta.report import parquet
from carnegie_meta.report.csv_ import write
from carnegie_meta.report.options import Options
from carnegie_meta.report.row import FIELDS, schema
from carnegie_meta.vocab.csv_ import bare

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", " =1", '=HYPERLINK("x")')


def rows(report: Report) -> list[dict[str, str]]:
    text = "".join(write(report, Options()))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def table(report: Report) -> pa.Table:
    data = b"".join(parquet.write(report, Options()))
    return pyarrow.parquet.read_table(io.BytesIO(data))


def test_csv_says_what_json_says(report: Report) -> None:
    for line, found in zip(rows(report), report.diagnostics, strict=True):
        members = found.to_dict()
        assert list(line) == list(members)
        for name, kind in FIELDS:
            if members[name] is None:
                assert line[name] == ""
            elif kind != "string":
                assert int(line[name]) == members[name]
        assert json.loads(bare(line["related"])) == json.loads(json.dumps(members["related"]))


def test_parquet_says_what_json_says(report: Report) -> None:
    found = table(report)
    assert found.schema.equals(schema())
    for line, diagnostic in zip(found.to_pylist(), report.diagnostics, strict=True):
        members = diagnostic.to_dict()
        for name in ("code", "severity", "record", "pointer", "line", "column", "end_column"):
            assert line[name] == members[name]
        fix = members["fix"]
        assert (line["fix"] is None) == (fix is None)
        assert fix is None or json.loads(line["fix"])["title"] == fix["title"]  # type: ignore[index]


def test_parquet_of_nothing_and_of_much(monkeypatch: pytest.MonkeyPatch, report: Report) -> None:
    assert table(Report(())).num_rows == 0
    monkeypatch.setattr(parquet, "GROUP", 7)
    many = Report(report.diagnostics * 9)
    assert table(many).num_rows == len(many.diagnostics)
    assert len(list(parquet.write(many, Options()))) > len(many.diagnostics) // 7


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    found = Diagnostic("A1", "a", "error", text, text, 0, text, value=text)
    (line,) = rows(Report((found,)))
    for cell in line.values():
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "＝")) or cell.startswith(" ")
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


@given(st.text(), st.text(), st.text() | st.floats() | st.lists(st.text()))
def test_any_text_is_a_row(message: str, path: str, value: Any) -> None:
    found = Diagnostic(
        "A1", "a", "error", message, path, None, "", value=value, related=(Related(message, path),)
    )
    report = Report((found,))
    (line,) = rows(report)
    assert json.loads(bare(line["related"]))
    assert "".join(line.values()).isprintable() or all(
        character.isprintable() or character.isspace() or character in "\u200c\u200d"
        for character in "".join(line.values())
    )
    assert table(report).num_rows == 1


def test_without_the_library_parquet_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match="carnegie-meta\\[parquet\\]"):
        parquet.write(Report(()), Options())
