"""Findings in values that only repeat what a reader said of the text."""

from __future__ import annotations

from bisect import bisect_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.rules.base import ProblemRule
    from carnegie_meta.source.unit import Unit


class Echoes:
    """What the readers' problems of one unit account for, by code.

    A diagnostic is an echo when its code is one that a problem's rule names, and it meets what
    the reader replaced or is about the same value.
    """

    __slots__ = ("_places", "_values")

    def __init__(self, unit: Unit, sources: list[tuple[ProblemRule, Problem]]) -> None:
        self._values: set[tuple[str, int | None, str]] = set()
        self._places: dict[str, list[tuple[tuple[int, int], tuple[int, int]]]] = {}
        for rule, problem in sources:
            spans = sorted(rule.replaced(problem))
            for code in rule.echoes:
                if problem.pointer is not None:
                    self._values.add((code, problem.record, problem.pointer))
                places = self._places.setdefault(code, [])
                places += ((unit.text.position(s.start), unit.text.position(s.end)) for s in spans)
        for places in self._places.values():
            places.sort()

    def __contains__(self, diagnostic: Diagnostic) -> bool:
        code, place = diagnostic.code, diagnostic.range
        if code not in self._places:
            return False
        if (code, diagnostic.record, diagnostic.pointer) in self._values:
            return True
        if place is None:
            return False
        start, end = (place.line, place.column), (place.end_line, place.end_column)
        places = self._places[code]
        before = bisect_left(places, (end,)) - 1
        return before >= 0 and places[before][1] > start
