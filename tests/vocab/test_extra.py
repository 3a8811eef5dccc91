"""A user's own vocabulary files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from carnegie_meta.api import check
from carnegie_meta.errors import ConfigError
from carnegie_meta.vocab.extra import extend
from carnegie_meta.vocab.resolve import read
from carnegie_meta.vocab.vocabulary import Vocabularies

RURITANIA: dict[str, Any] = {
    "id": "regions/ruritania",
    "prefLabel": {"en": "Ruritania"},
    "broader": ["regions/europe"],
}


def document(*concepts: dict[str, Any], field: str = "regions") -> bytes:
    return json.dumps({"field": field, "concepts": list(concepts)}).encode()


def table(labels: dict[str, Any], field: str = "regions") -> bytes:
    return json.dumps({"field": field, "labels": labels}).encode()


def test_a_concept_is_added() -> None:
    vocabularies = Vocabularies()
    extend(vocabularies, document(RURITANIA))
    regions = vocabularies["regions"]
    assert "Ruritania" in regions
    assert "Kazakhstan" in regions
    found = regions.preferred("Ruritania")
    assert found is not None
    assert [above.label for above in regions.broader(found)] == ["Europe"]


def test_a_concept_with_a_known_id_replaces_it() -> None:
    vocabularies = Vocabularies()
    extend(vocabularies, document({"id": "regions/turkiye", "prefLabel": {"en": "Turkey"}}))
    assert "Turkey" in vocabularies["regions"]
    assert "Türkiye" not in vocabularies["regions"]


def test_a_file_may_take_the_place_of_what_ships() -> None:
    vocabularies = Vocabularies()
    assert read("Francia", "regions", vocabularies).match is not None
    alone = {"field": "regions", "extends": False, "concepts": [{**RURITANIA, "broader": []}]}
    extend(vocabularies, json.dumps(alone).encode())
    assert [concept.label for concept in vocabularies["regions"]] == ["Ruritania"]
    assert read("France", "regions", vocabularies).match is None
    assert read("Francia", "regions", vocabularies).match is None
    gaul = {"id": "regions/france", "prefLabel": {"en": "Gaul"}}
    extend(vocabularies, document(gaul))
    assert [concept.label for concept in vocabularies["regions"]] == ["Ruritania", "Gaul"]
    # The names of France that ship are no names of what a user calls by the same id.
    assert read("Francia", "regions", vocabularies).match is None


def test_a_table_adds_labels_and_says_which_is_written() -> None:
    vocabularies = Vocabularies()
    labels = {"regions/france": {"la": ["Gallia", "Francogallia"], "ru": ["Галлия"]}}
    extend(vocabularies, b"\xef\xbb\xbf" + table(labels))
    for text in ("Gallia", "Francogallia", "Галлия"):
        match = read(text, "regions", vocabularies).match
        assert match is not None
        assert match.term == "France"
    france = vocabularies["regions"].concept("regions/france")
    assert france.preferred["la"] == "Gallia"
    assert france.alternative["la"] == ["Francogallia"]
    extend(vocabularies, table({"regions/france": {"la": ["Francia"]}}))
    france = vocabularies["regions"].concept("regions/france")
    assert france.preferred["la"] == "Francia"
    assert france.alternative["la"] == ["Francogallia", "Gallia"]
    assert len(vocabularies["regions"]) == len(Vocabularies()["regions"])


def test_a_new_field_gets_a_vocabulary() -> None:
    vocabularies = Vocabularies()
    extend(vocabularies, document({"id": "series/a", "prefLabel": {"en": "A"}}, field="series"))
    assert "A" in vocabularies["series"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[]", "not a JSON object"),
        (b"{", "EOF"),
        (b'{"field": "regions"}', "concepts"),
        (document({"id": "regions/x"}), "prefLabel"),
        (document({**RURITANIA, "broader": ["regions/nowhere"]}), "no concept 'regions/nowhere'"),
        (document({**RURITANIA, "replacedBy": "regions/x"}), "no concept 'regions/x'"),
        (document({**RURITANIA, "broader": ["regions/ruritania"]}), "stands under itself"),
        (document(RURITANIA, RURITANIA), "an id stands twice"),
        (table({"regions/nowhere": {"la": ["X"]}}), "no concept 'regions/nowhere'"),
        (table({"regions/france": {"la": []}}), "shape of a table of labels"),
        (table({"a/b": {"la": ["X"]}}, field="a"), "'a', which has no vocabulary"),
    ],
)
def test_a_wrong_file_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        extend(Vocabularies(), data)


def test_configuration_names_files(tmp_path: Path) -> None:
    path = tmp_path / "regions.json"
    path.write_bytes(document(RURITANIA))
    record = {"regions": ["Europe", "Ruritania"]}
    assert "Ruritania" in str([d.message for d in check(record).diagnostics])
    known = check(record, config={"vocabularies": [str(path)]})
    assert "Ruritania" not in str([d.message for d in known.diagnostics])


def test_a_file_that_cannot_be_read_is_said() -> None:
    with pytest.raises(ConfigError, match=r"absent\.json: cannot be read"):
        check({}, config={"vocabularies": ["absent.json"]})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", ":1:1: no vocabulary: not JSON: the { is never closed"),
        ("[]", ":1:1: no vocabulary: a vocabulary is an object, not a list"),
        (
            '{"field": "a",\n "concepts": [{"id": "a/b"}]}',
            ":2:15: no vocabulary: the concept has no 'prefLabel'",
        ),
        (
            '{"field": "a", "concepts": [{"id": "b", "prefLabel": {"en": ""},\n"broader": [1]}]}',
            (
                ":1:61: no vocabulary: the text '' is empty, or holds a line end, a tab or space "
                "at an end; 1 more, "
                "see 'carnegie-meta vocab lint'"
            ),
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "own.json"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        check({}, config={"vocabularies": [str(path)]})
    assert str(caught.value) == f"{path}{message}"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not a regular file"):
        check({}, config={"vocabularies": [str(tmp_path)]})
    (tmp_path / "utf16.json").write_bytes("{}".encode("utf-16"))
    with pytest.raises(ConfigError, match="UTF-16"):
        check({}, config={"vocabularies": [str(tmp_path / "utf16.json")]})
