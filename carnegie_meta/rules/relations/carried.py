"""REL401 and REL402: optional fields that belong to certain types alone."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView


def _misplaced(record: RecordView, field: str, shown: str, context: Context) -> Finding | None:
    """The finding that *field* stands on a type that does not carry it.

    None when the type does, or is missing or unknown, which the schema says.
    """
    types = context.vocabularies["type"]
    concept = types.preferred(record.text("type") or "")
    if concept is None or _carries(concept.facts.get("carries"), field):
        return None
    from carnegie_meta.model.finding import Finding, Note
    from carnegie_meta.rules.relations.wording import listed
    from carnegie_meta.text.quote import quoted

    proper = [quoted(c.label) for c in types if _carries(c.facts.get("carries"), field)]
    has = "have" if len(proper) > 1 else "has"
    message = (
        f"{field} {shown} stands on type {quoted(concept.label)}; "
        f"only {listed(proper)} {has} {'a blog' if field == 'blog' else 'collections of events'}"
    )
    return Finding(
        "/" + field, message, value=record.get(field), notes=(Note("/type", "the type"),)
    )


def _carries(fields: object, field: str) -> bool:
    return isinstance(fields, list) and field in fields


class BlogOnOtherType(RecordRule):
    """A blog is named on a type that blogs do not hold.

    Why: a blog's page lists commentaries; under another type the publication is filed in one
    place and shown in another, so type or blog is wrong.

    Silent: it is silent when the blog is blank or not a string, and when the type is unknown; the
    schema says so.

    Source: all 11 publications studied that name a blog are commentaries.
    """

    code, name, since = "REL401", "blog-on-other-type", "0.1"
    severity = "warning"
    reads = ("blog", "type")
    examples = (
        Good('{"type": "commentary", "blog": "Diwan"}'),
        Good('{"type": "commentary"}'),
        Good('{"type": "event"}'),
        Good('{"type": "article", "blog": "Diwan"}'),
        Bad('{"type": "event", "blog": "Diwan"}', at="/blog", mark='"Diwan"'),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        blog = record.text("blog")
        if blog is None or not blog.strip():
            return
        from carnegie_meta.text.quote import quoted

        finding = _misplaced(record, "blog", quoted(blog), context)
        if finding is not None:
            yield finding


class EventCollectionOnOtherType(RecordRule):
    """A collection of events is named on a type that is no event.

    Why: the collection's page lists events and conferences; what else it gathers has no date
    and place to show there, so type or collection is wrong.

    Silent: it is silent when the list is empty, which says nothing, and when the type is unknown.

    Source: the publications studied that name one are an event and a conference.
    """

    code, name, since = "REL402", "event-collection-on-other-type", "0.1"
    severity = "warning"
    reads = ("eventCollection", "type")
    examples = (
        Good('{"type": "event", "eventCollection": ["Carnegie Connects"]}'),
        Good('{"type": "conference", "eventCollection": ["Nuclear Policy Conferences"]}'),
        Good('{"type": "commentary", "eventCollection": []}'),
        Bad(
            '{"type": "commentary", "eventCollection": ["Carnegie Connects"]}',
            at="/eventCollection",
            mark='["Carnegie Connects"]',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        if "eventCollection" not in record.data:
            return
        names = [text for _, text in record.items("eventCollection") if text.strip()]
        if not names:
            return
        from carnegie_meta.rules.relations.wording import listed
        from carnegie_meta.text.quote import quoted

        shown = listed([quoted(name) for name in names[:2]])
        finding = _misplaced(record, "eventCollection", shown, context)
        if finding is not None:
            yield finding
