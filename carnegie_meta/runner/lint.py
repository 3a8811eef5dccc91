"""Vocabulary files checked: those that ship, those that a configuration adds, or any others."""

from __future__ import annotations

import os

from carnegie_meta.engine.select import Selection
from carnegie_meta.engine.vocabulary import VocabularyChecker, unit_of
from carnegie_meta.errors import CarnegieMetaError
from carnegie_meta.rules.registry import expand
from carnegie_meta.runner.job import Outcome, too_large
from carnegie_meta.source.input import Input, TooLarge
from carnegie_meta.validation import store
from carnegie_meta.vocab.vocabulary import Vocabularies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carnegie_meta.config.settings import Settings


def lint(paths: Sequence[str], settings: Settings, *, keep_lines: bool = False) -> list[Outcome]:
    """Outcomes of the vocabulary files *paths*; without any, of all that are in force.

    A file is read beside those that it adds to: what ships, then what the configuration names, in
    its order.
    """
    linter = Linter(settings, keep_lines=keep_lines)
    own = [settings.file(name) for name in settings.vocabularies]
    if paths:
        for path in own:
            linter.add(path)
        return [linter.check(Input(path)) for path in paths]
    outcomes = [linter.check(Input(path)) for path in shipped()]
    for path in own:
        outcomes.append(linter.check(Input(path)))
        linter.add(path)
    return outcomes


def shipped() -> Iterator[str]:
    """Paths of the vocabularies and tables of labels that ship."""
    root = store.ROOT
    if root.startswith(os.getcwd() + os.sep):
        root = os.path.relpath(root)
    for folder in ("vocabularies", os.path.join("vocabularies", "labels")):
        whole = os.path.join(root, folder)
        for name in sorted(os.listdir(whole)) if os.path.isdir(whole) else ():
            if name.endswith(".json"):
                yield os.path.join(whole, name)


class Linter:
    """A checker of vocabulary files with everything that the settings say."""

    def __init__(self, settings: Settings, *, keep_lines: bool = False) -> None:
        self._settings = settings
        self._keep_lines = keep_lines
        self._vocabularies = Vocabularies()
        selection = Selection(
            (*settings.select, *settings.extend_select), settings.ignore, settings.severities
        )
        self._checker = VocabularyChecker(selection, self._vocabularies)

    def add(self, path: str) -> None:
        """Let the files that follow add to the one at *path*; a wrong one adds nothing."""
        from carnegie_meta.vocab.extra import extend

        try:
            with open(path, "rb") as file:
                extend(self._vocabularies, file.read())
        except (OSError, ValueError):
            return  # its own outcome says what is wrong

    def check(self, source: Input) -> Outcome:
        """The outcome of one file; whatever goes wrong with it is told, not raised."""
        outcome = Outcome(source.path or "")
        try:
            try:
                unit = unit_of(source)
            except TooLarge:
                unit = too_large(source)
            found = self._checker.check_unit(unit)
        except CarnegieMetaError as error:
            outcome.error = str(error)
            return outcome
        outcome.records = 1
        ignored = expand(self._settings.ignored_for(outcome.path))
        outcome.diagnostics = [each for each in found if each.code not in ignored]
        if self._keep_lines:
            for diagnostic in outcome.diagnostics:
                if diagnostic.range is not None:
                    for number in (diagnostic.range.line, diagnostic.range.end_line):
                        outcome.lines[number] = unit.text.line(number)
        return outcome
