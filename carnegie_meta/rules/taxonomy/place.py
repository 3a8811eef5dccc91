"""TAX201 to TAX203: terms of another field, and of another language."""

from __future__ import annotations

from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.taxonomy.fault import label_in
from carnegie_meta.rules.taxonomy.language import named, script
from carnegie_meta.rules.taxonomy.rule import TermRule, listed, rewritten, vocabulary_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding, Repair
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.taxonomy.fault import Fault


class TermOfAnotherField(TermRule):
    """A controlled field holds a term that belongs to another field.

    Why: a topic among the regions is listed on no page of topics, and on the page of a region that
    there is not.

    Fix: unsafe; the term moves to the list of its field, where there is one such field and the
    record has that list or no such key.
    """

    code, name, since = "TAX201", "term-of-another-field", "0.1"
    severity = "warning"
    fix = "unsafe"
    kinds = ("other-field",)
    examples = (
        Good('{"regions": ["Middle East"], "programs": ["Middle East"]}'),
        Good('{"topics": ["Nuclear Policy"], "programs": ["Nuclear Policy"]}'),
        Bad(
            '{"regions": ["Iran", "Civil Society"], "topics": ["Security"]}',
            at="/regions/1",
            mark='"Civil Society"',
            fixed='{"regions": ["Iran"], "topics": ["Security", "Civil Society"]}',
        ),
        Bad(
            '{"regions": ["Iran"], "topics": ["Security", "Turkey"]}',
            at="/topics/1",
            mark='"Turkey"',
            fixed='{"regions": ["Iran", "Türkiye"], "topics": ["Security"]}',
        ),
        Bad('{"regions": ["Nuclear Policy"]}', at="/regions/0", mark='"Nuclear Policy"'),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term = fault.term
        fields = [match.field for match in term.verdict.matches]
        message = f"{quoted(term.value)} is a term of {listed(fields, 'and')}"
        message += f", not of {vocabulary_name(term.field)}"
        return Finding(term.pointer, message, value=term.value, repair=_move(fault, record))


def _move(fault: Fault, record: RecordView) -> Repair | None:
    """The repair that takes the term to its own field; None where that is not clear."""
    from carnegie_meta.model.fields import LIST_FIELDS
    from carnegie_meta.model.finding import Change, Repair
    from carnegie_meta.model.missing import MISSING
    from carnegie_meta.text.quote import quoted

    term = fault.term
    if len(term.verdict.matches) != 1 or term.field not in LIST_FIELDS:
        return None
    match = term.verdict.matches[0]
    there = record.get(match.field)
    if match.field not in LIST_FIELDS or not (there is MISSING or isinstance(there, list)):
        return None
    changes = [Change("remove", term.pointer)]
    if there is MISSING:
        changes.append(Change("add", f"/{match.field}", [match.label]))
    elif isinstance(there, list) and match.label not in there:
        changes.append(Change("insert", f"/{match.field}/{len(there)}", match.label))
    return Repair(f"Move {quoted(match.label)} to {match.field}", "unsafe", tuple(changes))


class LabelInAnotherLanguage(TermRule):
    """A controlled field holds a label in another language than the record's.

    Why: a page in one language lists terms of that language, and counts by label split.

    Fix: the same concept's label in the record's language, else in English. Safe where the value
    cannot be a slip in the record's own language: it has another script, or is letter by
    letter the label of a language that many write.

    Silent: it is silent where the label is of the record's language. That is what its ``language``
    says, else what most of its title, summary, authors, primary center, regions and topics are
    written in; a record is taken for English unless two of those say otherwise.
    """

    code, name, since = "TAX202", "label-in-another-language", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("language",)
    examples = (
        Good('{"authors": ["Алексей Арбатов"], "regions": ["Россия"]}'),
        Good('{"regions": ["Россия"], "topics": ["Внешняя политика США"]}'),
        Good('{"language": "ru", "regions": ["Соединенные Штаты Америки", "Caucasus"]}'),
        Bad(
            '{"authors": ["Marc Pierini"], "regions": ["Middle East", "США"]}',
            at="/regions/1",
            mark='"США"',
            fixed='{"authors": ["Marc Pierini"], "regions": ["Middle East", "United States"]}',
        ),
        Bad(
            '{"language": "en", "regions": ["Россия"]}',
            at="/regions/0",
            mark='"Россия"',
            fixed='{"language": "en", "regions": ["Russia"]}',
        ),
        Bad(
            '{"regions": ["Irak", "Nigeri"]}',
            at="/regions/0",
            mark='"Irak"',
            count=2,
            fixed='{"regions": ["Iraq", "Nigeria"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term, language = fault.term, fault.language
        assert language is not None  # what the kind says
        wide = _widespread(fault)
        spoken = named(wide or term.verdict.language or "")
        message = f"{quoted(term.value)} is {spoken} for {quoted(fault.label)}"
        message += f"; the record is in {language.name}"
        # Nigeri is Albanian for Nigeria, or Niger with a letter too many.
        sure = wide is not None or script(term.value) != "Latin"
        repair = rewritten(fault, "safe" if sure else "unsafe")
        return Finding(term.pointer, message, value=term.value, repair=repair)


def _widespread(fault: Fault) -> str | None:
    """A language that many write in which the value is the label, letter by letter."""
    from carnegie_meta.text.fold import fold

    folded = fold(fault.term.value)
    for tag in ("ru", "ar", "zh", "fr", "es", "de", "it", "pt", "tr", "nl"):
        if fold(label_in(tag, fault.term)) == folded:
            return tag
    return None


class UntranslatedTerm(TermRule):
    """One term of a list is in English, and others are in the record's language.

    Why: a reader of the page meets one English word among those of the page's language.

    Fix: unsafe; the same concept's label in the record's language.

    Silent: it is silent where a whole list stays in English, as those of programs do; on all fields
    but regions and topics.
    """

    code, name, since = "TAX203", "untranslated-term", "0.1"
    severity = "info"
    fix = "unsafe"
    kinds = ("untranslated",)
    examples = (
        Good('{"language": "ru", "regions": ["Russia", "United States"]}'),
        Good('{"language": "ru", "programs": ["Russia and Eurasia"], "regions": ["Россия"]}'),
        Bad(
            '{"language": "ru", "regions": ["Россия", "United States"]}',
            at="/regions/1",
            mark='"United States"',
            fixed='{"language": "ru", "regions": ["Россия", "Соединенные Штаты Америки"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term, language = fault.term, fault.language
        assert language is not None  # what the kind says
        message = f"{quoted(term.value)} is English among terms in {language.name}"
        message += f"; {vocabulary_name(term.field)} says {quoted(fault.label)}"
        return Finding(term.pointer, message, value=term.value, repair=rewritten(fault, "unsafe"))
