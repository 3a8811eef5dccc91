"""From findings to diagnostics: pointers become places in the file."""

from __future__ import annotations

from carnegie_meta.model.diagnostic import Diagnostic, Related
from carnegie_meta.model.finding import Change, Finding
from carnegie_meta.model.fix import Edit, Fix
from carnegie_meta.model.span import Span
from carnegie_meta.model.view import RecordView
from carnegie_meta.source.unit import WITHOUT_FIXES, WITHOUT_TEXT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carnegie_meta.engine.judge import Found
    from carnegie_meta.engine.select import Selection
    from carnegie_meta.model.finding import PageFinding, PageNote, Repair
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Range
    from carnegie_meta.rules.base import PageRule, Rule
    from carnegie_meta.source.lower.place import Sites, TextEdit
    from carnegie_meta.source.unit import Node, PageText, RawRecord, Unit

MAX_FIXES = 1000
"""Fixes that one record is offered at a time; the rest are offered when those are done."""


def unplaced(
    rule: Rule,
    selection: Selection,
    finding: Finding,
    view: RecordView | None,
    index: int | None,
    wrapper: str = "",
) -> Diagnostic:
    """A diagnostic of a record that comes from no text and stands at *wrapper*."""
    actual = view.actual if view is not None else str
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=selection.severity(rule),
        message=finding.message,
        record=index,
        pointer=wrapper + actual(finding.pointer),
        value=finding.value,
        related=tuple(
            Related(n.message, None, index, wrapper + actual(n.pointer)) for n in finding.notes
        ),
    )


class Placer:
    """Places what was found in one unit."""

    def __init__(self, unit: Unit, selection: Selection, mapping: Mapping[str, str]) -> None:
        self._unit = unit
        self._selection = selection
        self._mapping = mapping
        self._text = unit.text
        self._path = self._text.path
        self._has_text = unit.format not in WITHOUT_TEXT
        self._sites: tuple[RawRecord, Sites] | None = None

    def _diagnostic(
        self,
        rule: Rule,
        finding: Finding,
        span: Span,
        record: int | None = None,
        pointer: str | None = None,
        fix: Fix | None = None,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        return Diagnostic(
            rule.code,
            rule.name,
            self._selection.severity(rule),
            finding.message,
            self._path,
            record,
            pointer,
            self._range(span),
            finding.value,
            fix,
            related,
        )

    def _range(self, span: Span) -> Range | None:
        """*span* as lines and columns; None where the format has none."""
        return self._text.range(span) if self._has_text else None

    def problem(self, rule: Rule, problem: Problem, finding: Finding) -> Diagnostic:
        """A reader's problem, at the reader's own place."""
        fix = None
        if finding.repair is not None:
            fix = self._problem_fix(problem, finding.repair)
        return self._diagnostic(
            rule, finding, problem.span, record=problem.record, pointer=problem.pointer, fix=fix
        )

    def _problem_fix(self, problem: Problem, repair: Repair) -> Fix | None:
        """The fix for a reader's problem; the pointers of its changes are as written."""
        records = self._unit.records
        for raw in records:
            if raw.index == problem.record or len(records) == 1:
                above = raw.wrapper
                if problem.kind == "repeated-member":
                    return self._without_repeated(raw, problem, repair)
                if all(change.pointer.startswith(above + "/") for change in repair.changes):
                    return self._fix(raw, repair, [c.pointer[len(above) :] for c in repair.changes])
        return None

    def _fix(self, raw: RawRecord, repair: Repair, pointers: list[str]) -> Fix | None:
        """*repair*, its changes at *pointers*, as edits of the file; None where there is no way."""
        if self._unit.format in WITHOUT_FIXES:
            return None
        from carnegie_meta.source.lower import Sites, lower

        if self._sites is None or self._sites[0] is not raw:
            self._sites = raw, Sites()
        changes = tuple(
            [
                change if change.pointer == pointer else Change(change.op, pointer, change.value)
                for change, pointer in zip(repair.changes, pointers, strict=True)
            ]
        )
        return self._as_fix(repair, lower(self._unit, raw, changes, self._sites[1]), changes)

    def _without_repeated(self, raw: RawRecord, problem: Problem, repair: Repair) -> Fix | None:
        """The fix that takes a repeated member; as data, the record stays what it was."""
        from carnegie_meta.source.lower import without_repeated

        pointer = problem.pointer or ""
        if not pointer.startswith(raw.wrapper + "/"):
            return None
        pointer = pointer[len(raw.wrapper) :]
        return self._as_fix(repair, without_repeated(self._unit, raw, pointer, problem.span), ())

    def _as_fix(
        self, repair: Repair, lowered: list[TextEdit] | None, changes: tuple[Change, ...]
    ) -> Fix | None:
        if lowered is None:
            return None
        edits = []
        text = self._text
        for edit in lowered:
            span = Span(edit.start, edit.end)
            edits.append(Edit(span, text.range(span), edit.content))
        return Fix(repair.title, repair.applicability, tuple(edits), changes)

    def record(self, raw: RawRecord, found: list[Found]) -> Iterator[Diagnostic]:
        """Findings about *raw*, each at the innermost place that the text has for it."""
        if not found:
            return
        view = RecordView(raw.data if isinstance(raw.data, dict) else {}, self._mapping)
        repairs = 0
        for rule, finding in found:
            pointer = raw.wrapper + view.actual(finding.pointer)
            related: tuple[Related, ...] = ()
            if finding.notes:
                notes = [self.related(raw, view, n.pointer, n.message) for n in finding.notes]
                related = tuple(notes)
            fix = None
            if finding.repair is not None and repairs < MAX_FIXES:
                repairs += 1
                pointers = [view.actual(change.pointer) for change in finding.repair.changes]
                fix = self._fix(raw, finding.repair, pointers)
            span = self._span(raw, pointer, finding.within, finding.on_key)
            yield self._diagnostic(rule, finding, span, raw.index, pointer, fix, related)

    def related(self, raw: RawRecord, view: RecordView, pointer: str, message: str) -> Related:
        """*message* at *pointer*, under canonical names, of *raw*."""
        there = raw.wrapper + view.actual(pointer)
        place = self._range(self._span(raw, there, None, False))
        return Related(message, self._path, raw.index, there, place)

    def _span(self, raw: RawRecord, pointer: str, within: Span | None, on_key: bool) -> Span:
        node = self._node(raw, pointer)
        if node is None:
            return Span(0, 0)
        if on_key and node.key is not None:
            return node.key
        if within is not None:
            offsets = node.offsets()
            if offsets is not None and within.end < len(offsets):
                return Span(offsets[within.start], offsets[within.end])
        return node.value

    def _node(self, raw: RawRecord, pointer: str) -> Node | None:
        """The Node at *pointer*, or at the nearest place around it that has one."""
        node = self._unit.node(raw, pointer)
        while node is None and pointer:
            pointer = pointer.rpartition("/")[0]
            node = self._unit.node(raw, pointer)
        return node

    def page(self, page: PageText, found: list[Found]) -> Iterator[Diagnostic]:
        """Findings in the text around the records; what lies inside one is that record's."""
        inside = [
            node.value
            for raw in self._unit.records
            if (node := self._unit.node(raw, raw.wrapper)) is not None
        ]
        for rule, finding in found:
            span = page.span(finding.within or Span(0, 0))
            if not any(span.overlaps(other) for other in inside):
                yield self._diagnostic(rule, finding, span)

    def parts(self, found: list[tuple[PageRule, PageFinding]]) -> Iterator[Diagnostic]:
        """Findings about the parts of a page, and about its record beside them."""
        for rule, finding in found:
            span, pointer = self._page_place(finding)
            related = []
            for note in finding.notes:
                there, at = self._page_place(note)
                place = self._range(there)
                related.append(Related(note.message, self._path, None, at, place))
            yield self._diagnostic(
                rule,
                Finding("", finding.message, finding.value),
                span,
                pointer=pointer,
                related=tuple(related),
            )

    def _page_place(self, found: PageFinding | PageNote) -> tuple[Span, str | None]:
        if found.pointer is None:
            return found.span or Span(0, 0), None
        raw = self._unit.records[0]
        view = RecordView(raw.data if isinstance(raw.data, dict) else {}, self._mapping)
        pointer = raw.wrapper + view.actual(found.pointer)
        return self._span(raw, pointer, None, False), pointer
