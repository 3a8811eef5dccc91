"""Lines and columns as a person counts them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.model.span import Range, Span
from carnegie_meta.source.text import Text


@given(st.text("ab\r\n\u0085\u2028😀", max_size=30), st.data())
def test_positions_agree_with_a_count(content: str, data: st.DataObject) -> None:
    text = Text(content)
    offset = data.draw(st.integers(0, len(content)))
    if content[max(offset - 1, 0) : offset + 1] == "\r\n":
        # Between the two is still the line that they end.
        offset -= 1
    lines = re.split(r"\r\n?|\n", content[:offset])
    assert text.position(offset) == (len(lines), len(lines[-1]) + 1)


@given(st.text("ab\r\n\u2028", max_size=30))
def test_lines_are_those_of_the_content(content: str) -> None:
    text = Text(content, first_line=7)
    expected = re.split(r"\r\n?|\n", content)
    assert [text.line(7 + number) for number in range(len(expected))] == expected
    assert text.line(6) == text.line(7 + len(expected)) == ""


def test_a_text_may_begin_within_a_line() -> None:
    text = Text("ab\ncd", first_line=3, first_column=5)
    assert text.range(Span(1, 4)) == Range(3, 6, 4, 2)
