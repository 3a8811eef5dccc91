"""What two copies of a publication say, field by field, and whether they are copies at all."""

from __future__ import annotations

from carnegie_meta.rules.member import COMPARED
from carnegie_meta.text.address import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.member import Member

    Values = dict[str, str]
    """What is compared, with how it is written."""


MOST_AUTHORS = 10
"""Authors of a record that are compared with another's."""


def are_apart(one: Member, other: Member) -> bool:
    """Whether two records that share a name are of two publications all the same.

    Addresses tell by host, number and query. Else two of title, day and authors that contradict
    each other do, and one of them where the title is all that the two have in common.
    """
    if one.url and other.url:
        if apart(one.url, other.url):
            return True
        contradictions = [_titles(one, other), _authors(one, other)]
        return all(contradictions)
    contradictions = [_titles(one, other), _authors(one, other), days_differ(one, other)]
    return any(contradictions) if one.by_title or other.by_title else sum(contradictions) > 1


def _titles(one: Member, other: Member) -> bool:
    title, also = (_folded(member.view.text("title") or "") for member in (one, other))
    return bool(title and also) and title != also


def days_differ(one: Member, other: Member) -> bool:
    """Whether both have a date, and not of one day."""
    date, also = (member.view.text("date") or "" for member in (one, other))
    return bool(date and also) and date[:10] != also[:10]


def _authors(one: Member, other: Member) -> bool:
    return not share_authors(one, other, default=True)


def share_authors(one: Member, other: Member, default: bool) -> bool:
    """Whether an author is of both, under whichever name; *default* where the names cannot say."""
    names, also = ([n for _, n in m.view.items("authors") if n.strip()] for m in (one, other))
    if not names or not also:
        return default
    if not {_folded(name) for name in names}.isdisjoint(map(_folded, also)):
        return True
    from carnegie_meta.text.names_compare import compare

    pairs = [(n, m) for n in names[:MOST_AUTHORS] for m in also[:MOST_AUTHORS]]
    verdicts = {compare(*pair).verdict for pair in pairs}
    return not verdicts.isdisjoint(("same", "variant")) or ("unknown" in verdicts and default)


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def by_publication(members: Sequence[Member]) -> list[list[int]]:
    """Indexes of *members* that share a name, those of one publication together.

    One that may be a copy of two that are apart stays alone, for nobody can say of which.
    """
    places = range(len(members))
    alike = [{b for b in places if b == a or not are_apart(members[a], members[b])} for a in places]
    plain = [a for a in places if all(alike[a] <= alike[b] | {b} for b in alike[a])]
    found: list[list[int]] = []
    for place in places:
        for group in found:
            if place in plain and group[0] in plain and place in alike[group[0]]:
                group.append(place)
                break
        else:
            found.append([place])
    return found


def differing(one: Member, other: Member, context: Context | None = None) -> list[str]:
    """Fields in which two copies say different things."""
    alike = one.view.is_front_matter == other.view.is_front_matter
    found = []
    for field in COMPARED:
        both = field in one.view.data and field in other.view.data
        if alike or both:
            here, there = values(one, field, context), values(other, field, context)
            if here.keys() != there.keys():
                found.append(field)
    return found


def values(member: Member, field: str, context: Context | None = None) -> Values:
    """What *field* says, whatever its order and shape; absent, null and empty are one.

    With a *context* names of one concept are one value; a date is a day.
    """
    if field == "authors":
        return {name.strip(): name.strip() for _, name in member.view.items("authors")}
    value = member.view.data.get(field)
    if isinstance(value, list):
        if not all(isinstance(item, str) for item in value):
            return {repr(value): ""}
        vocabulary = context.vocabularies.get(field) if context is not None else None
        found: Values = {}
        for item in map(str.strip, value):
            concept = vocabulary.lookup(item) if vocabulary is not None else None
            found.setdefault(item if concept is None else "\0" + concept.id, item)
        return found
    if value is None or value == "":
        return {}
    written = value.strip() if isinstance(value, str) else str(value)
    return {_day(written) if field == "date" else written: written}


def _day(date: str) -> str:
    return date[:10] if date[4:5] == date[7:8] == "-" and date[:4].isdigit() else date
