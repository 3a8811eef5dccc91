"""COR102 and COR103: one record twice."""

from __future__ import annotations

from carnegie_meta.rules.base import Case, CorpusFinding, CorpusRule
from carnegie_meta.rules.corpus.publications import (
    NAMELESS,
    PUBLICATIONS,
    address,
    shown,
    versions,
)
from carnegie_meta.rules.corpus.values import are_apart, differing
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.corpus.publications import Summary
    from carnegie_meta.rules.member import Member, Origin


FEW = 10
"""Repeats without a name that are each told; of more only the first, with their number."""


def _cases(summaries: Mapping[int, Summary], named: bool) -> dict[tuple[Origin, ...], Case]:
    found = {}
    for summary in summaries.values():
        if not isinstance(summary[0], int):
            for version, count, origins in versions(summary):
                if count > 1 and (version & NAMELESS != 0) == named:
                    found[origins] = Case(origins, count)
    return found


def _findings(case: Case, records: Mapping[Origin, Member], named: bool) -> Iterator[CorpusFinding]:
    first, *rest = (records[origin] for origin in case.origins)
    for later in rest[:1]:
        if address(later.url) != address(first.url) or differing(first, later):
            continue  # two that only have the same fingerprint
        if are_apart(first, later):
            continue
        from carnegie_meta.model.finding import Finding, Note
        from carnegie_meta.text.quote import quoted

        if named:
            message = f"the record of {quoted(shown(later))} stands here once more"
        else:
            message = "the record equals another in every field, and nothing names either"
        if case.facts[0] > 2:
            message += f"; {case.facts[0]} are equal in all"
        if len(case.facts) > 1:
            message += f"; so do {case.facts[1] - 1} more, which are not told one by one"
        related = [(first.origin, Note("", "first here"))]
        name = [*first.names[:1], address(first.url)] if named else str(first.content)
        key = repr((name, len(case.facts)))
        yield CorpusFinding(later.origin, Finding("", message), related, key)


class RecordRepeated(CorpusRule):
    """A record stands in the corpus twice, with the same address and the same metadata.

    Why: the publication is counted twice, and whoever mends one of them leaves the other.

    Where a record has no address, its slug, a telling file name, or its title says which
    publication it is. One finding tells of all repeats of a record and stands at the second.

    Silent: it is silent about copies under different addresses, and about records that nothing
    names (COR103 tells of those).
    """

    code, name, since = "COR102", "record-repeated", "0.1"
    severity = "warning"
    reads = ("*",)
    reduction = PUBLICATIONS
    by_key = True
    examples = (
        Good(
            '{"url": "https://x.org/posts/2012/05/lights-on-the-pier", "regions": ["Japan"]}\n'
            '{"url": "https://x.org/china/posts/2012/05/lights-on-the-pier",'
            ' "regions": ["Japan"]}\n',
            format="jsonl",
        ),
        Bad(
            '{"url": "https://x.org/posts/2012/05/lights-on-the-pier", "regions": ["Japan"]}\n'
            '{"url": "https://x.org/posts/2012/05/harbor-talks", "regions": ["Japan"]}\n'
            '{"url": "http://x.org/posts/2012/05/lights-on-the-pier/", "regions": ["Japan"]}\n',
            at="",
            mark='{"url": "http://x.org/posts/2012/05/lights-on-the-pier/", "regions": ["Japan"]}',
            format="jsonl",
        ),
    )

    def conclude(self, summaries: Mapping[int, Summary], context: Context) -> Iterable[Case]:
        return _cases(summaries, named=True).values()

    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        return _findings(case, records, named=True)


class NamelessRecordRepeated(CorpusRule):
    """Two records are equal in every field, and nothing says which publications they are of.

    Why: most such pairs are one record twice; but two publications of one author may well
    carry the same terms, so a look at where they came from is needed.

    Where there are more than ten repeats, one finding at the first tells how many: in a large
    corpus without addresses equal records come by chance.

    Silent: it is silent about records without authors, of which many look alike.
    """

    code, name, since = "COR103", "nameless-record-repeated", "0.1"
    severity = "info"
    reads = ("*",)
    reduction = PUBLICATIONS
    one_pass = True
    examples = (
        Good(
            '{"authors": ["Tom Brandt"], "regions": ["Japan"]}\n'
            '{"authors": ["Tom Brandt"], "regions": ["Japan", "Iraq"]}\n',
            format="jsonl",
        ),
        Good('{"authors": []}\n{"authors": []}\n', format="jsonl"),
        Bad(
            '{"authors": ["Tom Brandt"], "regions": ["Japan"]}\n'
            '{"authors": ["Tom Brandt"], "regions": ["Japan"]}\n',
            at="",
            mark='{"authors": ["Tom Brandt"], "regions": ["Japan"]}',
            nth=2,
            format="jsonl",
        ),
    )

    def conclude(self, summaries: Mapping[int, Summary], context: Context) -> Iterable[Case]:
        found = _cases(summaries, named=False)
        if len(found) > FEW:
            first = found[min(found)]
            return (Case(first.origins, first.facts[0], len(found)),)
        return found.values()

    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        return _findings(case, records, named=False)
