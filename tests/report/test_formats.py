"""Formats by name, and what they load."""

from __future__ import annotations

import subprocess
import sys

import pytest

from carnegie_meta.errors import UnknownName
from carnegie_meta.model.report import Report
from carnegie_meta.report import formats
from carnegie_meta.report.options import Options


def test_an_unknown_format_is_refused_before_anything_is_written() -> None:
    with pytest.raises(UnknownName, match=r"'xml'; known: full, concise, json"):
        formats.render("xml", Report(()))


@pytest.mark.parametrize("name", formats.names())
def test_output_is_utf_8_and_ends_with_a_line_end(
    name: str, report: Report, options: Options
) -> None:
    text = "".join(formats.render(name, report, options))
    assert text.encode("utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", formats.names())
def test_a_format_writes_in_pieces(name: str, report: Report, options: Options) -> None:
    many = Report(report.diagnostics * 20, 4, 9)
    pieces = list(formats.render(name, many, options))
    assert len(pieces) >= len(many.diagnostics)


@pytest.mark.parametrize("name", formats.names())
def test_a_format_needs_no_options(name: str, report: Report) -> None:
    assert "".join(formats.render(name, report))


@pytest.mark.parametrize("name", ["full", "concise", "github"])
def test_formats_for_people_load_little(name: str) -> None:
    program = (
        "import sys\n"
        "import carnegie_meta.model.report\n"
        "from carnegie_meta.model.diagnostic import Diagnostic\n"
        "from carnegie_meta.model.report import Report\n"
        "from carnegie_meta.model.span import Range\n"
        "before = set(sys.modules)\n"
        "from carnegie_meta.report import formats\n"
        "found = Diagnostic('A1', 'a', 'error', 'm', 'p', None, '/a', Range(1, 1, 1, 2))\n"
        "options = formats.Options(line=lambda path, number: 'abc')\n"
        f"''.join(formats.render({name!r}, Report((found,), 1, 1), options))\n"
        "print(*sorted(set(sys.modules) - before))\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    ours = [module for module in loaded if module.startswith("carnegie_meta.")]
    # What it takes to find a format by its name.
    machinery = {"importlib", "importlib._bootstrap", "importlib._bootstrap_external", "warnings"}
    assert set(loaded) - machinery == set(ours)
    assert len(ours) <= 10
