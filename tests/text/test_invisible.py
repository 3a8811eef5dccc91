"""Characters that cannot be seen, white space, markup and styles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text import glance, invisible, markup, spaces, styles
from carnegie_meta.text.confusables import mixed_words
from carnegie_meta.text.mojibake import find
from carnegie_meta.text.unicode import canonical

ANY = st.text(st.characters(exclude_categories=()), max_size=30)


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d💻",
        "☀\ufe0f",
        "1\ufe0f\u20e3",
        "עברית\u200f (a)",
        "葛\U000e0100",
        "\u2067אב\u2069",
        "ภาษา\u200bไทย",
        "\u1820\u180b",
        "\u1100\u1160",
        "plain",
        "",
    ],
)
def test_what_has_work_to_do_is_not_hidden(text: str) -> None:
    assert list(invisible.hidden(text)) == []
    assert list(invisible.overrides(text)) == []


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("a\u200bb", [1]),
        ("\ufeffa", [0]),
        ("a\u200e", [1]),
        ("a\u200d", [1]),
        ("a\ufe0f", [1]),
        ("\u3164", [0]),
        ("a\u034fb", [1]),
        ("a\u180bb", [1]),
        ("a\u17b4", [1]),
    ],
)
def test_what_has_no_work_is_hidden(text: str, offsets: list[int]) -> None:
    assert list(invisible.hidden(text)) == offsets


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\u202eb\u202c", [(1, True)]),
        ("a\u2066b\nc\u2069", [(1, False)]),
        ("\u2066a\u2069 \u202bb", [(4, False)]),
        ("\u2066a\u202bb\u2069\u202c", []),
        ("a\u202c", []),
    ],
)
def test_what_turns_the_text_behind_it(text: str, found: list[tuple[int, bool]]) -> None:
    assert list(invisible.overrides(text)) == found


def test_controls_are_found_in_runs_and_flags_are_none() -> None:
    flag = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    assert list(invisible.controls(f"a\x00\x01b\t\n{flag}\U000e0041")) == [(1, 3), (13, 14)]


def test_white_space() -> None:
    assert list(spaces.stray(" a  b\tc\u00a0d ")) == [(0, 1), (2, 4), (5, 6), (9, 10)]
    assert list(spaces.fixed("a\u00a0 b c\u3000")) == [(1, 3), (6, 7)]
    assert list(spaces.fixed("山\u3000田\u00a0")) == [(3, 4)]
    assert list(spaces.fixed("\u1820\u202f\u1820")) == []
    assert spaces.strip_stray(" a  b\tc ") == "a b c"


def test_markup() -> None:
    assert markup.decoded("&amp;amp; &#x2019; R&D; &nope; &nbsp;&shy;") == "& ’ R&D; &nope;  "
    assert markup.entities("R&D; &nope; &amp &lt;") == [(17, 21)]
    assert (
        markup.untagged('a<br/>b <a href="x">c</a> <!-- d --> <3 <Name> a<b>b</b><b>')
        == "a b c  <3 <Name> ab"
    )
    assert markup.tags("a < b > c, x<y, <bread>") == []


def test_styles() -> None:
    assert styles.plain("ＥＵ 𝐅𝐨𝐠 ℝ 𝑥 ²") == "EU Fog ℝ 𝑥 ²"
    assert styles.plain("ＮＡＴＯ諸国") == "ＮＡＴＯ諸国"
    assert styles.plain("𝓒arnegie") == "Carnegie"


@settings(max_examples=200, deadline=None)
@given(
    ANY
    | st.text(st.sampled_from("aсοÂÃ©€РЅ\u200b\u202e\u115f\ufe0fＡ𝐅e\u0301\u212b "), max_size=12)
)
def test_a_glance_never_misses_what_a_look_would_find(text: str) -> None:
    assert glance.may_mix_scripts(text) or not list(mixed_words(text))
    assert glance.may_turn(text) or not list(invisible.overrides(text))
    assert glance.may_hide(text) or not list(invisible.hidden(text))
    assert glance.may_be_garbled(text) or not find(text)
    assert glance.may_be_styled(text) or not styles.styled(text)
    assert glance.may_be_decomposed(text) or canonical(text) == text
    assert invisible.without(text, []) == text
