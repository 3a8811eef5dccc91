"""Labels in many languages, in files of their own that are read when plain look-up fails."""

from __future__ import annotations

from carnegie_meta.validation import store
from carnegie_meta.vocab.senses import Senses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carnegie_meta.vocab.senses import Sense
    from carnegie_meta.vocab.vocabulary import Vocabulary


class Labels:
    """Labels by concept and language: the first of a language is the one to write.

    ``ambiguous``: those that several concepts share on purpose.
    """

    __slots__ = ("_labels", "_senses", "ambiguous")

    def __init__(
        self, labels: dict[str, dict[str, list[str]]], ambiguous: Iterable[str] = ()
    ) -> None:
        self._labels = labels
        self.ambiguous = frozenset(ambiguous)
        self._senses: Senses | None = None

    def preferred(self, id: str, language: str | None) -> str | None:
        """The label to write for the concept *id* in *language*, None where there is none."""
        found = self._labels.get(id, {}).get(language or "en")
        return found[0] if found else None

    @property
    def senses(self) -> Senses:
        """What the labels stand for."""
        if self._senses is None:
            self._senses = Senses(self._all())
        return self._senses

    def _all(self) -> Iterator[Sense]:
        for id, by_language in self._labels.items():
            for language, labels in by_language.items():
                first = True
                for label in labels:
                    yield id, first, language, label
                    first = False


NONE = Labels({})
_loaded: dict[str, Labels] = {}


def labels_of(vocabulary: Vocabulary) -> Labels:
    """The labels of *vocabulary* in other languages; none for one in the place of what ships."""
    return NONE if vocabulary.alone else labels(vocabulary.field)


def labels(field: str) -> Labels:
    """The labels of *field* in other languages."""
    found = _loaded.get(field)
    if found is None:
        try:
            data = store.read(f"vocabularies/labels/{field}.json")
        except FileNotFoundError:
            found = NONE
        else:
            from jiter import from_json

            table = from_json(data)
            by_language = table.get("ambiguous", {}).values()
            found = Labels(table["labels"], (label for labels in by_language for label in labels))
        _loaded[field] = found
    return found
