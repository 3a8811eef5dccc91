"""COR302: a term used once that is nearly a common one."""

from __future__ import annotations

from carnegie_meta.rules.base import Case, CorpusFinding, CorpusRule
from carnegie_meta.rules.corpus.first import Counting, origin
from carnegie_meta.rules.corpus.slips import slip
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.member import texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.corpus.first import Counted
    from carnegie_meta.rules.member import Member, Origin

    Key = tuple[str, str]
    """A field and a term."""
    Row = tuple[str, tuple[str, ...]]
    """A field and all its terms in a record."""

FIELDS = (
    "regions",
    "topics",
    "programs",
    "centers",
    "collections",
    "projects",
    "eventCollection",
    "blog",
)

COMMON = 5
"""Records from which a term is common."""

SHORTEST = 5
"""Letters of a term before another one is near it."""

MOST_ALIKE = 200
"""Common terms under one key that are compared; the more frequent ones."""

LONGEST = 200
"""Letters of a term that is compared."""


class Terms(Counting):
    """By field and term: in how many records, and where first."""

    name = "terms"

    def rows(self, member: Member) -> list[Row]:
        data = member.view.data
        return [(field, texts(value)) for field in FIELDS if (value := data.get(field))]

    def keys(self, row: Row) -> list[Key]:
        field, terms = row
        return [(field, term) for term in terms]


TERMS = Terms()


class TermUsedOnce(CorpusRule):
    """A term that stands in one record only is nearly a term that many records carry.

    Why: it is mostly the common term mistyped, and the record is missing from the common term's
    page; in fields without a fixed vocabulary, such as projects and collections, only the corpus
    can tell.

    Near is what differs in case, spaces and punctuation only, or in one word by one letter, from
    seven letters on by two. Terms meet under their first and their last four letters without
    case and punctuation; two that share neither are not compared.

    Silent: it is silent about terms of the vocabulary, about terms that differ in digits, in a
    country or a direction (``South Korea Watch``), or by a letter that may make another word
    of a short one (``Price``, ``Prize``), about terms of fewer than five letters, and where a rule
    on single records (TAX) tells of the term.
    """

    code, name, since = "COR302", "term-used-once", "0.1"
    severity = "info"
    reads = FIELDS
    reduction = TERMS
    echoes = ("TAX",)
    examples = (
        Good(
            '{"collections": ["Ports of 2011"]}\n' * 5 + '{"collections": ["Ports of 2012"]}\n',
            format="jsonl",
        ),
        Bad(
            '{"collections": ["Harbors and Ports"]}\n' * 5
            + '{"collections": ["Harbours and Ports"]}\n',
            at="/collections/0",
            mark='"Harbours and Ports"',
            format="jsonl",
        ),
    )

    def conclude(self, summaries: Mapping[Key, Counted], context: Context) -> Iterable[Case]:
        blocks: dict[tuple[str, str], list[str]] = {}
        for field, term in sorted(summaries, key=lambda key: (-summaries[key][0], key)):
            if summaries[field, term][0] < COMMON:
                break
            for end in _ends(_folded(term)):
                block = blocks.setdefault((field, end), [])
                if len(block) < MOST_ALIKE:
                    block.append(term)
        if not blocks:
            return
        for (field, term), summary in summaries.items():
            if summary[0] != 1 or len(term) > LONGEST or _is_known(field, term, context):
                continue
            near = _nearest(field, term, blocks, context)
            if near is not None:
                common = summaries[field, near]
                yield Case((origin(summary), origin(common)), field, term, near, common[0])

    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        from carnegie_meta.model.finding import Finding, Note
        from carnegie_meta.text.quote import quoted

        field, term, near, count = case.facts
        here, there = case.origins
        pointer, other = _pointer(records[here], field, term), _pointer(records[there], field, near)
        if pointer and other:
            message = (
                f"{field} {quoted(term)} stands in this record only, {quoted(near)} in {count}; "
                "did you mean that?"
            )
            related = [(there, Note(other, "the common term"))]
            key = repr((field, term, near))
            yield CorpusFinding(here, Finding(pointer, message, term), related, key)


def _folded(term: str) -> str:
    return "".join(c for c in term.casefold() if c.isalnum())


def _words(term: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in term.casefold()).split())


def _ends(folded: str) -> set[str]:
    return {"^" + folded[:4], folded[-4:] + "$"} if len(folded) >= SHORTEST else set()


def _is_known(field: str, term: str, context: Context) -> bool:
    vocabulary = context.vocabularies.get(field)
    return vocabulary is not None and vocabulary.knows(term)


def _nearest(
    field: str, term: str, blocks: Mapping[tuple[str, str], list[str]], context: Context
) -> str | None:
    """The common term that *term* nearly is, the nearest and then the most frequent."""
    folded = _folded(term)
    digits = [c for c in folded if c.isdigit()]
    best: tuple[int, str] | None = None
    for end in sorted(_ends(folded)):
        for other in blocks.get((field, end), ()):
            one = _folded(other)
            if other == term or abs(len(one) - len(folded)) > 2:
                continue
            if [c for c in one if c.isdigit()] != digits:
                continue
            from rapidfuzz.distance import OSA

            most = 0 if len(folded) < SHORTEST else 1 if len(folded) < 8 else 2
            steps = OSA.distance(folded, one, score_cutoff=most)
            if steps > most or (best is not None and steps >= best[0]):
                continue
            if slip(_words(term), _words(other), context) == "sure":
                best = steps, other
    return best[1] if best is not None else None


def _pointer(member: Member, field: str, term: str) -> str:
    if member.view.data.get(field) == term:
        return "/" + field
    for pointer, value in member.view.items(field):
        if value == term:
            return pointer
    return ""
