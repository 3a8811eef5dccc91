"""AUT112: an institution among the authors."""

from __future__ import annotations

from carnegie_meta.rules.authors.name_rule import NameRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.text.names_faults import Fault


class OrganisationAsAuthor(NameRule):
    """The author is an institution.

    Why: it may be meant, as for a statement of the house; often a person wrote the piece and is
    not credited.

    Silent: it is silent on an institution after a person's name, which AUT106 reports.
    """

    code, name, since = "AUT112", "organisation-as-author", "0.1"
    severity = "info"
    kinds = ("organisation",)
    examples = (
        Good('{"authors": ["Eyal Press", "Michael Bloomberg", "Christopher Center"]}'),
        Bad(
            '{"authors": ["Carnegie Endowment for International Peace"]}',
            at="/authors/0",
            mark='"Carnegie Endowment for International Peace"',
        ),
        Bad('{"authors": ["The Editors"]}', at="/authors/0", mark='"The Editors"'),
    )

    def word(self, fault: Fault, name: str) -> str:
        return f"author {name} is an institution; name the people who wrote it if they are known"
