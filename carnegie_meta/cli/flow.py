"""A report that is written while the run goes: nothing is kept but numbers."""

from __future__ import annotations

from carnegie_meta.cli.main import say
from carnegie_meta.model.report import Report, Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.report.options import Options
    from carnegie_meta.runner.job import Outcome


class NothingToCheck(Exception):
    """No outcome is one of a record's file; nothing has been written."""


class NothingRead(Exception):
    """No file could be read: a report would say that nothing is wrong; nothing has been written."""


class Flow(Report):
    """A report whose diagnostics come once, in order, while *outcomes* do.

    Errors are said when they come.
    Ensures: ``files``, ``records``, ``tally`` and what *options* say of the summary are whole when
    the last diagnostic has been taken, no earlier.
    """

    __slots__ = ("_errors", "_lines", "_path", "failed", "passed_over", "taken")

    def __init__(
        self,
        outcomes: Iterable[Outcome],
        options: Options,
        fresh: Callable[[list[Diagnostic]], list[Diagnostic]],
        *,
        may_be_empty: bool,
    ) -> None:
        super().__init__()
        self._tally = Tally()
        self.failed = False
        self.taken = 0
        self.passed_over = 0
        self._path = ""
        self._errors: set[str] = set()
        self._lines: dict[int, str] = {}
        self.diagnostics = self._flow(  # type: ignore[assignment]  # taken once, in order
            outcomes, options, fresh, may_be_empty
        )
        options.line = self._line

    def _line(self, path: str, number: int) -> str | None:
        return self._lines.get(number) if path == self._path else None

    def _flow(
        self,
        outcomes: Iterable[Outcome],
        options: Options,
        fresh: Callable[[list[Diagnostic]], list[Diagnostic]],
        may_be_empty: bool,
    ) -> Iterator[Diagnostic]:
        for outcome in outcomes:
            if outcome.passed_over:
                self.passed_over += 1
                continue
            self._count(outcome)
            if outcome.diagnostics:
                self._path, self._lines = outcome.path, outcome.lines
                for found in fresh(outcome.diagnostics):
                    self.tally.add(found)
                    yield found
        if not self.taken and not may_be_empty:
            raise NothingToCheck
        if self.taken and not self.files:
            raise NothingRead
        # Without a finding there is nothing good to say of files that could not be read.
        options.summary = options.summary and bool(self.tally.rules or self.files == self.taken)
        options.passed_over = self.passed_over

    def _count(self, outcome: Outcome) -> None:
        if outcome.error:
            if outcome.error not in self._errors:
                # An extra that is missing is missing for every file.
                self._errors.add(outcome.error)
                say(outcome.error)
            self.failed = True
        if not outcome.follows:
            self.taken += 1
            self.files += bool(not outcome.error or outcome.diagnostics)
        if not outcome.error or outcome.diagnostics:
            self.records += outcome.records
