"""TXT101 and TXT102: words that mix scripts."""

from __future__ import annotations

from carnegie_meta.rules.base import PAGE, Context, ValueRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.text.glance import may_mix_scripts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Applicability, Finding
    from carnegie_meta.text.confusables import Mixed


class LookAlikeLetter(ValueRule):
    """A word holds a letter of another script that looks like its own.

    Why: nobody sees the difference, and no search, filter or count finds the word.

    Fix: safe where the whole value means a known term of its field; unsafe elsewhere, for the
    letters may have been meant by their sound (``НATO`` for NATO, not HATO).

    Silent: it is silent on words of one script in a text of many (``iPhone Россия``), Japanese and
    Korean with Latin, Greek letters as symbols (``Δt``, ``TNFα``), words joined by hyphen or
    digits, and Latin names with a Cyrillic ending (``VIPы``).

    Source: Unicode Technical Standard 39, sections 4 and 5, applied word by word.
    """

    code, name, since = "TXT101", "look-alike-letter", "0.1"
    severity = "error"
    reads = ("*",)
    pages = True
    fix = "safe"
    examples = (
        Good('{"topics": ["Foreign Policy", "Внешняя политика США"]}'),
        Good('{"title": "IT-компания, Covid-19, iPhone Россия, µm, Δt, kΩ, TNFα, VIPы, XXв"}'),
        Good('{"title": "東京タワーとTokyoの関係, 한국KBS, საქართველო, Հայաստան, Москва́"}'),
        Bad(
            '{"topics": ["Foreign Poli\u0441y"]}',
            at="/topics/0",
            mark="Poli\u0441y",
            fixed='{"topics": ["Foreign Policy"]}',
        ),
        Bad(
            '{"projects": ["The \u041dATO Project"]}',
            at="/projects/0",
            mark="\u041dATO",
            fixed='{"projects": ["The HATO Project"]}',
        ),
        Bad(
            '{"collections": ["Arms \u0441ontrol"]}',
            at="/collections/0",
            mark="\u0441ontrol",
            fixed='{"collections": ["Arms control"]}',
        ),
        Bad(
            '{"authors": ["Igor Iv\u0430n\u043ev"]}',
            at="/authors/0",
            mark="Iv\u0430n\u043ev",
            fixed='{"authors": ["Igor Ivanov"]}',
        ),
        Bad(
            '{"regions": ["Росси\u0061"]}',
            at="/regions/0",
            mark="Росси\u0061",
            fixed='{"regions": ["Росси\u0430"]}',
        ),
        Bad(
            '{"title": "The X\u0406X century and the \u0391egean"}',
            at="/title",
            mark="X\u0406X",
            count=2,
            fixed='{"title": "The XIX century and the Aegean"}',
        ),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if not may_mix_scripts(value):
            return
        from carnegie_meta.text.confusables import mixed_words

        words = [mixed for mixed in mixed_words(value) if mixed.repaired is not None]
        if not words:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import few, is_known, is_label, known_as, rewrite
        from carnegie_meta.text.quote import quoted

        pieces: list[str] = []
        done = 0
        for mixed in words:
            pieces += (value[done : mixed.start], mixed.repaired or "")
            done = mixed.end
        repaired = "".join(pieces) + value[done:]
        # A word may be meant in either script; that the whole is a label tells which.
        applicability: Applicability = "safe"
        if field != PAGE and not is_label(field, repaired, context):
            repaired = known_as(field, value, context) or repaired
            if not is_known(field, repaired, context):
                applicability = "unsafe"
        repair = rewrite(field, value, repaired, applicability, "Write the word in one script")
        for mixed, others in few(field, words):
            message = f"{quoted(mixed.word)} holds {_odd(mixed)}; in {mixed.script} letters"
            message += f" it is {quoted(mixed.repaired or '')}{others}"
            within = Span(mixed.start, mixed.end)
            yield Finding(
                "", message, value=_shown(field, value, mixed), within=within, repair=repair
            )


class MixedScripts(ValueRule):
    """A word of one script holds a letter of another between its own.

    Why: the word is found under neither spelling; mostly a keyboard was in the wrong layout.

    Silent: it is silent where the letters are look-alikes (TXT101 says so, and mends it), on Greek
    symbols, on Latin names with a Cyrillic ending, and on two whole words run together.

    Source: Unicode Technical Standard 39, section 5.
    """

    code, name, since = "TXT102", "mixed-scripts", "0.1"
    severity = "warning"
    reads = ("*",)
    pages = True
    examples = (
        Good('{"title": "PRщик, SMSка, РоссияRussia, σmax, μF, веб-site"}'),
        Good('{"authors": ["Igor Iv\u0430nov"]}'),
        Bad('{"title": "A com\u043cission of inquiry"}', at="/title", mark="com\u043cission"),
    )

    def check_value(self, field: str, value: str, context: Context) -> Iterator[Finding]:
        if not may_mix_scripts(value):
            return
        from carnegie_meta.text.confusables import mixed_words

        words = [mixed for mixed in mixed_words(value) if mixed.repaired is None]
        if not words:
            return
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.model.span import Span
        from carnegie_meta.rules.text.mend import few
        from carnegie_meta.text.quote import quoted

        for mixed, others in few(field, words):
            message = f"{quoted(mixed.word)}, a {mixed.script} word, holds {_odd(mixed)}{others}"
            within = Span(mixed.start, mixed.end)
            yield Finding("", message, value=_shown(field, value, mixed), within=within)


def _odd(mixed: Mixed) -> str:
    """The odd letters of the word: the first with its name, and how many follow."""
    from carnegie_meta.text.unicode import describe

    first = mixed.odd[0][1]
    more = len(mixed.odd) - 1
    rest = f" and {more} more" if more else ""
    return f"'{first}' ({describe(first)}){rest}"


def _shown(field: str, value: str, mixed: Mixed) -> str:
    """What the finding gives as its value: of a page, the word alone."""
    return mixed.word if field == PAGE else value
