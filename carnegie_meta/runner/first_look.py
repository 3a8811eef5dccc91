"""The first look at each record of a stream: one with nothing to find makes no unit."""

from __future__ import annotations

from carnegie_meta.source.unit import RawRecord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.engine.evident import Evident
    from carnegie_meta.runner.corpus import Corpus
    from carnegie_meta.runner.job import Outcome
    from carnegie_meta.source.unit import Unit


class FirstLook:
    """Takes in records that are plainly right; of the last other one it knows the doubts.

    ``outcome``: counts them.
    """

    __slots__ = ("_corpus", "_doubts", "_evident", "_last", "outcome")

    def __init__(self, evident: Evident, outcome: Outcome, corpus: Corpus | None) -> None:
        self._evident = evident
        self.outcome = outcome
        self._corpus = corpus
        self._last: object = None
        self._doubts: frozenset[str] | None = None

    def __call__(self, data: object, index: int) -> bool:
        """Whether *data*, the record *index*, is done with."""
        doubts = self._evident.doubts(data)
        if doubts is None or doubts:
            self._last, self._doubts = data, doubts
            return False
        outcome = self.outcome
        outcome.records += 1
        if self._corpus is not None:
            self._corpus.add((outcome.path, index), RawRecord(data, index, around=data))
        return True

    def doubts(self, unit: Unit) -> frozenset[str] | None:
        """What is known of the record of *unit*, if it is the one looked at last."""
        if len(unit.records) == 1 and unit.records[0].data is self._last:
            return self._doubts
        return None
