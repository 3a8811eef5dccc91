"""Cells of Arrow columns one by one, where a column cannot be read at once.

What can be read is read, and what cannot is a problem of its cell: text that is no UTF-8, a day
beyond the calendar, a key that stands twice in one map or struct.
"""

from __future__ import annotations

import re

from carnegie_meta.model.pointer import escape
from carnegie_meta.model.problem import Problem
from carnegie_meta.model.span import Span
from carnegie_meta.source.arrow_values import as_text, key_text
from carnegie_meta.source.decode import decode_part
from carnegie_meta.source.same import same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

OUT_OF_RANGE = "<value out of range: "
"""What Arrow writes for a day or a time that has no text."""

_ZONE = re.compile(r"(?:Z|([+-]\d\d)(\d\d))$")


def read_cell(scalar: Any, pointer: str, problems: list[Problem]) -> object:
    """What *scalar*, the cell at *pointer*, holds as a JSON value; adds what is wrong with it.

    None for null, and for what cannot be read.
    """
    import pyarrow.types as types

    if not scalar.is_valid:
        return None
    kind = scalar.type
    if types.is_dictionary(kind) or types.is_run_end_encoded(kind) or types.is_union(kind):
        return read_cell(scalar.value, pointer, problems)
    if types.is_map(kind):
        pairs = scalar.values
        names = [
            key_text(read_cell(key, f"{pointer}/{number}", problems))
            for number, key in enumerate(pairs.field(0))
        ]
        return _members(zip(names, pairs.field(1), strict=True), pointer, problems, True)
    if types.is_struct(kind):
        members = [(kind.field(at).name, scalar[at]) for at in range(kind.num_fields)]
        return _members(members, pointer, problems, False)
    if types.is_nested(kind):
        items = enumerate(scalar.values)
        return [read_cell(item, f"{pointer}/{number}", problems) for number, item in items]
    try:
        return as_text(scalar.as_py())
    except UnicodeDecodeError:
        return _bytes(scalar, pointer, problems)
    except (ValueError, OverflowError, LookupError):
        return _time(scalar, pointer, problems)


def _members(
    members: Iterable[tuple[str, Any]], pointer: str, problems: list[Problem], nulls: bool
) -> dict[str, object]:
    """An object of *members*; of two with one name the first. *nulls*: null is a value."""
    found: dict[str, object] = {}
    for name, scalar in members:
        there = f"{pointer}/{escape(name)}"
        value = read_cell(scalar, there, problems)
        if value is None and not nulls:
            continue
        if name in found:
            problems.append(repeated(name, there, same(found[name], value)))
        else:
            found[name] = value
    return found


def repeated(name: str, pointer: str, equal: bool) -> Problem:
    """The problem that *name*, at *pointer*, stands twice; *equal*: with the same value."""
    kind = "repeated-member" if equal else "duplicate-key"
    return Problem(kind, Span(0, 0), {"key": name}, pointer=pointer)


def _bytes(scalar: Any, pointer: str, problems: list[Problem]) -> str:
    text, found = decode_part(scalar.as_buffer().to_pybytes())
    for problem in found:
        # There is no text in which places could be told.
        facts = {"found": "bytes", "byte": problem.facts["byte"]}
        problems.append(Problem("encoding", Span(0, 0), facts, pointer=pointer))
    return text


def _time(scalar: Any, pointer: str, problems: list[Problem]) -> object:
    """A day or a time that Python has none for, as ISO 8601; in UTC where nobody knows its zone."""
    import pyarrow as pa

    kind = scalar.type
    try:
        text = scalar.cast(pa.string()).as_py()
    except pa.ArrowInvalid:
        if not (pa.types.is_timestamp(kind) and kind.tz):
            raise
        return read_cell(scalar.cast(pa.timestamp(kind.unit, "UTC")), pointer, problems)
    if text.startswith(OUT_OF_RANGE):
        value = text.removeprefix(OUT_OF_RANGE).rstrip(">")
        facts = {"found": "range", "value": value, "type": str(kind)}
        problems.append(Problem("encoding", Span(0, 0), facts, pointer=pointer))
        return None
    return _ZONE.sub(_colon, text.replace(" ", "T"))


def _colon(zone: re.Match[str]) -> str:
    return f"{zone[1]}:{zone[2]}" if zone[1] else "+00:00"
