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
    """Labels of many concepts, found exactly or by a key of :mod:`carnegie_meta.text.fold`.

    Keys are made for one script at a time: a text in Arabic needs none of the Latin ones.
    """

    __slots__ = ("_bare", "_joined", "_loose", "_scripts", "all", "exactly", "pools")

    def __init__(self, senses: Iterable[Sense]) -> None:
        self.all = list(senses)
        self.exactly: Table = {}
        for sense in self.all:
            self.exactly.setdefault(sense[3], []).append(sense)
        self.pools: dict[int, object] = {}
        self._scripts: dict[int, list[str]] | None = None
        self._bare: dict[int, Table] = {}
        self._joined: dict[int, Table] = {}
        self._loose: dict[int, Table] = {}

    def exact(self, label: str) -> list[Sense]:
        """Senses of exactly *label*."""
        return self.exactly.get(label, [])

    def bare(self, key: str) -> list[Sense]:
        """Senses of labels with the key *key* of :func:`bare`."""
        return self.by_bare(script(key)).get(key, [])

    def labels(self, script_: int) -> list[str]:
        """Labels that begin in a script."""
        if self._scripts is None:
            self._scripts = {}
            for label in self.exactly:
                self._scripts.setdefault(script(label), []).append(label)
        return self._scripts.get(script_, [])

    def by_bare(self, script_: int) -> Table:
        """Senses by the key of :func:`bare`, of labels that begin in a script."""
        table = self._bare.get(script_)
        if table is None:
            table = self._bare[script_] = {}
            for label in self.labels(script_):
                table.setdefault(bare(label), []).extend(self.exactly[label])
        return table

    def joined(self, key: str) -> list[Sense]:
        """Senses of labels whose key of :func:`bare` is *key* without its spaces."""
        in_ = script(key)
        table = self._joined.get(in_)
        if table is None:
            table = self._joined[in_] = {}
            for spaced, senses in self.by_bare(in_).items():
                if " " in spaced:
                    table.setdefault(spaced.replace(" ", ""), []).extend(senses)
        return table.get(key, [])

    def loose(self, key: str) -> list[Sense]:
        """Senses of labels with the key *key* of :func:`loose`, in any order that they mean."""
        in_ = script(key)
        table = self._loose.get(in_)
        if table is None:
            table = self._loose[in_] = {}
            for label in self.labels(in_):
                keys = {loose(words(label))}
                if "(" in label or "," in label or " - " in label:
                    keys.update(loose(order) for order in turned(label))
                for each in keys:
                    table.setdefault(each, []).extend(self.exactly[label])
        return table.get(key, [])


def script(text: str) -> int:
    """A number for the script that *text* begins in: 0 for Latin, else its block's."""
    first = text[:1]
    if first < "\u0250" and not first.isalpha():
        # Behind a parenthesis or a quotation mark stands what matters.
        first = next((character for character in text if character.isalpha()), "")
    if first < "\u0250" or "\u1e00" <= first < "\u1f00" or "\uff00" <= first < "\uff60":
        return 0
    number = ord(first)
    return 0x2E if number >= 0x2E80 else number >> 8
