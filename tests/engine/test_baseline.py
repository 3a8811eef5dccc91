"""Baselines: known findings stay silent wherever they move; new ones do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from carnegie_meta.engine.baseline import load, write
from carnegie_meta.errors import ConfigError
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.span import Range
from carnegie_meta.model.value import replaced

KNOWN = Diagnostic(
    "TAX101", "unknown-term", "warning", "'Ruritania' is unknown", "a.jsonl", 3, "/regions/0",
    Range(4, 1, 4, 9),
)  # fmt: skip


def new(tmp_path: Path, *diagnostics: Diagnostic) -> list[Diagnostic]:
    path = str(tmp_path / "known.json")
    write(path, [KNOWN])
    return load(path).new(diagnostics)


def test_a_known_finding_is_silent_where_it_was(tmp_path: Path) -> None:
    assert new(tmp_path, KNOWN) == []


def test_a_known_finding_may_move(tmp_path: Path) -> None:
    moved = replaced(KNOWN, record=9, range=Range(99, 5, 99, 9), pointer="/regions/4")
    assert new(tmp_path, moved) == []


@pytest.mark.parametrize(
    "other",
    [
        replaced(KNOWN, message="'Sylvania' is unknown"),
        replaced(KNOWN, path="b.jsonl"),
        replaced(KNOWN, code="TAX102"),
        replaced(KNOWN, pointer="/topics/0"),
    ],
)
def test_another_finding_is_new(tmp_path: Path, other: Diagnostic) -> None:
    assert new(tmp_path, other, KNOWN) == [other]


def test_one_more_of_the_same_is_new(tmp_path: Path) -> None:
    again = replaced(KNOWN, record=7, range=Range(8, 1, 8, 9))
    assert new(tmp_path, KNOWN, again) == [again]


def test_the_file_is_stable(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    other = replaced(KNOWN, message="'Sylvania' is unknown")
    assert write(str(one), [KNOWN, other]) == 2
    assert write(str(two), [other, KNOWN]) == 2
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", '{"findings": {}}', '{"version": 1, "findings": 3}'),
        *(f'{{"version": 1, "findings": {{"REL101:a": {n}}}}}' for n in ("-1", "0", '"3"', "1.9")),
        '{"version": 1, "findings": {"REL101:a": true}}',
    ],
)
def test_what_is_no_baseline_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(text)
    with pytest.raises(ConfigError, match="no baseline; make one with --write-baseline"):
        load(str(path))


def test_a_baseline_of_another_version_is_said(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text('{"version": 2, "findings": {}}')
    with pytest.raises(ConfigError, match="of version 2"):
        load(str(path))


def test_an_absent_baseline_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(str(tmp_path / "absent.json"))
