"""Values that JSON cannot say."""

from __future__ import annotations

import json
from datetime import date

import pytest

from carnegie_meta.report.json_text import dumps


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (float("nan"), "NaN"),
        ([float("-inf"), 1.5], ["-Infinity", 1.5]),
        ({"when": date(2010, 9, 16)}, {"when": "2010-09-16"}),
        ({date(2010, 9, 16): 1}, {"2010-09-16": 1}),
        ({1: {None: True}}, {"1": {"null": True}}),
        (10**5000, "an integer of 16610 bits"),
        ("\U0001f680\ue000\U000e0041", "\U0001f680\ue000\U000e0041"),
        ("\ud83d\ude80", "\\ud83d\\ude80"),
        ({"\udcff": (1, b"x")}, {"\\udcff": [1, "b'x'"]}),
    ],
    ids=range(9),
)
def test_they_become_strings_that_name_them(value: object, expected: object) -> None:
    text = dumps(value)
    assert text.isprintable()
    assert json.loads(text.encode("utf-8")) == expected


def test_circles_and_depths_end() -> None:
    circle: list[object] = []
    circle.append(circle)
    assert "…" in dumps(circle)
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    assert "…" in dumps(deep)
