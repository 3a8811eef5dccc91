"""TAX101: a term that the vocabulary of its field lacks."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, ValueRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.taxonomy.fields import CONTROLLED, is_in_use, vocabulary_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.vocab.vocabulary import Vocabulary


class UnknownTerm(ValueRule):
    """A controlled field holds a term that its vocabulary lacks.

    Why: pages and counts go by the vocabulary's terms, so a publication under another term is
    found by nobody; a term that is right and missing belongs in the vocabulary.

    Silent: it is silent in fields whose vocabulary is open (projects and collections); on
    ``primaryCenter``, which repeats one of ``centers`` or is found to be none of them; about labels
    in other languages; about terms that only lack what the rules on text mend, such as spaces too
    many or look-alike letters; about several known terms in one string, where the fault is another.
    """

    code, name, since = "TAX101", "unknown-term", "0.1"
    severity = "warning"
    reads = tuple(field for field in CONTROLLED if field != "primaryCenter")
    examples = (
        Good('{"regions": ["Türkiye", "Southern, Eastern, and Western Africa"]}'),
        Good('{"regions": ["Соединенные Штаты Америки", "Россия"]}'),
        Good('{"programs": ["Democracy, Conflict, and Governance"]}'),
        Good('{"projects": ["Tides and Harbors – A Survey"], "collections": ["Ports: Then, Now"]}'),
        Good('{"regions": ["Turkey"]}'),
        Good('{"regions": [" Russia ", "Russi\u0430", "TÃ¼rkiye"]}'),
        Good('{"regions": "Russia, Ukraine"}'),
        Good('{"topics": [""]}'),
        Good('{"primaryCenter": "Carnegie Iceland"}'),
        Bad('{"regions": ["Portugal"]}', at="/regions/0", mark='"Portugal"'),
        Bad('{"regions": ["Iran", "russia"]}', at="/regions/1", mark='"russia"'),
        Bad('{"regions": ["Civil Society"]}', at="/regions/0", mark='"Civil Society"'),
        Bad('{"centers": ["Carnegie Iceland"]}', at="/centers/0", mark='"Carnegie Iceland"'),
        Bad('{"blog": "Diwan Blog"}', at="/blog", mark='"Diwan Blog"'),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        vocabulary = vocabulary_of(field, context)
        if vocabulary is None or not vocabulary.closed or _is_known(value, vocabulary):
            return
        from carnegie_meta.text.clean import clean

        spaced = clean(value)
        if not spaced or (spaced != value and vocabulary.knows(spaced)):
            return
        if _is_several(spaced, vocabulary):
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        message = f"{quoted(value)} is not a known term of {vocabulary.field}"
        hint = _hint(spaced, vocabulary, context)
        yield Finding("", message + hint, value=value)


def _is_known(value: str, vocabulary: Vocabulary) -> bool:
    """Whether *value* denotes one concept that records may name."""
    concept = vocabulary.lookup(value)
    return concept is not None and is_in_use(concept, vocabulary)


def _is_several(value: str, vocabulary: Vocabulary) -> bool:
    """Whether commas or semicolons part *value* into known terms."""
    for separator in (";", ","):
        parts = [part.strip() for part in value.split(separator) if part.strip()]
        if len(parts) > 1 and all(vocabulary.knows(part) for part in parts):
            return True
    return False


def _hint(value: str, vocabulary: Vocabulary, context: Context) -> str:
    """What the term may be: the same in other case, or a term of other fields."""
    from carnegie_meta.text.quote import quoted

    folded = value.casefold()
    for concept in vocabulary:
        for label in concept.labels():
            if label.casefold() == folded and vocabulary.lookup(label) is concept:
                meant = concept.label_in(concept.language(label))
                return "" if meant == value else f"; did you mean {quoted(meant)}?"
    fields = [
        other
        for other in context.vocabularies.fields()
        if other not in (vocabulary.field, "type") and value in context.vocabularies[other]
    ]
    return f"; it is a term of {' and '.join(fields)}" if fields else ""
