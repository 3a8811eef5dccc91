"""What the rules on a single author's name share: one analysis, one rule a fault."""

from __future__ import annotations

from abc import abstractmethod

from carnegie_meta.rules.base import Context, ValueRule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import ClassVar

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.text.names_faults import Fault, FaultKind


class NameRule(ValueRule):
    """Words the faults of one kind that the analysis of names sees."""

    reads = ("authors",)
    kinds: ClassVar[tuple[FaultKind, ...]]
    """Kinds of :class:`~carnegie_meta.text.names_faults.Fault` that this rule words."""
    title: ClassVar[str] = ""
    """What the repair does, in a few words; ``{}`` is the name after it."""

    @abstractmethod
    def word(self, fault: Fault, name: str) -> str:
        """The message for *fault*; *name* is the author as a message shows it."""

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        from carnegie_meta.text.names_plain import is_plain

        if is_plain(value):
            return
        from carnegie_meta.text.names_faults import faults

        for fault in faults(value):
            if fault.kind in self.kinds:
                yield self._finding(fault, value)

    def _finding(self, fault: Fault, value: str) -> Finding:
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.model.span import Span
        from carnegie_meta.text.quote import quoted

        repair = None
        if fault.repaired is not None and self.fix is not None:
            certain = fault.sure and self.fix == "safe"
            repair = Repair(
                self.title.format(quoted(fault.repaired)),
                "safe" if certain else "unsafe",
                (Change("replace", "", fault.repaired),),
            )
        whole = fault.start == 0 and fault.end == len(value)
        return Finding(
            "",
            self.word(fault, quoted(value)),
            value=value,
            within=None if whole else Span(fault.start, fault.end),
            repair=repair,
        )
