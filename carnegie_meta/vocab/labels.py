"""Labels in many languages, in files of their own that are read when plain look-up fails."""

from __future__ import annotations

from carnegie_meta.validation import store
from carnegie_meta.vocab.labels_table import BEGINNINGS
from carnegie_meta.vocab.senses import Senses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from carnegie_meta.vocab.senses import Sense
    from carnegie_meta.vocab.vocabulary import Vocabulary


class Labels:
    """Labels by concept and language: the first of a language is the one to write.

    The file of *field* is read when a label may be in it; without *field* there are none.
    """

    __slots__ = ("_field", "_senses", "_table")

    def __init__(self, field: str = "") -> None:
        self._field = field
        self._table: dict[str, Any] | None = None
        self._senses: Senses | None = None

    def _read(self) -> dict[str, Any]:
        if self._table is None:
            self._table = {}
            if self._field:
                from jiter import from_json

                self._table = from_json(store.read(_file(self._field)))
        return self._table

    @property
    def _labels(self) -> dict[str, dict[str, list[str]]]:
        found: dict[str, dict[str, list[str]]] = self._read().get("labels", {})
        return found

    @property
    def ambiguous(self) -> frozenset[str]:
        """Labels that several concepts share on purpose."""
        by_language = self._read().get("ambiguous", {})
        return frozenset(label for labels in by_language.values() for label in labels)

    def preferred(self, id: str, language: str | None) -> str | None:
        """The label to write for the concept *id* in *language*, None where there is none."""
        found = self._labels.get(id, {}).get(language or "en")
        return found[0] if found else None

    @property
    def senses(self) -> Senses:
        """What the labels stand for."""
        if self._senses is None:
            self._senses = Senses(self.all(), BEGINNINGS.get(self._field))
        return self._senses

    def all(self) -> Iterator[Sense]:
        """Every label, concept by concept."""
        for id, by_language in self._labels.items():
            for language, labels in by_language.items():
                first = True
                for label in labels:
                    yield id, first, language, label
                    first = False


def _file(field: str) -> str:
    return f"vocabularies/labels/{field}.json"


NONE = Labels()
_loaded: dict[str, Labels] = {}


def labels_of(vocabulary: Vocabulary) -> Labels:
    """The labels of *vocabulary* in other languages; none for one in the place of what ships."""
    return NONE if vocabulary.alone else labels(vocabulary.field)


def labels(field: str) -> Labels:
    """The labels of *field* in other languages."""
    found = _loaded.get(field)
    if found is None:
        found = _loaded[field] = Labels(field) if store.has(_file(field)) else NONE
    return found
