"""The author rules together: one finding a mistake, and what repairs make of a list."""

from __future__ import annotations

import json

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.engine.select import Selection
from carnegie_meta.rules import registry
from carnegie_meta.rules.example import Bad

AUT = Checker(Selection(select=("AUT",)))
AUT_AND_SCH = Checker(Selection(select=("AUT", "SCH")))


def codes(authors: object) -> list[str]:
    return sorted(d.code for d in AUT.check_data({"authors": authors}))


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ([], []),
        ([""], []),
        (["Tong Zhao", "Zhang Chuanjie"], []),
        (["Tong Zhao", "Tong Zhao"], []),  # the schema's
        ("Tong Zhao and Judy Dempsey", []),  # the schema's: a text where a list belongs
        ("Staff", []),  # likewise
        ([None, 3, ["Anna Roe"], {"name": None}, {"name": "Anna Roe"}], []),
        (["Staff"], ["AUT101"]),
        (["By Staff"], ["AUT101"]),
        (["Staff", "STAFF"], ["AUT101", "AUT101", "AUT201"]),
        (["a@example.org"], ["AUT102"]),
        (["Anna Roe, John Doe, and Li Na"], ["AUT103"]),
        (["Anna Roe\nJohn Doe"], ["AUT103"]),
        (["Anna\nRoe"], []),
        (["Anna Roe\nSenior Fellow, Carnegie Europe"], ["AUT106"]),
        (["Editors", "Senior Fellow"], ["AUT101", "AUT101"]),
        (["Miss Anna Roe"], ["AUT105"]),
        (["United Nations", "卡内基国际和平基金会"], ["AUT112", "AUT112"]),
        (["Anna Roe et al."], ["AUT104"]),
        (["Prof. Dr. Anna Roe"], ["AUT105"]),
        (["Anna Roe, Senior Fellow, Carnegie Europe"], ["AUT106"]),
        (["By Anna Roe"], ["AUT107"]),
        (["Cook, Steven A."], ["AUT108"]),
        (["STEVEN COOK"], ["AUT109"]),
        (["steven cook"], ["AUT109"]),
        (["Anna Roe,"], ["AUT110"]),
        (["“Anna Roe"], ["AUT110"]),
        (["Anna Roe1"], ["AUT111"]),
        (["Carnegie Endowment for International Peace"], ["AUT112"]),
        (["Andrew S Weiss", "Andrew S. Weiss"], ["AUT201"]),
        (["Tong Zhao", {"name": "Tong Zhao"}], ["AUT201"]),
        ([{"name": "Tong Zhao", "role": "a"}, {"name": "Tong Zhao"}], ["AUT201"]),
        ([{"name": "Tong Zhao", "role": "a"}, {"name": "Tong Zhao", "role": "b"}], []),
        (
            [{"name": "Li Na", "affiliation": "a"}, {"name": "Li Na", "affiliation": "b"}],
            [],
        ),
        ([{"name": "Tong Zhao"}, {"name": "Tong Zhao"}], []),  # the schema's
        (["Steven Cook", "Steven A. Cook"], ["AUT202"]),
        (["Erica Gaston", "Dr. Erica L. Gaston"], ["AUT105", "AUT202"]),
        (["Anders Aslund", "Anders Åslund"], ["AUT202"]),
        (["Dmitri Trenin", "Дмитрий Тренин"], ["AUT203"]),
        (["Alexey Arbatov", "Alexei Arbatov"], ["AUT203"]),
        (["Marc Pierini", "Marc Perini"], ["AUT203"]),
        (["Viktor Orban", "Tong Zhao", "Orban Viktor"], ["AUT203"]),
        (["Dan Baer", "Daniel Baer"], ["AUT203"]),
        (["Zhang Chuanjie", "Chuanjie Zhang"], ["AUT202"]),
        (["Alexandra Steers", "Alexadnra Steers"], ["AUT203"]),
        (["Marwan Muasher", "مروان المعشر"], ["AUT203"]),
        (["Hans Schmid", "Hans Schmidt"], []),
        (["Mariana Plum", "Mariana Nascimento Plum"], ["AUT203"]),
        (["Dr. Anna Roe and Prof. John Doe"], ["AUT103"]),
        (["Roe, Anna and Doe, John"], ["AUT103"]),
        (["ANNA ROE AND JOHN DOE"], ["AUT103"]),
        (["Mr. and Mrs. Roe"], ["AUT103"]),
        (["By Anna Roe and John Doe"], ["AUT103", "AUT107"]),
        (["Anna Roe, John Doe et al."], ["AUT103", "AUT104"]),
        (["Gen. John Roe (Ret.)"], ["AUT105"]),
        (["Staff", "Staff"], ["AUT101", "AUT101"]),
        (["Marwan Muasher", "Muasher, Marwan"], ["AUT108"]),
        (["Marwan Muasher", "Dr. Marwan Muasher"], ["AUT105"]),
        (["Anna Roe", "Anna Roe,"], ["AUT110"]),
        (["Dr. Anna Roe", {"name": "Dr. Anna Roe"}], ["AUT105", "AUT105", "AUT201"]),
        (["George H. W. Bush", "George W. Bush"], []),
        (["John Smith", "John A. Smith"], ["AUT203"]),
        (["Mohammed Ali", "Muhammad Ali"], []),
        (["Mary Major, Amb."], ["AUT105"]),
        (["Mary Major, M.A."], ["AUT105"]),
        (["James Smith, DC"], ["AUT106"]),
        (["Max Muster, CEO"], ["AUT106"]),
        (["Smith Jones, AJ"], []),
        (["De Waal, Thomas"], ["AUT108"]),
        (["<script>alert(1)</script>"], []),
        (["Steven Cook", "David Cook", "Cook", "S. Cook"], []),
        (["Toby Dalton", "Melissa G. Dalton", "Nathan J. Brown", "Frances Z. Brown"], []),
    ],
)
def test_one_finding_a_mistake(authors: object, expected: list[str]) -> None:
    assert codes(authors) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["By Dr. Anna Roe, ed.,"], ["Anna Roe"]),
        (["Cook, Steven A."], ["Steven A. Cook"]),
        (["Anna Roe", "ANNA ROE"], ["Anna Roe"]),
        (["Dr. Anna Roe", "Anna Roe"], ["Anna Roe"]),
        (["Anna Roe", {"name": "Anna Roe", "bio": "A scholar."}], "object"),
        (["Dr. Erica L. Gaston", "Erica Gaston"], ["Erica L. Gaston", "Erica Gaston"]),
        (["Cook, Steven", "STEVEN FOO", "Anna Roe and John Doe"], None),
        (["Mr. and Mrs. Roe", "By Sung-ho", "Dr. Dre", "Mr. T"], None),
        (["General Assembly Jones", "Thomas De Waal", "Thomas de Waal"], None),
        (["tong zhao", "TONG ZHAO"], None),
        (["will.i.am", "Will.I.Am"], None),
    ],
)
def test_safe_repairs(before: list[object], after: object) -> None:
    record = {"authors": before}
    fixed = json.loads(fix_text(json.dumps(record), "json", AUT_AND_SCH).text)
    if after is None:
        after = before
    elif after == "object":
        after = before[1:]
    assert fixed == {"authors": after}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["Anna Roe, John Doe & Li Na"], ["Anna Roe", "John Doe", "Li Na"]),
        (["John Doe", "Anna Roe and John Doe"], ["John Doe", "Anna Roe"]),
        (["Cook, Steven", "STEVEN FOO"], ["Steven Cook", "Steven Foo"]),
        (["Steven Cook", "Steven A. Cook"], ["Steven A. Cook"]),
        (["Steven A. Cook", "Steven Cook"], ["Steven A. Cook"]),
        (["Anders Aslund", "Anders Åslund"], ["Anders Åslund"]),
        (["BY JANE DOE"], ["Jane Doe"]),
        (["By Jane Doe and John Smith"], ["Jane Doe", "John Smith"]),
        (["Alexey Arbatov / Алексей Арбатов"], None),
        (["Dmitri Trenin", "Дмитрий Тренин"], None),
        (["Anna Roe in conversation with John Doe"], None),
        ([{"name": "Anna Roe and John Doe", "bio": "Both write."}], None),
    ],
)
def test_unsafe_repairs(before: list[object], after: list[str] | None) -> None:
    text = fix_text(json.dumps({"authors": before}), "json", AUT, unsafe=True).text
    assert json.loads(text) == {"authors": before if after is None else after}


@pytest.mark.parametrize(
    ("fuller", "other"),
    [
        ("Thomas Graham, Jr.", "Thomas Graham Jr."),
        ("Ariel (Eli) Levite", "Ariel Levite"),
        ("Kathryn Stoner-Weiss", "Kathryn Stoner Weiss"),
        ("Thomas de Waal", "Thomas De Waal"),
        ("Anders Åslund", "Anders Aslund"),
        ("Jon Kjær", "Jon Kjaer"),
        ("Nathan James Brown", "Nathan J. Brown"),
        ("J.R.R. Tolkien", "JRR Tolkien"),
    ],
)
def test_the_fuller_spelling_stays(fuller: str, other: str) -> None:
    for names in ([fuller, other], [other, fuller]):
        text = json.dumps({"authors": names})
        assert json.loads(fix_text(text, "json", AUT).text) == {"authors": names}
        assert json.loads(fix_text(text, "json", AUT, unsafe=True).text) == {"authors": [fuller]}


@pytest.mark.parametrize(
    "names", [["Inès Abdelrazek", "Inès Abdel Razek"], ["Ta'ani Roe", "Ta’ani Roe"]]
)
def test_the_first_of_equals_stays(names: list[str]) -> None:
    for listed in (names, names[::-1]):
        text = json.dumps({"authors": listed})
        mended = fix_text(text, "json", AUT, unsafe=True).text
        assert json.loads(mended) == {"authors": listed[:1]}


def test_an_object_that_spells_the_name_worse_is_no_ground_for_a_repair() -> None:
    record = {"authors": ["Thomas Graham, Jr.", {"name": "Thomas Graham Jr.", "bio": "A writer."}]}
    assert json.loads(fix_text(json.dumps(record), "json", AUT, unsafe=True).text) == record


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Steven Cook", "Steven A. Cook"], "look like one person"),
        (["Anders Aslund", "Anders Åslund"], "are one person"),
    ],
)
def test_what_is_only_likely_is_said_so(names: list[str], words: str) -> None:
    (diagnostic,) = AUT.check_data({"authors": names})
    assert f" {words} in two spellings" in diagnostic.message


FIXED = [
    pytest.param(rule.code, example, id=f"{rule.code}-{number}")
    for rule in registry.rules()
    if rule.code.startswith("AUT")
    for number, example in enumerate(rule.examples)
    if isinstance(example, Bad) and example.fixed is not None
]


@pytest.mark.parametrize(("code", "example"), FIXED)
def test_an_example_is_mended_as_it_says(code: str, example: Bad) -> None:
    checker = Checker(Selection(select=(code,)))
    assert fix_text(example.text, example.format, checker, unsafe=True).text == example.fixed


def test_a_long_name_is_cut_in_the_message() -> None:
    (diagnostic,) = AUT.check_data({"authors": [" and ".join(["Anna Roe", "John Doe"] * 60)]})
    assert len(diagnostic.message) < 500
