"""A rule about terms: it words one kind of fault."""

from __future__ import annotations

from abc import abstractmethod

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.taxonomy.fields import READ
from carnegie_meta.rules.taxonomy.survey import faults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Applicability, Finding, Repair
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.taxonomy.fault import Fault


class TermRule(RecordRule):
    """A rule about terms, one at a time."""

    reads = READ
    kinds: tuple[str, ...]
    """Kinds of fault that the rule words."""

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        for fault in faults(record, context):
            if fault.kind in self.kinds:
                yield self.word(fault, record, context)

    @abstractmethod
    def word(self, fault: Fault, record: RecordView, context: Context) -> Finding:
        """The finding for *fault*."""


def vocabulary_name(field: str) -> str:
    """The field whose vocabulary the terms of *field* come from."""
    return "centers" if field == "primaryCenter" else field


def rewritten(fault: Fault, applicability: Applicability) -> Repair:
    """The repair that puts the fault's label in the place of the value."""
    from carnegie_meta.model.finding import Change, Repair
    from carnegie_meta.text.quote import quoted

    change = Change("replace", fault.term.pointer, fault.label)
    return Repair(f"Write {quoted(fault.label)}", applicability, (change,))


def listed(words: list[str], last: str) -> str:
    """``a, b or c``, where *last* is the word before the last."""
    return f" {last} ".join([*([", ".join(words[:-1])] if len(words) > 1 else []), *words[-1:]])
