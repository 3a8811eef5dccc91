"""A vocabulary file as its rules see it: whatever it holds, right or wrong."""

from __future__ import annotations

from carnegie_meta.model.pointer import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

KINDS = ("prefLabel", "altLabel", "hiddenLabel")


class Label:
    """One label: ``text`` of the concept ``id`` in ``language``, and its pointer in the file.

    ``pointer`` is "" for a label that stands elsewhere, in what the file adds to. ``kind``:
    ``prefLabel``, ``altLabel`` or ``hiddenLabel``.
    """

    __slots__ = ("id", "kind", "language", "pointer", "text")

    def __init__(self, pointer: str, id: str, kind: str, language: str, text: str) -> None:
        self.pointer = pointer
        self.id = id
        self.kind = kind
        self.language = language
        self.text = text


class Entry:
    """One concept as the file has it: its id, "" where there is none, and its members."""

    __slots__ = ("id", "members", "pointer")

    def __init__(self, pointer: str, members: dict[str, object]) -> None:
        self.pointer = pointer
        self.members = members
        id = members.get("id")
        self.id = id if isinstance(id, str) else ""

    def ids(self, name: str) -> list[tuple[str, str]]:
        """Pointer and text of each id in the member *name*."""
        value = self.members.get(name)
        if isinstance(value, str):
            return [(f"{self.pointer}/{name}", value)]
        return list(_texts(f"{self.pointer}/{name}", value))


class VocabularyFile:
    """A file of concepts, or a table of labels in other languages.

    ``field``: "" where the file says none. ``is_table``: whether it is a table of labels;
    ``tabled``: the ids that it has labels of. ``entries``: concepts that are objects. ``base``: the
    vocabulary that the file adds to, None where it stands alone. ``labels``: every label that is
    a text.
    """

    def __init__(self, data: object, vocabularies: Vocabularies) -> None:
        self.data = data
        members = data if isinstance(data, dict) else {}
        field = members.get("field")
        self.field = field if isinstance(field, str) else ""
        self.is_table = "labels" in members and "concepts" not in members
        self.entries = [
            Entry(f"/concepts/{index}", item)
            for index, item in enumerate(_list(members.get("concepts")))
            if isinstance(item, dict)
        ]
        table = members.get("labels")
        self.tabled = list(table) if self.is_table and isinstance(table, dict) else []
        alone = members.get("extends") is False
        self.base: Vocabulary | None = None if alone else vocabularies.get(self.field)
        self.labels = list(self._table(members) if self.is_table else self._own())
        self._members = members

    def _own(self) -> Iterator[Label]:
        for entry in self.entries:
            for kind in KINDS:
                by_language = entry.members.get(kind)
                if not isinstance(by_language, dict):
                    continue
                for language, value in by_language.items():
                    pointer = f"{entry.pointer}/{kind}/{escape(language)}"
                    if isinstance(value, str):
                        yield Label(pointer, entry.id, kind, language, value)
                    else:
                        for place, text in _texts(pointer, value):
                            yield Label(place, entry.id, kind, language, text)

    def _table(self, members: dict[str, object]) -> Iterator[Label]:
        by_id = members["labels"]
        for id, by_language in by_id.items() if isinstance(by_id, dict) else ():
            for language, value in by_language.items() if isinstance(by_language, dict) else ():
                pointer = f"/labels/{escape(id)}/{escape(language)}"
                for number, (place, text) in enumerate(_texts(pointer, value)):
                    kind = KINDS[bool(number)]
                    yield Label(place, id, kind, language, text)

    def elsewhere(self) -> Iterator[Label]:
        """Labels of what the file adds to, but for the concepts that it puts in their place."""
        if self.base is None:
            return
        replaced = {entry.id for entry in self.entries}
        for id, preferred, language, text in self.base.senses.all:
            if id not in replaced:
                yield Label("", id, KINDS[not preferred], language, text)
        if self.is_table:
            return
        from carnegie_meta.vocab.labels import labels

        for id, preferred, language, text in labels(self.field).senses.all:
            if id not in replaced:
                yield Label("", id, KINDS[not preferred], language, text)

    def ids(self) -> set[str]:
        """Ids of all concepts, here and in what the file adds to."""
        found = {entry.id for entry in self.entries}
        if self.base is not None:
            found.update(concept.id for concept in self.base)
        return found

    def shared(self, language: str, text: str) -> bool:
        """Whether the file or what it adds to says that concepts share the label on purpose."""
        ambiguous = self._members.get("ambiguous")
        if isinstance(ambiguous, dict):
            ambiguous = ambiguous.get(language)
        if text in _list(ambiguous):
            return True
        if self.base is None:
            return False
        from carnegie_meta.vocab.labels import labels_of

        return text in self.base.ambiguous or text in labels_of(self.base).ambiguous


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _texts(pointer: str, value: object) -> Iterator[tuple[str, str]]:
    for index, item in enumerate(_list(value)):
        if isinstance(item, str):
            yield f"{pointer}/{index}", item
