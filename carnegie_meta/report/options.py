"""What the caller of a format decides: colour, width, where the lines of a file come from."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Literal

    from carnegie_meta.engine.survey import Survey
    from carnegie_meta.model.finding import Severity

    Line = Callable[[str, int], str | None]


class Options:
    """Choices that the formats share; each format takes what concerns it.

    ``colour``: ANSI colours (full, concise). ``width``: cells of the terminal, for cutting long
    source lines (full). ``line``: the text of line *number* of the file *path* without its line
    end, or None where it cannot be had (full: the line of a finding; rdjsonl: the first and last
    lines of a finding and of its edits). ``summary``: whether full and concise end with what was
    found. ``fixed``: how many findings were mended before this report. ``passed_over``:
    how many files held no record and were not asked to (full, concise). ``paths``: every file that
    was checked, so that clean ones appear too (junit). ``fail_on``: from which severity on a
    finding fails the run (junit). ``survey``: what many records are about (html). ``day``: when the
    report was made, as it shall read (html).
    """

    __slots__ = (
        "colour",
        "day",
        "fail_on",
        "fixed",
        "line",
        "passed_over",
        "paths",
        "summary",
        "survey",
        "width",
    )

    def __init__(
        self,
        *,
        colour: bool = False,
        width: int = 100,
        line: Line | None = None,
        summary: bool = True,
        fixed: int = 0,
        passed_over: int = 0,
        paths: Sequence[str] = (),
        fail_on: Severity | Literal["never"] = "error",
        survey: Survey | None = None,
        day: str = "",
    ) -> None:
        self.colour = colour
        self.width = width
        self.line = line
        self.summary = summary
        self.fixed = fixed
        self.passed_over = passed_over
        self.paths = paths
        self.fail_on = fail_on
        self.survey = survey
        self.day = day
