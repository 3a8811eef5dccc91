"""Texts about people: normal form, similarity, keys, repeats, ends, openings."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text.bios import (
    NEARLY,
    cut_off,
    is_placeholder,
    mentions,
    normal,
    opening_name,
    repeat,
    shingle_keys,
    similarity,
)

WORDS = ["anna", "roe", "writes", "on", "water", "and", "land", "in", "the", "far", "north"]


def test_the_normal_form_has_words_only() -> None:
    assert normal(" Anna’s\u00a0“water”,  LAND! ") == ("annas", "water", "land")
    assert normal("王毅 writes") == ("王", "毅", "writes")
    assert normal("") == normal("— …") == ()


def test_similarity_is_the_share_of_common_words_in_order() -> None:
    words = tuple("abcdefghij")
    assert similarity(words, words) == 1.0
    assert similarity(words, words[:-1]) == pytest.approx(18 / 19)
    assert similarity(words, words[::-1]) == 0.0
    assert similarity(words, words[:3]) == 0.0
    assert similarity((), ()) == 1.0


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(WORDS)))
def test_similarity_is_symmetric_and_bounded(one: list[str], other: list[str]) -> None:
    there = similarity(tuple(one), tuple(other))
    assert there == similarity(tuple(other), tuple(one))
    assert there == 0.0 or NEARLY <= there <= 1.0


def test_nearly_equal_texts_meet_under_a_key() -> None:
    chance = random.Random(4)
    vocabulary = [f"w{number}" for number in range(500)]
    missed = 0
    for _ in range(1000):
        text = [chance.choice(vocabulary) for _ in range(60)]
        changed = list(text)
        for _ in range(4):
            changed[chance.randrange(60)] = chance.choice(vocabulary)
        assert similarity(tuple(text), tuple(changed))
        missed += set(shingle_keys(tuple(text))).isdisjoint(shingle_keys(tuple(changed)))
    assert missed <= 1


def test_keys_do_not_depend_on_the_process() -> None:
    assert shingle_keys(("anna", "roe")) == ("t1cbc899c", "s1cbc899c")
    assert shingle_keys(()) == ()


@pytest.mark.parametrize(
    ("text", "kept", "exact"),
    [
        ("Anna Roe writes on water. Anna Roe writes on water.", "Anna Roe writes on water.", True),
        ("Anna Roe writes on.Anna Roe writes on.", "Anna Roe writes on.", True),
        ("Anna Roe writes on.\n\nAnna Roe\n writes on.\n", "Anna Roe writes on.\n", True),
        ("Anna Roe writes on water, Anna Roe writes on water.", "Anna Roe writes on water,", False),
        ("Anna Roe writes on. " * 3, "Anna Roe writes on. ", True),
        ("“Water” is by Anna Roe. “Water” is by Anna Roe.", "“Water” is by Anna Roe.", True),
        ("One two three four 5.\n6.\nOne two three four 5.", "One two three four 5.\n6.", True),
    ],
)  # fmt: skip
def test_a_text_said_twice(text: str, kept: str, exact: bool) -> None:
    found = repeat(text)
    assert found is not None
    assert (found.kept, found.exact) == (kept, exact)
    assert repeat(found.kept) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bye bye. Bye bye.",
        "Anna Roe writes on water. She also writes on land.",
        "Anna Roe writes on water. Anna Roe writes on land.",
        "Former fellow.\nWriter.\nFormer fellow.",
        "Anna Roe writes on water. Anna Roe writes on",
    ],
)
def test_a_text_said_once(text: str) -> None:
    assert repeat(text) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Anna Roe is a fellow at the", "the"),
        ("Anna Roe is a fellow at the institu…", "…"),
        ("Anna Roe is a fellow at the...", "..."),
        ("Anna Roe is a fellow, a writer,", ","),
        ("Anna Roe is a fellow and", "and"),
        ("Anna Roe is a writer. She was (before that a fellow", "(before that a fellow"),
        ("Анна Роу является экспертом по", "по"),
        ("Anna Roe is a fellow at the Harbour Center, where", "where"),
        ("Anna Roe was a fellow at Carnegie Europe. Her work has", "has"),
        ('Anna Roe is a fellow. She is the author of "The Long', '"The Long'),
        ("Anna Roe is a fellow. She is the author of “The Long", "“The Long"),
        ("Anna Roe is a writer. " + "x" * 227 + " water", "water"),
    ],
)
def test_what_breaks_off(text: str, end: str) -> None:
    start = cut_off(text)
    assert start is not None
    assert text[start:] == end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the",
        "Writer.",
        "Senior fellow, Carnegie Europe",
        "Anna Roe is a fellow at the institute.",
        "Anna Roe is a fellow. She writes on water",
        "Anna Roe wrote “Water.”",
        "Anna Roe wrote *Water*",
        "Anna Roe writes (mostly on water)",
        "Follow her work at @annaroe",
        "She is president of the U.S. team in Building A",
    ],
)
def test_what_is_whole(text: str) -> None:
    assert cut_off(text) is None


@pytest.mark.parametrize(
    "text", ["TBD", "n/a", "—", "Bio coming soon!", "[Insert bio here]", "Lorem ipsum dolor", "xxx"]
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", " ", "Writer.", "Biography is her field.", "Test pilot."])
def test_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Roe is a fellow.", "Anna Roe"),
        ("Dr. Anna B. Roe, a fellow, writes.", "Anna B. Roe"),
        ("Ambassador Anna Roe served in Rome.", "Anna Roe"),
        ("Thomas de Waal is a fellow.", "Thomas de Waal"),
        ("Ann‐Joy O’Roe is a fellow.", "Ann‐Joy O’Roe"),
        ("Ahmet Erdi Öztürk is a writer.", "Ahmet Erdi Öztürk"),
        ("Анна Роу — политолог.", "Анна Роу"),
        ("Anna Roe (born 1970) writes.", "Anna Roe"),
    ],
)
def test_the_name_that_opens_a_bio(text: str, name: str) -> None:
    place = opening_name(text)
    assert place is not None
    assert text[slice(*place)] == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Roe is a fellow.",
        "She is a fellow.",
        "The Crisis Group is where she works.",
        "Carnegie Europe is where she works.",
        "Her Majesty is amused.",
        "Senior Fellow, Carnegie Europe",
        "Visiting Scholar, Stanford",
        "In Washington, she wrote.",
        "Working on water, Roe is a fellow.",
        "NATO HQ is in Brussels.",
        "A native of Rome, Anna Roe is a fellow.",
    ],
)
def test_what_opens_a_bio_and_is_no_name(text: str) -> None:
    assert opening_name(text) is None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Roe is a fellow", "Anna Roe", True),
        ("Anna is a fellow", "Anna Roe", True),
        ("О книгах Арбатова", "Алексей Арбатов", True),
        ("Alexei Arbatov writes", "Alexey Arbatow", True),
        ("Дмитрий Тренин", "Dmitri Trenin", True),
        ("John Doe is a fellow", "Anna Roe", False),
        ("John Doe is a fellow", "A.", True),
    ],
)
def test_who_is_mentioned(text: str, name: str, expected: bool) -> None:
    assert mentions(normal(text), name) is expected


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.integers(1, 3))
def test_any_text_is_looked_at(text: str, copies: int) -> None:
    whole = "\n".join([text] * copies)
    found = repeat(whole)
    if found is not None:
        assert 0 < found.start < len(whole)
        assert len(found.kept) < len(whole)
        assert normal(found.kept) != normal(whole)
    start = cut_off(whole)
    assert start is None or 0 <= start < len(whole)
    place = opening_name(whole)
    assert place is None or whole[slice(*place)].strip()
    is_placeholder(whole)
    mentions(normal(whole), text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna is who she says she is. Find out what she is up to",
        "Anna Roe tweets @annaroe and blogs at annaroe.org/about-",
        "Anna Roe gives to the harbour all that she has",
        'Anna Roe is a fellow. She wrote "The Long Pier" and owns a boat of 20"',
    ],
)
def test_an_odd_end_is_an_end(text: str) -> None:
    assert cut_off(text) is None
