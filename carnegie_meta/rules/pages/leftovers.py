"""PAG301 to PAG303: what templates and converters left on a page."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, PageRule, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from carnegie_meta.model.finding import Finding, PageFinding
    from carnegie_meta.model.page import Page, Part
    from carnegie_meta.model.view import RecordView

_BLOCK = '{"authors": ["Tong Zhao"], "type": "event"}'
_HEAD = "By Tong Zhao\nPublished on Mar 4, 2021\n"

MOST = 20
"""Places that one finding names."""


class PlaceholderText(PageRule, RecordRule):
    """A placeholder stands where content belongs.

    Why: readers see what the template prints when a field is empty, or what somebody typed to come
    back to.

    Silent: it is silent in the middle of a sentence, and on a title that has such a word
    among others.
    """

    code, name, since = "PAG301", "placeholder-text", "0.1"
    severity = "warning"
    reads = ("title", "summary")
    examples = (
        Good('{"title": "Untitled: A Life", "authors": ["Tong Zhao"], "type": "event"}'),
        Bad(
            '{"title": "TBD", "authors": ["Tong Zhao"], "type": "event"}',
            at="/title",
            mark='"TBD"',
        ),
        Good(f"{_BLOCK}Source: Getty\nEvent\nThree Ports\n{_HEAD}", format="page"),
        Good(f"{_BLOCK}\nEvent\nDo Not Ignore the Sea\n{_HEAD}", format="page"),
        Bad(
            f"{_BLOCK}REQUIRED IMAGE\nEvent\nThree Ports\n{_HEAD}",
            at=None,
            mark="REQUIRED IMAGE",
            format="page",
        ),
        Bad(f"{_BLOCK}\nEvent\nIgnore\n{_HEAD}", at=None, mark="Ignore", format="page"),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        from carnegie_meta.page.words import PLACEHOLDERS
        from carnegie_meta.text.quote import quoted

        for text, found in _found(page, PLACEHOLDERS).items():
            places = [place for place in found if not _in_prose(page, place)]
            if not places:
                continue
            yield _finding(f"placeholder {quoted(text)} {IN_PLACE}", places)
        for part in (page.title, page.standfirst):
            if part is not None and _is_empty(part):
                yield _finding(f"placeholder {quoted(part)} {IN_PLACE}", [part])

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.page.words import PLACEHOLDERS
        from carnegie_meta.text.quote import quoted

        for field in self.reads:
            value = record.text(field)
            if value and (_is_empty(value) or PLACEHOLDERS.match(value.strip())):
                yield Finding(f"/{field}", f"placeholder {quoted(value)} {IN_PLACE}", value=value)


def _in_prose(page: Page, place: Part) -> bool:
    """Whether a sentence goes on before *place*: an article may speak of placeholders."""
    before = page.text[max(0, place.at - 200) : place.at].rpartition("\n")[2]
    return sum(word.isalpha() and word.islower() for word in before.split()) > 1


def _is_empty(title: str) -> bool:
    """Whether *title* is none, but for what holds its place."""
    return title.strip(" .[]()").casefold() in EMPTY_TITLES


EMPTY_TITLES = frozenset(
    {
        *("ignore", "insert title here", "lorem ipsum", "n/a", "no title", "placeholder", "tba"),
        *("tbc", "tbd", "test", "title", "title here", "title tbd", "to be announced"),
        *("to be confirmed", "to be determined", "todo", "untitled", "untitled document", "xxx"),
    }
)
"""Titles that are none."""

IN_PLACE = "stands where content belongs"


class LeftoverMarker(PageRule):
    """A marker of a template or a converter was left in the text.

    Why: what it stood for, mostly a picture or a box, is missing.
    """

    code, name, since = "PAG302", "leftover-marker", "0.1"
    severity = "warning"
    examples = (
        Good(f"{_BLOCK}\nEvent\nThree Ports\n{_HEAD}[The ports, not the wines.]\n", format="page"),
        Bad(
            f"{_BLOCK}\nEvent\nThree Ports\n{_HEAD}Look at IMGXYZ8746IMGZYX there.\n",
            at=None,
            mark="IMGXYZ8746IMGZYX",
            format="page",
        ),
        Bad(
            f"{_BLOCK}\nEvent\nThree Ports\n{_HEAD}The port of {{{{ port.name }}}}.\n",
            at=None,
            mark="{{ port.name }}",
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        from carnegie_meta.page.words import MARKERS
        from carnegie_meta.text.quote import quoted

        for text, places in _found(page, MARKERS).items():
            yield _finding(f"marker {quoted(text)} was left in the text", places)


class MarkupInText(PageRule):
    """A tag or a character reference stands in the text as readers see it.

    Why: it was escaped once too often, and readers see ``<br>`` in a title.

    Silent: it is silent in a body that speaks of HTML, markup or source code.
    """

    code, name, since = "PAG303", "markup-in-text", "0.1"
    severity = "warning"
    examples = (
        Good(f"{_BLOCK}\nEvent\nThree Ports\n{_HEAD}If a < b, then b > a.\n", format="page"),
        Good(f"<h1>Three<br>Ports</h1>{_BLOCK}", format="html"),
        Bad(f"{_BLOCK}\nEvent\nThree<br>Ports\n{_HEAD}", at=None, mark="<br>", format="page"),
        Bad(f"<h1>Three&lt;br&gt;Ports</h1>{_BLOCK}", at=None, mark="&lt;br&gt;", format="html"),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        import re

        from carnegie_meta.text.quote import quoted

        speaks = re.compile(r"\b(?:X?HTML|XML|CSS|JavaScript|[Mm]arkup|source code)\b")
        markup = re.compile(
            r"</?(?:br|i|em|b|strong|p|span|a|div|sup|sub|u|h[1-6]|ul|li|img)(?:\s[^<>\n]{0,300})?/?>"
            r"|&(?:amp|nbsp|quot|lt|gt|rsquo|lsquo|rdquo|ldquo|[mn]dash|hellip|#\d{2,5}|#x[\da-f]{2,4});",
            re.IGNORECASE,
        )
        title = page.title
        taught = page.body is not None and speaks.search(page.body) is not None
        for found in _found(page, markup, _element).values():
            places = [place for place in found if not (taught and _in_body(page, place))]
            if not places:
                continue
            first = places[0]
            inside = title is not None and title.at <= first.at < title.at + len(title)
            where = "the title" if inside else "the text"
            yield _finding(f"{quoted(first)} stands in {where} as it is", places)


def _in_body(page: Page, place: Part) -> bool:
    body = page.body
    return body is not None and body.at <= place.at < body.at + len(body)


def _element(text: str) -> str:
    """What start and end tags of one element have in common."""
    return text.strip("</>").split()[0].lower()


def _found(
    page: Page, pattern: re.Pattern[str], key: Callable[[str], str] = str
) -> dict[str, list[Part]]:
    """What *pattern* finds on the page outside the blocks, place by place; MOST texts by *key*."""
    found: dict[str, list[Part]] = {}
    for match in pattern.finditer(page.text):
        text = key(match.group())
        if text in found or len(found) < MOST:
            places = found.setdefault(text, [])
            if len(places) < 1000:
                part = page.cut(match.start(), match.end())
                if not page.in_block(part.span):
                    places.append(part)
    return {text: places for text, places in found.items() if places}


def _finding(message: str, places: list[Part]) -> PageFinding:
    from carnegie_meta.model.finding import PageFinding, PageNote

    first, *others = places
    if others:
        message += f", here and in {len(others)} more place{'s' if len(others) > 1 else ''}"
    notes = tuple(PageNote("and here", part.span) for part in others[:MOST])
    return PageFinding(message, first.span, value=str(first), notes=notes)
