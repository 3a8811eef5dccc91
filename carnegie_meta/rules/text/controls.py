"""TXT103, TXT104 and TXT105: characters that cannot be seen."""

from __future__ import annotations

from carnegie_meta.rules.base import PAGE, Context, ValueRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.text.fields import LINES, NAMES, TITLES
from carnegie_meta.text.glance import may_hide, may_turn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Applicability, Finding


class BidiControl(ValueRule):
    """A control character turns the direction of the text behind it.

    Why: the text shows other letters in another order than it holds, and so deceives its reader.

    Fix: unsafe; the character goes, but whoever put it there may have typed the letters backwards.

    Silent: it is silent on direction marks, and on embeddings and isolates that are closed in their
    line.

    Source: CVE-2021-42574 (Trojan Source); Unicode Standard Annex 9.
    """

    code, name, since = "TXT103", "bidi-control", "0.1"
    severity = "error"
    reads = ("*",)
    pages = True
    fix = "unsafe"
    examples = (
        Good('{"title": "كارنيغي\\u200f (Beirut) \\u2067كارنيغي\\u2069"}'),
        Good('{"title": "مركز \\u202aCarnegie\\u202c"}'),
        Bad(
            '{"title": "Report \\u202etxt.exe"}',
            at="/title",
            mark="\\u202e",
            fixed='{"title": "Report txt.exe"}',
        ),
        Bad(
            '{"authors": ["\\u2067Marwan Muasher"]}',
            at="/authors/0",
            mark="\\u2067",
            fixed='{"authors": ["Marwan Muasher"]}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if not may_turn(value):
            return
        from carnegie_meta.text.invisible import overrides

        found = list(overrides(value))
        if not found:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import few, rewrite
        from carnegie_meta.text.invisible import without
        from carnegie_meta.text.unicode import describe

        repaired = without(value, [offset for offset, _ in found])
        repair = rewrite(field, value, repaired, "unsafe", "Remove the control character")
        for (offset, override), others in few(field, found):
            message = f"{describe(value[offset])} turns the direction of the letters behind it"
            if not override:
                message = f"{describe(value[offset])} opens a direction that its line never closes"
            message += others
            yield Finding("", message, within=Span(offset, offset + 1), repair=repair)


class ControlCharacter(ValueRule):
    """A text holds a control or tag character, or a code point that stands for no character.

    Why: XML and many databases refuse such a text, and tag characters can carry words that no
    reader sees. Characters for private use show something in one font and a box in all others; they
    are reported in terms, names and titles.

    Fix: safe for tag characters, and where a known term is left; else unsafe, for a character or a
    line end may be lost.

    Silent: it is silent on tabs and line ends; on lone surrogates, which the syntax rules report;
    on the controls of garbled text, which TXT108 mends; and on the flags of regions.

    Source: Unicode Standard, section 23; XML 1.0, section 2.2.
    """

    code, name, since = "TXT104", "control-character", "0.1"
    severity = "error"
    reads = ("*",)
    pages = True
    fix = "safe"
    examples = (
        Good('{"summary": "One line\\nand another\\twith a tab"}'),
        Good(
            '{"title": "Scotland 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"}'
        ),
        Bad(
            '{"title": "The Fog\\u0002 of War"}',
            at="/title",
            mark="\\u0002",
            fixed='{"title": "The Fog of War"}',
        ),
        Bad(
            '{"title": "The \ue000 Fog"}', at="/title", mark="\ue000", fixed='{"title": "The Fog"}'
        ),
        Bad(
            '{"title": "Carnegie\U000e0041\U000e0042"}',
            at="/title",
            mark="\U000e0041\U000e0042",
            fixed='{"title": "Carnegie"}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if field != PAGE and value.isprintable():
            return
        from carnegie_meta.text.invisible import controls, private, ungarbled

        # In a field of one line a vertical tab is a stray space, and TXT107 says so.
        spaces = "\x0b\x1c\x1d\x1e\x1f\x85" if field in LINES else ""
        found = [(a, b) for a, b in controls(value) if value[a:b].strip(spaces or "\0\0")]
        if field in NAMES or field in TITLES:
            found = sorted([*found, *private(value)])
        found = ungarbled(value, found)
        if not found:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import few, is_label, rewrite
        from carnegie_meta.text.invisible import without
        from carnegie_meta.text.unicode import around, describe

        offsets = [offset for start, end in found for offset in range(start, end)]
        tags_only = all("\U000e0000" <= value[offset] <= "\U000e007f" for offset in offsets)
        repaired = without(value, offsets)
        sure = tags_only or is_label(field, repaired, context)
        applicability: Applicability = "safe" if sure else "unsafe"
        repair = rewrite(field, value, repaired, applicability, "Remove the control characters")
        for (start, end), others in few(field, found):
            many = f" and {end - start - 1} more" if end - start > 1 else ""
            message = f"{describe(value[start])}{many} in {around(value, start, end)}{others}"
            yield Finding("", message, within=Span(start, end), repair=repair)


class InvisibleCharacter(ValueRule):
    """A value holds a character that cannot be seen and does nothing where it stands.

    Why: two values that look the same are counted as two, and no search finds the second.

    Fix: safe; the character goes. Unsafe where it parts two words that would run together.

    Silent: it is silent on joiners in Arabic, Persian, Indic and South-East Asian scripts and in
    emoji, on direction marks beside right-to-left letters, on soft hyphens in prose, and on the
    text of pages, zero width spaces and all: there they mark where a line may break, and nobody
    compares a page's text with another.

    Source: Unicode Standard, section 23.2; Unicode Technical Standard 51 for emoji.
    """

    code, name, since = "TXT105", "invisible-character", "0.1"
    severity = "warning"
    reads = ("*",)
    fix = "safe"
    examples = (
        Good('{"title": "می\\u200cخواهم, क्\\u200dष, 👩\\u200d💻, ☀\\ufe0f"}'),
        Good('{"summary": "A long co\\u00adopera\\u00adtion"}'),
        Good('{"authors": ["مروان المعشر\\u200f"]}'),
        Bad(
            '{"authors": ["Judy\\u200b Dempsey"]}',
            at="/authors/0",
            mark="\\u200b",
            fixed='{"authors": ["Judy Dempsey"]}',
        ),
        Bad(
            '{"topics": ["\\ufeffEU"]}', at="/topics/0", mark="\\ufeff", fixed='{"topics": ["EU"]}'
        ),
        Bad(
            '{"topics": ["Democ\\u00adracy"]}',
            at="/topics/0",
            mark="\\u00ad",
            fixed='{"topics": ["Democracy"]}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if not may_hide(value):
            return
        from carnegie_meta.text.invisible import hidden, ungarbled

        quiet = "" if field in NAMES or field in TITLES else "\u00ad"
        quiet += "\u2028\u2029" if field in LINES else ""
        offsets = [offset for offset in hidden(value) if value[offset] not in quiet]
        offsets = [offset for offset, _ in ungarbled(value, [(o, o + 1) for o in offsets])]
        if not offsets:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import counted, rewrite
        from carnegie_meta.text.invisible import parts_words, visible
        from carnegie_meta.text.unicode import around, describe

        first = offsets[0]
        unsafe = any(parts_words(value, offset) for offset in offsets)
        applicability: Applicability = "unsafe" if unsafe else "safe"
        repaired = visible(value, quiet)
        repair = rewrite(field, value, repaired, applicability, "Remove what cannot be seen")
        message = f"{describe(value[first])} in {around(value, first, first + 1)}"
        message += counted(len(offsets))
        yield Finding("", message, value=value, within=Span(first, first + 1), repair=repair)
