"""A Markdown table for comments on a change and for job summaries.

Every piece that comes from a record stands in a code element with its punctuation as
references: see :func:`carnegie_meta.report.escape.markdown`.
"""

from __future__ import annotations

from itertools import islice

from carnegie_meta.report.escape import markdown
from carnegie_meta.report.place import place, told, within
from carnegie_meta.report.summary import headline, number, remedies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.report import Report
    from carnegie_meta.report.options import Options

ROWS = 500
"""Findings in the table at most: a comment holds 65,536 characters, a job summary 1 MiB."""

MESSAGE = 300
"""Characters of a message at most."""


def write(report: Report, options: Options) -> Iterator[str]:
    diagnostics = iter(report.diagnostics)
    shown = list(islice(diagnostics, ROWS))
    more = sum(1 for _ in diagnostics)
    # Only now all has been counted.
    yield f"**{headline(report)}**\n"
    if hints := remedies(report, options):
        yield f"\n{hints[0].upper()}{hints[1:]}\n"
    if not shown:
        return
    yield "\n| Severity | Rule | Place | Message |\n| --- | --- | --- | --- |\n"
    for found in shown:
        where = place(found)
        if found.range is None and (inside := within(found)):
            where = f"{where} ({inside})"
        message = told(found)
        if len(message) > MESSAGE:
            message = message[: MESSAGE - 1] + "…"
        yield (
            f"| {found.severity} | {markdown(f'{found.code} {found.name}')} "
            f"| {markdown(where)} | {markdown(message)} |\n"
        )
    if more:
        yield f"\n{number(more, 'more finding')} not shown.\n"
