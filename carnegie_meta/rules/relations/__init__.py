"""REL: fields of one record that contradict each other."""

from __future__ import annotations

from carnegie_meta.rules.relations.primary_center import PrimaryCenterNotListed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (PrimaryCenterNotListed,)
