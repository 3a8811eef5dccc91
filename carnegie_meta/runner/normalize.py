"""One input normalised, record by record."""

from __future__ import annotations

from carnegie_meta.engine.check import COMMENTED_FORMATS, MARK
from carnegie_meta.engine.normalize import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from carnegie_meta.engine.normalize import Keep
    from carnegie_meta.engine.normalized import Normalized, Refused, Unresolved
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Range
    from carnegie_meta.runner.job import Job
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.unit import RawRecord, Unit

    Silenced = tuple[str, str | None]
    """A code, and a pointer from the root of the text."""

UNREADABLE = ("SYN1", "SYN5", "SYN6")
"""Rules that tell why a text gives no record: it does not parse, or holds none."""

UNDECODED = ("encoding", "damaged")
"""Problems of the bytes themselves; what stands in the text for them is not what they say."""


class Part:
    """What one unit of an input gives: its records normalised, or why there are none.

    ``problems``: place and message of each. ``undecoded``: the bytes are not all text, so that
    writing what was read would lose them.
    """

    __slots__ = ("problems", "records", "undecoded", "unit")

    def __init__(
        self,
        unit: Unit,
        records: list[tuple[RawRecord, Normalized]],
        problems: list[tuple[Range | None, str]],
        *,
        undecoded: bool = False,
    ) -> None:
        self.unit = unit
        self.undecoded = undecoded
        self.records = records
        self.problems = problems

    def place(self, raw: RawRecord, left: Unresolved | Refused) -> Range | None:
        """Where a value of *raw* that is as it was stands."""
        node = self.unit.node(raw, raw.wrapper + left.pointer)
        return None if node is None else self.unit.text.range(node.value)


def parts(job: Job, source: Input, *, named: bool = True) -> Iterator[Part]:
    """The units of *source*, normalised; data that is no record is passed over unless *named*.

    Findings that a comment or the configuration silences are not mended.
    Raises: SourceError when it cannot be read.
    """
    from carnegie_meta.rules.registry import expand

    ignored = expand(job.settings.ignored_for(source.path or ""))
    for unit in job.units(source):
        if not named and job.is_other(unit):
            continue
        undecoded = [problem for problem in unit.problems if problem.kind in UNDECODED]
        if undecoded:
            yield Part(unit, [], _told(unit, undecoded[:1]), undecoded=True)
            continue
        silenced = _silenced(job, unit)
        records = []
        for raw in unit.records:
            keep = _keeping(ignored, silenced, raw.wrapper) if ignored or silenced else None
            records.append((raw, normalize(raw.data, job.checker, keep=keep)))
        problems = []
        if not unit.records:
            found = job.checker.check_unit(unit)
            problems = [(d.range, d.message) for d in found if d.code.startswith(UNREADABLE)]
        yield Part(unit, records, problems)


def _told(unit: Unit, problems: list[Problem]) -> list[tuple[Range | None, str]]:
    """What SYN402 says of *problems*, whether or not it is in force."""
    from carnegie_meta.rules.syntax.files import UnreadableBytes

    rule = UnreadableBytes()
    return [(unit.text.range(problem.span), rule.describe(problem).message) for problem in problems]


def _keeping(ignored: Set[str], silenced: Set[Silenced], around: str) -> Keep:
    """Whether a finding counts in a record that stands at *around*."""
    return lambda code, pointer: code not in ignored and (code, around + pointer) not in silenced


def _silenced(job: Job, unit: Unit) -> set[Silenced]:
    """Codes and pointers of the findings that a comment in *unit* silences."""
    if unit.format not in COMMENTED_FORMATS or MARK not in unit.text.content:
        return set()
    from carnegie_meta.engine.suppress import unsuppressed

    found = job.checker.check_unit(unit)
    kept = {id(diagnostic) for diagnostic in unsuppressed(unit, found)}
    return {(d.code, d.pointer) for d in found if id(d) not in kept}
