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
    """A reduction that counts, and remembers where each key is met first.

    Its keys are those of the rows of a record. Rows recur from record to record, so they may be
    counted first, and brought to their keys when many records are through.
    """

    @abstractmethod
    def rows(self, member: Member) -> Iterable[Hashable]:
        """All that the keys of one record depend on, in pieces of which each has its own keys."""

    @abstractmethod
    def keys(self, row: Any) -> Iterable[Hashable]:
        """What is counted of one row."""

    def summarise(self, member: Member, context: Context) -> Iterator[tuple[Hashable, Counted]]:
        once = 1, *member.origin
        for row in self.rows(member):
            for key in self.keys(row):
                yield key, once

    def merge(self, one: Counted, other: Counted) -> Counted:
        return counted(one, other)


class Tally:
    """Rows of records that come in order, counted before they are brought to their keys."""

    __slots__ = ("counts", "reduction", "rows")

    def __init__(self, reduction: Counting) -> None:
        self.reduction = reduction
        self.rows = reduction.rows
        self.counts: dict[Hashable, list[Any]] = {}
        """How often each row was met, and the first record that has it."""

    def settle(self, store: dict[Any, Any]) -> None:
        """Merge what was counted into *store*, and begin anew."""
        keys = self.reduction.keys
        for row, (count, origin) in self.counts.items():
            once = count, *origin
            for key in keys(row):
                known = store.get(key)
                store[key] = once if known is None else counted(known, once)
        self.counts.clear()


def origin(summary: Counted) -> Origin:
    """The first record."""
    return summary[1], summary[2]


def times(count: int) -> str:
    """*count* records, in words."""
    return f"{count} record" if count == 1 else f"{count} records"
