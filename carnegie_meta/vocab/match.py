"""What a text means in a vocabulary: one concept for certain, several, or none."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, NoReturn

    from carnegie_meta.vocab.concept import Concept

    Method = Literal[
        "exact",
        "folded",
        "alias",
        "language",
        "homoglyph",
        "mojibake",
        "decision",
        "near",
    ]


class Match:
    """A concept that a text means, and how that was found.

    ``term``: the English prefLabel, which the house writes. ``label``: the prefLabel in the
    language of the text, ``term`` where that language has none. ``language``: that of the label
    that matched (BCP 47), None where it has none, as codes have. ``method``:

    - ``exact``: the text is a prefLabel of the vocabulary, in any language;
    - ``folded``: it is one but for case, accents, spacing, punctuation or word order;
    - ``alias``: it is, but for the same, another English label, a misspelling that the vocabulary
      lists, or a code;
    - ``language``: it is, but for the same, another label in another language;
    - ``homoglyph``, ``mojibake``: it is a label once letters of other scripts, or characters read
      in the wrong encoding, are mended;
    - ``decision``: the team's file of decisions says so;
    - ``near``: it only resembles a label; ``score`` says how much.

    Units: ``score`` is in [0, 1]; 1.0 is certain, and so is every method but ``near``.
    A deprecated concept matches as it is; ``Vocabulary.successor(match.concept)`` is what
    replaced it.
    """

    __slots__ = ("concept", "field", "label", "language", "method", "score", "term")

    term: str
    label: str
    concept: Concept
    field: str
    method: Method
    score: float
    language: str | None

    def __init__(
        self,
        concept: Concept,
        field: str,
        method: Method,
        language: str | None = None,
        score: float = 1.0,
        label: str | None = None,
    ) -> None:
        write = object.__setattr__
        write(self, "term", concept.label)
        write(self, "label", concept.label_in(language) if label is None else label)
        write(self, "concept", concept)
        write(self, "field", field)
        write(self, "method", method)
        write(self, "score", score)
        write(self, "language", language)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Match does not change")

    __delattr__ = __setattr__  # type: ignore[assignment]  # takes no value, and refuses as well

    def _key(self) -> tuple[object, ...]:
        return (self.field, self.concept.id, self.label, self.method, self.score, self.language)

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Match) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __reduce__(self) -> tuple[object, ...]:
        members = (self.concept, self.field, self.method, self.language, self.score, self.label)
        return (Match, members)

    def __repr__(self) -> str:
        return (
            f"Match(term={self.term!r}, field={self.field!r}, method={self.method!r}, "
            f"score={self.score!r}, language={self.language!r})"
        )

    def to_dict(self) -> dict[str, object]:
        """The match as JSON writes it; the concept by its id."""
        return {
            "term": self.term,
            "label": self.label,
            "concept": self.concept.id,
            "field": self.field,
            "method": self.method,
            "score": self.score,
            "language": self.language,
            "status": self.concept.status,
        }


class Reading:
    """What one text may mean: ``match`` for certain, or two or more ``candidates``, or nothing.

    ``rejected``: the team's decisions say that the text is no term of the field.
    """

    __slots__ = ("candidates", "match", "rejected")

    def __init__(
        self,
        match: Match | None = None,
        candidates: tuple[Match, ...] = (),
        *,
        rejected: bool = False,
    ) -> None:
        self.match = match
        self.candidates = candidates
        self.rejected = rejected

    def __repr__(self) -> str:
        return f"Reading({self.match!r}, {self.candidates!r})"


NOTHING = Reading()
