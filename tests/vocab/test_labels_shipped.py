"""The tables of names in other languages: what must hold for each of them."""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from carnegie_meta.text.confusables import mixed_words
from carnegie_meta.validation import store
from carnegie_meta.vocab.vocabulary import Vocabularies

SOURCES = Path(__file__).parents[2] / "docs" / "labels"
FOLDER = Path(store.ROOT) / "vocabularies" / "labels"
FIELDS = sorted(path.stem for path in FOLDER.glob("*.json"))
SPOKEN = ("ar", "de", "en", "es", "fr", "ru", "zh")
UNITED_NATIONS = ("ar", "es", "fr", "ru", "zh")
HOUSE = (
    "americas",
    "caucasus",
    "gulf",
    "indo-pacific",
    "levant",
    "maghreb",
    "middle-east",
    "north-africa",
    "southern-eastern-and-western-africa",
)
"""Regions that the house or its readers name and CLDR lacks or names otherwise."""


def table(field: str) -> dict[str, Any]:
    value = json.loads((FOLDER / f"{field}.json").read_bytes())
    assert isinstance(value, dict)
    return value


def document(field: str) -> dict[str, Any]:
    value = json.loads(store.read(f"vocabularies/{field}.json"))
    assert isinstance(value, dict)
    return value


def hand(field: str) -> dict[str, Any]:
    value = json.loads((SOURCES / f"{field}.json").read_bytes())
    assert isinstance(value, dict)
    return value


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_labels", SOURCES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def every(field: str) -> list[tuple[str, str, str]]:
    """Id, language and label, for each label."""
    return [
        (id, language, label)
        for id, languages in table(field)["labels"].items()
        for language, labels in languages.items()
        for label in labels
    ]


def test_each_table_has_a_hand_kept_file() -> None:
    assert [path.stem for path in sorted(SOURCES.glob("*.json"))] == FIELDS


@pytest.mark.parametrize("field", FIELDS)
def test_a_table_keeps_its_schema(field: str) -> None:
    validator = Draft202012Validator(store.schema("labels"))
    assert [error.message for error in validator.iter_errors(table(field))] == []
    assert table(field)["field"] == field


@pytest.mark.parametrize("field", FIELDS)
def test_labels_belong_to_concepts(field: str) -> None:
    ids = {concept.id for concept in Vocabularies()[field]}
    assert table(field)["labels"].keys() <= ids


@pytest.mark.parametrize("field", FIELDS)
def test_a_label_is_shared_within_a_language_only_where_it_is_listed(field: str) -> None:
    holders: dict[tuple[str, str], set[str]] = {}
    for id, language, label in every(field):
        holders.setdefault((language, label.casefold()), set()).add(id)
    listed = {
        (language, label.casefold())
        for language, labels in table(field).get("ambiguous", {}).items()
        for label in labels
    }
    english = {label.casefold() for label in document(field).get("ambiguous", [])}
    shared = {key for key, ids in holders.items() if len(ids) > 1}
    assert shared <= listed
    # what is not repeated here is ambiguous in English already
    assert {label for _, label in listed - shared} <= english


@pytest.mark.parametrize("field", FIELDS)
def test_an_ambiguous_label_is_never_the_one_to_write(field: str) -> None:
    listed = table(field).get("ambiguous", {})
    for id, languages in table(field)["labels"].items():
        for language, labels in languages.items():
            assert labels[0] not in listed.get(language, ()), (id, language)


@pytest.mark.parametrize("field", FIELDS)
def test_no_label_is_another_concepts_english_one(field: str) -> None:
    vocabulary = Vocabularies()[field]
    english: dict[str, set[str]] = {}
    for concept in vocabulary:
        for label in (concept.label, *concept.alternative.get("en", ())):
            english.setdefault(label.casefold(), set()).add(concept.id)
    listed = {label.casefold() for ls in table(field).get("ambiguous", {}).values() for label in ls}
    wrong = [
        (id, language, label)
        for id, language, label in every(field)
        if english.get(label.casefold(), {id}) != {id} and label.casefold() not in listed
    ]
    assert wrong == []


@pytest.mark.parametrize("field", FIELDS)
def test_labels_are_tidy_composed_and_of_one_script_a_word(field: str) -> None:
    for _, _, label in every(field):
        assert label == " ".join(label.split())
        assert unicodedata.is_normalized("NFC", label), label
        assert list(mixed_words(label)) == []
        assert not {"\u200b", "\u200e", "\u200f", "\u00ad", "\ufeff", "'"} & set(label), label


@pytest.mark.parametrize("field", FIELDS)
def test_every_hand_kept_label_ships(field: str) -> None:
    vocabulary = Vocabularies()[field]
    shipped = {(id, language, label.casefold()) for id, language, label in every(field)}
    for id, languages in hand(field)["labels"].items():
        own = vocabulary.concept(id).labels()
        for language, labels in languages.items():
            for label in labels:
                place = (id, language, label.casefold())
                assert place in shipped or label in own, place


@pytest.mark.parametrize("field", FIELDS)
def test_a_table_is_what_the_script_writes(field: str, builder: ModuleType) -> None:
    """Without CLDR at hand: its names are taken from the table itself."""
    entries, kept = builder.concepts(field), hand(field)
    labels = table(field)["labels"]
    builder.add_by_hand(labels, kept)
    builder.add_long(labels, entries)
    written = builder.dump(field, kept, builder.without_doubt(labels, entries, kept))
    assert written == (FOLDER / f"{field}.json").read_text(encoding="utf-8")


def test_countries_have_names_in_many_languages() -> None:
    labels = table("regions")["labels"]
    assert len({language for languages in labels.values() for language in languages}) >= 80
    for concept in Vocabularies()["regions"]:
        if "alpha2" in concept.notation:
            assert len(labels[concept.id]) >= 40, concept
            assert {"ar", "ru", "zh"} <= labels[concept.id].keys()


@pytest.mark.parametrize("slug", HOUSE)
def test_regions_of_the_house_have_names_in_seven_languages(slug: str) -> None:
    concept = Vocabularies()["regions"].concept(f"regions/{slug}")
    languages = table("regions")["labels"].get(concept.id, {})
    for language in SPOKEN:
        # a language that writes the English name needs no label of its own
        same = (slug, language) in {("levant", "fr")}
        assert language in concept.preferred or language in languages or same


@pytest.mark.parametrize(
    ("label", "language", "term"),
    [
        ("Соединённые Штаты", "ru", "United States"),
        ("КНДР", "ru", "North Korea"),
        ("Ближний Восток", "ru", "Middle East"),
        ("الولايات المتحدة الأمريكية", "ar", "United States"),
        ("الصين", "ar", "China"),
        ("中国", "zh", "China"),
        ("美利坚合众国", "zh", "United States"),
        ("République tchèque", "fr", "Czechia"),
        ("Estados Unidos de América", "es", "United States"),
        ("Weißrussland", "de", "Belarus"),
        ("Кыргызстан", "ru", "Kyrgyz Republic"),
        ("Deutschland", "de", "Germany"),
        ("Königreich Belgien", "de", "Belgium"),
        ("Республика Ангола", "ru", "Angola"),
        ("贝宁共和国", "zh", "Benin"),
        ("アメリカ合衆国", "ja", "United States"),
        ("В’єтнам", "uk", "Vietnam"),
    ],
)
def test_names_in_other_languages(label: str, language: str, term: str) -> None:
    concept = Vocabularies()["regions"].lookup(term)
    assert concept is not None
    assert label in table("regions")["labels"][concept.id][language]


@pytest.mark.parametrize("language", UNITED_NATIONS)
def test_names_of_two_countries_are_ambiguous_in_other_languages_too(language: str) -> None:
    assert len(table("regions")["ambiguous"][language]) >= 3


def test_the_licence_lies_beside_the_names() -> None:
    notice = (FOLDER / "LICENSE-UNICODE").read_text(encoding="utf-8")
    assert "UNICODE LICENSE V3" in notice
    assert "Copyright © 2004" in notice
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(
        [*(f"{field}.json" for field in FIELDS), "LICENSE-UNICODE"]
    )
