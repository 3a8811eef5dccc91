"""Labels run together, and cut apart again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.vocab.cut import LONGEST, Cutter
from carnegie_meta.vocab.vocabulary import Vocabularies

LABELS = sorted(
    concept.label for field in ("topics", "regions") for concept in Vocabularies()[field]
)
CUTTER = Cutter(LABELS)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("SecurityMilitaryForeign Policy", ["Security", "Military", "Foreign Policy"]),
        ("Security, Military", ["Security", "Military"]),
        ("Middle EastEast Asia", ["Middle East", "East Asia"]),
        ("EconomyEURussia", ["Economy", "EU", "Russia"]),
        ("NigerNigeria", ["Niger", "Nigeria"]),
        ("Security", ["Security"]),
    ],
)
def test_labels_alone(text: str, terms: list[str]) -> None:
    cut = CUTTER.cut(text)
    assert (cut.terms, cut.is_whole, cut.ambiguous, cut.covered) == (terms, True, False, 1.0)


@pytest.mark.parametrize(
    ("text", "terms", "known"),
    [
        ("Security, Sea Lanes, Military", ["Security", "Sea Lanes", "Military"], 2),
        ("SecuritySea LanesMilitary", ["SecuritySea LanesMilitary"], 2),
        ("SecurityEUSpace ShipsEuropeTürkiye", ["SecurityEUSpace ShipsEuropeTürkiye"], 4),
        ("EU, SecurityNATOmanIran", ["EU", "SecurityNATOmanIran"], 4),
        ("Cyber SecurityMilitary", ["Cyber SecurityMilitary"], 1),
        ("SecurityMilitry", ["SecurityMilitry"], 1),
        ("Economyx", ["Economyx"], 0),
        ("a museum", ["a museum"], 0),
        ("The talks between Russia and China", ["The talks between Russia and China"], 0),
        ("", [], 0),
        (" , ", [], 0),
    ],
)
def test_what_no_label_covers(text: str, terms: list[str], known: int) -> None:
    cut = CUTTER.cut(text)
    assert (cut.terms, cut.known, cut.is_whole) == (terms, known, False)


def test_commas_inside_a_label() -> None:
    label = "Southern, Eastern, and Western Africa"
    assert CUTTER.cut(f"{label}Mali, {label}").terms == [label, "Mali", label]


def test_two_ways_are_told() -> None:
    cut = Cutter(["Aa Bb", "Cc", "Aa", "Bb Cc"]).cut("Aa Bb Cc")
    assert cut.ambiguous
    assert cut.is_whole
    assert not Cutter(["AaBb", "CcDd", "Aa", "Bb"]).cut("AaBbCcDd").ambiguous


def test_fewest_labels_win() -> None:
    assert Cutter(["North", "North America", "America"]).cut("North America").terms == [
        "North America"
    ]


def test_joints_are_where_nothing_parts_two_pieces() -> None:
    assert CUTTER.cut("SecurityMilitary, EU").joints() == [8]


def test_a_cutter_with_more_labels() -> None:
    more = CUTTER.extended(["Sea Lanes"])
    assert more.cut("SecuritySea Lanes").is_whole
    assert not CUTTER.cut("SecuritySea Lanes").is_whole
    assert more.extended(["Security", "Sea Lanes"]) is more


def test_a_text_too_long_is_one_piece() -> None:
    cut = CUTTER.cut("Security" * LONGEST)
    assert (len(cut.pieces), cut.known) == (1, 0)


@given(st.lists(st.sampled_from(LABELS), min_size=1, max_size=12))
def test_what_was_joined_is_cut_into_labels_again(labels: list[str]) -> None:
    cut = CUTTER.cut("".join(labels))
    assert cut.is_whole
    assert "".join(cut.terms) == "".join(labels)
    assert len(cut.pieces) <= len(labels)


@given(st.text(max_size=200) | st.lists(st.sampled_from([*LABELS, " ", "x", ","])).map("".join))
def test_pieces_are_in_order_and_never_overlap(text: str) -> None:
    cut = CUTTER.cut(text)
    at = 0
    for piece in cut.pieces:
        assert at <= piece.start < piece.end
        at = piece.end
    assert at <= len(text)
    assert 0 <= cut.covered <= 1
