"""COR: what only many records together show."""

from __future__ import annotations

from carnegie_meta.rules.corpus.authors import AuthorSpeltInTwoWays, AuthorUnderTwoNames
from carnegie_meta.rules.corpus.bios import BioOfTwoPeopleInCorpus, TwoBiosInCorpus
from carnegie_meta.rules.corpus.codes import CodeAndProgramDisagree
from carnegie_meta.rules.corpus.copies import CopiesDisagree
from carnegie_meta.rules.corpus.repeats import NamelessRecordRepeated, RecordRepeated
from carnegie_meta.rules.corpus.systematic import SystematicTerm
from carnegie_meta.rules.corpus.terms import TermUsedOnce
from carnegie_meta.rules.corpus.titles import TitlesNearlyEqual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    CopiesDisagree,
    RecordRepeated,
    NamelessRecordRepeated,
    AuthorUnderTwoNames,
    AuthorSpeltInTwoWays,
    BioOfTwoPeopleInCorpus,
    TwoBiosInCorpus,
    SystematicTerm,
    TermUsedOnce,
    CodeAndProgramDisagree,
    TitlesNearlyEqual,
)
