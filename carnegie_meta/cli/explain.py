"""``carnegie-meta explain``: a rule's page in the terminal."""

from __future__ import annotations

import sys

from carnegie_meta.cli.main import CLEAN
from carnegie_meta.cli.options import parser
from carnegie_meta.engine.example import message
from carnegie_meta.rules.page import markdown
from carnegie_meta.rules.registry import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Print the page of the rule that *arguments* name, by code or by name."""
    found = parser("explain", "Show the page of a rule.")
    found.add_argument("code", metavar="CODE", help="a code or a name, such as REL101")
    options = found.parse_args(arguments)
    sys.stdout.write(markdown(rule(options.code), message))
    return CLEAN
