"""REL301 and REL302: the English newsletter against the program code."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.relations.programs import by_code, fact, first, has_programs, is_known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView


class NewsletterAgainstCode(RecordRule):
    """The newsletter is not the one that the program code leads to.

    Why: each program feeds one newsletter; with another one the publication goes to the wrong
    readers.

    Fix: safe where the first program agrees with the code, since the two decide the
    newsletter; unsafe where no program is known to bear the code out.

    Silent: it is silent when the newsletter is empty, which is usual enough beside a code (13 of
    209); when the code is not known; when the newsletter is that of the first program and the code
    is what differs. A newsletter that no program has is the schema's to report.

    Source: all 195 publications that name a newsletter.
    """

    code, name, since = "REL301", "newsletter-against-code", "0.1"
    severity = "error"
    reads = ("englishNewsletterAll", "programAffiliation", "programs")
    fix = "safe"
    examples = (
        Good('{"programAffiliation": "MEP", "englishNewsletterAll": "menaTransitions"}'),
        Good('{"programAffiliation": "NPP", "englishNewsletterAll": ""}'),
        Good('{"programAffiliation": "XYZ", "englishNewsletterAll": "ctw"}'),
        Good('{"programAffiliation": "MEP", "englishNewsletterAll": "MenaTransitions"}'),
        Good('{"englishNewsletterAll": "asia", "programAffiliation": "MEP", "programs": ["Asia"]}'),
        Bad(
            '{"programAffiliation": "MEP", "englishNewsletterAll": "asia"}',
            at="/englishNewsletterAll",
            mark='"asia"',
            fixed='{"programAffiliation": "MEP", "englishNewsletterAll": "menaTransitions"}',
        ),
        Bad(
            '{"englishNewsletterAll": "democracy", "programAffiliation": "EP",'
            ' "programs": ["Europe", "Democracy, Conflict, and Governance"]}',
            at="/englishNewsletterAll",
            mark='"democracy"',
            fixed='{"englishNewsletterAll": "ctw", "programAffiliation": "EP",'
            ' "programs": ["Europe", "Democracy, Conflict, and Governance"]}',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        newsletter = record.text("englishNewsletterAll")
        code = record.text("programAffiliation")
        if not newsletter or not code:
            return
        concept = by_code(code, context)
        right = fact(concept, "newsletter")
        if right is None or newsletter == right:
            return
        program = first(record, context)
        if newsletter == fact(program, "newsletter"):
            return
        if not is_known("newsletter", newsletter, context):
            return
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.text.quote import quoted

        message = (
            f"englishNewsletterAll {quoted(newsletter)} is not the newsletter of "
            f"programAffiliation {quoted(code)}; {quoted(right)} was expected"
        )
        change = Change("replace", "/englishNewsletterAll", right)
        sure = program is concept
        repair = Repair(f"Write {quoted(right)}", "safe" if sure else "unsafe", (change,))
        yield Finding("/englishNewsletterAll", message, value=newsletter, repair=repair)


class NewsletterWithoutCode(RecordRule):
    """A newsletter is named although the program code is empty.

    Why: the newsletter follows from the code, so one of the two was forgotten or left over.

    Silent: it is silent when programs are listed or ``centerAffiliationAll`` is filled: then the
    empty code itself is the finding. A newsletter that no program has is the schema's to report.

    Source: none of the 56 publications without a code names a newsletter.
    """

    code, name, since = "REL302", "newsletter-without-code", "0.1"
    severity = "error"
    reads = ("englishNewsletterAll", "programAffiliation", "programs", "centerAffiliationAll")
    examples = (
        Good('{"programAffiliation": "", "englishNewsletterAll": ""}'),
        Good('{"englishNewsletterAll": "ctw"}'),
        Good(
            '{"centerAffiliationAll": "dc", "englishNewsletterAll": "ctw",'
            ' "programAffiliation": "", "programs": ["Europe"]}'
        ),
        Bad(
            '{"programAffiliation": "", "englishNewsletterAll": "ctw"}',
            at="/englishNewsletterAll",
            mark='"ctw"',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        if record.get("programAffiliation") != "":
            return
        newsletter = record.text("englishNewsletterAll")
        if not newsletter or not is_known("newsletter", newsletter, context):
            return
        if record.text("centerAffiliationAll"):
            return
        if has_programs(record) and first(record, context) is not None:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        message = (
            f"englishNewsletterAll is {quoted(newsletter)} although programAffiliation is empty"
        )
        yield Finding("/englishNewsletterAll", message, value=newsletter)
