"""COR101: copies of one publication whose metadata differ."""

from __future__ import annotations

from carnegie_meta.rules.base import Case, CorpusFinding, CorpusRule
from carnegie_meta.rules.corpus.publications import PUBLICATIONS, shown, versions
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.member import COMPARED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.corpus.publications import Summary
    from carnegie_meta.rules.member import Member, Origin

    Values = dict[str, str | frozenset[str]]

MOST_FIELDS = 3
"""Fields whose difference one message tells in full."""

MOST_VALUES = 4
"""Values of a list that one message tells."""


class CopiesDisagree(CorpusRule):
    """Two copies of one publication carry different metadata.

    Why: a publication that is served under several addresses, or kept in several files, is
    counted and mailed by whichever copy is met first.

    Copies are matched by the last part of the address, without query, ``-pub-NNNNN``, articles
    and the ``-s-`` of an apostrophe; a short last part counts together with year and month. Where
    there is no address, the slug, a telling file name, or the title does. The finding stands at
    the version that fewer copies have, among equals at the later one.

    Silent: it is silent about the order of lists, about absent fields beside empty ones, about
    fields that only one of front matter and block has, and about copies in two languages. More than
    16 versions of one publication are not told apart.

    Source: four of 265 publications carry different metadata under different addresses.
    """

    code, name, since = "COR101", "copies-disagree", "0.1"
    severity = "warning"
    reads = (*COMPARED, "url", "slug", "language")
    reduction = PUBLICATIONS
    examples = (
        Good(
            '{"url": "https://x.org/posts/2012/05/lights-on-the-pier", "regions": ["Japan"]}\n'
            '{"url": "https://x.org/china/posts/2012/05/lights-on-the-pier?lang=en",'
            ' "regions": ["Japan"]}\n',
            format="jsonl",
        ),
        Good(
            '{"url": "https://x.org/posts/2012/05/the-week", "regions": ["Japan"]}\n'
            '{"url": "https://x.org/posts/2012/06/the-week", "regions": ["Iraq"]}\n',
            format="jsonl",
        ),
        Bad(
            '{"url": "https://x.org/posts/2012/05/lights-on-the-pier", "regions": ["Japan"]}\n'
            '{"url": "https://x.org/2012/05/07/lights-on-pier-pub-12345",'
            ' "regions": ["Japan", "Iraq"]}\n',
            at="/regions",
            mark='["Japan", "Iraq"]',
            format="jsonl",
        ),
        Bad(
            '{"url": "https://x.org/posts/2012/05/harbor-talks", "programAffiliation": "AP"}\n'
            '{"url": "https://x.org/china/posts/2012/05/harbor-talks", "programAffiliation": ""}\n'
            '{"url": "https://x.org/india/posts/2012/05/harbor-talks",'
            ' "programAffiliation": "AP"}\n',
            at="/programAffiliation",
            mark='""',
            format="jsonl",
        ),
    )

    def conclude(self, summaries: Mapping[int, Summary], context: Context) -> Iterable[Case]:
        found = []
        for summary in summaries.values():
            if isinstance(summary[0], int):
                continue
            contents: dict[int, tuple[int, Origin]] = {}
            for version, count, origins in versions(summary):
                known = contents.get(version >> 32)
                if known is not None:
                    contents[version >> 32] = known[0] + count, min(known[1], origins[0])
                else:
                    contents[version >> 32] = count, origins[0]
            if len(contents) > 1:
                ordered = sorted((origin, count) for count, origin in contents.values())
                origins = tuple(origin for origin, _ in ordered)
                found.append(Case(origins, tuple(count for _, count in ordered)))
        # A publication may have two names; what both say is said once.
        found.sort(key=lambda case: (-len(case.origins), case.origins, case.facts))
        told: set[Origin] = set()
        for case in found:
            if not told.issuperset(case.origins):
                told.update(case.origins)
                yield case

    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        groups: list[list[Origin]] = []
        sizes: list[int] = []
        for origin, count in zip(case.origins, case.facts[0], strict=True):
            for place, group in enumerate(groups):
                if not differing(records[group[0]], records[origin]):
                    group.append(origin)
                    sizes[place] += count
                    break
            else:
                groups.append([origin])
                sizes.append(count)
        if len(groups) < 2:
            return
        most = max(range(len(groups)), key=lambda g: (sizes[g], -g))
        odd = min((g for g in range(len(groups)) if g != most), key=lambda g: (sizes[g], -g))
        from carnegie_meta.model.finding import Finding, Note
        from carnegie_meta.text.quote import quoted

        this, that = records[groups[odd][0]], records[groups[most][0]]
        fields = differing(this, that)
        pointer = next((f"/{f}" for f in fields if f in this.view.data), "")
        others = f"{sizes[most]} other copies" if sizes[most] > 1 else "another copy"
        told = "; ".join(_difference(field, this, that) for field in fields[:MOST_FIELDS])
        if len(fields) > MOST_FIELDS:
            told += f"; and {', '.join(fields[MOST_FIELDS:])}"
        message = f"{quoted(shown(this))} differs from {others} of it: {told}"
        related = [(groups[most][0], Note(_there(fields, that), "a copy that differs"))]
        related += [
            (group[0], Note("", "another version"))
            for place, group in enumerate(groups)
            if place not in (most, odd)
        ]
        # No value: a baseline knows the finding by its message, which names the publication.
        yield CorpusFinding(this.origin, Finding(pointer, message), related)


def differing(one: Member, other: Member) -> list[str]:
    """Fields in which two copies say different things."""
    alike = one.view.is_front_matter == other.view.is_front_matter
    found = []
    for field in COMPARED:
        both = field in one.view.data and field in other.view.data
        if (alike or both) and _value(one, field) != _value(other, field):
            found.append(field)
    return found


def _value(member: Member, field: str) -> object:
    """What *field* says, whatever its order and shape; absent, null and empty are one."""
    if field == "authors":
        return frozenset(name.strip() for _, name in member.view.items("authors"))
    value = member.view.data.get(field)
    if isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            return frozenset(item.strip() for item in value)
        return repr(value)
    if value is None or value == "":
        return frozenset()
    return frozenset([value.strip() if isinstance(value, str) else str(value)])


def _there(fields: list[str], member: Member) -> str:
    return next((f"/{field}" for field in fields if field in member.view.data), "")


def _difference(field: str, this: Member, that: Member) -> str:
    """How *field* differs, in a few words."""
    here, there = _value(this, field), _value(that, field)
    if not isinstance(here, frozenset) or not isinstance(there, frozenset):
        return f"{field} holds other values"
    if len(here) < 2 and len(there) < 2 and not isinstance(this.view.get(field), list):
        return f"{field} is {_told(here)} here and {_told(there)} there"
    parts = []
    if here - there:
        parts.append(f"{_told(here - there)} only here")
    if there - here:
        parts.append(f"{_told(there - here)} only there")
    return f"{field} has {' and '.join(parts)}"


def _told(values: frozenset[str]) -> str:
    from carnegie_meta.text.quote import quoted

    if not values:
        return "empty"
    told = [quoted(value) for value in sorted(values)]
    more = f" and {len(told) - MOST_VALUES} more" if len(told) > MOST_VALUES else ""
    return ", ".join(told[:MOST_VALUES]) + more
