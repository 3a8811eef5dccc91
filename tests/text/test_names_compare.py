"""One person or two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text.names_compare import compare, repeated

VARIANTS = [
    ("Steven Cook", "Steven A. Cook", ("initial",), True),
    ("David Sanger", "David E. Sanger", ("initial",), True),
    ("Nathan J. Brown", "Nathan James Brown", ("initial",), True),
    ("C. Raja Mohan", "Raja Mohan", ("initial",), True),
    ("George H. Bush", "George H. W. Bush", ("initial",), True),
    ("Anders Aslund", "Anders Åslund", ("accent",), True),
    ("Erica Gaston", "Dr. Erica Gaston", ("title",), True),
    ("Erica Gaston", "Dr. Erica L. Gaston", ("title", "initial"), True),
    ("Erica Gaston", "By Erica Gaston", ("title",), True),
    ("Judy Dempsey", "Judy Dempsey (moderator)", ("title",), True),
    ("Ariel (Eli) Levite", "Ariel Levite", ("nickname",), True),
    ("Cook, Steven", "Steven Cook", ("writing",), True),
    ("Inès Abdel Razek", "Inès Abdelrazek", ("writing",), True),
    ("JRR Tolkien", "J.R.R. Tolkien", ("writing",), True),
    ("Mariana Plum", "Mariana Nascimento Plum", ("middle",), False),
    ("Dmitri Trenin", "Дмитрий Тренин", ("script",), False),
    ("Alexei Arbatov", "Алексей Арбатов", ("script",), False),
    ("Alexey Arbatov", "Alexei Arbatov", ("spelling",), False),
    ("Trần Thị Hoà", "Trần Thị Hoá", ("spelling",), False),
    ("Marc Pierini", "Marc Perini", ("slip",), False),
    ("Marc Pierini", "Marc Peirini", ("slip",), False),
]

SAME = [
    ("Steven Cook", "STEVEN  COOK"),
    ("Andrew S Weiss", "Andrew S. Weiss"),
    ("Jean-Marie Guéhenno", "Jean Marie Guéhenno"),
    ("Thomas Graham Jr", "Thomas Graham, Jr."),
    ("Sukarno", "SUKARNO"),
    ("王毅", "王毅"),
]

DIFFERENT = [
    ("David Cook", "Steven Cook"),
    ("Michael Young", "Michael D. Swaine"),
    ("J. Brown", "Nathan J. Brown"),
    ("N. Brown", "Nathan Brown"),
    ("Frances Z. Brown", "Nathan J. Brown"),
    ("Steven A. Cook", "Steven B. Cook"),
    ("Nathan James Brown", "Nathan Paul Brown"),
    ("George H. W. Bush", "George W. Bush"),
    ("George H. W. Bush", "George Walker Bush"),
    ("George Herbert Walker Bush", "George W. Bush"),
    ("Thomas Graham", "Thomas Graham, Jr."),
    ("Thomas Graham, Sr.", "Thomas Graham, Jr."),
    ("Toby Dalton", "Melissa G. Dalton"),
    ("Anna Roe", "Anna Doe"),
    ("Ann Alee", "Anna Lee"),
    ("Kim Jung", "Kim Min Jung"),
    ("Mohammed Ali", "Mohammed Hassan Ali"),
    ("Nguyen Anh", "Nguyen Van Anh"),
    ("Maria Garcia", "Maria Lopez Garcia"),
    ("Kim Lee", "Kim Le"),
    ("Sasha Petrov", "Sasha Petrova"),
    ("Саша Петров", "Саша Петрова"),
    ("Thomas Waal", "Thomas de Waal"),
    ("Li Na", "Na Li"),
    ("Igor Ivanov", "Sergei Ivanov"),
    ("Marc Cohn", "Mark Kohn"),
    ("Daniel Hahler", "Daniel Mahler"),
    ("Steven Cook", "Steven Cook and Mary Cook"),
    ("Carnegie Europe", "Carnegie Endowment Europe"),
    ("Staff", "Editor"),
    ("", "Anna Roe"),
    ("—", "…"),
]


@pytest.mark.parametrize(("one", "other", "kinds", "certain"), VARIANTS)
def test_variants(one: str, other: str, kinds: tuple[str, ...], certain: bool) -> None:
    for comparison in (compare(one, other), compare(other, one)):
        assert (comparison.verdict, comparison.kinds) == ("variant", kinds)
        assert comparison.certain is certain


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same(one: str, other: str) -> None:
    assert compare(one, other).verdict == compare(other, one).verdict == "same"


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_people(one: str, other: str) -> None:
    assert compare(one, other).verdict == compare(other, one).verdict == "different"


def test_each_later_name_is_told_once() -> None:
    names = ("Steven Cook", "Tong Zhao", "Steven A. Cook", "STEVEN COOK", "Steven Cook")
    assert [(later, earlier, c.verdict) for later, earlier, c in repeated(names)] == [
        (2, 0, "variant"),
        (3, 0, "same"),
        (4, 0, "same"),
    ]


def test_the_surest_earlier_name_is_taken() -> None:
    names = ("Alexei Arbatov", "Alexey B. Arbatov", "Alexey Arbatov")
    assert [(later, earlier, c.kinds) for later, earlier, c in repeated(names)] == [
        (1, 0, ("spelling", "initial")),
        (2, 1, ("initial",)),
    ]


def test_a_list_too_long_for_a_byline_is_searched_for_equal_names_only() -> None:
    names = tuple(f"Anna Roe{'abcdefghij'[n % 10]}{n}" for n in range(5000))
    found = repeated((*names, "Anna B. Roea0", "ANNA ROEA0"))
    assert [(later, earlier, c.verdict) for later, earlier, c in found] == [(5001, 0, "same")]


PIECES = "Anna anna ÁNNA Roe roe A. B Dr. de Jr. Анна Иванов Ivanov , (Ann) and - ’ Ph.D."


@settings(max_examples=200, deadline=None)
@given(*[st.lists(st.sampled_from(PIECES.split(" ")), max_size=6).map(" ".join)] * 2)
def test_comparing_is_symmetric(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.verdict == back.verdict
    assert there.certain == back.certain
    assert compare(one, one).verdict == ("same" if one.strip(" ,-’") else "different")
