"""The engine: one finding a mistake, in the order of the text."""

from __future__ import annotations

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"regions": ["T\xfcrkiye"]}', "SYN402"),
        (b'{"regions": ["T\\ud800rkiye"]}', "SYN303"),
    ],
    ids=["bytes that are no UTF-8", "half a surrogate pair"],
)
def test_what_the_reader_replaced_is_said_once(data: bytes, code: str) -> None:
    (unit,) = reader("json").read(Input("a.json", data))
    codes = [diagnostic.code for diagnostic in Checker().check_unit(unit)]
    assert code in codes
    assert "TXT109" not in codes


def test_a_replacement_character_in_the_file_itself_is_found() -> None:
    (unit,) = reader("json").read(Input("a.json", '{"regions": ["T\ufffdrkiye"]}'.encode()))
    assert "TXT109" in [diagnostic.code for diagnostic in Checker().check_unit(unit)]


def test_a_checker_remembers_verdicts_and_not_places() -> None:
    checker = Checker()
    record = {"regions": ["Ruritania"], "topics": ["Ruritania"]}
    first = [(d.code, d.pointer) for d in checker.check_data(record)]
    assert [(d.code, d.pointer) for d in checker.check_data(record)] == first
    moved = checker.check_data({"regions": ["Europe", "Ruritania"]})
    assert "/regions/1" in [d.pointer for d in moved if d.code == "TAX101"]
