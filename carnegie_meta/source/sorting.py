"""More items than memory holds, in order: sorted by runs, put aside, merged."""

from __future__ import annotations

from heapq import merge
from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from carnegie_meta.source.scratch import Place, Scratch

    Pair = tuple[Any, Any]
    """What an item is sorted by, and the item."""

AT_ONCE = 20_000
"""Items that are sorted in memory."""

BLOCK = 2_000
"""Items that are read back at a time."""


class Sorter:
    """Items that are given with their keys, in any order; gone through in the order of the keys.

    *pack* turns some pairs into bytes and *unpack* those into pairs.
    """

    __slots__ = ("_at_once", "_held", "_pack", "_runs", "_scratch", "_unpack")

    def __init__(
        self,
        scratch: Scratch,
        pack: Callable[[list[Pair]], bytes],
        unpack: Callable[[bytes], list[Pair]],
        at_once: int | None = None,
    ) -> None:
        self._scratch = scratch
        self._pack = pack
        self._unpack = unpack
        self._at_once = at_once or AT_ONCE
        self._held: list[Pair] = []
        self._runs: list[list[Place]] = []

    def add(self, key: Any, item: Any) -> None:
        """Take in *item*.

        Raises: ScratchError.
        """
        self._held.append((key, item))
        if len(self._held) >= self._at_once:
            self._held.sort(key=itemgetter(0))
            blocks = range(0, len(self._held), BLOCK)
            self._runs.append([self._put(self._held[at : at + BLOCK]) for at in blocks])
            self._held = []

    def _put(self, pairs: list[Pair]) -> Place:
        return self._scratch.put(self._pack(pairs))

    def __iter__(self) -> Iterator[Pair]:
        """All pairs; of those with one key, the one that came first.

        Raises: ScratchError.
        """
        self._held.sort(key=itemgetter(0))
        return merge(*map(self._run, self._runs), self._held, key=itemgetter(0))

    def _run(self, places: list[Place]) -> Iterator[Pair]:
        for place in places:
            yield from self._unpack(self._scratch.get(place))
