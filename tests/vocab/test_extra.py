"""A user's own vocabulary files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from carnegie_meta.api import check
from carnegie_meta.errors import ConfigError
from carnegie_meta.vocab.extra import extend
from carnegie_meta.vocab.vocabulary import Vocabularies

RURITANIA: dict[str, Any] = {
    "id": "regions/ruritania",
    "prefLabel": {"en": "Ruritania"},
    "broader": ["regions/europe"],
}


def document(*concepts: dict[str, Any], field: str = "regions") -> bytes:
    return json.dumps({"field": field, "concepts": list(concepts)}).encode()


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
