"""PAG304 and PAG305: texts of a page that were glued together."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, PageRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import PageFinding
    from carnegie_meta.model.page import Page
    from carnegie_meta.model.view import RecordView

_PAGE = """Strategic Europe
{menu}
{{"authors": ["Tong Zhao"], "type": "commentary", "topics": ["Security", "Military"]}}
Commentary
A Lantern for the Harbour Pilots
By Tong Zhao
Published on Mar 4, 2021
{body}
{tags}
Carnegie does not take institutional positions on public policy issues.
"""


def _page(menu: str = "About", body: str = "The pilots wait.", tags: str = "Security") -> str:
    return _PAGE.format(menu=menu, body=body, tags=tags)


SHORTEST = 10
"""Letters of a title from which its beginning in the body is no chance."""


class TitleGluedToBody(PageRule):
    """The body begins with the title, which runs into its first word.

    Why: a converter took the heading for text; readers and search engines see a broken word.

    Silent: it is silent on a body that begins with the words of the title and goes on with a
    space, and where the word is one (``MacArthur``) or stands elsewhere on the page.
    """

    code, name, since = "PAG304", "title-glued-to-body", "0.1"
    severity = "warning"
    examples = (
        Good(_page(body="A lantern for the harbour pilots is cheap."), format="page"),
        Bad(
            _page(body="A Lantern for the Harbour PilThe pilots wait."),
            at=None,
            mark="A Lantern for the Harbour Pil",
            nth=2,
            format="page",
        ),
        Bad(
            _page(body="A Lantern for the Harbour PilotsThe pilots wait."),
            at=None,
            mark="A Lantern for the Harbour Pilots",
            nth=2,
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        title, body = page.title, page.body
        if title is None or body is None:
            return
        end = _common(title, body)
        if end < SHORTEST or end >= len(body) or not _glued(body, end):
            return
        if _is_word(page, body, end):
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.text.quote import quoted

        start = page.piece(body, 0, end)
        word = body[end:].split(None, 1)[0][:30]
        cut = "is cut off and glued" if end < len(title.rstrip("\"'”’")) else "is glued"
        message = f"the title {cut} to the body: {quoted('…' + start[-12:] + word)}"
        yield PageFinding(
            message, start.span, value=str(start), notes=(PageNote("the title", title.span),)
        )


def _common(title: str, body: str) -> int:
    """How many code points *body* has in common with *title* from its beginning."""
    size = min(len(title), len(body))
    return next((i for i in range(size) if title[i] != body[i]), size)


def _glued(body: str, at: int) -> bool:
    """Whether a new word begins at *at* right behind another."""
    before, here = body[at - 1], body[at]
    return here.isupper() and (before.islower() or before in "?!.”\"'’")


def _is_word(page: Page, body: str, at: int) -> bool:
    """Whether the word with a capital at *at* is one: ``MacArthur``, or it stands elsewhere too."""
    import re

    begin = at - len(body[:at].split()[-1])
    found = re.match(r"\w+", body[begin:])
    if found is None or found.end() <= at - begin:
        return False
    word = found.group()
    if word[: at - begin] in _WORD_BEGINNINGS:
        return True
    return len(re.findall(rf"\b{re.escape(word)}\b", page.text)) > 1


_WORD_BEGINNINGS = frozenset({"Mac", "Mc", "De", "Le", "La", "Fitz", "Di", "Du", "Van", "Von"})
"""What a name with a second capital begins with."""


class LabelsRunTogether(PageRule):
    """Labels of a page stand side by side with nothing between them.

    All places of a page are one finding, at the first of them, for one mistake of a template
    makes them all; the others are its related places. Looked at are the menus and the footer,
    the line of tags, the lists of people and of other items, and the disclaimer behind the body.

    Why: searches, screen readers and whoever stores the page read ``SecurityMilitary`` as one
    word.

    Silent: it is silent on a word unless both halves stand on the page, or in the vocabularies,
    as words of their own (``YouTube``, ``McFaul``), in handles, hashtags and addresses, and where
    tags of HTML part the labels.
    """

    code, name, since = "PAG305", "labels-run-together", "0.1"
    severity = "warning"
    examples = (
        Good(_page("YouTube LinkedIn", tags="Security, Military"), format="page"),
        Good(f"<nav><a>Europe</a><a>Asia</a></nav><h1>Ports</h1>{_page()}", format="html"),
        Bad(_page("LebanonIran"), at=None, mark="LebanonIran", format="page"),
        Bad(_page(tags="SecurityMilitary"), at=None, mark="SecurityMilitary", format="page"),
        Bad(
            _page("EUNATO", "NATO waits.", "SecurityMilitary"),
            at=None,
            mark="EUNATO",
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        from carnegie_meta.rules.pages.joints import joints

        found = joints(page, context)
        if not found:
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.text.quote import quoted

        found.sort(key=lambda joint: joint.part.span)
        first, *others = found
        message = f"labels run together: {quoted(first.part)} is {_said(first.pieces)}"
        if others:
            message += f"; so in {len(others)} more place{'s' if len(others) > 1 else ''}"
        notes = tuple(
            PageNote(f"{quoted(joint.part)} is {_said(joint.pieces)}", joint.part.span)
            for joint in others[:MOST]
        )
        yield PageFinding(message, first.part.span, value=str(first.part), notes=notes)


MOST = 20
"""Other places that one finding names."""


def _said(pieces: list[str]) -> str:
    """*pieces* in quotes, as running text; many are counted."""
    from carnegie_meta.text.quote import quoted

    if len(pieces) > 4:
        return f"{len(pieces)} labels"
    *front, last = map(quoted, pieces)
    return f"{', '.join(front)} and {last}"
