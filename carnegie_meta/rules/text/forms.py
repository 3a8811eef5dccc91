"""TXT112 and TXT113: one letter, written as other code points than it usually is."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, ValueRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.text.fields import LINES
from carnegie_meta.text.glance import may_be_decomposed, may_be_styled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding


class NotNormalized(ValueRule):
    """A value is not in Unicode Normalization Form C.

    Why: ``é`` as one code point and ``e`` with an accent behind it look the same and compare
    unequal.

    Fix: safe; the text looks and means the same.

    Silent: it is silent on CJK compatibility ideographs, which NFC would replace by others; on
    pages.

    Source: Unicode Standard Annex 15; W3C Character Model: String Matching.
    """

    code, name, since = "TXT112", "not-nfc", "0.1"
    severity = "warning"
    reads = ("*",)
    fix = "safe"
    examples = (
        Good('{"authors": ["Moisés Naím", "Джон Ф. Теффт", "\ufa19\u8c37"]}'),
        Good('{"title": "Москва\u0301, क\u093c"}'),
        Bad(
            '{"authors": ["Moise\u0301s Nai\u0301m"]}',
            at="/authors/0",
            mark="e\u0301",
            fixed='{"authors": ["Moisés Naím"]}',
        ),
        Bad(
            '{"authors": ["Anders \u212bslund"]}',
            at="/authors/0",
            mark="\u212b",
            fixed='{"authors": ["Anders Åslund"]}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if not may_be_decomposed(value):
            return
        from carnegie_meta.text.unicode import canonical

        form = canonical(value)
        if form == value:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import rewrite
        from carnegie_meta.text.quote import quoted
        from carnegie_meta.text.unicode import changed, describe

        start, end = changed(value)
        points = " and ".join(describe(character) for character in value[start:end][:3])
        expected = canonical(value[start:end])
        message = f"{points} in {quoted(value)}; in NFC it is {describe(expected[0])}"
        message += f" and {len(expected) - 1} more" if len(expected) > 1 else ""
        repair = rewrite(field, value, form, "safe", "Write the text in NFC")
        yield Finding("", message, value=value, within=Span(start, end), repair=repair)


class StyledLetter(ValueRule):
    """A value holds letters or digits of another width or a mathematical style, or a ligature.

    Why: they look like letters in bold or wide type and compare unequal to them; screen readers
    spell or skip them.

    Fix: safe; plain letters stand in their place.

    Silent: it is silent on wide letters in a text with Chinese, Japanese or Korean; in prose and on
    pages.

    Source: Unicode Standard Annex 15, compatibility decomposition.
    """

    code, name, since = "TXT113", "styled-letter", "0.1"
    severity = "warning"
    reads = ("*",)
    fix = "safe"
    examples = (
        Good('{"title": "ＮＡＴＯ諸国とアジア", "authors": ["Inès Abdel Razek"]}'),
        Good('{"title": "№ 5, 20 km², ½, Cœur, Ægean"}'),
        Bad(
            '{"title": "The O\ufb03ce"}',
            at="/title",
            mark="\ufb03",
            fixed='{"title": "The Office"}',
        ),
        Bad('{"topics": ["ＥＵ"]}', at="/topics/0", mark="ＥＵ", fixed='{"topics": ["EU"]}'),
        Bad(
            '{"title": "The 𝐅𝐨𝐠 of War"}',
            at="/title",
            mark="𝐅𝐨𝐠",
            fixed='{"title": "The Fog of War"}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if field not in LINES or not may_be_styled(value):
            return
        from carnegie_meta.text.styles import plain, styled, upright

        runs = styled(value)
        if not runs:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import counted, rewrite
        from carnegie_meta.text.quote import quoted
        from carnegie_meta.text.unicode import describe

        start, end = runs[0]
        expected = upright(value[start:end])
        message = f"{quoted(value[start:end])} is not {quoted(expected)}:"
        message += f" {describe(value[start])}{counted(len(runs))}"
        repair = rewrite(field, value, plain(value), "safe", "Write plain letters")
        yield Finding("", message, value=value, within=Span(start, end), repair=repair)
