"""Changes as one plan over a record: checked against its data, applied to it, or lowered.

All pointers of one repair speak about the record as it is before any of its changes, so
their order matters only among values that are inserted at one index or added to one object.
"""

from __future__ import annotations

from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import escape, get, split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.model.finding import Change


class CannotApply(ValueError):
    """The changes do not fit the record, or contradict each other."""


class New:
    """A value that a change brings in; ``key`` is None in a list."""

    __slots__ = ("key", "value")

    def __init__(self, value: object, key: str | None = None) -> None:
        self.value = value
        self.key = key


class Run:
    """What changes between two neighbours that stay.

    ``before`` and ``after`` are the numbers of those neighbours among the old elements, None
    at the ends; ``gone`` are the numbers of the elements between them, which all go; ``new``
    takes their place.
    """

    __slots__ = ("after", "before", "gone", "new")

    def __init__(
        self, before: int | None, after: int | None, gone: list[int], new: list[New]
    ) -> None:
        self.before = before
        self.after = after
        self.gone = gone
        self.new = new


def parent_of(pointer: str) -> str:
    """Pointer of the list or object that holds *pointer*."""
    return pointer[: pointer.rindex("/")]


def children(value: object, pointer: str) -> list[str]:
    """Pointers of what *value*, which stands at *pointer*, holds."""
    if isinstance(value, dict):
        return [f"{pointer}/{escape(key)}" for key in value]
    if isinstance(value, list):
        return [f"{pointer}/{index}" for index in range(len(value))]
    return []


class Plan:
    """*changes*, sorted by what they do.

    ``replaced``: pointer to new value; ``renamed``: pointer to new key; ``removed``: pointers;
    ``inserted``: pointer of a list to index to values; ``added``: pointer of an object to its
    new members.
    Raises: CannotApply when a pointer denotes nothing, or two changes touch the same value.
    """

    __slots__ = ("added", "data", "inserted", "removed", "renamed", "replaced")

    def __init__(self, data: object, changes: Iterable[Change]) -> None:
        self.data = data
        self.replaced: dict[str, object] = {}
        self.renamed: dict[str, str] = {}
        self.removed: set[str] = set()
        self.inserted: dict[str, dict[int, list[object]]] = {}
        self.added: dict[str, dict[str, object]] = {}
        for change in changes:
            self._take(change)
        self._agree()

    def _take(self, change: Change) -> None:
        pointer = change.pointer
        if change.op == "insert":
            self._insert(pointer, change.value)
            return
        if change.op == "add":
            key = self._member(pointer)
            members = self.added.setdefault(parent_of(pointer), {})
            if get(self.data, pointer) is not MISSING or key in members:
                raise CannotApply(f"{pointer} is there already")
            members[key] = change.value
            return
        if get(self.data, pointer) is MISSING:
            raise CannotApply(f"nothing stands at {pointer!r}")
        if change.op == "replace":
            if pointer in self.replaced:
                raise CannotApply(f"{pointer} is replaced twice")
            self.replaced[pointer] = change.value
        elif change.op == "remove":
            if not pointer or pointer in self.removed:
                raise CannotApply(f"{pointer!r} cannot be removed, or not twice")
            self.removed.add(pointer)
        else:
            self._member(pointer)
            if not isinstance(change.value, str) or pointer in self.renamed:
                raise CannotApply(f"{pointer} needs one new name")
            self.renamed[pointer] = change.value

    def _insert(self, pointer: str, value: object) -> None:
        holder = get(self.data, parent_of(pointer)) if pointer else MISSING
        token = pointer.rpartition("/")[2]
        index = int(token) if token.isascii() and token.isdigit() else -1
        if not isinstance(holder, list) or not 0 <= index <= len(holder):
            raise CannotApply(f"{pointer!r} is no place in a list")
        self.inserted.setdefault(parent_of(pointer), {}).setdefault(index, []).append(value)

    def _member(self, pointer: str) -> str:
        """The key that *pointer* ends in; what holds it is an object."""
        if not pointer or not isinstance(get(self.data, parent_of(pointer)), dict):
            raise CannotApply(f"{pointer!r} lies in no object")
        return split(pointer)[-1]

    def _agree(self) -> None:
        """Refuse changes inside, or on, what another change takes away."""
        gone = self.removed | self.replaced.keys()
        if not gone and not self.renamed:
            return
        if self.removed & (self.replaced.keys() | self.renamed.keys()):
            raise CannotApply("a value is both removed and changed")
        touched = [*gone, *self.renamed]
        touched += [f"{holder}/" for holder in (*self.inserted, *self.added)]
        for pointer in touched:
            head = pointer
            while head:
                head = parent_of(head)
                if head in gone:
                    raise CannotApply(f"{head!r} is taken away, and {pointer!r} lies in it")
        for pointer, name in self.renamed.items():
            holder = get(self.data, parent_of(pointer))
            names = [n for p, n in self.renamed.items() if parent_of(p) == parent_of(pointer)]
            members = self.added.get(parent_of(pointer), {})
            if name == split(pointer)[-1]:
                continue  # the same key, written otherwise: in quotes, say
            taken = isinstance(holder, dict) and name in holder
            if taken or name in members or names.count(name) > 1:
                raise CannotApply(f"the key {name!r} is there already")

    @property
    def containers(self) -> list[str]:
        """Pointers of the lists and objects that gain or lose elements."""
        holders = {parent_of(pointer): None for pointer in self.removed}
        holders.update(dict.fromkeys((*self.inserted, *self.added)))
        return list(holders)

    def runs(self, pointer: str) -> list[Run]:
        """What changes in the list or object at *pointer*, from its first element on.

        Ensures: time by what changes, not by the length of a list.
        """
        holder = get(self.data, pointer)
        inserted = self.inserted.get(pointer, {})
        if not (self.removed or self.added):  # as most repairs are
            assert isinstance(holder, list)  # the plan was made for it
            return [
                Run(
                    slot - 1 if slot else None,
                    slot if slot < len(holder) else None,
                    [],
                    [New(value) for value in inserted[slot]],
                )
                for slot in sorted(inserted)
            ]
        added = [New(value, key) for key, value in self.added.get(pointer, {}).items()]
        gone = {split(p)[-1] for p in self.removed if parent_of(p) == pointer}
        if isinstance(holder, dict):
            numbers = {number for number, key in enumerate(holder) if key in gone}
        else:
            numbers = {int(token) for token in gone}
        assert isinstance(holder, (dict, list))  # the plan was made for it
        end = len(holder)
        runs: list[Run] = []
        stop = -1
        for start in sorted({*numbers, *inserted, *([end] if added else [])}):
            if start <= stop:
                continue
            stop = start
            while stop in numbers:
                stop += 1
            new = [New(v) for slot in range(start, stop + 1) for v in inserted.get(slot, ())]
            run = Run(start - 1 if start else None, stop if stop < end else None, [], new)
            run.gone += range(start, stop)
            run.new += added if stop == end else []
            runs.append(run)
        return runs

    def applied(self) -> object:
        """The record's data after the changes; the old data stays as it was."""
        return self._build(self.data, "", self._holders())

    def _holders(self) -> set[str]:
        """Pointers of every list and object that has a change in it, at whatever depth."""
        found: set[str] = set()
        touched = [f"{holder}/" for holder in (*self.inserted, *self.added)]
        for pointer in (*self.replaced, *self.renamed, *self.removed, *touched):
            head = pointer
            while head and (head := parent_of(head)) not in found:
                found.add(head)
        return found

    def _build(self, value: object, pointer: str, holders: set[str]) -> object:
        if pointer in self.replaced:
            return self.replaced[pointer]
        if pointer not in holders:
            return value
        if isinstance(value, dict):
            members = {}
            for key, item in value.items():
                inner = f"{pointer}/{escape(key)}"
                if inner not in self.removed:
                    members[self.renamed.get(inner, key)] = self._build(item, inner, holders)
            members.update(self.added.get(pointer, {}))
            return members
        if isinstance(value, list):
            inserted = self.inserted.get(pointer, {})
            items: list[object] = []
            for index, item in enumerate(value):
                items += inserted.get(index, ())
                inner = f"{pointer}/{index}"
                if inner not in self.removed:
                    items.append(self._build(item, inner, holders))
            items += inserted.get(len(value), ())
            return items
        return value


def apply_changes(data: object, changes: Iterable[Change]) -> object:
    """*data* after *changes*, as data; lists and objects that change are new ones.

    Raises: CannotApply when they do not fit.
    """
    return Plan(data, changes).applied()
