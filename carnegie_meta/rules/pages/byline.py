"""PAG101 to PAG104: the byline of a page beside the authors of its record."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, PageRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import PageFinding
    from carnegie_meta.model.page import Page, Part
    from carnegie_meta.model.span import Span
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.pages.same import Matching

LISTED_FOR_ALL = ("event", "conference")
"""Types whose authors are the speakers, of whom a byline names few."""

_PAGE = """{{"authors": [{authors}], "type": "commentary"}}
Commentary
Who Counts the Buoys
Link Copied
By {byline}
Published on Mar 4, 2021
"""


def _page(authors: str, byline: str) -> str:
    return _PAGE.format(authors=authors, byline=byline)


class _Byline:
    """Names of the byline and authors of the record, matched."""

    __slots__ = ("authors", "cut", "match", "names", "people", "slip", "type")

    def __init__(self, page: Page, record: RecordView) -> None:
        from carnegie_meta.page.words import HELPING, PLACE_OF_WORK
        from carnegie_meta.rules.pages.same import Matching, alike

        self.names: list[Part] = page.byline
        helping = {i for i, name in enumerate(self.names) if HELPING.match(name)}
        # By the person alone: what the byline says of them is no part of the name.
        self.people = [PLACE_OF_WORK.sub("", HELPING.sub("", n)).strip() or n for n in self.names]
        self.authors = record.items("authors")
        self.cut = page.byline_is_cut
        self.type = record.text("type")
        self.match: Matching = Matching(self.people, [author for _, author in self.authors])
        self.match.extra = [name for name in self.match.extra if name not in helping]
        self.match.pairs = [pair for pair in self.match.pairs if pair[0] not in helping]
        self.slip: tuple[int, int] | None = None
        extra, missing = self.match.extra, self.match.missing
        if len(extra) == 1 and len(missing) == 1:
            name, author = extra[0], missing[0]
            if alike(self.people[name], self.authors[author][1]):
                self.slip = name, author


def _byline(page: Page, record: RecordView | None) -> _Byline | None:
    """The byline and the authors; None where there is nothing to compare."""
    if record is None or not page.byline or not isinstance(record.get("authors"), list):
        return None
    if len(page.byline) > 60 or len(record.items("authors")) > 60:
        return None  # that is no byline
    return _Byline(page, record)


class AuthorNotInByline(PageRule):
    """The record has an author whom the page's byline does not name.

    Why: the page credits fewer people than lists, counts and author pages do.

    Silent: it is silent where the page has no byline, where the byline breaks off (``+3``, an
    ellipsis), on events, whose authors are all speakers, on a byline of family names, and
    where somebody is left whose name is in another script.
    """

    code, name, since = "PAG101", "author-not-in-byline", "0.1"
    severity = "warning"
    examples = (
        Good(_page('"Tong Zhao", "Can Kasapoğlu"', "Tong Zhao and Can Kasapoğlu"), format="page"),
        Good(_page('"Tong Zhao", "Can Kasapoğlu"', "Tong Zhao … +1"), format="page"),
        Bad(
            _page('"Tong Zhao", "Can Kasapoğlu"', "Tong Zhao"),
            at="/authors/1",
            mark='"Can Kasapoğlu"',
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        it = _byline(page, record)
        if it is None or it.cut or it.slip or it.type in LISTED_FOR_ALL:
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.text.quote import quoted

        note = PageNote("the byline", _whole(it.names))
        for index in it.match.missing:
            pointer, author = it.authors[index]
            message = f"author {quoted(author)} is not in the page's byline"
            yield PageFinding(message, pointer=pointer, value=author, notes=(note,))


class BylineNotAuthor(PageRule):
    """The page's byline names somebody who is not among the record's authors.

    Why: what this person wrote is missing wherever publications are found by author.

    Silent: it is silent on people who moderate, translate or take photos, and where an author is
    left whose name is in another script.
    """

    code, name, since = "PAG102", "byline-not-author", "0.1"
    severity = "warning"
    examples = (
        Good(_page('"Thomas Graham, Jr."', "Thomas Graham, Jr."), format="page"),
        Good(_page('"Douglas H. Paal"', "Paal"), format="page"),
        Good(_page('"Michael Young"', "Майкл Янг"), format="page"),
        Good(_page('"Rym Momtaz"', "Rym Momtaz, moderated by Judy Dempsey"), format="page"),
        Bad(
            _page('"Tong Zhao"', "Tong Zhao and Can Kasapoğlu"),
            at=None,
            mark="Can Kasapoğlu",
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        it = _byline(page, record)
        if it is None or it.slip:
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.text.quote import quoted

        note = PageNote("the authors", pointer="/authors")
        for index in it.match.extra:
            name = it.names[index]
            message = f"{quoted(name)} of the byline is not among authors"
            yield PageFinding(message, name.span, value=str(name), notes=(note,))


class BylineOrder(PageRule):
    """The page's byline names the authors in another order than the record.

    Why: the order of names is a statement about the work, and citations take the record's.
    """

    code, name, since = "PAG103", "byline-order", "0.1"
    severity = "warning"
    examples = (
        Good(_page('"Tong Zhao", "Moisés Naím"', "Tong Zhao and Moisés Naím"), format="page"),
        Bad(
            _page('"Tong Zhao", "Moisés Naím"', "Moisés Naím and Tong Zhao"),
            at=None,
            mark="Moisés Naím and Tong Zhao",
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        it = _byline(page, record)
        if it is None or it.match.in_order:
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.text.quote import quoted

        first = it.names[it.match.pairs[0][0]]
        expected = it.authors[min(author for _, author in it.match.pairs)][1]
        message = f"the byline begins with {quoted(first)}, authors with {quoted(expected)}"
        if first == expected:
            message = "the byline has the authors in another order than the record"
        note = PageNote("the authors", pointer="/authors")
        value = [str(name) for name in it.names]
        yield PageFinding(message, _whole(it.names), value=value, notes=(note,))


class BylineSpelling(PageRule):
    """The page's byline spells an author otherwise than the record.

    Why: one of the two is not the person's name as the house writes it.

    Silent: it is silent on case and spaces, on a title before the name, on the family name
    alone, and on a name in another script.
    """

    code, name, since = "PAG104", "byline-spelling", "0.1"
    severity = "warning"
    examples = (
        Good(_page('"Inès Abdel Razek"', "INÈS ABDEL RAZEK"), format="page"),
        Good(_page('"Dmitri Trenin"', "Дмитрий Тренин"), format="page"),
        Bad(
            _page('"Erica Gaston"', "Erica L. Gaston"),
            at=None,
            mark="Erica L. Gaston",
            format="page",
        ),
        Bad(_page('"Marc Pierini"', "Marc Perini"), at=None, mark="Marc Perini", format="page"),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        it = _byline(page, record)
        if it is None:
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.text.names_compare import compare
        from carnegie_meta.text.quote import quoted

        for index, author in sorted([*it.match.pairs, *([it.slip] if it.slip else [])]):
            name, (pointer, written) = it.names[index], it.authors[author]
            verdict = compare(it.people[index], written)
            slipped = (index, author) == it.slip
            if not slipped and (
                verdict.verdict != "variant" or not _UNSEEN.isdisjoint(verdict.how)
            ):
                continue
            message = f"the byline has {quoted(name)}, authors has {quoted(written)}"
            note = PageNote(f"here it is {quoted(written)}", pointer=pointer)
            yield PageFinding(message, name.span, value=str(name), notes=(note,))


_UNSEEN = frozenset({"title", "spacing", "transliteration"})
"""Differences between a byline and a record that are no fault of either."""


def _whole(names: list[Part]) -> Span:
    """From the first name to the last."""
    from carnegie_meta.model.span import Span as Place

    return Place(names[0].span.start, max(names[0].span.start, names[-1].span.end))
