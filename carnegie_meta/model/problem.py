"""What a reader noticed while it turned text into records."""

from __future__ import annotations

from collections.abc import Mapping

from carnegie_meta.model.span import Span
from carnegie_meta.model.value import value

NO_FACTS: Mapping[str, object] = {}


@value
class Problem:
    """A mistake of the text itself, before any record: syntax, duplicate key, YAML trap.

    ``kind`` selects the rule that words it; ``facts`` are the values that its message
    names (JSON values only); ``span`` is where it stands in the unit's text; ``record`` is
    the index of the record it belongs to, if any; ``pointer`` points into that record.
    """

    kind: str
    span: Span
    facts: Mapping[str, object] = NO_FACTS
    record: int | None = None
    pointer: str | None = None
