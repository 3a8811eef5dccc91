"""``carnegie-meta rules``: every rule, as a table or as JSON."""

from __future__ import annotations

import sys

from carnegie_meta.cli.main import CLEAN
from carnegie_meta.cli.options import parser
from carnegie_meta.rules.base import summary
from carnegie_meta.rules.registry import rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Print the rules."""
    found = parser("rules", "List every rule.")
    found.add_argument("--output-format", choices=("text", "json"), default="text")
    options = found.parse_args(arguments)
    rows = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "fixable": rule.fix,
            "summary": summary(rule),
        }
        for rule in rules()
    ]
    if options.output_format == "json":
        import json

        json.dump(rows, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return CLEAN
    width = max(len(str(row["name"])) for row in rows)
    for row in rows:
        fix = row["fixable"] or "-"
        sys.stdout.write(
            f"{row['code']}  {str(row['name']).ljust(width)}  {str(row['severity']).ljust(7)}  "
            f"{str(fix).ljust(6)}  {row['summary']}\n"
        )
    return CLEAN
