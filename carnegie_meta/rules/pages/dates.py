"""PAG401 to PAG405: the date of a page."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, PageRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import PageFinding
    from carnegie_meta.model.page import Page
    from carnegie_meta.model.view import RecordView

_PAGE = """{{"authors": ["Tong Zhao"], "type": "commentary"}}
{credit}
Commentary
Three Ports
Link Copied
By Tong Zhao
{date}
{body}
"""


def _page(date: str, credit: str = "Source: Getty", body: str = "The ports wait.") -> str:
    return _PAGE.format(date=date, credit=credit, body=body)


class DateMissing(PageRule):
    """A page with a byline says nowhere when it was published.

    Why: without a date it is sorted last, or first, and cannot be cited.

    Silent: it is silent where JSON-LD or a ``meta`` element has the date, on events, and where
    a short line beside the byline has a year: it may be a date in a language that is not known.
    """

    code, name, since = "PAG401", "page-date-missing", "0.1"
    severity = "warning"
    examples = (
        Good(_page("Published on Mar 4, 2021"), format="page"),
        Good(f"{_page('')}".replace("By Tong Zhao\n", ""), format="page"),
        Good(_page("March 4, 2021"), format="page"),
        Good(_page("Publicado el 4 de marzo de 2021"), format="page"),
        Bad(_page(""), at=None, mark="Tong Zhao", nth=2, format="page"),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if not page.byline or page.published is not None:
            return
        if any(stated.field == "published" for stated in page.stated):
            return
        if record is not None and record.text("type") in ("event", "conference"):
            return
        if _has_year(page):
            return
        from carnegie_meta.model.finding import PageFinding
        from carnegie_meta.model.span import Span

        span = Span(page.byline[0].span.start, page.byline[-1].span.end)
        yield PageFinding("the page has a byline and no date of publication", span)


def _has_year(page: Page) -> bool:
    """Whether the byline's line, or a short one of the three before and behind it, has a year."""
    import re

    first, last = page.byline[0], page.byline[-1]
    start, end = first.at, last.at + len(last)
    before = page.text[max(0, start - 400) : start].split("\n")
    behind = page.text[end : end + 400].split("\n")
    near = [before[-1], behind[0]]
    near += [line for line in before[:-1] if line.strip()][-3:]
    near += [line for line in behind[1:] if line.strip()][:3]
    return any(len(line) <= 80 and re.search(r"(?<!\d)\d{4}(?!\d)", line) for line in near)


class DateImpossible(PageRule):
    """The date of a page is no day of the calendar.

    Why: no program can sort by it, and nobody knows which day was meant.

    Silent: it is silent on dates in words it does not know.
    """

    code, name, since = "PAG402", "page-date-impossible", "0.1"
    severity = "error"
    examples = (
        Good(_page("Published on Feb 29, 2012"), format="page"),
        Good(_page("Published on 16 сентября 2010"), format="page"),
        Bad(_page("Published on Feb 30, 2011"), at=None, mark="Feb 30, 2011", format="page"),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if page.published is None or page.date is not None:
            return
        from carnegie_meta.page.dates import find

        if find(page.published) is not None:
            from carnegie_meta.model.finding import PageFinding
            from carnegie_meta.text.quote import quoted

            message = f"{quoted(page.published)} is no day of the calendar"
            yield PageFinding(message, page.published.span, value=str(page.published))


class DateInFuture(PageRule):
    """The date of a page is later than the day of the check.

    Why: what is on the page was published already; mostly the year is wrong.

    The day is that of the clock, or ``today`` of the configuration.
    """

    code, name, since = "PAG403", "page-date-in-future", "0.1"
    severity = "warning"
    examples = (
        Good(_page("Published on Mar 4, 2021"), format="page"),
        Bad(_page("Published on Mar 4, 2201"), at=None, mark="Mar 4, 2201", format="page"),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if page.published is None or page.date is None or context.today is None:
            return
        if page.date > context.today:
            from carnegie_meta.model.finding import PageFinding
            from carnegie_meta.text.quote import quoted

            message = f"{quoted(page.published)} is later than the day of this check"
            message += f", {context.today}"
            yield PageFinding(message, page.published.span, value=str(page.published))


class DateUnlikeURL(PageRule):
    """The date of a page lies in another month than its address says.

    Why: the address is made of the date, and lists by month are made of the address.

    Silent: it is silent on pages that do not say their address (``og:url``, JSON-LD, or a
    member ``url`` of the record), and on addresses without a month.
    """

    code, name, since = "PAG404", "page-date-unlike-url", "0.1"
    severity = "warning"
    _text = (
        '<html><head><meta property="og:url" content="https://carnegieendowment.org/{url}">'
        "</head><body><h1>Three Ports</h1><p>By Tong Zhao</p><p>Published on May 9, 2017</p>"
        '<script type="application/json">{{"authors": ["Tong Zhao"], "type": "other"}}</script>'
    )
    examples = (
        Good(_text.format(url="posts/2017/05/three-ports"), format="html"),
        Good(_text.format(url="posts/three-ports"), format="html"),
        Bad(
            _text.format(url="posts/2017/03/three-ports"),
            at=None,
            mark="May 9, 2017",
            format="html",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if page.published is None or page.date is None:
            return
        urls: list[str] = [stated.text for stated in page.stated if stated.field == "url"]
        written = record.text("url") if record is not None else None
        month = next(filter(None, map(_month, [*urls, written or ""])), None)
        if month is None or page.date.startswith(month):
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.text.quote import quoted

        notes = tuple(PageNote("the address", s.text.span) for s in page.stated if s.field == "url")
        message = f"the date is {quoted(page.published)}, the address says {month}"
        yield PageFinding(message, page.published.span, value=str(page.published), notes=notes[:1])


def _month(url: str) -> str | None:
    """Year and month that an address holds: ``/2017/05/`` is ``2017-05``."""
    import re

    found = re.search(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/)", url[:500].split("?")[0])
    return f"{found[1]}-{found[2]}" if found else None


class SourceHoldsDate(PageRule):
    """The line that names the source of a page holds a date.

    Why: the date of a broadcast or an issue was typed where the outlet belongs, so no list of
    outlets can be made.
    """

    code, name, since = "PAG405", "source-holds-date", "0.1"
    severity = "warning"
    _date = "Published on Mar 4, 2021"
    examples = (
        Good(_page(_date, body="Source: The 1 O'Clock News\nThe ports wait."), format="page"),
        Bad(
            _page(_date, body="Source: Radio Harbour, March 3, 2021\nThe ports wait."),
            at=None,
            mark="March 3, 2021",
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        from carnegie_meta.page.dates import find

        for part in (page.image_credit, page.source):
            date = find(part) if part is not None else None
            if part is None or date is None:
                continue
            from carnegie_meta.model.finding import PageFinding
            from carnegie_meta.text.quote import quoted

            piece = page.piece(part, date.start, date.end)
            message = f"source {quoted(part)} holds a date, {quoted(piece)}"
            yield PageFinding(message, piece.span, value=str(part))
