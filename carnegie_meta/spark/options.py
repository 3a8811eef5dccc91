"""The options of the Spark job."""

from __future__ import annotations

from carnegie_meta.config.file import FAIL_ON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


def parse(arguments: Sequence[str]) -> Namespace:
    """What *arguments* ask for; it ends the process where they are wrong."""
    from argparse import ArgumentParser

    parser = ArgumentParser(
        prog="python -m carnegie_meta.spark",
        description="Check records on Spark: JSON Lines or Parquet in, Parquet and a summary out.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="files, folders or globs that Hadoop knows")
    gets = "gets findings/ (Parquet), then summary.md and summary.json"
    add("--output", required=True, metavar="FOLDER", help=f"any path that Hadoop knows; {gets}")
    add("--overwrite", action="store_true", help="replace what an earlier job wrote there")
    formats = ("jsonl", "parquet")
    add("--input-format", choices=formats, help="told by the files unless said")
    add("--config", metavar="FILE", help="a configuration, read on the driver")
    add("--no-corpus", action="store_true", help="leave out the rules that compare records")
    add("--fail-on", choices=FAIL_ON, help="exit status 1 from this severity on; error")
    add("--no-broadcast", action="store_true", help="where cases are too many for an executor")
    return parser.parse_args(arguments)
