"""The fixing loop, with rules made for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import pytest

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.engine.select import Selection
from carnegie_meta.errors import UnknownName
from carnegie_meta.model.finding import Change, Finding, Repair
from carnegie_meta.model.problem import Problem
from carnegie_meta.model.view import RecordView
from carnegie_meta.rules.base import Context, ProblemRule, RecordRule, Rule, ValueRule

if TYPE_CHECKING:
    from carnegie_meta.model.finding import Applicability, Severity


class Spelling(ValueRule):
    """Terms that are to be written otherwise."""

    code, name, severity = "XXX101", "spelling", "warning"
    reads = ("regions",)
    words: ClassVar = {"U.S.": "United States", "US": "United States", "Turkey": "Türkiye"}
    applicability: Applicability = "safe"

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if value in self.words:
            change = Change("replace", "", self.words[value])
            yield Finding("", value, repair=Repair("Write it", self.applicability, (change,)))


class Repeated(RecordRule):
    """A region that stands twice."""

    code, name = "XXX102", "repeated"
    severity: Severity = "error"
    mends = True

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        seen = set()
        for pointer, text in record.items("regions"):
            if text in seen:
                repair = Repair("Drop it", "safe", (Change("remove", pointer),))
                yield Finding(pointer, f"{text} again", repair=repair if self.mends else None)
            seen.add(text)


class Stuck(Repeated):
    """The same, without a repair."""

    mends = False


class Empty(RecordRule):
    """Regions are there and hold nothing."""

    code, name, severity = "XXX103", "empty", "warning"

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        if record.get("regions") == []:
            yield Finding("/regions", "empty")


class Never(RecordRule):
    """A rule whose repair mends nothing."""

    code, name, severity = "XXX104", "never", "error"

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        if record.items("regions"):
            change = Change("insert", "/regions/0", "Asia")
            yield Finding("/regions", "never", repair=Repair("More", "safe", (change,)))


class Unwanted(RecordRule):
    """A term that must go."""

    code, name = "XXX105", "unwanted"
    severity: Severity = "info"

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        for pointer, text in record.items("regions"):
            if text == "Nowhere":
                repair = Repair("Drop it", "safe", (Change("remove", pointer),))
                yield Finding(pointer, "unwanted", repair=repair)


class TwiceTheSame(ProblemRule):
    """A key stands twice with one value."""

    code, name, severity = "XXX108", "twice-the-same", "warning"
    kinds = ("repeated-member",)

    def describe(self, problem: Problem) -> Finding:
        repair = Repair("Drop it", "safe", (Change("remove", problem.pointer or ""),))
        return Finding("", "twice", repair=repair)


def checker(*rules: Rule) -> Checker:
    """A checker of *rules* and no other."""
    selection = Selection(select=("REL101",))
    selection.rules = rules
    return Checker(selection)


def record(*regions: str) -> str:
    inner = ", ".join(f'"{region}"' for region in regions)
    return f'{{"regions": [{inner}], "type": "other"}}'


def test_a_fix_is_applied_and_told() -> None:
    result = fix_text(record("Turkey", "Iran"), "json", checker(Spelling()))
    assert result.text == record("Türkiye", "Iran")
    assert [d.pointer for d in result.applied] == ["/regions/0"]
    assert (result.remaining, result.skipped) == ((), ())


def test_the_byte_order_mark_and_line_ends_stay() -> None:
    text = '\ufeff{\r\n\t"regions": ["Turkey"]\r\n}'
    assert fix_text(text, "json", checker(Spelling())).text == text.replace("Turkey", "Türkiye")


def test_fixes_that_touch_wait_for_the_next_round() -> None:
    result = fix_text(record(*["Iran"] * 7), "json", checker(Repeated()))
    assert result.text == record("Iran")
    assert len(result.applied) == 6


def test_equal_fixes_apply_once() -> None:
    class Again(Spelling):
        code = "XXX106"

    result = fix_text(record("Turkey"), "json", checker(Spelling(), Again()))
    assert result.text == record("Türkiye")
    assert sorted(d.code for d in result.applied) == ["XXX101", "XXX106"]


def test_a_fix_that_adds_a_worse_finding_is_refused() -> None:
    result = fix_text(record("US", "United States"), "json", checker(Spelling(), Stuck()))
    assert result.text == record("US", "United States")
    assert [s.reason for s in result.skipped] == ["it would add XXX102: United States again"]
    assert [d.code for d in result.remaining] == ["XXX101"]


def test_a_refused_fix_does_not_hold_back_the_others_of_its_record() -> None:
    rules = checker(Spelling(), Stuck(), Unwanted())
    result = fix_text(record("US", "United States", "Turkey", "Iran", "Nowhere"), "json", rules)
    assert result.text == record("US", "United States", "Türkiye", "Iran")
    assert [s.diagnostic.pointer for s in result.skipped] == ["/regions/0"]


def test_what_a_fix_adds_and_what_mends_it_are_one_fix() -> None:
    rules = checker(Spelling(), Repeated())
    result = fix_text(record("US", "Iran", "United States", "U.S."), "json", rules)
    assert result.text == record("United States", "Iran")
    assert [d.code for d in result.applied] == ["XXX101", "XXX101", "XXX102", "XXX102"]
    assert (result.skipped, result.remaining) == ((), ())


def test_two_fixes_that_are_wrong_only_together() -> None:
    result = fix_text(record("US", "Iran", "U.S."), "json", checker(Spelling(), Stuck()))
    assert result.text == record("United States", "Iran", "U.S.")
    assert len(result.skipped) == 1


def test_what_was_refused_is_tried_again_when_the_record_has_changed() -> None:
    class Left(RecordRule):
        """One term alone, which is a pity."""

        code, name, severity = "XXX109", "left", "info"

        def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
            if [text for _, text in record.items("regions")] == ["United States"]:
                yield Finding("/regions", "left")

    class Together(RecordRule):
        """Two terms that do not go together."""

        code, name, severity = "XXX107", "together", "warning"

        def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
            if [text for _, text in record.items("regions")] == ["United States", "Nowhere"]:
                yield Finding("/regions", "together")

    rules = checker(Spelling(), Together(), Unwanted(), Left())
    result = fix_text(record("US", "Nowhere"), "json", rules)
    assert result.text == record("United States")
    assert [d.code for d in result.applied] == ["XXX105", "XXX101"]
    assert result.skipped == ()


def test_a_milder_finding_may_come_of_a_fix() -> None:
    class Grave(Unwanted):
        severity: Severity = "error"

    text = record("Nowhere")
    assert fix_text(text, "json", checker(Grave(), Empty())).text == record()
    refused = fix_text(text, "json", checker(Unwanted(), Empty()))
    assert refused.text == text
    assert [s.reason for s in refused.skipped] == ["it would add XXX103: empty"]


def test_a_fix_that_mends_nothing_is_refused() -> None:
    result = fix_text(record("Iran"), "json", checker(Never()))
    assert result.text == record("Iran")
    assert [s.reason for s in result.skipped] == ["XXX104 would be found again"]


def test_unsafe_fixes_are_asked_for() -> None:
    class Guess(Spelling):
        applicability: Applicability = "unsafe"

    class Shown(Spelling):
        applicability: Applicability = "display"

    text = record("Turkey")
    assert fix_text(text, "json", checker(Guess())).text == text
    assert fix_text(text, "json", checker(Guess()), unsafe=True).text == record("Türkiye")
    assert fix_text(text, "json", checker(Shown()), unsafe=True).text == text


def test_jsonl_lines_keep_their_ends_and_their_neighbours() -> None:
    lines = [
        "\ufeff" + record("Iran"),
        "",
        record("US", "Turkey"),
        "{broken",
        record("US", "United States"),
    ]
    text = "\r\n".join(lines)
    result = fix_text(text, "jsonl", checker(Spelling(), Stuck()))
    lines[2] = record("United States", "Türkiye")
    assert result.text == "\r\n".join(lines)
    assert [(d.record, d.range and d.range.line) for d in result.remaining] == [(3, 5)]


def test_records_of_an_array_are_judged_apart() -> None:
    text = f"[{record('US', 'United States')},\n {record('US')}]"
    result = fix_text(text, "json", checker(Spelling(), Stuck()))
    assert result.text == f"[{record('US', 'United States')},\n {record('United States')}]"


def test_findings_that_do_not_count_are_left_alone() -> None:
    result = fix_text(record("Turkey"), "json", checker(Spelling()), keep=lambda _: False)
    assert (result.text, result.remaining) == (record("Turkey"), ())


@pytest.mark.parametrize("format", ["page"])
def test_pages_are_never_edited(format: str) -> None:
    text = "Menu\n" + '{"authors": [], "type": "other", "regions": ["Turkey"]}' + "\nText"
    result = fix_text(text, format, checker(Spelling()), unsafe=True)
    assert result.text == text
    assert len(result.remaining) == 1
    assert result.remaining[0].fix is None


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UnknownName, match="docx"):
        fix_text("", "docx", checker())


def test_text_that_is_no_unicode_is_left_alone() -> None:
    text = '{"regions": ["Turkey"], "type": "\ud800"}'
    assert fix_text(text, "json", checker(Spelling())).text == text


def test_many_records_take_few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = checker(Spelling(), Repeated())
    calls: list[int] = []
    check = rules.check_unit
    monkeypatch.setattr(rules, "check_unit", lambda unit: calls.append(1) or check(unit))
    text = "[" + ",\n".join([record("US", "Turkey", "Iran", "Iran")] * 300) + "]"
    result = fix_text(text, "json", rules)
    assert len(result.applied) == 900
    assert len(calls) <= 4


@pytest.mark.parametrize(
    ("format", "text", "fixed"),
    [
        ("json", '{"type": "x", "a": 1, "type": "x"}', '{"type": "x", "a": 1}'),
        ("json", '{"type": 1,\n "type": 1 ,\n "type": 1,\n "a": 2}', '{"type": 1 ,\n "a": 2}'),
        ("json", '[{"a": {"b": 1,"b": 1}, "type": 1}]', '[{"a": {"b": 1}, "type": 1}]'),
        ("json", '{"block": {"type": 1, "type": 1}}', '{"block": {"type": 1}}'),
        ("json", '{"u": 1, "u": 1, "block": {"type": 1, "authors": []}}', None),
        ("yaml", "type: x\na: 1\ntype: 'x' # again\n", "type: x\na: 1\n"),
        ("yaml", "type:\n  - x\ntype:\n  - x\n  - y\n", None),
        ("yaml", "type:\n  - x\ntype:\n  - x # x\na: 1\n", "type:\n  - x\na: 1\n"),
        ("yaml", "- a: 1\n  type: 1\n  type: 1\n- type: 2\n", "- a: 1\n  type: 1\n- type: 2\n"),
        ("yaml", "{type: x, type: x}\n", "{type: x}\n"),
        ("yaml", "type: x\ntype: &a x\nb: *a\n", None),
        ("frontmatter", "---\ntype: x\ntype: x\n---\ntype: x\n", "---\ntype: x\n---\ntype: x\n"),
    ],
)
def test_a_repeated_member_goes(format: str, text: str, fixed: str | None) -> None:
    result = fix_text(text, format, checker(TwiceTheSame()))
    assert result.text == (text if fixed is None else fixed)


def test_fixes_of_neighbours_are_one_edit() -> None:
    class Dropped(Unwanted):
        severity: Severity = "warning"

    class Together(RecordRule):
        """Two terms that do not go together."""

        code, name, severity = "XXX107", "together", "warning"

        def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
            if [text for _, text in record.items("regions")] == ["United States", "Nowhere"]:
                yield Finding("/regions", "together")

    rules = checker(Spelling(), Together(), Dropped())
    result = fix_text(record("US", "Nowhere"), "json", rules)
    assert result.text == record("United States")
    assert [d.code for d in result.applied] == ["XXX101", "XXX105"]


def test_the_reason_of_a_refusal_is_a_finding_that_was_not_there() -> None:
    class Names(RecordRule):
        """Each term of two words, which no repair may add to."""

        code, name, severity = "XXX110", "names", "warning"

        def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
            for pointer, text in record.items("regions"):
                if " " in text:
                    yield Finding(pointer, f"two words: {text}")

    result = fix_text(record("South Korea", "US"), "json", checker(Spelling(), Names()))
    (skipped,) = result.skipped
    assert skipped.reason == "it would add XXX110: two words: United States"
