"""REL101: the primary centre and the list of centres."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView


class PrimaryCenterNotListed(RecordRule):
    """The primary centre is not among the centres.

    Why: a centre's page lists what names it in ``centers``, so the publication is missing
    from the page of the very centre it belongs to.

    Silent: when either field is missing, empty or of the wrong type; the schema says so.

    Source: all 265 publications studied list their primary centre.
    """

    code, name, since = "REL101", "primary-center-not-listed", "0.1"
    severity = "error"
    reads = ("primaryCenter", "centers")
    examples = (
        Good('{"primaryCenter": "Carnegie Europe", "centers": ["Carnegie Europe"]}'),
        Bad(
            '{"primaryCenter": "Carnegie India", "centers": ["Carnegie Europe"]}',
            at="/primaryCenter",
            mark='"Carnegie India"',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding

        primary = record.text("primaryCenter")
        centers = record.get("centers")
        if not primary or not isinstance(centers, list) or not centers or primary in centers:
            return
        message = f"primaryCenter {primary!r} is not among centers"
        yield Finding("/primaryCenter", message, value=primary)
