"""``carnegie-meta vocab lint``: what is wrong with vocabulary files."""

from __future__ import annotations

import sys

from carnegie_meta.cli.check_options import CheckOptions
from carnegie_meta.cli.main import CLEAN, FAILED, FOUND, say
from carnegie_meta.cli.options import codes, parser
from carnegie_meta.cli.output import write
from carnegie_meta.cli.vocab import configured, output, settings_of
from carnegie_meta.model.finding import SEVERITIES
from carnegie_meta.report.formats import names
from carnegie_meta.runner.lint import lint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Check the files that *arguments* name; the exit status."""
    found = parser(
        "vocab lint",
        "Find what is wrong with vocabulary files; without FILE, with all that are in force.",
        "exit status: 0 nothing at or above --fail-on; 1 findings at or above it; "
        "2 the job could not be done",
    )
    add = found.add_argument
    add("paths", nargs="*", metavar="FILE", help="vocabularies and tables of labels, JSON")
    add("--output-format", choices=names(), metavar="FORMAT", help=", ".join(names()))
    add("--select", type=codes, metavar="CODES", help="only these codes or prefixes of codes")
    add("--ignore", type=codes, metavar="CODES", default=(), help="not these")
    add("--fail-on", choices=(*SEVERITIES, "never"), help="default: error")
    add("--quiet", action="store_true", help="print findings only, no summary")
    output(found)
    configured(found)
    options = found.parse_args(arguments, CheckOptions())
    settings = settings_of(options)
    if options.select is not None:
        settings.select, settings.extend_select, settings.ignore = options.select, (), ()
    settings.ignore += options.ignore
    plain = "full" if sys.stdout.isatty() and not options.output_file else "concise"
    style = options.output_format or plain
    outcomes = lint(options.paths, settings, keep_lines=style in ("full", "rdjsonl"))
    errors = [outcome.error for outcome in outcomes if outcome.error]
    for error in errors:
        say(error)
    diagnostics = [each for outcome in outcomes for each in outcome.diagnostics]
    fail_on = options.fail_on or settings.fail_on
    write(options, sys.stdout, style, fail_on, diagnostics, outcomes, 0, 0)
    if errors:
        return FAILED
    if fail_on == "never":
        return CLEAN
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return FOUND if any(each.severity in counted for each in diagnostics) else CLEAN
