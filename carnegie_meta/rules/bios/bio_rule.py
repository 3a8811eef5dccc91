"""What the rules on bios share: one analysis, one rule a fault."""

from __future__ import annotations

from abc import abstractmethod

from carnegie_meta.rules.base import Context, PageRule, RecordRule
from carnegie_meta.rules.bios.entries import Judged, judged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import ClassVar

    from carnegie_meta.model.finding import Finding, PageFinding, Repair
    from carnegie_meta.model.page import Page
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.bio_places import Bio
    from carnegie_meta.text.bios_faults import Fault, FaultKind


class BioRule(RecordRule, PageRule):
    """Words the faults of some kinds that the analysis of bios sees, in a record or on a page."""

    reads = ("authors", "bios")
    kinds: ClassVar[tuple[FaultKind, ...]]
    """Kinds of :class:`~carnegie_meta.text.bios_faults.Fault` that this rule words."""

    @abstractmethod
    def word(self, fault: Fault, name: str | None, other: str | None) -> str:
        """The message for *fault* in the bio of *name*, beside that of *other*."""

    def repair(self, fault: Fault, bio: Bio, other: Bio | None) -> Repair | None:
        """The repair for *fault* in a record, if there is one."""
        return None

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        found = judged(record)
        for fault in found.faults:
            if fault.kind in self.kinds and not _is_term(fault, context):
                yield self._finding(fault, found)

    def check_page(
        self, page: Page, record: RecordView | None, context: Context
    ) -> Iterator[PageFinding]:
        if not page.bios:
            return
        from carnegie_meta.rules.bios.on_page import judged_page, placed

        for fault in judged_page(page, record).faults:
            if fault.kind in self.kinds and not _is_term(fault, context):
                yield placed(fault, judged_page(page, record), self.word)

    def _finding(self, fault: Fault, found: Judged) -> Finding:
        from carnegie_meta.model.finding import Finding, Note
        from carnegie_meta.model.span import Span
        from carnegie_meta.text.quote import quoted

        if fault.kind == "no-bio":
            pointer, name = found.authors[fault.index]
            return Finding(pointer, self.word(fault, name, None), value=name)
        bio = found.bios[fault.index]
        other = None if fault.other is None else found.bios[fault.other]
        notes: tuple[Note, ...] = ()
        if other is not None:
            whose = f"the bio of {quoted(other.name)}" if other.name else "the other bio"
            notes = (Note(other.pointer, f"{whose} is here"),)
        whole = not fault.end or (fault.start == 0 and fault.end == len(bio.text or ""))
        return Finding(
            bio.pointer,
            self.word(fault, bio.name or None, other.name if other else None),
            value=bio.text,
            on_key=fault.kind == "no-author" and bio.on_key,
            within=None if whole else Span(fault.start, fault.end),
            repair=self.repair(fault, bio, other),
            notes=notes,
        )


def _is_term(fault: Fault, context: Context) -> bool:
    """Whether the name that a bio opens with is a place, a topic or a house, and nobody's."""
    if fault.kind != "somebody":
        return False
    fields = ("regions", "topics", "centers", "programs", "projects", "blog", "collections")
    known = [vocabulary for f in fields if (vocabulary := context.vocabularies.get(f)) is not None]
    return any(vocabulary.lookup(fault.said) is not None for vocabulary in known)


def bio_of(name: str | None) -> str:
    """The bio of *name* in the words of a message."""
    from carnegie_meta.text.quote import quoted

    return f"bio of {quoted(name)}" if name else "bio without a name"
