"""YAM: YAML that says one thing to one program and another to the next."""

from __future__ import annotations

from carnegie_meta.rules.yaml.dates import UnquotedDate, UnquotedDateField
from carnegie_meta.rules.yaml.layout import AliasBomb, TabSeparator
from carnegie_meta.rules.yaml.numbers import BaseSixty, LeadingZero, OddNumber
from carnegie_meta.rules.yaml.words import BooleanWord, NullSign

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    BooleanWord,
    NullSign,
    LeadingZero,
    BaseSixty,
    OddNumber,
    UnquotedDate,
    UnquotedDateField,
    TabSeparator,
    AliasBomb,
)
