"""A survey is the same for any partition of the records, and bounded."""

from __future__ import annotations

import marshal
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.engine import survey as module
from carnegie_meta.engine.survey import Survey
from carnegie_meta.model.view import RecordView
from carnegie_meta.rules.base import Context
from carnegie_meta.rules.member import Member
from carnegie_meta.vocab.vocabulary import Vocabularies

CONTEXT = Context(Vocabularies(), None)

NAMED = ["Iran", "Islamic Republic of Iran", "Japan", "Europe", "EP"]
WORDS = st.sampled_from([*NAMED, "a", "b", "c", "d", "é", "\ud800", "x" * 200])
RECORDS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "primaryCenter": WORDS,
            "centers": st.lists(WORDS, max_size=2),
            "programs": st.lists(WORDS, max_size=3) | WORDS,
            "programAffiliation": WORDS | st.lists(WORDS, max_size=2),
            "regions": st.lists(WORDS | st.integers(), max_size=3),
            "topics": st.none() | st.lists(WORDS, max_size=3),
            "date": st.sampled_from(["2010-04-01", "soon", "", date(2011, 2, 3), 2012, None]),
            "url": st.sampled_from(["https://x.org/posts/2010/04/a", "https://x.org/b", 3]),
        },
    ),
    max_size=12,
)


def member(data: dict[str, object], number: int = 0) -> Member:
    return Member(RecordView(data), ("a.jsonl", number))


def taken(records: list[dict[str, object]]) -> dict[str, object]:
    survey = Survey()
    for number, record in enumerate(records):
        survey.add(member(record, number), CONTEXT)
        survey.note(member(record, number), CONTEXT)
    return survey.take(CONTEXT)


@given(RECORDS, st.data())
def test_any_partition_in_any_order_is_the_whole(
    records: list[dict[str, object]], data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # So few that something falls out.
        patch.setattr(module, "MOST", 3)
        patch.setattr(module, "FEW_KEYS", 5)
        parts: list[Survey] = [Survey() for _ in range(3)]
        order = data.draw(st.permutations(range(len(records))))
        for number in order:
            part = parts[data.draw(st.integers(0, 2))]
            part.add(member(records[number], number), CONTEXT)
            part.note(member(records[number], number), CONTEXT)
        merged = Survey()
        for part in data.draw(st.permutations(parts)):
            merged.merge(marshal.loads(marshal.dumps(part.take(CONTEXT))), CONTEXT)
        assert merged.take(CONTEXT) == taken(records)


def facets(record: dict[str, object]) -> tuple[str, str, tuple[str, ...]]:
    return Survey().facets_of(member(record), CONTEXT)


def test_what_belongs_to_a_record() -> None:
    record = {"primaryCenter": "C", "programs": ["P", "Q", "P"], "date": "2015-03-01"}
    assert facets(record) == ("C", "2015", ("P", "Q"))
    assert facets({"centers": ["C"], "programAffiliation": "XY"}) == ("C", "", ("XY",))
    assert facets({"url": "https://x.org/posts/2007/11/a-b-c"})[1] == "2007"
    assert facets({"date": date(2016, 1, 1)})[1] == "2016"
    assert facets({"date": "9999-01-01", "primaryCenter": 7}) == ("", "", ())


@pytest.mark.parametrize(
    ("record", "programs"),
    [
        ({"programAffiliation": "EP"}, ("Europe",)),
        ({"programAffiliation": "EP", "programs": ["Europe"]}, ("Europe",)),
        ({"programAffiliation": "EP", "programs": ["Asia"]}, ("Asia", "Europe")),
        ({"programAffiliation": ["EP", "EP", "AP"]}, ("Europe", "Asia")),
        # A code that names nothing is no program beside one.
        ({"programAffiliation": "XY", "programs": ["Asia"]}, ("Asia",)),
    ],
)
def test_a_code_counts_for_the_program_it_names(
    record: dict[str, object], programs: tuple[str, ...]
) -> None:
    assert facets(record)[2] == programs


def test_labels_of_one_concept_count_as_one() -> None:
    survey = Survey()
    for regions in (["Turkey"], ["Türkiye"], ["Turkey", "Türkiye"], ["Republic of Turkey"]):
        record = {"programs": ["Europe"], "regions": regions, "date": "2015-01-01"}
        survey.add(member(record), CONTEXT)
    assert survey.counts["regions", "Türkiye", "2015"] == 4
    assert survey.counts["cell", "Europe", "Türkiye"] == 4
    assert not [key for key in survey.counts if "Turkey" in key]
    centers = ["Берлинский центр Карнеги", "Carnegie Russia Eurasia Center"]
    assert len({facets({"primaryCenter": center}) for center in centers}) == 1


def test_memory_is_bounded_by_what_vocabularies_know() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST", 50)
        patch.setattr(module, "FEW_KEYS", 500)
        survey = Survey()
        for number in range(3000):
            regions = [f"Nowhere {number}", "Iran"]
            survey.add(member({"programs": ["Europe"], "regions": regions}, number), CONTEXT)
            assert len(survey.counts) < 600
        counts = survey.take(CONTEXT)["counts"]
    assert counts["cell", "Europe", "Iran"] == 3000
    assert len([key for key in counts if key[2].startswith("Nowhere")]) == 50


def test_a_long_value_is_cut() -> None:
    survey = Survey()
    survey.add(member({"regions": ["x" * 10_000]}), CONTEXT)
    assert max(len(part) for key in survey.counts for part in key) == module.LONGEST


def test_a_list_without_end_is_counted_to_its_hundredth() -> None:
    survey = Survey()
    names = [f"Nowhere {number}" for number in range(3_000)]
    survey.add(member({"programs": names, "regions": names}), CONTEXT)
    assert len([key for key in survey.counts if key[0] == "cell"]) == module.MANY**2
