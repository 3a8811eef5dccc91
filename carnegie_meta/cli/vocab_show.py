"""Vocabularies as a person reads them at a terminal."""

from __future__ import annotations

import json

from carnegie_meta.errors import UnknownName
from carnegie_meta.report.escape import terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carnegie_meta.vocab.concept import Concept
    from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

STATUSES = ("observed", "candidate", "deprecated")
INDENT = "  "


def overview(vocabularies: Vocabularies, format: str) -> Iterator[str]:
    """All vocabularies, one a line, or as JSON."""
    rows = [_counted(vocabularies[field]) for field in vocabularies.fields()]
    if format == "json":
        yield json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
        return
    heads = ("field", "concepts", *STATUSES, "languages", "terms")
    table = [
        [
            str(row["field"]),
            str(row["concepts"]),
            *(str(row[status]) for status in STATUSES),
            str(len(row["languages"])),  # type: ignore[arg-type]  # a list, made below
            "closed" if row["closed"] else "open",
        ]
        for row in rows
    ]
    widths = [max(len(row[n]) for row in (heads, *table)) for n in range(len(heads))]
    for line in (heads, *table):
        cells = [
            cell.ljust(width) if 0 in (n, n - len(heads) + 1) else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield terminal("  ".join(cells).rstrip()) + "\n"


def _counted(vocabulary: Vocabulary) -> dict[str, object]:
    from carnegie_meta.vocab.labels import labels_of

    concepts = list(vocabulary)
    languages = {tag for concept in concepts for tag in languages_of(concept)}
    languages.update(tag for _, _, tag, _ in labels_of(vocabulary).senses.all)
    return {
        "field": vocabulary.field,
        "title": vocabulary.title,
        "description": vocabulary.description,
        "closed": vocabulary.closed,
        "concepts": len(concepts),
        **{s: sum(concept.status == s for concept in concepts) for s in STATUSES},
        "languages": sorted(languages),
    }


def languages_of(concept: Concept) -> set[str]:
    """Languages in which the concept has a label."""
    return {*concept.preferred, *concept.alternative, *concept.hidden}


def tree(vocabulary: Vocabulary, status: str | None = None) -> Iterator[str]:
    """The concepts of one vocabulary, the narrower ones below each.

    A concept below several stands in full below the first, which is the one usually listed, and by
    its name alone below the others. What nothing leads to, as in a cycle, comes last.
    """
    counts = _counted(vocabulary)
    parts = [f"{counts[s]} {s}" for s in STATUSES if counts[s]]
    kind = "closed" if vocabulary.closed else "open"
    head = f"{vocabulary.title}: {len(vocabulary)} concepts ({', '.join(parts)}), {kind}"
    yield terminal(head) + "\n"
    narrower: dict[str, list[Concept]] = {}
    ids = {concept.id for concept in vocabulary}
    for concept in vocabulary:
        for above in concept.broader:
            narrower.setdefault(above, []).append(concept)
    shown: set[str] = set()
    roots = [concept for concept in vocabulary if not ids.intersection(concept.broader)]
    wanted = None if status is None else {c.id for c in vocabulary if c.status == status}
    for root in _by_label(roots):
        yield from _branch(root, narrower, shown, wanted)
    for concept in vocabulary:
        if concept.id not in shown:
            yield from _branch(concept, narrower, shown, wanted)


def _branch(
    root: Concept, narrower: dict[str, list[Concept]], shown: set[str], wanted: set[str] | None
) -> Iterator[str]:
    """*root* and what is below it, without recursion: a hierarchy may be as deep as it likes."""
    stack: list[tuple[int, Concept, bool]] = [(0, root, True)]
    while stack:
        depth, concept, in_full = stack.pop()
        again = concept.id in shown
        if wanted is None or concept.id in wanted:
            yield f"{INDENT * (depth + 1)}{_line(concept, narrower, in_full and not again)}\n"
        if not in_full or again:
            continue
        shown.add(concept.id)
        below = narrower.get(concept.id, [])
        stack += [
            (depth + 1, inner, inner.broader[0] == concept.id)
            for inner in reversed(_by_label(below))
        ]


def _by_label(concepts: Iterable[Concept]) -> list[Concept]:
    return sorted(concepts, key=lambda concept: (concept.label.casefold(), concept.id))


def _line(concept: Concept, narrower: dict[str, list[Concept]], in_full: bool) -> str:
    parts = [concept.label]
    if not in_full:
        return terminal(concept.label) + " …" * bool(narrower.get(concept.id))
    if concept.notation:
        parts.append(f"[{', '.join(concept.notation.values())}]")
    if narrower.get(concept.id):
        parts.append(f"({len(narrower[concept.id])})")
    if concept.deprecated:
        after = f", now {concept.replaced_by}" if concept.replaced_by else ""
        parts.append(f"deprecated{after}")
    elif concept.status != "observed":
        parts.append(concept.status)
    return terminal("  ".join(parts))


def page(vocabularies: Vocabularies, wanted: str, field: str | None, format: str) -> Iterator[str]:
    """The concept with the id or the label *wanted*, every one where several have it.

    Raises: UnknownName with what is near.
    """
    fields = vocabularies.fields() if field is None else (field,)
    found = [pair for name in fields for pair in _named(vocabularies[name], wanted)]
    if not found:
        raise UnknownName(f"no concept {wanted!r:.80}; try carnegie-meta vocab search")
    if format == "json":
        entries = [_entry(vocabulary, concept) for vocabulary, concept in found]
        shown = entries[0] if len(entries) == 1 else entries
        yield json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
        return
    for number, (vocabulary, concept) in enumerate(found):
        yield "\n" * bool(number)
        yield from _page(vocabulary, concept)


def _entry(vocabulary: Vocabulary, concept: Concept) -> object:
    """The concept as a file has it, with its labels in all languages."""
    from carnegie_meta.vocab.document import document, with_labels
    from carnegie_meta.vocab.labels import labels_of

    whole = with_labels(document(vocabulary, [concept]), labels_of(vocabulary).senses.all)
    concepts = whole["concepts"]
    assert isinstance(concepts, list)  # a document's
    return concepts[0]


def _named(vocabulary: Vocabulary, wanted: str) -> Iterator[tuple[Vocabulary, Concept]]:
    """Concepts whose id, code or label *wanted* is; else those with such a label but for case."""
    from carnegie_meta.text.fold import bare
    from carnegie_meta.vocab.labels import labels_of

    folded = bare(wanted)
    exact = [
        concept
        for concept in vocabulary
        if wanted == concept.id or wanted in concept.labels() or wanted in concept.notation.values()
    ]
    if not exact and folded:
        senses = [*vocabulary.senses.bare(folded), *labels_of(vocabulary).senses.bare(folded)]
        known = {concept.id: concept for concept in vocabulary}
        exact = [known[id] for id in dict.fromkeys(id for id, *_ in senses) if id in known]
    for concept in exact:
        yield vocabulary, concept


def _page(vocabulary: Vocabulary, concept: Concept) -> Iterator[str]:
    from carnegie_meta.vocab.labels import labels_of

    rows: list[tuple[str, str]] = [("status", concept.status)]
    if concept.replaced_by:
        rows.append(("replaced by", concept.replaced_by))
    rows += [("broader", _names(vocabulary, concept.broader))] * bool(concept.broader)
    below = vocabulary.narrower(concept)
    rows += [("narrower", ", ".join(c.label for c in _by_label(below)))] * bool(below)
    rows += [(f"notation {scheme}", code) for scheme, code in concept.notation.items()]
    for name, labels in (("also", concept.alternative), ("misspelt", concept.hidden)):
        rows += [(f"{name} {tag}", ", ".join(texts)) for tag, texts in sorted(labels.items())]
    named = {tag: [label] for tag, label in concept.preferred.items()}
    for id, first, tag, label in labels_of(vocabulary).senses.all:
        if id == concept.id and label not in named.setdefault(tag, []):
            is_written = first and tag not in concept.preferred
            named[tag].insert(0 if is_written else len(named[tag]), label)
    for tag, texts in sorted(named.items()):
        if texts != [concept.label] or tag != "en":
            rows.append((tag, ", ".join(texts)))
    for name, value in sorted(concept.facts.items()):
        rows.append((name, value if isinstance(value, str) else _shown(value)))
    width = max(len(name) for name, _ in rows)
    yield terminal(f"{concept.label}  ({concept.id})") + "\n"
    for name, text in rows:
        yield terminal(f"{INDENT}{name.ljust(width)}  {text}") + "\n"


def _shown(value: object) -> str:
    if isinstance(value, dict) and value.keys() == {"en"}:
        return str(value["en"])
    return json.dumps(value, ensure_ascii=False)


def _names(vocabulary: Vocabulary, ids: Iterable[str]) -> str:
    labels = {concept.id: concept.label for concept in vocabulary}
    return ", ".join(f"{labels.get(id, '?')} ({id})" for id in ids)


def hits(
    vocabularies: Vocabularies, text: str, fields: Iterable[str], format: str
) -> Iterator[str]:
    """Concepts with *text* in a label of any language, an id or a code; the best place first.

    Case, accents and punctuation do not matter.
    """
    from carnegie_meta.text.fold import bare

    key = bare(text)
    found = [(*hit, field) for field in fields if key for hit in _hits(vocabularies[field], key)]
    found.sort(key=lambda hit: (hit[0], hit[3], hit[1].id))
    if format == "json":
        rows = [
            {
                "field": field,
                "concept": c.id,
                "term": c.label,
                "status": c.status,
                "found": at,
            }
            for _, c, at, field in found
        ]
        yield json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
        return
    width = max((len(concept.id) for _, concept, *_ in found), default=0)
    for _, concept, label, _ in found:
        also = "" if label == concept.label else f"  ({label})"
        status = "" if concept.status == "observed" else f"  {concept.status}"
        yield terminal(f"{concept.id.ljust(width)}  {concept.label}{also}{status}") + "\n"


def _hits(vocabulary: Vocabulary, key: str) -> Iterator[tuple[int, Concept, str]]:
    """Each concept with *key* in a text of its own: how good the place is, and that text."""
    from carnegie_meta.text.fold import bare
    from carnegie_meta.vocab.labels import labels_of

    tables = labels_of(vocabulary).senses.all
    named = [(id, label) for id, _, _, label in (*vocabulary.senses.all, *tables)]
    for concept in vocabulary:
        named += [(concept.id, text) for text in (concept.id, *concept.notation.values())]
    best: dict[str, tuple[int, str]] = {}
    for id, text in named:
        folded = bare(text)
        at = folded.find(key)
        if at >= 0:
            rank = 0 if folded == key else 1 if at == 0 else 2
            if id not in best or rank < best[id][0]:
                best[id] = rank, text
    for concept in vocabulary:
        if concept.id in best:
            yield best[concept.id][0], concept, best[concept.id][1]
