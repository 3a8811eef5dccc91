"""Terms against the vocabularies."""

from __future__ import annotations

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.engine.normalize import normalize
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.fields import LIST_FIELDS
from carnegie_meta.vocab.decisions import parse
from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

CHECKER = Checker(Selection(select=("TAX",)))


def found(**record: object) -> list[Diagnostic]:
    """Findings; a text for a list field stands for a list of that one item."""
    listed = {
        field: [value] if isinstance(value, str) and field in LIST_FIELDS else value
        for field, value in record.items()
    }
    return sorted(CHECKER.check_data(listed), key=lambda d: (d.pointer or "", d.code))


def messages(**record: object) -> list[str]:
    return [diagnostic.message for diagnostic in found(**record)]


@pytest.mark.parametrize("field", ["regions", "topics", "programs", "centers", "type", "blog"])
def test_every_preferred_label_is_silent_in_its_language(field: str) -> None:
    for concept in Vocabularies()[field]:
        if not concept.deprecated and (field != "regions" or concept.status != "candidate"):
            for language, label in concept.preferred.items():
                assert messages(**{field: [label], "language": language}) == []


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


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("Portugal", "'Portugal' is a real country or territory"),
        ("Western Asia", "'Western Asia' is a real region"),
        ("Португалия", "'Португалия' ('Portugal') is a real country or territory"),
    ],
)
def test_a_country_that_the_house_has_not_used_is_a_warning_that_names_it(
    value: str, named: str
) -> None:
    assert [d.severity for d in found(regions=["Iran", value])] in (["warning"], ["warning"] * 2)
    (country,) = (d for d in found(regions=["Iran", value]) if d.code == "TAX108")
    assert (country.pointer, country.value) == ("/regions/1", value)
    assert country.message == f"{named} that regions has not used yet"


def codes(**record: object) -> list[str]:
    return [diagnostic.code for diagnostic in found(**record)]


ENGLISH = {"authors": ["Marc Pierini"], "primaryCenter": "Carnegie Europe"}
RUSSIAN = {"authors": ["Алексей Арбатов"], "primaryCenter": "Берлинский центр Карнеги"}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("regions", "russia", ["TAX105"]),
        ("regions", "RUSSIA", ["TAX105"]),
        ("regions", "TURKEY", ["TAX102"]),
        ("regions", "Turkiye", ["TAX105"]),
        ("regions", "South-Korea", ["TAX105"]),
        ("regions", "Korea, South", ["TAX102"]),
        ("regions", "DPRK", ["TAX102"]),
        ("regions", "UK", ["TAX102"]),
        ("regions", "Holland", ["TAX102", "TAX108"]),
        ("regions", "Korea", ["TAX107"]),
        ("regions", "Congo", ["TAX107"]),
        ("regions", "lran", ["TAX106"]),
        ("regions", "Russai", ["TAX104"]),
        ("regions", "Portugall", ["TAX104", "TAX108"]),
        ("regions", "ASEAN", ["TAX101"]),
        ("topics", "Economics", ["TAX101"]),
        ("regions", "Security", ["TAX201"]),
        ("regions", "Russia Ukraine", ["TAX302"]),
        ("regions", "Russia and Ukraine", ["TAX302"]),
        ("regions", "RussiaUkraine", ["TAX302"]),
        ("regions", "Russia; Ukraine", ["TAX302"]),
        ("regions", "Iran, Atlantis", ["TAX101"]),
        ("regions", "Middle East, North Africa", ["TAX302"]),
        ("regions", "Virgin Islands, U.S.", ["TAX102", "TAX108"]),
        ("regions", "Russia and Eurasia", ["TAX201"]),
        ("regions", "Georgia State University", ["TAX101"]),
        ("regions", "Guinea pig", ["TAX101"]),
        ("topics", "foreign policy", ["TAX105"]),
        ("topics", "EUSecurity", ["TAX302"]),
        ("topics", "Middle East", ["TAX201"]),
        ("topics", "event", ["TAX101"]),
        ("programs", "Democracy", ["TAX201"]),
        ("programs", "Democracy, Conflict & Governance", ["TAX105"]),
        ("centers", "Iran", ["TAX201"]),
        ("primaryCenter", "Carnegie Nowhere", []),
        ("primaryCenter", "carnegie china", ["TAX105"]),
        ("projects", "Carnegi Oil Initiatives", []),
        ("projects", "carnegie oil initiative", ["TAX105"]),
        ("projects", "Euro-Atlantic Security Initiative - EASI", ["TAX105"]),
        ("regions", "", []),
        ("regions", "  ", []),
        ("regions", " Russia", []),
        ("regions", "South  Korea", []),
        ("regions", "Russia\u00a0", []),
        ("regions", "Russi\u0430", []),
        ("regions", "TÃ¼rkiye", []),
        ("regions", " Atlantis", ["TAX101"]),
        ("regions", " Portugal", ["TAX108"]),
        ("regions", " Security", ["TAX201"]),
        ("regions", " Turkey", []),
    ],
)
def test_a_value_has_one_fault(field: str, value: str, expected: list[str]) -> None:
    assert codes(**{**ENGLISH, field: value}) == expected


@pytest.mark.parametrize(
    ("value", "english"),
    [
        ("США", "United States"),
        ("Россия", "Russia"),
        ("россия", "Russia"),
        ("Соединенные Штаты Америки", "United States"),
        ("Ближний Восток", "Middle East"),
        ("الصين", "China"),
        ("中国", "China"),
        ("Allemagne", "Germany"),
    ],
)
def test_a_label_in_another_language_becomes_english(value: str, english: str) -> None:
    done = normalize({**ENGLISH, "regions": ["Iran", value]}, CHECKER)
    assert done.record["regions"] == ["Iran", english]
    (one,) = found(**{**ENGLISH, "regions": ["Iran", value]})
    assert (one.code, one.severity) == ("TAX202", "warning")
    assert f"for '{english}'; the record is in English" in one.message


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({**RUSSIAN, "regions": ["Россия"]}, []),
        ({**RUSSIAN, "regions": ["россия"]}, ["TAX105"]),
        ({**RUSSIAN, "regions": ["США"]}, ["TAX102"]),
        ({**RUSSIAN, "regions": ["Россия", "Iran"]}, ["TAX203"]),
        ({**RUSSIAN, "regions": ["Iran"]}, []),
        ({**RUSSIAN, "regions": ["中国"]}, ["TAX202"]),
        ({"language": "ru", "regions": ["Россия"]}, []),
        ({"language": "ru-RU", "regions": ["Россия"]}, []),
        ({"language": "en", **RUSSIAN, "regions": ["Россия"]}, ["TAX202"] * 2),
        ({"language": "zh-Hans", "regions": ["中国"]}, []),
        ({"language": "ja", "regions": ["中国"]}, []),
        ({"language": "fr", "regions": ["Allemagne"]}, []),
        ({**RUSSIAN, "programs": ["Russia and Eurasia"]}, []),
        ({"lang": "ar", "regions": ["الصين"]}, []),
        ({"title": "План", "topics": ["Внешняя политика США"], "regions": ["Россия"]}, []),
        ({"authors": ["Marc Pierini"], "regions": ["Россия"]}, ["TAX202"]),
        ({"authors": ["Алексей Арбатов", "Marc Pierini", "Ana Kern"], "regions": ["Iran"]}, []),
    ],
)
def test_the_language_is_that_of_the_record(record: dict[str, object], expected: list[str]) -> None:
    assert codes(**record) == expected


@pytest.mark.parametrize(
    ("value", "sure"),
    [
        ("Россия", True),
        ("Allemagne", True),
        ("Nigeri", False),
        ("中国", True),
        ("Irak", True),
    ],
)
def test_a_slip_may_be_a_word_of_another_language(value: str, sure: bool) -> None:
    (other, *_) = found(**ENGLISH, regions=[value])
    assert other.code in ("TAX202", "TAX108")
    done = normalize({**ENGLISH, "regions": [value]}, CHECKER)
    assert (done.record["regions"] != [value]) is sure


def test_a_misspelt_country_is_mended_though_the_house_has_not_used_it() -> None:
    result = fix_text('{"regions": ["Portugall"]}', "json", CHECKER, unsafe=True)
    assert result.text == '{"regions": ["Portugal"]}'
    assert [d.message for d in found(regions=["Portugall"]) if d.code == "TAX108"] == [
        "'Portugall' may be 'Portugal', a real country or territory that regions has not used yet"
    ]


def test_terms_run_together_are_divided_though_the_house_has_not_used_one() -> None:
    text = '{"regions": ["USA/Canada", "North America"]}'
    result = fix_text(text, "json", CHECKER, unsafe=True)
    assert result.text == '{"regions": ["United States", "Canada", "North America"]}'
    assert result.skipped == ()
    (country,) = (d for d in found(regions=["USA/Canada"]) if d.code == "TAX108")
    assert country.pointer == "/regions/0"
    assert country.message.startswith("'Canada' is a real country or territory")


def test_a_code_of_two_letters_is_not_taken_for_certain() -> None:
    done = normalize({"regions": ["ME", "UK", "US"]}, CHECKER)
    assert done.record["regions"] == ["ME", "United Kingdom", "United States"]
    assert [(left.value, left.suggestions) for left in done.unresolved] == [("ME", ())]


def test_ambiguous_terms_name_what_they_may_be() -> None:
    (ambiguous,) = found(regions=["Korea"])
    assert "'Korea' may be " in ambiguous.message
    assert "'South Korea'" in ambiguous.message
    assert ambiguous.fix is None


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        (["Turkey", "Türkiye"], [("TAX301", "/regions/0")]),
        (["Türkiye", "Turkey"], [("TAX301", "/regions/1")]),
        (["Turkey", "TURKEY"], [("TAX102", "/regions/0"), ("TAX301", "/regions/1")]),
        (["Turkey", "Turkey", "Türkiye"], [("TAX301", "/regions/0"), ("TAX102", "/regions/1")]),
        (["Russia", "Россия"], [("TAX301", "/regions/1")]),
        (["russia", "Россия"], [("TAX105", "/regions/0"), ("TAX301", "/regions/1")]),
        (["Russia", "Russia"], []),
        (["Russia", "Russai"], [("TAX104", "/regions/1")]),
    ],
)
def test_one_concept_in_two_spellings(regions: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(d.code, d.pointer) for d in found(**ENGLISH, regions=regions)] == expected


@pytest.mark.parametrize(
    ("field", "pieces", "expected"),
    [
        ("programs", ["Democracy", "Conflict", "and Governance"], [("TAX303", 0)]),
        (
            "programs",
            ["Asia", "Democracy", "Conflict", "and Governance", "Europe"],
            [("TAX303", 1)],
        ),
        ("regions", ["Korea", "South", "Iran"], [("TAX303", 0)]),
        ("regions", ["Russia", "Ukraine"], []),
        ("regions", ["Middle East ", "North Africa"], []),
        ("regions", ["Europe", "Southern", "Eastern", "and Western Africa"], [("TAX303", 1)]),
        ("regions", ["Korea", "Japan"], [("TAX107", 0)]),
        ("programs", ["Democracy", "Conflict"], [("TAX201", 0), ("TAX101", 1)]),
    ],
)
def test_pieces_of_one_term(field: str, pieces: list[str], expected: list[tuple[str, int]]) -> None:
    told = [(d.code, d.pointer) for d in found(**{field: pieces})]
    assert told == [(code, f"/{field}/{index}") for code, index in expected]


def test_decisions_go_before_all() -> None:
    vocabularies = Vocabularies()
    table = (
        "label,field,concept,reason\n"
        "Holy Land,regions,Middle East,\n"
        "Portugal,regions,Portugal,\n"
        "Atlantis,regions,new,\n"
        "Gulf,regions,reject,which one\n"
        "Iceland,regions,reject,\n"
    )
    vocabularies.decisions = parse(table.encode(), vocabularies)
    checker = Checker(Selection(select=("TAX",)), vocabularies)
    terms = ["Holy Land", "Portugal", "Atlantis", "Gulf", "Iceland", "Iran"]
    told = sorted(checker.check_data({"regions": terms}), key=lambda d: d.pointer or "")
    assert [(d.code, d.pointer, d.message) for d in told] == [
        (
            "TAX102",
            "/regions/0",
            "'Holy Land' is not the preferred label; regions says 'Middle East'",
        ),
        ("TAX101", "/regions/3", "'Gulf' was decided to be no term of regions: which one"),
        ("TAX101", "/regions/4", "'Iceland' was decided to be no term of regions"),
    ]
    done = normalize({"regions": terms}, checker)
    assert done.record["regions"] == ["Middle East", *terms[1:]]
    assert [change.method for change in done.changes] == ["decision"]
    assert [left.value for left in done.unresolved] == ["Gulf", "Iceland"]


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
