"""TAX."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = ()
