"""Many records brought down to summaries, in parts that merge to the same whole.

A Summaries is what one pass over some records leaves. Passes over other records, in this
process or another, are merged into it in any order; then the corpus rules conclude.
"""

from __future__ import annotations

from carnegie_meta.rules.base import Case, CorpusRule, Together

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from carnegie_meta.rules.base import Context, Reduction, Rule
    from carnegie_meta.rules.member import Member

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
    found = []
    shared: dict[str, Together] = {}
    for rule in corpus_rules(rules):
        name = rule.reduction.name
        summaries = parts[name]
        if rule.reduction.together:
            summaries = shared.setdefault(name, shared.get(name) or Together(summaries))
        cases = rule.conclude(summaries, context)
        found += [(rule, case) for case in sorted(cases, key=_order)]
    return found


def _order(case: Case) -> tuple[object, ...]:
    return case.origins, repr(case.facts)
