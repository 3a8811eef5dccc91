"""COR303: a program code beside another first program than elsewhere."""

from __future__ import annotations

from carnegie_meta.rules.base import Case, CorpusFinding, CorpusRule
from carnegie_meta.rules.corpus.first import Counting, origin
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.corpus.first import Counted
    from carnegie_meta.rules.member import Member, Origin

    Pair = tuple[str, str]
    """A code, and the first program beside it."""

FEWEST = 4
"""Records from which one pair tells what belongs together."""

SHARE = 0.8
"""Share of a code's or a program's records from which the others are the odd ones."""


class Codes(Counting):
    """By code and first program: in how many records, and where first."""

    name = "codes"

    def rows(self, member: Member) -> tuple[Pair, ...]:
        code = member.view.text("programAffiliation")
        if code:
            programs = member.strings("programs")
            if programs:
                return ((code, programs[0]),)
        return ()

    def keys(self, row: Pair) -> tuple[Pair, ...]:
        return (row,)


CODES = Codes()


class CodeAndProgramDisagree(CorpusRule):
    """A program code stands beside another first program than in the rest of the corpus.

    Why: lists by code and lists by program disagree about the record.

    The finding stands at the first record with the odd pair. A pair is odd where at least four
    records and 80 % of those with its code have another first program, or of those with its
    first program another code.

    Silent: it is silent where the vocabulary knows both, for then single records show it (REL202).
    """

    code, name, since = "COR303", "code-and-program-disagree", "0.1"
    severity = "warning"
    reads = ("programAffiliation", "programs")
    reduction = CODES
    echoes = ("REL2",)
    examples = (
        Good(
            '{"programAffiliation": "XP", "programs": ["Oceans"]}\n' * 4
            + '{"programAffiliation": "YP", "programs": ["Rivers", "Oceans"]}\n',
            format="jsonl",
        ),
        Bad(
            '{"programAffiliation": "XP", "programs": ["Oceans"]}\n' * 4
            + '{"programAffiliation": "XP", "programs": ["Rivers", "Oceans"]}\n',
            at="/programAffiliation",
            mark='"XP"',
            nth=5,
            format="jsonl",
        ),
        Bad(
            '{"programAffiliation": "XP", "programs": ["Oceans"]}\n' * 4
            + '{"programAffiliation": "YP", "programs": ["Oceans"]}\n',
            at="/programAffiliation",
            mark='"YP"',
            format="jsonl",
        ),
    )

    def conclude(self, summaries: Mapping[Pair, Counted], context: Context) -> Iterable[Case]:
        totals: dict[tuple[int, str], int] = {}
        best: dict[tuple[int, str], tuple[int, str, str]] = {}
        for pair, summary in summaries.items():
            for side in (0, 1):
                key = side, pair[side]
                totals[key] = totals.get(key, 0) + summary[0]
                best[key] = max(best.get(key, (0, "", "")), (summary[0], *pair))
        for pair, summary in summaries.items():
            for side in (0, 1):
                count, *usual = best[side, pair[side]]
                total = totals[side, pair[side]]
                if tuple(usual) == pair or count < FEWEST or count < SHARE * total:
                    continue
                if self._is_known(pair, context):
                    continue
                first = summaries[usual[0], usual[1]]
                origins = origin(summary), origin(first)
                yield Case(origins, side, pair, tuple(usual), summary[0], count, total)
                break

    def _is_known(self, pair: Pair, context: Context) -> bool:
        vocabulary = context.vocabularies.get("programs")
        if vocabulary is None or vocabulary.by_notation("program", pair[0]) is None:
            return False
        concept = vocabulary.lookup(pair[1])
        return concept is not None and "program" in concept.notation

    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        from carnegie_meta.model.finding import Finding, Note
        from carnegie_meta.text.quote import quoted

        side, (code, program), usual, odd, count, total = case.facts
        if side == 0:
            rest = f"with first program {quoted(usual[1])} in {count} of {total} records"
            message = f"programAffiliation {quoted(code)} goes {rest}, here with {quoted(program)}"
        else:
            rest = f"with programAffiliation {quoted(usual[0])} in {count} of {total} records"
            message = f"first program {quoted(program)} goes {rest}, here with {quoted(code)}"
        if odd > 1:
            message += f" as in {odd - 1} more"
        related = [(case.origins[1], Note("/programAffiliation", "as elsewhere"))]
        finding = Finding("/programAffiliation", message, code)
        key = repr((side, code, program, usual))
        yield CorpusFinding(case.origins[0], finding, related, key)
