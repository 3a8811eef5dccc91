"""What must hold of resolving for every label and any damage to it."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.text import fold
from carnegie_meta.validation import store
from carnegie_meta.vocab.labels import labels
from carnegie_meta.vocab.match import Reading
from carnegie_meta.vocab.near import suggest
from carnegie_meta.vocab.resolve import read
from carnegie_meta.vocab.vocabulary import Vocabularies

VOCABULARIES = Vocabularies()
FIELDS = store.vocabulary_names()
ENGLISH = [
    (field, id, label)
    for field in FIELDS
    for id, _, language, label in VOCABULARIES[field].senses.all
    if language == "en"
]
FOREIGN = [sense for sense in labels("regions").senses.all if sense[2] != "en"]


def meant(reading: Reading) -> set[str]:
    """Ids of the concepts that a reading allows."""
    matches = [reading.match] if reading.match else list(reading.candidates)
    return {match.concept.id for match in matches if match is not None}


@pytest.mark.parametrize("field", FIELDS)
def test_every_label_of_a_vocabulary_means_its_concept(field: str) -> None:
    for id, preferred, language, label in VOCABULARIES[field].senses.all:
        reading = read(label, field, VOCABULARIES)
        assert id in meant(reading), label
        if preferred:
            assert reading.match is not None
            assert reading.match.method == "exact"
            assert reading.match.language in (language, "en")


def test_every_label_of_the_tables_means_its_concept_in_its_language() -> None:
    wrong = []
    for id, _, language, label in FOREIGN:
        reading = read(label, "regions", VOCABULARIES, language=language)
        if id not in meant(reading):
            wrong.append((label, language, id))
    # What remains is an exact label of the vocabulary itself, which goes before all others.
    assert [w for w in wrong if VOCABULARIES["regions"].preferred(w[0]) is None] == []


VARIANTS = (
    str.upper,
    str.lower,
    str.title,
    lambda text: f"  {text}\u00a0",
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "_"),
    lambda text: text.replace("-", "\u2011"),
    lambda text: text.replace("’", "'"),
    lambda text: text.replace(" and ", " & "),
    lambda text: f"\u200b{text}",
    lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
)


@given(st.sampled_from(ENGLISH), st.lists(st.sampled_from(VARIANTS), min_size=1, max_size=3))
def test_a_folded_label_means_what_the_label_means(
    label: tuple[str, str, str], variants: list[object]
) -> None:
    field, id, text = label
    if len(fold.fold(text)) <= 3:
        return  # abbreviations are told from words by how they are written
    for variant in variants:
        text = variant(text)  # type: ignore[operator]  # every one is a function of a str
    assert id in meant(read(text, field, VOCABULARIES))


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, str, str]:
    """A field, a concept and a label of it with one to three random edits."""
    field, id, text = draw(st.sampled_from(ENGLISH))
    letters = st.sampled_from(string.ascii_letters + string.digits + " -'.,&()éü")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(("insert", "drop", "replace", "swap")))
        letter = draw(letters)
        if kind == "insert":
            text = text[:at] + letter + text[at:]
        elif kind == "drop":
            text = text[:at] + text[at + 1 :]
        elif kind == "replace":
            text = text[:at] + letter + text[at + 1 :]
        else:
            text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return field, id, text


@settings(max_examples=1500)
@given(spoilt())
def test_a_spoilt_label_means_no_other_concept(damaged: tuple[str, str, str]) -> None:
    field, id, text = damaged
    reading = read(text, field, VOCABULARIES)
    if reading.match is None or reading.match.concept.id == id or VOCABULARIES[field].codes(text):
        return
    # Another concept only where the spoilt text is one of its own labels, folded.
    other = reading.match.concept
    own = [s[3] for s in VOCABULARIES[field].senses.all if s[0] == other.id]
    own += [s[3] for s in labels(field).senses.all if s[0] == other.id]
    key = fold.bare(text).replace(" ", "")
    exact = {fold.bare(label).replace(" ", "") for label in own}
    loose = {fold.loose(fold.words(label)) for label in own}
    seen = {key.replace("0", "o").replace("1", letter) for letter in "il"} | {key}
    seen |= {key.replace("l", "i"), key.replace("i", "l")}
    turned = {fold.loose(order) for order in ([*fold.turned(text), fold.words(text)])}
    assert seen & exact or turned & loose, (text, other.label)


@given(st.text(max_size=60))
def test_any_text_has_one_answer_that_stays(text: str) -> None:
    first = read(text, "regions", Vocabularies())
    again = read(text, "regions", VOCABULARIES)
    assert meant(first) == meant(again)
    if first.match is not None:
        label = first.match.label
        home = read(label, "regions", VOCABULARIES, language=first.match.language)
        assert meant(home) == {first.match.concept.id}
    found = suggest(text, "regions", VOCABULARIES)
    assert all(0 < match.score <= 1 for match in found)
    assert first.match is None or [match.concept.id for match in found] == [first.match.concept.id]


@pytest.mark.parametrize("field", FIELDS)
def test_the_label_to_write_resolves_to_its_concept_again(field: str) -> None:
    for id, _, language, label in VOCABULARIES[field].senses.all + labels(field).senses.all:
        match = read(label, field, VOCABULARIES, language=language).match
        if match is None or match.concept.id != id:
            continue
        again = read(match.label, field, VOCABULARIES, language=match.language).match
        assert again is not None, (label, match.label)
        assert again.concept.id == id
        # An English alias that another language prefers is English first.
        assert again.label in (match.label, again.term)
