"""``carnegie-meta schema``: a JSON Schema on standard output."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from carnegie_meta.cli.main import CLEAN
from carnegie_meta.schema import store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Print the schema that *arguments* name, as it lies in ``schemas/``."""
    parser = ArgumentParser(
        prog="carnegie-meta schema", description="Print a JSON Schema.", allow_abbrev=False
    )
    parser.add_argument(
        "name",
        nargs="?",
        default="publication",
        metavar="NAME",
        help=f"one of {', '.join(store.names())} (default: publication)",
    )
    options = parser.parse_args(arguments)
    sys.stdout.write(store.text(options.name))
    return CLEAN
