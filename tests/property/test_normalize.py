"""Normalising any data: done once it is done, nothing lost, and the same as mending the file."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.engine.normalize import normalize
from carnegie_meta.model.pointer import get

from . import strategies
from .test_fix_loop import records

CHECKER = Checker()

anything = st.one_of(records, strategies.mutated(), strategies.records, strategies.values)


@settings(max_examples=300)
@given(anything)
def test_normalising_twice_is_normalising_once(data: Any) -> None:
    once = normalize(data, CHECKER)
    again = normalize(once.record, CHECKER)
    assert again.record == once.record
    assert again.changes == ()


SPELT = (
    *("PrimaryCenter", "primary_center", "primaryCenter", "Centers", "center", "centers"),
    *("Regions", "region", "regions", "Topics", "topics", "programs", "type"),
)
ODD = (
    *("null", "N/A", "Democracy", "Carnegie India", "carnegie europe", "Russia, Ukraine", "JORDAN"),
    *("Turkey", "T\u00c3\u00bcrkiye", "Ir\u0430n", " Iran", "&amp;", "", 0, None),
)

odd = st.sampled_from(ODD)
misshapen = st.dictionaries(
    st.sampled_from(SPELT), odd | st.lists(odd, max_size=3), min_size=1, max_size=5
)
"""Keys in other spellings, with text for lists and lists for text: repairs that need each other."""


@settings(max_examples=600)
@given(records | strategies.mutated() | misshapen)
@example({"PrimaryCenter": ["null"], "centers": "Democracy"})
def test_editing_the_file_comes_to_the_same(data: dict[str, Any]) -> None:
    mended = fix_text(json.dumps(data, ensure_ascii=False), "json", CHECKER)
    assert json.loads(mended.text) == normalize(data, CHECKER).record


def test_of_two_repairs_of_one_value_the_file_and_the_data_take_the_same() -> None:
    data = {"type": "MEP", "programAffiliation": "Middle  East", "programs": "russia"}
    mended = fix_text(json.dumps(data), "json", CHECKER)
    assert json.loads(mended.text) == normalize(data, CHECKER).record


@given(records | strategies.mutated())
def test_every_change_is_told(data: dict[str, Any]) -> None:
    done = normalize(data, CHECKER)
    assert (done.changes == ()) == (done.record == data and list(done.record) == list(data))
    for change in done.changes:
        known = get(data, change.pointer)
        assert change.before in (known, change.pointer.rpartition("/")[2]) or known is change.before


@given(records | strategies.mutated())
def test_nothing_is_told_that_is_not_there(data: dict[str, Any]) -> None:
    done = normalize(data, CHECKER)
    told = Counter(repr(left.value) for left in done.unresolved)
    there = Counter(map(repr, _strings(done.record)))
    assert told <= there


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for item in value for text in _strings(item)] if isinstance(value, list) else []
