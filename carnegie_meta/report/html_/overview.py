"""The top of the page: the figures that matter, and what was found by rule."""

from __future__ import annotations

from carnegie_meta.report.html_.markup import line, number, percent, pick, table, text
from carnegie_meta.report.html_.numbers import MARKS, SEVERITIES
from carnegie_meta.report.html_.rules import summary_of
from carnegie_meta.report.summary import remedies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.report import Report
    from carnegie_meta.report.html_.numbers import Found, Numbers
    from carnegie_meta.report.options import Options

FIRST = 12
"""Rules shown at once; the others are folded away."""

NOUNS = {"error": "errors", "warning": "warnings", "info": "info"}


def key_figures(numbers: Numbers, report: Report, options: Options) -> str:
    """Records, clean records, and findings by severity."""
    tally = report.tally
    cells = [
        _figure("records", number(numbers.records), "records"),
        _figure(
            "clean", percent(numbers.clean, numbers.records), f"clean ({number(numbers.clean)})"
        ),
    ]
    for severity in SEVERITIES:
        mark = f'<span class="mark" aria-hidden="true">{MARKS[severity]}</span>'
        count = tally.count(severity)
        noun = severity if count == 1 else NOUNS[severity]
        cells.append(_figure(severity if count else "none", mark + number(count), noun))
    hints = remedies(report, options)
    note = f'<p class="remedies">{text(hints[0].upper() + hints[1:])}.</p>\n' if hints else ""
    return f'<dl class="key">{"".join(cells)}</dl>\n{note}'


def _figure(kind: str, value: str, label: str) -> str:
    return f'<div class="{kind}"><dt>{label}</dt><dd>{value}</dd></div>'


def rules_found(numbers: Numbers) -> str:
    """A row for each rule that found something: how bad, what, and on how many records."""
    first, rest = numbers.rules[:FIRST], numbers.rules[FIRST:]
    if len(rest) <= 3:
        first, rest = numbers.rules, []
    shown = _table(
        "Rules that found something, worst first. A rule's name shows its findings, its code "
        "explains it.",
        first,
        numbers,
    )
    if rest:
        more = f"{len(rest)} more rules that found something"
        shown += f"<details><summary>{more}</summary>\n{_table(more, rest, numbers)}</details>\n"
    return shown


HEADS = (
    ("Severity", ""),
    ("Rule", ""),
    ("Share of records", "bar"),
    ("Records", "n"),
    ("Findings", "n"),
)


def _table(caption: str, rules: list[Found], numbers: Numbers) -> str:
    rows = "".join(_row(found, numbers.records) for found in rules)
    return f'<div class="scroll">{table("bars found", caption, HEADS, rows)}</div>\n'


def _row(found: Found, records: int) -> str:
    affected = len(found.records)
    width = 100 * affected / records if records else 0
    code = text(found.code)
    rule = (
        f'<a class="code" href="#rule-{code}">{code}</a> '
        f"{pick('code', found.code, text(found.name))}"
        f'<span class="what">{text(summary_of(found.code))}</span>'
    )
    bar = (
        f'<span class="track" aria-hidden="true"><span class="{found.severity}" '
        f'style="width:{width:.1f}%"></span></span>'
        f'<span class="share">{text(percent(affected, records))}</span>'
    )
    return line(
        (
            ("", severity_mark(found.severity)),
            ("head", rule),
            ("bar", bar),
            ("n", number(affected)),
            ("n", number(found.count)),
        )
    )


def severity_mark(severity: str) -> str:
    """A severity as shape and word."""
    mark = f'<span class="mark" aria-hidden="true">{MARKS[severity]}</span>'
    return f'<span class="sev {severity}">{mark}{severity}</span>'
