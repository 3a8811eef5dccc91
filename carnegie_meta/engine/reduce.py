"""Many records brought down to summaries, in parts that merge to the same whole.

A Summaries is what one pass over some records leaves. Passes over other records, in this
process or another, are merged into it in any order; then the corpus rules conclude.
"""

from __future__ import annotations

import marshal

from carnegie_meta.rules.base import Case, CorpusRule, MeetingRule, Together
from carnegie_meta.rules.corpus.first import Counting, Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from carnegie_meta.engine.spill import Spill
    from carnegie_meta.rules.base import Context, Reduction, Rule
    from carnegie_meta.rules.member import Member, Origin
    from carnegie_meta.source.scratch import Scratch

    Parts = dict[str, dict[Any, Any]]
    """Summaries by key, by the name of the reduction: plain data, to be sent and stored."""

MOST_ROWS = 50_000
"""Rows of one reduction that are counted before they are brought to their keys."""


def corpus_rules(rules: Iterable[Rule]) -> list[CorpusRule]:
    """Those of *rules* that look at many records."""
    return [rule for rule in rules if isinstance(rule, CorpusRule)]


class Summaries:
    """What the reductions of the corpus rules among *rules* know of the records added.

    What only counts is counted by rows first (``Tally``); whatever looks at ``parts`` from outside
    settles that before.
    """

    __slots__ = (
        "_context",
        "_last",
        "_limits",
        "_plain",
        "_reductions",
        "_samples",
        "_smallest",
        "_tallies",
        "parts",
    )

    def __init__(self, rules: Iterable[Rule], context: Context) -> None:
        self._context = context
        self._reductions: dict[str, Reduction] = {}
        for rule in corpus_rules(rules):
            self._reductions.setdefault(rule.reduction.name, rule.reduction)
        reductions = self._reductions.values()
        self._tallies = [Tally(each) for each in reductions if isinstance(each, Counting)]
        self._samples = [each for each in reductions if each.most]
        counted = [tally.reduction for tally in self._tallies]
        self._plain = [each for each in reductions if not each.most and each not in counted]
        self.parts: Parts = {name: {} for name in self._reductions}
        self._limits: dict[str, int | None] = {}
        self._smallest: dict[str, list[int]] = {}
        self.forget()
        self._last: Origin = "", -2

    def add(self, member: Member) -> None:
        """Take one record in."""
        context = self._context
        parts = self.parts
        origin = member.origin
        if origin < self._last:
            self.settle()  # a row is first met where it comes first only while origins rise
        self._last = origin
        for tally in self._tallies:
            counts = tally.counts
            for row in tally.rows(member):
                known = counts.get(row)
                if known is not None:
                    known[0] += 1
                else:
                    counts[row] = [1, origin]
                    if len(counts) > MOST_ROWS:
                        tally.settle(parts[tally.reduction.name])
        fields = member.view.data.keys()
        for reduction in self._plain:
            if not reduction.needs or not fields.isdisjoint(reduction.needs):
                reduction.add(member, context, parts[reduction.name])
        for reduction in self._samples:
            name = reduction.name
            limit = self._limits[name]
            if limit is None or member.key <= limit:
                reduction.add(member, context, self.parts[name])
                if len(self.parts[name]) >= 2 * reduction.most:
                    self._trim(reduction)

    def merge(self, parts: Parts) -> None:
        """Take in what another pass left; *parts* are not to be used again."""
        for name, reduction in self._reductions.items():
            more, store = parts[name], self.parts[name]
            merge = reduction.merge
            if len(more) > len(store):
                more, store = store, more
                self.parts[name] = store
            # Most keys of a large part are new: those are taken over without looking at each.
            both = {key: merge(store[key], more[key]) for key in store.keys() & more.keys()}
            store.update(more)
            store.update(both)
            if reduction.most and len(store) >= 2 * reduction.most:
                self._trim(reduction)

    def put(self, name: str, key: Any, summary: Any) -> None:
        """Take in one summary that another pass left, of the reduction called *name*."""
        reduction = self._reductions.get(name)
        if reduction is None:
            return
        store = self.parts[name]
        known = store.get(key)
        store[key] = summary if known is None else reduction.merge(known, summary)
        if reduction.most and len(store) >= 2 * reduction.most:
            self._trim(reduction)

    def settle(self) -> None:
        """Bring to ``parts`` what has only been counted so far."""
        for tally in self._tallies:
            if tally.counts:
                tally.settle(self.parts[tally.reduction.name])

    def take(self) -> Parts:
        """The parts, whole; what is added from now on begins anew."""
        taken = self.take_part()
        self.forget()
        return taken

    def take_part(self) -> Parts:
        """The parts so far; what is added from now on will be merged with them.

        So a sample need not take in what is among the smallest of the whole no more.
        """
        self.settle()
        for reduction in self._samples:
            self._trim(reduction)
            self._remember(reduction)
        taken = self.parts
        self.parts = {name: {} for name in self._reductions}
        return taken

    def forget(self) -> None:
        """Let samples begin anew: what was taken so far will not all be merged."""
        for reduction in self._samples:
            self._limits[reduction.name] = None
            self._smallest[reduction.name] = []

    def _remember(self, reduction: Reduction) -> None:
        """Lower the limit to what the sample holds that was taken so far."""
        name = reduction.name
        smallest = sorted({*self._smallest[name], *self.parts[name]})[: reduction.most]
        self._smallest[name] = smallest
        if len(smallest) == reduction.most:
            self._limits[name] = smallest[-1]

    @property
    def weight(self) -> int:
        """About how many bytes the summaries take that no bound keeps few."""
        from carnegie_meta.engine.spill import weight

        self.settle()
        return sum(weight(self.parts[n]) for n, r in self._reductions.items() if not r.most)

    def spill(self, into: dict[str, Spill], scratch: Scratch) -> None:
        """Put aside, in the spills of *into*, what no bound keeps few.

        Raises: ScratchError.
        """
        from carnegie_meta.engine.spill import Spill

        self.settle()
        for name, reduction in self._reductions.items():
            if not reduction.most:
                if name not in into:
                    into[name] = Spill(scratch, reduction.merge)
                into[name].put(self.parts[name])
                self.parts[name] = {}

    def _trim(self, reduction: Reduction) -> None:
        """Keep the smallest keys: one that falls out here is among the smallest nowhere."""
        name = reduction.name
        store = self.parts[name]
        if len(store) > reduction.most:
            kept = sorted(store)[: reduction.most]
            self.parts[name] = {key: store[key] for key in kept}
            limit = self._limits[name]
            self._limits[name] = kept[-1] if limit is None else min(limit, kept[-1])


def conclude(
    rules: Iterable[Rule], parts: Parts, context: Context
) -> list[tuple[CorpusRule, Case]]:
    """Cases that *rules* see in *parts*, in an order that does not depend on how those came."""
    return list(cases(rules, parts, context))


def cases(
    rules: Iterable[Rule],
    parts: Mapping[str, Mapping[Any, Any]],
    context: Context,
    scratch: Scratch | None = None,
) -> Iterator[tuple[CorpusRule, Case]]:
    """What :func:`conclude` gives, as it is found.

    *parts* may be spilled; with *scratch* what rules make of those is put aside as well, and so
    are their cases. Then only a rule that must see all its keys at once has them in memory.
    """
    shared: dict[str, Mapping[Any, Any]] = {}
    for rule in corpus_rules(rules):
        name = rule.reduction.name
        summaries = parts[name]
        if rule.reduction.together:
            if name not in shared:
                # By its items: a dict would ask a spill for one key after the other.
                shared[name] = Together(dict(summaries.items()))
            summaries = shared[name]
        if scratch is not None and isinstance(rule, MeetingRule):
            found: Iterable[Case] = _meetings(rule, summaries, context, scratch)
        elif isinstance(summaries, dict) or rule.by_key or rule.one_pass:
            found = rule.conclude(summaries, context)
        else:
            found = rule.conclude(dict(summaries.items()), context)
        if scratch is None:
            for case in sorted(found, key=_order):
                yield rule, case
            continue
        from carnegie_meta.source.sorting import Sorter

        sorter = Sorter(scratch, _packed, _unpacked)
        for case in found:
            sorter.add(_order(case), case)
        for _, case in sorter:
            yield rule, case


def _meetings(
    rule: MeetingRule, summaries: Mapping[Any, Any], context: Context, scratch: Scratch
) -> Iterator[Case]:
    """Cases that *rule* sees in *summaries*, its groups put aside and brought together there."""
    from carnegie_meta.engine.spill import Spill, portions

    groups = Spill(scratch, _united)
    for portion in portions(summaries):
        held: dict[Any, dict[Any, Any]] = {}
        for key, summary in portion.items():
            yield from rule.alone(summary)
            for group in rule.groups(key):
                held.setdefault(group, {})[key] = summary
        groups.put(held)
    for part in groups.parts():
        for met in part.values():
            if len(met) > 1:
                yield from rule.met(met, context)


def _united(one: dict[Any, Any], other: dict[Any, Any]) -> dict[Any, Any]:
    """Both members of one group: a key is in one of them only."""
    return one | other


def _packed(pairs: list[tuple[Any, Case]]) -> bytes:
    return marshal.dumps([(case.origins, case.facts) for _, case in pairs])


def _unpacked(data: bytes) -> list[tuple[Any, Case]]:
    found = [Case(origins, *facts) for origins, facts in marshal.loads(data)]  # noqa: S302  # own
    return [(_order(case), case) for case in found]


def _order(case: Case) -> tuple[object, ...]:
    return case.origins, repr(case.facts)
