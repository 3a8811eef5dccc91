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


@pytest.mark.parametrize(
    ("data", "pointers"),
    [
        (b'{"topics": ["a\\ud800", "b\xef\xbf\xbd", "c\\udc00"]}', ["/topics/1"]),
        (b'{"topics": ["a\xfc", "b\xef\xbf\xbd", "c\xfc\xfc"]}', ["/topics/1"]),
        (
            b'{"topics": ["a\xfc\\ud800", "b\\ufffd"], "title": "\xef\xbf\xbd\xfc"}',
            ["/topics/1", "/title"],
        ),
        (b'{"topics": ["' + b"\xfc" * 1000 + b'", "\xfc", "\xef\xbf\xbd"]}', []),
    ],
    ids=["half pairs", "bytes", "both", "more places than are noted"],
)
def test_what_was_lost_before_is_found_beside_what_the_reader_replaced(
    data: bytes, pointers: list[str]
) -> None:
    (unit,) = reader("json").read(Input("a.json", data))
    found = Checker().check_unit(unit)
    assert [d.pointer for d in found if d.code == "TXT109"] == pointers


def test_a_checker_remembers_verdicts_and_not_places() -> None:
    checker = Checker()
    record = {"regions": ["Graustark"], "topics": ["Graustark"]}
    first = [(d.code, d.pointer) for d in checker.check_data(record)]
    assert [(d.code, d.pointer) for d in checker.check_data(record)] == first
    moved = checker.check_data({"regions": ["Europe", "Graustark"]})
    assert "/regions/1" in [d.pointer for d in moved if d.code == "TAX101"]
