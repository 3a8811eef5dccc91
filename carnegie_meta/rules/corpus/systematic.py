"""COR301: a term that all of a group carry and few others do."""

from __future__ import annotations

from math import log

from carnegie_meta.model.fields import LIST_FIELDS
from carnegie_meta.rules.base import Case, CorpusFinding, CorpusRule
from carnegie_meta.rules.corpus.exact import log_p, shown
from carnegie_meta.rules.corpus.expected import Expected
from carnegie_meta.rules.corpus.facets import (
    FACETS_OF_PUBLICATIONS,
    GROUPS,
    SAMPLE,
    TERMS,
    Table,
    house_label,
)
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.corpus.facets import Facet, Summary
    from carnegie_meta.rules.member import Member, Origin

FEWEST = 8
"""Publications of a group, and outside it, before anything is said of it."""

ALWAYS = 0.9
"""Share of a group from which it carries a term always; a few may have been mended."""

RARELY = 0.25
"""Share outside up to which the others carry it rarely."""

LIFT = 4.0
"""How many times as often the group must carry it."""

CHANCE = 1e-6
"""Chance, corrected for the pairs tried, up to which it is no accident."""

EXPLAINED = 0.5
"""Share from which a term comes with another one wherever that one is."""

FIXED_PLACE = 0.9
"""Share of lists in which a topic stands last from which no person put it there."""

MOST_RELATED = 5


class Pair:
    """A group, a term, and in how many publications they meet."""

    __slots__ = ("both", "chance", "group", "inside", "outside", "share", "term")

    def __init__(self, group: Facet, term: Facet, inside: int, both: int, outside: float) -> None:
        self.group = group
        self.term = term
        self.inside = inside
        self.both = both
        self.share = both / inside
        self.outside = outside
        self.chance = 0.0


class SystematicTerm(CorpusRule):
    """Nearly all records of a group carry a term that others rarely do and that has no part in it.

    Why: a mapping in the publishing system sets it, not an editor; every list by that term is
    full of publications about something else, and no single record shows it.

    Groups are records with one ``programAffiliation``, program, center or type; terms are regions
    and topics. Publications are counted, not their copies. Reported is what at least 90 % of eight
    or more publications of a group carry, at most a quarter of the others, at least four times as
    often, by an exact test (Fisher, one-sided) that holds at one in a million after Bonferroni's
    correction for all pairs tried. A topic must besides stand last in nearly every list, for a
    group may well be about a topic. Beyond 10,000 publications a sample of that size is looked
    at, which may miss a small group. One finding stands at the first record, and names others.

    Labels of one concept that its vocabulary file has count as one term; names in other languages,
    which stand in files of their own, count as they are written.

    Silent: it is silent where the vocabulary or the words relate the two (``Middle East`` with the
    program of that name, ``Egypt``, which lies in it, ``East Asia`` with a center for China), or
    where a region lies in or next to the group's (``Central Asia`` with a program on Eurasia);
    about terms that come with another term of the group wherever that one is, such as parent
    regions;
    and about a second group that is the first one under another name.

    Source: ``Iran`` in ``regions`` of all 21 publications of the Europe program, and of one in ten
    others.
    """

    code, name, since = "COR301", "systematic-term", "0.1"
    severity = "warning"
    reads = (*GROUPS, *TERMS)
    reduction = FACETS_OF_PUBLICATIONS
    examples = (
        Good(
            '{"programAffiliation": "MEP", "regions": ["Egypt", "Middle East"]}\n' * 12
            + '{"programAffiliation": "AP", "regions": ["Japan"]}\n' * 30,
            format="jsonl",
        ),
        Bad(
            '{"programAffiliation": "EP", "regions": ["Italy", "Iran"]}\n' * 12
            + '{"programAffiliation": "AP", "regions": ["Japan"]}\n' * 30,
            at="/regions/1",
            mark='"Iran"',
            format="jsonl",
        ),
    )

    def conclude(self, summaries: Mapping[int, Summary], context: Context) -> Iterable[Case]:
        if len(summaries) < 2 * FEWEST:
            return
        table = Table(summaries, context)
        told: list[Pair] = []
        expected = Expected(context)
        found, tried = candidates(table)
        for pair in found:
            if expected.is_so(pair.group, pair.term) or self._is_by_hand(table, pair):
                continue
            if _is_explained(table, pair, told, expected):
                continue
            told.append(pair)
            both, inside, other, outside, origins = table.records(pair.group, pair.term)
            among, last = table.last_places(pair.group, pair.term)
            sampled = table.size >= SAMPLE
            counts = both, inside, other, outside, pair.inside, among, last
            chance = shown(pair.chance + log(tried))
            yield Case(
                tuple(origins[: MOST_RELATED + 1]),
                pair.group,
                pair.term,
                counts,
                chance,
                tried,
                sampled,
            )

    def _is_by_hand(self, table: Table, pair: Pair) -> bool:
        """Whether a topic stands where people put it: a group may well be about it."""
        if pair.term[0] != "topics":
            return False
        among, last = table.last_places(pair.group, pair.term)
        return among < FEWEST or last < FIXED_PLACE * among

    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        from carnegie_meta.model.finding import Finding, Note
        from carnegie_meta.text.quote import quoted

        (group_field, group), (field, term), counts, chance, tried, sampled = case.facts
        both, inside, other, outside, publications, among, last = counts
        share, rest = both / inside, other / outside
        lift = f"{share / rest:.0f} times as often" if rest else "never elsewhere"
        verb = "lists" if group_field in LIST_FIELDS else "is"
        message = (
            f"{field} {quoted(term)} is on {both} of {inside} records "
            f"({publications} publications) whose {group_field} {verb} "
            f"{quoted(group)}, and on {other} of {outside} others "
            f"({share:.0%} and {rest:.0%}, {lift}; p = {chance} for {tried} pairs tried)"
        )
        if among and last >= FIXED_PLACE * among:
            message += f"; it stands last in {last} of {among} lists"
        message += (
            "; no label or parent in the vocabularies relates the two, "
            "so it looks set by a mapping, not by hand"
        )
        if sampled:
            message += f" (counted in a sample of {SAMPLE} publications)"
        places = [
            (origin, *_place(records[origin], field, term, context)) for origin in case.origins
        ]
        if not places[0][1]:
            return  # the file has changed since it was summarised
        first, *others = [place for place in places if place[1]]
        related = [(origin, Note(pointer, "here as well")) for origin, pointer, _ in others]
        key = key_of(case.facts[0], case.facts[1])
        yield CorpusFinding(first[0], Finding(first[1], message, first[2]), related, key)


def key_of(group: Facet, term: Facet) -> str:
    """What tells the finding about *group* and *term* from others; its diagnostic carries it."""
    return repr((group, term))


def candidates(table: Table) -> tuple[list[Pair], int]:
    """Pairs that the figures speak for, the surest first; and how many were tried."""
    counts = {facet: bits.bit_count() for facet, bits in table.bits.items()}
    groups = [
        facet
        for facet, count in counts.items()
        if facet[0] in GROUPS and FEWEST <= count <= table.size - FEWEST
    ]
    terms = [f for f, count in counts.items() if f[0] in TERMS and count >= FEWEST]
    tried = max(1, len(groups) * len(terms))
    found = []
    for group in groups:
        inside = counts[group]
        for term in terms:
            if counts[term] < ALWAYS * inside or counts[term] > inside + RARELY * table.size:
                continue
            both = (table.bits[group] & table.bits[term]).bit_count()
            pair = Pair(group, term, inside, both, (counts[term] - both) / (table.size - inside))
            if pair.share < ALWAYS or pair.outside > RARELY or pair.share < LIFT * pair.outside:
                continue
            pair.chance = log_p(table.size, counts[term], inside, both)
            if pair.chance + log(tried) <= log(CHANCE):
                found.append(pair)
    found.sort(key=lambda pair: (GROUPS.index(pair.group[0]), pair.chance, pair.group, pair.term))
    return found, tried


def _is_explained(table: Table, pair: Pair, told: list[Pair], expected: Expected) -> bool:
    """Whether another group, or another term of the group, brings the term with it."""
    group, term = table.bits[pair.group], table.bits[pair.term]
    for other in told:
        if other.term == pair.term:
            rest = group & ~table.bits[other.group]
            if rest.bit_count() < FEWEST or (rest & term).bit_count() < ALWAYS * rest.bit_count():
                return True
    for companion, bits in table.bits.items():
        if companion[0] not in TERMS or companion == pair.term:
            continue
        if (bits & group).bit_count() < ALWAYS * pair.inside:
            continue
        outside = bits & ~group
        share = (outside & term).bit_count() / max(1, outside.bit_count())
        known = any(one.group == pair.group and one.term == companion for one in told)
        if (known or expected.is_so(pair.group, companion)) and (
            share >= EXPLAINED and outside.bit_count() >= FEWEST
        ):
            return True
        if known and expected.is_so(("", companion[1]), pair.term):
            return True
    return False


def _place(member: Member, field: str, term: str, context: Context) -> tuple[str, str]:
    """Where the term stands, and as it is written there."""
    for pointer, value in member.view.items(field):
        if house_label(field, value, context) == term:
            return pointer, value
    return "", ""
