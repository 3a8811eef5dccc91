"""Words that mix scripts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text.confusables import convert, mixed_words

HONEST_TEXTS = (
    "IT-компания|Covid-19|µm|Δt|iPhone Россия|東京タワーTokyo|한국KBS|TNFα|IFNγ|kΩ|νe|VIPы|PRщик"
    "|SMSка|XXв.|USBа|и́в|Москва́|Ünïcode|საქართველო Georgia|Αθήνα|Հայաստան|αβ|RussiaРоссия|2,5kW"
    "|IL-1β|PGC1α|веб-site|Яndex|ΔΣ|μF|σmax|βMHC|Γij|Москва’s|С-300 и F-16|В iPhoneа нет|الـUN"
    "|กรุงเทพBangkok|Türkiye|Kasapoğlu|Øystein|ə|ƏƏ"
)
HONEST = HONEST_TEXTS.split("|")

MIXED = [
    ("The \u0441ommission of", 4, "commission", True),
    ("\u0421arnegie", 0, "Carnegie", True),
    ("\u0391thens", 0, "Athens", True),
    ("G\u03bfogle", 0, "Google", True),
    ("Росси\u0061", 0, "Росси\u0430", True),
    ("Москв\u00e1", 0, "Москва\u0301", True),
    ("\u0425I\u0425 век", 0, "XIX", True),
    ("con\u0441\u200bil", 0, "conc\u200bil", True),
    ("Az\u04d9rbaycan", 0, "Azərbaycan", True),
    ("\u13dfarnegie", 0, "Carnegie", True),
    ("Cоре", 0, "Соре", False),
    ("the Cоре of it", 4, "Cope", True),
    ("это Cоре и", 4, "Соре", True),
    ("com\u043cission", 0, None, False),
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_words_are_left_alone(text: str) -> None:
    assert list(mixed_words(text)) == []


@pytest.mark.parametrize(("text", "start", "repaired", "certain"), MIXED)
def test_mixed_words_are_found_with_their_repair(
    text: str, start: int, repaired: str | None, certain: bool
) -> None:
    (mixed,) = mixed_words(text)
    assert (mixed.start, mixed.repaired, mixed.certain) == (start, repaired, certain)
    assert text[mixed.start : mixed.end] == mixed.word
    assert all(text[offset] == letter for offset, letter in mixed.odd)
    assert mixed.odd


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("abcoABCOабсоАБСОαονΑΟΝ \u0301\u200b-'12әəաուհᎪ漢"), max_size=30))
def test_a_repaired_word_is_of_one_script(text: str) -> None:
    for mixed in mixed_words(text):
        assert text[mixed.start : mixed.end] == mixed.word
        if mixed.repaired is not None:
            assert list(mixed_words(mixed.repaired)) == []
            assert convert(mixed.repaired, mixed.script) is not None


def test_a_script_without_look_alikes_converts_nothing() -> None:
    assert convert("abc", "Cherokee") is None
    assert convert("abc", "Latin") == "abc"


@pytest.mark.parametrize("text", ["aс" * 250_000, "а\u0301" * 250_000, "Россия " * 70_000])
def test_long_texts_take_linear_time(text: str) -> None:
    start = time.perf_counter()
    assert sum(1 for _ in mixed_words(text)) == 0
    assert time.perf_counter() - start < 20
