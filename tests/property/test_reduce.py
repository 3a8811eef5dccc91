"""Merge laws: one pass, or many partial passes in any order, give the same to the last byte."""

from __future__ import annotations

import json
import pickle
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.engine import reduce
from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.corpus import diagnostics, member
from carnegie_meta.engine.reduce import Summaries, cases, conclude, corpus_rules
from carnegie_meta.engine.select import Selection
from carnegie_meta.engine.spill import Spilled
from carnegie_meta.model.view import RecordView
from carnegie_meta.rules.base import Reduction
from carnegie_meta.rules.corpus.facets import Facets
from carnegie_meta.rules.member import Member
from carnegie_meta.source.scratch import Scratch
from carnegie_meta.source.unit import RawRecord

CHECKER = Checker(Selection(select=("COR",)))
RULES = corpus_rules(CHECKER.selection.rules)
REDUCTIONS = list({id(rule.reduction): rule.reduction for rule in RULES}.values())

NAMES = st.sampled_from(
    ["Anna Roe", "Anna B. Roe", "anna roe", "Anna C. Roe", "Дмитрий Тренин", "Dmitri Trenin", " "]
)
BIOS = st.sampled_from(
    [
        "Anna Roe, a fellow at the center, studies rivers and lakes.",
        "Anna Roe, a fellow at the center, studies rivers and seas.",
        "Dmitri Trenin was the director.",
        "",
    ]
)
AUTHORS = st.lists(NAMES | st.fixed_dictionaries({"name": NAMES, "bio": BIOS}), max_size=3)
TERMS = st.lists(st.sampled_from(["Iran", "Japan", "Italy", "Harbor", "Harbour"]), max_size=3)
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "url": st.sampled_from(
            ["https://x.org/2012/05/the-pier", "https://x.org/china/2012/05/pier", "/a-b-c-d-pub-7"]
        ),
        "title": st.sampled_from(["Lights on the Old Pier", "Lights on the old Peir", "Note"]),
        "authors": AUTHORS,
        "regions": TERMS,
        "collections": TERMS,
        "programAffiliation": st.sampled_from(["EP", "XP", ""]),
        "programs": st.lists(st.sampled_from(["Europe", "Oceans", "Rivers"]), max_size=2),
        "language": st.sampled_from(["en", "ru"]),
    },
)
CORPORA = st.lists(RECORDS, min_size=2, max_size=30)


def members(corpus: list[dict[str, Any]]) -> list[Member]:
    return [
        member(RawRecord(record, index), CHECKER, (f"{index % 3}.jsonl", index))
        for index, record in enumerate(corpus)
    ]


def summaries(some: list[Member]) -> dict[str, Any]:
    whole = Summaries(RULES, CHECKER.context)
    for one in some:
        whole.add(one)
    return whole.take()


def found(corpus: list[dict[str, Any]], parts: dict[str, Any]) -> list[Any]:
    records: dict[Any, Any] = {
        (f"{index % 3}.jsonl", index): (None, RawRecord(record, index))
        for index, record in enumerate(corpus)
    }
    raised = conclude(RULES, parts, CHECKER.context)
    return [c.diagnostic.to_dict() for c in diagnostics(raised, CHECKER, lambda _: records)]


@given(CORPORA, st.data())
def test_any_partition_in_any_order_gives_the_same(
    corpus: list[dict[str, Any]], data: st.DataObject
) -> None:
    everyone = members(corpus)
    whole = summaries(everyone)
    shuffled = data.draw(st.permutations(everyone))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(corpus)), max_size=4)))
    parts = [summaries(shuffled[a:b]) for a, b in pairwise([0, *cuts, len(corpus)])]
    merged = Summaries(RULES, CHECKER.context)
    for part in data.draw(st.permutations(parts)):
        merged.merge(pickle.loads(pickle.dumps(part)))
    result = merged.take()
    assert result == whole
    assert json.dumps(found(corpus, result)) == json.dumps(found(corpus, whole))


class Passed(Spilled):
    """Summaries of which nobody may ask for one: each would cost a walk over all."""

    def __getitem__(self, key: Any) -> Any:
        raise AssertionError(f"{key!r} was asked for")


@given(CORPORA, st.data())
def test_what_is_put_aside_says_what_memory_says(
    corpus: list[dict[str, Any]], data: st.DataObject
) -> None:
    everyone = members(corpus)
    scratch, spills = Scratch(), {}
    some = Summaries(RULES, CHECKER.context)
    for one in data.draw(st.permutations(everyone)):
        some.add(one)
        if data.draw(st.booleans()):
            some.spill(spills, scratch)
    some.spill(spills, scratch)
    parts = some.take() | {name: Passed(spill) for name, spill in spills.items()}
    assert {name: dict(part.items()) for name, part in parts.items()} == summaries(everyone)
    whole = conclude(RULES, summaries(everyone), CHECKER.context)
    aside = cases(RULES, parts, CHECKER.context, scratch)
    assert [(rule.code, case.origins, case.facts) for rule, case in aside] == [
        (rule.code, case.origins, case.facts) for rule, case in whole
    ]


@given(CORPORA, st.data())
def test_merge_is_associative_and_commutative(
    corpus: list[dict[str, Any]], data: st.DataObject
) -> None:
    for reduction in REDUCTIONS:
        of_key: dict[Any, list[Any]] = {}
        for one in members(corpus):
            for key, summary in reduction.summarise(one, CHECKER.context):
                of_key.setdefault(key, []).append(summary)
        for made in of_key.values():
            if len(made) < 3:
                continue
            a, b, c = (data.draw(st.sampled_from(made)) for _ in range(3))
            ab, bc = reduction.merge(a, b), reduction.merge(b, c)
            assert ab == reduction.merge(b, a)
            assert reduction.merge(ab, c) == reduction.merge(a, bc)


@given(CORPORA, st.data())
def test_what_is_fast_does_what_is_plain(corpus: list[dict[str, Any]], data: st.DataObject) -> None:
    everyone = data.draw(st.permutations(members(corpus)))
    for reduction in REDUCTIONS:
        fast: dict[Any, Any] = {}
        plain: dict[Any, Any] = {}
        for one in everyone:
            reduction.add(one, CHECKER.context, fast)
            Reduction.add(reduction, one, CHECKER.context, plain)
        assert fast == plain


@given(CORPORA, st.data())
def test_what_is_counted_by_rows_first_is_counted_the_same(
    corpus: list[dict[str, Any]], data: st.DataObject
) -> None:
    everyone = data.draw(st.permutations(members(corpus)))
    plain: dict[str, dict[Any, Any]] = {}
    for reduction in REDUCTIONS:
        store = plain[reduction.name] = {}
        for one in everyone:
            Reduction.add(reduction, one, CHECKER.context, store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reduce, "MOST_ROWS", data.draw(st.integers(0, 20)))
        assert summaries(everyone) == plain


@given(CORPORA)
def test_rules_that_conclude_key_by_key_need_no_other_key(corpus: list[dict[str, Any]]) -> None:
    parts = summaries(members(corpus))
    for rule in RULES:
        if rule.by_key:
            store = parts[rule.reduction.name]
            whole = {(c.origins, c.facts) for c in rule.conclude(store, CHECKER.context)}
            single = {
                (c.origins, c.facts)
                for key, summary in store.items()
                for c in rule.conclude({key: summary}, CHECKER.context)
            }
            assert single == whole


class FewFacets(Facets):
    """A sample so small that every corpus is larger."""

    most = 3


class Few(type(RULES[0])):  # type: ignore[misc]  # any corpus rule serves
    reduction: Reduction = FewFacets()


@given(CORPORA, st.data())
def test_a_sample_is_the_same_whatever_the_order(
    corpus: list[dict[str, Any]], data: st.DataObject
) -> None:
    few = [Few()]
    whole = Summaries(few, CHECKER.context)
    for one in members(corpus):
        whole.add(one)
    shuffled = data.draw(st.permutations(members(corpus)))
    cut = data.draw(st.integers(0, len(corpus)))
    merged = Summaries(few, CHECKER.context)
    for part in (shuffled[cut:], shuffled[:cut]):
        partial = Summaries(few, CHECKER.context)
        for one in part:
            partial.add(one)
        merged.merge(partial.take())
    result = whole.take()
    assert merged.take() == result
    assert len(result["facets"]) <= 3


@given(CORPORA, st.data())
def test_a_sample_need_not_take_in_what_earlier_parts_leave_out(
    corpus: list[dict[str, Any]], data: st.DataObject
) -> None:
    few = [Few()]
    whole = Summaries(few, CHECKER.context)
    worker = Summaries(few, CHECKER.context)
    merged = Summaries(few, CHECKER.context)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(corpus)), max_size=4)))
    parts = []
    for start, end in pairwise([0, *cuts, len(corpus)]):
        for one in members(corpus)[start:end]:
            whole.add(one)
            worker.add(one)
        parts.append(worker.take_part())
    for part in data.draw(st.permutations(parts)):
        merged.merge(part)
    assert merged.take() == whole.take()


@given(CORPORA)
def test_a_sample_forgets_what_is_not_merged(corpus: list[dict[str, Any]]) -> None:
    worker = Summaries([Few()], CHECKER.context)
    for one in members(corpus):
        worker.add(one)
    lost = worker.take_part()
    worker.forget()
    for one in members(corpus):
        worker.add(one)
    assert worker.take_part() == lost


@given(st.recursive(st.none() | st.booleans() | st.text() | st.integers(), st.lists), st.text())
def test_any_values_are_summarised(value: object, key: str) -> None:
    fields = ("url", "title", "authors", "regions", "programAffiliation", "programs", "bios", key)
    for field in fields:
        view = RecordView({field: value})
        for reduction in REDUCTIONS:
            list(reduction.summarise(Member(view, ("a", 0), value), CHECKER.context))
