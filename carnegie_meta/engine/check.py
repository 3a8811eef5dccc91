"""One unit of text against the rules: what is found, and where it stands."""

from __future__ import annotations

from carnegie_meta.model.fields import BLOCK_FIELDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from carnegie_meta.engine.evident import Evident
    from carnegie_meta.engine.judge import Found, Judge
    from carnegie_meta.engine.select import Selection
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.rules.base import Context, ProblemRule
    from carnegie_meta.source.unit import RawRecord, Unit
    from carnegie_meta.vocab.vocabulary import Vocabularies

MARK = "carnegie-meta:"
"""What a comment to this program begins with."""

COMMENTED_FORMATS = ("yaml", "frontmatter", "toml")
"""Formats whose metadata can hold comments."""


LEARNED_BESIDE = frozenset(BLOCK_FIELDS)
"""Fields in which something may be wrong while what stands in the others is learned. A finding
about the whole record tells of none."""


class Checker:
    """Rules, vocabularies and field names of one run.

    Rules load for the first record that is not plainly right, unless *selection* has loaded
    them already. Without *selection* every rule runs, without *vocabularies* the shipped ones hold.
    """

    def __init__(
        self,
        selection: Selection | None = None,
        vocabularies: Vocabularies | None = None,
        mapping: Mapping[str, str] | None = None,
        today: str | None = None,
    ) -> None:
        self.mapping = dict(mapping or {})
        self._selection = selection
        self._vocabularies = vocabularies
        self._today = today
        self._judge: Judge | None = None
        self._whole: bool | None = None
        self._evident: Evident | None = None
        shipped = selection is None or selection.is_shipped
        if shipped and vocabularies is None and not mapping:
            from carnegie_meta.engine.evident import Evident

            self._evident = Evident()

    @property
    def selection(self) -> Selection:
        """The rules that run, and their severities."""
        if self._selection is None:
            from carnegie_meta.engine.select import Selection

            self._selection = Selection()
        return self._selection

    @property
    def judge(self) -> Judge:
        """The rules, made ready on first use."""
        if self._judge is None:
            from carnegie_meta.engine.judge import Judge
            from carnegie_meta.vocab.vocabulary import Vocabularies

            vocabularies = self._vocabularies or Vocabularies()
            evident = self._evident
            self._judge = Judge(self.selection, vocabularies, self.mapping, self._today, evident)
        return self._judge

    @property
    def context(self) -> Context:
        """What the rules know beside the record."""
        return self.judge.context

    @property
    def evident(self) -> Evident | None:
        """Tells plainly right records; None where only the rules can tell."""
        return self._evident

    def find_any(self, data: object, doubts: frozenset[str] | None = None) -> list[Found]:
        """What the rules find in *data*, a record or whatever stands in the place of one.

        *doubts*: what :meth:`Evident.doubts` said of it, where somebody has asked.
        """
        evident = self._evident
        if evident is None:
            return self.judge.find_any(data)
        if doubts is None:
            doubts = evident.doubts(data)
        if doubts is not None:
            return self.judge.find_doubtful(data, doubts) if doubts else []
        found = self.judge.find_any(data)
        if isinstance(data, dict) and self._is_whole():
            wrong = {finding.pointer.partition("/")[2].partition("/")[0] for _, finding in found}
            if wrong <= LEARNED_BESIDE:
                evident.learn(data, wrong)
        return found

    def _is_whole(self) -> bool:
        """Whether every rule has had its say, so that silence tells something."""
        if self._whole is None:
            self._whole = self.selection.is_whole
        return self._whole

    def check_data(
        self, data: object, index: int | None = None, wrapper: str = ""
    ) -> list[Diagnostic]:
        """Diagnostics of a record that comes from no text: they have no range.

        *wrapper*: pointer to *data* from what was given.
        """
        found = self.find_any(data)
        if not found:
            return []
        from carnegie_meta.engine.place import unplaced
        from carnegie_meta.model.view import RecordView

        view = RecordView(data, self.mapping) if isinstance(data, dict) else None
        return [
            unplaced(rule, self.selection, finding, view, index, wrapper) for rule, finding in found
        ]

    def check_record(self, unit: Unit, raw: RawRecord) -> list[Diagnostic]:
        """Diagnostics of one record of *unit*, in the order of the text."""
        found = self.find_any(raw.data)
        if not found:
            return []
        from carnegie_meta.engine.place import Placer

        placed = Placer(unit, self.selection, self.mapping).record(raw, found)
        return sorted(placed, key=lambda diagnostic: diagnostic.sort_key)

    def check_unit(self, unit: Unit, doubts: frozenset[str] | None = None) -> list[Diagnostic]:
        """Diagnostics of everything in *unit*, in the order of the text.

        *doubts*: of its one record, as :meth:`find_any` takes them.
        """
        problems = unit.problems + self._wrong_directives(unit)
        if unit.page is None and not problems:
            # The good path: nothing that places findings is loaded.
            results = [
                (raw, found) for raw in unit.records if (found := self.find_any(raw.data, doubts))
            ]
            if not results:
                return []
        else:
            results = [(raw, self.find_any(raw.data)) for raw in unit.records]
        from carnegie_meta.engine.place import Placer

        placer = Placer(unit, self.selection, self.mapping)
        diagnostics: list[Diagnostic] = []
        sources: list[tuple[ProblemRule, Problem]] = []
        for problem in problems:
            problem_rule = self.judge.problem_rules.get(problem.kind)
            if problem_rule is not None and self.judge.counts(problem_rule, problem):
                if problem_rule.echoes:
                    sources.append((problem_rule, problem))
                finding = problem_rule.describe(problem)
                diagnostics.append(placer.problem(problem_rule, problem, finding))
        for raw, found in results:
            diagnostics.extend(placer.record(raw, found))
        if unit.page is not None:
            diagnostics.extend(placer.page(unit.page, self.judge.text(unit.page.text)))
            diagnostics.extend(placer.parts(self.judge.parts(unit)))
        if sources:
            from carnegie_meta.engine.echo import Echoes

            echoes = Echoes(unit, sources)
            diagnostics = [d for d in diagnostics if d not in echoes]
        diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
        return diagnostics

    def _wrong_directives(self, unit: Unit) -> list[Problem]:
        """What is wrong in comments to this program; a text that was not read has none."""
        if unit.format not in COMMENTED_FORMATS or not unit.records:
            return []
        if MARK not in unit.text.content or "unknown-directive" not in self.judge.problem_rules:
            return []
        from carnegie_meta.engine.suppress import wrong_directives

        return wrong_directives(unit)
