"""What is counted, and where it is met first: the summary that several reductions share."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.member import Origin

    Counted = tuple[int, str, int]
    """How often, and file and number of the first record."""


def counted(one: Counted, other: Counted) -> Counted:
    """Both together."""
    if other[1] < one[1] or (other[1] == one[1] and other[2] < one[2]):
        return one[0] + other[0], other[1], other[2]
    return one[0] + other[0], one[1], one[2]


def origin(summary: Counted) -> Origin:
    """The first record."""
    return summary[1], summary[2]


def times(count: int) -> str:
    """*count* records, in words."""
    return f"{count} record" if count == 1 else f"{count} records"
