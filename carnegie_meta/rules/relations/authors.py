"""REL403 and REL404: authors missing where the type has them."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView


class AuthorsMissing(RecordRule):
    """The list of authors is empty although the type has authors.

    Why: the piece is missing from its author's page, and whoever cites it cites nobody.

    Silent: it is silent on types that have no authors, such as press releases, and when the field
    is missing, which the schema says.

    Source: authors stand on 157 of 161 pieces for the media, and on every commentary and
    testimony studied.
    """

    code, name, since = "REL403", "authors-missing", "0.1"
    severity = "warning"
    reads = ("authors", "type")
    examples = (
        Good('{"authors": ["Thomas de Waal"], "type": "commentary"}'),
        Good('{"authors": [{"name": "Thomas de Waal"}], "type": "commentary"}'),
        Good('{"authors": [], "type": "pressRelease"}'),
        Good('{"authors": [], "type": "conference"}'),
        Good('{"authors": [], "type": "scholarSpotlight"}'),
        Good('{"authors": [], "type": "event"}'),
        Good('{"type": "commentary"}'),
        Bad('{"authors": [], "type": "commentary"}', at="/authors", mark="[]"),
        Bad('{"type": "legacyinthemedia", "authors": []}', at="/authors", mark="[]"),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        return _without_authors(record, "expected", context)


class AuthorsUsuallyNamed(RecordRule):
    """The list of authors is empty although records of the type usually name authors.

    Why: an event without speakers or a report without authors is often unfinished, though
    lists, archives and notices have none.

    Silent: it is silent on types that always or never have authors.

    Source: authors stand on 11 of 12 events and on 20 of 25 records of type ``other``.
    """

    code, name, since = "REL404", "authors-usually-named", "0.1"
    severity = "info"
    reads = ("authors", "type")
    examples = (
        Good('{"authors": ["M. Hadi Semati"], "type": "event"}'),
        Good('{"authors": [], "type": "pressRelease"}'),
        Good('{"authors": [], "type": "commentary"}'),
        Bad('{"authors": [], "type": "event"}', at="/authors", mark="[]"),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        return _without_authors(record, "usual", context)


def _without_authors(record: RecordView, habit: str, context: Context) -> Iterator[Finding]:
    """The finding for an empty list of authors on a type with this *habit* of naming them."""
    if record.get("authors") != []:
        return
    concept = context.vocabularies["type"].preferred(record.text("type") or "")
    if concept is None or concept.facts.get("authors") != habit:
        return
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.rules.relations.wording import share
    from carnegie_meta.text.quote import quoted

    evidence = share(concept.facts.get("withAuthors"))
    kind = f"of type {quoted(concept.label)}"
    records = f"{evidence} records {kind} studied" if evidence else f"records {kind}"
    message = f"authors is empty; {records} name authors"
    yield Finding("/authors", message, value=[])
