"""A vocabulary's page in Markdown, made from the vocabulary: ``docs/vocabularies`` holds it."""

from __future__ import annotations

import json

from carnegie_meta.vocab.labels import labels_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.vocab.concept import Concept
    from carnegie_meta.vocab.vocabulary import Vocabulary

STATUSES = ("observed", "candidate", "deprecated")
ALIGNED = ("exactMatch", "scopeNote")
"""Facts that SKOS has words for."""


def markdown(vocabulary: Vocabulary) -> str:
    """The page of *vocabulary*: what it is, then a table of its concepts."""
    concepts = list(vocabulary)
    counts = [(sum(c.status == status for c in concepts), status) for status in STATUSES]
    parts = [f"# {vocabulary.title}"]
    if vocabulary.description:
        parts.append(_text(vocabulary.description))
    kind = "closed: a term outside it is worth a finding" if vocabulary.closed else "open"
    shown = ", ".join(f"{count} {status}" for count, status in counts if count)
    parts.append(
        f"Field `{vocabulary.field}`; {len(concepts)} concepts ({shown}); the vocabulary is {kind}."
    )
    languages = _languages(vocabulary)
    if languages != ["en"]:
        tags = ", ".join(f"`{tag}`" for tag in languages)
        parts.append(f"Labels in {len(languages)} languages: {tags}.")
    if vocabulary.ambiguous:
        names = ", ".join(_text(label) for label in vocabulary.ambiguous)
        parts.append(f"Labels that several concepts share, and that denote none of them: {names}.")
    parts.append(_table(vocabulary, concepts))
    return "\n\n".join(parts) + "\n"


def index(vocabularies: Iterable[Vocabulary]) -> str:
    """The page that lists all vocabularies."""
    rows = ["| field | concepts | languages | terms |", "|---|---|---|---|"]
    rows += [
        f"| [{each.field}]({each.field}.md) | {len(each)} | {len(_languages(each))} "
        f"| {'closed' if each.closed else 'open'} |"
        for each in vocabularies
    ]
    how = "[Vocabularies of your own](../how-to/vocabularies.md) add to these or take their place."
    return "\n\n".join(["# Vocabularies", "\n".join(rows), how]) + "\n"


def _languages(vocabulary: Vocabulary) -> list[str]:
    own = {tag for _, _, tag, _ in vocabulary.senses.all}
    return sorted(own.union(tag for _, _, tag, _ in labels_of(vocabulary).senses.all))


def _table(vocabulary: Vocabulary, concepts: list[Concept]) -> str:
    heads = ["term", "id", "below", "codes", "also", "status", "more"]
    rows = [
        [
            _text(concept.label),
            f"`{concept.id}`",
            ", ".join(_text(above.label) for above in vocabulary.broader(concept)),
            ", ".join(f"{_text(scheme)} {_text(code)}" for scheme, code in _codes(concept)),
            "; ".join(_text(label) for label in concept.alternative.get("en", ())),
            _status(concept),
            "; ".join(_facts(concept)),
        ]
        for concept in concepts
    ]
    kept = [n for n in range(len(heads)) if n == 0 or any(row[n] for row in rows)]
    lines = [[heads[n] for n in kept], ["---"] * len(kept)]
    lines += [[row[n] for n in kept] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _codes(concept: Concept) -> list[tuple[str, str]]:
    return sorted(concept.notation.items())


def _status(concept: Concept) -> str:
    if concept.deprecated and concept.replaced_by:
        return f"deprecated: `{concept.replaced_by}`"
    return concept.status


def _facts(concept: Concept) -> list[str]:
    found = []
    for name, value in sorted(concept.facts.items()):
        if name == "scopeNote" and isinstance(value, dict):
            found += [_text(str(text)) for tag, text in value.items() if tag == "en"]
        elif name not in ALIGNED:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            found.append(f"{_text(name)}: {_text(text)}")
    return found


def _text(text: str) -> str:
    """*text* as plain text of one Markdown table cell."""
    return "".join("\\" + c if c in "\\`*_<>[]|" else c for c in " ".join(text.split()))
