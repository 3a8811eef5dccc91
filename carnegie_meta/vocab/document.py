"""A vocabulary as its JSON document, and that document as the file that a diff reads well.

The document is canonical: members in one order, languages and labels sorted, nothing that says
what is so anyway. Two vocabularies that say the same give the same document.
"""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from carnegie_meta.vocab.concept import Concept
    from carnegie_meta.vocab.senses import Sense
    from carnegie_meta.vocab.vocabulary import Vocabulary

    Document = dict[str, object]

LABELS = ("prefLabel", "altLabel", "hiddenLabel", "scopeNote")
MEMBERS = (
    "id",
    "prefLabel",
    "altLabel",
    "hiddenLabel",
    "broader",
    "notation",
    "exactMatch",
    "scopeNote",
    "status",
    "replacedBy",
)
"""Members of a concept that the schema describes, in the order of a file; facts follow."""

WIDTH = 100
"""Columns of a line before a member is written on several."""


def document(vocabulary: Vocabulary, concepts: Iterable[Concept] | None = None) -> Document:
    """The document of *vocabulary*, with *concepts* in the place of its own where given."""
    found: Document = {"field": vocabulary.field, "title": vocabulary.title}
    if vocabulary.description:
        found["description"] = vocabulary.description
    found["closed"] = vocabulary.closed
    if vocabulary.alone:
        found["extends"] = False
    if vocabulary.ambiguous:
        found["ambiguous"] = sorted(vocabulary.ambiguous)
    chosen = vocabulary if concepts is None else concepts
    found["concepts"] = [entry(_members(concept)) for concept in chosen]
    return found


def _members(concept: Concept) -> dict[str, object]:
    return {
        **concept.facts,
        "id": concept.id,
        "prefLabel": concept.preferred,
        "altLabel": concept.alternative,
        "hiddenLabel": concept.hidden,
        "broader": list(concept.broader),
        "notation": concept.notation,
        "status": concept.status,
        "replacedBy": concept.replaced_by,
    }


def with_labels(
    found: Document, labels: Iterable[Sense], ambiguous: Iterable[str] = ()
) -> Document:
    """*found* with *labels* of its concepts in other languages; *ambiguous* are shared on purpose.

    The first of a language is the prefLabel where the concept has none in it, else an altLabel.
    """
    entries = found["concepts"]
    assert isinstance(entries, list)  # a document's
    by_id: dict[str, dict[str, Any]] = {each["id"]: dict(each) for each in entries}
    for id, first, language, label in labels:
        members = by_id.get(id)
        if members is None:
            continue
        preferred = members["prefLabel"]
        if first and language not in preferred:
            members["prefLabel"] = {**preferred, language: label}
            continue
        known = {preferred.get(language)}
        for kind in ("altLabel", "hiddenLabel"):
            known.update(members.get(kind, {}).get(language, ()))
        if label not in known:
            others = members.get("altLabel", {})
            members["altLabel"] = {**others, language: [*others.get(language, ()), label]}
    concepts = [entry(members) for members in by_id.values()]
    before = found.get("ambiguous", [])
    assert isinstance(before, list)  # a document's
    shared = sorted({*before, *ambiguous})
    made: Document = {name: value for name, value in found.items() if name != "concepts"}
    if shared:
        made["ambiguous"] = shared
    return {**made, "concepts": concepts}


def entry(members: Mapping[str, object]) -> dict[str, object]:
    """The canonical entry of a concept with *members*; empty ones are left out."""
    found: dict[str, object] = {}
    for name in MEMBERS:
        value = members.get(name)
        if name == "status":
            value = value or "observed"
        if isinstance(value, dict):
            value = {key: _ordered(value[key]) for key in sorted(value) if value[key]}
        elif name == "exactMatch" and isinstance(value, list):
            value = sorted(set(value))
        if value:
            found[name] = value
    for name in sorted(members.keys() - set(MEMBERS)):
        found[name] = members[name]
    return found


def _ordered(value: object) -> object:
    return sorted(set(value)) if isinstance(value, (list, tuple)) else value


def dump(found: Mapping[str, object]) -> str:
    """*found* as the text of a file: a concept's member a line, what is longer on several."""
    lines = ["{"]
    for name, value in found.items():
        if name != "concepts":
            lines.append(f"  {_json(name)}: {_json(value)},")
    lines.append('  "concepts": [')
    concepts = found["concepts"]
    assert isinstance(concepts, list)  # a document's
    for index, concept in enumerate(concepts):
        lines.append("    {")
        lines += _lines(concept, 6)
        lines.append("    }" if index == len(concepts) - 1 else "    },")
    lines += ["  ]", "}", ""]
    if not concepts:
        lines[-5:] = ['  "concepts": []', "}", ""]
    return "\n".join(lines)


def _lines(members: Mapping[str, object], indent: int) -> list[str]:
    found: list[str] = []
    for index, (name, value) in enumerate(members.items()):
        comma = "" if index == len(members) - 1 else ","
        line = f"{' ' * indent}{_json(name)}: {_json(value)}{comma}"
        if len(line) <= WIDTH or not isinstance(value, dict) or not value:
            found.append(line)
        else:
            found.append(f"{' ' * indent}{_json(name)}: {{")
            found += _lines(value, indent + 2)
            found.append(f"{' ' * indent}}}{comma}")
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
