"""What one value is in its field: the one thing that is worth saying of it.

The kinds, and the order in which they are tried, stand in :func:`judge`; each rule words one or two
of them, so that no value gets two findings for one fault.
"""

from __future__ import annotations

from carnegie_meta.rules.taxonomy.divide import divided
from carnegie_meta.rules.taxonomy.language import ENGLISH
from carnegie_meta.text import glance
from carnegie_meta.vocab.resolve import HOMES, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from carnegie_meta.rules.base import Context
    from carnegie_meta.vocab.concept import Concept
    from carnegie_meta.vocab.match import Match
    from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

    Kind = Literal[
        "fine",
        "open",
        "silent",
        "alias",
        "variant",
        "disguised",
        "deprecated",
        "ambiguous",
        "other-field",
        "several",
        "near",
        "unknown",
        "rejected",
    ]

SURE = frozenset(("exact", "folded", "alias", "language", "decision"))
"""Methods of a match in which nothing had to be mended."""

REMEMBERED = 50_000
"""Verdicts kept at most; then the memory starts anew."""


class Verdict:
    """What a value is.

    ``concept``: the one it means for certain. ``label``: what to write instead, in the language
    of the value, which is ``language`` where that is not English. ``matches``: candidates, the
    suggestion, or terms of other fields. ``parts``: terms that it runs together. ``reason``: why
    it was rejected. ``mended``: the value is not judged as it stands, for the rules on text have
    something to mend in it first.
    """

    __slots__ = ("concept", "kind", "label", "language", "matches", "mended", "parts", "reason")

    def __init__(
        self,
        kind: Kind,
        concept: Concept | None = None,
        label: str = "",
        language: str | None = None,
        matches: tuple[Match, ...] = (),
        parts: tuple[str, ...] = (),
        reason: str = "",
    ) -> None:
        self.kind = kind
        self.concept = concept
        self.label = label
        self.language = language
        self.matches = matches
        self.parts = parts
        self.reason = reason
        self.mended = False

    @property
    def sure(self) -> bool:
        """Whether the value means one concept."""
        return self.concept is not None


FINE = Verdict("fine")
"""An English prefLabel in use."""

OPEN = Verdict("open")
"""A name in a list that takes any."""

SILENT = Verdict("silent")
"""Nothing that these rules have a say in."""


def verdict(field: str, value: str, context: Context, language: str | None = None) -> Verdict:
    """:func:`judge`, remembered."""
    memory = context.memory
    key = field, value, language
    known = memory.get(key)
    if not isinstance(known, Verdict):
        known = judge(field, value, context.vocabularies, language)
        if len(memory) >= REMEMBERED:
            memory.clear()
        memory[key] = known
    return known


def judge(field: str, value: str, vocabularies: Vocabularies, language: str | None) -> Verdict:
    """What *value* is in *field*, for readers of *language*."""
    vocabulary = vocabularies.get(HOMES.get(field, field))
    if vocabulary is None or not value.strip():
        return SILENT
    decided = _decided(field, value, vocabularies)
    if decided is not None:
        return decided
    concept = vocabulary.preferred(value)
    if concept is not None and concept.label == value:
        if concept.deprecated:
            return Verdict("deprecated", concept, value)
        return FINE if in_use(concept, vocabulary) else Verdict("fine", concept, value)
    text = mended(value)
    if text is None:
        return _plain(field, value, vocabulary, vocabularies, language)
    found = _plain(field, text, vocabulary, vocabularies, language)
    if not found.sure and found.kind != "ambiguous":
        as_it_is = read(value, field, vocabularies, language=language).match
        if as_it_is is not None:
            found = Verdict("silent", as_it_is.concept)
    if found in (FINE, OPEN, SILENT):
        return SILENT if found is not OPEN else OPEN
    again = Verdict(
        found.kind, found.concept, found.label, found.language, found.matches, found.parts
    )
    again.mended = True
    return again


def in_use(concept: Concept, vocabulary: Vocabulary) -> bool:
    """Whether the house has used *concept*: a region that is a mere candidate it has not."""
    return concept.status != "candidate" or vocabulary.field != "regions"


def mended(value: str) -> str | None:
    """*value* without what the rules on text report; None where they report nothing."""
    plain = value.isascii() and value.isprintable() and "  " not in value
    if plain and value == value.strip() and "&" not in value and "<" not in value:
        return None
    from carnegie_meta.text.clean import clean

    text = clean(value)
    if text != value:
        return text
    if glance.may_mix_scripts(value):
        from carnegie_meta.text.confusables import mixed_words

        if next(iter(mixed_words(value)), None) is not None:
            return text
    if glance.may_be_garbled(value):
        from carnegie_meta.text.mojibake import find

        if find(value):
            return text
    return text if "\ufffd" in value else None


def _decided(field: str, value: str, vocabularies: Vocabularies) -> Verdict | None:
    """What the team has decided about *value*."""
    decisions = vocabularies.decisions
    decision = None if decisions is None else decisions.get(value, field)
    if decision is None:
        return None
    if decision.concept is None:
        return Verdict("rejected", reason=decision.reason)
    if value in decision.concept.preferred.values():
        return FINE
    return Verdict("alias", decision.concept, decision.concept.label)


def _plain(
    field: str,
    text: str,
    vocabulary: Vocabulary,
    vocabularies: Vocabularies,
    language: str | None,
) -> Verdict:
    """What *text* is, which has nothing to mend."""
    reading = read(text, field, vocabularies, language=language)
    match = reading.match
    if match is not None:
        other = _decided_otherwise(match, vocabularies)
        if other is not None:
            return Verdict("ambiguous", matches=(match, other))
        parts = _listed(text, match, vocabulary)
        return Verdict("several", parts=parts) if parts else _matched(text, match, vocabulary)
    if reading.candidates:
        return Verdict("ambiguous", matches=reading.candidates)
    if not vocabulary.closed:
        return OPEN
    elsewhere = _elsewhere(text, vocabulary, vocabularies)
    if elsewhere:
        # "Sout Asia" is a known slip among regions; among programs it is one of a program's name.
        if any(vocabulary.preferred(match.concept.label) for match in elsewhere):
            near = _nearest(text, field, vocabularies, language)
            if near and near[0].concept.label in {match.concept.label for match in elsewhere}:
                return Verdict("near", label=near[0].label, matches=near)
        return Verdict("other-field", matches=elsewhere)
    parts = divided(text, vocabulary)
    if parts:
        return Verdict("several", parts=parts)
    near = _nearest(text, field, vocabularies, language)
    return Verdict("near", label=near[0].label, matches=near) if near else Verdict("unknown")


def _nearest(
    text: str, field: str, vocabularies: Vocabularies, language: str | None
) -> tuple[Match, ...]:
    """The term of *field* that *text* is nearest to, alone; none where none is near."""
    from carnegie_meta.vocab.near import suggest

    return tuple(suggest(text, field, vocabularies, limit=1, language=language or ENGLISH))


def _decided_otherwise(match: Match, vocabularies: Vocabularies) -> Match | None:
    """What the label of *match* was decided to mean, where that is another concept."""
    decisions = vocabularies.decisions
    decision = None if decisions is None else decisions.get(match.label, match.field)
    if decision is None or decision.concept is None or decision.concept.id == match.concept.id:
        return None
    from carnegie_meta.vocab.match import Match

    return Match(decision.concept, match.field, "decision")


def _listed(text: str, match: Match, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The terms that run together in *text*, which only without what divides them is a label.

    "Syria, Iraq" holds two terms, and so does "ChinaTaiwan", though "Taiwan, China" is a label.
    """
    if not _COMMAS.isdisjoint(match.label) or vocabulary.knows(text):
        return ()
    return divided(text, vocabulary)


_COMMAS = frozenset(",;/|\n")


def _matched(text: str, match: Match, vocabulary: Vocabulary) -> Verdict:
    concept, label = match.concept, match.label
    foreign = match.language if match.language not in (None, "", "en") else None
    if concept.deprecated:
        return Verdict("deprecated", concept, label, foreign)
    if match.method not in SURE:
        return Verdict("disguised", concept, label, foreign)
    if text == label:
        plain = foreign is None and in_use(concept, vocabulary)
        return FINE if plain else Verdict("fine", concept, label, foreign)
    from carnegie_meta.text.fold import bare

    same = bare(text) == bare(label) or match.method == "folded"
    return Verdict("variant" if same else "alias", concept, label, foreign)


def _elsewhere(text: str, vocabulary: Vocabulary, vocabularies: Vocabularies) -> tuple[Match, ...]:
    """Terms of other fields that *text* is."""
    found = []
    for field in vocabularies.fields():
        if field in (vocabulary.field, "type"):
            continue
        match = read(text, field, vocabularies).match
        if match is not None and match.method in SURE and match.language is not None:
            found.append(match)
    return tuple(found)
