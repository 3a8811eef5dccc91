"""What the records of a run are about, in counts: for pictures of a corpus, not for verdicts.

A survey is taken while the records are read, beside the summaries of the corpus rules and in the
same manner: in parts, by any number of processes, that merge to the same whole in any order. Labels
of one concept count as one, under the label of the house, as they do for those rules.
"""

from __future__ import annotations

from carnegie_meta.rules.corpus.facets import HouseLabels, program_of
from carnegie_meta.rules.member import number
from carnegie_meta.text.address import year_and_month

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.member import Member, Origin

    Key = tuple[str, str, str]
    """What is counted and the values that are: ``("cell", program, region)``."""
    Facets = tuple[str, str, tuple[str, ...]]
    """Center, year and programs of one record; empty where it does not say."""

CENTER, PROGRAM, YEAR, CELL = "center", "program", "year", "cell"
TERMS = ("regions", "topics")
"""Fields whose terms are counted by year; regions by program as well."""

FIELDS = {CENTER: ("centers", ""), PROGRAM: ("programs", ""), CELL: ("programs", "regions")} | {
    field: (field, "") for field in TERMS
}
"""The vocabularies that know the values of a key."""

MOST = 4_000
"""Keys with a value that no vocabulary knows, of those that are kept of each kind."""

LONGEST = 120
"""Characters of a label that are kept."""

MANY = 100
"""Labels of one record that are counted: programs by regions would be too many else."""

FEW_KEYS = 40_000
"""Keys up to which all are kept without a look."""


class Survey:
    """Counts of records by center, program, year and term; and what single records belong to.

    Memory is bounded by the vocabularies: of values that those do not know, a sample is kept that
    no order of reading changes. What is kept is exact. ``facets`` grows with the records
    that were noted, which are those that have findings. ``codes``: programs that
    ``programAffiliation`` has named by a code, as far as the vocabulary knows it.
    """

    __slots__ = ("_labels", "_room", "codes", "counts", "facets", "records")

    def __init__(self) -> None:
        self.records = 0
        self.counts: dict[Key, int] = {}
        self.facets: dict[Origin, Facets] = {}
        self.codes: dict[str, str] = {}
        self._labels = HouseLabels(LONGEST)
        self._room = FEW_KEYS

    def add(self, member: Member, context: Context) -> None:
        """Count one record."""
        self.records += 1
        center, year, programs = self.facets_of(member, context)
        keys = [(CENTER, center, ""), (YEAR, year, "")]
        regions = self._values(member, "regions", context)
        for program in programs or ("",):
            keys.append((PROGRAM, program, ""))
            keys += [(CELL, program, region) for region in regions]
        keys += [("regions", region, year) for region in regions]
        keys += [("topics", topic, year) for topic in self._values(member, "topics", context)]
        counts = self.counts
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
        if len(counts) > self._room:
            self._trim(context)

    def note(self, member: Member, context: Context) -> None:
        """Remember what one record belongs to."""
        self.facets[member.origin] = self.facets_of(member, context)

    def facets_of(self, member: Member, context: Context) -> Facets:
        """What one record belongs to."""
        center = (
            self._values(member, "primaryCenter", context)[:1]
            or self._values(member, "centers", context)[:1]
        )
        return "".join(center), _year(member), self._programs(member, context)

    def _programs(self, member: Member, context: Context) -> tuple[str, ...]:
        """Programs that the record lists, and the one that its affiliation names.

        A code that names none counts where nothing else does.
        """
        listed = self._values(member, "programs", context)
        named = [self._program(code, context) for code in member.strings("programAffiliation")]
        if not named or (len(named) == 1 and named[0] in listed):
            return listed
        found = tuple(dict.fromkeys((*listed, *filter(None, named))))
        return found or self._values(member, "programAffiliation", context)

    def _program(self, code: str, context: Context) -> str:
        known = self.codes.get(code, "")
        if not known and (known := program_of(code, context)):
            self.codes[code] = known
        return known

    def _values(self, member: Member, field: str, context: Context) -> tuple[str, ...]:
        """Labels of the house for the values of *field*, each once; the first MANY."""
        return self._labels(field, member.strings(field), context)[:MANY]

    def take(self, context: Context) -> dict[str, Any]:
        """The survey as plain data; what is counted from now on begins anew."""
        self._trim(context)
        taken = {
            "records": self.records,
            "counts": self.counts,
            "facets": self.facets,
            "codes": self.codes,
        }
        self.records, self.counts, self.facets, self.codes = 0, {}, {}, {}
        return taken

    def merge(self, taken: Mapping[str, Any], context: Context) -> None:
        """Take in what another survey has taken."""
        self.records += taken["records"]
        self.facets.update(taken["facets"])
        self.codes.update(taken["codes"])
        counts = self.counts
        for key, count in taken["counts"].items():
            counts[key] = counts.get(key, 0) + count
        if len(counts) > self._room:
            self._trim(context)

    def _trim(self, context: Context) -> None:
        """Keep, of each kind, the unknown keys that are the smallest as numbers.

        A key that falls out of a part is not among the smallest of the whole either, so it does
        not matter that it may come again.
        """
        if len(self.counts) <= MOST:
            return
        unknown: dict[str, list[Key]] = {}
        for key in self.counts:
            if not _is_known(key, context):
                unknown.setdefault(key[0], []).append(key)
        for keys in unknown.values():
            if len(keys) > MOST:
                keys.sort(key=lambda key: (number("\0".join(key)), key))
                for key in keys[MOST:]:
                    del self.counts[key]
        self._room = max(FEW_KEYS, 2 * len(self.counts))


def _year(member: Member) -> str:
    """The year of publication, by the date or else by the address."""
    value = member.view.data.get("date")
    year = str(value)[:4] if value else ""
    if not _is_year(year):
        year = year_and_month(member.url)[:4]
    return year if _is_year(year) else ""


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "2100"


def _is_known(key: Key, context: Context) -> bool:
    """Whether vocabularies know every value in *key*, so that such keys are not too many."""
    kind, first, second = key
    for field, value in zip(FIELDS.get(kind, ("", "")), (first, second), strict=True):
        if field and value:
            vocabulary = context.vocabularies.get(field)
            if vocabulary is None or not vocabulary.knows(value):
                return False
    return True
