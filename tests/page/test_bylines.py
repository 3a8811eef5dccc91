"""The people of a byline, whatever it says of them."""

from __future__ import annotations

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from tests.page.layouts import as_text, parts

ME = "Inès Abdel Razek"


def found(byline: str, authors: list[str]) -> list[tuple[str, object]]:
    text = as_text(parts(byline=byline, record={"authors": authors}, about=None, bios=[]))
    (unit,) = reader("page").read(Input("page", text.encode()))
    return [(d.code, d.value) for d in Checker(today="2026-01-01").check_unit(unit)]


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        (f"By {ME}, moderated by Judy Dempsey", [ME]),
        (f"By {ME}, moderated by Judy Dempsey", ["Judy Dempsey", ME]),
        (f"By {ME}, translated by Tong Zhao", [ME]),
        (f"By {ME} and photos by Judy Dempsey", [ME]),
        (f"By {ME} and guests", [ME]),
        (f"By {ME} for Carnegie Europe", [ME]),
        (f"By {ME} (Paris)", [ME]),
        ("By Майкл Янг", ["Michael Young"]),
        ("By Томас де Ваал", ["Thomas de Waal"]),
        ("By Тонг Чжао", ["Tong Zhao"]),
        ("By Майкл Янг и Томас де Ваал", ["Thomas de Waal", "Michael Young"]),
        ("By مروان المعشر", ["Marwan Muasher"]),
        ("By 赵通", ["Tong Zhao"]),
    ],
)
def test_who_is_meant_is_compared(byline: str, authors: list[str]) -> None:
    assert found(byline, authors) == []


def test_who_is_left_is_still_told() -> None:
    assert found(f"By {ME} and Judy Dempsey (Paris)", [ME]) == [("PAG102", "Judy Dempsey (Paris)")]
    assert found("By Майкл Янг", ["Майкл Янг", "Tong Zhao"]) == [("PAG101", "Tong Zhao")]
    assert found("By Moderata Judy Roe", [ME]) == [("PAG101", ME), ("PAG102", "Moderata Judy Roe")]
