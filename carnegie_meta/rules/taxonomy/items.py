"""TAX301 to TAX303: terms listed twice, run together, or split."""

from __future__ import annotations

from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.taxonomy.rule import TermRule, listed, vocabulary_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Applicability, Finding, Repair
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.taxonomy.fault import Fault


class ConceptListedTwice(TermRule):
    """A list has one term twice, in two spellings.

    Why: the page shows it twice, and counts take it for two.

    Fix: safe; the spelling that the vocabulary prefers stays, else the first, and stands where the
    first stood. Unsafe where the file of decisions says that the two are one.

    Silent: it is silent about the same spelling twice, which duplicate-item reports.
    """

    code, name, since = "TAX301", "concept-listed-twice", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("twice",)
    examples = (
        Good('{"regions": ["Türkiye", "Iran", "Iran"]}'),
        Good('{"regions": ["Middle East"], "programs": ["Middle East"]}'),
        Bad(
            '{"regions": ["Turkey", "Iran", "Türkiye"]}',
            at="/regions/0",
            mark='"Turkey"',
            fixed='{"regions": ["Türkiye", "Iran"]}',
        ),
        Bad(
            '{"language": "ru", "regions": ["Россия", "Russia"]}',
            at="/regions/1",
            mark='"Russia"',
            fixed='{"language": "ru", "regions": ["Россия"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Change, Finding, Note, Repair
        from carnegie_meta.text.quote import quoted

        term, kept = fault.term, fault.others[0]
        message = f"{quoted(term.value)} is the same term as {quoted(kept.value)}, which is listed"
        changes = [Change("remove", term.pointer)]
        if fault.label:
            changes = [
                Change("replace", term.pointer, fault.label),
                Change("remove", kept.pointer),
            ]
        decisions = context.vocabularies.decisions
        decided = decisions is not None and any(
            decisions.get(item.value, item.field) is not None for item in (term, kept)
        )
        how: Applicability = "unsafe" if decided else "safe"
        repair = Repair("List the term once", how, tuple(changes))
        notes = (Note(kept.pointer, "the one that stays"),)
        return Finding(term.pointer, message, value=term.value, repair=repair, notes=notes)


class TermsRunTogether(TermRule):
    """One value holds several terms of its field, with a comma between them or with nothing.

    Why: no page gathers publications under two terms in one; where a page prints its tags without
    a gap, whoever copies them gets this.

    Fix: unsafe; each term becomes an item of its own.

    Silent: it is silent about a term that holds commas itself, and about text that stands for a
    whole list, which string-for-list reports.
    """

    code, name, since = "TAX302", "terms-run-together", "0.1"
    severity = "warning"
    fix = "unsafe"
    kinds = ("several",)
    examples = (
        Good('{"programs": ["Democracy, Conflict, and Governance"]}'),
        Good('{"regions": "Russia, Ukraine"}'),
        Bad(
            '{"topics": ["SecurityMilitary", "EU"]}',
            at="/topics/0",
            mark='"SecurityMilitary"',
            fixed='{"topics": ["Security", "Military", "EU"]}',
        ),
        Bad(
            '{"regions": ["Iran", "Russia, Ukraine"]}',
            at="/regions/1",
            mark='"Russia, Ukraine"',
            fixed='{"regions": ["Iran", "Russia", "Ukraine"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term = fault.term
        names = [quoted(part) for part in term.verdict.parts]
        message = f"{quoted(term.value)} is several terms in one: {listed(names, 'and')}"
        return Finding(term.pointer, message, value=term.value, repair=_divide(fault, record))


def _divide(fault: Fault, record: RecordView) -> Repair | None:
    """The repair that lists each term by itself; those that are there already are not repeated."""
    from carnegie_meta.model.finding import Change, Repair

    term = fault.term
    items = record.get(term.field)
    if not isinstance(items, list):
        return None
    index = int(term.pointer.rpartition("/")[2])
    parts = [part for part in dict.fromkeys(term.verdict.parts) if part not in items]
    if not parts:
        changes = [Change("remove", term.pointer)]
    else:
        changes = [Change("replace", term.pointer, parts[0])]
        holder = term.pointer.rpartition("/")[0]
        changes += [Change("insert", f"{holder}/{index + 1}", part) for part in parts[1:]]
    return Repair("List each term by itself", "unsafe", tuple(changes))


class TermSplitAtComma(TermRule):
    """Neighbours in a list are pieces of one term, which holds commas.

    Why: a program called "Democracy, Conflict, and Governance" becomes three that there are not.

    Fix: unsafe; the term takes the place of its pieces.

    Silent: it is silent where every piece is a term of the field by itself.
    """

    code, name, since = "TAX303", "term-split-at-comma", "0.1"
    severity = "warning"
    fix = "unsafe"
    kinds = ("split",)
    examples = (
        Good('{"programs": ["Democracy, Conflict, and Governance", "Asia"]}'),
        Bad(
            '{"programs": ["Democracy", "Conflict", "and Governance", "Asia"]}',
            at="/programs/0",
            mark='"Democracy"',
            fixed='{"programs": ["Democracy, Conflict, and Governance", "Asia"]}',
        ),
        Bad(
            '{"regions": ["Southern", "Eastern", "and Western Africa"]}',
            at="/regions/0",
            mark='"Southern"',
            fixed='{"regions": ["Southern, Eastern, and Western Africa"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Change, Finding, Note, Repair
        from carnegie_meta.text.quote import quoted

        term, rest = fault.term, fault.others
        names = [quoted(piece.value) for piece in (term, *rest)]
        message = f"{listed(names, 'and')} are pieces of one term of {vocabulary_name(term.field)}"
        message += f": {quoted(fault.label)}"
        changes = [Change("replace", term.pointer, fault.label)]
        changes += [Change("remove", piece.pointer) for piece in rest]
        repair = Repair(f"Write {quoted(fault.label)}", "unsafe", tuple(changes))
        notes = tuple(Note(piece.pointer, "a piece of it") for piece in rest)
        return Finding(term.pointer, message, value=term.value, repair=repair, notes=notes)
