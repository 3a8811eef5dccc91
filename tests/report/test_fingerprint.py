"""A finding is known again by its content."""

from __future__ import annotations

from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.model.span import Range
from carnegie_meta.model.value import replaced
from carnegie_meta.report.fingerprint import fingerprints

FOUND = Diagnostic("A1", "a", "error", "m", "p.json", 3, "/topics/4", Range(5, 6, 5, 9))


def of(*diagnostics: Diagnostic) -> list[str]:
    return [fingerprint for _, fingerprint in fingerprints(diagnostics)]


def test_it_stays_when_places_move() -> None:
    moved = replaced(FOUND, record=9, pointer="/topics/11", range=Range(80, 1, 80, 4))
    assert of(FOUND) == of(moved)
    assert of(FOUND) == of(replaced(FOUND, path="./p.json", severity="info"))


def test_it_differs_when_the_content_does() -> None:
    others = [
        replaced(FOUND, code="A2"),
        replaced(FOUND, message="n"),
        replaced(FOUND, path="q.json"),
        replaced(FOUND, pointer="/regions/4"),
        replaced(FOUND, code="A1p", path=".json"),
    ]
    assert len({*of(FOUND), *(of(other)[0] for other in others)}) == 6


def test_equal_findings_are_told_apart_by_order() -> None:
    first, second, third = of(FOUND, FOUND, FOUND)
    assert len({first, second, third}) == 3
    assert of(FOUND, FOUND) == [first, second]
