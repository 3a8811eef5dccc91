"""The example records that the project ships: the clean are clean, the others show their faults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.source.formats import format_of, names, reader
from carnegie_meta.source.input import Input

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CLEAN = sorted(path for path in (EXAMPLES / "clean").iterdir())
OTHERS = sorted(p for p in EXAMPLES.iterdir() if p.is_file() and p.name != "README.md")

# What each file is there to show, and the README says.
SHOWN = {
    "block.json": {"AUT", "REL", "SCH", "TAX"},
    "broken.json": {"SYN"},
    "front-matter-json.mdx": {"AUT", "TAX"},
    "front-matter-toml.md": {"AUT", "SCH", "TAX"},
    "front-matter.md": {"AUT", "REL", "SCH", "TAX"},
    "page.html": {"AUT", "PAG", "REL", "TXT"},
    "page.txt": {"BIO", "PAG", "REL", "TXT"},
    "publications.jsonl": {"REL"},
    "records.csv": {"AUT", "REL", "SYN", "TAX"},
    "record.toml": {"REL", "SCH"},
    "record.yaml": {"AUT", "REL", "TAX", "YAM"},
}


def check(path: Path) -> list[Diagnostic]:
    name = format_of(path.name)
    assert name is not None
    checker = Checker()
    units = reader(name).read(Input(str(path)))
    return [diagnostic for unit in units for diagnostic in checker.check_unit(unit)]


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_clean_example_has_no_finding(path: Path) -> None:
    assert [(d.code, d.message) for d in check(path)] == []


def test_there_is_a_clean_example_of_every_format() -> None:
    # Whoever tries the examples may lack the extra that other files need.
    assert {format_of(path.name) for path in CLEAN} == set(names()) - {"parquet", "arrow"}


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_an_example_shows_what_it_is_there_for(path: Path) -> None:
    found = check(path)
    assert {d.code[:3] for d in found} >= SHOWN[path.name]
    lines = path.read_text(encoding="utf-8").splitlines()
    for diagnostic in found:
        assert diagnostic.range is not None
        assert diagnostic.range.line <= len(lines)


def test_the_russian_record_is_right() -> None:
    path = EXAMPLES / "publications.jsonl"
    number = next(
        index
        for index, line in enumerate(path.read_text(encoding="utf-8").splitlines())
        if "Берлинский центр Карнеги" in line
    )
    assert [d.code for d in check(path) if d.record == number] == []


def test_the_readme_names_every_example() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([^)]+)\)", text))
    assert linked == {path.name for path in OTHERS} | {"clean"}
