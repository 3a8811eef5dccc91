"""COR: what only many records together show."""

from __future__ import annotations

from carnegie_meta.rules.corpus.copies import CopiesDisagree
from carnegie_meta.rules.corpus.repeats import NamelessRecordRepeated, RecordRepeated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

RULES: tuple[type[Rule], ...] = (CopiesDisagree, RecordRepeated, NamelessRecordRepeated)
