"""TXT110 and TXT111: HTML in plain text."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, ValueRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.text.fields import LINES, LINKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Applicability, Finding


class HtmlEntity(ValueRule):
    """A value holds a character reference of HTML where the character belongs.

    Why: the value is compared and shown as it stands, ``&amp;`` and all.

    Fix: safe; the character takes its place. Unsafe where markup would appear.

    Silent: it is silent in summaries and bios, which may hold HTML; in addresses; on ``R&D`` and
    ``AT&T``.

    Source: HTML Living Standard, section 13.5.
    """

    code, name, since = "TXT110", "html-entity", "0.1"
    severity = "warning"
    reads = ("*",)
    fix = "safe"
    examples = (
        Good('{"title": "R&D at AT&T; Q&A", "summary": "This &amp; that"}'),
        Good('{"url": "https://example.org/?a=1&amp;b=2"}'),
        Bad(
            '{"collections": ["Turkey&#8217;s Transformation"]}',
            at="/collections/0",
            mark="&#8217;",
            fixed='{"collections": ["Turkey’s Transformation"]}',
        ),
        Bad(
            '{"title": "Peace &amp;amp; War&nbsp;"}',
            at="/title",
            mark="&amp;",
            fixed='{"title": "Peace & War"}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if "&" not in value or ";" not in value or field not in LINES or field in LINKS:
            return
        from carnegie_meta.text.markup import decoded, entities, openings

        found = entities(value)
        if not found:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import counted, rewrite
        from carnegie_meta.text.unicode import around

        start, end = found[0]
        plain = decoded(value)
        unsafe = openings(plain) > openings(value) or not plain.isprintable()
        applicability: Applicability = "unsafe" if unsafe else "safe"
        repair = rewrite(field, value, plain, applicability, "Write the character itself")
        message = f"{value[start:end]} in {around(value, start, end)}{counted(len(found))}"
        yield Finding("", message, value=value, within=Span(start, end), repair=repair)


class HtmlTag(ValueRule):
    """A value holds a tag of HTML.

    Why: where the value is shown as plain text the tag shows too, and no comparison ignores it.

    Fix: unsafe; the tags go, and what they meant goes with them.

    Silent: it is silent in summaries and bios, which may hold HTML; on ``a < b``, ``a<b and b>c``
    and ``<3``; on a tag such as ``<b>`` or ``<title>`` that nothing closes, which may be a variable
    or a blank to fill in.
    """

    code, name, since = "TXT111", "html-tag", "0.1"
    severity = "warning"
    reads = ("*",)
    fix = "unsafe"
    examples = (
        Good('{"title": "a < b and c > d, <3, <Name>, a<b and b>c", "summary": "An <em>old</em>"}'),
        Bad(
            '{"title": "The Fog<br>of War"}',
            at="/title",
            mark="<br>",
            fixed='{"title": "The Fog of War"}',
        ),
        Bad(
            '{"collections": ["<em>Diwan</em>"]}',
            at="/collections/0",
            mark="<em>",
            fixed='{"collections": ["Diwan"]}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if "<" not in value or ">" not in value or field not in LINES or field in LINKS:
            return
        from carnegie_meta.text.markup import tags, untagged

        found = tags(value)
        if not found:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import counted, rewrite
        from carnegie_meta.text.quote import quoted
        from carnegie_meta.text.unicode import around

        start, end = found[0]
        repair = rewrite(field, value, untagged(value), "unsafe", "Remove the tags")
        message = f"tag {quoted(value[start:end])} in {around(value, start, end)}"
        message += counted(len(found))
        yield Finding("", message, value=value, within=Span(start, end), repair=repair)
