"""SYN: texts that cannot be read, or can be read in two ways."""

from __future__ import annotations

from carnegie_meta.rules.syntax.directives import UnknownDirective
from carnegie_meta.rules.syntax.files import (
    EmptyFile,
    FrontMatterMissing,
    FrontMatterUnclosed,
    UnreadableBytes,
)
from carnegie_meta.rules.syntax.members import (
    DuplicateKey,
    NonStringKey,
    RepeatedMember,
    UnknownTag,
)
from carnegie_meta.rules.syntax.page import PageBlockCutOff, PageSeveralBlocks, PageWithoutBlock
from carnegie_meta.rules.syntax.parsing import (
    InvalidCSV,
    InvalidJSON,
    InvalidTOML,
    InvalidYAML,
    LimitExceeded,
)
from carnegie_meta.rules.syntax.values import (
    ControlCharacter,
    LoneSurrogate,
    NotANumber,
    NumberOutOfRange,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    InvalidJSON,
    InvalidYAML,
    InvalidTOML,
    LimitExceeded,
    InvalidCSV,
    DuplicateKey,
    RepeatedMember,
    NonStringKey,
    UnknownTag,
    NotANumber,
    NumberOutOfRange,
    LoneSurrogate,
    ControlCharacter,
    EmptyFile,
    UnreadableBytes,
    FrontMatterMissing,
    FrontMatterUnclosed,
    PageWithoutBlock,
    PageSeveralBlocks,
    PageBlockCutOff,
    UnknownDirective,
)
