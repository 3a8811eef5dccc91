"""``carnegie-meta schema``: a JSON Schema on standard output."""

from __future__ import annotations

import sys

from carnegie_meta.cli.main import CLEAN
from carnegie_meta.cli.options import parser
from carnegie_meta.validation import store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Print the schema that *arguments* name, as it lies in ``schemas/``."""
    found = parser("schema", "Print a JSON Schema.")
    found.add_argument(
        "name",
        nargs="?",
        default="publication",
        metavar="NAME",
        help=f"one of {', '.join(store.names())} (default: publication)",
    )
    options = found.parse_args(arguments)
    sys.stdout.write(store.text(options.name))
    return CLEAN
