"""TXT: characters that are not what they seem, or not what belongs."""

from __future__ import annotations

from carnegie_meta.rules.text.controls import BidiControl, ControlCharacter, InvisibleCharacter
from carnegie_meta.rules.text.encoding import Mojibake, ReplacementCharacter
from carnegie_meta.rules.text.forms import NotNormalized, StyledLetter
from carnegie_meta.rules.text.markup import HtmlEntity, HtmlTag
from carnegie_meta.rules.text.scripts import LookAlikeLetter, MixedScripts
from carnegie_meta.rules.text.spaces import NoBreakSpace, StraySpace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    LookAlikeLetter,
    MixedScripts,
    BidiControl,
    ControlCharacter,
    InvisibleCharacter,
    NoBreakSpace,
    StraySpace,
    Mojibake,
    ReplacementCharacter,
    HtmlEntity,
    HtmlTag,
    NotNormalized,
    StyledLetter,
)
