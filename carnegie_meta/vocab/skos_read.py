"""From SKOS, in Turtle or JSON-LD, to the document of a vocabulary; needs the extra ``skos``.

What this project wrote comes back whole. Of another's vocabulary, labels, scope notes, codes,
the hierarchy and the alignments are read, and the address of each concept becomes one of its
exactMatch; what is left out is told.
"""

from __future__ import annotations

import json
from collections import Counter
from urllib.parse import unquote

from carnegie_meta.errors import MissingExtra
from carnegie_meta.vocab.document import entry
from carnegie_meta.vocab.skos import (
    CONCEPT,
    DCT,
    FACT,
    NOTATION,
    OWL,
    RDF,
    SCHEME,
    SKOS,
    TERM,
    XSD,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Graph
    from rdflib.term import Node

    from carnegie_meta.vocab.document import Document

NAMES = ("prefLabel", "altLabel", "hiddenLabel", "scopeNote")
READ = frozenset(
    {
        RDF + "type",
        *(
            SKOS + name
            for name in (
                *NAMES,
                "broader",
                "narrower",
                "notation",
                "exactMatch",
                "inScheme",
                "topConceptOf",
                "hasTopConcept",
            )
        ),
        DCT + "isReplacedBy",
        OWL + "deprecated",
    }
)
"""Statements about concepts that are understood; the project's own are as well."""


def read(text: str, format: str, field: str | None = None) -> tuple[Document, list[str]]:
    """The document in *text*, and what of it was left out, a line each.

    *field* is that of a vocabulary which does not say its own.
    Raises: ValueError that says what is wrong; MissingExtra without rdflib.
    """
    graph = _graph(text, format)
    return _Reading(graph, field).document()


def _graph(text: str, format: str) -> Graph:
    try:
        from rdflib import Graph
    except ImportError as error:
        message = "reading SKOS needs rdflib: pip install 'carnegie-meta[skos]'"
        raise MissingExtra(message) from error
    graph = Graph(bind_namespaces="none")
    if format == "jsonld":
        _refuse_remote(text)
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's, about itself
            parser = "json-ld" if format == "jsonld" else "turtle"
            graph.parse(data=text, format=parser, publicID=NOWHERE)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    except Exception as error:  # rdflib's parsers raise whatever goes wrong inside
        lines = " ".join(str(error).split())
        raise ValueError(f"not {_SHOWN[format]}: {lines:.200}") from error
    return graph


NOWHERE = "http://relative.invalid/"
"""The base of relative addresses: a host that there cannot be, so that they lead nowhere."""

_SHOWN = {"turtle": "Turtle", "jsonld": "JSON-LD"}


def _refuse_remote(text: str) -> None:
    """Nothing is fetched: a context that stands elsewhere ends the reading."""
    try:
        rest = [json.loads(text)]
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    while rest:
        value = rest.pop()
        if isinstance(value, list):
            rest += value
        elif isinstance(value, dict):
            for key, inner in value.items():
                contexts = inner if isinstance(inner, list) else [inner]
                if key in ("@context", "@import"):
                    for context in contexts:
                        if isinstance(context, str):
                            raise ValueError(
                                f"its context is at {context!r:.120}, and nothing is fetched; "
                                "write the context into the file"
                            )
                rest.append(inner)


class _Reading:
    """A graph on its way to a document."""

    def __init__(self, graph: Graph, field: str | None) -> None:
        from rdflib import URIRef

        self._iri = URIRef
        self._graph = graph
        self._scheme = self._find_scheme(field)
        self.field = self._find_field(field)
        self._ids: dict[Node, str] = {}
        self._left: Counter[str] = Counter()

    def _objects(self, subject: Node | None, predicate: str) -> list[Node]:
        if subject is None:
            return []
        return sorted(self._graph.objects(subject, self._iri(predicate)), key=_order)

    def _one(self, subject: Node | None, predicate: str) -> str | None:
        found = self._objects(subject, predicate)
        return str(found[0]) if found else None

    def _subjects(self, type: str) -> list[Node]:
        found = set(self._graph.subjects(self._iri(RDF + "type"), self._iri(type)))
        return sorted(found, key=_order)

    def _find_scheme(self, field: str | None) -> Node | None:
        schemes = self._subjects(SKOS + "ConceptScheme")
        if len(schemes) <= 1:
            return schemes[0] if schemes else None
        chosen = [s for s in schemes if self._one(s, TERM + "field") == field]
        if field is None or len(chosen) != 1:
            names = ", ".join(str(scheme) for scheme in schemes[:5])
            raise ValueError(f"holds {len(schemes)} concept schemes, not one: {names:.300}")
        return chosen[0]

    def _find_field(self, field: str | None) -> str:
        said = self._one(self._scheme, TERM + "field")
        if field is None and said is None and str(self._scheme).startswith(SCHEME):
            said = unquote(str(self._scheme)[len(SCHEME) :])
        found = field or said
        if not found:
            raise ValueError("does not say which field it is for; --field names one")
        return found

    def document(self) -> tuple[Document, list[str]]:
        concepts = self._concepts()
        if not concepts:
            raise ValueError("holds no skos:Concept")
        self._name(concepts)
        broader = self._hierarchy(concepts)
        entries: list[tuple[int, str, dict[str, object]]] = []
        for concept in concepts:
            members = self._members(concept, broader.get(concept, []))
            position = self._one(concept, TERM + "position")
            place = int(position) if position is not None and position.isdigit() else len(concepts)
            entries.append((place, self._ids[concept], members))
        entries.sort(key=lambda item: item[:2])
        found: Document = {"field": self.field, "title": self._title()}
        description = self._one(self._scheme, DCT + "description")
        if description:
            found["description"] = description
        found["closed"] = self._one(self._scheme, TERM + "closed") != "false"
        if self._one(self._scheme, TERM + "extends") == "false":
            found["extends"] = False
        ambiguous = [str(label) for label in self._objects(self._scheme, TERM + "ambiguous")]
        if ambiguous:
            found["ambiguous"] = sorted(ambiguous)
        found["concepts"] = [entry(members) for _, _, members in entries]
        left = [f"left out: {name} ({count})" for name, count in sorted(self._left.items())]
        return found, left

    def _concepts(self) -> list[Node]:
        concepts = self._subjects(SKOS + "Concept")
        if self._scheme is None or len(self._subjects(SKOS + "ConceptScheme")) < 2:
            return concepts
        inside = self._iri(SKOS + "inScheme")
        return [c for c in concepts if self._scheme in self._graph.objects(c, inside)]

    def _title(self) -> str:
        for predicate in (DCT + "title", SKOS + "prefLabel", _LABEL):
            found = self._objects(self._scheme, predicate)
            english = [item for item in found if getattr(item, "language", None) in (None, "en")]
            if found:
                return str((english or found)[0])
        return self.field

    def _name(self, concepts: list[Node]) -> None:
        """An id for each concept; another's is made of the field and the end of its address."""
        from rdflib import BNode

        taken: set[str] = set()
        ends = {c: self._label(c) if isinstance(c, BNode) else str(c) for c in concepts}
        # What has no address is known by its label: the name of its node is another each time.
        for concept in sorted(concepts, key=lambda c: ends[c]):
            address = ends[concept]
            if address.startswith(CONCEPT):
                id = unquote(address[len(CONCEPT) :])
            else:
                id = f"{self.field}/{_slug(address)}"
                number = 2
                while id in taken:
                    id = f"{self.field}/{_slug(address)}-{number}"
                    number += 1
            taken.add(id)
            self._ids[concept] = id

    def _label(self, concept: Node) -> str:
        """A prefLabel of *concept*, the English one if there is one, as the end of an address."""
        labels = self._objects(concept, SKOS + "prefLabel")
        english = [label for label in labels if getattr(label, "language", None) in (None, "en")]
        found = english or labels
        return str(found[0]).replace("/", "-") if found else ""

    def _id(self, node: Node) -> str:
        """The id of a concept, known here or not."""
        address = str(node)
        if node in self._ids:
            return self._ids[node]
        own = address.startswith(CONCEPT)
        return unquote(address[len(CONCEPT) :]) if own else f"{self.field}/{_slug(address)}"

    def _hierarchy(self, concepts: list[Node]) -> dict[Node, list[str]]:
        """Ids above each concept, said from below or from above."""
        above: dict[Node, list[str]] = {}
        for concept in concepts:
            ordered = self._list(concept, TERM + "broaderList")
            found = [self._id(node) for node in ordered]
            found += [self._id(node) for node in self._objects(concept, SKOS + "broader")]
            above[concept] = list(dict.fromkeys(found))
        for concept in concepts:
            for node in self._objects(concept, SKOS + "narrower"):
                if node in above and self._ids[concept] not in above[node]:
                    above[node].append(self._ids[concept])
        return above

    def _list(self, subject: Node, predicate: str) -> list[Node]:
        first, rest, nil = (self._iri(RDF + name) for name in ("first", "rest", "nil"))
        heads = self._objects(subject, predicate)
        found: list[Node] = []
        seen: set[Node] = set()
        head: Node | None = heads[0] if heads else None
        while head is not None and head != nil and head not in seen:
            seen.add(head)
            found += self._graph.objects(head, first)
            head = next(iter(self._graph.objects(head, rest)), None)
        return found

    def _members(self, concept: Node, broader: list[str]) -> dict[str, object]:
        facts = self._facts(concept)
        members: dict[str, object] = {**facts, "id": self._ids[concept], "broader": broader}
        members["prefLabel"] = self._single(concept, "prefLabel")
        members["scopeNote"] = self._single(concept, "scopeNote")
        if not members["prefLabel"]:
            raise ValueError(f"{concept}: has no skos:prefLabel")
        for name in ("altLabel", "hiddenLabel"):
            members[name] = self._labels(concept, name)
        codes: dict[str, str] = {}
        for code in self._objects(concept, SKOS + "notation"):
            if codes.setdefault(_scheme_of(code), str(code)) != str(code):
                self._left["a second code of one scheme"] += 1
        members["notation"] = codes
        matches = [str(node) for node in self._objects(concept, SKOS + "exactMatch")]
        matches += [str(node) for node in self._objects(concept, TERM + "exactMatch")]
        own = str(concept).startswith(CONCEPT)
        if not own and ":" in str(concept) and not str(concept).startswith(NOWHERE):
            matches.append(str(concept))
        members["exactMatch"] = matches
        replaced = self._objects(concept, DCT + "isReplacedBy")
        members["replacedBy"] = self._id(replaced[0]) if replaced else None
        status = self._one(concept, TERM + "status")
        if self._one(concept, OWL + "deprecated") == "true":
            status = "deprecated"
        # Another's concept may be used by nobody here.
        members["status"] = status or ("observed" if own else "candidate")
        return members

    def _labels(self, concept: Node, name: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for node in self._objects(concept, SKOS + name):
            text = _one_line(str(node))
            if text:
                # A label of no language is read as English, which every concept needs.
                found.setdefault(_language(node), []).append(text)
        return found

    def _single(self, concept: Node, name: str) -> dict[str, str]:
        """One text a language; SKOS allows one prefLabel, and several notes."""
        found = self._labels(concept, name)
        if name == "scopeNote":
            return {tag: " ".join(texts) for tag, texts in found.items()}
        for tag, texts in found.items():
            if len(set(texts)) > 1:
                shown = " and ".join(repr(text) for text in texts[:2])
                raise ValueError(f"{concept}: two prefLabels in {tag!r}: {shown:.200}")
        return {tag: texts[0] for tag, texts in found.items()}

    def _facts(self, concept: Node) -> dict[str, object]:
        facts: dict[str, object] = {}
        for predicate, value in self._graph.predicate_objects(concept):
            name = str(predicate)
            if name.startswith(FACT):
                facts[unquote(name[len(FACT) :])] = _fact(value)
            elif name not in READ and not name.startswith(TERM):
                self._left[_short(name)] += 1
        return facts


_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def _one_line(text: str) -> str:
    """*text* without line ends, tabs and spaces at its ends, which no label may have."""
    if text == text.strip(" ") and not any(mark in text for mark in "\t\r\n"):
        return text
    for mark in "\t\r\n":
        text = text.replace(mark, " ")
    return " ".join(part for part in text.split(" ") if part)


def _order(node: Node) -> tuple[str, str, str]:
    return str(node), getattr(node, "language", None) or "", str(getattr(node, "datatype", ""))


def _language(node: Node) -> str:
    """The language of a label, written as BCP 47 advises: zh-Hans, pt-BR."""
    tag = getattr(node, "language", None)
    if not tag:
        return "en"
    first, *rest = str(tag).split("-")
    shaped = [p.title() if len(p) == 4 else p.upper() if len(p) == 2 else p.lower() for p in rest]
    return "-".join([first.lower(), *shaped])


def _scheme_of(code: Node) -> str:
    datatype = str(getattr(code, "datatype", None) or "")
    if datatype.startswith(NOTATION):
        return unquote(datatype[len(NOTATION) :])
    if not datatype or datatype == XSD + "string":
        return "code"
    return _slug(datatype)


def _fact(node: Node) -> object:
    text = str(node)
    read: dict[str, Callable[[str], object]] = {
        XSD + "boolean": lambda value: value == "true",
        XSD + "integer": int,
        RDF + "JSON": json.loads,
    }
    datatype = str(getattr(node, "datatype", None) or "")
    try:
        return read.get(datatype, str)(text)
    except ValueError:
        return text


def _slug(address: str) -> str:
    """The last part of *address* as the end of an id."""
    last = unquote(address.rstrip("/#").replace("#", "/").rpartition("/")[2] or address)
    return "".join(c if c.isalnum() or c in "-._" else "-" for c in last).strip("-").lower() or "x"


def _short(name: str) -> str:
    for prefix, namespace in (("skos", SKOS), ("dct", DCT), ("owl", OWL)):
        if name.startswith(namespace):
            return f"{prefix}:{name[len(namespace) :]}"
    return name
