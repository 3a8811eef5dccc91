"""AUT201: one author twice in a list, but for case, spaces and punctuation."""

from __future__ import annotations

from carnegie_meta.rules.authors.pairs import dispensable, finding, pairs, removal, worth
from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.authors.pairs import Item


class AuthorListedTwice(RecordRule):
    """The same author is listed twice.

    Why: the page prints the name twice, and counts by author count the publication twice.

    Fix: safe where the two differ in spaces or in shouted letters only, or where a text repeats
    an object; else unsafe: the fuller spelling stays (comma before Jr., hyphen, accents),
    or the first where neither is fuller. None where both items hold something of their own.

    Silent: it is silent on equal items, which the schema knows, on names that differ in more than
    case, spaces and punctuation, on objects that differ in ``orcid``, ``url``, ``affiliation``,
    ``role`` or ``bio``, who may be two people of one name, and where the two are equal once
    another rule's finding on one of them is mended.
    """

    code, name, since = "AUT201", "author-listed-twice", "0.1"
    severity = "error"
    reads = ("authors",)
    fix = "safe"
    examples = (
        Good('{"authors": ["Toby Dalton", "Melissa G. Dalton"]}'),
        Good('{"authors": ["Tong Zhao", "Tong Zhao"]}'),
        Good(
            '{"authors": [{"name": "Wang Wei", "orcid": "0000-0001"},'
            ' {"name": "Wang Wei", "orcid": "0000-0002"}]}'
        ),
        Good(
            '{"authors": [{"name": "Wang Wei", "affiliation": "Tsinghua University"},'
            ' {"name": "Wang Wei", "affiliation": "Fudan University"}]}'
        ),
        Bad(
            '{"authors": ["Tong Zhao", "TONG ZHAO"]}',
            at="/authors/1",
            mark='"TONG ZHAO"',
            fixed='{"authors": ["Tong Zhao"]}',
        ),
        Bad(
            '{"authors": ["Andrew S Weiss", "Andrew S. Weiss"]}',
            at="/authors/1",
            mark='"Andrew S. Weiss"',
            fixed='{"authors": ["Andrew S. Weiss"]}',
        ),
        Bad(
            '{"authors": ["Tong Zhao", {"name": "Tong Zhao", "role": "editor"}]}',
            at="/authors/1/name",
            mark='"Tong Zhao"',
            nth=2,
            fixed='{"authors": [{"name": "Tong Zhao", "role": "editor"}]}',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        for later, earlier, comparison in pairs(record):
            if comparison.verdict != "same":
                continue
            gone = dispensable(later, earlier)
            repair = removal(gone, _is_certain(gone, later, earlier)) if gone else None
            yield finding(later, earlier, _message(later, earlier), repair)


def _message(later: Item, earlier: Item) -> str:
    from carnegie_meta.text.quote import quoted

    other = f", first as {quoted(earlier.name)}" if later.name != earlier.name else ""
    return f"author {quoted(later.name)} is listed twice{other}"


def _is_certain(gone: Item, later: Item, earlier: Item) -> bool:
    """Whether the item that goes is the worse spelling beyond doubt."""
    kept = earlier if gone is later else later
    if gone.name == kept.name or " ".join(gone.name.split()) == kept.name:
        return True
    one_case = gone.name.isupper() or gone.name.islower()
    better = worth(kept.name) > worth(gone.name)
    return one_case and better and gone.name.casefold() == kept.name.casefold()
