"""A vocabulary as SKOS: what its document says, as resources and statements.

========================  ====================================================================
in the document           in SKOS
========================  ====================================================================
the vocabulary            ``skos:ConceptScheme`` ``urn:carnegie-meta:scheme:FIELD``
``title, description``    ``dct:title``, ``dct:description``, plain text
a concept                 ``skos:Concept`` ``urn:carnegie-meta:concept:ID``
labels, ``scopeNote``     ``skos:prefLabel`` and so on, with the language
``notation``              ``skos:notation``, the scheme as datatype
``broader``               ``skos:broader``; the order of several as a list in ``term:broaderList``
``exactMatch``            ``skos:exactMatch``; what is no address as text in ``term:exactMatch``
``replacedBy``            ``dct:isReplacedBy``
``status``                ``term:status``; a deprecated concept is ``owl:deprecated`` as well
``closed`` and the like   ``term:closed``, ``term:extends``, ``term:ambiguous`` on the scheme
the file's order          ``term:position`` on each concept, unless it is the order of ids
any other member          ``fact:NAME``: text, whole numbers and booleans as such, else rdf:JSON
========================  ====================================================================

Source: SKOS Reference; JSON-LD 1.1, section 10.2 (rdf:JSON).
"""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    Statement = tuple[str, list["Object"]]
    Said = Callable[[Any], Iterator[Statement]]
    """How one member of a concept is said; the schema has checked the member's shape."""

OWN = "urn:carnegie-meta:"
CONCEPT, SCHEME, TERM = OWN + "concept:", OWN + "scheme:", OWN + "term:"
FACT, NOTATION = OWN + "fact:", OWN + "notation:"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "concept": CONCEPT,
    "dct": DCT,
    "fact": FACT,
    "notation": NOTATION,
    "owl": OWL,
    "rdf": RDF,
    "scheme": SCHEME,
    "skos": SKOS,
    "term": TERM,
    "xsd": XSD,
}

_SAFE = "/:@!$&'()*+,;=-._~"


class Object:
    """What a statement says of its subject: an address, a text, or a list of addresses."""

    __slots__ = ("datatype", "items", "language", "value")

    def __init__(
        self,
        value: str,
        *,
        language: str = "",
        datatype: str = "",
        items: tuple[str, ...] = (),
    ) -> None:
        self.value = value
        self.language = language
        self.datatype = datatype
        self.items = items


ADDRESS = "@id"
"""The datatype of an address, as JSON-LD has it."""


def resources(document: Mapping[str, object]) -> Iterator[tuple[str, list[Statement]]]:
    """Each resource's address and statements: the scheme, then its concepts."""
    field = str(document["field"])
    scheme = SCHEME + escape(field)
    statements: list[Statement] = [
        (RDF + "type", [_address(SKOS + "ConceptScheme")]),
        (TERM + "field", [Object(field)]),
        (DCT + "title", [Object(str(document.get("title", field)))]),
    ]
    if document.get("description"):
        statements.append((DCT + "description", [Object(str(document["description"]))]))
    statements.append((TERM + "closed", [_value(document.get("closed", True))]))
    if "extends" in document:
        statements.append((TERM + "extends", [_value(document["extends"])]))
    ambiguous = document.get("ambiguous")
    if isinstance(ambiguous, list):
        statements.append((TERM + "ambiguous", [Object(label) for label in ambiguous]))
    yield scheme, statements
    concepts = document["concepts"]
    assert isinstance(concepts, list)  # a document's
    ids = [concept["id"] for concept in concepts]
    sorted_already = ids == sorted(ids)
    for position, concept in enumerate(concepts):
        statements = [
            (RDF + "type", [_address(SKOS + "Concept")]),
            (SKOS + "inScheme", [_address(scheme)]),
            *_of_concept(concept),
        ]
        if not sorted_already:
            statements.append((TERM + "position", [_value(position)]))
        yield CONCEPT + escape(concept["id"]), statements


def _of_concept(concept: Mapping[str, object]) -> Iterator[Statement]:
    for name, value in concept.items():
        if name == "id":
            continue
        read = _SAID.get(name)
        if read is not None:
            yield from read(value)
        else:
            yield FACT + escape(name), [_value(value)]


def _labels(name: str) -> Said:
    def said(value: dict[str, str | list[str]]) -> Iterator[Statement]:
        yield (
            SKOS + name,
            [
                Object(label, language=tag)
                for tag, labels in value.items()
                for label in ([labels] if isinstance(labels, str) else labels)
            ],
        )

    return said


def _broader(value: list[str]) -> Iterator[Statement]:
    addresses = tuple(CONCEPT + escape(id) for id in value)
    yield SKOS + "broader", [_address(address) for address in addresses]
    if len(addresses) > 1:
        yield TERM + "broaderList", [Object("", items=addresses)]


def _notation(value: dict[str, str]) -> Iterator[Statement]:
    codes = [Object(code, datatype=NOTATION + escape(name)) for name, code in value.items()]
    yield SKOS + "notation", codes


def _exact_match(value: list[str]) -> Iterator[Statement]:
    addresses = [_address(item) for item in value if is_address(item)]
    if addresses:
        yield SKOS + "exactMatch", addresses
    texts = [Object(item) for item in value if not is_address(item)]
    if texts:
        yield TERM + "exactMatch", texts


def _status(value: str) -> Iterator[Statement]:
    yield TERM + "status", [Object(value)]
    if value == "deprecated":
        yield OWL + "deprecated", [_value(True)]


def _replaced_by(value: str) -> Iterator[Statement]:
    yield DCT + "isReplacedBy", [_address(CONCEPT + escape(value))]


_SAID: dict[str, Said] = {
    "prefLabel": _labels("prefLabel"),
    "altLabel": _labels("altLabel"),
    "hiddenLabel": _labels("hiddenLabel"),
    "scopeNote": _labels("scopeNote"),
    "broader": _broader,
    "notation": _notation,
    "exactMatch": _exact_match,
    "status": _status,
    "replacedBy": _replaced_by,
}


def _address(iri: str) -> Object:
    return Object(iri, datatype=ADDRESS)


def _value(value: object) -> Object:
    """A fact: text and whole numbers as themselves, anything else as JSON."""
    if isinstance(value, str):
        return Object(value)
    if isinstance(value, bool):
        return Object("true" if value else "false", datatype=XSD + "boolean")
    if isinstance(value, int):
        return Object(str(value), datatype=XSD + "integer")
    text = json.dumps(value, ensure_ascii=False)
    return Object(text, datatype=RDF + "JSON")


def escape(name: str) -> str:
    """*name* as the end of an address: what has no place there is percent-encoded."""
    if name.isascii() and name.replace("/", "").replace("-", "").isalnum():
        return name
    from urllib.parse import quote

    return quote(name, safe=_SAFE)


def is_address(text: str) -> bool:
    """Whether *text* can stand as an IRI as it is."""
    import re

    return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*", text) is not None
