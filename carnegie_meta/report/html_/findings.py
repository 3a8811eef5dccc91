"""The table of findings: its controls as markup, its rows as data that the page's script shows."""

from __future__ import annotations

from carnegie_meta.report.escape import visible
from carnegie_meta.report.html_.markup import number
from carnegie_meta.report.html_.numbers import MARKS, SEVERITIES, origin_of
from carnegie_meta.report.html_.rules import summary_of
from carnegie_meta.report.json_text import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.engine.survey import Facets, Survey
    from carnegie_meta.model.diagnostic import Diagnostic, Related
    from carnegie_meta.model.report import Report
    from carnegie_meta.report.html_.numbers import Numbers

MOST = 200_000
"""Findings in the table at most: a browser should still open the page."""

VALUE = 2_000
"""Characters shown of a value."""

COLUMNS = (("severity", "Severity"), ("code", "Rule"), ("place", "Place"), ("message", "Finding"))

FACETS = (("center", "Center"), ("program", "Program"), ("year", "Year"))


def controls(numbers: Numbers, survey: Survey | None) -> str:
    """Everything around the rows."""
    severities = "".join(
        f'<label class="{severity}"><input type="checkbox" name="severity" value="{severity}" '
        f'checked> <span class="mark" aria-hidden="true">{MARKS[severity]}</span>{severity}</label>'
        for severity in SEVERITIES
    )
    selects = _select("code", "Rule", "all rules")
    if survey is not None:
        selects += "".join(_select(name, label, f"all {label.lower()}s") for name, label in FACETS)
    count = sum(found.count for found in numbers.rules)
    more = ""
    if count > MOST:
        more = (
            f'<p class="note">The table holds the first {number(MOST)} of {number(count)} '
            "findings; the figures above count all.</p>\n"
        )
    heads = "".join(
        f'<th scope="col" role="columnheader" aria-sort="none" data-key="{key}">'
        f'<button type="button">{label}<span class="arrow" aria-hidden="true"></span></button></th>'
        for key, label in COLUMNS
    )
    return f"""\
<noscript><p class="note">The table needs JavaScript; figures and rules are readable without it.</p>
</noscript>
<div id="explorer" hidden>
{more}<form id="filter" role="search" aria-label="Filter the findings" autocomplete="off">
<div class="fields">
<label class="wide">Text <input type="search" name="text" autocomplete="off" spellcheck="false"
placeholder="message, value, repair"></label>
<label>File or record <input type="search" name="place" autocomplete="off" spellcheck="false"
placeholder="path, #record, /pointer"></label>
{selects}</div>
<div class="row"><fieldset><legend>Severity</legend>{severities}</fieldset>
<button type="reset">Clear filters</button></div>
</form>
<p id="count" role="status" aria-live="polite"></p>
<p id="asked" class="note"></p>
<table id="table" role="table" aria-labelledby="findings-title" aria-describedby="count">
<thead role="rowgroup"><tr role="row">{heads}</tr></thead>
<tbody role="rowgroup"></tbody>
</table>
<nav id="pages" aria-label="Pages of findings" hidden>
<button type="button" data-go="first">First</button>
<button type="button" data-go="back">Previous</button>
<span id="page"></span>
<button type="button" data-go="on">Next</button>
<button type="button" data-go="last">Last</button>
</nav>
</div>
"""


def _select(name: str, label: str, every: str) -> str:
    return (
        f'<label>{label} <select name="{name}"><option value="">{every}</option></select></label>\n'
    )


class Strings:
    """Each text once; rows hold numbers. Number 0 is no text."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}

    def __call__(self, value: str | None) -> int:
        """The number of *value*."""
        if not value:
            return 0
        return self.numbers.setdefault(visible(value), len(self.numbers))


def payload(report: Report, survey: Survey | None) -> Iterator[str]:
    """The findings as JSON in an element that is not run; one piece a finding."""
    strings = Strings()
    rules: dict[tuple[str, str, str], int] = {}
    facets: dict[Facets, int] = {}
    yield '<script type="application/json" id="data">{"rows":[\n'
    counts: list[int] = []
    for index, found in enumerate(report.diagnostics):
        rule = rules.setdefault((found.code, found.severity, found.name), len(rules))
        if rule == len(counts):
            counts.append(0)
        counts[rule] += 1
        if index >= MOST:
            continue
        about = survey.facets.get(origin_of(found)) if survey is not None else None
        facet = -1 if about is None else facets.setdefault(about, len(facets))
        yield ("," if index else "") + _compact(_row(found, rule, facet, strings)) + "\n"
    yield "],\n"
    described = [
        [visible(code), severity, visible(name), summary_of(code), count]
        for (code, severity, name), count in zip(rules, counts, strict=True)
    ]
    yield f'"total":{sum(counts)},\n"rules":{json(described)},\n'
    yield f'"facets":{json([_shown(each) for each in facets])},\n'
    yield '"strings":[""'
    for value in list(strings.numbers)[1:]:
        yield ",\n" + json(value)
    yield "]}</script>\n"


def _shown(about: Facets) -> list[object]:
    center, year, programs = about
    return [visible(center), visible(year), [visible(program) for program in programs]]


def _row(found: Diagnostic, rule: int, facet: int, strings: Strings) -> list[object]:
    value = found.to_dict()["value"]
    shown = dumps(value) if value is not None else ""
    if len(shown) > VALUE:
        shown = shown[: VALUE - 1] + "…"
    title = how = 0
    if found.fix is not None:
        title = strings(found.fix.title)
        how = strings(found.fix.applicability if found.fix.edits else "display")
    return [
        rule,
        *_place(found, strings),
        strings(found.message),
        strings(shown),
        title,
        how,
        facet,
        [[*_place(each, strings), strings(each.message)] for each in found.related],
    ]


def _place(found: Diagnostic | Related, strings: Strings) -> list[int]:
    """Path, record, pointer, line and column; -1 and 0 for what is not known."""
    place = found.range
    return [
        strings(found.path),
        -1 if found.record is None else found.record,
        strings(found.pointer),
        place.line if place else 0,
        place.column if place else 0,
    ]


def json(value: object) -> str:
    """*value* as JSON in which nothing can end the element it stands in or begin another."""
    return dumps(value).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _compact(numbers: list[object]) -> str:
    """*numbers*, and lists of them, as JSON without spaces."""
    return str(numbers).replace(" ", "")
