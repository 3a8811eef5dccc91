"""What is told of labels without reading them is true of them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from carnegie_meta.vocab import labels_compile
from carnegie_meta.vocab.labels import NONE, Labels, labels
from carnegie_meta.vocab.labels_table import BEGINNINGS
from carnegie_meta.vocab.senses import Senses

FIELDS = sorted(BEGINNINGS)


def test_the_beginnings_are_those_of_the_labels_today() -> None:
    assert labels_compile.TABLE.read_text(encoding="utf-8") == labels_compile.text()


@pytest.mark.parametrize("field", FIELDS)
def test_every_key_finds_what_it_finds_without_beginnings(field: str) -> None:
    plain = Senses(Labels(field).all())
    quick = labels(field).senses
    for key in plain.keys():  # noqa: SIM118  # Senses is no dict
        assert quick.bare(key) == plain.bare(key)
        assert quick.joined(key) == plain.joined(key)
        assert quick.loose(key) == plain.loose(key)
    for key in ("nuclear polcy", "", "zzzzz", "q", "Россия", "росси"):
        assert quick.bare(key) == plain.bare(key)
        assert quick.joined(key) == plain.joined(key)
        assert quick.loose(key) == plain.loose(key)


def test_a_field_without_a_file_has_no_labels() -> None:
    assert labels("projects") is NONE
    assert NONE.senses.all == []
    assert NONE.preferred("x", "fr") is None
    assert NONE.ambiguous == frozenset()


def test_what_begins_like_no_label_reads_no_large_file() -> None:
    code = (
        "from carnegie_meta.api import check; from carnegie_meta.vocab.labels import labels; "
        "from carnegie_meta.terms import resolve, suggest; "
        "assert suggest('Nuclear Polcy', field='topics'); "
        "assert not resolve('Qwxyz', field='regions'); "
        "print(labels('regions')._table)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "None\n"
