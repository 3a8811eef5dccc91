"""Folds of names, each coarser than the one before it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text.names_fold import fold, is_latin, plain, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Steven A. Cook", "STEVEN  A COOK"),
        ("Jean-Marie Guéhenno", "Jean Marie Guéhenno"),
        ("Meghan O'Sullivan", "Meghan O’Sullivan"),
        ("J.R.R. Tolkien", "J. R. R. Tolkien"),
        ("Thomas Graham, Jr.", "Thomas Graham Jr"),
        ("Inès Razek", unicodedata.normalize("NFD", "Inès Razek")),
        ("Tong\u00a0Zhao", "Tong Zhao"),
    ],
)
def test_case_spaces_and_punctuation_fold(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Inès Razek", "Ines Razek"), ("Ann Alee", "Anna Lee"), ("O'Brien", "O Brien")],
)
def test_accents_and_word_ends_do_not_fold(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("åslund", "aslund"),
        ("öztürk", "ozturk"),
        ("nguyễn", "nguyen"),
        ("skłodowska", "sklodowska"),
        ("đorđe", "dorde"),
        ("işıl", "isil"),
        ("андрей", "андрей"),
        ("cook", "cook"),
    ],
)
def test_accents_go(word: str, expected: str) -> None:
    assert plain(word) == expected


@pytest.mark.parametrize(
    "spellings",
    [
        "дмитрий dmitry dmitri dmitriy dmitrii dmitrij",
        "алексей alexey alexei aleksei aleksey",
        "александр alexander aleksandr aleksander",
        "евгений yevgeny evgeny evgenii yevgeniy",
        "юлия yulia iulia yuliya",
        "михаил mikhail mihail",
        "сергей sergei sergey",
        "габуев gabuev gabuyev",
        "арбатов arbatov",
        "тренин trenin",
        "татьяна tatiana tatyana",
        "фёдор fyodor fedor",
        "щербаков shcherbakov",
        "чехов chekhov chehov",
        "виктор viktor victor",
        "яков yakov iakov",
        "дворкин dvorkin",
        "баунов baunov",
    ],
)
def test_spellings_of_one_name_have_one_skeleton(spellings: str) -> None:
    assert len({skeleton(word) for word in spellings.split()}) == 1


def test_other_names_keep_other_skeletons() -> None:
    names = "cook brown young swaine pierini perini trenin arbatov ivan igor olga oleg"
    words = names.split(" ")
    assert len({skeleton(word) for word in words}) == len(words)


def test_latin_is_told_from_other_scripts() -> None:
    assert is_latin("öztürk")
    assert is_latin("kanakaʻole")
    assert not is_latin("тренин")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12))
def test_a_fold_of_a_fold_changes_nothing(text: str) -> None:
    for word in fold(text):
        assert plain(plain(word)) == plain(word)
        assert skeleton(word) == skeleton(word)
