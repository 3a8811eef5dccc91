"""VOC102 and VOC103: what each concept must have of its own."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, VocabularyRule
from carnegie_meta.rules.vocabulary.examples import bad, good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.vocab.file import VocabularyFile


class RepeatedId(VocabularyRule):
    """Two concepts of a vocabulary file have one id.

    Why: the later one takes the place of the earlier, whose labels are lost without a word.
    """

    code, name, since = "VOC102", "repeated-concept-id", "0.1"
    severity = "error"
    examples = (
        good(
            '{"id": "colours/red", "prefLabel": {"en": "Red"}}',
            '{"id": "colours/blue", "prefLabel": {"en": "Blue"}}',
        ),
        bad(
            '{"id": "colours/red", "prefLabel": {"en": "Red"}}',
            '{"id": "colours/red", "prefLabel": {"en": "Scarlet"}}',
            at="/concepts/1/id",
            mark='"colours/red"',
            nth=2,
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        first: dict[str, str] = {}
        for entry in file.entries:
            before = first.setdefault(entry.id, entry.pointer)
            if entry.id and before != entry.pointer:
                from carnegie_meta.model.finding import Finding, Note
                from carnegie_meta.text.quote import quoted

                notes = (Note(before + "/id", "the first one"),)
                message = f"the id {quoted(entry.id)} stands twice in the file"
                yield Finding(entry.pointer + "/id", message, value=entry.id, notes=notes)


class EnglishLabelMissing(VocabularyRule):
    """A concept has no prefLabel in English.

    Why: English is what records hold and what every other language falls back to.
    """

    code, name, since = "VOC103", "english-label-missing", "0.1"
    severity = "error"
    examples = (
        good('{"id": "colours/red", "prefLabel": {"en": "Red", "ru": "Красный"}}'),
        bad(
            '{"id": "colours/red", "prefLabel": {"ru": "Красный"}}',
            at="/concepts/0/prefLabel",
            mark='{"ru": "Красный"}',
        ),
    )

    def check_vocabulary(self, file: VocabularyFile, context: Context) -> Iterator[Finding]:
        for entry in file.entries:
            preferred = entry.members.get("prefLabel")
            # What is no object, or an empty one, is misshapen, and that says all.
            if isinstance(preferred, dict) and preferred and "en" not in preferred:
                from carnegie_meta.model.finding import Finding
                from carnegie_meta.text.quote import quoted

                message = f"{quoted(entry.id)} has no prefLabel in English (en)"
                yield Finding(entry.pointer + "/prefLabel", message)
