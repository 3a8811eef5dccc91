"""Any change, in any layout: the edited text says the changed record, and keeps its comments."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from carnegie_meta.model.finding import Change
from carnegie_meta.model.pointer import escape, get, join
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.lower import lower
from carnegie_meta.source.lower.place import apply_edits
from carnegie_meta.source.lower.plan import CannotApply, Plan, children
from carnegie_meta.source.same import same
from carnegie_meta.source.unit import Unit

from . import layouts


def read(text: str, format: str) -> Unit:
    return next(iter(reader(format).read(Input("a", text.encode()))))


def pointers(value: object, base: str = "") -> list[str]:
    """Pointers of everything in *value*."""
    found = []
    for pointer in children(value, base):
        found += [pointer, *pointers(get(value, pointer[len(base) :]), pointer)]
    return found


@st.composite
def changes(draw: Callable[..., object], record: object, null: bool = True) -> list[Change]:
    """One to three changes of *record*."""
    found = []
    everywhere = pointers(record)
    for _ in range(draw(st.integers(1, 3))):  # type: ignore[call-overload]
        pointer = str(draw(st.sampled_from(everywhere)))
        op = draw(st.sampled_from(["replace", "replace", "remove", "insert", "rename", "add"]))
        value = draw(layouts.words | layouts.values(null))
        here = get(record, pointer)
        if op == "insert" and isinstance(here, list):
            pointer = join([draw(st.integers(0, len(here)))], pointer)  # type: ignore[list-item]
        elif op == "add":
            holder = pointer if isinstance(here, dict) else ""
            pointer = f"{holder}/{escape(str(draw(st.sampled_from(layouts.KEYS))))}"
        elif op == "rename":
            value = draw(st.sampled_from(layouts.KEYS))
        found.append(Change(op, pointer, value))  # type: ignore[arg-type]
    return found


def kept(pointer: str, plan: Plan) -> bool:
    """Whether the value at *pointer* survives, with the comment behind it."""
    gone = plan.removed | plan.replaced.keys()
    return not any(pointer == head or pointer.startswith(head + "/") for head in gone)


def check(
    text: str, format: str, record: object, made: list[Change], comments: dict[str, str]
) -> bool:
    """Lower *made* and look at what comes of it; whether there was a way."""
    unit = read(text, format)
    assert [raw.data for raw in unit.records] == [record], text
    try:
        plan = Plan(record, made)
    except CannotApply:
        assume(False)
        raise
    expected = plan.applied()
    raw = unit.records[0]
    edits = lower(unit, raw, made)
    if edits is None:
        return same(expected, record)
    after = apply_edits(text, edits)
    again = read(after, format)
    assert len(again.records) == 1, after
    assert same(again.records[0].data, expected), after
    assert not [p for p in again.problems if p not in unit.problems and p.kind == "yaml-syntax"]
    for pointer, comment in comments.items():
        if kept(pointer, plan):
            assert comment in after, after
    return True


@given(st.data())
def test_json(data: st.DataObject) -> None:
    record = data.draw(layouts.records())
    text = layouts.JSONWriter(data.draw(layouts.seeds)).text(record)
    made = data.draw(changes(record))
    assert check(text, "json", record, made, {})


@pytest.mark.parametrize("format", ["yaml", "frontmatter"])
@given(st.data())
def test_yaml(format: str, data: st.DataObject) -> None:
    record = data.draw(layouts.records())
    writer = layouts.YAMLWriter(data.draw(layouts.seeds))
    text = writer.text(record)
    if format == "frontmatter":
        assume(not text.startswith("---"))
        text = f"---{writer.end}{text.rstrip()}{writer.end}---{writer.end}# Body: [{writer.end}"
    made = data.draw(changes(record))
    event(f"lowered: {check(text, format, record, made, writer.comments)}")


@given(st.data())
def test_toml(data: st.DataObject) -> None:
    record = data.draw(layouts.records(null=False))
    writer = layouts.TOMLWriter(data.draw(layouts.seeds))
    text = writer.text(record)
    made = data.draw(changes(record))
    event(f"lowered: {check(text, 'toml', record, made, writer.comments)}")
