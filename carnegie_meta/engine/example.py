"""What a rule says about one of its own examples."""

from __future__ import annotations

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.corpus import diagnostics as place_all
from carnegie_meta.engine.corpus import member
from carnegie_meta.engine.reduce import Summaries, conclude, corpus_rules
from carnegie_meta.engine.select import Selection
from carnegie_meta.engine.vocabulary import VocabularyChecker
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.rules.base import Rule
    from carnegie_meta.rules.example import Bad, Good
    from carnegie_meta.source.unit import Unit

VOCABULARY = "vocabulary"
"""The format of examples that are vocabulary files; no reader of records takes them."""

INCOMPLETE = ("SCH102", "SYN401", "SYN5", "SYN6")
"""Rules that find only that a fragment is no whole record or file."""


DAY = "2026-01-01"
"""The day on which examples are checked, whatever the clock says."""


def found(rule: Rule, example: Good) -> list[Diagnostic]:
    """What *rule* alone finds in *example*."""
    source = Input("example", example.text.encode("utf-8", "surrogatepass"))
    if example.format == VOCABULARY:
        return VocabularyChecker(Selection(select=(rule.code,))).check(source)
    checker = Checker(Selection(select=(rule.code,)), today=DAY)
    units = list(reader(example.format).read(source))
    diagnostics = [diagnostic for unit in units for diagnostic in checker.check_unit(unit)]
    return diagnostics + _together(units, checker)


def _together(units: list[Unit], checker: Checker) -> list[Diagnostic]:
    """What corpus rules find in the records of *units*."""
    if not corpus_rules(checker.selection.rules):
        return []
    records = {
        ("example", -1 if raw.index is None else raw.index): (unit, raw)
        for unit in units
        for raw in unit.records
    }
    rules, context = checker.selection.rules, checker.context
    summaries = Summaries(rules, context)
    for origin, (_, raw) in records.items():
        summaries.add(member(raw, checker, origin))
    cases = conclude(rules, summaries.take(), context)
    return [found.diagnostic for found in place_all(cases, checker, lambda _: records)]


def others(rule: Rule, example: Good) -> tuple[str, ...]:
    """Codes of the other rules that report *example*.

    Keys that a fragment lacks are no fault of it, nor is a page without the record that it would
    be.
    """
    source = Input("example", example.text.encode("utf-8", "surrogatepass"))
    if example.format == VOCABULARY:
        codes = {diagnostic.code for diagnostic in VocabularyChecker().check(source)}
    else:
        checker = Checker(Selection(ignore=INCOMPLETE), today=DAY)
        units = reader(example.format).read(source)
        codes = {diagnostic.code for unit in units for diagnostic in checker.check_unit(unit)}
    return tuple(sorted(codes - {rule.code}))


def message(rule: Rule, example: Bad) -> str:
    """The message of the finding that *example* shows."""
    return found(rule, example)[0].message
