"""How YAM rules mend a scalar: by quotes, where the record wants text."""

from __future__ import annotations

from carnegie_meta.model.fields import FIELDS
from carnegie_meta.model.pointer import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Applicability, Finding, Repair
    from carnegie_meta.model.problem import Problem

_TEXT = frozenset(field.lower() for field in FIELDS)


def shown(problem: Problem) -> str:
    """The scalar in quotes, cut where it is long."""
    value = str(problem.facts["value"])
    return repr(value if len(value) <= 40 else value[:40] + "…")


def finding(problem: Problem, message: str) -> Finding:
    """The finding for a trap, with quotes as its repair."""
    from carnegie_meta.model.finding import Finding

    value = problem.facts["value"]
    return Finding("", message, value=value, repair=_repair(problem, value))


def _repair(problem: Problem, value: object) -> Repair | None:
    """Quotes around the scalar as it was written.

    Safe in the record's own fields, which all hold text; elsewhere a site may want the
    number or the boolean.
    """
    from carnegie_meta.model.finding import Change, Repair

    if not problem.pointer:
        return None
    if "key" in problem.facts:
        change = Change("rename", problem.pointer, value)
        return Repair(f"quote the key {shown(problem)}", "unsafe", (change,))
    field = split(problem.pointer)[0].replace("_", "").replace("-", "").lower()
    applicability: Applicability = "safe" if field in _TEXT else "unsafe"
    change = Change("replace", problem.pointer, value)
    return Repair(f"quote {shown(problem)}", applicability, (change,))
