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

_OTHER_MONTHS = (
    "янв января; janv janvier; يناير كانون_الثاني",
    "фев февраля; févr février fevrier; فبراير شباط",
    "мар марта; mars; مارس آذار",
    "апр апреля; avr avril; أبريل ابريل نيسان",
    "мая; mai; مايو أيار",
    "июн июня; juin; يونيو يونيه حزيران",
    "июл июля; juill juillet; يوليو يوليه تموز",
    "авг августа; août aout; أغسطس اغسطس آب",
    "сен сент сентября; septembre; سبتمبر أيلول",
    "окт октября; octobre; أكتوبر اكتوبر تشرين_الأول",
    "ноя нояб ноября; novembre; نوفمبر تشرين_الثاني",
    "дек декабря; déc décembre decembre; ديسمبر كانون_الأول",
)
MONTHS |= {
    name.replace("_", " "): number
    for number, names in enumerate(_OTHER_MONTHS, 1)
    for name in names.replace(";", " ").split()
}

_WORD = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<month>{_WORD})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?P<month2>{_WORD})\.?,?\s+(?P<year2>\d{{4}})(?!\d)"
    r"|(?<!\d)(?P<year3>\d{4})-(?P<month3>\d{1,2})-(?P<day3>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<year4>\d{4})\s?年\s?(?P<month4>\d{1,2})\s?月\s?(?P<day4>\d{1,2})\s?日",
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
    """The first date in *text*: ``Sep 16, 2010``, ``16 September 2010`` or ``2010-09-16``;
    in Russian, French, Arabic and Chinese as well.

    >>> find("on Sep 16, 2010").iso
    '2010-09-16'
    """
    match = _DATE.search(text)
    if match is None:
        return None
    group = match.groupdict()
    for number in ("", "2", "3", "4"):
        month = group["month" + number]
        if month is not None:
            value = int(month) if month.isdigit() else MONTHS[month.lower()]
            year, day = int(group["year" + number]), int(group["day" + number])
            return Date(match.start(), match.end(), year, value, day)
    return None


_AROUND = re.compile(
    r"(?:on |le |في |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?|(?: ?(?:г\.|года|م)|\.)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")


def is_date(text: str) -> bool:
    """Whether *text* is a date and nothing else; one in figures may be read in two ways.

    >>> is_date("March 4, 2021"), is_date("4/3/2021"), is_date("In March 2021")
    (True, True, False)
    """
    if _FIGURES.fullmatch(text):
        return True
    date = find(text)
    return (
        date is not None
        and _AROUND.fullmatch(text[: date.start]) is not None
        and _AROUND.fullmatch(text[date.end :]) is not None
    )
