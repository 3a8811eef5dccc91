"""Right records, damaged and mended: the data is what it was, and so is every other byte.

Safe damage is mended by safe repairs alone, probable damage by the unsafe ones. Each kind of
damage is a function in ``damage.py``; each kind of file a writer in ``layouts.py``.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import event, given, settings

from carnegie_meta.engine.check import Checker
from carnegie_meta.engine.fix import FIXED_FORMATS, fix_text
from carnegie_meta.model.pointer import get
from carnegie_meta.model.span import Span
from carnegie_meta.source.formats import format_of, reader
from carnegie_meta.source.input import Input
from carnegie_meta.source.lower import lower
from carnegie_meta.source.lower.place import apply_edits
from carnegie_meta.source.lower.plan import apply_changes, children, parent_of
from carnegie_meta.source.same import same
from carnegie_meta.source.unit import Unit

from . import damage, layouts
from .right_records import front_matter, right

CHECKER = Checker()
BOM = "\ufeff"
COMMENT = re.compile(r"# c[0-9]+c")
"""What the writers put behind values."""

EXAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "docs" / "examples" / "clean").iterdir()
    if format_of(path.name) in FIXED_FORMATS
)
"""Clean records that the project ships."""


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

    What has gone from a list, and what has come and gone, is told by all its items.
    """
    last = units(text, format)[-1]
    raw = last.records[-1]
    found = set()
    for change in changes:
        holder = parent_of(change.pointer)
        kin = [other for other in changes if parent_of(other.pointer) == holder]
        if holder and (len(kin) > 1 or change.op == "remove"):
            node = last.node(raw, holder)
            *_, end = children(get(raw.data, holder), holder)
            behind = last.node(raw, end)
            assert node is not None
            assert behind is not None
            found.add(Span(node.value.start, behind.value.end))
        elif change.op != "insert":
            renamed = change.op == "rename" and bad
            node = last.node(raw, f"/{change.value}" if renamed else change.pointer)
            assert node is not None
            span = node.key if change.op == "rename" else node.value
            assert span is not None
            found.add(span)
    return sorted(found, reverse=True)


def without(text: str, format: str, changes: list[damage.Change], *, bad: bool) -> str:
    """*text* without what *changes* wrote: all that a repair must leave alone."""
    content = units(text, format)[-1].text.content
    head, _, rest = text.rpartition(content)
    for span in spans(text, format, changes, bad=bad):
        content = content[: span.start] + "…" + content[span.end :]
    # White space behind a block of text is the block's or the line's, as one reads it; and what
    # comes behind a last item comes behind its comment.
    return re.sub(r"…(?:[\s,]|#[^\r\n]*)*", "… ", head + content + rest)


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


def check(
    random: Random, text: str, format: str, kinds: dict[str, damage.Damage], *, unsafe: bool
) -> None:
    """Damage the last record of *text* and look at what the repairs make of it."""
    before = data(text, format)
    record = before[-1]
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
    assert set(COMMENT.findall(mended)) == set(COMMENT.findall(bad))
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


def written(name: str, seed: int) -> tuple[Random, str, str]:
    """A right record in a kind of file, with its format, and the random source that goes on."""
    random = Random(seed)
    record = right(random)
    format, write = layouts.FILES[name]
    text = write(record, seed)
    assert data(text, format)[-1] == record, text
    return random, text, format


@pytest.mark.parametrize("name", layouts.FILES)
@settings(max_examples=100)
@given(seed=layouts.seeds)
def test_safe_repairs_give_back_what_safe_damage_took(name: str, seed: int) -> None:
    check(*written(name, seed), damage.SAFE, unsafe=False)


@pytest.mark.parametrize("name", layouts.FILES)
@settings(max_examples=80)
@given(seed=layouts.seeds)
def test_unsafe_repairs_give_back_what_is_probable(name: str, seed: int) -> None:
    check(*written(name, seed), damage.UNSAFE, unsafe=True)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@settings(max_examples=20)
@given(seed=layouts.seeds)
def test_shipped_examples_come_back(path: Path, seed: int) -> None:
    format = format_of(path.name)
    assert format in FIXED_FORMATS
    text = path.read_bytes().decode()
    check(Random(seed), text, format, damage.SAFE, unsafe=False)
    check(Random(seed), text, format, damage.UNSAFE, unsafe=True)


TRAPS = ("NO", "on", "1:30", "012", "1e3", "2020-11-17", "0x1F", "2024_05", "y")


@pytest.mark.parametrize("name", ["YAML", "front matter, YAML"])
@settings(max_examples=100)
@given(seed=layouts.seeds)
def test_what_lost_its_quotes_gets_quotes(name: str, seed: int) -> None:
    random = Random(seed)
    record = {**front_matter(random), "title": random.choice(TRAPS), "slug": random.choice(TRAPS)}
    format, write = layouts.FILES[name]
    text = write(record, seed)
    (unit,) = units(text, format)
    bad = text
    for pointer in ("/slug", "/title", "/date"):
        node = unit.node(unit.records[0], pointer)
        assert node is not None
        if node.style in ("single", "double"):
            plain = get(record, pointer)
            assert isinstance(plain, str)
            bad = bad[: node.value.start] + plain + bad[node.value.end :]
            (unit,) = units(bad, format)
    result = fix_text(bad, format, CHECKER)
    assert data(result.text, format) == [record], bad
    assert [d for d in result.remaining if d.code.startswith("YAM")] == []
    assert _unquoted(result.text) == _unquoted(text), bad


def _unquoted(text: str) -> str:
    """*text* without any quotes: a repair takes the kind that the record uses most."""
    return text.replace("'", "").replace('"', "")


def with_repeated(text: str, unit: Unit, key: str) -> str | None:
    """*text* with the member *key* of *unit* twice, in JSON and in YAML; None for no way."""
    node = unit.node(unit.records[-1], f"/{key}")
    assert node is not None
    assert node.key is not None
    content = unit.text.content
    start, end = node.key.start, node.value.end
    if node.style == "json":
        twice = f"{content[:end]}, {content[start:end]}{content[end:]}"
    else:
        behind = content.find("\n", end) + 1
        lines = content[start:behind]
        if node.style == "block" or not behind or "&" in lines:
            return None
        twice = content[:behind] + lines + content[behind:]
    head, _, rest = text.rpartition(content)
    return head + twice + rest


@pytest.mark.parametrize("name", [name for name in layouts.FILES if "TOML" not in name])
@settings(max_examples=50)
@given(seed=layouts.seeds)
def test_a_member_that_stands_twice_goes(name: str, seed: int) -> None:
    random = Random(seed)
    record = right(random)
    format, write = layouts.FILES[name]
    text = write(record, seed)
    bad = with_repeated(text, units(text, format)[-1], random.choice(sorted(record)))
    if bad is not None:
        result = fix_text(bad, format, CHECKER)
        assert [d.code for d in result.applied] == ["SYN202"]
        assert result.text == text


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
