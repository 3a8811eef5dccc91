"""``carnegie-meta extract``: the record that a page holds, as JSON."""

from __future__ import annotations

import sys

from carnegie_meta.cli.main import CLEAN, FOUND
from carnegie_meta.cli.options import parser
from carnegie_meta.page.extract import extract
from carnegie_meta.source.input import MAX_DOCUMENT, Input, TooLarge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Print what the page holds; status 1 when it holds no record."""
    found = parser(
        "extract",
        "Print the record that a page, text or HTML, holds.",
        "exit status: 0 a record was found; 1 the page holds none; 2 it cannot be read",
    )
    found.add_argument("page", metavar="PAGE", help="a file, or - for standard input")
    options = found.parse_args(arguments)
    is_stdin = options.page == "-"
    try:
        data = Input("<stdin>" if is_stdin else options.page, stdin=is_stdin).data
    except TooLarge:
        from carnegie_meta.errors import SourceError

        size = MAX_DOCUMENT // (1024 * 1024)
        raise SourceError(f"{options.page}: larger than a page of {size} MiB") from None
    page = extract(data)

    import json

    json.dump(page.to_dict(), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return CLEAN if page.record is not None else FOUND
