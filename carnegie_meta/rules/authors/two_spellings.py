"""AUT202 and AUT203: one person in two spellings in a list."""

from __future__ import annotations

from carnegie_meta.rules.authors.pairs import dispensable, finding, pairs, removal
from carnegie_meta.rules.base import Context, RecordRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.authors.pairs import Item
    from carnegie_meta.text.names_compare import Comparison


class AuthorInTwoSpellings(RecordRule):
    """One author is listed twice in two spellings: with and without initial, accent or title.

    Why: the page prints one person twice, and credits are split between two names.

    Fix: unsafe; the fuller spelling stays, or the first where neither is fuller.

    Silent: it is silent on two people of one family, on a given name that is an initial only ("J.
    Brown"), on suffixes (father and son), where initials contradict each other,
    and where the two are equal once a title or the order of one of them is mended.
    """

    code, name, since = "AUT202", "author-in-two-spellings", "0.1"
    severity = "warning"
    reads = ("authors",)
    fix = "unsafe"
    examples = (
        Good('{"authors": ["David Cook", "Steven A. Cook"]}'),
        Good('{"authors": ["J. Brown", "Nathan J. Brown", "Frances Z. Brown"]}'),
        Good('{"authors": ["Thomas Graham", "Thomas Graham, Jr."]}'),
        Good('{"authors": ["Michael Young", "Michael D. Swaine"]}'),
        Good('{"authors": ["George H. W. Bush", "George W. Bush"]}'),
        Good('{"authors": ["Dr. Erica Gaston", "Erica Gaston"]}'),
        Bad(
            '{"authors": ["Steven Cook", "Tong Zhao", "Steven A. Cook"]}',
            at="/authors/2",
            mark='"Steven A. Cook"',
            fixed='{"authors": ["Tong Zhao", "Steven A. Cook"]}',
        ),
        Bad(
            '{"authors": ["Anders Åslund", "Anders Aslund"]}',
            at="/authors/1",
            mark='"Anders Aslund"',
            fixed='{"authors": ["Anders Åslund"]}',
        ),
        Bad(
            '{"authors": ["Ariel (Eli) Levite", "Ariel Levite"]}',
            at="/authors/1",
            mark='"Ariel Levite"',
            fixed='{"authors": ["Ariel (Eli) Levite"]}',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        for later, earlier, comparison in pairs(record):
            if comparison.verdict != "variant" or not comparison.certain:
                continue
            gone = dispensable(later, earlier)
            repair = removal(gone, safe=False) if gone else None
            known = {"accent", "title"}.issuperset(comparison.how)
            verdict = "are one person" if known else "look like one person"
            message = _message(later, earlier, comparison, f"{verdict} in two spellings")
            yield finding(later, earlier, message, repair)


class AuthorPerhapsInTwoSpellings(RecordRule):
    """Two authors are probably one person: other script, spelling or order, middle name, a slip.

    Why: if they are one, the page prints one person twice.

    Silent: it is silent where two words of the names differ, where frequent names say little
    ("Mohammed Ali", "Nguyen Anh"), and on short family names.
    """

    code, name, since = "AUT203", "author-perhaps-in-two-spellings", "0.1"
    severity = "info"
    reads = ("authors",)
    examples = (
        Good('{"authors": ["Dmitri Trenin", "Алексей Арбатов"]}'),
        Good('{"authors": ["Igor Ivanov", "Olga Ivanova", "Mohammed Ali", "Mohammed Hassan Ali"]}'),
        Good('{"authors": ["Steven Cook", "Steven A. Cook"]}'),
        Bad(
            '{"authors": ["Dmitri Trenin", "Дмитрий Тренин"]}',
            at="/authors/1",
            mark='"Дмитрий Тренин"',
        ),
        Bad(
            '{"authors": ["Alexey Arbatov", "Alexei Arbatov"]}',
            at="/authors/1",
            mark='"Alexei Arbatov"',
        ),
        Bad('{"authors": ["Marc Pierini", "Marc Perini"]}', at="/authors/1", mark='"Marc Perini"'),
        Bad(
            '{"authors": ["Viktor Orbán", "Orbán Viktor"]}',
            at="/authors/1",
            mark='"Orbán Viktor"',
        ),
        Bad('{"authors": ["Dan Baer", "Daniel Baer"]}', at="/authors/1", mark='"Daniel Baer"'),
        Bad(
            '{"authors": ["Mariana Plum", "Mariana Nascimento Plum"]}',
            at="/authors/1",
            mark='"Mariana Nascimento Plum"',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        for later, earlier, comparison in pairs(record):
            if comparison.verdict == "variant" and not comparison.certain:
                message = _message(later, earlier, comparison, "are probably one person")
                yield finding(later, earlier, message)


def _message(later: Item, earlier: Item, comparison: Comparison, verdict: str) -> str:
    from carnegie_meta.text.quote import quoted

    names = f"authors {quoted(earlier.name)} and {quoted(later.name)}"
    return f"{names} {verdict}: {', '.join(comparison.evidence)}"
