"""SCH301 to SCH303: lists with an item twice or none, and authors without a name."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, SchemaRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.validation.validate import Mistake


class DuplicateItem(SchemaRule):
    """A list has the same item twice.

    Why: the page shows it twice, and every count counts it twice.

    Fix: safe; the later one goes.

    Silent: it is silent about two spellings of one thing; the rules on terms and on authors know
    those.
    """

    code, name, since = "SCH301", "duplicate-item", "0.1"
    severity = "error"
    kinds = ("duplicate-item",)
    fix = "safe"
    examples = (
        Good('{"topics": ["Trade", "trade"], "regions": ["Asia"], "programs": ["Asia"]}'),
        Good('{"authors": [{"name": "Ana Kern"}, {"name": "Ana Kern", "role": "Editor"}]}'),
        Bad(
            '{"topics": ["Trade", "Water", "Trade"]}',
            at="/topics/2",
            mark='"Trade"',
            nth=2,
            fixed='{"topics": ["Trade", "Water"]}',
        ),
        Bad(
            '{"authors": ["Ana Kern", "Ana Kern", "Ana Kern"]}',
            at="/authors/1",
            mark='"Ana Kern"',
            nth=2,
            count=2,
            fixed='{"authors": ["Ana Kern"]}',
        ),
        Bad(
            '{"authors": [{"name": "Ana Kern"}, {"name": "Ana Kern"}]}',
            at="/authors/1",
            mark='{"name": "Ana Kern"}',
            nth=2,
            fixed='{"authors": [{"name": "Ana Kern"}]}',
        ),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Change, Finding, Note, Repair
        from carnegie_meta.rules.schema.wording import place
        from carnegie_meta.text.quote import quoted

        pointer = mistake.pointer
        first = f"{pointer.rpartition('/')[0]}/{mistake.facts['first']}"
        what = f" {quoted(mistake.value)}" if isinstance(mistake.value, str) else ""
        message = f"{place(pointer)}{what} repeats {place(first)}"
        repair = Repair("Remove the repeated item", "safe", (Change("remove", pointer),))
        notes = (Note(first, "the first one"),)
        yield Finding(pointer, message, value=mistake.value, repair=repair, notes=notes)


class EmptyList(SchemaRule):
    """The list of centers is empty.

    Why: a publication that no center carries is listed nowhere.

    Silent: it is silent about other lists, which may be empty as far as the schema goes.
    """

    code, name, since = "SCH302", "empty-list", "0.1"
    severity = "error"
    kinds = ("empty-list",)
    examples = (
        Good('{"centers": ["Carnegie Europe"], "authors": [], "projects": []}'),
        Bad('{"centers": []}', at="/centers", mark="[]"),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.rules.schema.wording import place

        message = f"{place(mistake.pointer)} is an empty list; at least one item belongs here"
        yield Finding(mistake.pointer, message, value=mistake.value)


class AuthorWithoutName(SchemaRule):
    """An author object has no name.

    Why: the byline prints the name; without it a biography belongs to nobody.

    Silent: it is silent about a name that is blank or no text; the rules on values say so.
    """

    code, name, since = "SCH303", "author-without-name", "0.1"
    severity = "error"
    kinds = ("author-without-name",)
    examples = (
        Good('{"authors": [{"name": "Ana Kern", "bio": "Ana Kern writes."}, "Rob de Wit"]}'),
        Bad(
            '{"authors": [{"bio": "Ana Kern writes."}]}',
            at="/authors/0",
            mark='{"bio": "Ana Kern writes."}',
        ),
        Bad('{"authors": ["Ana Kern", {}]}', at="/authors/1", mark="{}"),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.rules.schema.wording import place

        yield Finding(mistake.pointer, f"{place(mistake.pointer)} has no name")
