"""One unit of text against the rules: what is found, and where it stands."""

from __future__ import annotations

from carnegie_meta.engine.select import Selection
from carnegie_meta.model.pointer import split
from carnegie_meta.model.view import RecordView, field_of
from carnegie_meta.rules.base import (
    PAGE,
    Context,
    PageRule,
    ProblemRule,
    RecordRule,
    SchemaRule,
    ValueRule,
)
from carnegie_meta.validation import validate
from carnegie_meta.vocab.vocabulary import Vocabularies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.finding import Finding, PageFinding
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.page.lexicon import Lexicon
    from carnegie_meta.rules.base import Rule
    from carnegie_meta.source.unit import RawRecord, Unit

    Found = tuple[Rule, Finding]

MEMORY = 100_000
"""Verdicts on values kept at most; then the memory starts anew."""

MARK = "carnegie-meta:"
"""What a comment to this program begins with."""

COMMENTED_FORMATS = ("yaml", "frontmatter", "toml")
"""Formats whose metadata can hold comments."""


class Checker:
    """Rules, vocabularies and field names of one run.

    Verdicts of rules on single values are remembered: in a corpus nearly all values recur.
    """

    def __init__(
        self,
        selection: Selection | None = None,
        vocabularies: Vocabularies | None = None,
        mapping: Mapping[str, str] | None = None,
        today: str | None = None,
    ) -> None:
        self.selection = selection or Selection()
        self.context = Context(vocabularies or Vocabularies(), today)
        self.mapping = dict(mapping or {})
        rules = self.selection.rules
        self._record_rules = [rule for rule in rules if isinstance(rule, RecordRule)]
        self._value_rules = [rule for rule in rules if isinstance(rule, ValueRule)]
        self._page_rules = [rule for rule in rules if isinstance(rule, PageRule)]
        self._lexicon: Lexicon | None = None
        self._problem_rules = {
            kind: rule for rule in rules if isinstance(rule, ProblemRule) for kind in rule.kinds
        }
        self._schema_rules = {
            kind: rule for rule in rules if isinstance(rule, SchemaRule) for kind in rule.kinds
        }
        self._by_field: dict[str, list[ValueRule]] = {}
        self._memory: dict[tuple[str, str], tuple[Found, ...]] = {}

    def find(self, record: RecordView) -> list[Found]:
        """What the rules find in *record*; pointers under canonical field names."""
        found: list[Found] = []
        if self._schema_rules and not validate.is_valid(record.data):
            for mistake in validate.mistakes(record.data):
                schema_rule = self._schema_rules.get(mistake.kind)
                if schema_rule is not None:
                    findings = schema_rule.explain(mistake, record, self.context)
                    found.extend((schema_rule, finding) for finding in findings)
        for pointer, field, value in record.values():
            for rule, finding in self._judge(field, value):
                found.append((rule, _below(finding, pointer)))
        for record_rule in self._record_rules:
            found.extend((record_rule, f) for f in record_rule.check(record, self.context))
        return found

    def _judge(self, field: str, value: str) -> tuple[Found, ...]:
        """Verdicts of the value rules on *value*, remembered."""
        known = self._memory.get((field, value))
        if known is None:
            rules = self._by_field.get(field)
            if rules is None:
                rules = [r for r in self._value_rules if field in r.reads or "*" in r.reads]
                self._by_field[field] = rules
            known = tuple(
                (rule, finding)
                for rule in rules
                for finding in rule.check_value(field, value, self.context)
            )
            if len(self._memory) >= MEMORY:
                self._memory.clear()
            self._memory[(field, value)] = known
        return known

    def check_data(self, data: object, index: int | None = None) -> list[Diagnostic]:
        """Diagnostics of a record that comes from no text: they have no range."""
        found = self.find_any(data)
        if not found:
            return []
        from carnegie_meta.engine.place import unplaced

        view = RecordView(data, self.mapping) if isinstance(data, dict) else None
        return [unplaced(rule, self.selection, finding, view, index) for rule, finding in found]

    def check_record(self, unit: Unit, raw: RawRecord) -> list[Diagnostic]:
        """Diagnostics of one record of *unit*, in the order of the text."""
        found = self.find_any(raw.data)
        if not found:
            return []
        from carnegie_meta.engine.place import Placer

        placed = Placer(unit, self.selection, self.mapping).record(raw, found)
        return sorted(placed, key=lambda diagnostic: diagnostic.sort_key)

    def check_unit(self, unit: Unit) -> list[Diagnostic]:
        """Diagnostics of everything in *unit*, in the order of the text."""
        problems = unit.problems + self._wrong_directives(unit)
        if unit.page is None and not problems:
            # The good path: nothing that places findings is loaded.
            results = [(raw, found) for raw in unit.records if (found := self.find_any(raw.data))]
            if not results:
                return []
        else:
            results = [(raw, self.find_any(raw.data)) for raw in unit.records]
        from carnegie_meta.engine.place import Placer

        placer = Placer(unit, self.selection, self.mapping)
        diagnostics: list[Diagnostic] = []
        sources: list[tuple[ProblemRule, Problem]] = []
        for problem in problems:
            problem_rule = self._problem_rules.get(problem.kind)
            if problem_rule is not None and self._counts(problem_rule, problem):
                if problem_rule.echoes:
                    sources.append((problem_rule, problem))
                finding = problem_rule.describe(problem)
                diagnostics.append(placer.problem(problem_rule, problem, finding))
        for raw, found in results:
            diagnostics.extend(placer.record(raw, found))
        if unit.page is not None:
            diagnostics.extend(placer.page(unit.page, self._page(unit.page.text)))
            diagnostics.extend(placer.parts(self._parts(unit)))
        if sources:
            from carnegie_meta.engine.echo import Echoes

            echoes = Echoes(unit, sources)
            diagnostics = [d for d in diagnostics if d not in echoes]
        diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
        return diagnostics

    def _parts(self, unit: Unit) -> list[tuple[PageRule, PageFinding]]:
        """What the page rules find in a page and its record; several have none to go by."""
        if not self._page_rules or unit.page is None or not unit.page.text:
            return []
        from carnegie_meta.page.extract import page_of
        from carnegie_meta.page.lexicon import Lexicon

        if self._lexicon is None:
            self._lexicon = Lexicon(self.context.vocabularies)
        page = page_of(unit, self._lexicon)
        view = None
        if len(page.blocks) == 1 and page.record is not None:
            view = RecordView(page.record, self.mapping)
        return [
            (rule, finding)
            for rule in self._page_rules
            for finding in rule.check_page(page, view, self.context)
        ]

    def _wrong_directives(self, unit: Unit) -> list[Problem]:
        """What is wrong in comments to this program; a text that was not read has none."""
        if unit.format not in COMMENTED_FORMATS or not unit.records:
            return []
        if MARK not in unit.text.content or "unknown-directive" not in self._problem_rules:
            return []
        from carnegie_meta.engine.suppress import wrong_directives

        return wrong_directives(unit)

    def _counts(self, rule: ProblemRule, problem: Problem) -> bool:
        """Whether *problem* stands where *rule* has a say."""
        if not rule.own_fields or not problem.pointer or "key" in problem.facts:
            return True
        key = split(problem.pointer)[0]
        return key in self.mapping or field_of(key) is not None

    def find_any(self, data: object) -> list[Found]:
        """What the rules find in *data*, a record or whatever stands in the place of one."""
        if isinstance(data, dict):
            return self.find(RecordView(data, self.mapping))
        found: list[Found] = []
        rule = self._schema_rules.get("not-an-object")
        if rule is not None:
            mistake = validate.Mistake("not-an-object", "", data, {})
            found += [(rule, f) for f in rule.explain(mistake, RecordView({}), self.context)]
        return found

    def _page(self, text: str) -> list[Found]:
        return [
            (rule, finding)
            for rule in self._value_rules
            if rule.pages
            for finding in rule.check_value(PAGE, text, self.context)
        ]


def _below(finding: Finding, pointer: str) -> Finding:
    """*finding*, found in one value, as a finding about the value at *pointer*."""
    from dataclasses import replace

    repair = finding.repair
    if repair is not None:
        changes = tuple(replace(c, pointer=pointer + c.pointer) for c in repair.changes)
        repair = replace(repair, changes=changes)
    value = finding.value
    return replace(finding, pointer=pointer + finding.pointer, value=value, repair=repair)
