"""SCH205 to SCH207: text that is not what its field takes."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, SchemaRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding, Repair
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.validation.validate import Mistake

FEW = 8
"""Most values that a message lists."""


class WrongValue(SchemaRule):
    """A field with a fixed set of values holds another one.

    Why: templates, newsletters and counts go by these values; one that is spelt otherwise
    belongs to none of them.

    Fix: safe where the value differs in case, spaces or hyphens only; unsafe for a near one.

    Silent: it is silent about a value that a vocabulary of the field, which a project may extend,
    has as a preferred label.
    """

    code, name, since = "SCH205", "wrong-value", "0.1"
    severity = "error"
    kinds = ("wrong-value",)
    fix = "safe"
    examples = (
        Good('{"type": "legacyinthemedia", "centerAffiliationAll": ""}'),
        Good('{"englishNewsletterAll": "menaTransitions"}'),
        Bad(
            '{"type": "Press Release"}',
            at="/type",
            mark='"Press Release"',
            fixed='{"type": "pressRelease"}',
        ),
        Bad(
            '{"type": "commentry"}',
            at="/type",
            mark='"commentry"',
            fixed='{"type": "commentary"}',
        ),
        Bad('{"type": "podcast"}', at="/type", mark='"podcast"'),
        Bad(
            '{"centerAffiliationAll": "DC"}',
            at="/centerAffiliationAll",
            mark='"DC"',
            fixed='{"centerAffiliationAll": "dc"}',
        ),
        Bad('{"englishNewsletterAll": "weekly"}', at="/englishNewsletterAll", mark='"weekly"'),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        value = str(mistake.value)
        field = mistake.pointer[1:]
        vocabulary = context.vocabularies.get(field)
        if vocabulary is not None and value in vocabulary:
            return
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.rules.schema.wording import listing, place
        from carnegie_meta.text.quote import quoted

        allowed, nearest = mistake.facts["allowed"], mistake.facts["nearest"]
        assert isinstance(allowed, list)  # the schema's enum
        kind = {"type": "type", "englishNewsletterAll": "newsletter"}.get(field, "value")
        message = f"{place(mistake.pointer)} {quoted(value)} is not a known {kind}"
        repair = None
        if nearest is not None:
            message += f"; did you mean '{nearest}'?"
            change = Change("replace", mistake.pointer, nearest)
            sure = mistake.facts["variant"]
            repair = Repair(f"Write '{nearest}'", "safe" if sure else "unsafe", (change,))
        elif len(allowed) <= FEW:
            message += f"; expected one of {listing(allowed)}"
        yield Finding(mistake.pointer, message, value=value, repair=repair)


class BlankValue(SchemaRule):
    """Text is empty, or nothing but white space, where something belongs.

    Why: a blank term is counted and listed like any other, and shows as a gap on the page.

    Fix: safe where nothing is lost: a blank item among others goes, and white space in a field that
    may be empty becomes the empty value.

    Silent: it is silent about fields that may be empty, such as programAffiliation.
    """

    code, name, since = "SCH206", "blank-value", "0.1"
    severity = "error"
    kinds = ("blank",)
    fix = "safe"
    examples = (
        Good('{"programAffiliation": "", "englishNewsletterAll": "", "topics": []}'),
        Good('{"title": "A Bridge", "subtitle": "", "summary": ""}'),
        Bad('{"primaryCenter": ""}', at="/primaryCenter", mark='""'),
        Bad('{"type": ""}', at="/type", mark='""'),
        Bad(
            '{"topics": ["Trade", "  "]}',
            at="/topics/1",
            mark='"  "',
            fixed='{"topics": ["Trade"]}',
        ),
        Bad(
            '{"programAffiliation": " "}',
            at="/programAffiliation",
            mark='" "',
            fixed='{"programAffiliation": ""}',
        ),
        Bad('{"centers": [""]}', at="/centers/0", mark='""'),
        Bad('{"authors": [{"name": " "}]}', at="/authors/0/name", mark='" "'),
        Bad('{"regions": ""}', at="/regions", mark='""', fixed='{"regions": []}'),
        Bad(
            '{"englishNewsletterAll": " "}',
            at="/englishNewsletterAll",
            mark='" "',
            fixed='{"englishNewsletterAll": ""}',
        ),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.rules.schema.wording import place

        empty = mistake.facts["empty"]
        state = "white space only" if mistake.value else "empty text"
        remedy = f"; write {empty}" if empty else ", and something belongs here"
        message = f"{place(mistake.pointer)} is {state}{remedy}"
        repair = self._repair(mistake, record)
        yield Finding(mistake.pointer, message, value=mistake.value, repair=repair)

    def _repair(self, mistake: Mistake, record: RecordView) -> Repair | None:
        from carnegie_meta.model.finding import Change, Repair

        empty = {"[]": [], '""': ""}.get(str(mistake.facts["empty"]))
        if empty is not None:
            change = Change("replace", mistake.pointer, empty)
            return Repair(f"Write {mistake.facts['empty']}", "safe", (change,))
        field, _, index = mistake.pointer[1:].partition("/")
        items = record.get(field)
        if index.isdigit() and isinstance(items, list):
            filled = any(not isinstance(item, str) or item.strip() for item in items)
            if filled or field != "centers":
                change = Change("remove", mistake.pointer)
                return Repair("Remove the blank item", "safe", (change,))
        return None


class MalformedValue(SchemaRule):
    """A date, an address, a language or an ORCID iD is not written as one.

    Why: tools read these by their form; "Sep 16, 2010" sorts under S.

    Silent: it is silent about whether the day exists and the address answers; about white space
    around the value.
    """

    code, name, since = "SCH207", "malformed-value", "0.1"
    severity = "warning"
    kinds = ("pattern",)
    examples = (
        Good('{"date": "2010-09-16", "url": "/2010/09/a-bridge", "language": "zh-Hans"}'),
        Good('{"title": "Bridges", "date": "2010-09 "}'),
        Good('{"title": "Bridges", "date": "2010-09-16 09:30 UTC"}'),
        Good('{"date": "2010-09-16T09:30:00+02:00", "url": "HTTPS://example.org/?lang=en"}'),
        Good(
            '{"authors": [{"name": "Ana Kern", "orcid": "https://orcid.org/0000-0002-1825-0097"}]}'
        ),
        Bad('{"date": "Sep 16, 2010"}', at="/date", mark='"Sep 16, 2010"'),
        Bad('{"date": "2021-13-45"}', at="/date", mark='"2021-13-45"'),
        Bad('{"url": "www.example.org/a"}', at="/url", mark='"www.example.org/a"'),
        Bad('{"language": "English"}', at="/language", mark='"English"'),
        Bad(
            '{"authors": [{"name": "Ana Kern", "orcid": "18250097"}]}',
            at="/authors/0/orcid",
            mark='"18250097"',
        ),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.rules.schema.wording import place
        from carnegie_meta.text.quote import quoted

        what = EXPECTED[str(mistake.facts["expected"])]
        value, example = str(mistake.value), str(mistake.facts["example"])
        message = f"{place(mistake.pointer)} {quoted(value)} is not {what}, such as {example}"
        yield Finding(mistake.pointer, message, value=value)


EXPECTED = {
    "Date": "an ISO 8601 date",
    "Address": "a web address",
    "Language": "a language tag",
    "ORCID iD": "an ORCID iD",
}
"""Titles of the properties that have a pattern, as words of a sentence."""
