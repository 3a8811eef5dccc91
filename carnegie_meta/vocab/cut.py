"""Labels that were run together, cut apart again: ``SecurityMilitaryForeign Policy``.

Finding, not guessing: a cut is made only of exact labels, as few as there can be, and it is
told when there are two ways to do so.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 2000
"""Code points of a text that is looked at; a tag line has 300."""

_SEPARATORS = frozenset(" \t\r\n\u00a0,;|/•·")


class Piece:
    """``[start, end)`` of the text: a label, or what no label covers."""

    __slots__ = ("end", "known", "start")

    def __init__(self, start: int, end: int, known: bool) -> None:
        self.start = start
        self.end = end
        self.known = known

    def __repr__(self) -> str:
        return f"Piece({self.start}, {self.end}, {self.known})"


class Cut:
    """A text in pieces, separators left out; labels that touch what is no label are left uncut.

    ``ambiguous``: as few labels can cover it in another way, or some of it was left uncut.
    ``known``: how many labels were seen in it, ``covered``: the share of its letters that they
    cover, from 0 to 1; both count labels in what was left uncut.
    """

    __slots__ = ("ambiguous", "covered", "known", "pieces", "text")

    def __init__(self, text: str, pieces: list[Piece], ambiguous: bool) -> None:
        self.text = text
        self.pieces = _uncut(pieces)
        self.ambiguous = ambiguous or len(self.pieces) < len(pieces)
        self.known = sum(piece.known for piece in pieces)
        known = sum(piece.end - piece.start for piece in pieces if piece.known)
        whole = sum(piece.end - piece.start for piece in pieces)
        self.covered = known / whole if whole else 0.0

    def __repr__(self) -> str:
        return f"Cut({self.terms}, ambiguous={self.ambiguous})"

    @property
    def terms(self) -> list[str]:
        """The pieces in order."""
        return [self.text[piece.start : piece.end] for piece in self.pieces]

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing but labels."""
        return bool(self.pieces) and all(piece.known for piece in self.pieces)

    def joints(self) -> list[int]:
        """Where a piece begins that nothing parts from the one before it."""
        pairs = zip(self.pieces, self.pieces[1:], strict=False)
        return [b.start for a, b in pairs if a.end == b.start]


class Cutter:
    """Cuts texts at *labels*.

    >>> Cutter(["Security", "Military", "Foreign Policy"]).cut("SecurityMilitaryForeign Policy")
    Cut(['Security', 'Military', 'Foreign Policy'], ambiguous=False)
    """

    __slots__ = ("_by_first",)

    def __init__(self, labels: Iterable[str]) -> None:
        by_first: dict[str, set[str]] = {}
        for label in labels:
            if len(label.strip()) > 1:
                by_first.setdefault(label[0], set()).add(label)
        self._by_first = {
            first: tuple(sorted(found, key=lambda label: (-len(label), label)))
            for first, found in by_first.items()
        }

    def extended(self, labels: Iterable[str]) -> Cutter:
        """A Cutter of these labels and *labels*; itself when it has them all."""
        more = Cutter(labels)._by_first
        added = {
            first: {*found, *self._by_first.get(first, ())}
            for first, found in more.items()
            if not set(found) <= set(self._by_first.get(first, ()))
        }
        if not added:
            return self
        made = Cutter(())
        made._by_first = self._by_first | {
            first: tuple(sorted(found, key=lambda label: (-len(label), label)))
            for first, found in added.items()
        }
        return made

    def cut(self, text: str) -> Cut:
        """*text* in as few labels as there can be, with as little as can be left uncovered.

        A text that is too long for a line of labels is one unknown piece.
        Ensures: the pieces stand in order, do not overlap, and with separators make up the text.
        """
        if len(text) > LONGEST:
            return Cut(text, [Piece(0, len(text), False)], False)
        size = len(text)
        # From each offset to the end: letters left uncovered, labels, ways; and the step taken.
        best: list[tuple[int, int]] = [(0, 0)] * (size + 1)
        ways = [1] * (size + 1)
        step: list[int] = [0] * size
        for at in range(size - 1, -1, -1):
            character = text[at]
            uncovered, labels = best[at + 1]
            if character in _SEPARATORS:
                best[at], ways[at] = best[at + 1], ways[at + 1]
                continue
            cheapest, count, taken = (uncovered + 1, labels), ways[at + 1], 0
            if self._may_begin(text, at):
                for label in self._by_first.get(character, ()):
                    if not text.startswith(label, at):
                        continue
                    uncovered, labels = best[at + len(label)]
                    if (uncovered, labels + 1) < cheapest:
                        cheapest, count = (uncovered, labels + 1), ways[at + len(label)]
                        taken = len(label)
                    elif (uncovered, labels + 1) == cheapest:
                        count += ways[at + len(label)]
            best[at], ways[at], step[at] = cheapest, min(count, 2), taken
        pieces = _whole_words(text, list(_pieces(text, step)))
        return Cut(text, pieces, size > 0 and ways[0] > 1 and all(p.known for p in pieces))

    @staticmethod
    def _may_begin(text: str, at: int) -> bool:
        """Not inside a word in small letters: ``EU`` does not begin in ``museum``."""
        return at == 0 or not (text[at - 1].isalpha() and text[at].islower())


def _pieces(text: str, step: list[int]) -> Iterable[Piece]:
    at, size = 0, len(text)
    while at < size:
        if step[at]:
            yield Piece(at, at + step[at], True)
            at += step[at]
        elif text[at] in _SEPARATORS:
            at += 1
        else:
            start = at
            while at < size and not step[at] and text[at] not in ",;|/•·\n":
                at += 1
            end = start + len(text[start:at].rstrip(" \t\r\u00a0"))
            yield Piece(start, end, False)


def _uncut(pieces: list[Piece]) -> list[Piece]:
    """*pieces*, those that touch put together again where one of them is no label.

    ``NATOmanIran`` is no place for a guess: is it ``NAT`` and ``Oman``, or ``NATO`` and ``man``?
    """
    kept: list[Piece] = []
    for piece in pieces:
        run = [piece]
        while kept and kept[-1].end == run[0].start:
            run.insert(0, kept.pop())
        if all(each.known for each in run):
            kept += run
        else:
            kept.append(Piece(run[0].start, run[-1].end, False))
    return kept


def _whole_words(text: str, pieces: list[Piece]) -> list[Piece]:
    """*pieces*, a label that only a space parts from what is unknown joined to it.

    In ``Cyber Security`` the known ``Security`` is a part of something unknown.
    """
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and not (last.known and piece.known):
            between = text[last.end : piece.start]
            in_word = not between and not piece.known and text[piece.start].islower()
            if in_word or (between and not between.strip(" \u00a0")):
                joined[-1] = Piece(last.start, piece.end, False)
                continue
        joined.append(piece)
    return joined
