"""What the head of an HTML page says beside the page itself: JSON-LD, OpenGraph, meta, title."""

from __future__ import annotations

from carnegie_meta.model.page import Part, Stated
from carnegie_meta.model.problem import Problem
from carnegie_meta.model.span import Span
from carnegie_meta.source.json_scan import JSONSyntaxError, scan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.page import Page
    from carnegie_meta.source.json_scan import Scan
    from carnegie_meta.source.lines import Lines
    from carnegie_meta.source.offsets import Offsets

METAS = {
    "og:title": "title",
    "twitter:title": "title",
    "citation_title": "title",
    "dc.title": "title",
    "author": "author",
    "article:author": "author",
    "citation_author": "author",
    "dc.creator": "author",
    "article:published_time": "published",
    "citation_publication_date": "published",
    "citation_date": "published",
    "dc.date": "published",
    "og:url": "url",
    "canonical": "url",
}
"""Names of ``meta`` elements, and relations of ``link`` elements, to what they say."""

ITEMS = frozenset({"Article", "NewsArticle", "BlogPosting", "ScholarlyArticle", "Report", "Event"})
"""Types of JSON-LD that describe the item, and not the site or a person."""

MOST = 200
"""Statements that are kept."""


def read_layers(lines: Lines, page: Page) -> None:
    """Add to *page* what the head of its HTML states, with problems of kind ``json-ld``."""
    head = lines.head
    assert head is not None  # asked of HTML only
    if head.title is not None:
        _state(page, "title", "title", head.title)
    for name, content in head.metas:
        field = METAS.get(name)
        if field is not None:
            _state(page, name, field, content)
    values: list[object] = []
    for span in head.json_ld:
        text = lines.content[span.start : span.end]
        try:
            found = scan(text)
        except JSONSyntaxError as error:
            place = error.problem.span
            place = Span(span.start + place.start, span.start + place.end)
            page.problems += (Problem("json-ld", place, error.problem.facts),)
            continue
        values.append(found.value)
        _json_ld(page, found, span.start)
    page.json_ld = tuple(values)
    if len(page.stated) > MOST:
        del page.stated[MOST:]


def _state(page: Page, layer: str, field: str, content: Offsets) -> None:
    text = content.text
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if start < end:
        part = Part(text[start:end], content.span(Span(start, end)))
        page.stated.append(Stated(layer, field, part))


def _json_ld(page: Page, found: Scan, shift: int) -> None:
    """What the item's own description states: headline, author, datePublished, url."""

    def say(field: str, pointer: str, value: object) -> None:
        if isinstance(value, str) and value.strip() and pointer in found.nodes:
            span = found.nodes[pointer].value
            # The string without its quotes.
            part = Part(value, Span(shift + span.start + 1, shift + span.end - 1))
            page.stated.append(Stated("json-ld", field, part))

    for pointer, item in _items(found.value):
        say("title", pointer + "/headline", item.get("headline"))
        say("published", pointer + "/datePublished", item.get("datePublished"))
        say("url", pointer + "/url", item.get("url"))
        authors = item.get("author")
        listed = authors if isinstance(authors, list) else [authors]
        for index, author in enumerate(listed[:MOST]):
            at = f"{pointer}/author/{index}" if isinstance(authors, list) else f"{pointer}/author"
            if isinstance(author, dict):
                if author.get("@type") in (None, "Person"):
                    say("author", at + "/name", author.get("name"))
            else:
                say("author", at, author)


def _items(value: object) -> list[tuple[str, dict[str, object]]]:
    """Descriptions of the item in *value*: itself, one of a list, or one of its ``@graph``."""
    listed: list[tuple[str, object]] = [("", value)]
    if isinstance(value, dict) and isinstance(value.get("@graph"), list):
        listed = [(f"/@graph/{i}", one) for i, one in enumerate(value["@graph"][:MOST])]
    elif isinstance(value, list):
        listed = [(f"/{i}", one) for i, one in enumerate(value[:MOST])]
    found = []
    for pointer, one in listed:
        kind = one.get("@type") if isinstance(one, dict) else None
        kinds = kind if isinstance(kind, list) else [kind]
        if isinstance(one, dict) and any(isinstance(k, str) and k in ITEMS for k in kinds):
            found.append((pointer, one))
    return found[:1]
