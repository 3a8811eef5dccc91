"""One vocabulary file against the rules for such files."""

from __future__ import annotations

from carnegie_meta.engine.check import Checker
from carnegie_meta.rules.base import VocabularyRule
from carnegie_meta.source.json_ import explain, locate, parse
from carnegie_meta.source.unit import RawRecord, Unit
from carnegie_meta.vocab.file import VocabularyFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.rules.base import Rule
    from carnegie_meta.source.input import Input


class VocabularyChecker(Checker):
    """Rules on vocabulary files, and on JSON texts, in the place of those on records.

    ``vocabularies``: those that a file adds to.
    """

    def check(self, source: Input) -> list[Diagnostic]:
        """Diagnostics of the file *source*, in the order of its text.

        Raises: SourceError when it cannot be read; TooLarge.
        """
        return self.check_unit(unit_of(source))

    def find_any(
        self, data: object, doubts: frozenset[str] | None = None
    ) -> list[tuple[Rule, Finding]]:
        file = VocabularyFile(data, self.context.vocabularies)
        return [
            (rule, finding)
            for rule in self.selection.rules
            if isinstance(rule, VocabularyRule)
            for finding in rule.check_vocabulary(file, self.context)
        ]


def unit_of(source: Input) -> Unit:
    """The document of *source* as the one record of a unit; a broken text has none."""
    problems: list[Problem] = []
    documents: list[object] = []
    try:
        documents = [parse(source.data)]
    except ValueError:
        text, problems = source.decoded
        if not source.is_binary:
            documents, found = explain(text.content)
            problems = problems + found
    records = [RawRecord(document) for document in documents]
    return Unit("json", records, problems, lambda: source.decoded[0], locate)
