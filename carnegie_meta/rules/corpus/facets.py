"""A sample of publications with the groups they belong to and the terms they carry."""

from __future__ import annotations

from carnegie_meta.rules.base import Reduction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.member import Member, Origin

    Profile = tuple[tuple[str, ...], ...]
    """Values by facet, in the order of FACETS."""
    Seen = tuple[Profile, int, str, int]
    """A profile, how many records of the publication have it, and the first of them."""
    Summary = tuple[Seen, ...]
    Facet = tuple[str, str]
    """A field and one of its values."""

GROUPS = ("programAffiliation", "programs", "primaryCenter", "centers", "type")
"""Fields that put records into groups, the more telling ones first.

Not ``collections``, ``projects`` and ``blog``: those are about something, and the terms of what
they are about are theirs by right.
"""

TERMS = ("regions", "topics")
"""Fields whose terms a group should not decide."""

FACETS = GROUPS + TERMS

SAMPLE = 10_000
"""Publications that are looked at; more say nothing new about a term that all of a group carry."""

MOST_PROFILES = 8
"""Profiles of one publication that are told apart."""

MOST_ROWS = 8_000
"""Rows of values of one field whose labels are kept."""

LONGEST_ROW = 1_000
"""Characters of a row whose labels are kept."""


class Facets(Reduction):
    """By publication: groups and terms, for a sample that no order of reading changes."""

    name = "facets"
    most = SAMPLE

    def summarise(self, member: Member, context: Context) -> Iterable[tuple[int, Summary]]:
        profile = tuple(map(member.strings, FACETS))
        return ((member.key, ((profile, 1, *member.origin),)),)

    def merge(self, one: Summary, other: Summary) -> Summary:
        found: dict[Profile, tuple[int, Origin]] = {}
        for profile, count, path, index in (*one, *other):
            known = found.get(profile, (0, (path, index)))
            found[profile] = known[0] + count, min(known[1], (path, index))
        kept = sorted(found)[:MOST_PROFILES]
        return tuple((profile, found[profile][0], *found[profile][1]) for profile in kept)


FACETS_OF_PUBLICATIONS = Facets()


class Table:
    """Which publications have which facet, as bits; and how many records each has.

    Copies of one publication are one: they are not independent of each other, and a term on
    five copies is no more telling than on one. Labels of one concept are one term, under the label
    of the house.
    """

    def __init__(self, summaries: Mapping[int, Summary], context: Context) -> None:
        self.size = len(summaries)
        self._context = context
        self._labels = HouseLabels()
        self.summaries = [
            tuple((self._folded(seen[0]), *seen[1:]) for seen in summary)
            for summary in summaries.values()
        ]
        rows: dict[Facet, list[int]] = {}
        listed: dict[tuple[str, tuple[str, ...]], list[list[int]]] = {}
        for row, summary in enumerate(self.summaries):
            profiles = {pair for seen in summary for pair in zip(FACETS, seen[0], strict=True)}
            for pair in profiles:
                known = listed.get(pair)
                if known is None:
                    field, values = pair
                    known = [rows.setdefault((field, value), []) for value in values]
                    listed[pair] = known
                for found in known:
                    found.append(row)
        # A publication with several profiles may have met a facet more than once.
        self.bits = {facet: self._bits(found) for facet, found in rows.items()}

    def _folded(self, profile: Profile) -> Profile:
        labels, context = self._labels, self._context
        rows = zip(FACETS, profile, strict=True)
        return tuple([labels(field, values, context) for field, values in rows])

    def _bits(self, rows: list[int]) -> int:
        found = bytearray(self.size // 8 + 1)
        for row in rows:
            found[row >> 3] |= 1 << (row & 7)
        return int.from_bytes(found, "little")

    def records(self, group: Facet, term: Facet) -> tuple[int, int, int, int, list[Origin]]:
        """Records of the group with the term, of the group, outside with the term, outside.

        And the first records of the publications that have both, in order.
        """
        both = inside = other = outside = 0
        origins = []
        for summary in self.summaries:
            for profile, count, path, index in summary:
                in_group, has_term = _has(profile, group), _has(profile, term)
                inside += count if in_group else 0
                outside += 0 if in_group else count
                if has_term and in_group:
                    both += count
                    origins.append((path, index))
                elif has_term:
                    other += count
        return both, inside, other, outside, sorted(origins)

    def last_places(self, group: Facet, term: Facet) -> tuple[int, int]:
        """Profiles of the group that list the term among others, and those that list it last."""
        field, value = term
        place = FACETS.index(field)
        among = last = 0
        for summary in self.summaries:
            for profile, *_ in summary:
                values = profile[place]
                if len(values) > 1 and value in values and _has(profile, group):
                    among += 1
                    last += values[-1] == value
        return among, last


class HouseLabels:
    """Rows of values under the labels of the house, each label once.

    Rows recur, so they are kept: no more than MOST_ROWS of a field, and none that is long. It is
    always asked with the same vocabularies. ``longest``: characters of a label that are kept, all
    of them where None.
    """

    def __init__(self, longest: int | None = None) -> None:
        self._longest = longest
        self._rows: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}

    def __call__(self, field: str, values: tuple[str, ...], context: Context) -> tuple[str, ...]:
        """The labels of *values*, which stand in *field*."""
        if not values:
            return values
        rows = self._rows.setdefault(field, {})
        known = rows.get(values)
        if known is None:
            labels = [house_label(field, value, context)[: self._longest] for value in values]
            known = tuple(dict.fromkeys(labels))
            if sum(map(len, values)) <= LONGEST_ROW:
                if len(rows) >= MOST_ROWS:
                    rows.clear()
                rows[values] = known
        return known


def house_label(field: str, value: str, context: Context) -> str:
    """The house's label of the concept that *value* names, itself where it names none."""
    name = "centers" if field == "primaryCenter" else field
    vocabulary = context.vocabularies.get(name)
    concept = vocabulary.lookup(value) if vocabulary is not None else None
    return value if concept is None else concept.label


def program_of(code: str, context: Context) -> str:
    """The house's label of the program that *code*, of ``programAffiliation``, stands for.

    ``""`` where it stands for none.
    """
    vocabulary = context.vocabularies.get("programs")
    if vocabulary is None:
        return ""
    concept = vocabulary.by_notation("program", code) or vocabulary.lookup(code)
    return "" if concept is None else concept.label


def _has(profile: Profile, facet: Facet) -> bool:
    return facet[1] in profile[FACETS.index(facet[0])]
