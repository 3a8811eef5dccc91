"""One document spread over the lines of a JSON Lines file is one mistake."""

from __future__ import annotations

import json

import pytest

from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input


@pytest.mark.parametrize("value", [{"type": "event"}, [{"type": "event"}]])
def test_a_pretty_printed_document_is_one_problem(value: object) -> None:
    data = ("\n" + json.dumps(value, indent=2) + "\n").encode()
    (unit,) = reader("jsonl").read(Input("a.jsonl", data))
    (problem,) = unit.problems
    assert problem.kind == "json-syntax"
    assert "one value spans many lines" in str(problem.facts["reason"])
    assert unit.text.range(problem.span).line == 2
