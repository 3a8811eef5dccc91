"""Shipped vocabularies in every format and back; what other programs wrote; wrong files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from carnegie_meta.errors import MissingExtra, UnknownName
from carnegie_meta.validation import store
from carnegie_meta.vocab import exchange
from carnegie_meta.vocab.document import document, dump, with_labels
from carnegie_meta.vocab.labels import labels
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

FIELDS = store.vocabulary_names()

FOREIGN = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/places/> .
ex:all a skos:ConceptScheme ; dct:title "Places"@en .
ex:Europe a skos:Concept ; skos:inScheme ex:all ; skos:prefLabel "Europe"@en , "Europa"@DE ;
    skos:narrower ex:France ; skos:notation "150" .
ex:France a skos:Concept ; skos:inScheme ex:all ; skos:prefLabel "France"@en ;
    skos:altLabel "French\\n Republic"@en ; skos:related ex:Europe ;
    skos:exactMatch <http://www.wikidata.org/entity/Q142> .
"""


def whole(field: str) -> dict[str, object]:
    """The document of a shipped vocabulary with the labels of all languages."""
    return with_labels(document(Vocabularies()[field]), labels(field).senses.all)


@pytest.mark.parametrize("format", exchange.READABLE)
@pytest.mark.parametrize("field", FIELDS)
def test_a_shipped_vocabulary_comes_back_whole(field: str, format: str) -> None:
    wanted = whole(field)
    found, left = exchange.read("".join(exchange.write(wanted, format)), format)
    assert found == wanted
    assert left == []


@pytest.mark.parametrize("field", FIELDS)
def test_the_json_says_what_the_shipped_file_says(field: str) -> None:
    shipped = json.loads(store.read(f"vocabularies/{field}.json"))
    assert json.loads(dump(document(Vocabularies()[field]))) == shipped


def test_every_label_of_the_table_is_in_the_export() -> None:
    for field in FIELDS:
        entries = whole(field)["concepts"]
        assert isinstance(entries, list)
        held = {(e["id"], tag, label) for e in entries for tag, label in e["prefLabel"].items()}
        for kind in ("altLabel", "hiddenLabel"):
            for each in entries:
                for tag, texts in each.get(kind, {}).items():
                    held.update((each["id"], tag, text) for text in texts)
        known = {each["id"] for each in entries}
        wanted = {(id, tag, text) for id, _, tag, text in labels(field).senses.all if id in known}
        assert wanted <= held


def test_another_programs_skos_is_read() -> None:
    found, left = exchange.read(FOREIGN, "turtle", "places")
    assert found == {
        "field": "places",
        "title": "Places",
        "closed": True,
        "concepts": [
            {
                "id": "places/europe",
                "prefLabel": {"de": "Europa", "en": "Europe"},
                "notation": {"code": "150"},
                "exactMatch": ["https://example.org/places/Europe"],
                "status": "candidate",
            },
            {
                "id": "places/france",
                "prefLabel": {"en": "France"},
                "altLabel": {"en": ["French Republic"]},
                "broader": ["places/europe"],
                "exactMatch": [
                    "http://www.wikidata.org/entity/Q142",
                    "https://example.org/places/France",
                ],
                "status": "candidate",
            },
        ],
    }
    assert left == ["left out: skos:related (1)"]
    exchange.refuse_misshapen(found)


CONCEPT = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <urn:a:b> a skos:Concept"


@pytest.mark.parametrize(
    ("text", "format", "reason"),
    [
        ("", "turtle", "which field"),
        ("@prefix", "turtle", "not Turtle"),
        ("\x00\x01", "turtle", "not Turtle"),
        (f"{CONCEPT} .", "turtle", "has no skos:prefLabel"),
        (f'{CONCEPT} ; skos:prefLabel "a"@en, "b"@en .', "turtle", "two prefLabels in 'en'"),
        ("", "jsonld", "not JSON"),
        ("{", "jsonld", "not JSON"),
        ("[" * 100_000, "jsonld", "not JSON"),
        ("{}", "jsonld", "no skos:Concept"),
        ('{"@context": "https://example.org/c.json"}', "jsonld", "nothing is fetched"),
        ('{"a": {"@context": [{}, {"@import": "x"}]}}', "jsonld", "nothing is fetched"),
        ("", "csv", "line 1: no column 'id'"),
        ("id\n", "csv", "line 1: no column 'prefLabel@en'"),
        ("id,prefLabel@en,id\n", "csv", "line 1: two columns 'id'"),
        ("id,prefLabel@en\n", "csv", "holds no concept"),
        ("id,prefLabel@en\na/b,A,x\n", "csv", "line 2: 3 cells"),
        ("id,prefLabel@en\n\n\n,A\n", "csv", "line 4: a concept without id"),
        ("id,prefLabel@en\na/b,\n", "csv", "line 2: a concept without prefLabel"),
        ("kind,id,prefLabel@en\nthing,a/b,A\n", "csv", "line 2: kind is"),
        (f"id,prefLabel@en\na/b,{'x' * 140_000}\n", "csv", "line 2: not CSV: field larger"),
        ("", "json", "EOF"),
        ("[]", "json", "not a JSON object"),
        ('{"concepts": [{}]}', "json", "'id' is a required"),
        ("[" * 100_000, "json", "recursion"),
    ],
)
def test_a_wrong_file_is_refused_with_the_reason(text: str, format: str, reason: str) -> None:
    field = None if "which field" in reason else "f"
    with pytest.raises(ValueError, match=reason):
        exchange.read(text, format, field)


def test_a_table_may_come_from_any_spreadsheet() -> None:
    for delimiter in ",;\t":
        rows = ["id,prefLabel@en,altLabel@en", "a/b,B,Bee | Be", "a/c,'=C,"]
        text = "\ufeff" + "\r\n".join(rows).replace(",", delimiter)
        found, left = exchange.read(text, "csv", "a")
        assert left == []
        assert found["concepts"] == [
            {"id": "a/b", "prefLabel": {"en": "B"}, "altLabel": {"en": ["Be", "Bee"]}}
            | {"status": "observed"},
            {"id": "a/c", "prefLabel": {"en": "=C"}, "status": "observed"},
        ]


def test_a_column_that_means_nothing_is_told() -> None:
    found, left = exchange.read("id,prefLabel@en,notes\na/b,B,x\n", "csv", "a")
    assert left == ["left out: column 'notes'"]
    assert found["concepts"] == [{"id": "a/b", "prefLabel": {"en": "B"}, "status": "observed"}]


def test_alignments_are_a_mapping_set() -> None:
    matches = ["http://www.wikidata.org/entity/Q1", "https://example.org/x#y"]
    entry = {"id": "a/b", "prefLabel": {"en": 'B "b"'}, "exactMatch": matches}
    text = "".join(
        exchange.write(document(Vocabulary({"field": "a", "concepts": [entry]})), "sssom")
    )
    head = [line[1:] for line in text.splitlines() if line.startswith("#")]
    meta = yaml.safe_load("\n".join(head))
    assert meta.keys() == {"curie_map", "license", "mapping_set_id", "mapping_set_title"}
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert rows[0] == [
        "subject_id",
        "subject_label",
        "predicate_id",
        "object_id",
        "mapping_justification",
    ]
    assert rows[1] == [
        *("carnegie:a/b", '"B ""b"""', "skos:exactMatch"),
        *("ns1:y", "semapv:ManualMappingCuration"),
    ]
    for row in rows[1:]:
        for cell in (row[0], row[2], row[3], row[4]):
            assert cell.partition(":")[0] in meta["curie_map"]
    prefix, _, local = rows[2][3].partition(":")
    assert meta["curie_map"][prefix] + local == matches[0]


def test_without_rdflib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rdflib", None)
    with pytest.raises(MissingExtra, match=r"carnegie-meta\[skos\]"):
        exchange.read(FOREIGN, "turtle", "places")


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UnknownName, match="known: json, csv"):
        exchange.write({}, "xml")
    with pytest.raises(UnknownName, match="sssom"):
        exchange.read("", "sssom")


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.json", "json"),
        ("a.JSONLD", "jsonld"),
        ("a/b.ttl", "turtle"),
        ("a.tsv", "csv"),
        ("a.sssom.tsv", None),
        ("a", None),
    ],
)
def test_a_name_tells_the_format(name: str, format: str | None) -> None:
    assert exchange.format_of(str(Path(name))) == format


def test_concepts_without_address_are_named_by_their_labels() -> None:
    text = CONCEPT.replace("<urn:a:b>", "[]") + ' ; skos:prefLabel "Ein B"@de, "One B"@en .'
    text += ' [] a skos:Concept ; skos:prefLabel "One B"@en .'
    found, _ = exchange.read(text, "turtle", "a")
    concepts = found["concepts"]
    assert isinstance(concepts, list)
    assert [concept["id"] for concept in concepts] == ["a/one-b", "a/one-b-2"]


def test_relative_addresses_lead_nowhere() -> None:
    text = CONCEPT.replace("<urn:a:b>", "<b>") + ' ; skos:prefLabel "B" .'
    found, _ = exchange.read(text, "turtle", "a")
    entry = {"id": "a/b", "prefLabel": {"en": "B"}, "status": "candidate"}
    assert found["concepts"] == [entry]
