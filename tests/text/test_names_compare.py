"""One person or two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text.names_compare import compare, keys
from carnegie_meta.text.names_repeated import repeated

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
    ("Cook, Steven", "Steven Cook", ("order",), True),
    ("Cook, Steven A.", "Steven Cook", ("order", "initial"), True),
    ("Zhang Chuanjie", "Chuanjie Zhang", ("order",), True),
    ("Тренин Дмитрий Витальевич", "Дмитрий Витальевич Тренин", ("order",), True),
    ("Inès Abdel Razek", "Inès Abdelrazek", ("spacing",), True),
    ("JRR Tolkien", "J.R.R. Tolkien", ("spacing",), True),
    ("Mariana Plum", "Mariana Nascimento Plum", ("middle name",), False),
    ("Дмитрий Тренин", "Дмитрий Витальевич Тренин", ("middle name",), False),
    ("Dmitri Trenin", "Дмитрий Тренин", ("transliteration",), False),
    ("Dimitri Trenin", "Дмитрий Тренин", ("transliteration",), False),
    ("Dimitri Trenin", "Dmitry Trenin", ("transliteration",), False),
    ("Dmitriy Trenin", "Dmitri Trenin", ("transliteration",), False),
    ("Andrej Baunov", "Andrey Baunov", ("transliteration",), False),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", ("spelling",), False),
    ("Mohammad Javad Zarif", "Mohammed Javad Zarif", ("transliteration",), False),
    ("Dmitri V. Trenin", "Дмитрий Тренин", ("transliteration", "initial"), False),
    ("Alexei Arbatov", "Алексей Арбатов", ("transliteration",), False),
    ("Alexey Arbatov", "Alexei Arbatov", ("transliteration",), False),
    ("John F. Tefft", "Джон Ф. Теффт", ("transliteration",), False),
    ("Thomas Graham", "Томас Грэм", ("transliteration",), False),
    ("Marwan Muasher", "مروان المعشر", ("transliteration",), False),
    ("Wang Jisi", "王缉思", ("transliteration",), False),
    ("Zhao Tong", "赵通", ("transliteration",), False),
    ("Tornike Sharashenidze", "თორნიკე შარაშენიძე", ("transliteration",), False),
    ("Philip Gordon", "Phillip Gordon", ("spelling",), False),
    ("Trần Thị Hoà", "Trần Thị Hoá", ("spelling",), False),
    ("Marc Pierini", "Marc Perini", ("slip",), False),
    ("Marc Pierini", "Marc Peirini", ("slip",), False),
    ("Alexandra Steers", "Alexadnra Steers", ("slip",), False),
    ("Viktor Orbán", "Orbán Viktor", ("order",), False),
    ("Suman Preet Singh", "Singh Suman Preet", ("order",), False),
    ("Dan Baer", "Daniel Baer", ("nickname",), False),
    ("Dan B. Baer", "Daniel Baer", ("nickname", "initial"), False),
    ("Günther Roe", "Guenther Roe", ("accent",), True),
    ("John Smith", "John A. Smith", ("initial",), False),
    ("Michael Brown", "Michael E. Brown", ("initial",), False),
    ("Jon Wolfsthal", "Jonathan Wolfsthal", ("nickname",), False),
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
    ("Frances Z. Brown", "Nathan J. Brown"),
    ("F. Brown", "Nathan J. Brown"),
    ("Steven A. Cook", "Steven B. Cook"),
    ("Nathan James Brown", "Nathan Paul Brown"),
    ("George H. W. Bush", "George W. Bush"),
    ("George Herbert Walker Bush", "George W. Bush"),
    ("Thomas Graham, Sr.", "Thomas Graham, Jr."),
    ("Toby Dalton", "Melissa G. Dalton"),
    ("Anna Roe", "Anna Doe"),
    ("Ann Alee", "Anna Lee"),
    ("Sasha Petrov", "Sasha Petrova"),
    ("Саша Петров", "Саша Петрова"),
    ("Igor Ivanov", "Sergei Ivanov"),
    ("J. Brown", "Nathan J. Brown"),
    ("Acton", "Elizabeth Turpen"),
    ("Olga Petrova", "Олег Петров"),
    ("Igor Ivanov", "Владимир Лукин"),
    ("Ute Meier", "Ute Meyer"),
    ("Jessica Miles", "Jessica Myles"),
    ("John McLaughlin", "Джон Байерли"),
]

UNKNOWN = [
    ("Philip Tellisson", "Phillip Telisson", ("spelling",)),
    ("N. Brown", "Nathan Brown", ("initial",)),
    ("Thomas Graham", "Thomas Graham, Jr.", ("suffix",)),
    ("Kim Jung", "Kim Min Jung", ("middle name",)),
    ("Mohammed Ali", "Mohammed Hassan Ali", ("middle name",)),
    ("Nguyen Anh", "Nguyen Van Anh", ("middle name",)),
    ("Maria Garcia", "Maria Lopez Garcia", ("middle name",)),
    ("Thomas Waal", "Thomas de Waal", ("middle name",)),
    ("Li Na", "Na Li", ("order",)),
    ("Thomas James", "James Thomas", ("order",)),
    ("Anna Maria Roe", "Anna Roe Maria", ("order",)),
    ("Jonathan Roe", "Jonathen Roe", ("slip",)),
    ("Gerd Hoffmann", "Gerd Hofmann", ("slip",)),
    ("Marc Cohn", "Mark Kohn", ("spelling",)),
    ("Martina Moeller", "Martina Mueller", ("slip",)),
    ("Hans Schmid", "Hans Schmidt", ("slip",)),
    ("Peter Hofmann", "Peter Herbert Hofmann", ("middle name",)),
    ("Tom Brown", "Thomas Brown", ("nickname",)),
    ("Murad Kasim", "Mourad Kasim", ("transliteration",)),
    ("Alexander Kasim", "Alexandra Kasim", ("transliteration",)),
    ("Ahmed Ali", "أحمد علي", ("transliteration",)),
    ("Tanaka Taro", "田中 太郎", ("transliteration",)),
    ("Mohammed Ali", "Muhammad Ali", ("transliteration",)),
    ("李伟", "Li Wei", ("transliteration",)),
    ("Kate Tolkien", "Katherine Tolkien", ("nickname",)),
    ("Jon Brown", "Jonathan Brown", ("nickname",)),
    ("Sam Greenberg", "Samuel Greenberg", ("nickname",)),
    ("Alex Gabuev", "Alexandra Gabuev", ("nickname",)),
    ("Sasha Gabuev", "Alexander Gabuev", ("nickname",)),
    ("Chris Tolkien", "Christina Tolkien", ("nickname",)),
    ("Max Boot", "Maximilian Boot", ("nickname",)),
    ("Steven Cook", "Steven Cook and Mary Cook", ()),
    ("Steven Cook", "Cook", ()),
    ("Sukarno", "Suharto", ()),
    ("A.", "Anna Roe", ()),
    ("Tren", "Дмитрий Тренин", ()),
    ("Carnegie Europe", "Carnegie Endowment Europe", ()),
    ("Staff", "Editor", ()),
    ("", "Anna Roe", ()),
    ("—", "…", ()),
]


@pytest.mark.parametrize(("one", "other", "how", "certain"), VARIANTS)
def test_variants(one: str, other: str, how: tuple[str, ...], certain: bool) -> None:
    for comparison in (compare(one, other), compare(other, one)):
        assert (comparison.verdict, comparison.how) == ("variant", how)
        assert comparison.certain is certain
        assert comparison.evidence


@pytest.mark.parametrize(
    ("one", "other"),
    [*SAME, *((one, other) for one, other, _, _ in VARIANTS)],
)
def test_variants_meet_under_a_key(one: str, other: str) -> None:
    assert set(keys(one)) & set(keys(other))
    assert keys(one) == tuple(sorted(set(keys(one))))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same(one: str, other: str) -> None:
    assert compare(one, other).verdict == compare(other, one).verdict == "same"


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_people(one: str, other: str) -> None:
    assert compare(one, other).verdict == compare(other, one).verdict == "different"
    assert compare(one, other).evidence


@pytest.mark.parametrize(("one", "other", "how"), UNKNOWN)
def test_what_names_cannot_say(one: str, other: str, how: tuple[str, ...]) -> None:
    for comparison in (compare(one, other), compare(other, one)):
        assert comparison.verdict == "unknown"
        assert not how or comparison.how == how
        assert comparison.evidence


def test_the_evidence_names_what_was_seen() -> None:
    (slip,) = compare("Marc Pierini", "Marc Perini").evidence
    assert slip == "'Pierini' and 'Perini' differ in one letter"
    (apart,) = compare("Toby Dalton", "Melissa G. Dalton").evidence
    assert apart == "given names 'Toby' and 'Melissa' differ"


def test_an_empty_name_has_no_key() -> None:
    assert keys("") == keys(" — ") == ()
    assert keys("Sukarno") == ("=sukarno",)


def test_each_later_name_is_told_once() -> None:
    names = ("Steven Cook", "Tong Zhao", "Steven A. Cook", "STEVEN COOK", "Steven Cook")
    assert [(later, earlier, c.verdict) for later, earlier, c in repeated(names)] == [
        (2, 0, "variant"),
        (3, 0, "same"),
        (4, 0, "same"),
    ]


def test_the_surest_earlier_name_is_taken() -> None:
    names = ("Alexei Arbatov", "Alexey B. Arbatov", "Alexey Arbatov")
    assert [(later, earlier, c.how) for later, earlier, c in repeated(names)] == [
        (1, 0, ("transliteration", "initial")),
        (2, 1, ("initial",)),
    ]


def test_a_list_too_long_for_a_byline_is_searched_for_equal_names_only() -> None:
    names = tuple(f"Anna Roe{'abcdefghij'[n % 10]}{n}" for n in range(5000))
    found = repeated((*names, "Anna B. Roea0", "ANNA ROEA0"))
    assert [(later, earlier, c.verdict) for later, earlier, c in found] == [(5001, 0, "same")]


PIECES = (
    "George G. Walker Herbert Anna anna ÁNNA Anne Roe roe Roes A. B Dr. de Jr. Анна Иванов Ivanov "
    "Ivanow Zhang Chuanjie Pierini Perini Peirini 王毅 محمد , (Ann) and - ’ Ph.D."
)


@settings(max_examples=400, deadline=None)
@given(*[st.lists(st.sampled_from(PIECES.split(" ")), max_size=6).map(" ".join)] * 2)
def test_comparing_is_symmetric_and_keys_miss_nothing(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)
    assert (there.verdict, there.how) == (back.verdict, back.how)
    assert there.certain == back.certain
    assert compare(one, one).verdict == ("same" if one.strip(" ,-’") else "unknown")
    if there.verdict in ("same", "variant"):
        assert set(keys(one)) & set(keys(other))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.verdict == back.verdict
    if there.verdict in ("same", "variant"):
        assert set(keys(one)) & set(keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jean Dupont", "Jean-Paul Dupont"),
        ("George Bush", "George H.W. Bush"),
        ("Wang Jisi", "王缉思"),
        ("Marwan Muasher", "مروان المعشر"),
    ],
)
def test_what_is_shown_stands_in_a_name(one: str, other: str) -> None:
    for clause in compare(one, other).evidence:
        shown = clause.split("'")[1::2]
        assert shown
        assert all(piece in one or piece in other for piece in shown)
