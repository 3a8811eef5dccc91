"""REL: fields of one record that contradict each other."""

from __future__ import annotations

from carnegie_meta.rules.relations.affiliation import AffiliationHalfFilled
from carnegie_meta.rules.relations.authors import AuthorsMissing, AuthorsUsuallyNamed
from carnegie_meta.rules.relations.carried import BlogOnOtherType, EventCollectionOnOtherType
from carnegie_meta.rules.relations.code_and_list import CodeWithoutPrograms, ProgramsWithoutCode
from carnegie_meta.rules.relations.newsletter import NewsletterAgainstCode, NewsletterWithoutCode
from carnegie_meta.rules.relations.primary_center import PrimaryCenterNotListed
from carnegie_meta.rules.relations.program_code import CodeNotOfFirstProgram, UnknownProgramCode
from carnegie_meta.rules.relations.regions import ParentRegionMissing, UsualParentRegionMissing
from carnegie_meta.rules.relations.subjects import NoRegions, NoTopics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    PrimaryCenterNotListed,
    AffiliationHalfFilled,
    UnknownProgramCode,
    CodeNotOfFirstProgram,
    CodeWithoutPrograms,
    ProgramsWithoutCode,
    NewsletterAgainstCode,
    NewsletterWithoutCode,
    BlogOnOtherType,
    EventCollectionOnOtherType,
    AuthorsMissing,
    AuthorsUsuallyNamed,
    ParentRegionMissing,
    UsualParentRegionMissing,
    NoRegions,
    NoTopics,
)
