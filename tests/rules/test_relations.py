"""Relations between fields: one mistake is one sentence, and right records are silent."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.view import RecordView
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

RECORD: dict[str, object] = {
    "authors": ["Inès Abdel Razek"],
    "type": "commentary",
    "blog": "Diwan",
    "centerAffiliationAll": "dc",
    "centers": [
        "Carnegie Endowment for International Peace",
        "Malcolm H. Kerr Carnegie Middle East Center",
    ],
    "collections": [],
    "englishNewsletterAll": "menaTransitions",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Malcolm H. Kerr Carnegie Middle East Center",
    "programAffiliation": "MEP",
    "programs": ["Middle East", "Democracy, Conflict, and Governance"],
    "projects": [],
    "regions": ["North America", "United States", "Middle East", "Lebanon", "Egypt", "Russia"],
    "topics": ["Security"],
}
RUSSIAN: dict[str, object] = {
    "authors": ["Джон Ф. Теффт", "Дмитрий Тренин"],
    "type": "event",
    "centerAffiliationAll": "dc",
    "centers": ["Carnegie Endowment for International Peace", "Берлинский центр Карнеги"],
    "collections": [],
    "englishNewsletterAll": "ctw",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Берлинский центр Карнеги",
    "programAffiliation": "russia",
    "programs": ["Russia and Eurasia"],
    "projects": [],
    "regions": ["Американский континент", "Соединенные Штаты Америки", "Россия"],
    "topics": ["Внешняя политика США"],
}

CHECKER = Checker(Selection(select=("REL", "TAX")))


def found(record: dict[str, object], checker: Checker = CHECKER) -> list[Diagnostic]:
    return checker.check_data(record)


def codes(**changes: object) -> list[str]:
    """Codes of what is found in the right record with *changes*; an ellipsis removes a key."""
    record = deepcopy(RECORD) | changes
    record = {key: value for key, value in record.items() if value is not ...}
    return [diagnostic.code for diagnostic in found(record)]


def message(**changes: object) -> str:
    (diagnostic,) = found(deepcopy(RECORD) | changes)
    return diagnostic.message


def test_right_records_are_silent() -> None:
    assert found(RECORD) == []
    assert found(RUSSIAN) == []


@pytest.mark.parametrize("type_", ["pressRelease", "conference", "scholarSpotlight"])
def test_types_without_authors_are_silent(type_: str) -> None:
    assert codes(type=type_, authors=[], blog=...) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"primaryCenter": "Carnegie India"}, ["REL101"]),
        ({"primaryCenter": "Carnegie Nowhere"}, ["REL101"]),
        ({"primaryCenter": "malcolm h. kerr carnegie middle east center"}, ["REL101"]),
        ({"primaryCenter": "Carnegie Middle East Center"}, ["TAX102"]),
        (
            {"primaryCenter": "Carnegie Nowhere", "centers": ["Carnegie Nowhere"]},
            ["TAX101"],
        ),
        ({"centerAffiliationAll": ""}, ["REL102"]),
        ({"programAffiliation": ""}, ["REL102"]),
        ({"centerAffiliationAll": "", "programAffiliation": ""}, ["REL204"]),
        ({"programAffiliation": "mep"}, ["REL201"]),
        ({"programAffiliation": "MENA"}, ["REL201"]),
        ({"programAffiliation": "NPP"}, ["REL202"]),
        ({"programAffiliation": "NPP", "englishNewsletterAll": "ctw"}, ["REL202"]),
        ({"programs": ["Democracy, Conflict, and Governance", "Middle East"]}, ["REL202"]),
        ({"programs": []}, ["REL203"]),
        ({"programs": ...}, []),
        ({"programs": ["Midle East"]}, ["TAX104"]),
        ({"englishNewsletterAll": "asia"}, ["REL301"]),
        ({"englishNewsletterAll": ""}, []),
        ({"programAffiliation": "NPP", "englishNewsletterAll": "asia"}, ["REL202", "REL301"]),
        (
            {"programAffiliation": "", "centerAffiliationAll": "", "programs": []},
            ["REL302"],
        ),
        ({"type": "other"}, ["REL401"]),
        ({"eventCollection": ["Carnegie Connects"]}, ["REL402"]),
        ({"authors": []}, ["REL403"]),
        ({"authors": [], "type": "other", "blog": ...}, ["REL404"]),
        ({"regions": ["Türkiye"]}, ["REL501"]),
        ({"regions": ["Levant", "Syria"]}, ["REL501"]),
        ({"regions": ["Levant"]}, ["REL502"]),
        ({"regions": ["China"]}, ["REL502"]),
        ({"regions": ["Asia", "China"]}, []),
        ({"regions": ["Asia", "Japan"]}, ["REL501"]),
        ({"regions": ["Western Europe", "Russia", "Iran", "Egypt", "Moldova"]}, []),
        ({"regions": []}, ["REL503"]),
        ({"regions": ...}, []),
        ({"topics": []}, ["REL504"]),
        ({"topics": ..., "authors": ..., "centers": ...}, []),
    ],
)
def test_one_mistake_is_one_sentence(changes: dict[str, object], expected: list[str]) -> None:
    assert sorted(codes(**changes)) == expected


@pytest.mark.parametrize("value", [None, 7, True, "", " ", [], {}, [None], [[1]], [{}]])
@pytest.mark.parametrize("field", sorted(RECORD))
def test_wrong_types_are_left_to_the_schema(field: str, value: object) -> None:
    meant = {"REL102", "REL203", "REL403", "REL503", "REL504"}  # about an empty string or list
    assert set(codes(**{field: value})) <= (meant if value in ("", []) else set())


def test_several_children_of_one_parent_are_one_finding() -> None:
    text = message(regions=["Germany", "Iran", "France", "United Kingdom"])
    assert text == (
        "'Germany', 'France' and 'United Kingdom' stand without 'Western Europe', "
        "always listed beside them"
    )


def test_the_evidence_stands_in_the_message() -> None:
    assert message(regions=["Russia", "India", "Afghanistan"]) == (
        "'India' and 'Afghanistan' stand without 'South Asia', usually listed beside them "
        "in 13 of 16 and 14 of 15 publications studied"
    )
    assert message(authors=[]) == (
        "authors is empty; 9 of 9 records of type 'commentary' studied name authors"
    )


def test_types_that_carry_a_field_agree_with_their_verb() -> None:
    said = message(type="commentary", eventCollection=["Carnegie Connects"])
    assert said.endswith("only 'conference' and 'event' have collections of events")
    assert message(type="event", blog="Diwan").endswith("only 'commentary' has a blog")


def test_an_alias_has_the_parent_of_its_concept() -> None:
    assert sorted(codes(regions=["Turkey"])) == ["REL501", "TAX102"]
    assert codes(regions=["Middle East", "Turkey"]) == ["TAX102"]


@pytest.mark.parametrize(
    "label", ["JORDAN", " Jordan", "Jordan\u200b", "jordan", "Иордания", "J\u043erdan"]
)
def test_a_region_in_any_spelling_lacks_its_parent(label: str) -> None:
    assert "REL501" in codes(regions=[label])
    assert "REL501" not in codes(regions=[label, "MIDDLE EAST"])


def test_a_parent_is_inserted_in_the_language_of_the_child() -> None:
    document: dict[str, object] = {
        "field": "regions",
        "concepts": [
            {
                "id": "regions/coast",
                "prefLabel": {"en": "Coast", "fr": "Côte"},
                "broader": ["regions/sea"],
                "parentListed": "always",
            },
            {"id": "regions/sea", "prefLabel": {"en": "Sea", "fr": "Mer"}},
        ],
    }
    checker = Checker(Selection(select=("REL501",)), Vocabularies([Vocabulary(document)]))
    (coast,) = found({"regions": ["Côte"]}, checker)
    assert coast.message == "'Côte' stands without 'Mer', always listed beside it"
    assert found({"regions": ["Mer", "Coast"]}, checker) == []


def test_two_vocabularies_in_turn_are_not_confused() -> None:
    bare: dict[str, object] = {
        "field": "regions",
        "concepts": [{"id": "regions/germany", "prefLabel": {"en": "Germany"}}],
    }
    other = Checker(Selection(select=("REL501",)), Vocabularies([Vocabulary(bare)]))
    for _ in range(2):
        assert found({"regions": ["Germany"]}, other) == []
        assert len(found({"regions": ["Germany"]})) == 1


def test_the_message_names_code_owner_and_what_was_expected() -> None:
    assert message(programAffiliation="NPP") == (
        "programAffiliation 'NPP' is the code of 'Nuclear Policy', "
        "but the first program is 'Middle East' with the code 'MEP'"
    )
    assert message(englishNewsletterAll="asia") == (
        "englishNewsletterAll 'asia' is not the newsletter of programAffiliation 'MEP'; "
        "'menaTransitions' was expected"
    )
    assert message(programAffiliation="mep") == (
        "programAffiliation 'mep' is the code of no program; did you mean 'MEP'?"
    )


def test_long_and_unprintable_values_stay_on_one_short_line() -> None:
    text = message(programAffiliation="x\n" * 300)
    assert "\n" not in text
    assert len(text) < 250


@pytest.mark.parametrize(
    ("changes", "code", "applicability"),
    [
        ({"primaryCenter": "Carnegie India"}, "REL101", "unsafe"),
        ({"primaryCenter": "Carnegie Nowhere"}, "REL101", None),
        ({"centerAffiliationAll": ""}, "REL102", "safe"),
        ({"centerAffiliationAll": "", "programAffiliation": "NPP"}, "REL102", "unsafe"),
        ({"programAffiliation": ""}, "REL102", "unsafe"),
        ({"programAffiliation": "Mep"}, "REL201", "safe"),
        ({"programAffiliation": "MENA"}, "REL201", "unsafe"),
        ({"programAffiliation": "NPP"}, "REL202", "unsafe"),
        ({"programs": []}, "REL203", "unsafe"),
        ({"programAffiliation": "", "centerAffiliationAll": ""}, "REL204", "unsafe"),
        ({"englishNewsletterAll": "asia"}, "REL301", "safe"),
        ({"englishNewsletterAll": "asia", "programs": ...}, "REL301", "unsafe"),
        ({"englishNewsletterAll": "asia", "programAffiliation": "NPP"}, "REL301", "unsafe"),
        ({"regions": ["Germany"]}, "REL501", "unsafe"),
        ({"regions": ["China"]}, "REL502", "unsafe"),
    ],
)
def test_a_repair_is_as_sure_as_it_says(
    changes: dict[str, object], code: str, applicability: str | None
) -> None:
    record = {k: v for k, v in (deepcopy(RECORD) | changes).items() if v is not ...}
    repairs = [f.repair for rule, f in CHECKER.judge.find(RecordView(record)) if rule.code == code]
    assert [None if r is None else r.applicability for r in repairs] == [applicability]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=2)
    ),
    max_leaves=6,
)
TERMS = st.sampled_from(
    [
        "MEP",
        "dc",
        "asia",
        "ctw",
        "Asia",
        "Iran",
        "Syria",
        "Turkey",
        "event",
        "commentary",
        "Diwan",
        "",
    ]
)


@given(
    st.dictionaries(
        st.sampled_from([*RECORD, "eventCollection"]),
        JSON | TERMS | st.lists(TERMS | JSON, max_size=4),
    )
)
def test_no_record_breaks_a_rule(record: dict[str, object]) -> None:
    before = json.dumps(record)
    for diagnostic in found(record):
        assert diagnostic.message
        assert not diagnostic.message.endswith(".")
        assert "\n" not in diagnostic.message
    assert json.dumps(record) == before
