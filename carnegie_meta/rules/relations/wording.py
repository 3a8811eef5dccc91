"""How messages of this family name values; loaded only when there is something to say."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def listed(values: Sequence[str]) -> str:
    """*values*, as they are, joined as a sentence joins them: a, b and c."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} and {values[-1]}"


def share(counts: object) -> str:
    """``82 of 95`` for ``[82, 95]``; empty for anything else."""
    if isinstance(counts, list) and len(counts) == 2:
        return f"{counts[0]} of {counts[1]}"
    return ""
