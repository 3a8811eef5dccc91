"""What a text resembles, and what it must not."""

from __future__ import annotations

import pytest

import carnegie_meta as cm
from carnegie_meta.vocab.near import MARGIN, THRESHOLD, suggest
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Untied States", "United States"),
        ("Kazachstan", "Kazakhstan"),
        ("Khazakhstann", "Kazakhstan"),
        ("Phillippinnes", "Philippines"),
        ("Afhganistan", "Afghanistan"),
        ("Noth Korea", "North Korea"),
        ("Souht Afrika", "South Africa"),
        ("Korea, Suoth", "South Korea"),
        ("Ger many", "Germany"),
        ("Deutschlnad", "Germany"),
        ("Браззилия", "Brazil"),
        ("République du Tchad", "Chad"),
        ("Republik Kenia", "Kenya"),
    ],
)
def test_a_misspelt_name_is_near_its_own(text: str, term: str) -> None:
    found = cm.suggest(text, field="regions")
    assert [match.term for match in found][:1] == [term]
    assert {match.method for match in found} == {"near"}
    assert all(THRESHOLD <= match.score <= 1 for match in found)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "x", "Ira", "?", "...", "asdf", "lorem ipsum", "N/A", "12345", "\ufffd" * 6),
        *("Georgia State University", "Guinea pig", "Jordan Peterson", "New Mexico", "Texas"),
        *("Georgia (U.S. state)", "State of Georgia", "West Virginia", "North Dakota"),
        *(
            "Republik Texas",
            "a" * 100_000,
            "x" * 240,
            "man",
            "Republic",
            "Islamic Republic of",
            "Democratic Republic of the",
        ),
        *("Korea", "Congo", "Virgin Islands"),
    ],
)
def test_what_resembles_nothing_has_no_suggestion(text: str) -> None:
    assert cm.suggest(text, field="regions") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Austria", "Australia"),
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Slovakia", "Slovenia"),
        ("Dominica", "Dominican Republic"),
        ("Guinea", "Guinea-Bissau"),
        ("Gambia", "Zambia"),
        ("Mali", "Malta"),
    ],
)
def test_a_label_is_near_nothing_but_itself(one: str, other: str) -> None:
    for text in (one, other):
        (match,) = cm.suggest(text, field="regions")
        assert (match.term, match.score) == (text, 1.0)


def test_two_that_are_equally_near_are_no_suggestion() -> None:
    document = {
        "field": "x",
        "concepts": [
            {"id": "x/a", "prefLabel": {"en": "Barbara"}},
            {"id": "x/b", "prefLabel": {"en": "Barbora"}},
        ],
    }
    vocabularies = Vocabularies([Vocabulary(document)])
    assert suggest("Barbxra", "x", vocabularies) == []
    (match,) = suggest("Barbaraa", "x", vocabularies)
    assert match.term == "Barbara"


def test_the_best_comes_first_and_one_a_concept() -> None:
    for text in ("Kazahkstan", "Southeest Asia", "Republic of Moldva", "Untied Arab Emirats"):
        found = cm.suggest(text, field="regions")
        scores = [match.score for match in found]
        assert scores == sorted(scores, reverse=True)
        assert len({match.concept.id for match in found}) == len(found)
        assert len(scores) < 2 or scores[0] - scores[1] >= MARGIN
        assert cm.suggest(text, field="regions", limit=1) == found[:1]


def test_other_fields_have_suggestions_too() -> None:
    assert cm.suggest("Foriegn Policy", field="topics")[0].term == "Foreign Policy"
    assert cm.suggest("Carnegie Europ", field="primaryCenter")[0].term == "Carnegie Europe"


@pytest.mark.parametrize("limit", [0, -1, "5", None, 1.5])
def test_a_limit_is_a_number(limit: object) -> None:
    with pytest.raises(cm.UsageError, match="limit"):
        cm.suggest("x", field="regions", limit=limit)  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize("text", ["Kurdistan", "Turkestan", "Texas"])
def test_other_places_resemble_nothing(text: str) -> None:
    assert cm.suggest(text, field="regions") == []


@pytest.mark.parametrize(
    "text",
    [
        *("Duck Turkey", "Statoil Norway", "Confederate Georgia", "Union Georgia", "Ducati Italy"),
        *("Unionist Ireland", "Principal Spain", "Estado de México"),
        *("Principality of Georgia", "Federation Turkey"),
    ],
)
def test_a_word_that_only_begins_like_a_kind_of_state_is_none(text: str) -> None:
    assert cm.suggest(text, field="regions") == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Royaume de Thaïlande", "Thailand"),
        ("Emirate of Bahrain", "Bahrain"),
        ("Republic of Jamaika", "Jamaica"),
        ("Королевство Таиланд", "Thailand"),
    ],
)
def test_the_kind_of_state_goes_as_a_whole_word(text: str, term: str) -> None:
    assert [match.term for match in cm.suggest(text, field="regions")] == [term]


@pytest.mark.parametrize(
    "text",
    [
        *("Holy Land", "Англия", "Cameron", "Barbuda", "ASEAN", "Aden", "Omaha", "Benign", "Mayo"),
        *("China/Taiwan", "China - Taiwan", "Denmark/Greenland"),
        *("Tango", "Mail", "Nigel", "Chia", "Hungry", "American", "Dominican", "Tunis", "TANGO"),
    ],
)
def test_other_words_and_places_resemble_nothing(text: str) -> None:
    assert cm.suggest(text, field="regions") == []


@pytest.mark.parametrize(
    ("people", "term"), [("Nigerien", "Niger"), ("Nigerian", "Nigeria"), ("Omani", "Oman")]
)
def test_people_resemble_their_own_country(people: str, term: str) -> None:
    assert [match.term for match in cm.suggest(people, field="regions")] == [term]


@pytest.mark.parametrize("text", ["Iraz", "Malk", "Kubas", "Peruz", "Togoi"])
def test_brief_names_must_be_nearer(text: str) -> None:
    assert cm.suggest(text, field="regions") == []


@pytest.mark.parametrize(
    ("text", "term"), [("Cihna", "China"), ("Spian", "Spain"), ("Siria", "Syria")]
)
def test_brief_names_are_near_by_a_swap_or_their_sound(text: str, term: str) -> None:
    assert [match.term for match in cm.suggest(text, field="regions")] == [term]


def test_a_label_in_a_language_that_nobody_wrote_is_not_proposed() -> None:
    (match,) = cm.suggest("Deutschlnad", field="regions")
    assert match.language == "de"
    assert cm.suggest("Deutschlnad", field="regions", language="de") == [match]
    assert cm.suggest("Deutschlnad", field="regions", language="de-AT") == [match]
    assert cm.suggest("Deutschlnad", field="regions", language="en") == []
    (russian,) = cm.suggest("Браззилия", field="regions", language="en")
    assert russian.term == "Brazil"
    with pytest.raises(cm.UsageError, match="language"):
        cm.suggest("x", field="regions", language=1)  # type: ignore[arg-type]  # on purpose


def test_normalize_and_check_propose_the_same() -> None:
    record = {"type": "article", "title": "On the sea", "regions": ["Deutschlnad", "Untied States"]}
    left = [each for each in cm.normalize(record).unresolved if each.field == "regions"]
    assert [[match.term for match in each.suggestions] for each in left] == [[], ["United States"]]
    german = cm.normalize({**record, "language": "de"}).unresolved
    proposed = {each.value: [match.term for match in each.suggestions] for each in german}
    assert proposed["Deutschlnad"] == ["Germany"]
