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

    Fix: safe where the two differ in case alone. Otherwise unsafe: a known centre is
    appended to ``centers``, though ``primaryCenter`` may be the field that is wrong.

    Silent: it is silent when either field is missing, empty or of the wrong type; the schema says
    so. Nor does it speak when ``centers`` holds the same centre under another label, in another
    spelling, or as what may be its name misspelt; the rules on terms and on text say so.

    Source: all 265 publications studied list their primary centre.
    """

    code, name, since = "REL101", "primary-center-not-listed", "0.1"
    severity = "error"
    reads = ("primaryCenter", "centers")
    fix = "safe"
    examples = (
        Good('{"primaryCenter": "Carnegie Europe", "centers": ["Carnegie Europe"]}'),
        Good('{"primaryCenter": "Carnegie Europe", "centers": []}'),
        Good('{"primaryCenter": "Carnegie  Europe", "centers": ["Carnegie Europe "]}'),
        Good('{"primaryCenter": "Carnegie Europe", "centers": ["Carnegie europe"]}'),
        Good('{"primaryCenter": "Carnegie Europe", "centers": ["Carnegei Europe"]}'),
        Good(
            '{"primaryCenter": "Берлинский центр Карнеги",'
            ' "centers": ["Carnegie Russia Eurasia Center"]}'
        ),
        Bad(
            '{"primaryCenter": "Carnegie India", "centers": ["Carnegie Europe"]}',
            at="/primaryCenter",
            mark='"Carnegie India"',
            fixed='{"primaryCenter": "Carnegie India",'
            ' "centers": ["Carnegie Europe", "Carnegie India"]}',
        ),
        Bad(
            '{"primaryCenter": "Carnegie europe", "centers": ["Carnegie Europe"]}',
            at="/primaryCenter",
            mark='"Carnegie europe"',
            fixed='{"primaryCenter": "Carnegie Europe", "centers": ["Carnegie Europe"]}',
        ),
        Bad(
            '{"primaryCenter": "Carnegie Atlantis", "centers": ["Carnegie Europe"]}',
            at="/primaryCenter",
            mark='"Carnegie Atlantis"',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        primary = record.text("primaryCenter")
        centers = record.get("centers")
        if not primary or not isinstance(centers, list) or not centers or primary in centers:
            return
        spaced = " ".join(primary.split())
        if not spaced:
            return
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.rules.relations.meaning import meant, resembles
        from carnegie_meta.text.quote import quoted

        vocabulary = context.vocabularies["centers"]
        concept = meant(primary, "centers", context)
        message = f"primaryCenter {quoted(primary)} is not among centers"
        variant = None
        for center in centers:
            if not isinstance(center, str):
                return
            other = " ".join(center.split())
            if other == spaced:
                return
            if variant is None and other.casefold() == spaced.casefold():
                if primary in vocabulary:
                    return  # the listed one is misspelt, and the rules on terms say so
                variant = center
            elif concept is not None and (
                meant(center, "centers", context) is concept
                or resembles(center, concept, "centers", context)
            ):
                return
        repair = None
        if variant is not None:
            message += f"; did you mean {quoted(variant)}?"
            sure = variant in vocabulary
            change = Change("replace", "/primaryCenter", variant)
            repair = Repair(f"Write {quoted(variant)}", "safe" if sure else "unsafe", (change,))
        elif concept is not None and not concept.deprecated:
            change = Change("insert", f"/centers/{len(centers)}", primary)
            repair = Repair(f"Add {quoted(primary)} to centers", "unsafe", (change,))
        yield Finding("/primaryCenter", message, value=primary, repair=repair)
