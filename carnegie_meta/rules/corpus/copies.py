"""COR101: copies of one publication whose metadata differ."""

from __future__ import annotations

from carnegie_meta.rules.base import Case, CorpusFinding, CorpusRule
from carnegie_meta.rules.corpus.publications import (
    MOST_VERSIONS,
    PUBLICATIONS,
    shown,
    versions,
)
from carnegie_meta.rules.corpus.values import by_publication, differing, values
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.member import COMPARED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.corpus.publications import Summary
    from carnegie_meta.rules.member import Member, Origin


MOST_FIELDS = 3
"""Fields whose difference one message tells in full."""

MOST_VALUES = 4
"""Values of a list that one message tells."""


class CopiesDisagree(CorpusRule):
    """Two copies of one publication carry different metadata.

    Why: a publication that is served under several addresses, or kept in several files, is
    counted and mailed by whichever copy is met first.

    Copies are matched by the last part of the address, without ``-pub-NNNNN``, articles and the
    ``-s-`` of an apostrophe, together with year and month. Where there is no address, the slug,
    a telling file name, or the title does. The finding stands at the version that fewer
    copies have, among equals at the later one.

    Silent: it is silent about two numbers after ``pub-`` or in the query, and about two hosts,
    which are two publications, as are records of which two of title, authors and date contradict
    each other, or authors or date where only the title is common; about the order of lists,
    labels of one concept (TAX102 tells of those), absent fields beside empty ones, and times of
    one day; about fields that only one of front matter and block has; and about copies in two
    languages, which the field ``language``, ``?lang=`` or a folder (``/fr/``) names. More than 16
    versions of one publication are not told apart.

    Source: four of 265 publications carry different metadata under different addresses.
    """

    code, name, since = "COR101", "copies-disagree", "0.1"
    severity = "warning"
    reads = (*COMPARED, "url", "slug", "language")
    reduction = PUBLICATIONS
    one_pass = True
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
                full = len(versions(summary)) >= MOST_VERSIONS
                found.append(Case(origins, tuple(count for _, count in ordered), full))
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
        counts, full = case.facts
        members = [records[origin] for origin in case.origins]
        for indexes in by_publication(members):
            groups: list[list[Member]] = []
            sizes: list[int] = []
            for member, count in ((members[i], counts[i]) for i in indexes):
                for place, group in enumerate(groups):
                    if not differing(group[0], member, context):
                        group.append(member)
                        sizes[place] += count
                        break
                else:
                    groups.append([member])
                    sizes.append(count)
            if len(groups) > 1:
                yield self._told(groups, sizes, full, context)

    def _told(
        self, groups: list[list[Member]], sizes: list[int], full: bool, context: Context
    ) -> CorpusFinding:
        """What one publication's versions, in *groups* of *sizes*, disagree about."""
        most = max(range(len(groups)), key=lambda g: (sizes[g], -g))
        odd = min((g for g in range(len(groups)) if g != most), key=lambda g: (sizes[g], -g))
        from carnegie_meta.model.finding import Finding, Note
        from carnegie_meta.text.quote import quoted

        this, that = groups[odd][0], groups[most][0]
        fields = differing(this, that, context)
        pointer = next((f"/{f}" for f in fields if f in this.view.data), "")
        least = "at least " if full else ""
        others = f"{least}{sizes[most]} other copies" if sizes[most] > 1 else "another copy"
        told = "; ".join(_difference(field, this, that, context) for field in fields[:MOST_FIELDS])
        if len(fields) > MOST_FIELDS:
            told += f"; and {', '.join(fields[MOST_FIELDS:])}"
        message = f"{quoted(shown(this))} differs from {others} of it: {told}"
        related = [(that.origin, Note(_there(fields, that), "a copy that differs"))]
        related += [
            (group[0].origin, Note("", "another version"))
            for place, group in enumerate(groups)
            if place not in (most, odd)
        ]
        # No value: the key tells the finding from others, and it names the publication.
        key = _key(shown(this), groups, context)
        return CorpusFinding(this.origin, Finding(pointer, message), related, key)


def _key(name: str, groups: list[list[Member]], context: Context) -> str:
    """What the copies disagree about, whichever of them come first."""
    first = [group[0] for group in groups]
    fields = sorted({f for one in first for f in differing(first[0], one, context)})
    said = [[sorted(values(one, field, context)) for field in fields] for one in first]
    return repr((name.partition("-pub-")[0], fields, sorted(said)))


def _there(fields: list[str], member: Member) -> str:
    return next((f"/{field}" for field in fields if field in member.view.data), "")


def _difference(field: str, this: Member, that: Member, context: Context) -> str:
    """How *field* differs, in a few words."""
    here, there = values(this, field, context), values(that, field, context)
    if "" in (*here.values(), *there.values()):
        return f"{field} holds other values"
    if len(here) < 2 and len(there) < 2 and not isinstance(this.view.get(field), list):
        return f"{field} is {_quoted(here.values())} here and {_quoted(there.values())} there"
    parts = []
    for one, other, where in ((here, there, "here"), (there, here, "there")):
        only = [written for value, written in one.items() if value not in other]
        if only:
            parts.append(f"{_quoted(only)} only {where}")
    return f"{field} has {' and '.join(parts)}"


def _quoted(values: Iterable[str]) -> str:
    from carnegie_meta.text.quote import quoted

    told = [quoted(value) for value in sorted(values)]
    if not told:
        return "empty"
    more = f" and {len(told) - MOST_VALUES} more" if len(told) > MOST_VALUES else ""
    return ", ".join(told[:MOST_VALUES]) + more
