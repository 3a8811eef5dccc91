"""TAX: values of controlled fields against the vocabularies."""

from __future__ import annotations

from carnegie_meta.rules.taxonomy.items import (
    ConceptListedTwice,
    TermSplitAtComma,
    TermsRunTogether,
)
from carnegie_meta.rules.taxonomy.label import (
    DeprecatedTerm,
    DisguisedTerm,
    NonPreferredLabel,
    VariantSpelling,
)
from carnegie_meta.rules.taxonomy.place import (
    LabelInAnotherLanguage,
    TermOfAnotherField,
    UntranslatedTerm,
)
from carnegie_meta.rules.taxonomy.unknown import (
    AmbiguousTerm,
    CandidateRegion,
    MisspeltTerm,
    UnknownTerm,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    UnknownTerm,
    NonPreferredLabel,
    DeprecatedTerm,
    MisspeltTerm,
    VariantSpelling,
    DisguisedTerm,
    AmbiguousTerm,
    CandidateRegion,
    TermOfAnotherField,
    LabelInAnotherLanguage,
    UntranslatedTerm,
    ConceptListedTwice,
    TermsRunTogether,
    TermSplitAtComma,
)
