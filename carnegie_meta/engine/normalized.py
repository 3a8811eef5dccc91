"""What normalising gives: the new record, what changed in it, and what nobody knows."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from carnegie_meta.vocab.match import Match


class Changed:
    """One value that is not what it was.

    ``pointer``: where it stood in the record as it came; ``before`` and ``after``: MISSING for
    what was not there, or is there no more; for a key, its name. ``method``: how the term was
    resolved (``alias``, ``language`` … as in :class:`~carnegie_meta.vocab.match.Match`), else the
    name of the rule that mended it. ``score``: 1.0, for what is not certain is never done.
    """

    __slots__ = ("after", "before", "method", "pointer", "score")

    def __init__(
        self, pointer: str, before: object, after: object, method: str, score: float = 1.0
    ) -> None:
        self.pointer = pointer
        self.before = before
        self.after = after
        self.method = method
        self.score = score

    def __repr__(self) -> str:
        return f"Changed({self.pointer!r}, {self.before!r} -> {self.after!r}, {self.method!r})"


class Unresolved:
    """One value that no vocabulary knows for certain; it stays as it was.

    ``pointer``: where it stands in the record as it came. ``field``: the field whose vocabulary
    was asked, "" for what is no record. ``suggestions``: what it may mean, likeliest first: near
    terms, or all the meanings of an ambiguous one.
    """

    __slots__ = ("field", "pointer", "suggestions", "value")

    def __init__(
        self, pointer: str, value: object, field: str, suggestions: tuple[Match, ...]
    ) -> None:
        self.pointer = pointer
        self.value = value
        self.field = field
        self.suggestions = suggestions

    def __repr__(self) -> str:
        terms = [match.term for match in self.suggestions]
        return f"Unresolved({self.pointer!r}, {self.value!r}, {self.field!r}, {terms!r})"


class Refused:
    """One value that a safe repair would have changed, and which stays as it was.

    ``pointer``: where it stood in the record as it came. ``value``: what the finding speaks of.
    ``code``: of the rule whose repair it is. ``reason``: why it was not made, mostly the finding
    that it would have added.
    """

    __slots__ = ("code", "pointer", "reason", "value")

    def __init__(self, pointer: str, value: object, code: str, reason: str) -> None:
        self.pointer = pointer
        self.value = value
        self.code = code
        self.reason = reason

    def __repr__(self) -> str:
        return f"Refused({self.pointer!r}, {self.value!r}, {self.code}: {self.reason})"


class Normalized:
    """A record after normalising.

    ``record``: new data, of the same shape and order. ``changes``: what is not as it was.
    ``unresolved``: terms that nobody knows, which are as they were. ``refused``: values that a
    repair of theirs would have made worse, which are as they were too.
    """

    __slots__ = ("changes", "record", "refused", "unresolved")

    def __init__(
        self,
        record: Any,
        changes: tuple[Changed, ...],
        unresolved: tuple[Unresolved, ...],
        refused: tuple[Refused, ...] = (),
    ) -> None:
        self.record = record
        self.changes = changes
        self.unresolved = unresolved
        self.refused = refused

    def within(self, around: dict[str, object], wrapper: str) -> Normalized:
        """The same for *around*, new data whose member at the pointer *wrapper* this was."""
        around[wrapper[1:]] = self.record
        return Normalized(
            around,
            tuple(
                Changed(wrapper + c.pointer, c.before, c.after, c.method, c.score)
                for c in self.changes
            ),
            tuple(
                Unresolved(wrapper + u.pointer, u.value, u.field, u.suggestions)
                for u in self.unresolved
            ),
            tuple(Refused(wrapper + r.pointer, r.value, r.code, r.reason) for r in self.refused),
        )

    def __repr__(self) -> str:
        return (
            f"Normalized(changes={len(self.changes)}, unresolved={len(self.unresolved)}, "
            f"refused={len(self.refused)})"
        )
