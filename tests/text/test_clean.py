"""A term once its characters are mended."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text import glance
from carnegie_meta.text.clean import clean
from carnegie_meta.text.script_table import RANGES, SCRIPTS
from carnegie_meta.text.unicode import canonical


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign\u00a0Policy ", "Foreign Policy"),
        (" Foreign  Policy\n", "Foreign Policy"),
        ("Se\u0441urity", "Security"),
        ("CarnegieÂ Europe", "Carnegie Europe"),
        ("CarnegieÂ\u00a0Europe", "Carnegie Europe"),
        ("Tu\u0308rkiye\u200b", "Türkiye"),
        ("ＥＵ", "EU"),
        ("Turkey&#8217;s&nbsp;Transformation", "Turkey’s Transformation"),
        ("Euro-Atlantic Security Initiative – EASI", "Euro-Atlantic Security Initiative – EASI"),
        ("Соединенные Штаты Америки", "Соединенные Штаты Америки"),
        ("Cоре", "Cоре"),
        ("", ""),
    ],
)
def test_a_term_is_as_it_should_be_written(text: str, expected: str) -> None:
    assert clean(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_every_text_can_be_cleaned(text: str) -> None:
    assert clean(text) == clean(text).strip(" ")


def test_a_glance_at_single_characters_knows_what_normalization_changes() -> None:
    for number in range(0x30000):
        character = chr(number)
        if canonical(character) != character or unicodedata.combining(character):
            assert glance.may_be_decomposed("a" + character), f"U+{number:04X}"


def test_a_glance_at_two_letters_knows_every_alphabet() -> None:
    for first, last, script in RANGES:
        name = SCRIPTS[script]
        if name in ("Latin", "Greek", "Cyrillic", "Armenian", "Cherokee"):
            for number in range(first, last + 1):
                other = "я" if name == "Latin" else "a"
                assert glance.may_mix_scripts(chr(number) + other), f"U+{number:04X}"
