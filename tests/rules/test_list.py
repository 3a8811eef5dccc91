"""The list of rules that is read in their place says what they say."""

from __future__ import annotations

from importlib import import_module

import pytest

from carnegie_meta.rules import list_compile, registry
from carnegie_meta.rules.base import RecordRule


def test_the_list_is_what_the_rules_say_today() -> None:
    assert list_compile.TABLE.read_text(encoding="utf-8") == list_compile.text()


def test_every_rule_is_listed_once_in_the_order_of_the_families() -> None:
    expected = [
        cls.code
        for package in registry.FAMILIES.values()
        for cls in import_module(f"carnegie_meta.rules.{package}").RULES
    ]
    assert [each.code for each in registry.listed()] == expected
    assert [rule.code for rule in registry.rules()] == expected


def test_codes_of_a_family_stand_in_order() -> None:
    codes = [each.code for each in registry.listed()]
    by_family: dict[str, list[str]] = {}
    for code in codes:
        by_family.setdefault(code[:3], []).append(code)
    assert list(by_family.values()) == [sorted(found) for found in by_family.values()]


def test_what_is_listed_leads_to_the_rule_itself() -> None:
    for each in registry.listed():
        assert each.rule is registry.rule(each.code)
        assert registry.Listed.of(each.rule, each.family).row == each.row


def test_a_list_that_is_stale_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    known = registry.listed()
    monkeypatch.setattr(registry, "_listed", {e.code: e for e in known if e.code != "REL101"})
    with pytest.raises(RuntimeError, match="list_compile"):
        registry._load("relations")


def test_a_rule_of_ones_own_can_be_listed() -> None:
    class Own(RecordRule):
        """Nothing."""

        code, name, since, severity = "OWN101", "own", "0.1", "info"
        reads = ("topics",)

        def check(self, record, context):  # type: ignore[no-untyped-def]  # never asked
            yield from ()

    rule = Own()
    each = registry.Listed.of(rule)
    assert each.rule is rule
    assert (each.bases, each.code, each.reads) == (("RecordRule",), "OWN101", ("topics",))
