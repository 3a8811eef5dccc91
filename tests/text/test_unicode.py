"""How characters are named, shown and normalised; the pinned tables."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text import confusable_table, script_table
from carnegie_meta.text.quote import quoted
from carnegie_meta.text.scripts import script_of
from carnegie_meta.text.unicode import around, canonical, changed, describe

ANY = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("\u0441", "U+0441 CYRILLIC SMALL LETTER ES"),
        ("\u0002", "U+0002 CONTROL CHARACTER"),
        ("\t", "U+0009 TAB"),
        ("\ufeff", "U+FEFF BYTE ORDER MARK"),
        ("\ud800", "U+D800 LONE SURROGATE"),
        ("\uffff", "U+FFFF NONCHARACTER"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("\ue000", "U+E000 PRIVATE USE CHARACTER"),
        ("\U0010fffd", "U+10FFFD PRIVATE USE CHARACTER"),
        ("\u0378", "U+0378 UNNAMED CHARACTER"),
    ],
)
def test_a_character_has_code_point_and_name(character: str, expected: str) -> None:
    assert describe(character) == expected


@settings(max_examples=200, deadline=None)
@given(ANY, st.integers(0, 40), st.integers(0, 40))
def test_what_is_shown_is_short_and_printable(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    for shown in (
        quoted(text),
        quoted(text * 9),
        around(text * 9, start, end),
        describe(text[:1] or "a"),
    ):
        assert shown.isprintable()
        assert shown.isascii() or len(shown) < 800
    assert around("abc" * 50, 60, 61).count("…") == 2


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_the_canonical_form_is_stable_and_its_difference_is_found(text: str) -> None:
    form = canonical(text)
    assert canonical(form) == form
    if form != text:
        start, end = changed(text)
        assert 0 <= start < end <= len(text)


def test_compatibility_ideographs_stay() -> None:
    assert canonical("\ufa19\u8c37") == "\ufa19\u8c37"
    assert canonical("\ufa19e\u0301") == "\ufa19\u00e9"


def test_the_script_table_agrees_with_the_names_of_letters() -> None:
    firsts = [first for first, _, _ in script_table.RANGES]
    assert firsts == sorted(firsts)
    for script in ("Latin", "Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic", "Hiragana"):
        for number in range(0x41, 0x3100):
            name = unicodedata.name(chr(number), "")
            if name.startswith(f"{script.upper()} ") and "LETTER" in name:
                assert script_of(chr(number)) in (script, ""), name
    assert [script_of(c) for c in "aя1-\u0301東\uac00\U0001f600"] == [
        "Latin",
        "Cyrillic",
        "",
        "",
        "",
        "Han",
        "Hangul",
        "",
    ]


def test_look_alikes_are_single_letters_of_one_case_in_their_script() -> None:
    for script, table in confusable_table.LOOK_ALIKES.items():
        for letter, same in table.items():
            assert script_of(same) == script
            assert script_of(letter) not in ("", script)
            assert letter.isupper() == same.isupper(), letter
