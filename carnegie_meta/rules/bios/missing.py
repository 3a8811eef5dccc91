"""BIO201 and BIO202: a bio without its author, an author without a bio."""

from __future__ import annotations

from carnegie_meta.rules.bios.bio_rule import BioRule, bio_of
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.bios_faults import Fault


class BioWithoutAuthor(BioRule):
    """A bio belongs to nobody who is an author.

    Why: either an author is missing from the record, or the bio is left over.

    Silent: it is silent where names leave open whether the person is an author ("A. Roe" beside
    "Anna Roe"), and on texts in the order of the authors.
    """

    code, name, since = "BIO201", "bio-without-author", "0.1"
    severity = "warning"
    kinds = ("no-author",)
    examples = (
        Good('{"authors": ["Anna Roe"], "bios": {"Anna B. Roe": "Anna Roe writes on water."}}'),
        Good('{"authors": ["Anna Roe"], "bios": ["Anna Roe writes on water."]}'),
        Bad(
            '{"authors": ["Anna Roe"], "bios": {"John Doe": "John Doe writes on water."}}',
            at="/bios/John Doe",
            mark='"John Doe"',
        ),
        Bad(
            '{"authors": ["Anna Roe"], "bios": [{"bio": "A writer on water and land."}]}',
            at="/bios/0/bio",
            mark='"A writer on water and land."',
        ),
    )

    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        if not name:
            return "a bio names nobody; expected the author whose it is"
        return f"{bio_of(name)}, who is not among authors"


class AuthorWithoutBio(BioRule):
    """An author has no bio where another author of the record has one.

    Why: the page presents some of its authors only.

    Silent: it is silent where no author has a bio.
    """

    code, name, since = "BIO202", "author-without-bio", "0.1"
    severity = "info"
    kinds = ("no-bio",)
    examples = (
        Good('{"authors": [{"name": "Anna Roe"}, {"name": "John Doe"}]}'),
        Bad(
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe writes."}, {"name": "John Doe"}]}',
            at="/authors/1/name",
            mark='"John Doe"',
        ),
    )

    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        from carnegie_meta.text.quote import quoted

        return f"author {quoted(fault.said)} has no bio, another author has one"
