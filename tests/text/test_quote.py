"""How messages show a text."""

from __future__ import annotations

import pytest

from carnegie_meta.text.quote import LONGEST, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("EU", "'EU'"),
        ("Turkey's", "'Turkey's'"),
        ('a "b"', "'a \"b\"'"),
        ("a\u200bb\n", "'a\\u200bb\\n'"),
        ("back\\slash", "'back\\slash'"),
        ("", "''"),
    ],
)
def test_a_text_stands_in_single_quotes_on_one_line(text: str, shown: str) -> None:
    assert quoted(text) == shown


def test_a_long_text_is_cut() -> None:
    assert quoted("x" * LONGEST) == f"'{'x' * LONGEST}'"
    assert quoted("x" * (LONGEST + 1)) == f"'{'x' * (LONGEST - 1)}…'"
