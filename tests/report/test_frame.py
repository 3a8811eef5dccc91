"""The source line under a finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.report.frame import frame
from carnegie_meta.report.width import cells


def marked(line: str, mark: str, room: int = 60) -> tuple[str, str]:
    start = line.index(mark)
    return frame(line, start, start + len(mark), room)


@pytest.mark.parametrize(
    ("line", "mark", "shown", "marks"),
    [
        ('{"a": 1}', "1", '{"a": 1}', "      ^"),
        ("外交: x", "x", "外交: x", "      ^"),
        ("a 外交 b", "外交", "a 外交 b", "  ^^^^"),
        ("e\u0301te\u0301 x", "x", "e\u0301te\u0301 x", "    ^"),
        ("e\u0301te\u0301", "\u0301", "e\u0301te\u0301", "^"),
        ("\ta\tb", "b", "    a    b", "         ^"),
        ("\ta", "\t", "    a", "^^^^"),
        ("👩\u200d🚀 x", "x", "👩\u200d🚀 x", "   ^"),
        ("❤\ufe0f x", "x", "❤\ufe0f x", "   ^"),
        ("한국 x", "x", "한국 x", "     ^"),
        ("a\u200bb", "\u200b", "a\\u200bb", " ^^^^^^"),
        ("a\x1b[31mb", "b", "a\\x1b[31mb", "         ^"),
        ("trailing   ", "t", "trailing", "^"),
    ],
)
def test_marks_stand_under_what_they_mean(line: str, mark: str, shown: str, marks: str) -> None:
    assert marked(line, mark) == (shown, marks)


def test_an_empty_span_gets_one_mark() -> None:
    assert frame("abc", 1, 1, 40) == ("abc", " ^")
    assert frame("", 0, 0, 40) == ("", "^")


def test_a_place_behind_the_line_is_its_end() -> None:
    assert frame("abc", 10, 12, 40) == ("abc", "   ^")


def test_a_long_line_is_cut_around_the_span() -> None:
    line = "x" * 500 + "MARK" + "y" * 500
    text, marks = marked(line, "MARK", 40)
    assert text[0] == text[-1] == "…"
    assert len(text) == 40
    assert text[marks.index("^") : len(marks)] == "MARK"


def test_the_start_of_a_long_line_stays_where_the_span_is_near() -> None:
    text, marks = marked("ab MARK " + "y" * 500, "MARK", 40)
    assert text.startswith("ab MARK yyy")
    assert text.endswith("…")
    assert marks == "   ^^^^"


def test_a_span_wider_than_the_room_is_cut() -> None:
    text, marks = frame("a" * 100, 10, 90, 40)
    assert len(text) <= 40
    assert len(marks) <= 40


def test_a_line_of_megabytes_costs_no_more_than_its_frame() -> None:
    class Line(str):
        """Counts the characters that are taken out of it."""

        taken = 0

        def __getitem__(self, key: object) -> str:
            part = super().__getitem__(key)  # type: ignore[index]  # whatever a string takes
            Line.taken += len(part)
            return part

    frame(Line("外" * 1_000_000), 500_000, 900_000, 80)
    assert 0 < Line.taken < 500


LINES = st.text(st.sampled_from("ab 外e\u0301\t\u200b👩\u200d\u3000한"), max_size=200)


@given(LINES, st.integers(0, 220), st.integers(0, 60), st.integers(20, 120))
def test_a_frame_fits_its_room(line: str, start: int, length: int, room: int) -> None:
    text, marks = frame(line, start, start + length, room)
    assert sum(cells(text)) <= room
    assert marks.lstrip(" ").strip("^") == ""
    assert marks.endswith("^")
    # One mark may stand behind the last character: the end of the line.
    assert len(marks) <= room + 1


@given(st.text("abcdef", max_size=300), st.data())
def test_the_marked_part_is_the_span(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, min(len(line), start + 20)))
    text, marks = frame(line, start, end, 60)
    first = marks.index("^")
    if start < end:
        assert text[first : len(marks)] == line[start:end]
