"""The last line."""

from __future__ import annotations

import pytest

from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.fix import Edit, Fix
from carnegie_meta.model.report import Report
from carnegie_meta.model.span import Range, Span
from carnegie_meta.report.options import Options
from carnegie_meta.report.summary import headline, remedies

ERROR = Diagnostic("A1", "a", "error", "m", "p")
WARNING = Diagnostic("A1", "a", "warning", "m", "q")


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (Report((), 1, 1), "Found nothing wrong in 1 file (1 record)"),
        (Report((), 0, 2), "Found nothing wrong in 2 records"),
        (Report((ERROR,), 10, 10), "Found 1 error in 1 of 10 files"),
        (Report((ERROR, WARNING, WARNING), 2, 9), "Found 1 error, 2 warnings in 2 of 2 files"),
        (Report((Diagnostic("A1", "a", "info", "m"),), 0, 1), "Found 1 info in 1 record"),
    ],
)
def test_headline(report: Report, line: str) -> None:
    assert headline(report) == line


def fixable(how: str) -> Diagnostic:
    edit = Edit(Span(0, 1), Range(1, 1, 1, 2), "x")
    fix = Fix("t", how, (edit,))  # type: ignore[arg-type]  # one of the three
    return Diagnostic("A1", "a", "error", "m", "p", fix=fix)


@pytest.mark.parametrize(
    ("kinds", "fixed", "line"),
    [
        ((), 0, ""),
        (("display",), 0, ""),
        (("safe", "safe"), 0, "2 fixable with --fix"),
        (("unsafe",), 0, "1 fixable with --fix --unsafe-fixes"),
        (("safe", "unsafe"), 3, "3 fixed, 1 fixable with --fix, 1 more with --fix --unsafe-fixes"),
    ],
)
def test_remedies(kinds: tuple[str, ...], fixed: int, line: str) -> None:
    report = Report(tuple(fixable(kind) for kind in kinds), 1, 1)
    assert remedies(report, Options(fixed=fixed)) == line
