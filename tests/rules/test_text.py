"""The TXT family as a whole: one finding a fault, repairs that hold, messages that can be shown."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.rules.base import PAGE, Context, ValueRule
from carnegie_meta.rules.text import RULES
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.vocab.vocabulary import Vocabularies

CONTEXT = Context(Vocabularies())
FIELDS = ["authors", "topics", "title", "summary", "authors.bio", "url", "anything", PAGE]
ODD = (
    "aceoPTaсеоРТа\u03bf\u0391 -'&;<>\u00a0\u202f\u3000\u200b\u200d\u200c\u00ad\ufeff\u202e"
    "\u2066\u2069\t\n\x0b\x00\x85\u2028\ud800\uffff\ufffdÃÂâ€™©°¼Ð¾РЅ–Ðe\u0301\u212b\ufa19東ＥＵ𝐅𝐨"
    "\U000e0041🏴👩\ufe0f"
)
TEXTS = st.text(st.sampled_from(ODD), max_size=14) | st.text(
    st.characters(exclude_categories=()), max_size=20
)
PIECES = st.lists(
    st.sampled_from(["&amp;", "&#8217;", "&nbsp;", "<br>", "Ã©", "a", " ", "сa", "&lt;b&gt;"])
)


def rules() -> list[ValueRule]:
    return [rule() for rule in RULES if issubclass(rule, ValueRule)]


def check(record: object) -> list[Diagnostic]:
    """What the family finds in *record*, read from JSON."""
    checker = Checker(Selection(select=("TXT",)))
    source = Input("r.json", json.dumps(record, ensure_ascii=False).encode())
    return [d for unit in reader("json").read(source) for d in checker.check_unit(unit)]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FIELDS), TEXTS | PIECES.map("".join))
def test_a_repair_silences_its_rule_and_a_message_can_be_shown(field: str, value: str) -> None:
    for rule in rules():
        if field == PAGE and not rule.pages:
            continue
        for finding in rule.check_value(field, value, CONTEXT):
            assert finding.message.isprintable(), finding.message
            assert len(finding.message) < 320
            assert finding.within is not None
            assert finding.within.end <= len(value)
            assert finding.pointer == ""
            if finding.repair is None:
                continue
            assert field != PAGE
            assert rule.fix is not None
            (change,) = finding.repair.changes
            repaired = change.value
            assert isinstance(repaired, str)
            assert repaired.strip()
            assert repaired != value
            after = list(rule.check_value(field, repaired, CONTEXT))
            assert all(f.repair is None for f in after), (rule.code, value, repaired)


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        ({"topics": ["Foreign Policy\u00a0"]}, ["TXT106"]),
        ({"topics": ["Foreign \u00a0Policy"]}, ["TXT106"]),
        ({"topics": [" Foreign Policy"]}, ["TXT107"]),
        ({"title": "The Fog\u2028of War"}, ["TXT107"]),
        ({"title": "\u00a0The Fog of War"}, ["TXT107"]),
        ({"title": "The\u00a0Fog of War"}, []),
        ({"title": "The Fog\x0bof War"}, ["TXT107"]),
        ({"summary": "The Fog\x0bof War"}, ["TXT104"]),
        ({"summary": "The Fog\u2028of War"}, ["TXT105"]),
        ({"centers": ["CarnegieÂ\u00a0Europe"]}, ["TXT108"]),
        ({"authors": ["MoisÃ©s NaÃ\u00adm"]}, ["TXT108"]),
        ({"regions": ["Ð\u00a0Ð¾Ñ\u0081Ñ\u0081Ð¸Ñ\u008f"]}, ["TXT108"]),
        ({"authors": ["Judy\u200bDempsey"]}, ["TXT105"]),
        ({"topics": ["\u202aEU\u202c"]}, ["TXT105"]),
        ({"topics": ["\u202aEU"]}, ["TXT103"]),
        ({"regions": ["\u212bland"]}, ["TXT112"]),
        ({"topics": ["ＥＵ"]}, ["TXT113"]),
        ({"title": "\u0421ore of the &amp;c"}, ["TXT101", "TXT110"]),
        ({"topics": ["", " ", "\u00a0", "\u200b"]}, ["TXT105"]),
        ({"title": "The Co\u00adopera\u00adtion"}, ["TXT105"]),
        ({"title": "The Fog\u3000of War"}, ["TXT106"]),
        ({"title": "The Fog \u3000of War\u3000"}, ["TXT106"]),
        ({"title": "戦争の\u3000霧"}, []),
        ({"title": "The\u00a0Fog, 50\u202f%"}, []),
        ({"title": "The O\ufb03ce", "authors": ["Tif\ufb01n"]}, ["TXT113", "TXT113"]),
        ({"title": "The \ue000 Fog", "summary": "\uf0b7 One"}, ["TXT104"]),
        ({"topics": ["Foreign Policy\n"]}, ["TXT107"]),
        ({"title": "The Fog of War\n"}, []),
        ({"title": "The Fog of War\n\n"}, ["TXT107"]),
        ({"title": "The Fog of War\t"}, ["TXT107"]),
        ({"title": "x if a<b and b>c, <b and b>, <title>, <b>"}, []),
        ({"title": "An <b>old</b> <a href=x>page</a>, <input disabled>"}, ["TXT111"]),
    ],
)
def test_one_fault_is_one_finding(record: object, codes: list[str]) -> None:
    # U+202A and U+202C are two characters, and one finding.
    assert [d.code for d in check(record)] == codes


def test_records_as_they_should_be_are_silent() -> None:
    record = {
        "authors": ["Ahmet Erdi Öztürk", "Can Kasapoğlu", "Moisés Naím", "Джон Ф. Теффт", "王毅"],
        "type": "commentary",
        "centers": ["Carnegie Endowment for International Peace", "Берлинский центр Карнеги"],
        "collections": ["Turkey’s Transformation", "“Reform” – and After"],
        "regions": ["Türkiye", "Соединенные Штаты Америки", "الصين", "中国", "日本のトルコ"],
        "title": "R&D, Q&A; a < b – «\u00a0Oui\u00a0» 𝑥 20\u00a0°C, α-helix",
        "summary": "First line\n\nsecond  line with <em>markup</em> &amp; more\u00ad",
        "url": "https://example.org/?a=1&amp;b=%C3%A9",
        "language": "en",
    }
    assert check(record) == []


def test_a_page_is_read_around_its_block() -> None:
    text = 'Home\n{\n  "authors": [],\n  "topics": ["Arms \u0441ontrol"]\n}\n\n'
    text += "The \u0441ore\u202e of it\u0002\n"
    text += "CarnegieÂ\u00a0Europe, MoisÃ©s\nLost \ufffd\u00a0 and  spaces &amp; <br> \u200b Ａ\n"
    checker = Checker(Selection(select=("TXT",)))
    (unit,) = reader("page").read(Input("p.txt", text.encode()))
    found = [(d.code, d.pointer, d.range and d.range.line) for d in checker.check_unit(unit)]
    assert found == [
        ("TXT101", "/topics/0", 4),
        ("TXT101", None, 7),
        ("TXT103", None, 7),
        ("TXT104", None, 7),
        ("TXT108", None, 8),
        ("TXT109", None, 9),
    ]


@pytest.mark.parametrize(
    ("piece", "code"),
    [
        ("com\u043cission ", "TXT102"),
        ("\u0441ontrol ", "TXT101"),
        ("a\u202e b ", "TXT103"),
        ("a\x02b ", "TXT104"),
        ("a\u200bb ", "TXT105"),
    ],
)
def test_many_places_in_one_value_are_one_finding(piece: str, code: str) -> None:
    (found,) = [d for d in check({"title": piece * 40 + "."}) if d.code == code]
    assert found.message.endswith(", and 39 more places")
    assert found.range is not None
    assert found.range.line == 1


def test_a_page_has_a_finding_for_each_place() -> None:
    page = '{"authors": [], "topics": []}\n' + "an \u0441ontrol\n" * 40
    checker = Checker(Selection(select=("TXT101",)))
    (unit,) = reader("page").read(Input("p.txt", page.encode()))
    assert [d.range.line for d in checker.check_unit(unit) if d.range] == list(range(2, 42))


def test_controls_in_garbled_text_are_no_second_fault() -> None:
    assert [d.code for d in check({"title": "M\x02 \u00c3\u0081s de S\u00c3\u0083o"})] == [
        "TXT104",
        "TXT108",
    ]


def test_a_key_called_page_is_no_page() -> None:
    found = check({"page": "\u0421ore"})
    assert [(d.code, d.value, d.fix is not None) for d in found] == [("TXT101", "\u0421ore", True)]
    (bytes_lost,) = check({"page": "a \ufffd b"})
    assert bytes_lost.value == "a \ufffd b"


@pytest.mark.parametrize(
    ("field", "value", "mended", "applicability"),
    [
        # A look-alike letter is certain only where the whole value becomes a known label.
        ("topics", "Foreign Poli\u0441y", "Foreign Policy", "safe"),
        ("regions", "Russi\u0430", "Russia", "safe"),
        ("projects", "The \u041dATO Project", "The HATO Project", "unsafe"),
        ("topics", "Facebook\u0435", "Facebooke", "unsafe"),
        ("title", "\u043aPa", "kPa", "unsafe"),
        ("authors", "Igor Iv\u0430nov", "Igor Ivanov", "unsafe"),
        # Two spaces are a slip; a line end may part two values.
        ("topics", "Foreign  Policy", "Foreign Policy", "safe"),
        ("topics", "Foreign\nPolicy", "Foreign Policy", "safe"),
        ("topics", "Ports\nHarbors", "Ports Harbors", "unsafe"),
        ("title", "The Fog\tof War", "The Fog of War", "unsafe"),
        ("topics", " Foreign Policy\t", "Foreign Policy", "safe"),
        ("title", "The  Fog\n", "The Fog\n", "safe"),
        ("regions", "Middle East\n\tSyria\nX", None, None),
        ("title", "a &lt;b&gt; c", "a <b> c", "unsafe"),
    ],
)
def test_how_sure_a_repair_is(
    field: str, value: str, mended: str | None, applicability: str | None
) -> None:
    findings = [f for rule in rules() for f in rule.check_value(field, value, CONTEXT)]
    assert findings
    repair = findings[0].repair
    if mended is None:
        assert all(f.repair is None for f in findings)
    else:
        assert repair is not None
        assert (repair.changes[0].value, repair.applicability) == (mended, applicability)


@pytest.mark.parametrize("value", ["Middle East\nSyria", "Middle East  Syria", "Syria\tIraq \n"])
def test_what_stands_between_known_terms_is_left_to_the_rules_on_terms(value: str) -> None:
    assert [f for rule in rules() for f in rule.check_value("regions", value, CONTEXT)] == []


def test_what_another_rule_mends_joins_no_lines() -> None:
    found = {d.code: d.fix for d in check({"topics": ["MoisÃ©s\nNaÃ\u00adm"]})}
    assert sorted(found) == ["TXT107", "TXT108"]
    mojibake = found["TXT108"]
    assert mojibake is not None
    assert mojibake.applicability == "safe"
    assert "Moisés\\nNaím" in mojibake.edits[0].content


def page(text: str) -> list[Diagnostic]:
    """What the family finds in *text* under a block."""
    source = Input("p.txt", ('{\n  "authors": [],\n  "topics": []\n}\n' + text).encode())
    (unit,) = reader("page").read(source)
    return [d for d in Checker(Selection(select=("TXT",))).check_unit(unit) if d.pointer is None]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("😀 a\x02b\nmore", ["U+0002 CONTROL CHARACTER in '😀 a\\x02b'"]),
        ("😀é It’s\r\n\ufffd lost\r\n", ["a character was lost in '\ufffd lost'"]),
        ("Erdi (Ã–ztÃ¼rk), it", ["garbled text 'Ã–ztÃ¼rk'; it was 'Öztürk'"]),
        (
            "Ã–ztÃ¼rk and MoisÃ©s\nMoisÃ©s",
            [
                "garbled text 'Ã–ztÃ¼rk', and 1 more place; it was 'Öztürk'",
                "garbled text 'MoisÃ©s'; it was 'Moisés'",
            ],
        ),
        ("Turkeyâ€™s way", ["garbled text 'Turkeyâ€™s'; it was 'Turkey’s'"]),
        ("Turkeyâ€ way", ["garbled text 'Turkeyâ€'; a part of it is lost"]),
        ("a line\u200b that may break", []),
    ],
)
def test_a_page_is_quoted_by_the_word_or_the_line(text: str, messages: list[str]) -> None:
    assert [d.message for d in page(text)] == messages


def test_a_garbled_word_on_a_page_is_covered_whole() -> None:
    (found,) = page("Erdi Ã–ztÃ¼rk, it")
    assert found.range is not None
    assert (found.range.column, found.range.end_column) == (6, 14)


def test_a_styled_letter_is_shown_beside_the_plain_one() -> None:
    (found,) = check({"title": "The \U0001d40fast"})
    assert "is not 'P': U+1D40F" in found.message
