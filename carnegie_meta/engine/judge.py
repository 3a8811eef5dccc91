"""The rules, asked about data and pages; what they find has no place in a text yet."""

from __future__ import annotations

from carnegie_meta.model.fields import LIST_FIELDS
from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import escape, split
from carnegie_meta.model.view import RecordView, field_of, nested
from carnegie_meta.rules.base import PAGE, Context
from carnegie_meta.validation import validate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from typing import Any

    from carnegie_meta.engine.evident import Evident
    from carnegie_meta.engine.select import Selection
    from carnegie_meta.model.finding import Finding, PageFinding
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.page.lexicon import Lexicon
    from carnegie_meta.rules.base import PageRule, ProblemRule, RecordRule, Rule, ValueRule
    from carnegie_meta.rules.registry import Listed
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

SPARED = 50
"""Records for which rules are spared that have nothing to look at; later ones find most loaded."""


class _Group:
    """Record rules that read the same fields, and their verdicts on values seen before.

    ``rules`` is None until they are loaded.
    """

    __slots__ = ("listed", "memory", "reads", "rules")

    def __init__(self) -> None:
        self.reads: tuple[str, ...] = ()
        self.listed: list[Listed] = []
        self.rules: list[RecordRule] | None = None
        self.memory: dict[Hashable, tuple[Found, ...]] = {}

    def load(self) -> None:
        """Load the rules, if they are not."""
        if self.rules is None:
            self.rules = [each.rule for each in self.listed]


class _ByKind:
    """Rules by the kinds of what they word, each loaded when it is asked for."""

    __slots__ = ("_listed",)

    def __init__(self, listed: Iterable[Listed]) -> None:
        self._listed = {kind: each for each in listed for kind in each.kinds}

    def get(self, kind: str) -> Any:
        """The rule that words *kind*, None where there is none."""
        each = self._listed.get(kind)
        return None if each is None else each.rule

    def __contains__(self, kind: str) -> bool:
        return kind in self._listed

    def __bool__(self) -> bool:
        return bool(self._listed)


class Judge:
    """Rules of one run, with the vocabularies and field names that they go by.

    Verdicts are remembered by the values that a rule reads: in a corpus nearly all recur.
    With *evident* rules are loaded for the first records only where what they read is not plainly
    right.
    """

    def __init__(
        self,
        selection: Selection,
        vocabularies: Vocabularies,
        mapping: Mapping[str, str],
        today: str | None,
        evident: Evident | None = None,
    ) -> None:
        self.context = Context(vocabularies, today)
        self.mapping = mapping
        listed: dict[str, list[Listed]] = {}
        for each in selection.listed:
            for base in each.bases:
                listed.setdefault(base, []).append(each)
        self._groups = _grouped(listed.get("RecordRule", ()))
        self._value_rules = listed.get("ValueRule", [])
        self._page_rules = listed.get("PageRule", [])
        self._lexicon: Lexicon | None = None
        self.problem_rules = _ByKind(listed.get("ProblemRule", ()))
        self._schema_rules = _ByKind(listed.get("SchemaRule", ()))
        self._evident = evident
        self._sparing = 0 if evident is None else SPARED
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
            if group.rules is None:
                if self._is_right(record.data, group.reads):
                    continue
                group.load()
            found += self._relate(group, record)
        if self._sparing:
            self._sparing -= 1
        return found

    def find_keys(self, record: RecordView, names: frozenset[str]) -> list[Found]:
        """What the rules called *names*, which look at keys alone, find in *record*."""
        found: list[Found] = []
        for mistake in validate.mistakes(record.data):
            # These rules are called as what they word.
            schema_rule = self._schema_rules.get(mistake.kind) if mistake.kind in names else None
            if schema_rule is not None:
                findings = schema_rule.explain(mistake, record, self.context)
                found.extend((schema_rule, finding) for finding in findings)
        for group in self._groups:
            for each in group.listed:
                if each.name in names:
                    rule = each.rule
                    found.extend((rule, finding) for finding in rule.check(record, self.context))
        return found

    def _is_right(self, data: Mapping[str, object], fields: tuple[str, ...]) -> bool:
        """Whether rules that read *fields* need not be loaded to find nothing in *data*."""
        if not self._sparing or self._evident is None or "*" in fields:
            return False
        return self._evident.agrees(data, fields)

    def find_doubtful(self, data: object, doubts: frozenset[str]) -> list[Found]:
        """What :meth:`find_any` finds in *data*, a record with nothing to find but what record
        rules say that read none but the fields *doubts*."""
        assert isinstance(data, dict)  # nothing else is told so much of
        groups = self._doubtful.get(doubts)
        if groups is None:
            groups = [group for group in self._groups if doubts.issuperset(group.reads)]
            for group in groups:
                group.load()
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
                evident = self._evident
                if self._sparing and evident is not None and evident.has_right(field, value):
                    memory[value] = ()
                    return ()
                listed = self._value_rules
                rules = [r.rule for r in listed if field in r.reads or "*" in r.reads]
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
            (rule, finding)
            for rule in group.rules or ()
            for finding in rule.check(record, self.context)
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
            (each.rule, finding)
            for each in self._value_rules
            if each.pages
            for finding in each.rule.check_value(PAGE, text, self.context)
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
            (each.rule, finding)
            for each in self._page_rules
            for finding in each.rule.check_page(page, view, self.context)
        ]


def _grouped(listed: Iterable[Listed]) -> list[_Group]:
    """The rules *listed* by the fields that they read; those that read CODES only are together."""
    groups: dict[frozenset[str], _Group] = {}
    for rule in listed:
        reads = frozenset(rule.reads)
        key = CODES if reads and reads <= CODES else reads
        group = groups.setdefault(key, _Group())
        group.listed.append(rule)
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
