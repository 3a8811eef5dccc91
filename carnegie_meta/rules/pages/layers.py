"""PAG601 to PAG603: what the head of an HTML page says beside the page and its record."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, PageRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import PageFinding
    from carnegie_meta.model.page import Page, Stated
    from carnegie_meta.model.view import RecordView

_TEXT = (
    "<html><head>{head}</head><body><h1>Three Ports</h1><p>By Tong Zhao</p>"
    '<p>Published on May 9, 2017</p><script type="application/json">'
    '{{"authors": ["Tong Zhao"], "type": "other"}}</script>'
)


def _page(head: str) -> str:
    return _TEXT.format(head=head)


def _meta(name: str, content: str) -> str:
    return _page(f'<meta property="{name}" content="{content}">')


class LayerTitle(PageRule):
    """JSON-LD, OpenGraph or the title element gives the page another title.

    Why: search results and previews show a title that the page does not have.

    Silent: it is silent where the name of the house follows (``Three Ports | Carnegie``), and on
    what differs in case, quotes and dashes alone.
    """

    code, name, since = "PAG601", "layer-title-differs", "0.1"
    severity = "info"
    examples = (
        Good(_page("<title>Three ports | Carnegie Endowment</title>"), format="html"),
        Bad(_meta("og:title", "Four Ports"), at=None, mark="Four Ports", format="html"),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if page.title is None:
            return
        from carnegie_meta.rules.pages.same import folded

        wanted = folded(page.title)
        wrong = [
            stated
            for stated in page.stated
            if stated.field == "title" and not _begins(folded(stated.text), wanted)
        ]
        if wrong:
            from carnegie_meta.model.finding import PageFinding, PageNote
            from carnegie_meta.text.quote import quoted

            first = wrong[0]
            message = f"{_layers(wrong)} has the title {quoted(first.text)}, the page "
            message += quoted(page.title)
            notes = (PageNote("the title", page.title.span),)
            yield PageFinding(message, first.text.span, value=str(first.text), notes=notes)


class LayerAuthors(PageRule):
    """JSON-LD or a meta element names other authors than the record.

    Why: search engines and reference managers take the names from there.

    Silent: it is silent where a layer names nobody, on addresses and organisations, and on
    names that differ in spelling only.
    """

    code, name, since = "PAG602", "layer-authors-differ", "0.1"
    severity = "warning"
    examples = (
        Good(_meta("author", "Tong Zhao"), format="html"),
        Good(_meta("article:author", "https://carnegieendowment.org/people/zhao"), format="html"),
        Bad(_meta("author", "Moisés Naím"), at=None, mark="Moisés Naím", format="html"),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if record is None or not record.items("authors"):
            return
        layers: dict[str, list[Stated]] = {}
        for stated in page.stated:
            if stated.field == "author" and _is_person(stated.text):
                layers.setdefault(stated.layer, []).append(stated)
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.rules.pages.same import Matching
        from carnegie_meta.text.names_people import people
        from carnegie_meta.text.quote import quoted

        authors = [author for _, author in record.items("authors")]
        note = PageNote("the authors", pointer="/authors")
        for layer, said in layers.items():
            names = [s.text[start:end] for s in said for start, end in people(s.text)]
            if len(names) > 60 or len(authors) > 60:
                continue
            match = Matching(names, authors)
            first = said[0].text
            if match.extra:
                name = names[match.extra[0]]
                part = next((s.text for s in said if name in s.text), first)
                message = f"{layer} names {quoted(name)}, who is not among authors"
                yield PageFinding(message, part.span, value=str(part), notes=(note,))
            elif match.missing:
                author = authors[match.missing[0]]
                message = f"{layer} does not name the author {quoted(author)}"
                yield PageFinding(message, first.span, value=str(first), notes=(note,))


class LayerDate(PageRule):
    """JSON-LD or a meta element has another date of publication than the page.

    Why: search results show that date.

    Silent: it is silent on a difference of one day where the layer has a time: the page may
    show the day of another time zone.
    """

    code, name, since = "PAG603", "layer-date-differs", "0.1"
    severity = "warning"
    examples = (
        Good(_meta("article:published_time", "2017-05-10T01:00:00Z"), format="html"),
        Good(_meta("citation_date", "2017/05/09"), format="html"),
        Bad(
            _meta("article:published_time", "2019-05-09T12:00:00Z"),
            at=None,
            mark="2019-05-09T12:00:00Z",
            format="html",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if page.date is None or page.published is None:
            return
        from carnegie_meta.page.dates import find

        wrong = []
        for stated in page.stated:
            if stated.field == "published":
                date = find(stated.text.replace("/", "-"))
                said = date.iso if date is not None else None
                timed = ":" in stated.text
                if said and said != page.date and not (timed and _near(said, page.date)):
                    wrong.append(stated)
        if wrong:
            from carnegie_meta.model.finding import PageFinding, PageNote
            from carnegie_meta.text.quote import quoted

            text = wrong[0].text
            message = f"{_layers(wrong)} has the date {quoted(text)}, the page "
            message += quoted(page.published)
            notes = (PageNote("the date", page.published.span),)
            yield PageFinding(message, text.span, value=str(text), notes=notes)


def _layers(wrong: list[Stated]) -> str:
    """The layer of the first of *wrong*, and how many say the like."""
    others = len({stated.layer for stated in wrong} - {wrong[0].layer})
    return f"{wrong[0].layer} (and {others} more)" if others else wrong[0].layer


def _begins(title: str, wanted: str) -> bool:
    """Whether *title* is *wanted*, or goes on with something set off from it."""
    if not title.startswith(wanted):
        return False
    rest = title[len(wanted) :].strip("\"' ")
    return not rest or not rest[0].isalnum()


def _is_person(text: str) -> bool:
    from carnegie_meta.text.names import is_organisation

    return "/" not in text and "@" not in text and not is_organisation(text)


def _near(one: str, other: str) -> bool:
    """Whether two days are the same or follow each other."""
    from datetime import date

    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1
