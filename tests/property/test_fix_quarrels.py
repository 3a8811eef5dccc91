"""Rules that contradict each other: fixing ends, nothing gets worse, and a second time is idle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

from hypothesis import event, given, settings

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.finding import SEVERITIES, Change, Finding, Repair
from carnegie_meta.model.view import RecordView
from carnegie_meta.rules.base import Context, RecordRule, Rule, ValueRule

from . import layouts

LETTERS = "abcd"


class Rewrites(ValueRule):
    """Terms that are to be others; what one such rule wants, another may not."""

    name = "rewrites"
    reads = ("regions",)

    def __init__(self, random: Random, number: int) -> None:
        self.code = f"XXX{number}"  # type: ignore[misc]  # a rule of its own each time
        self.severity = random.choice(SEVERITIES)  # type: ignore[misc]  # as above
        self.wanted = {
            letter: random.choice(LETTERS) + random.choice(("", "", letter)) for letter in LETTERS
        }

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        wanted = self.wanted.get(value)
        if wanted is not None and wanted != value:
            change = Change("replace", "", wanted)
            yield Finding("", f"not {value}", repair=Repair(f"Write {wanted}", "safe", (change,)))


class Lists(RecordRule):
    """Lists that are to be shorter, longer, or in another order."""

    name = "lists"
    reads = ("regions",)

    def __init__(self, random: Random, number: int) -> None:
        self.code = f"XXX{number}"  # type: ignore[misc]  # as above
        self.severity = random.choice(SEVERITIES)  # type: ignore[misc]  # as above
        self.what = random.choice(("remove", "insert", "swap"))
        self.letter, self.other = random.sample(LETTERS, 2)

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        items = [text for _, text in record.items("regions")]
        if self.letter not in items:
            return
        at = items.index(self.letter)
        pointer = f"/regions/{at}"
        changes: tuple[Change, ...] = (Change("remove", pointer),)
        if self.what == "insert":
            if self.other in items:
                return
            changes = (Change("insert", pointer, self.other),)
        elif self.what == "swap":
            if self.other not in items[at:]:
                return
            there = f"/regions/{items.index(self.other, at)}"
            changes = (
                Change("replace", pointer, self.other),
                Change("replace", there, self.letter),
            )
        yield Finding(pointer, f"{self.what} {self.letter}", repair=Repair("Do", "safe", changes))


def quarrel(random: Random) -> Checker:
    """A checker of some such rules and no other."""
    kinds = (Rewrites, Lists)
    rules: list[Rule] = [random.choice(kinds)(random, 100 + n) for n in range(random.randint(1, 5))]
    selection = Selection(select=("REL101",))
    selection.rules = tuple(rules)
    return Checker(selection)


@settings(max_examples=400)
@given(layouts.seeds)
def test_fixing_ends_whatever_the_rules_want(seed: int) -> None:
    random = Random(seed)
    checker = quarrel(random)
    records = [
        {"type": "other", "regions": random.choices(LETTERS, k=random.randint(0, 6))}
        for _ in range(random.randint(1, 3))
    ]
    format = random.choice(("json", "jsonl"))
    lines = [json.dumps(record) for record in records]
    text = "\n".join(lines) if format == "jsonl" else f"[{', '.join(lines)}]"
    before = fix_text(text, format, checker)
    assert len(before.applied) < 100
    again = fix_text(before.text, format, checker)
    assert again.text == before.text
    assert again.applied == ()
    assert [d.to_dict() for d in again.remaining] == [d.to_dict() for d in before.remaining]
    offered = [d for d in before.remaining if d.fix is not None]
    assert [s.diagnostic for s in before.skipped] == offered
    event(f"refused: {bool(before.skipped)}, applied: {bool(before.applied)}")
