"""What is called plainly right without a rule, the rules call right as well."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.engine import evident_compile, evident_table
from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.evident import Evident
from carnegie_meta.engine.judge import Judge
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.view import RecordView
from carnegie_meta.rules.base import RecordRule, ValueRule
from carnegie_meta.rules.pages.leftovers import EMPTY_TITLES
from carnegie_meta.vocab.vocabulary import Vocabularies

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SELECTION, VOCABULARIES = Selection(), Vocabularies()
JUDGE = Judge(SELECTION, VOCABULARIES, {}, None)
EVIDENT = Evident()

BLOCK = {
    "authors": ["Anna Lindqvist"],
    "type": "commentary",
    "centerAffiliationAll": "dc",
    "centers": ["Carnegie Endowment for International Peace", "Carnegie Europe"],
    "collections": [],
    "englishNewsletterAll": "ctw",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Carnegie Europe",
    "programAffiliation": "EP",
    "programs": ["Europe"],
    "projects": [],
    "regions": ["Western Europe", "France"],
    "topics": ["EU"],
}
NAMES = (
    "Anna Lindqvist", "Anna Lindquist", "Lindqvist Anna", "A. Lindqvist", "Anna B. Lindqvist",
    "Staff", "Dr. Anna Roe", "Steven Cook", "Steven A. Cook", "Thomas Graham, Jr.",
    "Zhang Chuanjie", "Tong Zhao", "Thomas de Waal", "Dmitri Trenin", "Dmitry Trenin",
    "Sinan Ülgen", "Дмитрий Тренин", "John Smith", "Smith John", "Jon Smith", "Jane Doe",
    "Carnegie Europe", "Anna Roe and John Doe", "anna roe", "ANNA ROE", "N/A", "By Anna Roe",
    "Anna Roe, ed.", "a@b.org", " Anna Roe", "Anna  Roe", "Ana", "Mary Ann Smith", "Mary Smith",
    "Özgür Ünlü", "Ozgur Unlu", "Yuri Chekhov", "Iurii Tchekhov", "Robert Yeltsin", "Bob Eltsin",
    "Ann Smith", "Bob Dylan", "Robert Dylan", "Li Wei", "Wei Li",
)  # fmt: skip
CODES = ("", "EP", "MEP", "russia", "DCG", "XYZ", "ep")
TERMS = {
    field: [
        *sorted(terms)[:12],
        "Russia",
        "China",
        "USA",
        "russia",
        "Nowhere",
        "Democracy",
        "Portugal",
    ]
    for field, terms in evident_table.TERMS.items()
}
TITLES = (
    "What the Harbour Master Knows", "Ignore", "Lorem Ipsum Dolor Sit", "The Title Goes Here Now",
    "REQUIRED IMAGE HERE NOW", "A  Double Space in Here", "Tea & Coffee in the Port", "x", "",
    "Ports: Then, Now", "Ports &amp; Harbours of Today", "The <br> of Ports Today", "Порт и гавань",
    "To Be Announced", "to be determined.", "Lorem ipsum dolor sit amet", "To Be or Not to Be",
    "The Port’s Own Master", "What Is a Port?", "Draft 2 of the Report",
    "12 Ports in 12 Days",
)  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> dict[str, object]:
    """Records near to right ones: the fields that the evidence looks at, some of them wrong."""
    record: dict[str, object] = deepcopy(BLOCK)
    lists = {field: st.sampled_from(terms) for field, terms in TERMS.items() if field != "blog"}
    lists["authors"] = st.sampled_from(NAMES)
    for field in draw(st.lists(st.sampled_from(sorted(lists)), max_size=3, unique=True)):
        record[field] = draw(st.lists(lists[field], max_size=4))
    changes = {
        "type": st.sampled_from(["commentary", "event", "pressRelease", "conference", "report"]),
        "blog": st.sampled_from(TERMS["blog"]),
        "centerAffiliationAll": st.sampled_from(["dc", ""]),
        "programAffiliation": st.sampled_from(CODES),
        "englishNewsletterAll": st.sampled_from(["", "ctw", "asia", "democracy"]),
        "nonEnglishNewsletterAll": st.sampled_from(["", "x"]),
        "primaryCenter": st.sampled_from(TERMS["centers"]),
        "title": st.sampled_from(TITLES) | st.text("aB c-,:'’?!./", max_size=30),
        "summary": st.sampled_from(TITLES) | st.text("aB c-,:'’?!./", max_size=30),
        "date": st.sampled_from(["2020-02-28", "2020-02-30", "2020-13-01", "1920-01-01", "today"]),
        "slug": st.sampled_from(["a-b", "A_B.c", "-a", "a b", "a/b", ""]),
        "url": st.sampled_from(["https://a.org/b", "http://a", "https://", "https:///x", "a.org"]),
        "language": st.sampled_from(["en", "ru", "English", ""]),
        "draft": st.booleans(),
        "primary_center": st.just("Carnegie Europe"),
    }
    for field in draw(st.lists(st.sampled_from(sorted(changes)), max_size=4, unique=True)):
        record[field] = draw(changes[field])
    for field in draw(st.lists(st.sampled_from(sorted(record)), max_size=1)):
        if draw(st.booleans()):
            del record[field]
        else:
            record[field] = draw(
                st.none()
                | st.integers()
                | st.just({})
                | st.just([[]])
                | st.just([None])
                | st.just("")
            )
    return record


@settings(max_examples=1500)
@given(records())
def test_beyond_what_is_doubtful_the_rules_find_nothing(record: dict[str, object]) -> None:
    doubts = EVIDENT.doubts(record)
    found = JUDGE.find_any(record)
    assert EVIDENT(record) is (doubts == frozenset())
    if doubts is not None:
        assert JUDGE.find_doubtful(record, doubts) == found
    elif not found:
        EVIDENT.learn(record)


@settings(max_examples=300)
@given(st.lists(records(), min_size=2, max_size=8))
def test_what_was_learned_beside_a_finding_is_right_elsewhere(
    many: list[dict[str, object]],
) -> None:
    checker = Checker()
    for record in many:
        assert checker.find_any(record) == JUDGE.find_any(record)


@pytest.mark.parametrize(
    ("change", "doubtful"),
    [
        ({"regions": []}, "regions"),
        ({"regions": ["France", "Japan"]}, "regions"),
        ({"topics": []}, "topics"),
        ({"authors": []}, "authors"),
        ({"programAffiliation": "MEP"}, "programAffiliation"),
    ],
)
def test_of_what_is_not_right_the_doubtful_fields_are_known(
    change: dict[str, object], doubtful: str
) -> None:
    record = BLOCK | change
    doubts = Evident().doubts(record)
    assert doubts is not None
    assert doubtful in doubts
    assert JUDGE.find_doubtful(record, doubts) == JUDGE.find_any(record) != []


@given(
    st.recursive(
        st.none() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_any_value_has_a_verdict(value: object) -> None:
    assert not Evident()(value)


def test_the_tables_are_what_the_rules_say_today() -> None:
    assert evident_compile.TABLE.read_text(encoding="utf-8") == evident_compile.text()


@pytest.mark.parametrize(
    "change", [{}, {"authors": ["Ada Bell", "Carl Dunn"]}, {"url": "https://a.org/b"}]
)
def test_a_plainly_right_record_is_evident(change: dict[str, object]) -> None:
    assert Evident()(BLOCK | change)


def test_names_that_the_rules_have_passed_are_evident_from_then_on() -> None:
    evident = Evident()
    record = BLOCK | {"authors": ["Thomas de Waal", "Tong Zhao"], "projects": ["Tides and Harbors"]}
    assert not evident(record)
    assert not JUDGE.find_any(record)
    evident.learn(record)
    assert evident(record)
    assert not evident(record | {"authors": ["Thomas de Waal", "Thomas F. de Waal"]})


PAIRS = (
    ("Yuri Chekhov", "Iurii Tchekhov"), ("Bob Eltsin", "Robert Yeltsin"),
    ("Catherine Eltsin", "Katherine Yeltsin"), ("Dmitri Trenin", "Дмитрий Тренин"),
    ("Özgür Ünlü", "Ozgur Unlu"), ("Åsa Öberg", "Asa Oberg"), ("Łukasz Żak", "Lukasz Zak"),
    ("Çağlar Şahin", "Caglar Sahin"), ("Élan Ørsted", "Elan Orsted"),
)  # fmt: skip


@pytest.mark.parametrize("pair", [*PAIRS, *(pair[::-1] for pair in PAIRS)])
def test_two_spellings_are_seen_whatever_was_learned_before(pair: tuple[str, str]) -> None:
    record = BLOCK | {"authors": list(pair)}
    expected = JUDGE.find_any(record)
    assert [rule.code for rule, _ in expected] in (["AUT202"], ["AUT203"])
    fresh, learned = Checker(), Checker()
    assert fresh.find_any(record) == expected
    for name in pair:
        learned.find_any(BLOCK | {"authors": [name], "regions": ["Europe"]})
        learned.find_any(BLOCK | {"authors": [name]})
    assert learned.find_any(record) == expected


@settings(max_examples=300)
@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True))
def test_names_learned_one_by_one_are_compared(names: list[str]) -> None:
    checker = Checker()
    for name in names:
        checker.find_any(BLOCK | {"authors": [name]})
    record = BLOCK | {"authors": names}
    assert checker.find_any(record) == JUDGE.find_any(record)


@pytest.mark.parametrize("field", ["title", "summary"])
@pytest.mark.parametrize("value", sorted(EMPTY_TITLES))
def test_a_placeholder_is_told_beside_what_is_evident(field: str, value: str) -> None:
    sparing = Judge(SELECTION, VOCABULARIES, {}, None, Evident())
    for written in (value, value.title(), value.upper(), f"[{value}]", f"{value}."):
        found = sparing.find_any(BLOCK | {field: written, "slug": "a-b"})
        assert [rule.code for rule, _ in found if rule.code.startswith("PAG")] == ["PAG301"]
    found = sparing.find_any(BLOCK | {field: f"{value} or what comes of it", "slug": "a-b"})
    assert not [rule.code for rule, _ in found if rule.code.startswith("PAG")]


def test_the_shipped_record_is_evident() -> None:
    record = json.loads((EXAMPLES / "clean" / "block.json").read_text(encoding="utf-8"))
    evident = Evident()
    assert not JUDGE.find_any(record)
    evident.learn(record)
    assert evident(record)


@settings(max_examples=300)
@given(st.lists(records(), min_size=1, max_size=6))
def test_remembered_verdicts_are_those_of_a_fresh_judge(many: list[dict[str, object]]) -> None:
    fresh = [Judge(SELECTION, VOCABULARIES, {}, None).find_any(record) for record in many[:2]]
    assert [JUDGE.find_any(record) for record in many[:2]] == fresh


@settings(max_examples=600)
@given(records())
def test_rules_that_are_spared_find_nothing(record: dict[str, object]) -> None:
    sparing = Judge(SELECTION, VOCABULARIES, {}, None, Evident())
    whole = JUDGE.find_any(record)
    assert sparing.find_any(record) == whole
    assert sparing.find_any(record) == whole  # now from memory


def test_a_record_with_one_fault_loads_the_families_that_look_there() -> None:
    code = (
        "import sys; from carnegie_meta.api import check; "
        f"found = check({BLOCK | {'regions': ['Germany', 'France']}!r}).diagnostics; "
        "print(*(d.code for d in found)); "
        "head = 'carnegie_meta.rules.'; "
        "print(*sorted({m.split('.')[2] for m in sys.modules if m.startswith(head)}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    codes, modules = done.stdout.splitlines()
    assert codes == "REL501"
    spared = {"authors", "bios", "corpus", "pages", "syntax", "text", "vocabulary", "yaml"}
    assert spared.isdisjoint(modules.split())


@settings(max_examples=300)
@given(records(), st.sets(st.sampled_from(sorted({*BLOCK, "title", "summary", "blog"}))))
def test_what_agrees_with_a_right_record_is_right_there(
    record: dict[str, object], fields: set[str]
) -> None:
    if Evident().agrees(record, fields):
        for rule in RECORD_RULES:
            if fields.issuperset(rule.reads):
                assert not list(rule.check(RecordView(record), JUDGE.context)), rule.code


@settings(max_examples=300)
@given(records())
def test_a_value_of_a_right_record_has_no_finding_of_its_own(record: dict[str, object]) -> None:
    evident = Evident()
    for _, field, value in RecordView(record).values():
        if evident.has_right(field, value):
            for rule in VALUE_RULES:
                if field in rule.reads or "*" in rule.reads:
                    assert not list(rule.check_value(field, value, JUDGE.context)), rule.code


def test_every_value_of_the_tables_is_right() -> None:
    evident = Evident()
    for field, terms in {
        **evident_table.TERMS,
        "primaryCenter": evident_table.TERMS["centers"],
    }.items():
        for value in terms:
            assert evident.has_right(field, value)
            for rule in VALUE_RULES:
                if field in rule.reads or "*" in rule.reads:
                    assert not list(rule.check_value(field, value, JUDGE.context)), rule.code


VALUE_RULES = [rule for rule in SELECTION.rules if isinstance(rule, ValueRule)]
RECORD_RULES = [rule for rule in SELECTION.rules if isinstance(rule, RecordRule)]


@settings(max_examples=300)
@given(records())
def test_record_rules_go_by_the_fields_that_they_name(record: dict[str, object]) -> None:
    whole = RecordView(record)
    for rule in RECORD_RULES:
        assert rule.reads
        if "*" not in rule.reads:
            part = RecordView(
                {key: value for key, value in whole.data.items() if key in rule.reads}
            )
            found = list(rule.check(whole, JUDGE.context))
            assert found == list(rule.check(part, JUDGE.context)), rule.code
