"""Concepts of one field, found by label.

Source: SKOS Reference (prefLabel, altLabel, hiddenLabel, broader, notation). The files are
``schemas/vocabularies/<field>.json``, described by ``schemas/vocabulary.schema.json``.
"""

from __future__ import annotations

import jiter

from carnegie_meta.errors import UnknownName, UsageError
from carnegie_meta.validation import store
from carnegie_meta.vocab.concept import Concept as Concept
from carnegie_meta.vocab.senses import Senses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from carnegie_meta.vocab.decisions import Decisions
    from carnegie_meta.vocab.match import Match, Reading
    from carnegie_meta.vocab.senses import Sense


class Vocabulary:
    """Concepts of one field.

    Iterating gives the concepts in the file's order; ``in`` asks for a prefLabel in any
    language. ``closed``: whether a term outside it is worth a finding. ``title`` and
    ``description``: what the file says about itself. ``ambiguous``: labels that several concepts
    share on purpose. ``alone``: whether it stands in the place of what ships for its field.
    """

    def __init__(self, document: Mapping[str, object]) -> None:
        self.field = str(document["field"])
        self.closed = bool(document.get("closed", True))
        self.title = str(document.get("title", self.field))
        self.description = str(document.get("description", ""))
        self.alone = document.get("extends") is False
        self.ambiguous: tuple[str, ...] = tuple(document.get("ambiguous", ()))  # type: ignore[arg-type]  # checked by the schema
        entries = document["concepts"]
        assert isinstance(entries, list)  # checked by the vocabulary schema
        self._entries: dict[str, Mapping[str, Any]] = {str(entry["id"]): entry for entry in entries}
        self._concepts: dict[str, Concept] = {}  # made when asked for: a look-up needs one of them
        self._preferred: dict[str, str] = {}
        for id, entry in self._entries.items():
            for language, label in entry["prefLabel"].items():
                if language == "en" or label not in self._preferred:
                    self._preferred[label] = id
        self._senses: Senses | None = None
        self._codes: dict[str, list[tuple[str, str]]] | None = None

    @property
    def senses(self) -> Senses:
        """What each label of the file stands for."""
        if self._senses is None:
            self._senses = Senses(self._labels())
        return self._senses

    def _labels(self) -> Iterator[Sense]:
        for id, entry in self._entries.items():
            for language, label in entry["prefLabel"].items():
                yield id, True, language, label
            for kind in ("altLabel", "hiddenLabel"):
                for language, labels in entry.get(kind, {}).items():
                    for label in labels:
                        yield id, False, language, label

    def codes(self, code: str) -> list[tuple[str, str]]:
        """The notations that are exactly *code*: each with its scheme and the concept's id."""
        if self._codes is None:
            self._codes = {}
            for id, entry in self._entries.items():
                for scheme, known in entry.get("notation", {}).items():
                    self._codes.setdefault(known, []).append((scheme, id))
        return self._codes.get(code, [])

    def merged(self, other: Vocabulary) -> Vocabulary:
        """These concepts and those of *other*, which replace the ones with their ids."""
        entries = {**self._entries, **other._entries}.values()
        found = Vocabulary({"field": self.field, "closed": self.closed, "concepts": list(entries)})
        found.title, found.description = self.title, self.description
        found.alone = self.alone
        found.ambiguous = tuple(sorted({*self.ambiguous, *other.ambiguous}))
        return found

    def __iter__(self) -> Iterator[Concept]:
        return map(self.concept, self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, label: object) -> bool:
        return isinstance(label, str) and label in self._preferred

    def knows(self, label: str) -> bool:
        """Whether *label* is exactly a label of some concept, preferred or other."""
        return label in self._preferred or bool(self.senses.exact(label))

    def preferred(self, label: str) -> Concept | None:
        """The concept whose prefLabel, in any language, is exactly *label*."""
        id = self._preferred.get(label)
        return None if id is None else self.concept(id)

    def alternative(self, label: str) -> Concept | None:
        """The one concept that has exactly *label* as altLabel or hiddenLabel.

        None when no concept has it, or two have.
        """
        found = {id for id, preferred, _, _ in self.senses.exact(label) if not preferred}
        return self.concept(found.pop()) if len(found) == 1 else None

    def lookup(self, label: str) -> Concept | None:
        """The concept that *label* denotes exactly, by prefLabel first.

        Raises: UsageError for what is no str.
        """
        if not isinstance(label, str):
            raise UsageError(f"a label is a str, not {type(label).__name__}")
        return self.preferred(label) or self.alternative(label)

    def concept(self, id: str) -> Concept:
        """The concept with *id*.

        Raises: UnknownName; UsageError for what is no str.
        """
        if not isinstance(id, str):
            raise UsageError(f"the id of a concept is a str, not {type(id).__name__}")
        found = self._concepts.get(id)
        if found is None:
            entry = self._entries.get(id)
            if entry is None:
                raise UnknownName(f"no concept {id!r} in the vocabulary of {self.field}")
            found = self._concepts[id] = Concept(entry)
        return found

    def broader(self, concept: Concept | str) -> tuple[Concept, ...]:
        """Concepts directly above *concept*, which may be named by a label or its id.

        Raises: UnknownName for a name that no concept has; UsageError for another type.
        """
        return tuple(self.concept(id) for id in self._named(concept).broader)

    def narrower(self, concept: Concept | str) -> tuple[Concept, ...]:
        """Concepts directly below *concept*, which may be named by a label or its id.

        Raises: as :meth:`broader`.
        """
        id = self._named(concept).id
        return tuple(c for c in self if id in c.broader)

    def _named(self, concept: Concept | str) -> Concept:
        """*concept*, or the one that this text names: an id, or exactly a label."""
        if isinstance(concept, Concept):
            return concept
        if not isinstance(concept, str):
            kind = type(concept).__name__
            raise UsageError(f"a concept is a Concept, its id or a label, not {kind}")
        found = self.concept(concept) if concept in self._entries else self.lookup(concept)
        if found is None:
            raise UnknownName(
                f"no concept has the id or the label {concept!r:.80} in the vocabulary of "
                f"{self.field}; suggest() names labels that are near"
            )
        return found

    def by_notation(self, scheme: str, code: str) -> Concept | None:
        """The concept whose *scheme* notation is exactly *code*."""
        return next((self.concept(id) for known, id in self.codes(code) if known == scheme), None)

    def successor(self, concept: Concept | str) -> Concept | None:
        """The concept in force that replaces *concept*, None when no such one is named.

        Raises: as :meth:`broader`.
        """
        concept = self._named(concept)
        seen: set[str] = set()
        found: Concept | None = concept
        while found is not None and found.replaced_by is not None and found.id not in seen:
            seen.add(found.id)
            known = found.replaced_by in self._entries
            found = self.concept(found.replaced_by) if known else None
        return None if found is None or found is concept or found.deprecated else found


class Vocabularies:
    """The vocabularies in force, by field; each file is read when its field is first asked for.

    ``decisions``: what the team has decided about labels, asked before any label is looked up.
    ``memory``, ``nearby``: readings and suggestions of texts seen before.
    """

    def __init__(self, extra: Iterable[Vocabulary] = ()) -> None:
        self._loaded: dict[str, Vocabulary] = {v.field: v for v in extra}
        self._shipped = frozenset(store.vocabulary_names())
        self._decisions: Decisions | None = None
        self.memory: dict[tuple[str, str | None], dict[str, Reading]] = {}
        self.nearby: dict[str, dict[str, list[Match]]] = {}

    @property
    def decisions(self) -> Decisions | None:
        """What the team has decided about labels."""
        return self._decisions

    @decisions.setter
    def decisions(self, decisions: Decisions | None) -> None:
        self._decisions = decisions
        self.memory.clear()
        self.nearby.clear()

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
        self.memory.clear()
        self.nearby.clear()

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
