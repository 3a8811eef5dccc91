"""Garbled text: what is found, what is mended, and what is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text.mojibake import find, mend

HONEST_TEXTS = (
    "Ülgen|Öztürk|São Paulo|Âu|Ân|Âu Cơ|ROMÂNIA|AMANHÃ”|“IRMÔ|È\u00a0vero|É\u00a0preciso"
    "|Å\u00a0gjøre|jusqu’à\u00a0»|arrivé…”|NESTLÉ®|CAFɔ|Ä–Ö|FRANÇOIS|Thị trấn Â|Å’s|MAÇÃ–X|TÜV®"
    "|L’ÉTÉ…|DÉJÀ»|Ðorđe|Ðặng|Ñandú|El Niño|ESPAÑA™|Þór|Ísland|Łódź|İstanbul|TÜRKİYE|ALEMÃ…|voilà…"
    "|Ó’Brien|Ã|Â|ÎLE|Î›|Ngô Đình Diệm|Ø°|Malmö–Lund|ÅÄÖ|×10|“Å”|ß|“â”|à\u00a0«\u00a0Å\u00a0»|№ 1"
    "|РІСЄРЇ РСФСР|é…”|Россия|СССР — РСФСР"
)
HONEST = HONEST_TEXTS.split("|")

NAMES = ["Öztürk", "Kasapoğlu", "Moisés Naím", "Inès Abdel Razek", "Türkiye", "Göteborg", "Âge"]
NAMES += ["Россия", "الصين", "中国", "Ελλάδα", "ישראל", "Nguyễn Phú", "Wałęsa", "İstanbul", "don’t"]
NAMES += ["Initiative – EASI", "cœur", "© 2026", "20°", "À la", "😀", "Straße", "Île", "“quoted”"]
NAMES += ["Ștefan", "Åslund", "Carnegie\u00a0Europe", "5 €", "Karabağ", "Đặng"]


def latin(text: str) -> str:
    """*text*, its UTF-8 read as Windows-1252, gaps as C1 controls."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_left_alone(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("name", NAMES)
def test_garbled_names_are_mended(name: str) -> None:
    assert mend(latin(name)) == name
    assert mend(latin(latin(name))) == name
    assert find(latin(name))
    assert mend(name.encode().decode("latin-1")) == name


def test_russian_read_as_windows_1251_is_mended() -> None:
    assert mend("РњРѕСЃРєРІР°") == "Москва"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("CarnegieÂ Europe", "Carnegie Europe"),
        ("EuroÂ–Atlantic", "Euro–Atlantic"),
        ("TÃœRKÄ°YE", "TÜRKİYE"),
        ("â€œquoteâ€", None),
        ("Ð Ð¾ÑÑÐ¸Ñ", None),
        ("Äá»©c", None),
        ("ï¿½", None),
        ("voilÃ ", None),
    ],
)
def test_what_lost_a_byte(text: str, meant: str | None) -> None:
    assert find(text)
    assert mend(text) == meant


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_a_mended_text_is_no_longer_garbled(text: str) -> None:
    for candidate in (text, latin(text.encode("utf-8", "ignore").decode())):
        found = find(candidate)
        mended = mend(candidate)
        assert [g.start for g in found] == sorted({g.start for g in found})
        if mended is not None:
            assert find(mended) == []
            assert mended == candidate or found


@pytest.mark.parametrize("text", ["Ã©" * 100_000, "Ð¾ " * 60_000, "РЅ" * 100_000, "â€" * 100_000])
def test_long_texts_take_linear_time(text: str) -> None:
    start = time.perf_counter()
    assert find(text)[-1].end >= len(text) - 1
    assert time.perf_counter() - start < 20
