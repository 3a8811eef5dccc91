"""What each label stands for: tables that are made when they are first asked for."""

from __future__ import annotations

from carnegie_meta.text.fold import MOVED, bare, loose, turned, unaccented, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Sense = tuple[str, bool, str, str]
    """A concept's id, whether its prefLabel, the label's language, the label as it is written."""

    Table = dict[str, list[Sense]]


BEGINNING = 5
"""Characters of a key by which it is known that no label has it."""


class Senses:
    """Labels of many concepts, found exactly or by a key of :mod:`carnegie_meta.text.fold`.

    Keys are made for one initial at a time, since a look-up needs no others. *beginnings*: the
    first :data:`BEGINNING` characters of every key that has no others than ASCII ones, where
    they are known: *senses* are not asked for what begins otherwise.
    """

    __slots__ = (
        "_bare",
        "_beginnings",
        "_exact",
        "_first",
        "_initials",
        "_joined",
        "_loose",
        "_senses",
        "_turned",
        "pool",
    )

    def __init__(self, senses: Iterable[Sense], beginnings: frozenset[str] | None = None) -> None:
        self._senses = senses
        self._beginnings = beginnings
        self._first: Table | None = None
        self._exact: Table | None = None
        self._initials: Table | None = None
        self._bare: dict[str, Table] = {}
        self._joined: dict[str, Table] = {}
        self._loose: dict[str, Table] = {}
        self._turned: Table | None = None
        self.pool: object = None  # for whoever compares the labels

    def _by_first(self) -> Table:
        """All senses by the first character of their label as it is written."""
        if self._first is None:
            table: Table = {}
            for sense in self._senses:
                first = sense[3][:1]
                known = table.get(first)
                if known is None:
                    table[first] = [sense]
                else:
                    known.append(sense)
            self._first, self._senses = table, ()
        return self._first

    def _has_none(self, key: str) -> bool:
        """Whether the beginning of *key* tells that no label has it."""
        known = self._beginnings
        return known is not None and key.isascii() and key[:BEGINNING] not in known

    @property
    def all(self) -> list[Sense]:
        """Every sense, by the first character of its label."""
        return [sense for senses in self._by_first().values() for sense in senses]

    def exact(self, label: str) -> list[Sense]:
        """Senses of exactly *label*."""
        if self._exact is None:
            self._exact = {}
            for sense in self.all:
                self._exact.setdefault(sense[3], []).append(sense)
        return self._exact.get(label, [])

    def bare(self, key: str) -> list[Sense]:
        """Senses of labels with the key *key* of :func:`bare`."""
        if self._has_none(key):
            return []
        return self.by_bare(key[:1]).get(key, [])

    def initials(self) -> Table:
        """All senses by the initial of their label's key."""
        if self._initials is None:
            self._initials = {}
            for first, senses in self._by_first().items():
                if first in "tT" or not first.isalnum():
                    # An article or a quotation mark may go before what counts.
                    for sense in senses:
                        self._initials.setdefault(bare(sense[3])[:1], []).append(sense)
                else:
                    initial = unaccented("".join(words(first)))[:1]
                    self._initials.setdefault(initial, []).extend(senses)
        return self._initials

    def by_bare(self, initial: str) -> Table:
        """Senses by the key of :func:`bare`, of labels whose key begins with *initial*."""
        table = self._bare.get(initial)
        if table is None:
            table = self._bare[initial] = {}
            for sense in self.initials().get(initial, ()):
                table.setdefault(bare(sense[3]), []).append(sense)
        return table

    def joined(self, key: str) -> list[Sense]:
        """Senses of labels whose key of :func:`bare` is *key* without its spaces."""
        if self._has_none(key):
            return []
        initial = key[:1]
        table = self._joined.get(initial)
        if table is None:
            table = self._joined[initial] = {}
            for spaced, senses in self.by_bare(initial).items():
                # An initial that runs into its word is a slip of the fingers: Ssudan.
                if " " in spaced and all(len(word) > 1 for word in spaced.split()):
                    table.setdefault(spaced.replace(" ", ""), []).extend(senses)
        return table.get(key, [])

    def loose(self, key: str) -> list[Sense]:
        """Senses of labels with the key *key* of :func:`loose`, in any order that they mean."""
        if self._has_none(key):
            return []
        initial = key[:1]
        table = self._loose.get(initial)
        if table is None:
            table = self._loose[initial] = {}
            for sense in self.initials().get(initial, ()):
                table.setdefault(loose(words(sense[3])), []).append(sense)
        return table.get(key) or self._moved().get(key, [])

    def _moved(self) -> Table:
        """Senses by the key of :func:`loose`, of labels in which it begins with another letter."""
        if self._turned is None:
            self._turned = {}
            for senses in self._by_first().values():
                for sense in senses:
                    label = sense[3]
                    keys: set[str] = set()
                    if "(" in label or "," in label or " - " in label:
                        keys.update(loose(order) for order in turned(label))
                    if label.partition(" ")[0].rstrip(".").casefold() in MOVED:
                        keys.add(loose(words(label)))
                    for each in keys:
                        self._turned.setdefault(each, []).append(sense)
        return self._turned

    def keys(self) -> set[str]:
        """Every key by which a sense is found."""
        found = set(self._moved())
        for initial in self.initials():
            self.joined(initial), self.loose(initial)
            found.update(self.by_bare(initial), self._joined[initial], self._loose[initial])
        return found
