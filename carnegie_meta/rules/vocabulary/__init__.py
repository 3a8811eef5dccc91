"""VOC: vocabulary files, as ``carnegie-meta vocab lint`` reads them."""

from __future__ import annotations

from carnegie_meta.rules.vocabulary.identity import EnglishLabelMissing, RepeatedId
from carnegie_meta.rules.vocabulary.labels import (
    LookAlikeInLabel,
    RepeatedLabel,
    SharedLabel,
    UntidyLabel,
)
from carnegie_meta.rules.vocabulary.links import (
    BroaderCycle,
    DeprecatedWithoutReplacement,
    UnknownConcept,
)
from carnegie_meta.rules.vocabulary.shape import Misshapen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    Misshapen,
    RepeatedId,
    EnglishLabelMissing,
    UnknownConcept,
    BroaderCycle,
    DeprecatedWithoutReplacement,
    SharedLabel,
    RepeatedLabel,
    LookAlikeInLabel,
    UntidyLabel,
)
