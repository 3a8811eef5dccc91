"""COR211 and COR212: one bio for two people, two bios for one, in different records."""

from __future__ import annotations

from carnegie_meta.rules.base import Case, CorpusFinding, CorpusRule, Reduction
from carnegie_meta.rules.bio_places import bios_of, has_bios
from carnegie_meta.rules.corpus.first import times
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.member import fingerprint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.model.view import RecordView
    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.member import Member, Origin
    from carnegie_meta.text.bios_faults import Fault

    Said = tuple[str, int, str, int]
    """A text, in how many records it stands, and file and number of the first."""
    Texts = tuple[Said, ...]

LONGEST = 4000
"""Characters of a bio that are looked at."""

MOST_TEXTS = 8
"""Texts of one name that are told apart."""

MOST_ALIKE = 50
"""Bios under one key beyond which it is a manner of speaking and brings nobody together."""


class Bios(Reduction):
    """By name as written: the texts that tell of it, with how often and where first."""

    name = "bios"
    needs = ("authors", "bios")

    def summarise(self, member: Member, context: Context) -> Iterator[tuple[str, Texts]]:
        if has_bios(member.view):
            path, index = member.origin
            for bio in bios_of(member.view):
                text = " ".join((bio.text or "")[:LONGEST].split())
                if bio.name and text:
                    yield bio.name, ((text, 1, path, index),)

    def merge(self, one: Texts, other: Texts) -> Texts:
        found: dict[str, tuple[int, Origin]] = {}
        for text, count, path, index in (*one, *other):
            known = found.get(text, (0, (path, index)))
            found[text] = known[0] + count, min(known[1], (path, index))
        kept = sorted(found, key=lambda text: (fingerprint(text), text))[:MOST_TEXTS]
        return tuple((text, found[text][0], *found[text][1]) for text in kept)


BIOS = Bios()


def _fault(kind: str, one: tuple[str, str], other: tuple[str, str]) -> Fault | None:
    """The fault of *kind* in two bios, each a name and a text."""
    from carnegie_meta.text.bios_faults import Entry, faults

    found = faults([Entry(*one), Entry(*other)])
    return next((fault for fault in found if fault.kind == kind), None)


def _pointer(view: RecordView, name: str, text: str) -> str | None:
    """Where the bio stands; None when it is not there any more."""
    for bio in bios_of(view):
        if bio.name == name and " ".join((bio.text or "")[:LONGEST].split()) == text:
            return bio.pointer
    return None


class _TwoBios(CorpusRule):
    """What the two rules share: a case is two bios, and what is to be said of the first."""

    reads = ("authors", "bios")
    reduction = BIOS
    note = ""

    def report(
        self, case: Case, records: Mapping[Origin, Member], context: Context
    ) -> Iterator[CorpusFinding]:
        from carnegie_meta.model.finding import Finding, Note

        (name, text), (other_name, other_text), message, key = case.facts
        here, there = (records[origin].view for origin in case.origins)
        pointer, other = _pointer(here, name, text), _pointer(there, other_name, other_text)
        if pointer is None or other is None or _pointer(here, other_name, other_text) is not None:
            return  # two in one record are that record's to tell
        related = [(case.origins[1], Note(other, self.note))]
        yield CorpusFinding(case.origins[0], Finding(pointer, message, name), related, key)


class BioOfTwoPeopleInCorpus(_TwoBios):
    """Two people of different records have one bio, or nearly the same one.

    Why: one of them is presented as the other.

    Bios meet under the twelve smallest hashes of their runs of three words and one of the
    whole, and those that meet are compared exactly. Of texts that are nearly the same fewer than
    one pair in a thousand shares none; a run that more than 50 bios share brings none together,
    and of one name no more than eight texts are told apart.

    Silent: it is silent on a text that names both people, on two texts of which each names its own
    person in words that many bios share, and on a text that names nobody and is short.
    """

    code, name, since = "COR211", "bio-of-two-people-in-corpus", "0.1"
    severity = "warning"
    note = "the other person's"
    examples = (
        Good(
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe is a fellow at the Center."}]}\n'
            '{"authors": [{"name": "John Doe", "bio": "John Doe is a fellow at the Center."}]}\n',
            format="jsonl",
        ),
        Bad(
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe, a fellow, studies rivers."}]}\n'
            '{"authors": [{"name": "John Doe", "bio": "Anna Roe, a fellow, studies rivers."}]}\n',
            at="/authors/0/bio",
            mark='"Anna Roe, a fellow, studies rivers."',
            nth=2,
            format="jsonl",
        ),
    )

    def conclude(self, summaries: Mapping[str, Texts], context: Context) -> Iterable[Case]:
        from carnegie_meta.text.bios import normal, shingle_keys

        said = sorted(
            (text, name, (path, index))
            for name, texts in summaries.items()
            for text, _, path, index in texts
        )
        blocks: dict[str, list[int]] = {}
        for number, (text, _, _) in enumerate(said):
            for key in shingle_keys(normal(text)):
                blocks.setdefault(key, []).append(number)
        met = {
            (one, other)
            for block in blocks.values()
            if len(block) <= MOST_ALIKE
            for place, other in enumerate(block)
            for one in block[:place]
            if said[one][1] != said[other][1]
        }
        del blocks
        for pair in sorted(met):
            case = self._case(*(said[number] for number in pair))
            if case is not None:
                yield case

    def _case(self, one: tuple[str, str, Origin], other: tuple[str, str, Origin]) -> Case | None:
        from carnegie_meta.text.quote import quoted

        if other[2] < one[2]:
            one, other = other, one
        fault = _fault("two-people", (one[1], one[0]), (other[1], other[0]))
        if fault is None:
            return None
        at, there = (one, other) if fault.index == 0 else (other, one)
        share = "" if fault.similarity == 1.0 else f" nearly ({fault.similarity:.0%})"
        message = f"bio of {quoted(at[1])} is{share} the bio of {quoted(there[1])}"
        key = repr(sorted((fingerprint(bio[0]), bio[1]) for bio in (one, other)))
        return Case((at[2], there[2]), (at[1], at[0]), (there[1], there[0]), message, key)


class TwoBiosInCorpus(_TwoBios):
    """One person has different bios in different records.

    Why: mostly one is old; readers do not know which one holds.

    One finding a person stands at the text that fewer records have. Texts that are nearly the
    same are one.

    Silent: it is silent on two texts in two scripts, which are translations, and on a person
    whose name is written in two ways (COR201 tells of that).
    """

    code, name, since = "COR212", "two-bios-in-corpus", "0.1"
    severity = "info"
    note = "the bio that more records have"
    by_key = True
    examples = (
        Good(
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe writes on water."}]}\n'
            '{"authors": [{"name": "Anna Roe", "bio": "Анна Роу пишет о воде."}]}\n',
            format="jsonl",
        ),
        Bad(
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe leads the water program."}]}\n'
            '{"authors": [{"name": "Anna Roe", "bio": "Anna Roe was a fellow in Tallinn."}]}\n',
            at="/authors/0/bio",
            mark='"Anna Roe was a fellow in Tallinn."',
            format="jsonl",
        ),
    )

    def conclude(self, summaries: Mapping[str, Texts], context: Context) -> Iterable[Case]:
        from carnegie_meta.text.quote import quoted

        for name, texts in summaries.items():
            if len(texts) < 2:
                continue
            ordered = sorted(texts, key=lambda said: (-said[1], said[2:], said[0]))
            first = ordered[0]
            others = [
                said
                for said in ordered[1:]
                if _fault("two-bios", (name, first[0]), (name, said[0]))
            ]
            if not others:
                continue
            last = others[-1]
            more = f"; {len(others) + 1} differ in all" if len(others) > 1 else ""
            message = (
                f"bio of {quoted(name)} ({times(last[1])}) differs from the one in "
                f"{times(first[1])}{more}"
            )
            origins = (last[2], last[3]), (first[2], first[3])
            key = repr((name, sorted(fingerprint(said[0]) for said in (first, *others))))
            yield Case(origins, (name, last[0]), (name, first[0]), message, key)
