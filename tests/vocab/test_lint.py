"""Vocabulary files against their rules: what ships, what is wrong, and what is hostile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.config.settings import Settings
from carnegie_meta.engine.vocabulary import VocabularyChecker
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.rules.registry import rules
from carnegie_meta.runner.lint import lint, shipped
from carnegie_meta.source.input import Input
from tests.property.strategies import values
from tests.property.vocabularies import documents

MEMBERS = (
    "id",
    "prefLabel",
    "altLabel",
    "broader",
    "status",
    "replacedBy",
    "notation",
    "ambiguous",
)
keyed = st.dictionaries(st.sampled_from(MEMBERS), values | st.just("a/b"), max_size=5)


def check(data: object) -> list[Diagnostic]:
    raw = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()
    return VocabularyChecker().check(Input("v.json", raw))


def codes(data: object) -> list[str]:
    return [diagnostic.code for diagnostic in check(data)]


def concept(id: str, label: str, **members: object) -> dict[str, object]:
    return {"id": id, "prefLabel": {"en": label}, **members}


def document(*concepts: object, **members: object) -> dict[str, object]:
    return {"field": "colours", **members, "concepts": list(concepts)}


def test_nothing_is_wrong_in_what_ships() -> None:
    outcomes = lint([], Settings())
    assert {Path(outcome.path).stem for outcome in outcomes} >= {"regions", "topics", "centers"}
    assert [d.message for outcome in outcomes for d in outcome.diagnostics] == []
    assert len(outcomes) == len(list(shipped()))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "SYN401"),
        (b"\xff\xfe", "SYN402"),
        (b'{"field": "a"', "SYN101"),
        (b'{"field": "a", "field": "b", "concepts": []}', "SYN2"),
        (b"[" * 100_000, "SYN104"),
        (b"[]", "VOC101"),
        (b"null", "VOC101"),
    ],
)
def test_what_is_no_vocabulary_is_said(data: bytes, code: str) -> None:
    assert any(found.startswith(code) for found in codes(data))


@pytest.mark.parametrize(
    ("data", "pointer", "message"),
    [
        (document(), None, None),
        ({"concepts": []}, "", "the file has no 'field'"),
        (document({"id": "a"}), "/concepts/0", "the concept has no 'prefLabel'"),
        (document(concept("a b", "A")), "/concepts/0/id", "the id 'a b' holds white space"),
        (document(3), "/concepts/0", "the concept is a number, and an object belongs here"),
        (
            document(concept("a", "A", status="new")),
            "/concepts/0/status",
            "'new' is none of observed, candidate, deprecated",
        ),
        (
            document(concept("a", "A", altLabel={"en": ["B", "B"]})),
            "/concepts/0/altLabel/en",
            "'en' holds 'B' twice",
        ),
        (
            document(concept("a", "A", altLabel={"en": []})),
            "/concepts/0/altLabel/en",
            "'en' holds nothing",
        ),
        (
            document({"id": "a", "prefLabel": {}}),
            "/concepts/0/prefLabel",
            "'prefLabel' holds nothing",
        ),
        (
            document(terms=[]),
            "/terms",
            "'terms' is no member of the file; known: ",
        ),
    ],
)
def test_a_wrong_shape_is_one_clear_sentence(
    data: object, pointer: str | None, message: str | None
) -> None:
    found = check(data)
    assert len(found) == (message is not None)
    if message is not None:
        assert found[0].code == "VOC101"
        assert found[0].pointer == pointer
        assert found[0].message.startswith(message)
        assert found[0].range is not None


def test_a_file_that_adds_is_read_beside_what_it_adds_to() -> None:
    europe = concept("regions/x", "X", broader=["regions/europe"])
    added: dict[str, object] = {"field": "regions", "concepts": [europe]}
    assert codes(added) == []
    assert codes({**added, "extends": False}) == ["VOC201"]


def test_a_label_of_another_language_that_ships_is_known() -> None:
    taken = {"id": "regions/x", "prefLabel": {"en": "Xanadu", "ru": "Франция"}}
    found = check({"field": "regions", "concepts": [taken]})
    assert [d.message for d in found] == [
        "'Франция' (ru) is a label of 'regions/france' too",
    ]


def test_a_table_of_labels_is_read_with_its_vocabulary() -> None:
    table = {"regions/france": {"la": ["Gallia", "Gallia"]}, "regions/gaul": {"la": ["Gallia"]}}
    found = check({"field": "regions", "labels": table})
    assert sorted(d.code for d in found) == ["VOC101", "VOC201", "VOC301"]
    allowed = {"field": "regions", "ambiguous": {"la": ["Gallia"]}}
    both = {"regions/france": {"la": ["Gallia"]}, "regions/italy": {"la": ["Gallia"]}}
    assert codes({**allowed, "labels": both}) == []
    assert codes({"field": "regions", "labels": both}) == ["VOC301"]


def test_a_deep_hierarchy_needs_no_deep_stack() -> None:
    chain = [concept(f"c/{n}", f"L{n}", broader=[f"c/{n + 1}"]) for n in range(5_000)]
    assert codes(document(*chain, concept("c/5000", "Top"))) == []
    assert codes(document(*chain, concept("c/5000", "Top", broader=["c/0"]))) == ["VOC202"]


def test_many_concepts_with_one_label_are_each_found_once() -> None:
    many = [concept(f"c/{n}", "Same") for n in range(3000)]
    assert codes(document(*many)) == ["VOC301"] * 2999


@given(data=st.builds(lambda entries: document(*entries), st.lists(keyed | values, max_size=4)))
@settings(max_examples=200, deadline=None)
def test_no_file_stops_the_rules(data: object) -> None:
    for diagnostic in check(data):
        assert diagnostic.range is not None
        assert "\n" not in diagnostic.message


@given(data=values)
@settings(max_examples=100, deadline=None)
def test_no_table_stops_the_rules(data: object) -> None:
    for labels in (data, {"regions/france": data}, {"regions/france": {"en": data}}):
        check({"field": "regions", "labels": labels, "ambiguous": data})


@given(data=documents())
@settings(max_examples=50, deadline=None)
def test_what_an_export_writes_has_the_shape_of_a_vocabulary(data: dict[str, object]) -> None:
    assert "VOC101" not in codes(data)


def test_every_rule_of_the_family_has_its_say() -> None:
    family = [rule.code for rule in rules() if rule.code.startswith("VOC")]
    assert len(family) == len(set(family)) == 10
