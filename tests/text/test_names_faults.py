"""What is wrong with one name, and the name after the repair."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text import names_faults
from carnegie_meta.text.names_case import capitalised
from carnegie_meta.text.names_faults import faults, is_placeholder

FAULTS: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    ("By Anna Roe", [("byline", "By", "Anna Roe")]),
    ("by: Anna Roe", [("byline", "by:", "Anna Roe")]),
    ("Written by Anna Roe", [("byline", "Written by", "Anna Roe")]),
    ("Автор: Анна Роу", [("byline", "Автор:", "Анна Роу")]),
    ("Dr Anna Roe", [("title", "Dr", "Anna Roe")]),
    ("Amb. Anna Roe", [("title", "Amb.", "Anna Roe")]),
    ("Professor Anna Roe", [("title", "Professor", "Anna Roe")]),
    ("The Honorable Anna Roe", [("title", "The Honorable", "Anna Roe")]),
    ("проф. Анна Роу", [("title", "проф.", "Анна Роу")]),
    ("Anna Roe, PhD", [("title", "PhD", "Anna Roe")]),
    ("Anna Roe Ph.D.", [("title", "Ph.D.", "Anna Roe")]),
    ("Anna Roe, M.A., Ph.D.", [("title", "M.A., Ph.D.", "Anna Roe")]),
    ("Anna Roe, ed.", [("role", "ed.", "Anna Roe")]),
    ("Anna Roe (moderator)", [("role", "moderator", "Anna Roe")]),
    ("Anna Roe, Moderator", [("role", "Moderator", "Anna Roe")]),
    ("Anna Roe – host", [("role", "host", "Anna Roe")]),
    ("Edited by Anna Roe", [("role", "Edited by", "Anna Roe")]),
    ("Анна Роу (модератор)", [("role", "модератор", "Анна Роу")]),
    ("Anna Roe, Carnegie Europe", [("role", "Carnegie Europe", "Anna Roe")]),
    ("Cook, Steven A.", [("inverted", "Cook, Steven A.", "Steven A. Cook")]),
    ("Graham, Thomas, Jr.", [("inverted", "Graham, Thomas", "Thomas Graham, Jr.")]),
    ("STEVEN COOK", [("capitals", "STEVEN COOK", "Steven Cook")]),
    ("XI JINPING", [("capitals", "XI JINPING", "Xi Jinping")]),
    ("SUKARNO", [("capitals", "SUKARNO", "Sukarno")]),
    ("steven cook", [("small", "steven cook", "Steven Cook")]),
    ("thomas j. roe", [("small", "thomas j. roe", "Thomas J. Roe")]),
    ("иван иванов", [("small", "иван иванов", "Иван Иванов")]),
    ("Staff", [("placeholder", "Staff", None)]),
    ("By Admin", [("placeholder", "By Admin", None)]),
    ("N/A", [("placeholder", "N/A", None)]),
    ("???", [("placeholder", "???", None)]),
    ("007", [("placeholder", "007", None)]),
    ("Carnegie Staff", [("placeholder", "Carnegie Staff", None)]),
    ("a.roe@example.org", [("address", "a.roe@example.org", None)]),
    ("Anna Roe <a@example.org>", [("address", "a@example.org", "Anna Roe")]),
    ("Anna Roe (mailto:a@example.org)", [("address", "a@example.org", "Anna Roe")]),
    ("https://example.org/roe", [("address", "https://example.org/roe", None)]),
    ("www.example.org", [("address", "www.example.org", None)]),
    ("carnegieendowment.org/experts/1", [("address", "carnegieendowment.org/experts/1", None)]),
    ("@annaroe", [("address", "@annaroe", None)]),
    ("Anna Roe et al.", [("others", "et al.", "Anna Roe")]),
    ("Anna Roe, et al", [("others", "et al", "Anna Roe")]),
    ("Anna Roe and others", [("others", "and others", "Anna Roe")]),
    ("Иванов и др.", [("others", "и др.", "Иванов")]),
    ("Anna Roe,", [("stray", ",", "Anna Roe")]),
    ("Anna Roe ;", [("stray", ";", "Anna Roe")]),
    ("Anna Roe.", [("stray", ".", "Anna Roe")]),
    ("Anna Roe…", [("stray", "…", "Anna Roe")]),
    ("Anna Roe*", [("stray", "*", "Anna Roe")]),
    ("• Anna Roe", [("stray", "•", "Anna Roe")]),
    ("- Anna Roe", [("stray", "-", "Anna Roe")]),
    ('"Anna Roe"', [("stray", '"Anna Roe"', "Anna Roe")]),
    ("«Анна Роу»", [("stray", "«Анна Роу»", "Анна Роу")]),
    ("(Anna Roe)", [("stray", "(Anna Roe)", "Anna Roe")]),
    ("“Anna Roe", [("stray", "“", "Anna Roe")]),
    ("Anna (Annie Roe", [("stray", "(", None)]),
    ("Anna Roe , Jr.", [("stray", " ,", "Anna Roe, Jr.")]),
    ("Anna Roe,, Jr.", [("stray", ",,", "Anna Roe, Jr.")]),
    ("Anna Roe1", [("digit", "1", "Anna Roe")]),
    ("Anna Roe²", [("digit", "²", "Anna Roe")]),
    ("Anna2 Roe", [("digit", "2", None)]),
    ("Carnegie Endowment", [("organisation", "Carnegie Endowment", None)]),
    ("By Reuters", [("organisation", "By Reuters", None)]),
    ("Anna Roe and John Doe", [("several", "Anna Roe and John Doe", None)]),
    (
        "By Anna Roe and John Doe",
        [
            ("several", "By Anna Roe and John Doe", None),
            ("byline", "By", "Anna Roe and John Doe"),
        ],
    ),
    ("BY ANNA ROE", [("byline", "BY", "ANNA ROE"), ("capitals", "ANNA ROE", None)]),
    ("par Anna Roe", [("byline", "par", "Anna Roe")]),
    ("Gen. John Roe (Ret.)", [("title", "Gen., Ret.", "John Roe")]),
    ("Anna Roe, P.C.", [("title", "P.C.", "Anna Roe")]),
    ("Cook, J.D.", [("inverted", "Cook, J.D.", "J.D. Cook")]),
    ("Dr.", [("title", "Dr.", None)]),
    ("Mr. T", [("title", "Mr.", None)]),
    ("Moderator: Anna Roe, ed.", [("role", "Moderator, ed.", "Anna Roe")]),
    ("Interview with Anna Roe", [("role", "Interview with", "Anna Roe")]),
    ("An interview with Anna Roe", [("role", "An interview with", "Anna Roe")]),
    ("Anna Roe | Carnegie", [("role", "Carnegie", "Anna Roe")]),
    ("#Anna Roe", [("stray", "#", "Anna Roe")]),
    ("Anna_Roe", [("stray", "_", "Anna Roe")]),
    ("anna_roe", [("stray", "_", "anna roe")]),
    ("Anna Roe-12", [("digit", "12", "Anna Roe-")]),
    # Several people: each mistake of one of them waits until they are apart.
    ("Mr. and Mrs. Roe", [("several", "Mr. and Mrs. Roe", None)]),
    ("Roe, Anna and Doe, John", [("several", "Roe, Anna and Doe, John", None)]),
    ("ANNA ROE AND JOHN DOE,", [("several", "ANNA ROE AND JOHN DOE", None)]),
    (
        "Dr. ANNA ROE, ed.",
        [
            ("title", "Dr.", "ANNA ROE, ed."),
            ("capitals", "ANNA ROE", "Dr. Anna Roe, ed."),
            ("role", "ed.", "Dr. ANNA ROE"),
        ],
    ),
    # Other families say what is wrong with these.
    ("", []),
    ("  ", []),
    (" Anna  Roe ", []),
    ("e. e. cummings", []),
    ("<b>Anna Roe</b>", []),
    ("<script>alert(1)</script>", []),
    ("Anna &amp; John Roe", []),
    ("Anna Roe (she/her)", []),
    ("Anna Roe, " * 1000, []),  # no name, and no byline
]


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_faults(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(f.kind, f.text, f.repaired) for f in faults(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        *("By Anna Roe", "Dr. Anna Roe", "Anna Roe, ed.", "Cook, Steven A.", "Anna Roe,"),
        *("“Anna Roe”", "• Anna Roe", "Anna Roe, PhD"),
    ],
)
def test_a_sure_repair(text: str) -> None:
    (fault,) = faults(text)
    assert fault.sure
    assert fault.repaired is not None
    assert faults(fault.repaired) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("Cook, Steven", "STEVEN COOK", "Anna Roe1", "Anna Roe et al.", "Anna Roe…"),
        *("Anna Roe, Carnegie Europe", "Anna Roe, Senior Nonresident Fellow"),
        *("By Sung-ho", "Dr. Dre", "General Assembly Jones", "Anna_Roe"),
        *("Interview with Anna Roe", "Roe, PhD"),
    ],
)
def test_a_repair_that_is_a_guess(text: str) -> None:
    (fault,) = faults(text)
    assert fault.repaired is not None
    assert not fault.sure


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Anna Roe and John Doe", ("Anna Roe", "John Doe")),
        ("Dr. Anna Roe and Prof. John Doe", ("Dr. Anna Roe", "Prof. John Doe")),
    ],
)
def test_several_people_are_named_without_the_byline_word(
    text: str, names: tuple[str, ...]
) -> None:
    assert faults(text)[0].people == names


def test_placeholders() -> None:
    for text in ("TBD", "tba.", "[Author Name]", "{{ author }}", "<unknown>", "Firstname Lastname"):
        assert is_placeholder(text)
    for text in ("редакция", "Без автора", "佚名", "هيئة التحرير", "—", "n.a.", "Test_User"):
        assert is_placeholder(text)
    for text in ("Robert Guest", "Na Li", "Test Roe", "Anon Roe", "王毅"):
        assert not is_placeholder(text)


def test_capitals_are_guessed() -> None:
    assert capitalised("JOHN MCFAUL III") == "John McFaul III"
    assert capitalised("anna van der roe-o’brien") == "Anna van der Roe-O’Brien"
    assert capitalised("DE WAAL") == "De Waal"
    assert capitalised("ДЖОН Ф. ТЕФФТ") == "Джон Ф. Теффт"


PIECES = (
    'Anna Roe , ; ( ) and & Jr. de Dr. By ed. " “ A. / - – et al. Иван и PhD : | … 1 ROE roe Staff'
)
BYLINES = st.lists(st.sampled_from([*PIECES.split(" "), " ", ",", "Carnegie Europe"]), max_size=8)


@settings(max_examples=200, deadline=None)
@given(BYLINES.map(" ".join) | BYLINES.map("".join) | st.text(max_size=30))
def test_every_fault_lies_in_the_name_and_every_repair_changes_it(text: str) -> None:
    last = 0
    for fault in faults(text):
        assert last <= fault.start < fault.end <= len(text)
        last = fault.start
        assert fault.repaired != text
        assert fault.repaired is None or fault.repaired.strip()
        assert fault.kind != "several" or len(fault.people) > 1


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=5).map(" ".join).map(str.title))
def test_the_quick_way_never_hides_a_fault(text: str) -> None:
    assert len(faults(text)) == len(sorted_faults(text))


@pytest.mark.parametrize("text", [text for text, _ in FAULTS])
def test_the_quick_way_is_not_taken_with_faults(text: str) -> None:
    assert len(faults(text.title())) == len(sorted_faults(text.title()))


def sorted_faults(text: str) -> list[names_faults.Fault]:
    """Faults without the quick way."""
    found = names_faults._faults(text)
    return sorted(found, key=lambda fault: fault.start)


@pytest.mark.parametrize(
    ("text", "kind", "repaired"),
    [
        ("Anna Roe, deceased", "role", "Anna Roe"),
        ("Anna Roe, heir at law", "role", "Anna Roe"),
        ("Cook, steven", "inverted", "steven Cook"),
    ],
)
def test_small_letters_after_a_comma_are_a_remark_or_a_given_name(
    text: str, kind: str, repaired: str
) -> None:
    (fault,) = faults(text)
    assert (fault.kind, fault.repaired, fault.sure) == (kind, repaired, False)


def test_an_initial_makes_a_person_of_a_council() -> None:
    assert faults("William J. Council") == ()
