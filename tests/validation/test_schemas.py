"""The schema files: right as schemas, and at one with the code and the vocabularies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import carnegie_meta as cm
from carnegie_meta.model.fields import (
    AUTHOR_FIELDS,
    BLOCK_FIELDS,
    LIST_FIELDS,
    PAGE_FIELDS,
    SHAPE_FIELDS,
)
from carnegie_meta.validation import explain, store, walk
from carnegie_meta.vocab.vocabulary import Vocabularies

PUBLICATION: dict[str, Any] = store.schema("publication")
DEFINITIONS: dict[str, Any] = PUBLICATION["$defs"]


def test_there_are_five() -> None:
    assert store.names() == ("config", "diagnostic", "labels", "publication", "vocabulary")


@pytest.mark.parametrize("name", store.names())
def test_each_is_a_schema_with_a_name_of_its_own(name: str) -> None:
    schema = store.schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:carnegie-meta:{name}"


@pytest.mark.parametrize("name", store.names())
def test_nothing_refers_outside_the_file(name: str) -> None:
    refs = [value for key, value in pairs(store.schema(name)) if key == "$ref"]
    assert all(ref == "#" or ref.startswith("#/$defs/") for ref in refs)


def pairs(value: object) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
        for member in value.values():
            yield from pairs(member)
    elif isinstance(value, list):
        for item in value:
            yield from pairs(item)


def properties(value: object) -> Iterator[tuple[str, Any]]:
    for key, member in pairs(value):
        if key == "properties" and isinstance(member, dict):
            yield from member.items()


@pytest.mark.parametrize("name", store.names())
def test_every_property_is_described(name: str) -> None:
    bare = [
        key
        for key, member in properties(store.schema(name))
        if member is not True and not member.get("description") and "contains" not in member
    ]
    assert bare == []


def test_examples_in_the_schema_hold() -> None:
    registry: Registry[Any] = Registry().with_resource(
        "urn:carnegie-meta:publication", Resource.from_contents(PUBLICATION)
    )
    shown = 0
    for base, holder in (
        ("#/properties", PUBLICATION["properties"]),
        ("#/$defs/author/properties", DEFINITIONS["author"]["properties"]),
    ):
        for key, member in holder.items():
            schema = {"$ref": f"urn:carnegie-meta:publication{base}/{key}"}
            for example in member.get("examples", []):
                shown += 1
                Draft202012Validator(schema, registry=registry).validate(example)
    assert shown > 15


def test_the_fields_are_those_of_the_model() -> None:
    declared = PUBLICATION["properties"]
    assert list(declared)[: len(BLOCK_FIELDS)] == list(BLOCK_FIELDS)
    assert declared.keys() == {*BLOCK_FIELDS, *PAGE_FIELDS}
    assert DEFINITIONS["author"]["properties"].keys() == set(AUTHOR_FIELDS)
    lists = {
        key
        for key, member in declared.items()
        if member.get("type") == "array" or member.get("$ref") == "#/$defs/terms"
    }
    assert lists == LIST_FIELDS
    block = set(DEFINITIONS["block"]["properties"])
    assert block == {*BLOCK_FIELDS, "url", "language", "$schema"}
    shapes = [branch["required"] for branch in DEFINITIONS["frontMatterShape"]["anyOf"]]
    assert {key for required in shapes for key in required} == {*SHAPE_FIELDS, "authors"}


def test_the_types_are_those_of_the_vocabulary() -> None:
    labels = {concept.label for concept in Vocabularies()["type"]}
    assert set(PUBLICATION["properties"]["type"]["enum"]) == labels


def test_the_newsletters_are_those_of_the_programs() -> None:
    named = {c.facts["newsletter"] for c in Vocabularies()["programs"] if "newsletter" in c.facts}
    assert set(PUBLICATION["properties"]["englishNewsletterAll"]["enum"]) == {"", *named}


def test_every_keyword_that_can_fail_has_a_reader() -> None:
    asserting = {"required", "additionalProperties", "type", "enum", "pattern", "minItems"}
    silent = {
        "$defs", "$id", "$ref", "$schema", "anyOf", "contains", "description", "else",
        "examples", "if", "items", "minLength", "properties", "then", "title", "uniqueItems",
    }  # fmt: skip
    names = {*PUBLICATION["properties"], *DEFINITIONS, *AUTHOR_FIELDS}
    used = {key for key, _ in pairs(PUBLICATION)} - names | {"type", "title"}
    assert used == asserting | silent
    assert asserting == explain._READERS.keys()
    notes = {"$defs", "$id", "$ref", "$schema", "description", "else", "examples", "then", "title"}
    assert (asserting | silent) - notes == walk.KEYWORDS.keys()


@pytest.mark.parametrize("field", store.vocabulary_names())
def test_the_vocabulary_files_keep_their_schema(field: str) -> None:
    validator = Draft202012Validator(store.schema("vocabulary"))
    document = json.loads(store.read(f"vocabularies/{field}.json"))
    assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize(
    "entry",
    [
        {"prefLabel": {"en": "A"}},
        {"id": "a"},
        {"id": "a", "prefLabel": {}},
        {"id": "a", "prefLabel": "A"},
        {"id": "a", "prefLabel": {"en": " A"}},
        {"id": "a", "prefLabel": {"english": "A"}},
        {"id": "a", "prefLabel": {"en": "A"}, "altLabel": {"en": "B"}},
        {"id": "a", "prefLabel": {"en": "A"}, "status": "new"},
        {"id": "a b", "prefLabel": {"en": "A"}},
    ],
)
def test_a_wrong_concept_is_seen(entry: dict[str, object]) -> None:
    validator = Draft202012Validator(store.schema("vocabulary"))
    assert validator.is_valid({"field": "x", "concepts": [{"id": "a", "prefLabel": {"en": "A"}}]})
    assert not validator.is_valid({"field": "x", "concepts": [entry]})


def diagnostics() -> list[dict[str, Any]]:
    record = {
        "primary_center": "Carnegie Europe",
        "topics": ["Trade", "Trade"],
        "type": "commentry",
        "regions": "Russia, Ukraine",
        "a/b": None,
    }
    return [d.to_dict() for d in cm.check(record).diagnostics]


def test_a_diagnostic_keeps_its_schema() -> None:
    validator = Draft202012Validator(store.schema("diagnostic"))
    found = diagnostics()
    assert len(found) > 5
    for diagnostic in found:
        validator.validate(diagnostic)
        for key in diagnostic:
            assert not validator.is_valid({k: v for k, v in diagnostic.items() if k != key})
        assert not validator.is_valid({**diagnostic, "colour": "red"})
        assert not validator.is_valid({**diagnostic, "line": 0})


def test_a_report_keeps_its_schema() -> None:
    schema = store.schema("diagnostic")
    report = Draft202012Validator({"$ref": "#/$defs/report", **_rooted(schema)})
    report.validate(cm.check({}).to_dict())
    assert not report.is_valid({"diagnostics": [{}]})


def _rooted(schema: dict[str, Any]) -> dict[str, Any]:
    """The definitions with ``#`` turned into one of them, so that a part can stand alone."""
    text = json.dumps(schema["$defs"]).replace('"$ref": "#"', '"$ref": "#/$defs/one"')
    one = {key: schema[key] for key in ("type", "properties", "required", "additionalProperties")}
    return {"$defs": {**json.loads(text), "one": one}}


@pytest.mark.parametrize(
    ("config", "right"),
    [
        ({}, True),
        ({"select": ["ALL"], "ignore": ["SCH1", "TAX101"], "fail-on": "never"}, True),
        ({"map": {"countries": "regions"}, "severity": {"TAX": "info"}}, True),
        ({"per-file-ignores": {"archive/*": ["REL"]}, "baseline": "known.json"}, True),
        ({"fail_on": "error"}, False),
        ({"select": "ALL"}, False),
        ({"map": {"countries": "region"}}, False),
        ({"severity": {"TAX": "fatal"}}, False),
        ({"fail-on": "all"}, False),
    ],
)
def test_configurations(config: dict[str, object], right: bool) -> None:
    assert Draft202012Validator(store.schema("config")).is_valid(config) is right
