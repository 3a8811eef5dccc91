"""Right records, damaged and mended: the data is what it was, and so is every other byte.

Safe damage is mended by safe repairs alone, probable damage by the unsafe ones. Each kind of
damage is a function in ``damage.py``; each kind of file a writer in ``layouts.py``.
"""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
from hypothesis import event, given, settings

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import fix_text
from carnegie_meta.model.pointer import get
from carnegie_meta.model.span import Span
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.lower import lower
from carnegie_meta.source.lower.place import apply_edits
from carnegie_meta.source.lower.plan import apply_changes, children, parent_of
from carnegie_meta.source.same import same
from carnegie_meta.source.unit import Unit

from . import damage, layouts
from .right_records import right

CHECKER = Checker()
BOM = "\ufeff"


def units(text: str, format: str) -> list[Unit]:
    return list(reader(format).read(Input("a", text.encode())))


def data(text: str, format: str) -> list[Any]:
    return [raw.data for unit in units(text, format) for raw in unit.records]


def damaged(text: str, format: str, changes: list[damage.Change]) -> str | None:
    """*text* with *changes* in its last record; None where they cannot be written."""
    last = units(text, format)[-1]
    edits = lower(last, last.records[-1], changes)
    if edits is None:
        return None
    head = text[: len(text) - len(last.text.content)] if format == "jsonl" else ""
    if format == "jsonl":
        start = text.rindex(last.text.content)
        head, rest = text[:start], text[start + len(last.text.content) :]
        return head + apply_edits(last.text.content, edits) + rest
    return apply_edits(text, edits)


def spans(text: str, format: str, changes: list[damage.Change], *, bad: bool) -> list[Span]:
    """Where *changes* stand in *text*, which is the damaged one or has them no more.

    What has gone from a list is told by all its items.
    """
    last = units(text, format)[-1]
    raw = last.records[-1]
    found = set()
    for change in changes:
        if change.op == "insert":
            continue
        pointer = change.pointer
        if change.op == "remove":
            pointer = parent_of(pointer)
        if change.op == "rename" and bad:
            pointer = f"/{change.value}"
        node = last.node(raw, pointer)
        assert node is not None
        span = node.key if change.op == "rename" else node.value
        if change.op == "remove":
            inner = [last.node(raw, p) for p in children(get(raw.data, pointer), pointer)]
            assert all(inner)
            span = Span(inner[0].value.start, inner[-1].value.end)  # type: ignore[union-attr]
        assert span is not None
        found.add(span)
    return sorted(found, reverse=True)


def without(text: str, format: str, changes: list[damage.Change], *, bad: bool) -> str:
    """*text* without what *changes* wrote: all that a repair must leave alone."""
    content = units(text, format)[-1].text.content
    head, _, rest = text.rpartition(content)
    for span in spans(text, format, changes, bad=bad):
        content = content[: span.start] + "…" + content[span.end :]
    # White space behind a block of text is the block's or the line's, as one reads it.
    return re.sub(r"…\s+", "… ", head + content + rest)


def is_longer(long: str, short: str) -> bool:
    """Whether *long* is *short* with something more in one place."""
    pairs = zip(long, short, strict=False), zip(long[::-1], short[::-1], strict=False)
    same = [next((n for n, (a, b) in enumerate(p) if a != b), len(short)) for p in pairs]
    return sum(same) >= len(short)


def are_written_alike(text: str, bad: str, format: str, changes: list[damage.Change]) -> bool:
    """Whether the damage kept the quotes of every value, and every list a list."""
    texts = [units(t, format)[-1].text.content for t in (text, bad)]
    if any(change.op == "remove" or isinstance(change.value, list) for change in changes):
        return False
    if any(change.op == "insert" for change in changes) and "#" in text:
        return False  # a comma may have come between the last item and its comment
    places = [spans(t, format, changes, bad=t == bad) for t in (text, bad)]
    for one, other in zip(*places, strict=True):
        written = [t[s.start : s.end] for t, s in zip(texts, (one, other), strict=True)]
        first = {w[:1] if w[:1] in ("'", '"', "[", "{", "|", ">", "-") else "" for w in written}
        if len(first) > 1 or any("\\" in w or "\n" in w for w in written):
            return False
    return True


def check(name: str, seed: int, kinds: dict[str, damage.Damage], *, unsafe: bool) -> None:
    random = Random(seed)
    record = right(random)
    format, write = layouts.FILES[name]
    text = write(record, seed)
    before = data(text, format)
    assert before[-1] == record, text
    changes = [c for _, found in damage.several(random, record, kinds) for c in found]
    bad = damaged(text, format, changes) if changes else None
    if bad is None:
        return
    assert same(data(bad, format)[-1], apply_changes(record, changes)), bad
    mark = random.choice(("", BOM))
    result = fix_text(mark + bad, format, CHECKER, unsafe=unsafe)
    assert result.text.startswith(mark)
    mended = result.text.removeprefix(mark)
    assert data(mended, format) == before, (changes, bad, mended, result.skipped)
    assert result.remaining == ()
    left = without(mended, format, changes, bad=False)
    there = without(bad, format, changes, bad=True)
    ops = {change.op for change in changes}
    if "insert" in ops:
        assert is_longer(there, left), (changes, bad, mended)
    else:
        assert there == left, (changes, bad)
    if ops == {"remove"}:
        assert is_longer(mended, bad), (changes, bad, mended)
    if are_written_alike(text, bad, format, changes):
        assert mended == text, (changes, bad)
        event("every byte as it was")


@pytest.mark.parametrize("name", layouts.FILES)
@settings(max_examples=150)
@given(seed=layouts.seeds)
def test_safe_repairs_give_back_what_safe_damage_took(name: str, seed: int) -> None:
    check(name, seed, damage.SAFE, unsafe=False)


@pytest.mark.parametrize("name", layouts.FILES)
@settings(max_examples=100)
@given(seed=layouts.seeds)
def test_unsafe_repairs_give_back_what_is_probable(name: str, seed: int) -> None:
    check(name, seed, damage.UNSAFE, unsafe=True)


@pytest.mark.parametrize("kind", [*damage.SAFE, *damage.UNSAFE])
def test_every_kind_of_damage_happens(kind: str) -> None:
    kinds = {**damage.SAFE, **damage.UNSAFE}
    found = [kinds[kind](Random(seed), right(Random(seed))) for seed in range(200)]
    assert any(found)


@settings(max_examples=300)
@given(seed=layouts.seeds)
def test_right_records_are_right(seed: int) -> None:
    record = right(Random(seed))
    assert CHECKER.check_data(record) == []
    assert get(record, "/regions")
