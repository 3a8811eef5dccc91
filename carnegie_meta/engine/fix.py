"""The fixing loop: apply repairs, check again, until nothing changes.

In a round, fixes apply in the order of the text; one that meets another waits for the next
round. Before a round counts, its text is read again: every record must hold exactly what the
repairs said, and no record may gain a finding as bad as the one that was mended, unless that
mends itself at once. So each round leaves fewer findings of some severity and no more of a
worse one, and the loop ends.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from carnegie_meta.engine.reading import (
    Found,
    Reading,
    by_record,
    edited,
    is_new,
    line_starts,
    offset_of,
    together,
    unlike,
    worse,
)
from carnegie_meta.engine.suppress import unsuppressed
from carnegie_meta.source.formats import reader
from carnegie_meta.source.input import Input

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from carnegie_meta.engine.check import Checker
    from carnegie_meta.engine.reading import Group
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.source.unit import Unit

MAX_ROUNDS = 200
"""Rounds at most; a real file needs two or three."""

MAX_STEPS = 4
"""Steps of one fix at most: it adds a finding that mends itself, which adds another."""

BOM = "\ufeff"
FIXED_FORMATS = ("json", "jsonl", "yaml", "frontmatter", "toml")
"""Formats whose files are edited; pages are other people's text."""


class Skipped:
    """A fix that was tried and refused, and why."""

    __slots__ = ("diagnostic", "reason")

    def __init__(self, diagnostic: Diagnostic, reason: str) -> None:
        self.diagnostic = diagnostic
        self.reason = reason

    def __repr__(self) -> str:
        return f"Skipped({self.diagnostic.code} at {self.diagnostic.pointer!r}: {self.reason})"


class FixResult:
    """What fixing made of a text.

    ``text``: the text after the fixes, byte for byte the old one elsewhere. ``applied``: the
    diagnostics that were mended, with their places in the text as it was then. ``skipped``:
    fixes that were refused. ``remaining``: the diagnostics of ``text``.
    """

    __slots__ = ("applied", "remaining", "skipped", "text")

    def __init__(
        self,
        text: str,
        applied: tuple[Diagnostic, ...],
        skipped: tuple[Skipped, ...],
        remaining: tuple[Diagnostic, ...],
    ) -> None:
        self.text = text
        self.applied = applied
        self.skipped = skipped
        self.remaining = remaining

    def __repr__(self) -> str:
        return (
            f"FixResult(applied={len(self.applied)}, skipped={len(self.skipped)}, "
            f"remaining={len(self.remaining)})"
        )


def fix_text(
    text: str,
    format: str,
    checker: Checker,
    *,
    unsafe: bool = False,
    path: str | None = None,
    keep: Callable[[Diagnostic], bool] | None = None,
) -> FixResult:
    """*text* with the fixes that *checker*'s rules offer; with *unsafe* the probable ones too.

    ``keep`` tells which diagnostics count: those it refuses are neither mended nor reported.
    Findings that a comment in the text silences do not count either.
    Raises: UnknownName for a format that no reader has.
    """
    mark = BOM if text.startswith(BOM) else ""
    allowed: tuple[str, ...] = ("safe", "unsafe") if unsafe else ("safe",)
    if format not in FIXED_FORMATS:
        allowed = ()
    session = _TextSession(format, checker, path, keep, allowed)
    reading = session.read(text[len(mark) :])
    for _ in range(MAX_ROUNDS):
        after = session.round(reading)
        if after is None:
            break
        reading = after
    return FixResult(
        mark + reading.text,
        tuple(session.applied),
        session.skipped(reading),
        tuple(found.diagnostic for found in reading.found),
    )


class Session(ABC):
    """Rounds of fixing, whatever it is that is fixed."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self.applied: list[Diagnostic] = []
        self._allowed = allowed
        self._refused: dict[tuple[object, ...], str] = {}

    def together(self, candidates: Iterable[Found]) -> list[Group]:
        """Those of *candidates* that can be applied at once."""
        return together(candidates)

    @abstractmethod
    def after(self, before: Reading, batch: list[Group]) -> Reading:
        """What is read and found once *batch* is applied to *before*."""

    def unlike(
        self, before: Reading, after: Reading, batch: list[Group]
    ) -> dict[int | None, str] | str:
        """Why *after* is not what *batch* makes of *before*; empty when it is."""
        return unlike(before, after, batch)

    def round(self, reading: Reading) -> Reading | None:
        """The reading after one more round, or None when no fix is left to apply."""
        while batch := self.together(filter(self._may_apply, reading.found)):
            while batch:
                after, done, wrong = self._try(reading, batch)
                if not wrong:
                    self._apply(done)
                    return after
                batch = self._fewer(batch, wrong)
        return None

    def _may_apply(self, found: Found) -> bool:
        fix = found.diagnostic.fix
        return (
            fix is not None
            and found.offset is not None
            and fix.applicability in self._allowed
            and found.key not in self._refused
        )

    def _try(
        self, reading: Reading, batch: list[Group]
    ) -> tuple[Reading, list[Group], dict[int | None, str] | str]:
        """What comes of *batch*: the reading, all that was applied, and what is wrong with it.

        What a fix adds may be mended at once: an alias becomes a term that stands there
        already, and the repeated term goes. Such a pair counts as one fix.
        """
        done: list[Group] = []
        before, more = reading, batch
        wrong: dict[int | None, str] | str = {}
        for _ in range(MAX_STEPS):
            after = self.after(before, more)
            unlikely = self.unlike(before, after, more)
            if unlikely:
                return before, done, wrong or unlikely
            done = done + more
            wrong = worse(reading, after, batch)
            more = self.together(
                found
                for found in after.found
                if found.diagnostic.record in wrong
                and is_new(found.diagnostic, reading, after)
                and self._may_apply(found)
            )
            before = after
            if not more:
                break
        return before, done, wrong

    def _fewer(self, batch: list[Group], wrong: dict[int | None, str] | str) -> list[Group]:
        """A smaller batch to try: in a wrong record the first fix alone, or none."""
        if isinstance(wrong, str):
            if len(batch) > 1:
                return batch[: len(batch) // 2]
            self._refuse(batch[0], wrong)
            return []
        kept: list[Group] = []
        for record, groups in by_record(batch).items():
            if record not in wrong:
                kept += groups
            elif len(groups) > 1:
                kept.append(groups[0])
            else:
                self._refuse(groups[0], wrong[record])
        return kept

    def _apply(self, batch: list[Group]) -> None:
        """Count *batch* as applied; what was refused in its records may now be right."""
        self.applied += [found.diagnostic for group in batch for found in group]
        changed = by_record(batch)
        self._refused = {key: why for key, why in self._refused.items() if key[1] not in changed}

    def _refuse(self, group: Group, reason: str) -> None:
        for found in group:
            self._refused[found.key] = reason

    def skipped(self, reading: Reading) -> tuple[Skipped, ...]:
        """Refused fixes of findings that *reading* still has."""
        return tuple(
            Skipped(found.diagnostic, self._refused[found.key])
            for found in reading.found
            if found.key in self._refused
        )


class _TextSession(Session):
    """The fixing of one text."""

    def __init__(
        self,
        format: str,
        checker: Checker,
        path: str | None,
        keep: Callable[[Diagnostic], bool] | None,
        allowed: tuple[str, ...],
    ) -> None:
        super().__init__(allowed)
        self._reader = reader(format)
        self._checker = checker
        self._path = path
        self._keep = keep

    def after(self, before: Reading, batch: list[Group]) -> Reading:
        """What is read and found once *batch* is applied to *before*."""
        return self.read(edited(before.text, batch), before)

    def read(self, text: str, known: Reading | None = None) -> Reading:
        """*text*, read and checked; lines that *known* has already are not checked again."""
        reading = Reading(text)
        starts: list[int] = []
        source = Input(self._path, text.encode("utf-8", "surrogatepass"))
        for unit in self._reader.read(source):
            for raw in unit.records:
                reading.records[raw.index] = raw.data
            found = self._check(unit, reading, known)
            if not found:
                continue
            starts = starts or line_starts(text)
            offset = offset_of(unit, text, starts)
            for diagnostic in found:
                if self._keep is None or self._keep(diagnostic):
                    reading.found.append(Found(diagnostic, offset, unit))
        return reading

    def _check(self, unit: Unit, reading: Reading, known: Reading | None) -> list[Diagnostic]:
        if unit.format != "jsonl":
            return unsuppressed(unit, self._checker.check_unit(unit))
        key = unit.text.first_line, unit.text.content
        found = known.units.get(key) if known is not None else None
        if found is None:
            found = self._checker.check_unit(unit)
        reading.units[key] = found
        return found
