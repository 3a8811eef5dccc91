"""REL503 and REL504: no region, no topic."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView


class NoRegions(RecordRule):
    """The list of regions is empty.

    Why: readers who browse by country or region never meet the publication.

    Silent: it is silent when the field is absent.

    Source: 11 of 227 records; some of them plainly have a region in their title.
    """

    code, name, since = "REL503", "no-regions", "0.1"
    severity = "info"
    reads = ("regions",)
    examples = (
        Good('{"regions": ["Iran"]}'),
        Good('{"topics": []}'),
        Bad('{"regions": []}', at="/regions", mark="[]"),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        if record.get("regions") == []:
            from carnegie_meta.model.finding import Finding

            yield Finding("/regions", "regions is empty; nearly all publications name one", [])


class NoTopics(RecordRule):
    """The list of topics is empty.

    Why: readers who browse by subject never meet the publication.

    Silent: it is silent when the field is absent.

    Source: 11 of 227 records.
    """

    code, name, since = "REL504", "no-topics", "0.1"
    severity = "info"
    reads = ("topics",)
    examples = (
        Good('{"topics": ["Security"]}'),
        Good('{"regions": []}'),
        Bad('{"topics": []}', at="/topics", mark="[]"),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        if record.get("topics") == []:
            from carnegie_meta.model.finding import Finding

            yield Finding("/topics", "topics is empty; nearly all publications name one", [])
