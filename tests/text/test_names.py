"""Names cut into people and into parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text.names import is_initial, is_organisation, parse
from carnegie_meta.text.names_people import may_be_several, people


@pytest.mark.parametrize(
    ("text", "given_names", "family", "suffix"),
    [
        ("Thomas de Waal", ("Thomas",), ("de", "Waal"), ""),
        ("Thomas Graham, Jr.", ("Thomas",), ("Graham",), "Jr."),
        ("Martin Luther King III", ("Martin", "Luther"), ("King",), "III"),
        ("Cook, Steven A.", ("Steven", "A."), ("Cook",), ""),
        ("Cook,Steven", ("Steven",), ("Cook",), ""),
        ("Graham, Thomas, Jr.", ("Thomas",), ("Graham",), "Jr."),
        ("Ariel (Eli) Levite", ("Ariel",), ("Levite",), ""),
        ("Ursula von der Leyen", ("Ursula",), ("von", "der", "Leyen"), ""),
        ("Dr. Erica L. Gaston", ("Erica", "L."), ("Gaston",), ""),
        ("Sukarno", (), ("Sukarno",), ""),
        ("Джон Ф. Теффт", ("Джон", "Ф."), ("Теффт",), ""),
        ("", (), (), ""),
    ],
)
def test_a_name_has_parts(
    text: str, given_names: tuple[str, ...], family: tuple[str, ...], suffix: str
) -> None:
    name = parse(text)
    assert (name.given, name.family, name.suffix) == (given_names, family, suffix)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("By Anna Roe", [("byline", "By")]),
        ("Written by Anna Roe", [("byline", "Written by")]),
        ("Prof. Dr. Anna Roe", [("title", "Prof. Dr.")]),
        ("H.E. Ambassador Anna Roe", [("title", "H.E. Ambassador")]),
        ("H. E. Dr. Anna Roe", [("title", "H. E. Dr.")]),
        ("The Rt Hon Anna Roe", [("title", "The Rt Hon")]),
        ("H.E. Bates", []),
        ("Lt. Gen. Anna Roe (Ret.)", [("title", "Lt. Gen."), ("credential", "Ret.")]),
        ("Anna Roe, M.A., Ph.D.", [("credential", "M.A."), ("credential", "Ph.D.")]),
        ("Anna Roe PhD", [("credential", "PhD")]),
        ("Anna Roe, Jr., moderator", [("suffix", "Jr."), ("role", "moderator")]),
        ("Anna Roe – Carnegie Europe", [("affiliation", "Carnegie Europe")]),
        ("Anna Roe (Georgetown University)", [("affiliation", "Georgetown University")]),
        ("Interviewer: Anna Roe", [("role", "Interviewer:")]),
        ("Moderator Anna Roe", [("role", "Moderator")]),
        ("Anna “Annie” Roe", [("nickname", "Annie")]),
        ("Jun, Ma", []),
        ("Dr.", []),
    ],
)
def test_what_stands_around_a_name(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(part.kind, part.text) for part in parse(text).parts] == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Roe and John Doe", ["Anna Roe", "John Doe"]),
        ("Anna Roe AND John Doe", ["Anna Roe", "John Doe"]),
        ("Anna Roe, John Doe, and Li Na", ["Anna Roe", "John Doe", "Li Na"]),
        ("Anna Roe, John Doe & Li Na", ["Anna Roe", "John Doe", "Li Na"]),
        ("Anna Roe; John Doe", ["Anna Roe", "John Doe"]),
        ("Anna Roe / John Doe", ["Anna Roe", "John Doe"]),
        ("Anna Roe + John Doe", ["Anna Roe", "John Doe"]),
        ("Anna Roe | John Doe", ["Anna Roe", "John Doe"]),
        ("Roe and Doe", ["Roe", "Doe"]),
        ("Roe, Doe and Li", ["Roe", "Doe", "Li"]),
        ("Anna and John Doe", ["Anna", "John Doe"]),
        ("Roe, Anna B. and Doe, John", ["Roe, Anna B.", "Doe, John"]),
        ("Roe, A., Doe, J.", ["Roe, A.", "Doe, J."]),
        ("А. Иванов, Б. Петров", ["А. Иванов", "Б. Петров"]),
        ("Иванов и Петров", ["Иванов", "Петров"]),
        ("Jean Dupont et Marie Curie", ["Jean Dupont", "Marie Curie"]),
        ("Hans Meier und Anna Schmidt", ["Hans Meier", "Anna Schmidt"]),
        ("María Roa y Juan Pérez", ["María Roa", "Juan Pérez"]),
        ("João Silva e Maria Santos", ["João Silva", "Maria Santos"]),
        ("Thomas Graham, Jr., and Anna Roe", ["Thomas Graham, Jr.", "Anna Roe"]),
        ("Thomas Graham, Jr., Anna Roe", ["Thomas Graham, Jr.", "Anna Roe"]),
        ("Anna Roe, PhD, and John Doe", ["Anna Roe, PhD", "John Doe"]),
        ("王毅、习近平", ["王毅", "习近平"]),
        ("أحمد علي، محمد حسن", ["أحمد علي", "محمد حسن"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Karl von und zu Liechtenstein", ["Karl von und zu Liechtenstein"]),
        ("Ramasamy s/o Palanisamy", ["Ramasamy s/o Palanisamy"]),
        ("Trinh Nguyen and Co", ["Trinh Nguyen and Co"]),
        ("Doe & Doe", ["Doe & Doe"]),
        ("Anna Roe, Senior Fellow", ["Anna Roe, Senior Fellow"]),
        ("Anna Roe | Carnegie Europe", ["Anna Roe | Carnegie Europe"]),
        ("García Márquez, Gabriel", ["García Márquez, Gabriel"]),
        ("de Waal Roe, Thomas Peter", ["de Waal Roe, Thomas Peter"]),
        ("Anna Roe (she/her)", ["Anna Roe (she/her)"]),
        ("Anna Roe (Paris, France)", ["Anna Roe (Paris, France)"]),
        ("and", ["and"]),
    ],
)
def test_people_in_a_byline(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in people(text)] == expected
    assert len(expected) == 1 or may_be_several(text)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("A.", True), ("J.R.", True), ("J.-M.", True), ("A", True), ("Al", False), (".", False)],
)
def test_initials(word: str, expected: bool) -> None:
    assert is_initial(word) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carnegie Endowment for International Peace", True),
        ("Carnegie Europe", True),
        ("The Editors", True),
        ("Malcolm H. Kerr Carnegie Middle East Center", True),
        ("Reuters", True),
        ("Московский центр Карнеги", True),
        ("Christopher Center", False),
        ("Eyal Press", False),
        ("Michael Bloomberg", False),
        ("Editors", False),
    ],
)
def test_institutions(text: str, expected: bool) -> None:
    assert is_organisation(text) is expected


PIECES = 'Anna Roe , ; ( ) and & Jr. de Dr. By ed. " “ A. / - – et al. и Иван PhD : | y II 1'
BYLINES = st.lists(
    st.sampled_from([*PIECES.split(" "), " ", "  ", "\u00a0", "Carnegie Europe", "x@y.org"]),
    max_size=9,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(BYLINES | st.text(max_size=30))
def test_people_and_parts_lie_in_the_text(text: str) -> None:
    last = 0
    assert may_be_several(text) or len(people(text)) == 1
    for start, end in people(text):
        assert last <= start <= end <= len(text)
        last = end
        name = parse(text, start, end)
        assert start <= name.start <= name.end <= end
        for part in name.parts:
            assert start <= part.start <= part.end <= end
            assert part.text in text[part.start : part.end]
