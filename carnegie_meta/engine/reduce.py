"""Many records brought down to summaries, in parts that merge to the same whole.

A Summaries is what one pass over some records leaves. Passes over other records, in this
process or another, are merged into it in any order; then the corpus rules conclude.
"""

from __future__ import annotations

from carnegie_meta.rules.base import Case, CorpusRule, MeetingRule, Together

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from carnegie_meta.engine.spill import Spill
    from carnegie_meta.rules.base import Context, Reduction, Rule
    from carnegie_meta.rules.member import Member
    from carnegie_meta.source.scratch import Scratch

    Parts = dict[str, dict[Any, Any]]
    """Summaries by key, by the name of the reduction: plain data, to be sent and stored."""


def corpus_rules(rules: Iterable[Rule]) -> list[CorpusRule]:
    """Those of *rules* that look at many records."""
    return [rule for rule in rules if isinstance(rule, CorpusRule)]


class Summaries:
    """What the reductions of the corpus rules among *rules* know of the records added."""

    __slots__ = ("_context", "_limits", "_reductions", "parts")

    def __init__(self, rules: Iterable[Rule], context: Context) -> None:
        self._context = context
        self._reductions: list[Reduction] = []
        for rule in corpus_rules(rules):
            if rule.reduction not in self._reductions:
                self._reductions.append(rule.reduction)
        self.parts: Parts = {reduction.name: {} for reduction in self._reductions}
        self._limits: dict[str, int | None] = {r.name: None for r in self._reductions if r.most}

    def add(self, member: Member) -> None:
        """Take one record in."""
        context = self._context
        fields = member.view.data.keys()
        for reduction in self._reductions:
            if reduction.needs and fields.isdisjoint(reduction.needs):
                continue
            name = reduction.name
            if reduction.most:
                limit = self._limits[name]
                if limit is not None and member.key > limit:
                    continue
                if len(self.parts[name]) >= 2 * reduction.most:
                    self._trim(reduction)
            reduction.add(member, context, self.parts[name])

    def merge(self, parts: Parts) -> None:
        """Take in what another pass left."""
        for reduction in self._reductions:
            store = self.parts[reduction.name]
            for key, summary in parts[reduction.name].items():
                known = store.get(key)
                store[key] = summary if known is None else reduction.merge(known, summary)
            if reduction.most:
                self._trim(reduction)

    def put(self, name: str, key: Any, summary: Any) -> None:
        """Take in one summary that another pass left, of the reduction called *name*."""
        for reduction in self._reductions:
            if reduction.name == name:
                if reduction.most and len(self.parts[name]) >= 2 * reduction.most:
                    self._trim(reduction)
                store = self.parts[name]
                known = store.get(key)
                store[key] = summary if known is None else reduction.merge(known, summary)

    def take(self) -> Parts:
        """The parts, whole; what is added from now on begins anew."""
        for reduction in self._reductions:
            if reduction.most:
                self._trim(reduction)
        taken = self.parts
        self.parts = {reduction.name: {} for reduction in self._reductions}
        self._limits = dict.fromkeys(self._limits)
        return taken

    @property
    def weight(self) -> int:
        """About how many bytes the summaries take that no bound keeps few."""
        from carnegie_meta.engine.spill import weight

        return sum(weight(self.parts[r.name]) for r in self._reductions if not r.most)

    def spill(self, into: dict[str, Spill], scratch: Scratch) -> None:
        """Put aside, in the spills of *into*, what no bound keeps few.

        Raises: ScratchError.
        """
        from carnegie_meta.engine.spill import Spill

        for reduction in self._reductions:
            if not reduction.most:
                name = reduction.name
                if name not in into:
                    into[name] = Spill(scratch, reduction.merge)
                into[name].put(self.parts[name])
                self.parts[name] = {}

    def _trim(self, reduction: Reduction) -> None:
        """Keep the smallest keys: one that falls out here is among the smallest nowhere."""
        store = self.parts[reduction.name]
        if len(store) > reduction.most:
            kept = sorted(store)[: reduction.most]
            self.parts[reduction.name] = {key: store[key] for key in kept}
            self._limits[reduction.name] = kept[-1]


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

    *parts* may be spilled; with *scratch* what rules make of those is put aside as well. Then
    only a rule that must see all its keys at once has them in memory.
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
        for case in sorted(found, key=_order):
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


def _order(case: Case) -> tuple[object, ...]:
    return case.origins, repr(case.facts)
