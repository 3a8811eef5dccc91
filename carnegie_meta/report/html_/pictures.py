"""Pictures of a corpus, drawn from its survey; each has its numbers as a table as well."""

from __future__ import annotations

from carnegie_meta.report.html_.growth import growth
from carnegie_meta.report.html_.heat import heat_map
from carnegie_meta.report.html_.markup import (
    figure,
    line,
    number,
    numbers_table,
    percent,
    pick,
    table,
    text,
)
from carnegie_meta.report.html_.numbers import MARKS, SEVERITIES, most, totals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carnegie_meta.engine.survey import Survey
    from carnegie_meta.report.html_.numbers import Numbers

CENTERS = 15
"""Centers shown; the others are one row."""

YEARS = 60
"""Columns of the years at most; then the newest."""

OTHERS = "all others"
NONE = "not said"


def pictures(numbers: Numbers, survey: Survey) -> Iterator[str]:
    """Every picture that the survey has the figures for."""
    yield '<div class="pair">'
    yield from _centers(numbers, survey)
    yield from _years(numbers, survey)
    yield "</div>\n"
    yield from heat_map(numbers, survey)
    yield from growth(survey)


def legend(*, clean: bool = True) -> str:
    """What the parts of a bar mean."""
    items = [
        f'<li><span class="swatch {name}" aria-hidden="true">{MARKS[name]}</span>{name}</li>'
        for name in SEVERITIES
    ]
    if clean:
        items.append('<li><span class="swatch clean" aria-hidden="true"></span>no finding</li>')
    return f'<ul class="legend" aria-label="Worst finding of a record">{"".join(items)}</ul>\n'


def _centers(numbers: Numbers, survey: Survey) -> Iterator[str]:
    counts = totals(survey, "center")
    if not counts:
        return
    found = numbers.by(survey, 0)
    shown = most(counts, CENTERS)
    rows = [(center, counts[center], found.get(center, [0, 0, 0])) for center in shown]
    rest = set(counts) - set(shown) - {""}
    if rest:
        sums = [sum(found.get(each, (0, 0, 0))[at] for each in rest) for at in range(3)]
        rows.append((OTHERS, sum(counts[each] for each in rest), sums))
    if "" in counts:
        rows.append((NONE, counts[""], found.get("", [0, 0, 0])))
    yield figure(
        "centers",
        "Records by center",
        "The bar shows what part of a center's records has findings, by the worst of each.",
        legend()
        + table(
            "bars centers",
            "Records with findings, by primary center",
            (("Primary center", ""), ("With findings", "bar"), ("Records", "n")),
            "".join(_center(*row, picked=row[0] in shown) for row in rows),
        )
        + numbers_table(
            "Records by primary center and worst finding",
            ("Primary center", "Records", *SEVERITIES, "no finding"),
            [_cells(*row) for row in rows],
        ),
    )


def _center(name: str, records: int, found: Sequence[int], *, picked: bool) -> str:
    label = f"<bdi>{text(name)}</bdi>"
    if picked:
        label = pick("center", name, label)
    parts = "".join(
        f'<span class="{severity}" style="width:{100 * count / max(records, 1):.2f}%"></span>'
        for severity, count in zip(SEVERITIES, found, strict=True)
        if count
    )
    bar = (
        f'<span class="track" aria-hidden="true">{parts}</span>'
        f'<span class="share">{text(percent(sum(found), records))}</span>'
    )
    return line((("head", label), ("bar", bar), ("n", number(records))))


def _cells(name: str, records: int, found: Sequence[int]) -> list[str]:
    return [name, number(records), *map(number, found), number(max(records - sum(found), 0))]


def _years(numbers: Numbers, survey: Survey) -> Iterator[str]:
    counts = totals(survey, "year")
    known = sorted(int(year) for year in counts if year)
    if len(known) < 2:
        return
    first = max(known[0], known[-1] - YEARS + 1)
    found = numbers.by(survey, 1)
    rows = [
        (str(year), counts.get(str(year), 0), found.get(str(year), [0, 0, 0]))
        for year in range(first, known[-1] + 1)
    ]
    without = ""
    if "" in counts:
        without = f" {number(counts[''])} say no year."
    yield figure(
        "years",
        "Records by year",
        "Height is the number of records; the dark parts have findings, by the worst of each."
        + without,
        legend()
        + _columns(rows)
        + numbers_table(
            "Records by year and worst finding",
            ("Year", "Records", *SEVERITIES, "no finding"),
            [_cells(*row) for row in rows],
        ),
    )


def _columns(rows: Sequence[tuple[str, int, Sequence[int]]]) -> str:
    """Columns as SVG that fills its box; words are HTML, so that they keep their size."""
    top = round_up(max(records for _, records, _ in rows))
    step = 100 / len(rows)
    shapes = []
    for at, (year, records, found) in enumerate(rows):
        height = 0.0
        clean = max(records - sum(found), 0)
        parts = [*zip(SEVERITIES, found, strict=True), ("clean", clean)]
        inner = ""
        for kind, count in parts:
            if count:
                part = 100 * count / top
                height += part
                inner += (
                    f'<rect class="{kind}" x="{at * step + step * 0.12:.3f}" '
                    f'y="{100 - height:.3f}" width="{step * 0.76:.3f}" height="{part:.3f}"/>'
                )
        bad = sum(found)
        told = f"{year}: {number(records)} records, {number(bad)} with findings"
        shapes.append(f"<g><title>{text(told)}</title>{inner}</g>")
    every = max(1, -(-len(rows) // 8))
    labels = "".join(
        f'<span style="left:{(at + 0.5) * step:.2f}%"'
        f"{' class=sparse' if (at // every) % 2 else ''}>{year}</span>"
        for at, (year, _, _) in enumerate(rows)
        if at % every == 0
    )
    grid = "".join(
        f'<span style="bottom:{100 * mark / 4:.0f}%">{number(top * mark // 4)}</span>'
        for mark in range(5)
        if top * mark % 4 == 0
    )
    return (
        f'<div class="plot"><div class="scale" aria-hidden="true">{grid}</div>'
        '<div class="area"><svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" '
        f'aria-label="Columns of records by year, from {rows[0][0]} to {rows[-1][0]}; '
        f'the table below has the numbers">{"".join(shapes)}</svg></div>'
        f'<div class="ticks" aria-hidden="true">{labels}</div></div>\n'
    )


def round_up(count: int) -> int:
    """The next number above *count* that makes a readable axis.

    >>> [round_up(count) for count in (1, 4, 23, 180, 2100)]
    [4, 4, 40, 200, 4000]
    """
    power = 1
    while True:
        for factor in (4, 8, 20):
            if count <= factor * power:
                return factor * power
        power *= 10
