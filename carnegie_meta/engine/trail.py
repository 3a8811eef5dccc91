"""Where values of a mended record stood before, and where those that were there stand now."""

from __future__ import annotations

from carnegie_meta.model.pointer import escape, get, split
from carnegie_meta.source.lower.plan import Plan, parent_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.model.finding import Change


class Step:
    """Changes that were made at once: the data before them, and the data ``after``.

    Raises: CannotApply when they do not fit the data.
    """

    __slots__ = ("_orders", "_plan", "after")

    def __init__(self, data: object, changes: Iterable[Change]) -> None:
        self._plan = Plan(data, changes)
        self.after = self._plan.applied()
        self._orders: dict[str, list[int | None]] = {}

    def back(self, pointer: str) -> str:
        """Where the value at *pointer* stood before the step.

        What the step brought in stands for what it replaced, or for what it came into.
        """
        plan = self._plan
        before = ""
        for token in split(pointer):
            if before in plan.replaced:
                return before
            holder = get(plan.data, before)
            if isinstance(holder, dict):
                token = self._old_key(before, token)
                if token not in holder:
                    return before
            elif isinstance(holder, list):
                index = self._order(before)[int(token)]
                if index is None:
                    return before
                token = str(index)
            before += "/" + escape(token)
        return before

    def forward(self, pointer: str) -> str | None:
        """Where the value at *pointer* stands after the step; None when it is gone."""
        plan = self._plan
        before = after = ""
        for token in split(pointer):
            inner = f"{before}/{escape(token)}"
            if inner in plan.removed:
                return None
            if before in plan.replaced:
                return after
            if isinstance(get(plan.data, before), list):
                after += f"/{self._order(before).index(int(token))}"
            else:
                after += "/" + escape(plan.renamed.get(inner, token))
            before = inner
        return after

    def _old_key(self, holder: str, key: str) -> str:
        for pointer, name in self._plan.renamed.items():
            if name == key and parent_of(pointer) == holder:
                return split(pointer)[-1]
        return key

    def _order(self, holder: str) -> list[int | None]:
        """The old index of each item that the list at *holder* has now; None for a new one."""
        known = self._orders.get(holder)
        if known is None:
            plan = self._plan
            items = get(plan.data, holder)
            assert isinstance(items, list)  # the caller saw it
            inserted = plan.inserted.get(holder, {})
            known = []
            for index in range(len(items) + 1):
                known += [None] * len(inserted.get(index, ()))
                if index < len(items) and f"{holder}/{index}" not in plan.removed:
                    known.append(index)
            self._orders[holder] = known
        return known
