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
