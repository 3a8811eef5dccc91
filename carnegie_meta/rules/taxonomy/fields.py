"""Fields whose values come from a vocabulary."""

from __future__ import annotations

CONTROLLED: tuple[str, ...] = (
    "blog",
    "centers",
    "collections",
    "eventCollection",
    "primaryCenter",
    "programs",
    "projects",
    "regions",
    "topics",
)
"""Fields that the taxonomy rules read; ``type`` is not among them, the schema lists its values."""

READ: tuple[str, ...] = (
    *CONTROLLED,
    *("authors", "title", "summary", "language", "lang", "locale"),
)
"""What their verdicts depend on: the terms, and what tells the record's language."""
