"""COR301: a term that all of a group carry and few others do."""

from __future__ import annotations

import random
from math import comb, exp
from typing import Any

import pytest

import carnegie_meta as cm
from carnegie_meta.rules.base import Context
from carnegie_meta.rules.corpus.exact import log_p, shown
from carnegie_meta.rules.corpus.expected import Expected
from carnegie_meta.vocab.vocabulary import Vocabularies

CODES = {
    "MEP": ("Middle East", ["Egypt", "Syria", "Lebanon", "Iraq"]),
    "EP": ("Europe", ["Germany", "France", "Türkiye"]),
    "AP": ("Asia", ["China", "Japan", "North Korea"]),
    "russia": ("Russia and Eurasia", ["Russia", "Ukraine", "Georgia"]),
    "NPP": ("Nuclear Policy", ["Iran", "North Korea", "United States"]),
}
TOPICS = ["Security", "Foreign Policy", "Economy", "Democracy", "Nuclear Policy", "EU"]


def corpus(count: int = 300, seed: int = 1, tag: str = "Iran") -> list[dict[str, Any]]:
    """Records of five programs, of which every one on Europe carries *tag* last."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        code = chance.choice(list(CODES))
        program, places = CODES[code]
        regions = chance.sample(places, chance.randint(1, 2))
        if code == "MEP":
            regions.append("Middle East")
        if chance.random() < 0.08 and "Iran" not in regions:
            regions.append("Iran")
        if code == "EP":
            regions = [region for region in regions if region != tag] + [tag]
        made.append(
            {
                "url": f"https://example.org/lights-on-pier-number-{number}",
                "programAffiliation": code,
                "programs": [program],
                "type": chance.choice(["commentary", "event", "other"]),
                "regions": regions,
                "topics": chance.sample(TOPICS, 2),
            }
        )
    return made


def found(records: list[dict[str, Any]]) -> list[str]:
    report = cm.check(records, config={"select": ["COR301"]})
    return [diagnostic.message for diagnostic in report.diagnostics]


@pytest.mark.parametrize("seed", range(5))
def test_the_one_systematic_term_is_found(seed: int) -> None:
    records = corpus(seed=seed)
    (message,) = found(records)
    size = sum(record["programAffiliation"] == "EP" for record in records)
    start = f"regions 'Iran' is on {size} of {size} records ({size} publications) whose "
    assert message.startswith(start + "programAffiliation is 'EP', and on ")
    assert "times as often; p = " in message


@pytest.mark.parametrize("seed", range(20))
def test_shuffled_records_show_nothing(seed: int) -> None:
    records = corpus(seed=seed)
    chance = random.Random(seed)
    for field in ("regions", "topics"):
        values = [record[field] for record in records]
        chance.shuffle(values)
        for record, value in zip(records, values, strict=True):
            record[field] = value
    assert found(records) == []


def test_a_few_that_were_mended_do_not_hide_it() -> None:
    records = corpus()
    european = [record for record in records if record["programAffiliation"] == "EP"]
    for record in european[:3]:
        record["regions"].remove("Iran")
    assert len(found(records)) == 1


def test_copies_of_one_publication_are_one() -> None:
    records = corpus()
    records = [r for r in records if r["programAffiliation"] != "EP"] + [
        {**r, "url": f"https://example.org/{n}/one-and-the-same-pier"}
        for n, r in enumerate(r for r in records if r["programAffiliation"] == "EP")
    ]
    assert found(records) == []


def test_a_topic_counts_only_where_nobody_put_it() -> None:
    records = corpus(tag="Germany")
    for place, record in enumerate(records):
        if record["type"] == "event":
            record["topics"].insert(place % 3, "Migration")
    assert found(records) == []
    for record in records:
        if record["type"] == "event":
            record["topics"].remove("Migration")
            record["topics"].append("Migration")
    (message,) = found(records)
    assert message.startswith("topics 'Migration' is on ")
    assert "type is 'event'" in message


def test_a_parent_that_comes_with_its_child_is_explained() -> None:
    records = corpus(tag="Germany")
    for record in records:
        if "Germany" in record["regions"]:
            record["regions"].append("Western Europe")
    assert found(records) == []


def test_labels_of_one_concept_are_one_term() -> None:
    records = corpus()
    tagged = [record for record in records if record["programAffiliation"] == "EP"]
    for number, record in enumerate(tagged):
        record["regions"][-1] = ["United States", "USA", "Соединенные Штаты Америки"][number % 3]
    report = cm.check(records, config={"select": ["COR301"]})
    (one,) = [d for d in report.diagnostics if "'EP'" in d.message]
    assert one.message.startswith(
        f"regions 'United States' is on {len(tagged)} of {len(tagged)} records"
    )
    first = records.index(tagged[0])
    assert (one.record, one.value) == (first, "United States")


@pytest.mark.parametrize(
    ("group", "term", "expected"),
    [
        (("programAffiliation", "EP"), ("regions", "Iran"), False),
        (("programAffiliation", "EP"), ("regions", "Western Europe"), True),
        (("programAffiliation", "EP"), ("regions", "Germany"), True),
        (("programAffiliation", "EP"), ("topics", "EU"), True),
        (("programAffiliation", "MEP"), ("regions", "Middle East"), True),
        (("programAffiliation", "MEP"), ("regions", "Iran"), True),
        (("programAffiliation", "MEP"), ("regions", "Japan"), False),
        (("programAffiliation", "russia"), ("regions", "Russia"), True),
        (("programAffiliation", "ASP"), ("regions", "United States"), True),
        (("programAffiliation", "ASP"), ("regions", "North America"), True),
        (("programAffiliation", "ASP"), ("regions", "Iran"), False),
        (("programAffiliation", "SAP"), ("regions", "Pakistan"), True),
        (("programAffiliation", "NPP"), ("topics", "Nuclear Policy"), True),
        (("programAffiliation", "SCP"), ("topics", "Climate Change"), True),
        (("programAffiliation", "SCP"), ("regions", "Japan"), False),
        (("programs", "Asia"), ("regions", "China"), True),
        (("primaryCenter", "Carnegie China"), ("regions", "China"), True),
        (("primaryCenter", "Carnegie China"), ("regions", "East Asia"), True),
        (("primaryCenter", "Carnegie China"), ("regions", "Japan"), False),
        (("centers", "Malcolm H. Kerr Carnegie Middle East Center"), ("regions", "Syria"), True),
        (("centers", "Carnegie Moscow Center"), ("regions", "Russia"), True),
        (("type", "pressRelease"), ("regions", "Iran"), False),
        (("programs", "Harbors"), ("topics", "Harbor Law"), True),
        (("programAffiliation", "XX"), ("regions", "Ruritania"), False),
        (("programAffiliation", "russia"), ("regions", "Central Asia"), True),
        (("programAffiliation", "russia"), ("regions", "Eastern Europe"), True),
        (("programAffiliation", "russia"), ("regions", "Caucasus"), True),
        (("programAffiliation", "russia"), ("regions", "Ukraine"), True),
        (("programAffiliation", "russia"), ("regions", "South Asia"), False),
        (("programAffiliation", "russia"), ("regions", "Iran"), False),
        (("centers", "Carnegie Russia Eurasia Center"), ("regions", "Kazakhstan"), True),
        (("programAffiliation", "MEP"), ("regions", "North Africa"), True),
        (("programAffiliation", "MEP"), ("regions", "Tunisia"), True),
        (("programAffiliation", "MEP"), ("regions", "Sub-Saharan Africa"), False),
        (
            ("centers", "Malcolm H. Kerr Carnegie Middle East Center"),
            ("regions", "Arab World"),
            True,
        ),
        (("programAffiliation", "NPP"), ("regions", "North Korea"), True),
        (("programAffiliation", "NPP"), ("regions", "South Korea"), False),
        (("programAffiliation", "EP"), ("regions", "Türkiye"), True),
        (("type", "testimony"), ("regions", "United States"), True),
        (("type", "testimony"), ("regions", "North America"), True),
        (("type", "testimony"), ("regions", "Iran"), False),
    ],
)
def test_what_a_group_may_well_be_about(
    group: tuple[str, str], term: tuple[str, str], expected: bool
) -> None:
    assert Expected(Context(Vocabularies())).is_so(group, term) is expected


@pytest.mark.parametrize(
    ("total", "marked", "drawn", "both"),
    [(10, 5, 5, 5), (10, 5, 5, 1), (30, 7, 12, 6), (52, 13, 13, 4), (40, 40, 8, 8), (9, 3, 8, 2)],
)
def test_the_exact_test_is_exact(total: int, marked: int, drawn: int, both: int) -> None:
    ways = sum(
        comb(marked, n) * comb(total - marked, drawn - n)
        for n in range(both, min(marked, drawn) + 1)
    )
    assert exp(log_p(total, marked, drawn, both)) == pytest.approx(ways / comb(total, drawn))


def test_the_exact_test_of_large_counts_does_not_underflow() -> None:
    assert -1e6 < log_p(10_000_000, 100_000, 100_000, 99_000) < -1e5
    assert log_p(10, 5, 5, 6) == float("-inf")
    assert shown(-100.0) == "4e-44"
    assert shown(-0.5) == "0.61"
