"""PAG501 and PAG502: the centre whose page it is."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, PageRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import PageFinding
    from carnegie_meta.model.page import Page, Part
    from carnegie_meta.model.view import RecordView

FIELDS = ("centers",)

_HOUSE = frozenset({"carnegie", "the carnegie endowment", "carnegie endowment"})
"""Names of the house rather than of a centre."""

_TEXT = """{{"authors": ["Tong Zhao"], "centers": ["Carnegie Endowment for International Peace"]}}
Commentary
Three Ports
By Tong Zhao
Published on Mar 4, 2021
The ports wait.
{disclaimer} does not take institutional positions on public policy issues.
More Work from {edition}
"""
_ENDOWMENT = "Carnegie Endowment for International Peace"


class EditionNotInCenters(PageRule):
    """A page is the edition of a centre that is not among the record's centers.

    Why: every page is served under the address of every centre; mostly that is all, and
    sometimes the centre was forgotten.
    """

    code, name, since = "PAG501", "edition-not-in-centers", "0.1"
    severity = "info"
    examples = (
        Good(_TEXT.format(disclaimer="Carnegie", edition=_ENDOWMENT), format="page"),
        Bad(
            _TEXT.format(disclaimer="Carnegie India", edition="Carnegie India"),
            at=None,
            mark="Carnegie India",
            nth=2,
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        edition = page.edition
        if edition is None or not _is_missing(edition, record, context):
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.text.quote import quoted

        message = f"the page is the edition of {quoted(edition)}, which is not among centers"
        note = PageNote("the centers", pointer="/centers")
        yield PageFinding(message, edition.span, value=str(edition), notes=(note,))


class DisclaimerOfOtherCenter(PageRule):
    """A page's disclaimer speaks for a centre that is not among the record's centers.

    Why: the page takes its wording from a centre that does not carry the publication.

    Silent: it is silent where the whole page is that centre's edition, which PAG501 tells.
    """

    code, name, since = "PAG502", "disclaimer-of-other-center", "0.1"
    severity = "info"
    examples = (
        Good(_TEXT.format(disclaimer="Carnegie", edition=_ENDOWMENT), format="page"),
        Good(_TEXT.format(disclaimer="Carnegie India", edition="Carnegie India"), format="page"),
        Bad(
            _TEXT.format(disclaimer="Carnegie India", edition=_ENDOWMENT),
            at=None,
            mark="Carnegie India",
            format="page",
        ),
    )

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        it = page.disclaimer
        if it is None:
            return
        from carnegie_meta.page.words import DISCLAIMER

        verb = DISCLAIMER.search(it)
        if verb is None:
            return
        subject = it[: verb.start()].rstrip()
        start = 4 if subject.startswith(("The ", "the ")) else 0
        named = page.piece(it, start, len(subject))
        vocabulary = context.vocabularies.get("centers")
        if vocabulary is None or vocabulary.lookup(named) is None:
            return  # not the name of a centre
        from carnegie_meta.rules.pages.same import concept_of

        edition = page.edition or ""
        if concept_of(edition, FIELDS, context) == concept_of(named, FIELDS, context):
            return
        if not _is_missing(named, record, context):
            return
        from carnegie_meta.model.finding import PageFinding, PageNote
        from carnegie_meta.text.quote import quoted

        message = f"the disclaimer speaks for {quoted(named)}, which is not among centers"
        note = PageNote("the centers", pointer="/centers")
        yield PageFinding(message, named.span, value=str(named), notes=(note,))


def _is_missing(named: Part, record: RecordView | None, context: Context) -> bool:
    """Whether the record has centers, and not the one *named*."""
    if record is None or not record.items("centers") or named.casefold() in _HOUSE:
        return False
    from carnegie_meta.rules.pages.same import concept_of

    wanted = concept_of(named, FIELDS, context)
    return all(concept_of(item, FIELDS, context) != wanted for _, item in record.items("centers"))
