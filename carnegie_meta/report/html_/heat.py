"""Regions by program: how large a part of a program's records carries a region."""

from __future__ import annotations

from carnegie_meta.report.html_.markup import figure, number, percent, pick, text
from carnegie_meta.report.html_.numbers import SYSTEMATIC, most, totals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.engine.survey import Survey
    from carnegie_meta.report.html_.numbers import Numbers

    Cell = tuple[str, str]
    """Program and region."""

PROGRAMS = 12
REGIONS = 24
"""Columns and rows of the map at most; what is marked has a row in any case."""

FEW = 5
"""Records of a program up to which its shares say little, and are drawn pale."""

DARK = 0.705
"""Share from which text reads better in the other colour; the style sheet's colours fit it."""


CODE = "programAffiliation"
"""The field that names a program by its code."""


class Shares:
    """Records by program, by region, and by both."""

    def __init__(self, survey: Survey) -> None:
        self.programs = totals(survey, "program")
        self.regions = totals(survey, "regions")
        self.both = {
            (program, region): count
            for (kind, program, region), count in survey.counts.items()
            if kind == "cell"
        }
        self.records = survey.records

    def inside(self, program: str, region: str) -> float:
        """Share of the program's records with the region."""
        return self.both.get((program, region), 0) / max(self.programs.get(program, 0), 1)

    def outside(self, program: str, region: str) -> tuple[int, int]:
        """Records of no such program with the region, and without regard to it."""
        both = self.both.get((program, region), 0)
        with_region = max(self.regions.get(region, 0) - both, 0)
        return with_region, max(self.records - self.programs.get(program, 0), 0)


def heat_map(numbers: Numbers, survey: Survey) -> Iterator[str]:
    """The map, unless there are too few programs or regions for one."""
    shares = Shares(survey)
    programs = most(shares.programs, PROGRAMS)
    if len(programs) < 2 or len(shares.regions) < 2:
        return
    marked = _marked(numbers, survey, shares)
    programs += sorted({program for program, _ in marked} - set(programs))
    rows = _rows(shares, programs, {region for _, region in marked})
    head = "".join(
        f'<th scope="col"><span class="up">'
        f"{pick('program', program, f'<bdi>{text(program)}</bdi>')}"
        f'<span class="of">{number(shares.programs[program])}</span></span></th>'
        for program in programs
    )
    body = "".join(_row(region, programs, shares, marked) for region in rows)
    left = len(shares.regions) - len(rows)
    rest = f" {number(left)} rarer regions are not shown." if left else ""
    told = "".join(_told(cell, shares) for cell in sorted(marked))
    if told:
        told = f'<ul class="told">{told}</ul>\n'
    yield figure(
        "heat",
        "Regions by program",
        "Each cell: what part of a program's records carries the region, in percent. A program "
        "should be dark where it is at home; one of few records is pale. <b>A ring marks a region "
        "that sits on nearly every record of a program it has no part in</b>: a mapping set "
        f"it, not an editor.{rest}",
        told + '<div class="scroll heat" tabindex="0" role="region" aria-labelledby="heat-title">'
        "<table><thead><tr><td></td>"
        f"{head}"
        '<th scope="col" class="all"><span class="up">all records'
        f'<span class="of">{number(shares.records)}</span></span></th></tr></thead>\n'
        f"<tbody>{body}</tbody></table></div>\n",
    )


def _marked(numbers: Numbers, survey: Survey, shares: Shares) -> set[Cell]:
    """Cells of the programs and regions that findings on systematic terms name."""
    found = {each.key for each in numbers.systematic}
    if not found:
        return set()
    from carnegie_meta.rules.corpus.systematic import key_of

    groups = {name: [("programs", name), (CODE, name)] for name in shares.programs}
    for code, name in survey.codes.items():
        groups.setdefault(name, []).append((CODE, code))
    return {
        (program, region)
        for program, region in shares.both
        if any(key_of(group, ("regions", region)) in found for group in groups.get(program, ()))
    }


def _rows(shares: Shares, programs: list[str], wanted: set[str]) -> list[str]:
    """Regions, those together that are at home in one program."""
    chosen = {*most(shares.regions, REGIONS), *wanted}

    def order(region: str) -> tuple[int, float, str]:
        home = max(
            range(len(programs)),
            key=lambda at: (shares.both.get((programs[at], region), 0), -at),
        )
        return home, -shares.inside(programs[home], region), region

    return sorted(chosen, key=order)


def _row(region: str, programs: list[str], shares: Shares, marked: set[Cell]) -> str:
    cells = "".join(
        _cell(
            shares.both.get((program, region), 0),
            shares.programs[program],
            is_marked=(program, region) in marked,
        )
        for program in programs
    )
    whole = _cell(shares.regions.get(region, 0), shares.records, kind="all")
    return f'<tr><th scope="row"><bdi>{text(region)}</bdi></th>{cells}{whole}</tr>\n'


def _cell(count: int, of: int, *, is_marked: bool = False, kind: str = "") -> str:
    if not count:
        return f'<td class="{kind} nil"><span class="unseen">0</span></td>'
    share = count / max(of, 1)
    classes = [kind] if kind else []
    if of < FEW and kind != "all":
        classes.append("few")
    elif share > DARK:
        classes.append("dark")
    if is_marked:
        classes.append("ring")
    note = '<span class="unseen"> set by a mapping</span>' if is_marked else ""
    shown = f"{100 * share:.0f}" if share >= 0.005 else "<1"
    return (
        f'<td class="{" ".join(classes)}" style="--s:{share:.3f}" '
        f'title="{number(count)} of {number(of)} records">{text(shown)}{note}</td>'
    )


def _told(cell: Cell, shares: Shares) -> str:
    """A sentence about a marked cell."""
    program, region = cell
    both, inside = shares.both[cell], shares.programs[program]
    other, outside = shares.outside(program, region)
    return (
        f'<li><span class="ring-mark" aria-hidden="true"></span><span><b>'
        f"<bdi>{text(region)}</bdi></b> is on {number(both)} of {number(inside)} records of "
        f"<b><bdi>{text(program)}</bdi></b> "
        f"({text(percent(both, inside))}), and on {text(percent(other, outside))} of all others. "
        f"{pick('code', SYSTEMATIC, 'Show the finding')}</span></li>"
    )
