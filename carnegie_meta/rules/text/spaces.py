"""TXT106 and TXT107: white space in fields of one line."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, ValueRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.text.fields import LINES, NAMES, TITLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Applicability, Finding


class NoBreakSpace(ValueRule):
    """A term or name holds a space that is not the plain one, or a title an ideographic one.

    Why: it looks like a space and compares unequal to it, so the value is a second term or person.

    Fix: safe; a plain space stands in its place, none at the ends.

    Silent: it is silent in summaries, bios and pages, and in titles on all but the ideographic
    space, for typography wants such spaces; on the ideographic space in Chinese, Japanese and
    Korean.
    """

    code, name, since = "TXT106", "no-break-space", "0.1"
    severity = "warning"
    reads = ("*",)
    fix = "safe"
    examples = (
        Good('{"title": "Pages 1\\u00a0and\\u00a02", "summary": "«\\u00a0Oui\\u00a0»"}'),
        Good('{"authors": ["山田\\u3000太郎", "C. Raja Mohan"]}'),
        Bad(
            '{"topics": ["Foreign\\u00a0Policy"]}',
            at="/topics/0",
            mark="\\u00a0",
            fixed='{"topics": ["Foreign Policy"]}',
        ),
        Bad(
            '{"authors": ["Judy \\u202fDempsey\\u00a0"]}',
            at="/authors/0",
            mark=" \\u202f",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"title": "The Fog\\u3000of War"}',
            at="/title",
            mark="\\u3000",
            fixed='{"title": "The Fog of War"}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        # Every space but the plain one counts as unprintable.
        if value.isprintable() or value.isascii() or not (field in NAMES or field in TITLES):
            return
        from carnegie_meta.text.spaces import FIXED_SPACE, replaced

        runs = _fixed(field, value)
        if not runs or not value.strip():
            return
        from carnegie_meta.text.invisible import ungarbled

        runs = ungarbled(value, runs)
        if not runs:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import counted, rewrite
        from carnegie_meta.text.quote import quoted
        from carnegie_meta.text.unicode import describe

        start, end = runs[0]
        space = FIXED_SPACE.search(value, start)
        what = describe(space[0] if space else value[start])
        message = f"{what} in {quoted(value)}{counted(len(runs))}"
        repair = rewrite(field, value, replaced(value, runs), "safe", "Write a plain space")
        yield Finding("", message, value=value, within=Span(start, end), repair=repair)


class StraySpace(ValueRule):
    """A value of one line begins or ends with a space, or holds two in a row, a tab or a line end.

    Why: the value compares unequal to the same value without it.

    Fix: safe; one plain space between words, none at the ends. Unsafe for a tab or line end between
    words, unless they then are a known label of the field.

    Silent: it is silent in summaries, bios and other prose; on values that are blank as a whole,
    which the schema reports; on what TXT106 reports; between two known terms, which no space makes
    one and terms-run-together reports; and on one line end that ends a title or the like, as a
    block scalar of YAML has it.
    """

    code, name, since = "TXT107", "stray-space", "0.1"
    severity = "warning"
    reads = ("*",)
    fix = "safe"
    examples = (
        Good('{"authors": ["C. Raja Mohan"], "title": ""}'),
        Good('{"summary": " Two  spaces\\nand a line end "}'),
        Good('{"topics": [" "]}'),
        Good("---\ntitle: >\n  The Fog\n  of War\n---\n", format="frontmatter"),
        Good('{"regions": ["Russia\\nUkraine"]}'),
        Bad(
            '{"regions": ["Russia "]}',
            at="/regions/0",
            mark=" ",
            nth=2,
            fixed='{"regions": ["Russia"]}',
        ),
        Bad(
            '{"topics": ["Foreign  Policy"]}',
            at="/topics/0",
            mark="  ",
            fixed='{"topics": ["Foreign Policy"]}',
        ),
        Bad(
            '{"title": "The Fog\\nof War\\t"}',
            at="/title",
            mark="\\n",
            fixed='{"title": "The Fog of War"}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if (
            field not in LINES
            or not value
            or (value.isprintable() and "  " not in value and value[0] != " " != value[-1])
            or not value.strip()
        ):
            return
        from carnegie_meta.text.spaces import replaced, stray

        reported = _fixed(field, value)
        runs = [run for run in stray(value) if run not in reported]
        # A block scalar of YAML ends in a line end; what is compared must not.
        if runs and field not in NAMES and value[runs[-1][0] :] == "\n":
            runs.pop()
        if not runs:
            return
        known = _known_between(field, value, runs, context)
        if len(known) > 1 and all(known):
            return
        from itertools import pairwise

        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import counted, is_label, rewrite
        from carnegie_meta.text.quote import quoted

        start, end = runs[0]
        message = f"{_fault(value, start, end)} in {quoted(value)}{counted(len(runs))}"
        # What stands between two terms makes no third of them.
        parts = any(one and other for one, other in pairwise(known))
        mended = None if parts else replaced(value, runs)
        inner = [value[a:b] for a, b in runs if a and b < len(value)]
        # Whoever broke the line may have meant two values.
        sure = _BREAKS.isdisjoint("".join(inner)) or (
            mended is not None and is_label(field, mended, context)
        )
        applicability: Applicability = "safe" if sure else "unsafe"
        repair = rewrite(field, value, mended, applicability, "Write single spaces")
        yield Finding("", message, value=value, within=Span(start, end), repair=repair)


_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
"""Tabs, and what ends a line or parts records."""


def _fixed(field: str, value: str) -> list[tuple[int, int]]:
    """Runs of white space that TXT106 reports in *field*: in a title, those too wide alone."""
    if field not in NAMES and not (field in TITLES and "\u3000" in value):
        return []
    from carnegie_meta.text.spaces import fixed

    return list(fixed(value, "" if field in NAMES else "\u3000"))


def _known_between(
    field: str, value: str, runs: list[tuple[int, int]], context: Context
) -> list[bool]:
    """Whether each piece of *value* between *runs* is a term that the field knows."""
    from carnegie_meta.rules.text.mend import is_label

    starts = [0, *(end for _, end in runs)]
    ends = [*(start for start, _ in runs), len(value)]
    pieces = [value[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    return [is_label(field, piece, context) for piece in pieces if piece]


def _fault(value: str, start: int, end: int) -> str:
    if not start:
        return "space at the beginning"
    if end == len(value):
        return "space at the end"
    if not value[start:end].strip(" "):
        return f"{end - start} spaces in a row"
    from carnegie_meta.text.unicode import describe

    odd = value[start:end].strip(" ")[0]
    return describe(odd)
