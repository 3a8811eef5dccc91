"""TAX102 and TAX103: terms that the vocabulary knows but does not want."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, ValueRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.taxonomy.fields import CONTROLLED, is_in_use, vocabulary_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding


class NonPreferredLabel(ValueRule):
    """A controlled field holds an altLabel where the vocabulary has a prefLabel.

    Why: counts by term split between two spellings of one thing.

    Fix: safe; both labels denote one concept.

    Silent: it is silent about the prefLabel of any language.

    Source: SKOS Reference, section 5.
    """

    code, name, since = "TAX102", "non-preferred-label", "0.1"
    severity = "warning"
    reads = CONTROLLED
    fix = "safe"
    examples = (
        Good('{"regions": ["Türkiye", "United States"]}'),
        Good('{"regions": ["Соединенные Штаты Америки"]}'),
        Good('{"regions": ["США"]}'),
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
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        vocabulary = vocabulary_of(field, context)
        if vocabulary is None or value in vocabulary:
            return
        concept = vocabulary.alternative(value)
        if concept is None or concept.deprecated or concept.language(value) != "en":
            return
        if not is_in_use(concept, vocabulary):
            return
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.text.quote import quoted

        preferred = concept.label
        message = f"{quoted(value)} is not the preferred label; {vocabulary.field} says"
        repair = Repair(f"Write {quoted(preferred)}", "safe", (Change("replace", "", preferred),))
        yield Finding("", f"{message} {quoted(preferred)}", value=value, repair=repair)


class DeprecatedTerm(ValueRule):
    """A controlled field holds a term that the vocabulary has given up.

    Why: no page gathers publications under the old term any more.

    Fix: unsafe; the term that replaces it is written, though a record of its time may mean the
    old one.
    """

    code, name, since = "TAX103", "deprecated-term", "0.1"
    severity = "warning"
    reads = CONTROLLED
    fix = "unsafe"
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
            '{"centers": ["Московский центр Карнеги"]}',
            at="/centers/0",
            mark='"Московский центр Карнеги"',
            fixed='{"centers": ["Берлинский центр Карнеги"]}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        vocabulary = vocabulary_of(field, context)
        concept = None if vocabulary is None else vocabulary.lookup(value)
        if vocabulary is None or concept is None or not concept.deprecated:
            return
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.text.quote import quoted

        message = f"{quoted(value)} is no longer a term of {vocabulary.field}"
        successor = vocabulary.successor(concept)
        if successor is None:
            yield Finding("", message, value=value)
            return
        name = successor.label_in(concept.language(value))
        repair = Repair(f"Write {quoted(name)}", "unsafe", (Change("replace", "", name),))
        yield Finding("", f"{message}; {quoted(name)} replaces it", value=value, repair=repair)
