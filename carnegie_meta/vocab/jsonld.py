"""A vocabulary as SKOS in JSON-LD.

Every name is defined in the document's own context, so that reading it fetches nothing.

Source: JSON-LD 1.1.
"""

from __future__ import annotations

import json

from carnegie_meta.vocab.skos import ADDRESS, RDF, SKOS, Object, resources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LABELS = {SKOS + name: name for name in ("prefLabel", "altLabel", "hiddenLabel", "scopeNote")}
"""Statements that are written by language."""


def write(document: Mapping[str, object]) -> Iterator[str]:
    """The JSON-LD text of *document*, in pieces."""
    context: dict[str, object] = {
        name: {"@id": iri, "@container": "@language"} for iri, name in _LABELS.items()
    }
    graph = [_node(subject, statements) for subject, statements in resources(document)]
    yield '{\n  "@context": '
    yield json.dumps(context, ensure_ascii=False)
    yield ',\n  "@graph": [\n'
    for index, node in enumerate(graph):
        yield "    {\n"
        rows = [
            f"      {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in node.items()
        ]
        yield ",\n".join(rows)
        yield "\n    }\n" if index == len(graph) - 1 else "\n    },\n"
    yield "  ]\n}\n"


def _node(subject: str, statements: list[tuple[str, list[Object]]]) -> dict[str, object]:
    node: dict[str, object] = {"@id": subject}
    for predicate, objects in statements:
        if predicate == RDF + "type":
            node["@type"] = objects[0].value
        elif predicate in _LABELS:
            node[_LABELS[predicate]] = _by_language(objects)
        else:
            said = [_object(item) for item in objects]
            node[predicate] = said[0] if len(said) == 1 else said
    return node


def _by_language(objects: list[Object]) -> dict[str, object]:
    found: dict[str, list[str]] = {}
    for item in objects:
        found.setdefault(item.language, []).append(item.value)
    return {tag: texts[0] if len(texts) == 1 else texts for tag, texts in found.items()}


def _object(item: Object) -> object:
    if item.items:
        return {"@list": [{"@id": iri} for iri in item.items]}
    if item.datatype == ADDRESS:
        return {"@id": item.value}
    return {"@type": item.datatype, "@value": item.value} if item.datatype else item.value
