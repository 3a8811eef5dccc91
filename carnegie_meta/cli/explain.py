"""``carnegie-meta explain``: a rule's page in the terminal."""

from __future__ import annotations

import sys

from carnegie_meta.cli.main import CLEAN
from carnegie_meta.cli.options import parser
from carnegie_meta.engine.example import message, others
from carnegie_meta.rules.page import index, markdown
from carnegie_meta.rules.registry import FAMILIES, rule, rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Print the page of the rule that *arguments* name, or the list of a family."""
    found = parser("explain", "Show the page of a rule.")
    found.add_argument("code", metavar="CODE", help="a code, a name or a family, such as REL101")
    options = found.parse_args(arguments)
    family = options.code.upper()
    if family in FAMILIES:
        sys.stdout.write(index(rules(), {family: FAMILIES[family]}))
    else:
        sys.stdout.write(markdown(rule(options.code), message, others))
    return CLEAN
