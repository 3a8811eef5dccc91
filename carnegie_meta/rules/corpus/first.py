"""What is counted, and where it is met first: the summary that several reductions share."""

from __future__ import annotations

from abc import abstractmethod

from carnegie_meta.rules.base import Reduction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from typing import Any

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.member import Member, Origin

    Counted = tuple[int, str, int]
    """How often, and file and number of the first record."""


def counted(one: Counted, other: Counted) -> Counted:
    """Both together."""
    if other[1] < one[1] or (other[1] == one[1] and other[2] < one[2]):
        return one[0] + other[0], other[1], other[2]
    return one[0] + other[0], one[1], one[2]


class Counting(Reduction):
    """A reduction that counts, and remembers where each key is met first."""

    @abstractmethod
    def keys(self, member: Member) -> Iterable[Hashable]:
        """What is counted of one record."""

    def summarise(self, member: Member, context: Context) -> Iterator[tuple[Hashable, Counted]]:
        once = 1, *member.origin
        for key in self.keys(member):
            yield key, once

    def merge(self, one: Counted, other: Counted) -> Counted:
        return counted(one, other)

    def add(self, member: Member, context: Context, store: dict[Any, Any]) -> None:
        get = store.get
        origin = member.origin
        path, index = origin
        once = 1, path, index
        for key in self.keys(member):
            known = get(key)
            if known is None:
                store[key] = once
            else:
                # Records mostly come in order, so the first one stays the first.
                count, first, at = known
                if first == path and at <= index:
                    store[key] = count + 1, first, at
                else:
                    store[key] = counted(known, once)


def origin(summary: Counted) -> Origin:
    """The first record."""
    return summary[1], summary[2]


def times(count: int) -> str:
    """*count* records, in words."""
    return f"{count} record" if count == 1 else f"{count} records"
