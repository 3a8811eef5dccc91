"""Examples of a rule: they run as tests, and its page shows them."""

from __future__ import annotations


class Good:
    """A text in which the rule finds nothing.

    ``text`` is a whole file of ``format`` (a name of ``carnegie_meta.source.formats``). For
    JSON and YAML it may be a fragment of a record: only the rule itself looks at it.
    """

    __slots__ = ("format", "text")

    def __init__(self, text: str, *, format: str = "json") -> None:
        self.text = text
        self.format = format


class Bad(Good):
    """A text in which the rule finds exactly this.

    ``at``: the finding's pointer, None outside a record. ``mark``: the piece of the text that the
    finding's range covers, at its ``nth`` occurrence (from 1); None leaves the range
    unchecked only where the text has no place for it. ``count``: how many findings there are, the
    first being the one described. ``fixed``: the text after the repair, for rules that have
    one.
    """

    __slots__ = ("at", "count", "fixed", "mark", "nth")

    def __init__(
        self,
        text: str,
        *,
        at: str | None,
        mark: str | None,
        nth: int = 1,
        count: int = 1,
        fixed: str | None = None,
        format: str = "json",
    ) -> None:
        super().__init__(text, format=format)
        self.at = at
        self.mark = mark
        self.nth = nth
        self.count = count
        self.fixed = fixed
