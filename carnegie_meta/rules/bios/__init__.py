"""BIO: what stands of people beside their names."""

from __future__ import annotations

from carnegie_meta.rules.bios.missing import AuthorWithoutBio, BioWithoutAuthor
from carnegie_meta.rules.bios.people import (
    BioOfSomebodyElse,
    BioOfTwoPeople,
    TwoBiosOfOnePerson,
)
from carnegie_meta.rules.bios.repeated import BioRepeated
from carnegie_meta.rules.bios.text import BioCutOff, BioEmpty, BioPlaceholder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    BioRepeated,
    BioOfTwoPeople,
    TwoBiosOfOnePerson,
    BioOfSomebodyElse,
    BioWithoutAuthor,
    AuthorWithoutBio,
    BioCutOff,
    BioPlaceholder,
    BioEmpty,
)
