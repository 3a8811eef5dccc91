"""One fixed report, with everything in it that a format has to show."""

from __future__ import annotations

import pytest

from carnegie_meta.model.diagnostic import Diagnostic, Related
from carnegie_meta.model.fix import Edit, Fix
from carnegie_meta.model.report import Report
from carnegie_meta.model.span import Range, Span
from carnegie_meta.report.options import Options

# The rules DEM… do not exist: texts of real rules may change without changing a snapshot.
BLOCK = '{"centers": ["Carnegie Europe"], "primaryCenter": "Carnegie India"}'
WIDE = '{"title": "核政策 👩\u200d🚀 e\u0301té\u200b", "type": "comentary"}'
LONG = '{"topics": [' + ", ".join(f'"Topic {number}"' for number in range(90)) + "]}"
NASTY = (
    "\x1b]0;owned\x07 @all ::error:: %0A ]]> <script> | `x` [a](http://b) {0} \u202e\ud800\ufffe"
)

LINES = {
    ("content/a.json", 1): BLOCK,
    ("content/records.jsonl", 2): WIDE,
    ("content/records.jsonl", 3): LONG,
}


def place(line: str, mark: str, number: int = 1) -> Range:
    """The range of *mark* in *line*."""
    start = line.index(mark) + 1
    return Range(number, start, number, start + len(mark))


DIAGNOSTICS = (
    Diagnostic(
        "DEM101",
        "center-not-listed",
        "error",
        "primaryCenter 'Carnegie India' is not among centers",
        "content/a.json",
        None,
        "/primaryCenter",
        place(BLOCK, '"Carnegie India"'),
        "Carnegie India",
        Fix(
            "List 'Carnegie India' among centers",
            "unsafe",
            (Edit(Span(29, 29), Range(1, 30, 1, 30), ', "Carnegie India"'),),
        ),
        (
            Related(
                "the centers",
                "content/a.json",
                None,
                "/centers",
                place(BLOCK, '["Carnegie Europe"]'),
            ),
        ),
    ),
    Diagnostic(
        "DEM201",
        "invisible-character",
        "warning",
        "title holds U+200B",
        "content/records.jsonl",
        1,
        "/title",
        place(WIDE, "\u200b", 2),
        "核政策 👩\u200d🚀 e\u0301té\u200b",
        Fix(
            "Remove the character",
            "safe",
            (Edit(Span(20, 21), place(WIDE, "\u200b", 2), ""),),
        ),
    ),
    Diagnostic(
        "DEM202",
        "unknown-type",
        "error",
        "type 'comentary' is no type",
        "content/records.jsonl",
        1,
        "/type",
        place(WIDE, '"comentary"', 2),
        "comentary",
        Fix("Write 'commentary'", "display", ()),
    ),
    Diagnostic(
        "DEM301",
        "unknown-term",
        "info",
        "'Topic 45' is no topic",
        "content/records.jsonl",
        2,
        "/topics/45",
        place(LONG, '"Topic 45"', 3),
        "Topic 45",
    ),
    Diagnostic("DEM999", "nasty", "warning", NASTY, "odd: 100%,\n|na\u202eme.json", None, None),
    Diagnostic("DEM101", "center-not-listed", "error", "No file", None, 7, "/a~1b", None, [1]),
)


@pytest.fixture
def report() -> Report:
    return Report(DIAGNOSTICS, 4, 9)


@pytest.fixture
def options() -> Options:
    return Options(
        width=80,
        line=lambda path, number: LINES.get((path, number)),
        paths=("clean.json", "content/a.json"),
    )
