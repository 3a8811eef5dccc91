"""The vocabulary files that ship: what must hold for each of them."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from carnegie_meta.validation import store
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

FIELDS = store.vocabulary_names()
CONCEPTS = {
    "blog": 5,
    "centers": 9,
    "collections": 22,
    "eventCollection": 2,
    "programs": 11,
    "projects": 10,
    "regions": 316,
    "topics": 20,
    "type": 8,
}
OPEN = {"collections", "eventCollection", "projects"}
CODES = {"AP", "ASP", "DCG", "EP", "MEP", "NPP", "SAP", "SCP", "TIA", "russia"}


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    return Vocabularies()


def document(field: str) -> dict[str, object]:
    value = json.loads(store.read(f"vocabularies/{field}.json"))
    assert isinstance(value, dict)
    return value


def entries(field: str) -> list[dict[str, object]]:
    value = document(field)["concepts"]
    assert isinstance(value, list)
    return value


def ambiguous(field: str) -> list[str]:
    value = document(field).get("ambiguous", [])
    assert isinstance(value, list)
    return value


def test_each_controlled_field_has_one_of_the_right_size(vocabularies: Vocabularies) -> None:
    assert {field: len(vocabularies[field]) for field in FIELDS} == CONCEPTS
    assert {field for field in FIELDS if not vocabularies[field].closed} == OPEN


@pytest.mark.parametrize("field", FIELDS)
def test_a_file_has_the_shape_that_its_schema_describes(field: str) -> None:
    validator = Draft202012Validator(store.schema("vocabulary"))
    assert [error.message for error in validator.iter_errors(document(field))] == []


def test_schema_and_vocabularies_list_the_same_values(vocabularies: Vocabularies) -> None:
    properties = store.schema("publication")["properties"]
    assert isinstance(properties, dict)
    types = {concept.label for concept in vocabularies["type"]}
    assert set(properties["type"]["enum"]) == types
    for field, fact in (
        ("englishNewsletterAll", "newsletter"),
        ("centerAffiliationAll", "affiliation"),
    ):
        values = {concept.facts.get(fact, "") for concept in vocabularies["programs"]}
        assert set(properties[field]["enum"]) == values


@pytest.mark.parametrize("field", FIELDS)
def test_a_file_says_what_it_is(field: str, vocabularies: Vocabularies) -> None:
    vocabulary = vocabularies[field]
    assert vocabulary.field == field
    assert vocabulary.title
    assert vocabulary.description.endswith(".")


@pytest.mark.parametrize("field", FIELDS)
def test_ids_are_unique_sorted_and_of_their_field(field: str) -> None:
    ids = [str(entry["id"]) for entry in entries(field)]
    assert ids == sorted(set(ids))
    for id in ids:
        head, _, tail = id.partition("/")
        assert head == field
        assert tail
        assert set(tail) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize("field", FIELDS)
def test_every_concept_has_an_english_label(field: str, vocabularies: Vocabularies) -> None:
    for concept in vocabularies[field]:
        assert concept.preferred["en"] == concept.label


@pytest.mark.parametrize("field", FIELDS)
def test_only_labels_listed_as_ambiguous_stand_twice(
    field: str, vocabularies: Vocabularies
) -> None:
    labels = Counter(label for concept in vocabularies[field] for label in concept.labels())
    twice = [label for label, count in labels.items() if count > 1]
    assert sorted(twice) == sorted(ambiguous(field))


@pytest.mark.parametrize("field", FIELDS)
def test_every_label_denotes_its_concept(field: str, vocabularies: Vocabularies) -> None:
    shared = ambiguous(field)
    for concept in vocabularies[field]:
        for label in concept.labels():
            assert vocabularies[field].lookup(label) is (None if label in shared else concept)


@pytest.mark.parametrize("field", FIELDS)
def test_labels_are_sorted_tidy_and_composed(field: str, vocabularies: Vocabularies) -> None:
    for concept in vocabularies[field]:
        for label in concept.labels():
            assert label == " ".join(label.split())
            assert unicodedata.is_normalized("NFC", label)
        for spellings in (*concept.alternative.values(), *concept.hidden.values()):
            assert list(spellings) == sorted(spellings)
        for languages in (concept.preferred, concept.alternative, concept.hidden):
            assert list(languages) == sorted(languages)


@pytest.mark.parametrize("field", FIELDS)
def test_broader_and_replaced_by_lead_somewhere(field: str, vocabularies: Vocabularies) -> None:
    vocabulary = vocabularies[field]
    for concept in vocabulary:
        for above in concept.broader:
            assert not vocabulary.concept(above).deprecated
        if concept.replaced_by is not None:
            assert concept.deprecated
            assert vocabulary.successor(concept) is not None


@pytest.mark.parametrize("field", FIELDS)
def test_nothing_is_broader_than_itself(field: str, vocabularies: Vocabularies) -> None:
    vocabulary = vocabularies[field]
    for concept in vocabulary:
        above = set(concept.broader)
        while above:
            assert concept.id not in above
            above = {id for found in above for id in vocabulary.concept(found).broader}


@pytest.mark.parametrize("field", FIELDS)
def test_status_is_one_of_three(field: str, vocabularies: Vocabularies) -> None:
    assert {c.status for c in vocabularies[field]} <= {"observed", "candidate", "deprecated"}


@pytest.mark.parametrize("field", FIELDS)
def test_a_file_reads_well_in_a_diff(field: str) -> None:
    data = store.read(f"vocabularies/{field}.json")
    lines = data.decode("utf-8").split("\n")
    assert data.endswith(b"}\n")
    assert b"\r" not in data
    assert [line for line in lines[4:] if len(line) > 160] == []
    assert sum('"prefLabel"' in line for line in lines) == len(entries(field))


def test_programs_carry_their_codes_and_newsletters(vocabularies: Vocabularies) -> None:
    programs = vocabularies["programs"]
    coded = [concept for concept in programs if concept.notation]
    assert {concept.notation["program"] for concept in coded} == CODES
    assert all(concept.facts["affiliation"] == "dc" for concept in coded)
    assert {str(concept.facts["newsletter"]) for concept in coded} == {
        "americanStatecraft",
        "asia",
        "ctw",
        "democracy",
        "menaTransitions",
    }
    assert [concept.label for concept in programs if not concept.notation] == ["Africa"]


def test_parents_are_always_or_usually_listed(vocabularies: Vocabularies) -> None:
    habits: Counter[str] = Counter()
    for concept in vocabularies["regions"]:
        habit = concept.facts.get("parentListed")
        counts = concept.facts.get("listedIn")
        if habit is None:
            assert counts is None
            continue
        assert concept.broader
        habits[str(habit)] += 1
        if habit == "usually":
            assert isinstance(counts, list)
            listed, of = counts
            assert of / 2 < listed < of
        else:
            assert counts is None
    assert habits == {"always": 25, "usually": 9}


def test_types_say_what_they_carry(vocabularies: Vocabularies) -> None:
    types = vocabularies["type"]
    assert {concept.facts["authors"] for concept in types} == {"expected", "usual", "none"}
    carried = {c.label: c.facts["carries"] for c in types if "carries" in c.facts}
    assert carried == {
        "commentary": ["blog"],
        "conference": ["eventCollection"],
        "event": ["eventCollection"],
    }


@pytest.mark.parametrize(
    ("field", "label", "english"),
    [
        ("regions", "Соединенные Штаты Америки", "United States"),
        ("regions", "Россия", "Russia"),
        ("regions", "Американский континент", "Americas"),
        ("topics", "Внешняя политика США", "U.S. Foreign Policy"),
        ("centers", "Берлинский центр Карнеги", "Carnegie Russia Eurasia Center"),
    ],
)
def test_russian_labels_are_preferred_ones(
    field: str, label: str, english: str, vocabularies: Vocabularies
) -> None:
    assert label in vocabularies[field]
    concept = vocabularies[field].lookup(label)
    assert concept is not None
    assert concept.label == english
    assert concept.language(label) == "ru"


@pytest.mark.parametrize(
    ("label", "term"),
    [
        ("Turkey", "Türkiye"),
        ("Kyrgyzstan", "Kyrgyz Republic"),
        ("U.S.", "United States"),
        ("USA", "United States"),
        ("UK", "United Kingdom"),
        ("DPRK", "North Korea"),
        ("ROK", "South Korea"),
        ("Burma", "Myanmar"),
    ],
)
def test_aliases_of_the_house(label: str, term: str, vocabularies: Vocabularies) -> None:
    concept = vocabularies["regions"].alternative(label)
    assert concept is not None
    assert concept.label == term


@pytest.mark.parametrize(
    "label", ["America", "Congo", "Guiana", "Korea", "Micronesia", "Virgin Islands"]
)
def test_names_that_two_countries_share_denote_none(label: str, vocabularies: Vocabularies) -> None:
    assert label in ambiguous("regions")
    assert vocabularies["regions"].knows(label)
    assert vocabularies["regions"].lookup(label) is None


@pytest.mark.parametrize(
    "label",
    ["Guinea", "Sudan", "Ireland", "Dominica", "Samoa", "Niger", "Georgia", "Dominican Republic"],
)
def test_a_country_called_like_part_of_another_is_itself(
    label: str, vocabularies: Vocabularies
) -> None:
    concept = vocabularies["regions"].lookup(label)
    assert concept is not None
    assert concept.label == label


def test_the_folder_holds_nothing_else() -> None:
    folder = Path(store.ROOT) / "vocabularies"
    names = {path.name for path in folder.iterdir()}
    assert names == {*(f"{f}.json" for f in FIELDS), "labels"}


def test_a_user_vocabulary_takes_the_place_of_ours() -> None:
    ours: dict[str, object] = {
        "field": "topics",
        "concepts": [{"id": "topics/a", "prefLabel": {"en": "A"}}],
    }
    vocabularies = Vocabularies([Vocabulary(ours)])
    assert [concept.label for concept in vocabularies["topics"]] == ["A"]
    assert vocabularies.fields() == FIELDS
