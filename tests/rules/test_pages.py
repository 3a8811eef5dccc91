"""Pages of rules: what they say of their own examples, and how they show them."""

from __future__ import annotations

import pytest

from carnegie_meta.engine.example import message, others
from carnegie_meta.rules.base import Rule
from carnegie_meta.rules.example import Good
from carnegie_meta.rules.page import markdown, paragraphs
from carnegie_meta.rules.registry import rule, rules


def test_a_snippet_that_another_rule_reports_says_so() -> None:
    own = rule("TXT107")
    assert others(own, Good('{"topics": ["\\u00a0EU"]}')) == ("TXT106",)
    assert others(own, Good('{"topics": ["EU"]}')) == ()
    page = markdown(own, message, lambda _, example: ("REL504", "SCH104"))
    shown = page.partition("## Not reported by this rule\n")[2]
    assert "\nReported by [REL504](REL504.md), [SCH104](SCH104.md).\n" in shown


def test_what_is_repeated_very_often_is_shortened() -> None:
    page = markdown(rule("SYN104"), message, others)
    assert '{"a":[[[…]]]…}' in page
    assert max(len(line) for line in page.splitlines()) < 200


@pytest.mark.parametrize("each", rules(), ids=lambda each: each.code)
def test_what_a_rule_leaves_alone_is_a_sentence(each: Rule) -> None:
    silent = paragraphs(each)[1].get("Silent", "It is silent.")
    assert silent.endswith(".")
    assert silent.startswith(("It is silent ", "It is silent.", "JSON Lines may be"))
