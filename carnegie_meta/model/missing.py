"""Absent is not null: one sentinel keeps them apart."""

from __future__ import annotations


class Missing:
    """Type of :data:`MISSING`; falsy, and equal only to itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "MISSING"

    def __reduce__(self) -> str:
        return "MISSING"  # one object in every process

    def __bool__(self) -> bool:
        return False


MISSING = Missing()
