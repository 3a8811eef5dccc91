"""TXT108 and TXT109: text that was read in the wrong encoding."""

from __future__ import annotations

from carnegie_meta.rules.base import PAGE, Context, ValueRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.text.fields import NAMES
from carnegie_meta.text.glance import may_be_garbled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding


class Mojibake(ValueRule):
    """A text was written as UTF-8 and read in another encoding.

    Why: the letters are wrong wherever the text is shown, and no search finds it.

    Fix: safe; the bytes are read as UTF-8. where a byte was lost on the way, the one term
    that the value can have been, else none.

    Silent: it is silent on honest ``Ã``, ``Â``, ``Ð`` and the like: a sequence that could be a
    letter and a quotation mark, dash or no-break space counts only beside one that could not.
    """

    code, name, since = "TXT108", "mojibake", "0.1"
    severity = "error"
    reads = ("*",)
    pages = True
    fix = "safe"
    examples = (
        Good('{"authors": ["Sinan Ülgen", "Ahmet Erdi Öztürk", "Ân Vũ", "Đặng Âu Cơ"]}'),
        Good('{"title": "São Paulo, ROMÂNIA, “AMANHÔ, È\\u00a0vero, L’ÉTÉ…, jusqu’à\\u00a0»"}'),
        Bad(
            '{"authors": ["Ahmet Erdi Ã–ztÃ¼rk"]}',
            at="/authors/0",
            mark="Ã–",
            fixed='{"authors": ["Ahmet Erdi Öztürk"]}',
        ),
        Bad(
            '{"centers": ["CarnegieÂ Europe"]}',
            at="/centers/0",
            mark="Â",
            fixed='{"centers": ["Carnegie Europe"]}',
        ),
        Bad(
            '{"collections": ["Turkeyâ€™s Transformation"]}',
            at="/collections/0",
            mark="â€™",
            fixed='{"collections": ["Turkey’s Transformation"]}',
        ),
        Bad('{"regions": ["Ð Ð¾ÑÑÐ¸Ñ"]}', at="/regions/0", mark="Ð¾ÑÑÐ¸Ñ"),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if not may_be_garbled(value):
            return
        from carnegie_meta.text.mojibake import find, lines, mend, words

        found = find(value)
        if not found:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import counted, known_as, rewrite
        from carnegie_meta.text.quote import quoted
        from carnegie_meta.text.unicode import around

        if field == PAGE:
            # One finding a line: a page is garbled in hundreds of places or in none.
            for line in lines(value, words(value, found)):
                word = line[0]
                message = f"garbled text {quoted(value[word.start : word.end])}{counted(len(line))}"
                meant = word.meant
                message += (
                    "; a part of it is lost" if meant is None else f"; it was {quoted(meant)}"
                )
                yield Finding("", message, within=Span(word.start, word.end))
            return
        whole = mend(value)
        if whole is None:
            whole = known_as(field, value, context)
        elif field in NAMES:
            # What decodes to a no-break space stood for a plain one.
            whole = whole.replace("\u00a0", " ")
        repair = rewrite(field, value, whole, "safe", "Read the bytes as UTF-8")
        first = found[0]
        message = f"garbled text {around(value, first.start, first.end)}{counted(len(found))}"
        message += f"; it was {quoted(whole)}" if whole is not None else "; a part of it is lost"
        yield Finding("", message, value=value, within=Span(first.start, first.end), repair=repair)


class ReplacementCharacter(ValueRule):
    """A text holds U+FFFD, which stands for a character that was lost.

    Why: a program could not read the bytes; only the source of the text still knows the character.

    Source: Unicode Standard, section 23.8.
    """

    code, name, since = "TXT109", "replacement-character", "0.1"
    severity = "error"
    reads = ("*",)
    pages = True
    examples = (
        Good('{"authors": ["Moisés Naím"]}'),
        Bad('{"authors": ["Mois\ufffds Naím"]}', at="/authors/0", mark="\ufffd"),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if "\ufffd" not in value:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import counted
        from carnegie_meta.text.unicode import around

        first = value.index("\ufffd")
        within = Span(first, first + 1)
        message = f"a character was lost in {around(value, first, first + 1)}"
        message += counted(value.count("\ufffd"))
        yield Finding("", message, value=value if field != PAGE else "\ufffd", within=within)
