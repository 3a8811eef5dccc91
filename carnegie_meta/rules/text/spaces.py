"""TXT106 and TXT107: white space in fields of one line."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, ValueRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.text.fields import LINES, NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding


class NoBreakSpace(ValueRule):
    """A term or a name holds a space that is not the plain one.

    Why: it looks like a space and compares unequal to it, so the value is a second term or person.

    Fix: safe; a plain space stands in its place, none at the ends.

    Silent: it is silent in titles, summaries, bios and pages, where typography wants such spaces;
    on the ideographic space in Chinese, Japanese and Korean.
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
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        # Every space but the plain one counts as unprintable.
        if value.isprintable() or value.isascii() or field not in NAMES:
            return
        from carnegie_meta.text.spaces import FIXED_SPACE, fixed, replaced

        runs = list(fixed(value))
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

    Fix: safe; one plain space between words, none at the ends.

    Silent: it is silent in summaries, bios and other prose; on values that are blank as a whole,
    which the schema reports; on runs with a no-break space in a term or name, which TXT106 reports.
    """

    code, name, since = "TXT107", "stray-space", "0.1"
    severity = "warning"
    reads = ("*",)
    fix = "safe"
    examples = (
        Good('{"authors": ["C. Raja Mohan"], "title": ""}'),
        Good('{"summary": " Two  spaces\\nand a line end "}'),
        Good('{"topics": [" "]}'),
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
        from carnegie_meta.text.spaces import FIXED_SPACE, replaced, stray

        runs = list(stray(value))
        if field in NAMES:
            runs = [(a, b) for a, b in runs if not FIXED_SPACE.search(value, a, b)]
        if not runs:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import counted, rewrite
        from carnegie_meta.text.quote import quoted

        start, end = runs[0]
        message = f"{_fault(value, start, end)} in {quoted(value)}{counted(len(runs))}"
        repair = rewrite(field, value, replaced(value, runs), "safe", "Write single spaces")
        yield Finding("", message, value=value, within=Span(start, end), repair=repair)


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
