"""REL501 and REL502: a region listed without the wider region that stands beside it."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.vocab.concept import Concept
    from carnegie_meta.vocab.vocabulary import Vocabulary

    Child = tuple[str, str, Concept]


class ParentRegionMissing(RecordRule):
    """A region is listed without the wider region that always stands beside it.

    Why: pages of a wider region list what names it; they do not look for its countries.

    Fix: unsafe; the wider region is inserted before the first of its countries.

    Silent: it is silent about regions that do not always stand beside a wider one; Russia without
    Caucasus and Western Europe without Europe are no faults. Nor does it speak where an unknown
    term may be the wider region misspelt.

    Source: publications studied list these pairs together without exception.
    """

    code, name, since = "REL501", "parent-region-missing", "0.1"
    severity = "warning"
    reads = ("regions",)
    fix = "unsafe"
    examples = (
        Good('{"regions": ["Western Europe", "Germany", "France"]}'),
        Good('{"regions": ["Türkiye", "Middle East"]}'),
        Good('{"regions": ["Russia", "Western Europe"]}'),
        Good('{"regions": ["Egypt", "Iran"]}'),
        Good('{"regions": ["WESTERN EUROPE", "Germany"]}'),
        Good('{"regions": ["Midle East", "Syria"]}'),
        Bad(
            '{"regions": ["Germany"]}',
            at="/regions/0",
            mark='"Germany"',
            fixed='{"regions": ["Western Europe", "Germany"]}',
        ),
        Bad(
            '{"regions": ["JORDAN"]}',
            at="/regions/0",
            mark='"JORDAN"',
            fixed='{"regions": ["Middle East", "JORDAN"]}',
        ),
        Bad(
            '{"regions": ["Iran", "Syria", "Lebanon"]}',
            at="/regions/1",
            mark='"Syria"',
            fixed='{"regions": ["Iran", "Middle East", "Syria", "Lebanon"]}',
        ),
        Bad(
            '{"regions": ["Japan", "Pakistan"]}',
            at="/regions/0",
            mark='"Japan"',
            count=2,
            fixed='{"regions": ["East Asia", "Japan", "South Asia", "Pakistan"]}',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        for parent, always, _ in _orphans(record, context):
            if always:
                yield _finding(parent, always, "always listed beside {}")


class UsualParentRegionMissing(RecordRule):
    """A region is listed without the wider region that usually stands beside it.

    Why: pages of a wider region list what names it; a few publications leave it out on
    purpose, so the message carries how many.

    Fix: unsafe; the wider region is inserted before the first of its countries.

    Silent: it is silent where a region wider still is listed instead, such as Asia for South Asia.

    Source: shares among 265 publications.
    """

    code, name, since = "REL502", "usual-parent-region-missing", "0.1"
    severity = "info"
    reads = ("regions",)
    fix = "unsafe"
    examples = (
        Good('{"regions": ["North America", "United States"]}'),
        Good('{"regions": ["Afghanistan", "Asia"]}'),
        Good('{"regions": ["Afghanistan", "Russia and Asia"]}'),
        Good('{"regions": ["Германия", "Американский континент", "Соединенные Штаты Америки"]}'),
        Good('{"regions": ["Russia"]}'),
        Bad(
            '{"regions": ["United States"]}',
            at="/regions/0",
            mark='"United States"',
            fixed='{"regions": ["North America", "United States"]}',
        ),
        Bad(
            '{"regions": ["Russia", "India", "Afghanistan"]}',
            at="/regions/1",
            mark='"India"',
            fixed='{"regions": ["Russia", "South Asia", "India", "Afghanistan"]}',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        for parent, always, usually in _orphans(record, context):
            if usually and not always:
                from carnegie_meta.rules.relations.wording import listed, share

                shares = [share(concept.facts.get("listedIn")) for _, _, concept in usually]
                evidence = f" in {listed(shares)} publications studied" if all(shares) else ""
                yield _finding(parent, usually, "usually listed beside {}" + evidence)


_parents: tuple[Vocabulary, dict[str, frozenset[str]]] | None = None


def _complete(regions: list[object], vocabulary: Vocabulary) -> bool:
    """Whether each region is a label to the letter, and its customary parent there under one.

    This is asked of every record, so the labels are gathered once for a vocabulary. What is no
    label may mean a region all the same, which takes longer to tell.
    """
    global _parents
    known = _parents
    if known is None or known[0] is not vocabulary:
        _parents = known = vocabulary, _gathered(vocabulary)
    expected = known[1]
    labels = {label for label in regions if isinstance(label, str)}
    for label in labels:
        parents = expected.get(label)
        if vocabulary.lookup(label) is None if parents is None else parents.isdisjoint(labels):
            return False
    return True


def _gathered(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Every label of a region that has a customary parent, and all labels of that parent."""
    gathered: dict[str, frozenset[str]] = {}
    for concept in vocabulary:
        if "parentListed" in concept.facts and concept.broader:
            parents = frozenset(vocabulary.concept(concept.broader[0]).labels())
            for label in concept.labels():
                if vocabulary.lookup(label) is concept:
                    gathered[label] = parents
    return gathered


def _orphans(
    record: RecordView, context: Context
) -> list[tuple[Concept, list[Child], list[Child]]]:
    """Wider regions that are missing, with the listed ones they always and usually join."""
    vocabulary = context.vocabularies["regions"]
    regions = record.get("regions")
    if not isinstance(regions, list) or _complete(regions, vocabulary):
        return []
    from carnegie_meta.rules.relations.meaning import meant, resembles

    present: set[str] = set()
    unknown: list[str] = []
    children: list[Child] = []
    for pointer, label in record.items("regions"):
        concept = meant(label, "regions", context)
        if concept is None:
            unknown.append(label)
        else:
            present.add(concept.id)
            if "parentListed" in concept.facts and concept.broader:
                children.append((pointer, label, concept))
    missing: dict[str, tuple[Concept, list[Child], list[Child]]] = {}
    for pointer, label, concept in children:
        id = concept.broader[0]
        if id in present:
            continue
        parent = vocabulary.concept(id)
        if any(resembles(other, parent, "regions", context) for other in unknown):
            continue
        _, always, usually = missing.setdefault(id, (parent, [], []))
        if concept.facts["parentListed"] == "always":
            always.append((pointer, label, concept))
        elif not _is_above(parent, present, unknown, context):
            usually.append((pointer, label, concept))
    return list(missing.values())


def _is_above(parent: Concept, present: set[str], unknown: list[str], context: Context) -> bool:
    """Whether a region wider than *parent* is listed, as *present* or among *unknown* terms."""
    vocabulary = context.vocabularies["regions"]
    above = _above(parent, vocabulary)
    if not present.isdisjoint(above):
        return True
    from carnegie_meta.rules.relations.meaning import resembles

    return any(
        resembles(label, vocabulary.concept(id), "regions", context)
        for label in unknown
        for id in above
    )


def _above(concept: Concept, vocabulary: Vocabulary) -> set[str]:
    """Ids of all concepts above *concept*."""
    found: set[str] = set()
    waiting = list(concept.broader)
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting.extend(vocabulary.concept(id).broader)
    return found


def _finding(parent: Concept, children: list[Child], habit: str) -> Finding:
    from carnegie_meta.model.finding import Change, Finding, Repair
    from carnegie_meta.rules.relations.wording import listed
    from carnegie_meta.text.quote import quoted

    pointer, label, concept = children[0]
    name = parent.label_in(concept.language(label))
    names = listed([quoted(text) for _, text, _ in children])
    verb, them = ("stands", "it") if len(children) == 1 else ("stand", "them")
    message = f"{names} {verb} without {quoted(name)}, {habit.format(them)}"
    change = Change("insert", pointer, name)
    repair = Repair(f"Insert {quoted(name)}", "unsafe", (change,))
    return Finding(pointer, message, value=label, repair=repair)
