"""Terms against the vocabularies."""

from __future__ import annotations

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.fields import LIST_FIELDS
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

CHECKER = Checker(Selection(select=("TAX",)))


def found(**record: object) -> list[Diagnostic]:
    """Findings; a text for a list field stands for a list of that one item."""
    listed = {
        field: [value] if isinstance(value, str) and field in LIST_FIELDS else value
        for field, value in record.items()
    }
    return CHECKER.check_data(listed)


def messages(**record: object) -> list[str]:
    return [diagnostic.message for diagnostic in found(**record)]


@pytest.mark.parametrize("field", ["regions", "topics", "programs", "centers", "type", "blog"])
def test_every_preferred_label_is_silent(field: str) -> None:
    for concept in Vocabularies()[field]:
        if not concept.deprecated and (field != "regions" or concept.status != "candidate"):
            for label in concept.preferred.values():
                assert found(**{field: [label]}) == []


@pytest.mark.parametrize("field", ["collections", "projects", "eventCollection"])
def test_open_lists_take_any_name(field: str) -> None:
    assert found(**{field: ["Harbors: A Survey – Part One, With Notes"]}) == []


def test_a_user_may_close_a_list() -> None:
    closed = Vocabulary(
        {
            "field": "projects",
            "closed": True,
            "concepts": [{"id": "projects/a", "prefLabel": {"en": "Tide Tables"}}],
        }
    )
    checker = Checker(Selection(select=("TAX",)), Vocabularies([closed]))
    assert checker.check_data({"projects": ["Tide Tables"]}) == []
    (unknown,) = checker.check_data({"projects": ["Wind Charts"]})
    assert unknown.message == "'Wind Charts' is not a known term of projects"


def test_an_unknown_country_is_a_warning_that_names_it() -> None:
    (unknown,) = found(regions=["Iran", "Portugal"])
    assert (unknown.code, unknown.severity) == ("TAX101", "warning")
    assert (unknown.pointer, unknown.value) == ("/regions/1", "Portugal")
    assert unknown.message == "'Portugal' is not a known term of regions"


@pytest.mark.parametrize("value", ["Portugal", "Holland", "Korea", "Congo", "Western Asia"])
def test_what_no_record_has_used_and_what_two_concepts_share_is_unknown(value: str) -> None:
    (unknown,) = found(regions=[value])
    assert unknown.code == "TAX101"


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("regions", "russia", "did you mean 'Russia'?"),
        ("regions", "TURKEY", "did you mean 'Türkiye'?"),
        ("regions", "россия", "did you mean 'Россия'?"),
        ("regions", "Security", "it is a term of topics"),
        ("regions", "Nuclear Policy", "it is a term of programs and topics"),
        ("topics", "Middle East", "it is a term of programs and regions"),
        ("centers", "Iran", "it is a term of regions"),
        ("topics", "Climate Policy", None),
        ("topics", "event", None),
    ],
)
def test_a_hint_says_what_the_term_may_be(field: str, value: str, hint: str | None) -> None:
    expected = f"'{value}' is not a known term of {field}"
    assert messages(**{field: value}) == [expected + ("" if hint is None else f"; {hint}")]


@pytest.mark.parametrize(
    "value", ["", "  ", " Russia", "South  Korea", "Russia\u00a0", "Russia, Ukraine", "Iran; Iraq"]
)
def test_what_other_rules_say_is_left_to_them(value: str) -> None:
    assert found(regions=[value]) == []


@pytest.mark.parametrize(
    ("field", "value", "term"),
    [
        ("regions", "Turkey", "Türkiye"),
        ("regions", "U.S.", "United States"),
        ("topics", "European Union", "EU"),
        ("centers", "Carnegie Middle East Center", "Malcolm H. Kerr Carnegie Middle East Center"),
        ("primaryCenter", "Carnegie Endowment", "Carnegie Endowment for International Peace"),
    ],
)
def test_an_alias_names_the_preferred_label(field: str, value: str, term: str) -> None:
    (alias,) = found(**{field: value})
    assert (alias.code, alias.severity) == ("TAX102", "warning")
    named = "centers" if field == "primaryCenter" else field
    assert alias.message == f"'{value}' is not the preferred label; {named} says '{term}'"


def test_a_former_name_names_its_successor() -> None:
    (former,) = found(centers=["Carnegie–Tsinghua Center for Global Policy"])
    assert (former.code, former.severity) == ("TAX103", "warning")
    assert former.message.endswith("is no longer a term of centers; 'Carnegie China' replaces it")


def test_a_term_given_up_without_successor_is_still_named() -> None:
    given_up = Vocabulary(
        {
            "field": "topics",
            "concepts": [{"id": "topics/a", "prefLabel": {"en": "Steam"}, "status": "deprecated"}],
        }
    )
    checker = Checker(Selection(select=("TAX",)), Vocabularies([given_up]))
    (former,) = checker.check_data({"topics": ["Steam"]})
    assert former.message == "'Steam' is no longer a term of topics"
    assert former.fix is None


def test_long_values_are_cut() -> None:
    (text,) = messages(topics=["tide " * 100])
    assert len(text) < 130
