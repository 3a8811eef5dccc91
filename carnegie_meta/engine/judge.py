"""The rules, asked about data and pages; what they find has no place in a text yet."""

from __future__ import annotations

from carnegie_meta.model.fields import LIST_FIELDS
from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import escape, split
from carnegie_meta.model.view import RecordView, field_of, nested
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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from carnegie_meta.engine.select import Selection
    from carnegie_meta.model.finding import Finding, PageFinding
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.page.lexicon import Lexicon
    from carnegie_meta.rules.base import Rule
    from carnegie_meta.source.unit import Unit
    from carnegie_meta.vocab.vocabulary import Vocabularies

    Found = tuple[Rule, Finding]

MEMORY = 100_000
"""Verdicts of one kind kept at most; then the memory starts anew."""

CODES = frozenset(
    (
        "blog",
        "centerAffiliationAll",
        "centers",
        "englishNewsletterAll",
        "eventCollection",
        "nonEnglishNewsletterAll",
        "primaryCenter",
        "programAffiliation",
        "programs",
        "type",
    )
)
"""Fields with few values: the rules that read nothing else share one memory."""


class _Group:
    """Record rules that read the same fields, and their verdicts on values seen before."""

    __slots__ = ("memory", "reads", "rules")

    def __init__(self) -> None:
        self.reads: tuple[str, ...] = ()
        self.rules: list[RecordRule] = []
        self.memory: dict[Hashable, tuple[Found, ...]] = {}


class Judge:
    """Rules of one run, with the vocabularies and field names that they go by.

    Verdicts are remembered by the values that a rule reads: in a corpus nearly all recur.
    """

    def __init__(
        self,
        selection: Selection,
        vocabularies: Vocabularies,
        mapping: Mapping[str, str],
        today: str | None,
    ) -> None:
        self.context = Context(vocabularies, today)
        self.mapping = mapping
        rules = selection.rules
        self._groups = _grouped(rule for rule in rules if isinstance(rule, RecordRule))
        self._value_rules = [rule for rule in rules if isinstance(rule, ValueRule)]
        self._page_rules = [rule for rule in rules if isinstance(rule, PageRule)]
        self._lexicon: Lexicon | None = None
        self.problem_rules = {
            kind: rule for rule in rules if isinstance(rule, ProblemRule) for kind in rule.kinds
        }
        self._schema_rules = {
            kind: rule for rule in rules if isinstance(rule, SchemaRule) for kind in rule.kinds
        }
        self._by_field: dict[str, list[ValueRule]] = {}
        self._memory: dict[str, dict[str, tuple[Found, ...]]] = {}
        self._doubtful: dict[frozenset[str], list[_Group]] = {}

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

    def find(self, record: RecordView) -> list[Found]:
        """What the rules find in *record*; pointers under canonical field names."""
        found: list[Found] = []
        if self._schema_rules and not validate.is_valid(record.data):
            for mistake in validate.mistakes(record.data):
                schema_rule = self._schema_rules.get(mistake.kind)
                if schema_rule is not None:
                    findings = schema_rule.explain(mistake, record, self.context)
                    found.extend((schema_rule, finding) for finding in findings)
        self._read(record, found)
        for group in self._groups:
            found += self._relate(group, record)
        return found

    def find_doubtful(self, data: object, doubts: frozenset[str]) -> list[Found]:
        """What :meth:`find_any` finds in *data*, a record with nothing to find but what record
        rules say that read none but the fields *doubts*."""
        assert isinstance(data, dict)  # nothing else is told so much of
        groups = self._doubtful.get(doubts)
        if groups is None:
            groups = [group for group in self._groups if doubts.issuperset(group.reads)]
            self._doubtful[doubts] = groups
        record = RecordView(data)
        found: list[Found] = []
        for group in groups:
            found += self._relate(group, record)
        return found

    def _read(self, record: RecordView, found: list[Found]) -> None:
        """Add the verdicts on every string of *record*, in document order."""
        for field, value in record.data.items():
            if isinstance(value, str):
                # Text where a list belongs is one mistake, and the schema's.
                if field not in LIST_FIELDS:
                    known = self._value(field, value)
                    found += (_below(item, "/" + escape(field)) for item in known)
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    if isinstance(item, str):
                        known = self._value(field, item)
                        if known:
                            pointer = f"/{escape(field)}/{index}"
                            found += (_below(item, pointer) for item in known)
                    elif isinstance(item, (list, dict)):
                        self._look_into(item, f"/{escape(field)}/{index}", field, found)
            elif isinstance(value, dict):
                self._look_into(value, "/" + escape(field), field, found)

    def _look_into(self, value: object, at: str, field: str, found: list[Found]) -> None:
        for pointer, inner, text in nested(value, at, field):
            found += (_below(item, pointer) for item in self._value(inner, text))

    def _value(self, field: str, value: str) -> tuple[Found, ...]:
        """Verdicts of the value rules on *value*, remembered."""
        memory = self._memory.get(field)
        if memory is None:
            if len(self._memory) >= MEMORY:
                self._memory.clear()
            memory = self._memory[field] = {}
        known = memory.get(value)
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
            if len(memory) >= MEMORY:
                memory.clear()
            memory[value] = known
        return known

    def _relate(self, group: _Group, record: RecordView) -> tuple[Found, ...]:
        """Verdicts of the record rules in *group*, remembered."""
        data = record.data
        key: Hashable = None
        if group.reads and "*" not in group.reads:
            values = [data.get(field, MISSING) for field in group.reads]
            key = tuple([tuple(v) if type(v) is list else v for v in values])
            try:
                known = group.memory.get(key)
            except TypeError:  # an object among the values
                key = None
            else:
                if known is not None:
                    return known
        found = tuple(
            (rule, finding) for rule in group.rules for finding in rule.check(record, self.context)
        )
        # Text only: True and 1 would be one key, though they are two values.
        if key is not None and all(_is_text(value) for value in values):
            if len(group.memory) >= MEMORY:
                group.memory.clear()
            group.memory[key] = found
        return found

    def counts(self, rule: ProblemRule, problem: Problem) -> bool:
        """Whether *problem* stands where *rule* has a say."""
        if not rule.own_fields or not problem.pointer or "key" in problem.facts:
            return True
        key = split(problem.pointer)[0]
        return key in self.mapping or field_of(key) is not None

    def text(self, text: str) -> list[Found]:
        """What the value rules find in the *text* of a page."""
        return [
            (rule, finding)
            for rule in self._value_rules
            if rule.pages
            for finding in rule.check_value(PAGE, text, self.context)
        ]

    def parts(self, unit: Unit) -> list[tuple[PageRule, PageFinding]]:
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


def _grouped(rules: Iterator[RecordRule]) -> list[_Group]:
    """*rules* by the fields that they read; those that read CODES only are together."""
    groups: dict[frozenset[str], _Group] = {}
    for rule in rules:
        reads = frozenset(rule.reads)
        key = CODES if reads and reads <= CODES else reads
        group = groups.setdefault(key, _Group())
        group.rules.append(rule)
        group.reads = tuple(sorted(reads.union(group.reads)))
    return list(groups.values())


def _is_text(value: object) -> bool:
    if type(value) is list:
        return all(type(item) is str for item in value)
    return type(value) is str or value is MISSING


def _below(found: Found, pointer: str) -> Found:
    """*found* in one value, as a finding about the value at *pointer*."""
    from carnegie_meta.model.value import replaced

    rule, finding = found
    repair = finding.repair
    if repair is not None:
        changes = tuple(replaced(c, pointer=pointer + c.pointer) for c in repair.changes)
        repair = replaced(repair, changes=changes)
    return rule, replaced(finding, pointer=pointer + finding.pointer, repair=repair)
