"""Concepts of one field, found by label.

Source: SKOS Reference (prefLabel, altLabel, hiddenLabel, broader, notation). The files are
``schemas/vocabularies/<field>.json``, described by ``schemas/vocabulary.schema.json``.
"""

from __future__ import annotations

import jiter

from carnegie_meta.errors import UnknownName
from carnegie_meta.validation import store
from carnegie_meta.vocab.concept import Concept as Concept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.vocab.decisions import Decisions


class Vocabulary:
    """Concepts of one field.

    Iterating gives the concepts in the file's order; ``in`` asks for a prefLabel in any
    language. ``closed``: whether a term outside it is worth a finding. ``title`` and
    ``description``: what the file says about itself.
    """

    def __init__(self, document: Mapping[str, object]) -> None:
        self.field = str(document["field"])
        self.closed = bool(document.get("closed", True))
        self.title = str(document.get("title", self.field))
        self.description = str(document.get("description", ""))
        entries = document["concepts"]
        assert isinstance(entries, list)  # checked by the vocabulary schema
        self._concepts: dict[str, Concept] = {}
        self._preferred: dict[str, Concept] = {}
        self._other: dict[str, list[Concept]] = {}
        self._codes: dict[tuple[str, str], Concept] = {}
        for entry in entries:
            self._add(Concept(entry))

    def _add(self, concept: Concept) -> None:
        self._concepts[concept.id] = concept
        for label in concept.preferred.values():
            self._preferred[label] = concept
        for labels in (concept.alternative, concept.hidden):
            for spellings in labels.values():
                for label in spellings:
                    known = self._other.setdefault(label, [])
                    if concept not in known:
                        known.append(concept)
        for notation in concept.notation.items():
            self._codes[notation] = concept

    def merged(self, other: Vocabulary) -> Vocabulary:
        """These concepts and those of *other*, which replace the ones with their ids."""
        found = Vocabulary({"field": self.field, "closed": self.closed, "concepts": []})
        found.title, found.description = self.title, self.description
        for concept in {**self._concepts, **other._concepts}.values():
            found._add(concept)
        return found

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._concepts.values())

    def __len__(self) -> int:
        return len(self._concepts)

    def __contains__(self, label: object) -> bool:
        return label in self._preferred

    def knows(self, label: str) -> bool:
        """Whether *label* is exactly a label of some concept, preferred or other."""
        return label in self._preferred or label in self._other

    def preferred(self, label: str) -> Concept | None:
        """The concept whose prefLabel, in any language, is exactly *label*."""
        return self._preferred.get(label)

    def alternative(self, label: str) -> Concept | None:
        """The one concept that has exactly *label* as altLabel or hiddenLabel.

        None when no concept has it, or two have.
        """
        found = self._other.get(label, ())
        return found[0] if len(found) == 1 else None

    def others(self, label: str) -> tuple[Concept, ...]:
        """Every concept that has exactly *label* as altLabel or hiddenLabel."""
        return tuple(self._other.get(label, ()))

    def by_code(self, code: str) -> Concept | None:
        """The concept that has exactly *code* as a notation, in whatever scheme."""
        for (_, known), concept in self._codes.items():
            if known == code:
                return concept
        return None

    def lookup(self, label: str) -> Concept | None:
        """The concept that *label* denotes exactly, by prefLabel first."""
        return self._preferred.get(label) or self.alternative(label)

    def concept(self, id: str) -> Concept:
        """The concept with *id*.

        Raises: UnknownName.
        """
        if id not in self._concepts:
            raise UnknownName(f"no concept {id!r} in the vocabulary of {self.field}")
        return self._concepts[id]

    def broader(self, concept: Concept) -> tuple[Concept, ...]:
        """Concepts directly above *concept*."""
        return tuple(self._concepts[id] for id in concept.broader)

    def narrower(self, concept: Concept) -> tuple[Concept, ...]:
        """Concepts directly below *concept*."""
        return tuple(c for c in self if concept.id in c.broader)

    def by_notation(self, scheme: str, code: str) -> Concept | None:
        """The concept whose *scheme* notation is exactly *code*."""
        return self._codes.get((scheme, code))

    def successor(self, concept: Concept) -> Concept | None:
        """The concept in force that replaces *concept*, None when no such one is named."""
        seen: set[str] = set()
        found: Concept | None = concept
        while found is not None and found.replaced_by is not None and found.id not in seen:
            seen.add(found.id)
            found = self._concepts.get(found.replaced_by)
        return None if found is None or found is concept or found.deprecated else found


class Vocabularies:
    """The vocabularies in force, by field; each file is read when its field is first asked for.

    ``decisions``: what the team has decided about labels, asked before any label is looked up.
    """

    def __init__(self, extra: Iterable[Vocabulary] = ()) -> None:
        self._loaded: dict[str, Vocabulary] = {v.field: v for v in extra}
        self._shipped = frozenset(store.vocabulary_names())
        self.decisions: Decisions | None = None

    def fields(self) -> tuple[str, ...]:
        """Fields that have a vocabulary."""
        return tuple(sorted(self._shipped | self._loaded.keys()))

    def get(self, field: str) -> Vocabulary | None:
        """The vocabulary of *field*, None where it has none."""
        if field not in self._loaded:
            if field not in self._shipped:
                return None
            self._loaded[field] = Vocabulary(parse(store.read(f"vocabularies/{field}.json")))
        return self._loaded[field]

    def put(self, vocabulary: Vocabulary) -> None:
        """Let *vocabulary* be the one of its field."""
        self._loaded[vocabulary.field] = vocabulary

    def __getitem__(self, field: str) -> Vocabulary:
        """The vocabulary of *field*.

        Raises: UnknownName naming the fields that have one.
        """
        found = self.get(field)
        if found is None:
            known = ", ".join(self.fields())
            raise UnknownName(f"no vocabulary for {field!r}; fields that have one: {known}")
        return found


def parse(data: bytes) -> dict[str, object]:
    """A vocabulary document from JSON bytes.

    Raises: ValueError when they are no JSON object.
    """
    value = jiter.from_json(data)
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    return value
