"""SCH201 to SCH204: values of the wrong JSON type."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, SchemaRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.validation.validate import Mistake


class NullValue(SchemaRule):
    """A field or an item is null.

    Why: null says neither that there is nothing nor that nobody knows. No good record has one:
    what is empty is an empty list or an empty string, and an optional key is left out.

    Silent: it is silent about keys of front matter that are no fields of a publication.
    """

    code, name, since = "SCH201", "null-value", "0.1"
    severity = "error"
    kinds = ("null",)
    examples = (
        Good('{"regions": [], "programAffiliation": ""}'),
        Good('{"title": "A Bridge", "weight": null}'),
        Bad('{"regions": null}', at="/regions", mark="null"),
        Bad('{"primaryCenter": null}', at="/primaryCenter", mark="null"),
        Bad('{"topics": ["Trade", null]}', at="/topics/1", mark="null"),
        Bad('{"authors": [{"name": null}]}', at="/authors/0/name", mark="null"),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.rules.schema.wording import place, types

        empty = mistake.facts["empty"]
        expected = mistake.facts["expected"]
        assert isinstance(expected, list)  # names of types
        remedy = f"write {empty}" if empty else f"{types(expected)} belongs here"
        message = f"{place(mistake.pointer)} is null; {remedy}"
        yield Finding(mistake.pointer, message, value=None)


class WrongType(SchemaRule):
    """A value has another JSON type than its field.

    Why: a list is not text, and a number is not a name; a template that meets the wrong one fails
    or prints nonsense.

    Fix: safe for one author object that lacks only the list around it.

    Silent: it is silent about text where a list belongs and a list where text belongs;
    string-for-list and list-for-string name those.
    """

    code, name, since = "SCH202", "wrong-type", "0.1"
    severity = "error"
    kinds = ("wrong-type",)
    fix = "safe"
    examples = (
        Good('{"authors": [{"name": "Ana Kern"}, "Rob de Wit"]}'),
        Good('{"topics": ["2024"], "title": "1984"}'),
        Bad('{"topics": ["Trade", 2024]}', at="/topics/1", mark="2024"),
        Bad('{"title": 1984}', at="/title", mark="1984"),
        Bad('{"regions": {"0": "China"}}', at="/regions", mark='{"0": "China"}'),
        Bad('{"centers": [{"name": "Carnegie China"}]}', at="/centers/0", mark=None),
        Bad(
            '{"authors": {"name": "Ana Kern"}}',
            at="/authors",
            mark='{"name": "Ana Kern"}',
            fixed='{"authors": [{"name": "Ana Kern"}]}',
        ),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.rules.schema.wording import ARTICLES, as_json, place, types

        expected = mistake.facts["expected"]
        assert isinstance(expected, list)  # names of types
        found = ARTICLES[str(mistake.facts["found"])]
        if isinstance(mistake.value, (bool, int, float)):
            found += f", {as_json(mistake.value)}"
        message = f"{place(mistake.pointer)} is {found}; {types(expected)} belongs here"
        repair = None
        author = record.get("authors")
        if mistake.pointer == "/authors" and isinstance(author, dict) and author.get("name"):
            change = Change("replace", "/authors", [author])
            repair = Repair("Put the author into a list", "safe", (change,))
        yield Finding(mistake.pointer, message, value=mistake.value, repair=repair)


class StringForList(SchemaRule):
    """Text stands where a list belongs.

    Why: "Russia, Ukraine" is one term to every tool that reads it, and a term that no vocabulary
    has; text without a list around it is read letter by letter.

    Fix: safe where the parts are known terms, or nothing in the text sets parts off; unsafe
    where it is split at commas or semicolons and the vocabulary knows not all parts.
    """

    code, name, since = "SCH203", "string-for-list", "0.1"
    severity = "error"
    kinds = ("string-for-list",)
    fix = "safe"
    examples = (
        Good('{"regions": ["Russia", "Ukraine"], "programs": []}'),
        Good('{"title": "Russia, Ukraine", "keywords": "Russia, Ukraine"}'),
        Bad(
            '{"regions": "Russia, Ukraine"}',
            at="/regions",
            mark='"Russia, Ukraine"',
            fixed='{"regions": ["Russia", "Ukraine"]}',
        ),
        Bad(
            '{"programs": "Democracy, Conflict, and Governance, Asia"}',
            at="/programs",
            mark='"Democracy, Conflict, and Governance, Asia"',
            fixed='{"programs": ["Democracy, Conflict, and Governance", "Asia"]}',
        ),
        Bad(
            '{"authors": "Thomas Graham, Jr."}',
            at="/authors",
            mark='"Thomas Graham, Jr."',
            fixed='{"authors": ["Thomas Graham, Jr."]}',
        ),
        Bad(
            '{"collections": "Ports: Then, Now"}',
            at="/collections",
            mark='"Ports: Then, Now"',
            fixed='{"collections": ["Ports: Then, Now"]}',
        ),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.rules.schema.split import items
        from carnegie_meta.rules.schema.wording import as_json, place

        text = mistake.value
        assert isinstance(text, str)  # what the kind says
        field = mistake.pointer[1:]
        found, sure = items(field, text, context.vocabularies.get(field))
        message = f"{place(mistake.pointer)} is text; a list belongs here: {as_json(found)}"
        change = Change("replace", mistake.pointer, found)
        repair = Repair("Make it a list", "safe" if sure else "unsafe", (change,))
        yield Finding(mistake.pointer, message, value=text, repair=repair)


class ListForString(SchemaRule):
    """A list stands where text belongs.

    Why: a publication has one type, one primary center and one title; a list of them leaves open
    which one counts.

    Fix: safe for a list of one text, which is taken out of the list.
    """

    code, name, since = "SCH204", "list-for-string", "0.1"
    severity = "error"
    kinds = ("list-for-string",)
    fix = "safe"
    examples = (
        Good('{"type": "event", "regions": ["China"]}'),
        Bad(
            '{"type": ["event"]}',
            at="/type",
            mark='["event"]',
            fixed='{"type": "event"}',
        ),
        Bad('{"type": ["event", "other"]}', at="/type", mark='["event", "other"]'),
        Bad('{"primaryCenter": []}', at="/primaryCenter", mark="[]"),
        Bad(
            '{"topics": [["Trade"]]}',
            at="/topics/0",
            mark='["Trade"]',
            fixed='{"topics": ["Trade"]}',
        ),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.rules.schema.wording import as_json, place

        found = mistake.value
        assert isinstance(found, list)  # what the kind says
        where = place(mistake.pointer)
        if len(found) == 1 and isinstance(found[0], str):
            message = f"{where} is a list; the text alone belongs here: {as_json(found[0])}"
            change = Change("replace", mistake.pointer, found[0])
            repair = Repair("Take the text out of the list", "safe", (change,))
        else:
            count = f"a list of {len(found)}" if found else "an empty list"
            message, repair = f"{where} is {count}; one text belongs here", None
        yield Finding(mistake.pointer, message, value=found, repair=repair)
