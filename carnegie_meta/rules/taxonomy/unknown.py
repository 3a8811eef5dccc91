"""TAX101, TAX104, TAX107 and TAX108: terms that the vocabulary lacks, or cannot tell apart."""

from __future__ import annotations

from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.taxonomy.rule import TermRule, listed, rewritten, vocabulary_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.taxonomy.fault import Fault


class UnknownTerm(TermRule):
    """A controlled field holds a term that its vocabulary lacks.

    Why: pages and counts go by the vocabulary's terms, so a publication under another term is
    found by nobody; a term that is right and missing belongs in the vocabulary, or in the file of
    decisions.

    Silent: it is silent in fields whose vocabulary is open (projects and collections); on
    ``primaryCenter``, which repeats one of ``centers`` or is found to be none of them; about labels
    in other languages; about terms that only lack what the rules on text mend, such as spaces too
    many or look-alike letters.
    """

    code, name, since = "TAX101", "unknown-term", "0.1"
    severity = "warning"
    kinds = ("unknown", "rejected")
    examples = (
        Good('{"regions": ["Türkiye", "Southern, Eastern, and Western Africa"]}'),
        Good('{"regions": ["Соединенные Штаты Америки", "Россия"]}'),
        Good('{"programs": ["Democracy, Conflict, and Governance"]}'),
        Good('{"projects": ["Tides and Harbors – A Survey"], "collections": ["Ports: Then, Now"]}'),
        Good('{"regions": [" Russia ", "Russi\u0430", "TÃ¼rkiye"]}'),
        Good('{"topics": [""]}'),
        Good('{"primaryCenter": "Carnegie Iceland"}'),
        Bad('{"regions": ["Atlantis Bay"]}', at="/regions/0", mark='"Atlantis Bay"'),
        Bad('{"centers": ["Carnegie Iceland"]}', at="/centers/0", mark='"Carnegie Iceland"'),
        Bad('{"blog": "Harbor Notes"}', at="/blog", mark='"Harbor Notes"'),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term, found = fault.term, fault.term.verdict
        field = vocabulary_name(term.field)
        if fault.kind == "rejected":
            why = f": {found.reason}" if found.reason else ""
            message = f"{quoted(term.value)} was decided to be no term of {field}{why}"
            return Finding(term.pointer, message, value=term.value)
        message = f"{quoted(term.value)} is not a known term of {field}"
        return Finding(term.pointer, message, value=term.value)


class MisspeltTerm(TermRule):
    """A controlled field holds a term that nearly is one of its vocabulary.

    Why: a misspelt term gathers nothing, and nobody sees that it is missing.

    Fix: unsafe; the one term that it resembles is written.

    Silent: it is silent where two terms are as near, which unknown-term reports; on
    ``primaryCenter``, which is found to be none of ``centers``.
    """

    code, name, since = "TAX104", "misspelt-term", "0.1"
    severity = "warning"
    fix = "unsafe"
    kinds = ("near",)
    examples = (
        Good('{"regions": ["Türkiye", "Niger", "Nigeria"]}'),
        Good('{"projects": ["Carnegi Oil Initiatives"]}'),
        Bad(
            '{"regions": ["North America", "Untied States"]}',
            at="/regions/1",
            mark='"Untied States"',
            fixed='{"regions": ["North America", "United States"]}',
        ),
        Bad(
            '{"topics": ["Forein Policy"]}',
            at="/topics/0",
            mark='"Forein Policy"',
            fixed='{"topics": ["Foreign Policy"]}',
        ),
        Bad(
            '{"programs": ["Sout Asia"]}',
            at="/programs/0",
            mark='"Sout Asia"',
            fixed='{"programs": ["South Asia"]}',
        ),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term = fault.term
        message = f"{quoted(term.value)} is not a known term of {vocabulary_name(term.field)}"
        message += f"; did you mean {quoted(fault.label)}?"
        return Finding(term.pointer, message, value=term.value, repair=rewritten(fault, "unsafe"))


class AmbiguousTerm(TermRule):
    """A controlled field holds a label that several of its terms share.

    Why: whoever reads the label alone cannot tell which is meant, and a guess would file the
    publication under the wrong one.
    """

    code, name, since = "TAX107", "ambiguous-term", "0.1"
    severity = "warning"
    kinds = ("ambiguous",)
    examples = (
        Good('{"regions": ["Caucasus", "Georgia", "South Korea"]}'),
        Bad('{"regions": ["Korea"]}', at="/regions/0", mark='"Korea"'),
        Bad('{"regions": ["Congo"]}', at="/regions/0", mark='"Congo"'),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term = fault.term
        names = [quoted(match.label) for match in term.verdict.matches]
        if len(set(names)) < len(names):
            names = [f"{quoted(m.label)} ({m.concept.id})" for m in term.verdict.matches]
        message = f"{quoted(term.value)} may be {listed(names, 'or')}; write the one that is meant"
        return Finding(term.pointer, message, value=term.value)


class CandidateRegion(TermRule):
    """A list of regions names a real country or region that no publication has named so far.

    Why: the vocabulary knows it and the site has no page for it yet; it may be right, and it may be
    a country that the mapping of another system brought in.

    Silent: it is silent on a label that the file of decisions settles.

    Source: ISO 3166 and UN M49, for the names.
    """

    code, name, since = "TAX108", "candidate-region", "0.1"
    severity = "warning"
    kinds = ("candidate",)
    examples = (
        Good('{"regions": ["Egypt", "Iran", "Gulf"]}'),
        Bad('{"regions": ["Portugal"]}', at="/regions/0", mark='"Portugal"'),
        Bad('{"regions": ["Iran", "Iceland"]}', at="/regions/1", mark='"Iceland"'),
    )

    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        term = fault.term
        value, concept = term.value, term.concept
        if fault.label:  # a part of several terms in one
            value, concept = fault.label, context.vocabularies["regions"].lookup(fault.label)
        near = None if concept else term.verdict.matches[0].concept
        concept = concept or near
        assert concept is not None  # a fault of this kind has one
        is_country = any(scheme.startswith(("iso", "alpha")) for scheme in concept.notation)
        what = "a real country or territory" if is_country else "a real region"
        name = quoted(value)
        if near is not None:
            name += f" may be {quoted(concept.label)},"
        elif value != concept.label:
            name += f" ({quoted(concept.label)}) is"
        else:
            name += " is"
        message = f"{name} {what} that regions has not used yet"
        return Finding(term.pointer, message, value=term.value)
