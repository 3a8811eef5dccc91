"""Normalising: what becomes of values, how it is told, and what stays."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from typing import Any

import pytest

import carnegie_meta as cm


def changes(record: dict[str, Any]) -> list[tuple[str, object, object, str]]:
    found = cm.normalize(record).changes
    assert all(change.score == 1.0 for change in found)
    return [(c.pointer, c.before, c.after, c.method) for c in found]


def test_a_clean_record_comes_back_as_new_data() -> None:
    record = {"regions": ["Türkiye"], "authors": [{"name": "Ana Kern", "links": {"a": [1]}}]}
    done = cm.normalize(record)
    assert done.record == record
    assert done.record is not record
    assert done.record["regions"] is not record["regions"]
    assert done.record["authors"][0]["links"]["a"] is not record["authors"][0]["links"]["a"]
    assert (done.changes, done.unresolved) == ((), ())


def test_the_record_that_came_stays_as_it_was() -> None:
    record = {"regions": ["Turkey", "Turkey"], "primary_center": "Carnegie Europe "}
    before = repr(record)
    cm.normalize(record)
    assert repr(record) == before


def test_a_label_becomes_the_preferred_one() -> None:
    assert changes({"regions": ["Middle East", "Turkey"]}) == [
        ("/regions/1", "Turkey", "Türkiye", "alias")
    ]


def test_what_comes_of_one_value_is_one_change() -> None:
    assert changes({"regions": ["Middle East", " Turkey "]})[0][:3] == (
        "/regions/1",
        " Turkey ",
        "Türkiye",
    )


def test_a_repeated_item_goes_and_pointers_are_those_of_the_record_that_came() -> None:
    record = {"regions": ["Iran", "Iran", "Turkey", "U.S."]}
    assert cm.normalize(record).record == {"regions": ["Iran", "Türkiye", "United States"]}
    assert changes(record) == [
        ("/regions/1", "Iran", cm.MISSING, "duplicate-item"),
        ("/regions/2", "Turkey", "Türkiye", "alias"),
        ("/regions/3", "U.S.", "United States", "alias"),
    ]


def test_a_term_that_becomes_one_that_is_there_goes() -> None:
    done = cm.normalize({"regions": ["Türkiye", "Turkey"]})
    assert done.record == {"regions": ["Türkiye"]}
    (gone,) = done.changes
    assert (gone.pointer, gone.before, gone.after) == ("/regions/1", "Turkey", cm.MISSING)


def test_a_key_becomes_its_field_and_keeps_its_place() -> None:
    record = {"type": "event", "primary_center": "Carnegie Endowment", "zz": 1}
    done = cm.normalize(record)
    assert list(done.record) == ["type", "primaryCenter", "zz"]
    assert [(c.pointer, c.before, c.after) for c in done.changes] == [
        ("/primary_center", "primary_center", "primaryCenter"),
        (
            "/primary_center",
            "Carnegie Endowment",
            "Carnegie Endowment for International Peace",
        ),
    ]


def test_text_for_a_list_is_one_change() -> None:
    assert changes({"regions": "Turkey, Iran"}) == [
        ("/regions", "Turkey, Iran", ["Türkiye", "Iran"], "string-for-list")
    ]


def test_what_nobody_knows_stays_and_is_told() -> None:
    record = {"regions": ["Iran", "Iran", "Atlantis Bay", "Untied States"]}
    done = cm.normalize(record)
    assert done.record["regions"] == ["Iran", "Atlantis Bay", "Untied States"]
    told = [(u.pointer, u.value, u.field) for u in done.unresolved]
    assert told == [
        ("/regions/2", "Atlantis Bay", "regions"),
        ("/regions/3", "Untied States", "regions"),
    ]
    assert done.unresolved[0].suggestions == ()
    assert done.unresolved[1].suggestions[0].term == "United States"


def test_what_may_be_a_slip_stays_and_is_told() -> None:
    done = cm.normalize({"regions": ["Turkey", "Nigeri"]})
    assert done.record["regions"] == ["Türkiye", "Nigeri"]
    assert [(u.pointer, u.suggestions[0].term) for u in done.unresolved] == [
        ("/regions/1", "Nigeria")
    ]
    assert cm.normalize({"regions": ["Nigeri"]}).unresolved[0].value == "Nigeri"


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        (["JORDAN"], ["Jordan"]),
        (["GERMANY", "FRANCE"], ["Germany", "France"]),
        ([" Germany"], ["Germany"]),
        (["South  Korea"], ["South Korea"]),
        (["türkiye"], ["Türkiye"]),
        (["Германия"], ["Germany"]),
        (["INDIA", "Pakistan"], ["India", "Pakistan"]),
    ],
)
def test_a_region_without_its_parent_is_mended(regions: list[str], expected: list[str]) -> None:
    done = cm.normalize({"regions": regions})
    assert done.record["regions"] == expected
    assert done.refused == ()


def test_a_repair_that_would_add_a_finding_is_told() -> None:
    record = {"primaryCenter": ["Carnegie India"], "centers": ["Carnegie Europe"]}
    done = cm.normalize(record)
    assert done.record == record
    assert [(r.pointer, r.value, r.code) for r in done.refused] == [
        ("/primaryCenter", ["Carnegie India"], "SCH204")
    ]
    assert done.refused[0].reason.startswith("it would add REL101: ")


def test_open_lists_have_nothing_unresolved() -> None:
    assert cm.normalize({"projects": ["Harbors: A Survey"]}).unresolved == ()


@pytest.mark.parametrize("value", [None, True, 3, 2.5, "text", [], [{"regions": ["Turkey"]}]])
def test_what_is_no_record_is_given_back(value: Any) -> None:
    done = cm.normalize(value)
    assert done.record == value
    assert type(done.record) is type(value)
    assert done.changes == ()
    assert [u.pointer for u in done.unresolved] == [""]


@pytest.mark.parametrize("value", [object(), {1, 2}, b"{}", ..., ("Turkey",), 1j])
def test_what_is_no_json_value_is_refused(value: Any) -> None:
    wrong: list[Any] = [value, {"regions": value}, {"regions": [["Iran"], value]}, [value]]
    for given in wrong:
        with pytest.raises(cm.UsageError, match=f"JSON values .* not {type(value).__name__}"):
            cm.normalize(given)


@pytest.mark.parametrize("value", [1.5, float("nan"), None, True, date(2020, 1, 2)])
def test_what_json_or_yaml_has_is_taken(value: Any) -> None:
    assert repr(cm.normalize({"date": value}).record) == repr({"date": value})


def test_any_mapping_is_a_record() -> None:
    assert cm.normalize(OrderedDict(regions=["Turkey"])).record == {"regions": ["Türkiye"]}


def test_the_configuration_says_which_rules_run_and_what_keys_mean() -> None:
    config = {"ignore": ["TAX"], "map": {"countries": "regions"}}
    assert cm.normalize({"countries": ["Turkey", "Turkey"]}, config=config).record == {
        "countries": ["Turkey"]
    }
    config = {"map": {"countries": "regions"}}
    done = cm.normalize({"countries": ["Turkey", "Atlantis Bay"]}, config=config)
    assert done.record == {"countries": ["Türkiye", "Atlantis Bay"]}
    assert done.changes[0].method == "alias"
    assert done.unresolved[0].pointer == "/countries/1"


def test_deep_and_endless_data_is_survived() -> None:
    deep: dict[str, Any] = {"regions": ["Turkey"]}
    for _ in range(20_000):
        deep = {"params": deep}
    assert cm.normalize(deep).changes == ()
    endless: dict[str, Any] = {"regions": ["Turkey"]}
    endless["params"] = endless
    done = cm.normalize(endless)
    assert done.record["regions"] == ["Türkiye"]


def test_thousands_of_repeats_are_done_in_little_time() -> None:
    record = {"regions": ["Iran", "Iraq"] * 2_000, "topics": [f"Tide {n} " for n in range(500)]}
    done = cm.normalize(record)
    assert done.record["regions"] == ["Iran", "Iraq"]
    assert done.record["topics"][499] == "Tide 499"
