"""What each label stands for: tables that are made when they are first asked for."""

from __future__ import annotations

from carnegie_meta.text.fold import bare, loose, turned, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Sense = tuple[str, bool, str, str]
    """A concept's id, whether its prefLabel, the label's language, the label as it is written."""

    Table = dict[str, list[Sense]]


class Senses:
    """Labels of many concepts, found exactly or by a key of :mod:`carnegie_meta.text.fold`."""

    __slots__ = ("_bare", "_exact", "_joined", "_loose", "all")

    def __init__(self, senses: Iterable[Sense]) -> None:
        self.all = list(senses)
        self._exact: Table | None = None
        self._bare: Table | None = None
        self._joined: Table | None = None
        self._loose: Table | None = None

    def exact(self, label: str) -> list[Sense]:
        """Senses of exactly *label*."""
        if self._exact is None:
            self._exact = {}
            for sense in self.all:
                self._exact.setdefault(sense[3], []).append(sense)
        return self._exact.get(label, [])

    def bare(self, key: str) -> list[Sense]:
        """Senses of labels with the key *key* of :func:`bare`."""
        return self.by_bare().get(key, [])

    def by_bare(self) -> Table:
        """All senses by the key of :func:`bare`."""
        if self._bare is None:
            self._bare = {}
            for sense in self.all:
                self._bare.setdefault(bare(sense[3]), []).append(sense)
        return self._bare

    def joined(self, key: str) -> list[Sense]:
        """Senses of labels whose key of :func:`bare` is *key* without its spaces."""
        if self._joined is None:
            self._joined = {}
            for words_, senses in self.by_bare().items():
                if " " in words_:
                    self._joined.setdefault(words_.replace(" ", ""), []).extend(senses)
        return self._joined.get(key, [])

    def loose(self, key: str) -> list[Sense]:
        """Senses of labels with the key *key* of :func:`loose`, in any order that they mean."""
        if self._loose is None:
            self._loose = {}
            for sense in self.all:
                label = sense[3]
                keys = {loose(words(label))}
                if "(" in label or "," in label or " - " in label:
                    keys.update(loose(order) for order in turned(label))
                for each in keys:
                    self._loose.setdefault(each, []).append(sense)
        return self._loose.get(key, [])
