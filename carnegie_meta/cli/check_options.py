"""What the command line of ``check`` says.

Paths and switches are read here: argparse costs more than reading and judging one good file, and
is loaded only for options that take a value, for help, and for what is wrong.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence

    from carnegie_meta.config.settings import FailOn

SWITCHES = (
    "--fix",
    "--unsafe-fixes",
    "--diff",
    "--corpus",
    "--no-corpus",
    "--isolated",
    "--force-exclude",
    "--no-cache",
    "--statistics",
    "--quiet",
)


class CheckOptions:
    """Every option of the command, with its default."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.stdin_filename: str | None = None
        self.output_format: str | None = None
        self.output_file: str | None = None
        self.select: tuple[str, ...] | None = None
        self.extend_select: tuple[str, ...] = ()
        self.ignore: tuple[str, ...] = ()
        self.fail_on: FailOn | None = None
        self.fix = False
        self.unsafe_fixes = False
        self.diff = False
        self.corpus = False
        self.no_corpus = False
        self.baseline: str | None = None
        self.write_baseline: str | None = None
        self.config: str | None = None
        self.isolated = False
        self.force_exclude = False
        self.jobs = 0
        self.memory: float | None = None
        self.no_cache = False
        self.statistics = False
        self.quiet = False


def parse(arguments: Sequence[str]) -> CheckOptions:
    """What *arguments* say; for what is wrong in them the process ends with status 2."""
    options = plain(arguments)
    return parsed(arguments) if options is None else options


def parsed(arguments: Sequence[str]) -> CheckOptions:
    """What *arguments* say, by argparse; paths may stand between options."""
    parser = options_of_check()
    options = CheckOptions()
    _, rest = parser.parse_known_args(arguments, namespace=options)
    wrong = [argument for argument in rest if argument.startswith("-") and argument != "-"]
    if wrong:
        parser.error(f"unrecognized arguments: {' '.join(wrong)}")
    options.paths = [*options.paths, *rest]
    return options


def plain(arguments: Sequence[str]) -> CheckOptions | None:
    """What *arguments* say, when they are paths and switches only."""
    options = CheckOptions()
    for argument in arguments:
        if argument == "-" or not argument.startswith("-"):
            options.paths.append(argument)
        elif argument in SWITCHES:
            setattr(options, argument[2:].replace("-", "_"), True)
        else:
            return None
    return options


def options_of_check() -> ArgumentParser:
    """CheckOptions of the command; their defaults are those of :class:`CheckOptions`."""
    from carnegie_meta.cli.options import codes, jobs, memory, parser
    from carnegie_meta.report.formats import file_names, names

    found = parser(
        "check",
        "Find what is wrong with publication metadata.",
        "exit status: 0 nothing at or above --fail-on; 1 findings at or above it; "
        "2 the job could not be done",
    )
    formats = names() + file_names()
    add = found.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
    add("--stdin-filename", metavar="NAME", help="name that tells the format of standard input")
    add("--output-format", choices=formats, metavar="FORMAT", help=", ".join(formats))
    add("--output-file", metavar="FILE", help="write the report there")
    add("--select", type=codes, metavar="CODES", help="only these codes or prefixes of codes")
    add("--extend-select", type=codes, metavar="CODES", help="these as well")
    add("--ignore", type=codes, metavar="CODES", help="not these")
    add(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="mildest severity that makes the exit status 1 (default: error)",
    )
    add(
        "--fix",
        action="store_true",
        help="mend in place what has one right answer; - goes to standard output",
    )
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: the probable ones too")
    add("--diff", action="store_true", help="show what --fix would change, write nothing")
    add(
        "--corpus",
        action="store_true",
        help="run rules that compare records (default: with more than one record)",
    )
    add("--no-corpus", action="store_true", help="leave rules that compare records out")
    add("--baseline", metavar="FILE", help="findings in FILE stay silent")
    add("--write-baseline", metavar="FILE", help="write the findings of this run to FILE")
    add("--config", metavar="FILE", help="configuration file")
    add("--isolated", action="store_true", help="use no configuration file")
    add("--force-exclude", action="store_true", help="exclude files named here as well")
    add("--jobs", type=jobs, metavar="N", help="processes (default: by need)")
    add(
        "--memory",
        type=memory,
        metavar="MB",
        help="megabytes of a large run's data beyond which temporary files are used (default: 512)",
    )
    add("--no-cache", action="store_true", help="keep no verdicts on disk")
    add("--statistics", action="store_true", help="count findings by rule")
    add("--quiet", action="store_true", help="print findings only, no summary")
    return found
