"""Every rule's own examples, run through the engine with that rule alone."""

from __future__ import annotations

from typing import Any

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.example import found
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.pointer import split
from carnegie_meta.rules import registry
from carnegie_meta.rules.base import Rule, VocabularyRule
from carnegie_meta.rules.example import Bad, Good

GOOD = [
    pytest.param(rule, example, id=f"{rule.code}-good-{number}")
    for rule in registry.rules()
    for number, example in enumerate(rule.examples)
    if not isinstance(example, Bad)
]
BAD = [
    pytest.param(rule, example, id=f"{rule.code}-bad-{number}")
    for rule in registry.rules()
    for number, example in enumerate(rule.examples)
    if isinstance(example, Bad)
]


def is_of_record(case: Any) -> bool:
    """Whether the example is a record's: vocabulary files are not mended."""
    return not isinstance(case.values[0], VocabularyRule)


@pytest.mark.parametrize("rule", registry.rules(), ids=lambda rule: rule.code)
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert any(isinstance(example, Bad) for example in rule.examples)
    assert any(not isinstance(example, Bad) for example in rule.examples)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_is_silent(rule: Rule, example: Good) -> None:
    assert [d.message for d in found(rule, example)] == []


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_is_found_where_it_stands(rule: Rule, example: Bad) -> None:
    diagnostics = found(rule, example)
    assert len(diagnostics) == example.count, [d.message for d in diagnostics]
    first = diagnostics[0]
    assert (first.code, first.name) == (rule.code, rule.name)
    assert first.pointer == example.at
    assert not first.message.endswith(".")
    if example.mark is not None:
        assert marked(example.text, first) == example.mark
        start = -1
        for _ in range(example.nth):
            start = example.text.index(example.mark, start + 1)
        assert first.range is not None
        lines = example.text[:start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert (first.range.line, first.range.column) == (len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize(("rule", "example"), [case for case in BAD if is_of_record(case)])
def test_a_bad_example_is_mended_as_it_says(rule: Rule, example: Bad) -> None:
    checker = Checker(Selection(select=(rule.code,)))
    result = fix_text(example.text, example.format, checker, unsafe=True)
    fixes = [diagnostic.fix for diagnostic in found(rule, example)]
    assert [skipped.reason for skipped in result.skipped] == []
    if example.fixed is None:
        return  # the example shows something else; that nothing was refused holds all the same
    assert result.text == example.fixed
    assert rule.fix is not None
    assert fixes[0] is not None
    ranks = ("safe", "unsafe", "display")
    assert all(
        fix is None or ranks.index(fix.applicability) >= ranks.index(rule.fix) for fix in fixes
    )


@pytest.mark.parametrize("rule", registry.rules(), ids=lambda rule: rule.code)
def test_a_rule_that_mends_shows_it(rule: Rule) -> None:
    shown = any(isinstance(example, Bad) and example.fixed is not None for example in rule.examples)
    assert shown == (rule.fix in ("safe", "unsafe"))


def marked(text: str, diagnostic: Diagnostic) -> str:
    """The piece of *text* that the diagnostic's range covers."""
    place = diagnostic.range
    assert place is not None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    middle = lines[place.line : place.end_line - 1]
    ends = (
        lines[place.line - 1][place.column - 1 :],
        lines[place.end_line - 1][: place.end_column - 1],
    )
    return "\n".join([ends[0], *middle, ends[1]])


@pytest.mark.parametrize("rule", registry.rules(), ids=lambda rule: rule.code)
def test_a_rule_is_documented(rule: Rule) -> None:
    text = rule.__doc__ or ""
    assert text.strip().splitlines()[0].endswith(".")
    assert "Why:" in text
    assert rule.severity in ("error", "warning", "info")
    for example in rule.examples:
        if isinstance(example, Bad) and example.at:
            split(example.at)
