"""PAG201 to PAG203: tags and project card of a page beside its record."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, PageRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import PageFinding
    from carnegie_meta.model.page import Page, Part
    from carnegie_meta.model.view import RecordView

FIELDS = ("topics", "regions")

MOST = 20
"""Terms that are reported of one page; where more differ, it is another page's record."""

_PAGE = """{{"authors": ["Tong Zhao"], "topics": [{topics}], "regions": [{regions}]}}
Commentary
Who Counts the Buoys
By Tong Zhao
Published on Mar 4, 2021
The buoys count themselves.
{tags}
Carnegie does not take institutional positions on public policy issues.
"""


def _page(topics: str, regions: str, tags: str) -> str:
    return _PAGE.format(topics=topics, regions=regions, tags=tags)


class TagNotInRecord(PageRule):
    """The page's tags hold a term that is neither a topic nor a region of its record.

    Why: a reader follows the tag to a list that does not hold the page.

    Silent: it is silent where the tag is another label of a term that the record has
    (``Turkey`` and ``Türkiye``), and where tags without a separator hold one that is unknown.
    """

    code, name, since = "PAG201", "tag-not-in-record", "0.1"
    severity = "warning"
    examples = (
        Good(_page('"Security", "Military"', '"Russia"', "SecurityMilitaryRussia"), format="page"),
        Good(_page('"Security"', '"Türkiye"', "SecurityTurkey"), format="page"),
        Bad(
            _page('"Security"', '"Russia"', "SecurityMilitaryRussia"),
            at=None,
            mark="Military",
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if record is None or not page.tags:
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.rules.pages.same import concept_of
        from carnegie_meta.text.quote import quoted

        known = {concept_of(term, FIELDS, context) for _, term in _terms(record)}
        extra: dict[str, Part] = {}
        for tag in page.tags:
            concept = concept_of(tag, FIELDS, context)
            if concept not in known and len(extra) < MOST:
                extra.setdefault(concept, tag)
        for tag in extra.values():
            message = f"tag {quoted(tag)} of the page is neither in topics nor in regions"
            notes = tuple(
                PageNote(f"the {field}", pointer=f"/{field}")
                for field in FIELDS
                if record.items(field)
            )
            yield PageFinding(message, tag.span, value=str(tag), notes=notes)


class TermNotInTags(PageRule):
    """The record has a topic or a region that is not among the page's tags.

    Why: page and record were not published together; one of them is old.

    Silent: it is silent on a page without tags, and where tags without a separator hold one that
    is unknown.
    """

    code, name, since = "PAG202", "term-not-in-tags", "0.1"
    severity = "warning"
    examples = (
        Good(_page('"Security"', '"Russia"', "SecurityRussia"), format="page"),
        Good(_page('"Security"', '"Russia"', ""), format="page"),
        Bad(
            _page('"Security", "EU"', '"Russia"', "SecurityRussia"),
            at="/topics/1",
            mark='"EU"',
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if record is None or not page.tags or page.tag_line is None:
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.rules.pages.same import concept_of
        from carnegie_meta.text.quote import quoted

        shown = {concept_of(tag, FIELDS, context) for tag in page.tags}
        note = PageNote("the page's tags", page.tag_line.span)
        found = 0
        for pointer, term in _terms(record):
            if concept_of(term, FIELDS, context) in shown or found == MOST:
                continue
            found += 1
            message = f"{quoted(term)} is not among the page's tags"
            yield PageFinding(message, pointer=pointer, value=term, notes=(note,))


class CardNotInProjects(PageRule):
    """The page shows the card of a project that is not among the record's projects.

    Why: the page is not found from the project that it says it belongs to.
    """

    code, name, since = "PAG203", "card-not-in-projects", "0.1"
    severity = "warning"
    _text = (
        '{{"authors": ["Tong Zhao"], "type": "other", "projects": [{projects}]}}\n'
        "In The Media\nThree Ports\nBy Tong Zhao\nPublished on Mar 4, 2021\n"
        "Project\nTunisia Monitor\nA box of notes.\n"
        "Learn More\n"
    )
    examples = (
        Good(_text.format(projects='"Tunisia Monitor"'), format="page"),
        Bad(
            _text.format(projects='"Reforming Ukraine"'),
            at=None,
            mark="Tunisia Monitor",
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if record is None or page.project is None or "projects" not in record.data:
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.rules.pages.same import concept_of
        from carnegie_meta.text.quote import quoted

        name = page.project.name
        fields = ("projects",)
        known = {concept_of(item, fields, context) for _, item in record.items("projects")}
        if concept_of(name, fields, context) not in known:
            message = f"the page's project {quoted(name)} is not in projects"
            note = PageNote("the projects", pointer="/projects")
            yield PageFinding(message, name.span, value=str(name), notes=(note,))


def _terms(record: RecordView) -> list[tuple[str, str]]:
    return [item for field in FIELDS for item in record.items(field) if item[1].strip()]
