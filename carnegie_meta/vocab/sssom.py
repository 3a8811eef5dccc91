"""Alignments of a vocabulary, its exactMatch, as an SSSOM mapping set in TSV.

Source: SSSOM 1.0, TSV with the mapping set's own data as a YAML block in comments.
"""

from __future__ import annotations

from carnegie_meta.vocab.skos import CONCEPT, OWN, SKOS, escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS = ("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification")
UNSPECIFIED = "https://w3id.org/sssom/license/unspecified"
JUSTIFICATION = "semapv:ManualMappingCuration"

KNOWN = {
    "eucountry": "http://publications.europa.eu/resource/authority/country/",
    "geonames": "https://sws.geonames.org/",
    "m49": "https://unstats.un.org/unsd/methodology/m49/#",
    "wikidata": "http://www.wikidata.org/entity/",
}
"""Namespaces with a customary prefix; others are numbered."""


def write(document: Mapping[str, object]) -> Iterator[str]:
    """The mapping set of *document*, in pieces; without alignments it has no rows."""
    field = str(document["field"])
    concepts = document["concepts"]
    assert isinstance(concepts, list)  # a document's
    prefixes = {"carnegie": CONCEPT, "skos": SKOS}
    rows = []
    for concept in concepts:
        for address in concept.get("exactMatch", ()):
            subject = f"carnegie:{escape(concept['id'])}"
            label = concept["prefLabel"].get("en") or next(iter(concept["prefLabel"].values()))
            object = _curie(address, prefixes)
            rows.append((subject, label, "skos:exactMatch", object, JUSTIFICATION))
    prefixes["semapv"] = "https://w3id.org/semapv/vocab/"
    yield "#curie_map:\n"
    for prefix, namespace in sorted(prefixes.items()):
        yield f"#  {prefix}: {_quoted(namespace)}\n"
    yield f"#license: {_quoted(UNSPECIFIED)}\n"
    yield f"#mapping_set_id: {_quoted(OWN + 'mappings:' + escape(field))}\n"
    yield f"#mapping_set_title: {_quoted(str(document.get('title', field)))}\n"
    yield "\t".join(COLUMNS) + "\n"
    for row in sorted(rows):
        yield "\t".join(map(_cell, row)) + "\n"


def _curie(address: str, prefixes: dict[str, str]) -> str:
    """*address* with a prefix, which *prefixes* has afterwards."""
    for prefix, namespace in KNOWN.items():
        if address.startswith(namespace) and len(address) > len(namespace):
            prefixes[prefix] = namespace
            return f"{prefix}:{address[len(namespace) :]}"
    cut = max(address.rfind(mark) for mark in "/#:") + 1
    namespace, local = address[:cut], address[cut:]
    if not namespace or not local:
        return address
    for prefix, known in prefixes.items():
        if known == namespace:
            return f"{prefix}:{local}"
    prefix = f"ns{sum(name.startswith('ns') for name in prefixes) + 1}"
    prefixes[prefix] = namespace
    return f"{prefix}:{local}"


def _quoted(text: str) -> str:
    """*text* as a YAML scalar that nothing in it can end."""
    import json

    return json.dumps(text)


def _cell(text: str) -> str:
    """*text* as a cell: quoted where a tab or a quote would end it."""
    if any(mark in text for mark in '\t\n\r"'):
        return '"' + text.replace('"', '""') + '"'
    return text
