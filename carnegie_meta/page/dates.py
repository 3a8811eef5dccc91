"""Dates as pages print them."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}

_WORD = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<month>{_WORD})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_WORD})\.?,?\s+(?P<year2>\d{{4}})(?!\d)"
    r"|(?<!\d)(?P<year3>\d{4})-(?P<month3>\d{1,2})-(?P<day3>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Date:
    """A date in ``[start, end)`` of a text; ``iso`` is None where the calendar has no such day."""

    __slots__ = ("day", "end", "month", "start", "year")

    def __init__(self, start: int, end: int, year: int, month: int, day: int) -> None:
        self.start = start
        self.end = end
        self.year = year
        self.month = month
        self.day = day

    @property
    def iso(self) -> str | None:
        """``2010-09-16``."""
        if not (1 <= self.month <= 12 and self.year > 0 and self.day > 0):
            return None
        leap = self.year % 4 == 0 and (self.year % 100 != 0 or self.year % 400 == 0)
        days = 28 if self.month == 2 and not leap else _DAYS[self.month - 1]
        if self.day > days:
            return None
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def find(text: str) -> Date | None:
    """The first date in *text*: ``Sep 16, 2010``, ``16 September 2010`` or ``2010-09-16``.

    >>> find("on Sep 16, 2010").iso
    '2010-09-16'
    """
    match = _DATE.search(text)
    if match is None:
        return None
    group = match.groupdict()
    for number in ("", "2", "3"):
        month = group["month" + number]
        if month is not None:
            value = int(month) if month.isdigit() else MONTHS[month.lower()]
            year, day = int(group["year" + number]), int(group["day" + number])
            return Date(match.start(), match.end(), year, value, day)
    return None
