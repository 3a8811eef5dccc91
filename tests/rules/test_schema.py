"""SCH: sentences, repairs, and one finding a mistake."""

from __future__ import annotations

from typing import Any

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.finding import Change, Finding
from carnegie_meta.model.pointer import get
from carnegie_meta.model.view import RecordView
from carnegie_meta.rules import registry
from carnegie_meta.rules.base import SchemaRule
from carnegie_meta.rules.schema.split import items
from carnegie_meta.validation.validate import KINDS
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

FRONT: dict[str, Any] = {
    "title": "A Bridge",
    "authors": ["Ana Kern"],
    "type": "other",
    "centers": ["Carnegie Europe"],
    "primaryCenter": "Carnegie Europe",
}
VOCABULARIES = Vocabularies()


def find(
    record: dict[str, Any], vocabularies: Vocabularies = VOCABULARIES, **mapping: str
) -> list[tuple[str, Finding]]:
    checker = Checker(Selection(select=("SCH",)), vocabularies, mapping)
    return [
        (rule.code, finding) for rule, finding in checker.judge.find(RecordView(record, mapping))
    ]


def one(change: dict[Any, object]) -> tuple[str, Finding]:
    (found,) = find({**FRONT, **change})
    return found


def test_each_kind_of_mistake_has_one_rule() -> None:
    kinds = [k for rule in registry.rules() if isinstance(rule, SchemaRule) for k in rule.kinds]
    assert sorted(kinds) == sorted(KINDS)


def test_codes_stand_in_order() -> None:
    codes = [rule.code for rule in registry.rules() if rule.code.startswith("SCH")]
    assert codes == sorted(codes)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"regions": "Russia"}, 'regions is text; a list belongs here: ["Russia"]'),
        ({"type": "commentry"}, "type 'commentry' is not a known type; did you mean 'commentary'?"),
        ({"centerAffiliationAll": "xy"},
         "centerAffiliationAll 'xy' is not a known value; expected one of 'dc', ''"),
        ({"topics": ["A", "B", "A"]}, "item 3 of topics 'A' repeats item 1 of topics"),
        ({"topics": [None]}, "item 1 of topics is null; text belongs here"),
        ({"regions": None}, "regions is null; write []"),
        ({"authors": [{"name": 1}]}, "name of author 1 is a number, 1; text belongs here"),
        ({"authors": [7]}, "author 1 is a number, 7; text or an object belongs here"),
        ({"centers": []}, "centers is an empty list; at least one item belongs here"),
        ({"date": "1 May"}, "date '1 May' is not an ISO 8601 date, such as 2010-09-16"),
        ({"bio\ngraphy": {1}}, "'bio\\ngraphy' is a Python set, which JSON does not have"),
        ({"x": {"y": {"z": b""}}}, "'/x/y/z' is a Python bytes, which JSON does not have"),
        ({3: "x"}, "the record has a key that is no text: int 3"),
    ],
)  # fmt: skip
def test_the_sentence(change: dict[Any, object], message: str) -> None:
    assert one(change)[1].message == message


def test_a_long_value_is_cut() -> None:
    _, finding = one({"type": "x" * 500})
    assert len(finding.message) < 300
    _, finding = one({"regions": "Russia, " * 100})
    assert len(finding.message) < 300


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("regions", "Russia, Ukraine", (["Russia", "Ukraine"], True)),
        ("regions", "Russia; Ukraine", (["Russia", "Ukraine"], True)),
        ("regions", " Russia ", (["Russia"], True)),
        ("regions", "Russia, Ruritania", (["Russia", "Ruritania"], False)),
        ("regions", "Russia, Russia,", (["Russia"], True)),
        ("regions", ",", ([","], True)),
        (
            "programs",
            "Asia, Democracy, Conflict, and Governance",
            (["Asia", "Democracy, Conflict, and Governance"], True),
        ),
        ("projects", "Ports, Old and New", (["Ports, Old and New"], True)),
        ("projects", "Ports, Old; Roads", (["Ports, Old", "Roads"], False)),
        ("authors", "Thomas Graham, Jr.", (["Thomas Graham, Jr."], True)),
        ("authors", "Ana Kern, Rob de Wit, Ph.D.", (["Ana Kern", "Rob de Wit, Ph.D."], False)),
    ],
)
def test_items_of_a_text(field: str, text: str, expected: tuple[list[str], bool]) -> None:
    assert items(field, text, VOCABULARIES.get(field)) == expected


def test_a_known_value_of_a_users_vocabulary_is_right() -> None:
    extra = Vocabulary(
        {"field": "type", "concepts": [{"id": "podcast", "prefLabel": {"en": "podcast"}}]}
    )
    record = {**FRONT, "type": "podcast"}
    assert [code for code, _ in find(record)] == ["SCH205"]
    assert find(record, Vocabularies([extra])) == []


def test_a_mapped_key_is_no_finding() -> None:
    record = {k: v for k, v in FRONT.items() if k != "primaryCenter"}
    record |= {"primary_center": "Carnegie Europe"}
    assert [code for code, _ in find(record)] == ["SCH103"]
    assert find(record, primary_center="primaryCenter") == []


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("primary_center", "primaryCenter"),
        ("primary-center", "primaryCenter"),
        ("PrimaryCenter", "primaryCenter"),
        ("primary center", "primaryCenter"),
        ("primaryCentre", "primaryCenter"),
        ("primaryCentr", "primaryCenter"),
        ("tpye", "type"),
        ("typ", "type"),
        ("centres", "centers"),
        ("autors", "authors"),
        ("author", "authors"),
        ("primary_center_", "primaryCenter"),
    ],
)
def test_a_misspelt_key_is_one_finding(key: str, field: str) -> None:
    record = {key if k == field else k: v for k, v in FRONT.items()}
    ((code, finding),) = find(record)
    assert (code, finding.pointer, finding.on_key) == ("SCH103", f"/{field}", True)
    assert finding.repair is not None
    assert finding.repair.changes == (Change("rename", f"/{field}", field),)
    assert RecordView(record).actual(finding.pointer) == f"/{key}"


@pytest.mark.parametrize(
    "key",
    [
        "tape",
        "log",
        "reason",
        "tag",
        "centerpiece",
        "collection",
        "project",
        "regions_ru",
        "topicsRu",
        "primary_center_id",
    ],
)
def test_a_key_of_its_own_is_none(key: str) -> None:
    assert find({**FRONT, key: "x"}) == []


def test_two_spellings_of_a_missing_field() -> None:
    record = {**FRONT, "topic_s": ["A"], "TOPICS": ["A"]}
    assert sorted(code for code, _ in find(record)) == ["SCH103", "SCH105"]


def test_a_repair_names_what_is_there() -> None:
    record = {**FRONT, "topics": ["A", "", "A"], "regions": "Russia", "type": ["other"]}
    found = find(record)
    assert sorted(code for code, _ in found) == ["SCH203", "SCH204", "SCH206", "SCH301"]
    for _, finding in found:
        assert finding.repair is not None
        assert finding.repair.applicability == "safe"
        for change in finding.repair.changes:
            assert get(record, change.pointer) == finding.value


def test_a_blank_only_centre_is_not_taken_away() -> None:
    _, finding = one({"centers": [""]})
    assert finding.repair is None
