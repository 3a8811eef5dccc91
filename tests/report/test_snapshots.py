"""Whole outputs over one fixed report, byte for byte.

After a wanted change run these tests with ``CARNEGIE_META_RENEW_SNAPSHOTS=1`` in the
environment, and look at the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from carnegie_meta.model.report import Report
from carnegie_meta.report import formats
from carnegie_meta.report.options import Options

FOLDER = Path(__file__).parent / "snapshots"


def compare(name: str, text: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("CARNEGIE_META_RENEW_SNAPSHOTS"):
        path.write_bytes(text.encode("utf-8"))
    assert text.encode("utf-8") == path.read_bytes()


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes without the report is left out: the version, how the page looks and works."""
    monkeypatch.setattr("carnegie_meta.report.sarif.VERSION", "0.0.0")
    monkeypatch.setattr("carnegie_meta.report.html_.VERSION", "0.0.0")
    monkeypatch.setattr("carnegie_meta.report.html_._part", lambda name: f"/* {name} */\n")


@pytest.mark.parametrize("name", formats.names())
def test_the_whole_output(name: str, report: Report, options: Options) -> None:
    compare(name, "".join(formats.render(name, report, options)))


@pytest.mark.parametrize("name", formats.names())
def test_nothing_found(name: str) -> None:
    compare(f"{name}-clean", "".join(formats.render(name, Report((), 2, 3))))


def test_colours(report: Report, options: Options) -> None:
    options.colour = True
    options.fixed = 2
    compare("full-colour", "".join(formats.render("full", report, options)))
    compare("concise-colour", "".join(formats.render("concise", report, options)))


def test_every_snapshot_has_its_test() -> None:
    names = {*formats.names(), *(f"{name}-clean" for name in formats.names())}
    names |= {"full-colour", "concise-colour"}
    assert {path.stem for path in FOLDER.iterdir()} == names
