"""Columns in bytes of UTF-8, or none at all."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.fix import Edit, Fix
from carnegie_meta.model.report import Report
from carnegie_meta.model.span import Range, Span
from carnegie_meta.report.options import Options
from carnegie_meta.report.rdjsonl import Columns, write

LINE = "外e\u0301👩x"


def diagnostic(place: Range) -> Diagnostic:
    fix = Fix("t", "safe", (Edit(Span(0, 0), place, "y"),))
    return Diagnostic("A1", "a", "error", "m", "p", None, "/a", place, fix=fix)


def written(place: Range, line: str | None) -> dict[str, Any]:
    report = Report((diagnostic(place),), 1, 1)
    (text,) = write(report, Options(line=lambda path, number: line))
    found: dict[str, Any] = json.loads(text)
    return found


def test_columns_count_bytes() -> None:
    found = written(Range(1, 5, 1, 6), LINE)
    there = {"start": {"line": 1, "column": 11}, "end": {"line": 1, "column": 12}}
    assert found["location"]["range"] == there
    assert found["suggestions"] == [{"range": there, "text": "y"}]


def test_without_the_line_there_are_neither_columns_nor_suggestions() -> None:
    found = written(Range(3, 5, 3, 6), None)
    assert found["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}
    assert "suggestions" not in found


def test_a_column_that_the_line_does_not_have_is_not_converted() -> None:
    found = written(Range(1, 5, 1, 9), LINE)
    assert found["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}


@given(st.text(max_size=20), st.lists(st.integers(1, 21), max_size=8))
def test_columns_in_any_order(line: str, asked: list[int]) -> None:
    columns = Columns(lambda path, number: line)
    for column in asked:
        found = columns.range("p", Range(1, column, 1, column))
        if column > len(line) + 1:
            assert found is None
        else:
            assert found is not None
            bytes_before = len(line[: column - 1].encode("utf-8"))
            assert found["start"] == {"line": 1, "column": bytes_before + 1}
