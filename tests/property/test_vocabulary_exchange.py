"""What is exported and imported again is the same vocabulary."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from carnegie_meta.vocab import exchange
from carnegie_meta.vocab.csv_ import bare, guarded
from tests.property.vocabularies import documents, labels


@pytest.mark.parametrize("format", exchange.READABLE)
@given(document=documents())
@settings(max_examples=100, deadline=None)
def test_a_round_trip_loses_nothing(format: str, document: dict[str, object]) -> None:
    text = "".join(exchange.write(document, format))
    found, left = exchange.read(text, format)
    assert found == document
    assert json.dumps(found["concepts"]) == json.dumps(document["concepts"])
    assert left == []


@given(document=documents())
@settings(max_examples=50, deadline=None)
def test_alignments_have_a_row_each_and_the_columns_of_the_standard(
    document: dict[str, object],
) -> None:
    lines = "".join(exchange.write(document, "sssom")).split("\n")
    rows = [line for line in lines if line and not line.startswith("#")]
    assert rows[0].split("\t")[0] == "subject_id"
    concepts = document["concepts"]
    assert isinstance(concepts, list)
    matches = [match for concept in concepts for match in concept.get("exactMatch", ())]
    assert len(rows) >= 1 + len(matches)


@given(cell=labels)
def test_no_cell_is_a_formula_and_none_is_changed(cell: str) -> None:
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert bare(guarded(cell)) == cell
