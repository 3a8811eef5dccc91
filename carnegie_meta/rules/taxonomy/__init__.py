"""TAX: values of controlled fields against the vocabularies."""

from __future__ import annotations

from carnegie_meta.rules.taxonomy.label import DeprecatedTerm, NonPreferredLabel
from carnegie_meta.rules.taxonomy.unknown import UnknownTerm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (UnknownTerm, NonPreferredLabel, DeprecatedTerm)
