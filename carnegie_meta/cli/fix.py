"""``check --fix`` and ``--diff``: mend files in place, or show what would change."""

from __future__ import annotations

import sys

from carnegie_meta.engine.fix import FIXED_FORMATS, fix_text
from carnegie_meta.runner.rewrite import replace_file, unified_diff
from carnegie_meta.source.formats import format_of
from carnegie_meta.source.input import Input

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from carnegie_meta.runner.run import Job, Outcome


def mend(options: Namespace, job: Job, outcomes: list[Outcome]) -> int:
    """Mend the files of *outcomes*, whose diagnostics become what remains; how many were mended.

    With ``--diff`` nothing is written: the change is printed, and the diagnostics stay. Only
    files with a repair that *options* allow are read again. Pages and packed files are never
    edited.
    """
    allowed = ("safe", "unsafe") if options.unsafe_fixes else ("safe",)
    mended = 0
    for outcome in outcomes:
        format = format_of(outcome.path)
        wanted = any(d.fix and d.fix.applicability in allowed for d in outcome.diagnostics)
        if outcome.error or not wanted or format not in FIXED_FORMATS:
            continue
        if outcome.path.endswith(".gz"):
            continue
        mended += _mend_file(options, job, outcome, format)
    return mended
