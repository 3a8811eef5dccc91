"""AUT: what one record shows about its authors' names."""

from __future__ import annotations

from carnegie_meta.rules.authors.address import AddressAsAuthor
from carnegie_meta.rules.authors.around import BylineWordInAuthor, RoleInAuthor, TitleInAuthor
from carnegie_meta.rules.authors.characters import DigitInAuthor, StrayPunctuationInAuthor
from carnegie_meta.rules.authors.form import AuthorInOneCase, FamilyNameFirst
from carnegie_meta.rules.authors.listed_twice import AuthorListedTwice
from carnegie_meta.rules.authors.organisation import OrganisationAsAuthor
from carnegie_meta.rules.authors.others import OthersInAuthor
from carnegie_meta.rules.authors.placeholder import AuthorPlaceholder
from carnegie_meta.rules.authors.several import SeveralAuthorsInOne
from carnegie_meta.rules.authors.two_spellings import (
    AuthorInTwoSpellings,
    AuthorPerhapsInTwoSpellings,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    AuthorPlaceholder,
    AddressAsAuthor,
    SeveralAuthorsInOne,
    OthersInAuthor,
    TitleInAuthor,
    RoleInAuthor,
    BylineWordInAuthor,
    FamilyNameFirst,
    AuthorInOneCase,
    StrayPunctuationInAuthor,
    DigitInAuthor,
    OrganisationAsAuthor,
    AuthorListedTwice,
    AuthorInTwoSpellings,
    AuthorPerhapsInTwoSpellings,
)
