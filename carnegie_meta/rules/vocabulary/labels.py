"""VOC301 to VOC304: labels that are not one concept's alone, or not what they look like."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, VocabularyRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.vocabulary.examples import FORMAT, bad, good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.vocab.file import Label, VocabularyFile

LATIN = frozenset(
    {
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fil", "fr"),
        *("ga", "gl", "hr", "hu", "id", "is", "it", "lb", "lt", "lv", "ms", "mt", "nb", "nl"),
        *("nn", "no", "pl", "pt", "ro", "sk", "sl", "sq", "sv", "sw", "tr", "vi", "zu"),
    }
)
"""Languages that are written in Latin letters alone."""


class SharedLabel(VocabularyRule):
    """Two concepts share a label in one language.

    Why: a text that is the label denotes neither, or the wrong one.

    Silent: it is silent on labels that the file lists as ``ambiguous``: names that their readers
    use for one or the other, so that each concept rightly bears them.

    Source: SKOS Primer, section 2.2.1; ISO 25964-1, clause 8 (homographs).
    """

    code, name, since = "VOC301", "shared-label", "0.1"
    severity = "error"
    examples = (
        good(
            '{"id": "colours/red", "prefLabel": {"en": "Red", "de": "Rot"}}',
            '{"id": "colours/network", "prefLabel": {"en": "Network", "es": "Red"}}',
        ),
        Good(
            '{"field": "colours", "ambiguous": ["Rose"], "concepts": [\n'
            '  {"id": "colours/pink", "prefLabel": {"en": "Pink"}, "altLabel": {"en": ["Rose"]}},\n'
            '  {"id": "colours/wine", "prefLabel": {"en": "Wine"}, "altLabel": {"en": ["Rose"]}}\n'
            "]}",
            format=FORMAT,
        ),
        bad(
            '{"id": "colours/pink", "prefLabel": {"en": "Pink"}, "altLabel": {"en": ["Rose"]}}',
            '{"id": "colours/rose", "prefLabel": {"en": "Rose"}}',
            at="/concepts/1/prefLabel/en",
            mark='"Rose"',
            nth=2,
        ),
        Bad(
            '{"field": "regions", "concepts": [\n  {"id": "regions/ruritania", '
            '"prefLabel": {"en": "Ruritania"}, "altLabel": {"en": ["Kazakhstan"]}}\n]}',
            at="/concepts/0/altLabel/en/0",
            mark='"Kazakhstan"',
            format=FORMAT,
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        first: dict[tuple[str, str], Label] = {}
        for label in file.elsewhere():
            first.setdefault((label.language, label.text), label)
        for label in file.labels:
            other = first.setdefault((label.language, label.text), label)
            if other.id == label.id or file.shared(label.language, label.text):
                continue
            from carnegie_meta.model.finding import Finding, Note
            from carnegie_meta.text.quote import quoted

            message = (
                f"{quoted(label.text)} ({label.language}) is a label of {quoted(other.id)} too"
            )
            notes = (Note(other.pointer, "the other label"),) if other.pointer else ()
            yield Finding(label.pointer, message, value=label.text, notes=notes)


class RepeatedLabel(VocabularyRule):
    """A concept has the same label twice in one language.

    Why: a label is preferred, alternative or hidden; as two of these it says nothing more, and one
    of the two is often meant to be another word.

    Source: SKOS Reference, section 5.4 (S13).
    """

    code, name, since = "VOC302", "repeated-label", "0.1"
    severity = "warning"
    examples = (
        good('{"id": "colours/red", "prefLabel": {"en": "Red"}, "altLabel": {"en": ["Scarlet"]}}'),
        good('{"id": "colours/orange", "prefLabel": {"en": "Orange", "de": "Orange"}}'),
        bad(
            '{"id": "colours/red", "prefLabel": {"en": "Red"}, "altLabel": {"en": ["Red"]}}',
            at="/concepts/0/altLabel/en/0",
            mark='"Red"',
            nth=2,
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        first: dict[tuple[str, str, str], str] = {}
        for label in file.labels:
            key = label.id, label.language, label.text
            before = first.setdefault(key, label.pointer)
            # One list with an item twice breaks the schema, which says so.
            if (
                before == label.pointer
                or before.rpartition("/")[0] == label.pointer.rpartition("/")[0]
            ):
                continue
            from carnegie_meta.model.finding import Finding, Note
            from carnegie_meta.text.quote import quoted

            message = f"{quoted(label.text)} ({label.language}) is a label of its concept already"
            notes = (Note(before, "the same label"),)
            yield Finding(label.pointer, message, value=label.text, notes=notes)


class LookAlikeInLabel(VocabularyRule):
    """A label holds letters of another script that look like those of its own.

    Why: no text that is written rightly is the label, and nobody sees why.

    Silent: it is silent on hidden labels, which may be such misspellings.

    Source: Unicode Technical Standard 39, sections 4 and 5, applied word by word.
    """

    code, name, since = "VOC303", "look-alike-in-label", "0.1"
    severity = "error"
    examples = (
        good('{"id": "colours/red", "prefLabel": {"en": "Red", "ru": "Красный"}}'),
        good('{"id": "colours/tv", "prefLabel": {"en": "TV blue", "ru": "TV-синий"}}'),
        bad(
            '{"id": "colours/pink", "prefLabel": {"en": "\u0420ink"}}',
            at="/concepts/0/prefLabel/en",
            mark="\u0420ink",
        ),
        bad(
            '{"id": "colours/cocoa", "prefLabel": {"en": "\u0421\u043e\u0441\u043e\u0430"}}',
            at="/concepts/0/prefLabel/en",
            mark="\u0421\u043e\u0441\u043e\u0430",
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        for label in file.labels:
            if label.kind == "hiddenLabel" or label.text.isascii():
                continue
            for start, word, script, meant in _look_alikes(label):
                from carnegie_meta.model.finding import Finding
                from carnegie_meta.model.span import Span
                from carnegie_meta.text.quote import quoted

                within = Span(start, start + len(word))
                message = f"{quoted(word)} mixes letters of several scripts"
                if meant is not None:
                    message = f"{quoted(word)} holds letters of another script than {script}"
                    message += f"; in {script} letters it is {quoted(meant)}"
                yield Finding(label.pointer, message, value=label.text, within=within)


def _look_alikes(label: Label) -> Iterator[tuple[int, str, str, str | None]]:
    """Offset, word, script and the word in that script, of each word that is not what it seems."""
    from carnegie_meta.text.confusables import convert, mixed_words
    from carnegie_meta.text.glance import may_mix_scripts
    from carnegie_meta.text.scripts import script_of

    if may_mix_scripts(label.text):
        for mixed in mixed_words(label.text):
            yield mixed.start, mixed.word, mixed.script, mixed.repaired
    if label.language.partition("-")[0] not in LATIN or "-" in label.language:
        return
    at = 0
    for word in label.text.split(" "):
        foreign = {script_of(letter) for letter in word} & {"Cyrillic", "Greek", "Armenian"}
        if len(foreign) == 1 and not any(script_of(letter) == "Latin" for letter in word):
            meant = convert(word, "Latin")
            if meant is not None:
                yield at, word, "Latin", meant
        at += len(word) + 1


class UntidyLabel(VocabularyRule):
    """A label holds stray spaces, hidden or garbled characters, or is not in Normalization Form C.

    Why: what a record says is compared with the label as it stands, and looks the same to the eye.

    Silent: it is silent on hidden labels, which may be such misspellings.

    Source: Unicode Standard Annex 15.
    """

    code, name, since = "VOC304", "untidy-label", "0.1"
    severity = "warning"
    examples = (
        good('{"id": "colours/red", "prefLabel": {"en": "Red, or Scarlet"}}'),
        bad(
            '{"id": "colours/red", "prefLabel": {"en": "Light  Red"}}',
            at="/concepts/0/prefLabel/en",
            mark='"Light  Red"',
        ),
        bad(
            '{"id": "colours/rose", "prefLabel": {"en": "Rose", "fr": "Rose\\u0301"}}',
            at="/concepts/0/prefLabel/fr",
            mark='"Rose\\u0301"',
        ),
        bad(
            '{"id": "colours/red", "prefLabel": {"en": "Red"}, '
            '"altLabel": {"en": ["Light\\u00a0red"]}}',
            at="/concepts/0/altLabel/en/0",
            mark='"Light\\u00a0red"',
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        from carnegie_meta.text.clean import clean

        for label in file.labels:
            if label.kind == "hiddenLabel":
                continue
            tidy = clean(label.text)
            # Space at an end breaks the schema, and look-alike letters have a rule of their own.
            if tidy == label.text or tidy == label.text.strip() or _is_mixed(label.text):
                continue
            from carnegie_meta.model.finding import Finding
            from carnegie_meta.text.quote import quoted

            message = f"the label {_escaped(label.text, tidy)} should be {quoted(tidy)}"
            yield Finding(label.pointer, message, value=label.text)


def _is_mixed(text: str) -> bool:
    from carnegie_meta.text.confusables import mixed_words
    from carnegie_meta.text.glance import may_mix_scripts

    return may_mix_scripts(text) and next(mixed_words(text), None) is not None


def _escaped(text: str, tidy: str) -> str:
    """*text* quoted, with code points where it would look like *tidy*."""
    from carnegie_meta.text.quote import quoted

    shown = quoted(text)
    if shown != quoted(tidy) and "  " in text:
        return shown
    letters = [c if c.isascii() or c in tidy else f"\\u{ord(c):04x}" for c in text]
    return quoted("".join(letters))
