"""The bios that a page prints, and what is wrong with them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from carnegie_meta.model.finding import PageFinding
    from carnegie_meta.model.page import Bio, Page, Part
    from carnegie_meta.model.span import Span
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.text.bios_faults import Fault

    Word = Callable[[Fault, str | None, str | None], str]

SPEAKERS = ("event", "conference")
"""Types whose authors are speakers, of whom a page presents some or none."""


class JudgedPage:
    """A page's bios, the authors of its record with their places, and the faults."""

    __slots__ = ("authors", "bios", "faults")

    def __init__(self, bios: list[Bio], authors: list[tuple[str, str]], faults: list[Fault]):
        self.bios = bios
        self.authors = authors
        self.faults = faults


_last: tuple[object, JudgedPage] = (None, JudgedPage([], [], []))


def judged_page(page: Page, record: RecordView | None) -> JudgedPage:
    """What is wrong with the bios of *page*."""
    global _last  # the rules of the family ask for one page one after the other
    if _last[0] is not page:
        _last = (page, _judge(page, record))
    return _last[1]


def _judge(page: Page, record: RecordView | None) -> JudgedPage:
    from carnegie_meta.text.bios_faults import Entry, faults

    authors = record.items("authors") if record is not None else []
    entries = [Entry(bio.name, _text(bio)) for bio in page.bios]
    # Whom the byline names is an author, whatever the record says: another rule compares them.
    people = [name for _, name in authors] + [str(name) for name in page.byline]
    found = faults(entries, people or None)
    speakers = record is not None and record.text("type") in SPEAKERS
    kept = [
        fault
        for fault in found
        if not (fault.kind == "no-author" and page.bios[fault.index].name is None)
        and not (fault.kind == "no-bio" and (speakers or fault.index >= len(authors)))
    ]
    return JudgedPage(page.bios, authors, kept)


def _text(bio: Bio) -> Part | None:
    """The text of *bio*; what stands in the place of a role may be a placeholder for it."""
    from carnegie_meta.text.bios import is_placeholder

    if bio.text is None and bio.role is not None and is_placeholder(bio.role):
        return bio.role
    return bio.text


def placed(fault: Fault, found: JudgedPage, word: Word) -> PageFinding:
    """The finding for *fault*, in the words of its rule, at its place on the page."""
    from carnegie_meta.model.finding import PageFinding, PageNote
    from carnegie_meta.text.quote import quoted

    if fault.kind == "no-bio":
        pointer, author = found.authors[fault.index]
        return PageFinding(word(fault, author, None), pointer=pointer, value=author)
    bio = found.bios[fault.index]
    other = None if fault.other is None else found.bios[fault.other]
    notes: tuple[PageNote, ...] = ()
    if other is not None:
        whose = f"the bio of {quoted(other.name)}" if other.name else "the other bio"
        notes = (PageNote(f"{whose} is here", _whole(other)),)
    text = _text(bio)
    return PageFinding(
        word(fault, bio.name, other.name if other else None),
        _span(fault, bio),
        value=str(text) if text is not None else bio.name and str(bio.name),
        notes=notes,
    )


def _span(fault: Fault, bio: Bio) -> Span:
    """The part of the page that is meant: of the text where it stands there letter by letter."""
    from carnegie_meta.model.span import Span

    text = _text(bio)
    if fault.kind == "no-author" and bio.name is not None:
        return bio.name.span
    if text is not None and fault.end and text.span.end - text.span.start == len(text):
        return Span(text.span.start + fault.start, text.span.start + fault.end)
    return _whole(bio)


def _whole(bio: Bio) -> Span:
    text = _text(bio)
    return text.span if text is not None else bio.span
