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

    def summarise(self, member: Member, context: Context) -> Iterable[tuple[str, Texts]]:
        if not has_bios(member.view):
            return ()
        path, index = member.origin
        said = [
            (bio.name, " ".join((bio.text or "")[:LONGEST].split())) for bio in bios_of(member.view)
        ]
        return [(name, ((text, 1, path, index),)) for name, text in said if name and text]

    def merge(self, one: Texts, other: Texts) -> Texts:
        found: dict[str, tuple[int, Origin]] = {}
        for text, count, path, index in (*one, *other):
            known = found.get(text, (0, (path, index)))
            found[text] = known[0] + count, min(known[1], (path, index))
        kept = sorted(found, key=lambda text: (fingerprint(text), text))[:MOST_TEXTS]
        return tuple((text, found[text][0], *found[text][1]) for text in kept)


BIOS = Bios()


class _Bio:
    """A bio whose text is normalised once, however many others it is compared with."""

    __slots__ = ("entry", "name", "origin", "text", "words")

    def __init__(self, name: str, text: str, origin: Origin) -> None:
        from carnegie_meta.text.bios_faults import Entry, telling

        self.name = name
        self.text = text
        self.origin = origin
        self.entry = Entry(name, text)
        self.words = telling(self.entry)


def _fault(kind: str, one: _Bio, other: _Bio) -> Fault | None:
    """The fault of *kind* in two bios."""
    from carnegie_meta.text.bios_faults import of_two

    fault = of_two(one.entry, other.entry, one.words, other.words)
    return fault if fault is not None and fault.kind == kind else None


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
        from carnegie_meta.text.bios import shingle_keys

        said = [
            _Bio(name, text, origin)
            for text, name, origin in sorted(
                (text, name, (path, index))
                for name, texts in summaries.items()
                for text, _, path, index in texts
            )
        ]
        blocks: dict[str, list[int]] = {}
        for number, bio in enumerate(said):
            for key in shingle_keys(bio.words):
                blocks.setdefault(key, []).append(number)
        met = {
            (one, other)
            for block in blocks.values()
            if len(block) <= MOST_ALIKE
            for place, other in enumerate(block)
            for one in block[:place]
            if said[one].name != said[other].name
        }
        del blocks
        for pair in sorted(met):
            case = self._case(*(said[number] for number in pair))
            if case is not None:
                yield case

    def _case(self, one: _Bio, other: _Bio) -> Case | None:
        from carnegie_meta.text.bios import similarity
        from carnegie_meta.text.quote import quoted

        if not similarity(one.words, other.words):
            return None  # before the names, which cost more to compare
        if other.origin < one.origin:
            one, other = other, one
        fault = _fault("two-people", one, other)
        if fault is None:
            return None
        at, there = (one, other) if fault.index == 0 else (other, one)
        share = "" if fault.similarity == 1.0 else f" nearly ({fault.similarity:.0%})"
        message = f"bio of {quoted(at.name)} is{share} the bio of {quoted(there.name)}"
        key = repr(sorted((fingerprint(bio.text), bio.name) for bio in (one, other)))
        origins = at.origin, there.origin
        return Case(origins, (at.name, at.text), (there.name, there.text), message, key)


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
        from carnegie_meta.text.names_compare import keys
        from carnegie_meta.text.quote import quoted

        for name, texts in summaries.items():
            if len(texts) < 2 or not keys(name):
                continue
            ordered = sorted(texts, key=lambda said: (-said[1], said[2:], said[0]))
            first = ordered[0]
            bios = [_Bio(name, said[0], said[2:]) for said in ordered]
            if not bios[0].words:
                continue
            others = [
                said
                for said, bio in zip(ordered[1:], bios[1:], strict=True)
                if bio.words and _fault("two-bios", bios[0], bio)
            ]
            if not others:
                continue
            last = others[-1]
            least = "at least " if len(texts) >= MOST_TEXTS else ""
            more = f"; {least}{len(others) + 1} differ in all" if len(others) > 1 else ""
            message = (
                f"bio of {quoted(name)} ({times(last[1])}) differs from the one in "
                f"{times(first[1])}{more}"
            )
            origins = (last[2], last[3]), (first[2], first[3])
            key = repr((name, sorted(fingerprint(said[0]) for said in (first, *others))))
            yield Case(origins, (name, last[0]), (name, first[0]), message, key)
