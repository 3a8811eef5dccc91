"""Terms that a corpus uses more than it did, and less."""

from __future__ import annotations

from carnegie_meta.report.html_.markup import figure, numbers_table, percent, text
from carnegie_meta.report.html_.numbers import totals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carnegie_meta.engine.survey import Survey

    Bin = tuple[int, int]
    """First and last year."""

FEWEST_BINS = 3
"""Points in time from which there is something like growth."""

FEWEST_RECORDS = 8
"""Records that a span of years should have, so that one record is not a trend."""

FEWEST_USES = 6
"""Records that must carry a term."""

SHOWN = 6
"""Terms shown of each direction."""

MOST_BINS = 30

LEAST = 0.02
"""Change of the share from which a term is shown."""


class Term:
    """A term's records by span of years, and how much its share has changed."""

    __slots__ = ("change", "early", "field", "late", "name", "used")

    def __init__(self, field: str, name: str, used: list[int], whole: Sequence[int]) -> None:
        self.field = field
        self.name = name
        self.used = used
        third = max(1, len(whole) // 3)
        self.early = sum(used[:third]) / max(1, sum(whole[:third]))
        self.late = sum(used[-third:]) / max(1, sum(whole[-third:]))
        self.change = self.late - self.early


def growth(survey: Survey) -> Iterator[str]:
    """Small lines of the terms that change most, unless the years are too few."""
    by_year = {int(y): count for y, count in totals(survey, "year").items() if y}
    bins = spans(by_year)
    if len(bins) < FEWEST_BINS:
        return
    whole = [sum(by_year.get(year, 0) for year in range(a, b + 1)) for a, b in bins]
    terms = _terms(survey, bins, whole)
    risen = sorted((t for t in terms if t.change >= LEAST), key=lambda t: (-t.change, t.name))
    fallen = sorted((t for t in terms if t.change <= -LEAST), key=lambda t: (t.change, t.name))
    risen, fallen = risen[:SHOWN], fallen[:SHOWN]
    if not risen and not fallen:
        return
    top = max(
        used / of
        for term in (*risen, *fallen)
        for used, of in zip(term.used, whole, strict=True)
        if of
    )
    parts = []
    for title, chosen in (("On the rise", risen), ("On the wane", fallen)):
        if chosen:
            cards = "".join(_card(term, bins, whole, top) for term in chosen)
            parts.append(f'<h4>{title}</h4>\n<ul class="lines">{cards}</ul>\n')
    names = [_name(span) for span in bins]
    rows = [
        [
            f"{term.name} ({term.field})",
            *(
                f"{percent(used, of)} ({used})" if of else "–"
                for used, of in zip(term.used, whole, strict=True)
            ),
        ]
        for term in (*risen, *fallen)
    ]
    yield figure(
        "growth",
        "Terms over the years",
        f"Share of the records of a span of years, {names[0]} to {names[-1]}, that carry a region "
        f"or topic. All lines have one scale, up to {percent(round(100 * top), 100)}; ordered by "
        "the change from the first third of the spans to the last.",
        "".join(parts)
        + numbers_table("Share of records with a term, by years", ("Term", *names), rows),
    )


def spans(by_year: dict[int, int]) -> list[Bin]:
    """Spans of equal length that hold enough records, the oldest ones with few left out."""
    if not by_year:
        return []
    last = max(by_year)
    for width in (1, 2, 5, 10):
        first = min(by_year)
        bins = [
            (max(first, a), min(a + width - 1, last))
            for a in range(first - first % width, last + 1, width)
        ]
        counts = [sum(by_year.get(year, 0) for year in range(a, b + 1)) for a, b in bins]
        while counts and counts[0] < FEWEST_RECORDS:
            del bins[0], counts[0]
        while counts and counts[-1] < FEWEST_RECORDS:
            del bins[-1], counts[-1]
        full = sum(count >= FEWEST_RECORDS for count in counts)
        if len(bins) <= MOST_BINS and full >= FEWEST_BINS and full >= 0.8 * len(bins):
            return bins
    return []


def _terms(survey: Survey, bins: list[Bin], whole: list[int]) -> list[Term]:
    place = {str(year): at for at, (a, b) in enumerate(bins) for year in range(a, b + 1)}
    used: dict[tuple[str, str], list[int]] = {}
    for (kind, name, year), count in survey.counts.items():
        if kind in ("regions", "topics") and year in place:
            used.setdefault((kind, name), [0] * len(bins))[place[year]] += count
    return [
        Term(field, name, counts, whole)
        for (field, name), counts in used.items()
        if sum(counts) >= FEWEST_USES
    ]


def _card(term: Term, bins: list[Bin], whole: list[int], top: float) -> str:
    width, height = 160.0, 44.0
    points = [
        (width * at / (len(bins) - 1), height - 2 - (height - 6) * used / of / top)
        for at, (used, of) in enumerate(zip(term.used, whole, strict=True))
        if of
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    end = points[-1]
    area = f"{points[0][0]:.1f},{height} {line} {end[0]:.1f},{height}"
    early, late = (percent(round(1000 * share), 1000) for share in (term.early, term.late))
    shown = f"{early} → {late}"
    field = term.field.removesuffix("s")
    return (
        f'<li><span class="term"><bdi>{text(term.name)}</bdi> <small>{field}</small></span>'
        f'<svg viewBox="-3 0 {width + 6:.0f} {height:.0f}" role="img" aria-label="'
        f'{text(term.name)}: from {text(early)} to {text(late)} of records">'
        f'<polygon class="fill" points="{area}"/><polyline points="{line}"/>'
        f'<circle cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="2.6"/></svg>'
        f'<span class="years" aria-hidden="true"><span>{bins[0][0]}</span>'
        f'<span>{bins[-1][1]}</span></span><span class="from">{text(shown)}</span></li>\n'
    )


def _name(span: Bin) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"
