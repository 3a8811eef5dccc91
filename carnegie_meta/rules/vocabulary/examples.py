"""Vocabulary files small enough for an example."""

from __future__ import annotations

from carnegie_meta.rules.example import Bad, Good

FORMAT = "vocabulary"
HEAD = '{"field": "colours", "concepts": ['


def good(*concepts: str) -> Good:
    """A vocabulary of *concepts* in which the rule finds nothing."""
    return Good(_file(concepts), format=FORMAT)


def bad(*concepts: str, at: str, mark: str, nth: int = 1) -> Bad:
    """A vocabulary of *concepts* in which the rule finds one thing."""
    return Bad(_file(concepts), at=at, mark=mark, nth=nth, format=FORMAT)


def _file(concepts: tuple[str, ...]) -> str:
    return HEAD + "\n  " + ",\n  ".join(concepts) + "\n]}"
