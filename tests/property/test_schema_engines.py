"""Two engines, one verdict; and whatever is invalid has a sentence."""

from __future__ import annotations

import datetime
import enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import get
from carnegie_meta.model.view import RecordView
from carnegie_meta.validation import explain, store, validate, walk
from carnegie_meta.validation.evident import make
from carnegie_meta.validation.plain import is_plain, plain
from carnegie_meta.validation.validate import KINDS, is_valid, mistakes
from tests.property.strategies import mutated, records, values

EVIDENT = make()
ORACLE = Draft202012Validator(store.schema("publication"))
INLINED = Draft202012Validator(explain._WHOLE)


@pytest.fixture(scope="module", autouse=True)
def engine() -> None:
    """The fast engine, which the first records of a process are judged without."""
    for _ in range(validate.FEW + 1):
        is_valid({})


@given(records)
def test_a_valid_record_is_valid_for_both(record: dict[str, Any]) -> None:
    assert ORACLE.is_valid(record)
    assert is_valid(record)
    assert mistakes(record) == []


@settings(max_examples=200)
@given(mutated())
def test_the_engines_agree_on_broken_records(record: dict[str, Any]) -> None:
    verdict = ORACLE.is_valid(record)
    assert is_valid(record) is verdict
    found = mistakes(record)
    assert (found == []) is verdict
    for mistake in found:
        assert mistake.kind in KINDS
        assert get(record, mistake.pointer) is not MISSING


@settings(max_examples=500)
@given(st.one_of(mutated(), records, values))
def test_the_walk_finds_what_jsonschema_finds(value: object) -> None:
    expected = [
        (tuple(e.absolute_path), e.validator, e.instance, e.validator_value)
        for e in INLINED.iter_errors(value)
    ]
    found = walk.errors(value, explain._WHOLE)
    assert [(e.tokens, e.keyword, e.value, e.asked) for e in found] == expected


@settings(max_examples=200)
@given(st.one_of(mutated(), records, values))
def test_both_ways_to_judge_agree(value: object) -> None:
    assert validate._engine is not None
    assert validate._engine(value) is explain.is_right(value)


@settings(max_examples=500)
@given(st.one_of(mutated(), records, values))
def test_what_is_evident_is_valid(value: object) -> None:
    if EVIDENT(value):
        assert ORACLE.is_valid(value)


@given(values)
def test_the_engines_agree_on_any_json_value(value: object) -> None:
    assert is_valid(value) is ORACLE.is_valid(value)
    assert is_plain(value)
    assert plain(value) == (value, [])


@given(mutated())
def test_one_sentence_a_place(record: dict[str, Any]) -> None:
    places = [(m.kind, m.pointer, m.facts.get("key")) for m in mistakes(record)]
    assert len(places) == len(set(places))
    values_at = [p for kind, p, _ in places if kind not in ("missing-key", "duplicate-item")]
    assert len(values_at) == len(set(values_at))


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Selection(select=("SCH",)))


@given(record=mutated())
def test_what_is_invalid_has_a_finding(checker: Checker, record: dict[str, Any]) -> None:
    view = RecordView(record)
    found = checker.judge.find(view)
    if is_valid(view.data):
        assert {rule.code for rule, _ in found} <= {"SCH103", "SCH105"}
    else:
        assert found
    for _, finding in found:
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message
        finding.message.encode()


class Word(str):
    __slots__ = ()


class Code(enum.StrEnum):
    DC = "dc"


strange = st.one_of(
    st.dates(),
    st.binary(max_size=3),
    st.sampled_from([float("nan"), float("inf"), "\ud800", (1,), {1}, object(), 1j, ...]),
    st.dictionaries(st.integers() | st.none(), st.integers(), min_size=1, max_size=2),
    st.dates().map(lambda day: [[day]]),
    st.just({"\udfff": 1}),
)


@given(records, st.sampled_from(("authors", "type", "topics", "title", "params")), strange)
def test_what_is_no_json_is_said_where_it_is(
    record: dict[str, Any], key: str, value: object
) -> None:
    record = {**record, key: value}
    assert not is_valid(record)
    found = [m for m in mistakes(record) if m.kind == "not-json"]
    assert found
    assert all(m.pointer.startswith(f"/{key}") for m in found)


@given(records)
def test_subclasses_of_json_types_are_json(record: dict[str, Any]) -> None:
    class Mapping(dict[str, Any]):
        pass

    record = {**record, "primaryCenter": Word("Diwan"), "centerAffiliationAll": Code.DC}
    record["topics"] = [Word("a"), Word("b")]
    assert is_valid(Mapping(record))
    assert mistakes(Mapping(record)) == []
    record["topics"] = [Word("a"), "a"]
    assert not is_valid(record)
    assert [m.kind for m in mistakes(record)] == ["duplicate-item"]


@pytest.mark.parametrize("depth", [199, 250, 1000, 100_000])
def test_depth_never_raises(depth: int) -> None:
    deep: object = "x"
    for _ in range(depth):
        deep = [deep]
    for record in ({"title": "t", "params": deep}, {"topics": deep}, deep):
        assert not is_valid(record)
        assert mistakes(record)


def test_a_value_that_holds_itself_is_said_once() -> None:
    loop: list[object] = []
    loop.append(loop)
    record = {"title": "t", "params": {"a": loop}}
    assert not is_valid(record)
    assert [m.pointer for m in mistakes(record) if m.kind == "not-json"] == ["/params/a/0"]
    view = RecordView({"title": "t", "params": loop})
    assert [field for _, field, _ in view.values()] == ["title"]


def test_a_date_is_named() -> None:
    record = {"title": "t", "date": datetime.date(2010, 9, 16)}
    (mistake,) = [m for m in mistakes(record) if m.pointer == "/date"]
    assert (mistake.kind, mistake.facts["found"]) == ("not-json", "date")
