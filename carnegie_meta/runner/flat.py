"""Outcomes as plain data, for another process or for later: tuples that ``marshal`` takes.

A change of what they hold shows in the fingerprint of the program, so no version is kept here.
"""

from __future__ import annotations

import marshal

from carnegie_meta.model.missing import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.fix import Fix
    from carnegie_meta.model.span import Range
    from carnegie_meta.runner.job import Outcome

    Flat = tuple[Any, ...]

SHORT = 4
"""Members of an outcome in short."""


def pack(outcomes: Sequence[Outcome], more: Any = None) -> bytes:
    """*outcomes*, and *more* plain data, as bytes."""
    try:
        return b"M" + marshal.dumps(([flat(outcome) for outcome in outcomes], more))
    except ValueError:  # a value that marshal does not know, such as a date of YAML
        import pickle

        return b"P" + pickle.dumps((outcomes, more))


def unpack(packed: bytes) -> tuple[list[Outcome], Any]:
    """What :func:`pack` has packed."""
    if packed.startswith(b"P"):
        import pickle

        outcomes, more = pickle.loads(memoryview(packed)[1:])  # noqa: S301  # our own
        return outcomes, more
    found, more = marshal.loads(memoryview(packed)[1:])  # noqa: S302  # our own
    return [outcome_of(data) for data in found], more


def flat(outcome: Outcome) -> Flat:
    """*outcome* as plain data; in short where nothing is to be said."""
    if not (
        outcome.diagnostics
        or outcome.error
        or outcome.passed_over
        or outcome.lines
        or outcome.follows
        or outcome.read
    ):
        return outcome.path, outcome.records, outcome.known, outcome.digest
    return (
        outcome.path,
        outcome.records,
        outcome.error,
        outcome.passed_over,
        outcome.follows,
        outcome.known,
        outcome.digest,
        outcome.read,
        outcome.lines,
        flat_diagnostics(outcome.diagnostics),
    )


def outcome_of(data: Flat) -> Outcome:
    """The outcome that *data* holds."""
    from carnegie_meta.runner.job import Outcome

    outcome = Outcome(data[0])
    if len(data) == SHORT:
        _, outcome.records, outcome.known, outcome.digest = data
        return outcome
    outcome.records, outcome.error, outcome.passed_over, outcome.follows = data[1:5]
    outcome.known, outcome.digest, outcome.read, outcome.lines = data[5:9]
    if data[9]:
        outcome.diagnostics = diagnostics_of(data[9])
    return outcome


def flat_diagnostics(diagnostics: Sequence[Diagnostic]) -> list[Flat]:
    """*diagnostics* as plain data."""
    return [_diagnostic(each) for each in diagnostics]


def _diagnostic(found: Diagnostic) -> Flat:
    return (
        found.code,
        found.name,
        found.severity,
        found.message,
        found.path,
        found.record,
        found.pointer,
        _range(found.range),
        () if found.value is MISSING else (found.value,),
        found.fix and _fix(found.fix),
        tuple([(r.message, r.path, r.record, r.pointer, _range(r.range)) for r in found.related]),
        found.key,
    )


def _range(place: Range | None) -> Flat | None:
    if place is None:
        return None
    return place.line, place.column, place.end_line, place.end_column


def _fix(fix: Fix) -> Flat:
    return (
        fix.title,
        fix.applicability,
        tuple([(e.span.start, e.span.end, _range(e.range), e.content) for e in fix.edits]),
        tuple([(c.op, c.pointer, c.value) for c in fix.changes]),
    )


def diagnostics_of(found: Sequence[Flat]) -> list[Diagnostic]:
    """The diagnostics that *found* holds."""
    from carnegie_meta.model.diagnostic import Diagnostic, Related

    diagnostics = []
    for *head, place, value, fix, related, key in found:
        code, name, severity, message, path, record, pointer = head
        diagnostics.append(
            Diagnostic(
                code,
                name,
                severity,
                message,
                path,
                record,
                pointer,
                _range_of(place),
                value[0] if value else MISSING,
                fix and _fix_of(fix),
                tuple([Related(m, p, r, at, _range_of(range)) for m, p, r, at, range in related]),
                key,
            )
        )
    return diagnostics


def _range_of(data: Flat | None) -> Range | None:
    from carnegie_meta.model.span import Range

    return None if data is None else Range(*data)


def _fix_of(data: Flat) -> Fix:
    from carnegie_meta.model.finding import Change
    from carnegie_meta.model.fix import Edit, Fix
    from carnegie_meta.model.span import Range, Span

    title, applicability, edits, changes = data
    return Fix(
        title,
        applicability,
        tuple([Edit(Span(a, b), Range(*place), content) for a, b, place, content in edits]),
        tuple([Change(*change) for change in changes]),
    )
