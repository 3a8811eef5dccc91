"""Findings in numbers, for a program and for a person."""

from __future__ import annotations

from carnegie_meta.model.report import Report
from carnegie_meta.report.json_text import dumps
from carnegie_meta.report.summary import headline
from carnegie_meta.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from carnegie_meta.config.settings import FailOn
    from carnegie_meta.model.finding import Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From worst to mildest."""


class Summary:
    """The same numbers as ``json`` and as ``markdown``; ``fails``: whether exit status is 1."""

    def __init__(self, headline: str, json: str, markdown: str, *, fails: bool) -> None:
        self.headline = headline
        self.json = json
        self.markdown = markdown
        self.fails = fails


def summary(findings: DataFrame, records: int, fail_on: FailOn) -> Summary:
    """*findings* counted, of so many *records*."""
    from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it

    origin = F.struct("path", "record")
    counts = findings.groupBy("code", "name", "severity").agg(
        F.count("*").alias("findings"), F.count_distinct(origin).alias("records")
    )
    rules = [row.asDict() for row in counts.collect()]
    rules.sort(key=lambda rule: (-rule["findings"], rule["code"], rule["severity"]))
    report = Report(records=records)
    for rule in rules:
        report.tally.rules[rule["code"], rule["severity"], rule["name"]] = rule["findings"]
    by_severity = {name: report.tally.count(name) for name in SEVERITIES}
    worst = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    document = {
        "version": VERSION,
        "records": records,
        "findings": sum(by_severity.values()),
        "severities": by_severity,
        "ok": not by_severity["error"],
        "rules": rules,
    }
    first = headline(report)
    fails = any(by_severity[name] for name in worst)
    return Summary(first, dumps(document) + "\n", _markdown(first, rules), fails=fails)


def _markdown(first: str, rules: list[dict[str, object]]) -> str:
    lines = [f"**{first}**", ""]
    if rules:
        lines += ["| Findings | Records | Severity | Rule |", "| ---: | ---: | --- | --- |"]
        for rule in rules:
            cells = (rule["findings"], rule["records"], rule["severity"])
            lines.append(f"| {' | '.join(map(str, cells))} | {rule['code']} {rule['name']} |")
        lines.append("")
    return "\n".join(lines)
