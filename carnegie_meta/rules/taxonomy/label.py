"""TAX102, TAX103, TAX105 and TAX106: terms that the vocabulary knows by another label."""

from __future__ import annotations

from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.taxonomy.rule import TermRule, rewritten, vocabulary_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.taxonomy.fault import Fault


class NonPreferredLabel(TermRule):
    """A controlled field holds another name of a term than the one that the vocabulary prefers.

    Why: counts by term split between two spellings of one thing.

    Fix: safe; both labels denote one concept. Unsafe for a mere code of two letters: ``ME`` is
    Montenegro, or somebody's Middle East.

    Silent: it is silent about the preferred label of any language.

    Source: SKOS Reference, section 5.
    """

    code, name, since = "TAX102", "non-preferred-label", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("alias",)
    examples = (
        Good('{"regions": ["Türkiye", "United States"]}'),
        Good('{"regions": ["Соединенные Штаты Америки"]}'),
        Good('{"collections": ["Turkey’s Transformation"]}'),
        Bad(
            '{"regions": ["Middle East", "Turkey"]}',
            at="/regions/1",
            mark='"Turkey"',
            fixed='{"regions": ["Middle East", "Türkiye"]}',
        ),
        Bad(
            '{"topics": ["European Union"]}',
            at="/topics/0",
            mark='"European Union"',
            fixed='{"topics": ["EU"]}',
        ),
        Bad(
            '{"language": "ru", "regions": ["США"]}',
            at="/regions/0",
            mark='"США"',
            fixed='{"language": "ru", "regions": ["Соединенные Штаты Америки"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term = fault.term
        message = f"{quoted(term.value)} is not the preferred label"
        message += f"; {vocabulary_name(term.field)} says {quoted(fault.label)}"
        repair = rewritten(fault, "unsafe" if _is_code(fault) else "safe")
        return Finding(term.pointer, message, value=term.value, repair=repair)


def _is_code(fault: Fault) -> bool:
    """Whether the value is a code of two letters, which may be short for something else."""
    term = fault.term
    concept = term.concept
    if len(term.value) > 2 or concept is None:
        return False
    return term.value in concept.notation.values() and term.value not in concept.labels()


class DeprecatedTerm(TermRule):
    """A controlled field holds a term that the vocabulary has given up.

    Why: no page gathers publications under the old term any more.

    Fix: unsafe; the term that replaces it is written, though a record of its time may mean the
    old one.
    """

    code, name, since = "TAX103", "deprecated-term", "0.1"
    severity = "warning"
    fix = "unsafe"
    kinds = ("deprecated",)
    examples = (
        Good('{"centers": ["Carnegie Russia Eurasia Center"]}'),
        Good('{"centers": ["Берлинский центр Карнеги"]}'),
        Bad(
            '{"primaryCenter": "Carnegie Moscow Center"}',
            at="/primaryCenter",
            mark='"Carnegie Moscow Center"',
            fixed='{"primaryCenter": "Carnegie Russia Eurasia Center"}',
        ),
        Bad(
            '{"language": "ru", "centers": ["Московский центр Карнеги"]}',
            at="/centers/0",
            mark='"Московский центр Карнеги"',
            fixed='{"language": "ru", "centers": ["Берлинский центр Карнеги"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.text.quote import quoted

        term = fault.term
        field = vocabulary_name(term.field)
        vocabulary = context.vocabularies[field]
        concept = term.concept
        assert concept is not None  # what the kind says
        message = f"{quoted(term.value)} is no longer a term of {field}"
        successor = vocabulary.successor(concept)
        if successor is None:
            return Finding(term.pointer, message, value=term.value)
        name = successor.label_in(term.verdict.language)
        change = Change("replace", term.pointer, name)
        repair = Repair(f"Write {quoted(name)}", "unsafe", (change,))
        message += f"; {quoted(name)} replaces it"
        return Finding(term.pointer, message, value=term.value, repair=repair)


class VariantSpelling(TermRule):
    """A controlled field holds a term in other case, with other accents, spacing or punctuation.

    Why: to every tool that compares terms it is another term.

    Fix: safe; nothing but the writing differs.

    Silent: it is silent on stray spaces and odd characters, which the rules on text report.
    """

    code, name, since = "TAX105", "variant-spelling", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("variant",)
    examples = (
        Good('{"topics": ["EU", "Foreign Policy"], "regions": ["Türkiye"]}'),
        Good('{"projects": ["tides and harbors"]}'),
        Bad(
            '{"regions": ["Iran", "russia"]}',
            at="/regions/1",
            mark='"russia"',
            fixed='{"regions": ["Iran", "Russia"]}',
        ),
        Bad(
            '{"programs": ["Democracy, Conflict and Governance"]}',
            at="/programs/0",
            mark='"Democracy, Conflict and Governance"',
            fixed='{"programs": ["Democracy, Conflict, and Governance"]}',
        ),
        Bad(
            '{"collections": ["Turkey\'s Transformation"]}',
            at="/collections/0",
            mark='"Turkey\'s Transformation"',
            fixed='{"collections": ["Turkey’s Transformation"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term = fault.term
        message = f"{quoted(term.value)} is spelt {quoted(fault.label)}"
        message += f" in {vocabulary_name(term.field)}"
        return Finding(term.pointer, message, value=term.value, repair=rewritten(fault, "safe"))


class DisguisedTerm(TermRule):
    """A controlled field holds what looks like a term, in other letters.

    Why: a small l for a capital I, or a zero for an O, is seen by nobody and matched by nothing.

    Fix: safe; no other term looks like it.

    Silent: it is silent where the letters are of another script or garbled, which the rules on
    text report and mend.
    """

    code, name, since = "TAX106", "disguised-term", "0.1"
    severity = "error"
    fix = "safe"
    kinds = ("disguised",)
    examples = (
        Good('{"regions": ["Iran", "Russi\u0430"]}'),
        Bad(
            '{"regions": ["lran", "Egypt"]}',
            at="/regions/0",
            mark='"lran"',
            fixed='{"regions": ["Iran", "Egypt"]}',
        ),
        Bad(
            '{"topics": ["F0reign Policy"]}',
            at="/topics/0",
            mark='"F0reign Policy"',
            fixed='{"topics": ["Foreign Policy"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term = fault.term
        message = f"{quoted(term.value)} looks like {quoted(fault.label)}"
        message += f" and is no term of {vocabulary_name(term.field)}{_difference(fault)}"
        return Finding(term.pointer, message, value=term.value, repair=rewritten(fault, "safe"))


def _difference(fault: Fault) -> str:
    """The first character that differs, by its name."""
    from carnegie_meta.text.unicode import describe

    for found, expected in zip(fault.term.value, fault.label, strict=False):
        if found != expected:
            return f"; it has {describe(found)} for {describe(expected)}"
    return ""
