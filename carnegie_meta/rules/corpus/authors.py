"""COR201 and COR202: one author under two names in different records."""

from __future__ import annotations

from abc import abstractmethod

from carnegie_meta.rules.base import Case, CorpusFinding, CorpusRule, Together
from carnegie_meta.rules.corpus.first import Counting, origin, times
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.corpus.first import Counted
    from carnegie_meta.rules.member import Member, Origin
    from carnegie_meta.text.names_compare import Comparison

    Pair = tuple[str, str, Comparison]

MOST_ALIKE = 100
"""Names under one key of which each is compared with each; the more frequent ones."""

SURE = frozenset({"spacing", "order", "title", "nickname", "accent", "initial", "middle name"})
"""Ways to differ that leave the letters of both names as they are."""

UNLIKE = frozenset({"initial", "middle name", "spelling", "transliteration", "slip"})
"""Ways to differ that say little of names that many people have."""


class Authors(Counting):
    """By name as written: in how many records, and where first."""

    name = "authors"
    together = True

    def rows(self, member: Member) -> tuple[str, ...]:
        names = member.strings("authors")
        authors = member.view.data.get("authors")
        if isinstance(authors, list) and len(names) < len(authors):
            names = tuple([name for _, name in member.view.items("authors")])
        return names

    def keys(self, row: str) -> tuple[str, ...]:
        return (row,)


AUTHORS = Authors()


def pairs(summaries: Mapping[str, Counted]) -> list[Pair]:
    """Names that are another's person: the rarer name, the more frequent one, how they differ.

    Each name at most once, beside the most frequent of its variants; a name whose variants are
    two people's is left out, for nobody can say whose it is.
    """
    if not isinstance(summaries, Together):
        return _pairs(summaries)
    if summaries.memory is None:
        summaries.memory = _pairs(summaries)
    found: list[Pair] = summaries.memory
    return found


def _pairs(summaries: Mapping[str, Counted]) -> list[Pair]:
    from carnegie_meta.text.names_compare import compare, keys

    blocks: dict[str, list[str]] = {}
    for name in sorted(summaries, key=lambda n: (-summaries[n][0], n)):
        for key in keys(name):
            blocks.setdefault(key, []).append(name)
    variants: dict[str, dict[str, Comparison]] = {}
    for block in blocks.values():
        for place, later in enumerate(block[:MOST_ALIKE]):
            for earlier in block[:place]:
                if earlier not in variants.get(later, ()):
                    found = compare(earlier, later)
                    if found.verdict in ("same", "variant"):
                        variants.setdefault(later, {})[earlier] = found
                        variants.setdefault(earlier, {})[later] = found
    told = []
    for name, others in variants.items():
        better = [o for o in others if (-summaries[o][0], o) < (-summaries[name][0], name)]
        if better and not _are_two(list(others)):
            best = min(better, key=lambda o: (-summaries[o][0], o))
            if not _are_two(list(variants[best])):
                told.append((name, best, others[best]))
    return told


def _are_two(names: list[str]) -> bool:
    """Whether two of *names* are different people's."""
    from carnegie_meta.text.names_compare import compare

    return any(
        compare(one, other).verdict == "different"
        for place, other in enumerate(names[:10])
        for one in names[:place]
    )


class _TwoNames(CorpusRule):
    """What the two rules share."""

    reads = ("authors",)
    reduction = AUTHORS

    @abstractmethod
    def told(self, found: Comparison) -> bool:
        """Whether this rule tells of names that differ so."""

    def conclude(self, summaries: Mapping[str, Counted], context: Context) -> Iterable[Case]:
        from carnegie_meta.text.names_chance import is_frequent

        for rare, common, found in pairs(summaries):
            if self.told(found):
                if not UNLIKE.isdisjoint(found.how) and (is_frequent(rare) or is_frequent(common)):
                    continue
                here, there = summaries[rare], summaries[common]
                facts = rare, here[0], common, there[0], "; ".join(found.evidence)
                yield Case((origin(here), origin(there)), *facts)

    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        from carnegie_meta.model.finding import Finding, Note
        from carnegie_meta.text.quote import quoted

        rare, count, common, more, evidence = case.facts
        here, there = (records[origin] for origin in case.origins)
        names = {name: pointer for pointer, name in reversed(here.view.items("authors"))}
        if rare not in names or common in names:
            return  # two in one list are that record's to tell
        others = {name: pointer for pointer, name in reversed(there.view.items("authors"))}
        message = (
            f"author {quoted(rare)} ({times(count)}) is probably {quoted(common)} "
            f"({times(more)}): {evidence}"
        )
        related = [(there.origin, Note(others.get(common, "/authors"), "the other name"))]
        key = repr(sorted((rare, common)))
        yield CorpusFinding(here.origin, Finding(names[rare], message, rare), related, key)


class AuthorUnderTwoNames(_TwoNames):
    """An author stands under two names in two records: with and without initial, accent or title.

    Why: the author's page lists half of the publications, and counts by author are wrong.

    The finding stands at the rarer name. Names meet under keys: equal words, given and family name
    with equal consonants, a family name's start or end; what shares none is not compared,
    and of a key with more than 100 names only the 100 most frequent ones are.

    Silent: it is silent on two people of one family, on a given name that is an initial only, on
    father and son, on an initial more where given and family name are among the most frequent
    ones (``John Smith``), on a name whose variants are two people's, and where both names stand in
    one list (AUT202 and AUT203 tell of that).
    """

    code, name, since = "COR201", "author-under-two-names", "0.1"
    severity = "warning"
    examples = (
        Good(
            '{"authors": ["Steven Cook"]}\n{"authors": ["David Cook"]}\n{"authors": ["S. Cook"]}\n',
            format="jsonl",
        ),
        Good(
            '{"authors": ["Anna Roe"]}\n{"authors": ["Anna B. Roe"]}\n'
            '{"authors": ["Anna C. Roe"]}\n',
            format="jsonl",
        ),
        Bad(
            '{"authors": ["Steven A. Cook"]}\n{"authors": ["Steven A. Cook"]}\n'
            '{"authors": ["Tom Brandt", "Steven Cook"]}\n',
            at="/authors/1",
            mark='"Steven Cook"',
            format="jsonl",
        ),
        Bad(
            '{"authors": ["Anders Åslund"]}\n{"authors": ["Anders Aslund"]}\n',
            at="/authors/0",
            mark='"Anders Åslund"',
            format="jsonl",
        ),
    )

    def told(self, found: Comparison) -> bool:
        return SURE.issuperset(found.how)


class AuthorSpeltInTwoWays(_TwoNames):
    """An author stands under two names that differ in script, transliteration or spelling.

    Why: where both stand in records of one language, the author's page lists half of the
    publications; a record in Russian has the Russian name by right.

    Silent: it is silent where COR201 is: on two people of one family, on a given name that is an
    initial only, on names that many people have (``Mohammed Ali``, ``Li Wei``), on a name whose
    variants are two people's, and where one list holds both names.
    """

    code, name, since = "COR202", "author-spelt-in-two-ways", "0.1"
    severity = "info"
    examples = (
        Good('{"authors": ["Dmitri Trenin"]}\n{"authors": ["Алексей Арбатов"]}\n', format="jsonl"),
        Bad(
            '{"authors": ["Dmitri Trenin"]}\n{"authors": ["Dmitri Trenin"]}\n'
            '{"authors": ["Дмитрий Тренин"]}\n',
            at="/authors/0",
            mark='"Дмитрий Тренин"',
            format="jsonl",
        ),
        Bad(
            '{"authors": ["Alexei Arbatov"]}\n{"authors": ["Alexei Arbatov"]}\n'
            '{"authors": ["Alexey Arbatov"]}\n',
            at="/authors/0",
            mark='"Alexey Arbatov"',
            format="jsonl",
        ),
    )

    def told(self, found: Comparison) -> bool:
        return not SURE.issuperset(found.how)
