"""Summaries that are too many for memory: parted by their keys, put aside, and merged again.

A key always goes to the same part, so that one part after the other can be read back whole.
"""

from __future__ import annotations

import marshal
from collections.abc import ItemsView, Mapping, ValuesView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from carnegie_meta.source.scratch import Place, Scratch

    Merge = Callable[[Any, Any], Any]

PARTS = 256
"""Into how many parts keys go: one of ten million keys has 40,000, and takes 15 MB."""

SAMPLE = 32
"""Summaries that are weighed for all of a reduction."""

SLOT = 100
"""Bytes that a dict takes for one key, beside key and value."""


def weight(store: Mapping[Any, Any]) -> int:
    """About how many bytes *store* takes, by a few of its summaries."""
    sample = [pair for pair, _ in zip(store.items(), range(SAMPLE), strict=False)]
    if not sample:
        return 0
    seen: set[int] = set()
    return len(store) * (SLOT + sum(_size(pair, seen) for pair in sample) // len(sample))


def _size(value: object, seen: set[int]) -> int:
    """Bytes of *value* and what it holds, each object once."""
    if id(value) in seen:
        return 0
    seen.add(id(value))
    size: int = value.__sizeof__()
    return size + sum(_size(item, seen) for item in value) if isinstance(value, tuple) else size


class Spill:
    """Summaries of one reduction that were put aside, any number of times."""

    __slots__ = ("_merge", "_places", "_scratch")

    def __init__(self, scratch: Scratch, merge: Merge) -> None:
        self._scratch = scratch
        self._merge = merge
        self._places: list[list[Place]] = [[] for _ in range(PARTS)]

    def put(self, store: Mapping[Any, Any]) -> None:
        """Put the summaries in *store* aside.

        Raises: ScratchError.
        """
        parts: list[dict[Any, Any]] = [{} for _ in range(PARTS)]
        for key, summary in store.items():
            parts[hash(key) % PARTS][key] = summary
        for places, part in zip(self._places, parts, strict=True):
            if part:
                places.append(self._scratch.put(marshal.dumps(part)))

    def parts(self) -> Iterator[dict[Any, Any]]:
        """All summaries, in parts; a key stands in one of them.

        Raises: ScratchError.
        """
        for places in self._places:
            part: dict[Any, Any] = {}
            for place in places:
                found = marshal.loads(self._scratch.get(place))  # noqa: S302  # our own
                if not part:
                    part = found
                    continue
                for key, summary in found.items():
                    known = part.get(key)
                    part[key] = summary if known is None else self._merge(known, summary)
            if part:
                yield part


def portions(summaries: Mapping[Any, Any]) -> Iterator[Mapping[Any, Any]]:
    """*summaries*, as much at a time as memory holds."""
    if isinstance(summaries, Spilled):
        return summaries.parts()
    return iter((summaries,))


class Spilled(Mapping):  # type: ignore[type-arg]  # typing is not loaded for one word
    """The summaries of a spill, to be gone through; one asked for by its key is searched for."""

    __slots__ = ("_spill",)

    def __init__(self, spill: Spill) -> None:
        self._spill = spill

    def __iter__(self) -> Iterator[Any]:
        for part in self._spill.parts():
            yield from part

    def __len__(self) -> int:
        return sum(map(len, self._spill.parts()))

    def __getitem__(self, key: Any) -> Any:
        for part in self._spill.parts():
            if key in part:
                return part[key]
        raise KeyError(key)

    def items(self) -> ItemsView[Any, Any]:
        return _Items(self)

    def values(self) -> ValuesView[Any]:
        return _Values(self)

    def parts(self) -> Iterator[dict[Any, Any]]:
        """The summaries, in parts; a key stands in one of them."""
        return self._spill.parts()


class _Items(ItemsView):  # type: ignore[type-arg]  # as above
    _mapping: Spilled

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        for part in self._mapping.parts():
            yield from part.items()


class _Values(ValuesView):  # type: ignore[type-arg]  # as above
    _mapping: Spilled

    def __iter__(self) -> Iterator[Any]:
        for part in self._mapping.parts():
            yield from part.values()
