"""Vocabulary and Concept: look-up by label and by code."""

from __future__ import annotations

from typing import Any

import pytest

from carnegie_meta.errors import UnknownName, UsageError
from carnegie_meta.vocab.concept import Concept
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

DOCUMENT: dict[str, object] = {
    "field": "harbours",
    "title": "Harbours",
    "description": "Where ships lie.",
    "closed": False,
    "concepts": [
        {
            "id": "harbours/basin",
            "prefLabel": {"de": "Becken", "en": "Basin"},
            "altLabel": {"de": ["Hafenbecken"], "en": ["Dock", "Pool"]},
            "hiddenLabel": {"en": ["Bassin"]},
            "broader": ["harbours/port"],
            "notation": {"chart": "B1"},
            "depth": 12,
        },
        {"id": "harbours/pond", "prefLabel": {"en": "Pond"}, "altLabel": {"en": ["Pool"]}},
        {"id": "harbours/port", "prefLabel": {"de": "Hafen", "en": "Port"}},
        {
            "id": "harbours/quay",
            "prefLabel": {"en": "Old Quay"},
            "status": "deprecated",
            "replacedBy": "harbours/wharf",
        },
        {"id": "harbours/ruin", "prefLabel": {"en": "Ruin"}, "status": "deprecated"},
        {
            "id": "harbours/sunk",
            "prefLabel": {"en": "Sunk"},
            "status": "deprecated",
            "replacedBy": "harbours/raised",
        },
        {
            "id": "harbours/wharf",
            "prefLabel": {"en": "Old Wharf"},
            "status": "deprecated",
            "replacedBy": "harbours/port",
        },
    ],
}


@pytest.fixture
def harbours() -> Vocabulary:
    return Vocabulary(DOCUMENT)


def test_it_holds_concepts_in_order(harbours: Vocabulary) -> None:
    assert (harbours.field, harbours.title, harbours.closed) == ("harbours", "Harbours", False)
    assert harbours.description == "Where ships lie."
    assert len(harbours) == 7
    assert [c.label for c in harbours][:3] == ["Basin", "Pond", "Port"]


def test_it_is_closed_unless_it_says_otherwise() -> None:
    assert Vocabulary({"field": "x", "concepts": []}).closed
    assert Vocabulary({"field": "x", "concepts": []}).title == "x"


def test_preferred_labels_of_any_language_are_terms(harbours: Vocabulary) -> None:
    assert "Basin" in harbours
    assert "Becken" in harbours
    assert "Dock" not in harbours
    assert "basin" not in harbours


def test_other_labels_are_known_but_no_terms(harbours: Vocabulary) -> None:
    assert harbours.knows("Bassin")
    assert harbours.alternative("Hafenbecken") is harbours.concept("harbours/basin")
    assert harbours.preferred("Dock") is None
    assert harbours.lookup("Dock") is harbours.lookup("Becken")
    assert not harbours.knows("Marina")
    assert harbours.lookup("Marina") is None


def test_a_label_of_two_concepts_denotes_neither(harbours: Vocabulary) -> None:
    assert harbours.knows("Pool")
    assert harbours.alternative("Pool") is None
    assert harbours.lookup("Pool") is None


def test_a_label_that_one_concept_has_in_two_languages_denotes_it() -> None:
    twice = Vocabulary(
        {
            "field": "x",
            "concepts": [
                {
                    "id": "x/a",
                    "prefLabel": {"en": "A"},
                    "altLabel": {"de": ["Alpha"], "en": ["Alpha"]},
                }
            ],
        }
    )
    found = twice.alternative("Alpha")
    assert found is not None
    assert found.language("Alpha") == "en"


def test_broader_and_narrower_are_inverse(harbours: Vocabulary) -> None:
    basin, port = harbours.concept("harbours/basin"), harbours.concept("harbours/port")
    assert harbours.broader(basin) == (port,)
    assert harbours.narrower(port) == (basin,)
    assert harbours.broader(port) == ()


def test_codes_are_found_exactly(harbours: Vocabulary) -> None:
    assert harbours.by_notation("chart", "B1") is harbours.concept("harbours/basin")
    assert harbours.by_notation("chart", "b1") is None
    assert harbours.by_notation("program", "B1") is None


def test_successors_are_followed_to_one_in_force(harbours: Vocabulary) -> None:
    assert harbours.successor(harbours.concept("harbours/quay")) is harbours.lookup("Port")
    assert harbours.successor(harbours.concept("harbours/ruin")) is None
    assert harbours.successor(harbours.concept("harbours/sunk")) is None
    assert harbours.successor(harbours.concept("harbours/port")) is None


def test_successors_in_a_circle_lead_nowhere() -> None:
    circle = Vocabulary(
        {
            "field": "x",
            "concepts": [
                {
                    "id": f"x/{a}",
                    "prefLabel": {"en": a},
                    "status": "deprecated",
                    "replacedBy": f"x/{b}",
                }
                for a, b in (("a", "b"), ("b", "a"))
            ],
        }
    )
    assert circle.successor(circle.concept("x/a")) is None


def test_an_unknown_id_is_named(harbours: Vocabulary) -> None:
    with pytest.raises(UnknownName, match="harbours/jetty"):
        harbours.concept("harbours/jetty")


def test_an_unknown_field_names_those_there_are() -> None:
    assert Vocabularies().get("harbours") is None
    with pytest.raises(UnknownName, match="regions"):
        Vocabularies()["harbours"]


def test_a_concept_keeps_what_it_does_not_know_as_facts() -> None:
    concept = Concept(
        {"id": "x/a", "prefLabel": {"en": "A"}, "depth": 12, "scopeNote": {"en": "N"}}
    )
    assert concept.facts == {"depth": 12, "scopeNote": {"en": "N"}}
    assert concept.status == "observed"
    assert not concept.deprecated
    assert repr(concept) == "Concept('x/a', 'A')"


def test_labels_know_their_language(harbours: Vocabulary) -> None:
    basin = harbours.concept("harbours/basin")
    assert basin.labels() == ["Becken", "Basin", "Hafenbecken", "Dock", "Pool", "Bassin"]
    assert basin.language("Hafenbecken") == "de"
    assert basin.language("Bassin") == "en"
    assert basin.language("Marina") is None
    assert basin.label_in("de") == "Becken"
    assert basin.label_in("fr") == "Basin"
    assert basin.label_in(None) == "Basin"


def test_a_concept_without_english_is_called_by_its_first_label() -> None:
    assert Concept({"id": "x/a", "prefLabel": {"ru": "А"}}).label == "А"


def test_a_concept_may_be_named_by_its_id_or_a_label() -> None:
    harbours = Vocabulary(DOCUMENT)
    port = harbours.concept("harbours/port")
    for name in ("harbours/basin", "Basin", "Becken", "Dock", harbours.concept("harbours/basin")):
        assert harbours.broader(name) == (port,)
    assert [c.id for c in harbours.narrower("Hafen")] == ["harbours/basin"]
    assert harbours.successor("Port") is None
    for ask in (harbours.broader, harbours.narrower, harbours.successor):
        with pytest.raises(UnknownName, match="'Nope' in the vocabulary of harbours"):
            ask("Nope")
        with pytest.raises(UsageError, match="a Concept, its id or a label, not list"):
            ask([])  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize("wrong", [None, 1, [], {}, b"Port"])
def test_a_wrong_type_is_named(wrong: Any) -> None:
    harbours = Vocabulary(DOCUMENT)
    assert wrong not in harbours
    with pytest.raises(UsageError, match="a label is a str"):
        harbours.lookup(wrong)
    with pytest.raises(UsageError, match="id of a concept is a str"):
        harbours.concept(wrong)
