"""Whether a term belongs to a group by what the two are called."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Context
    from carnegie_meta.rules.corpus.facets import Facet
    from carnegie_meta.vocab.concept import Concept
    from carnegie_meta.vocab.vocabulary import Vocabulary

GENERAL = frozenset(
    {
        "affairs",
        "and",
        "carnegie",
        "center",
        "centre",
        "change",
        "conflict",
        "council",
        "east",
        "endowment",
        "for",
        "foreign",
        "from",
        "general",
        "global",
        "governance",
        "human",
        "in",
        "institute",
        "international",
        "issues",
        "law",
        "national",
        "new",
        "north",
        "of",
        "on",
        "peace",
        "policy",
        "politics",
        "program",
        "programme",
        "public",
        "reform",
        "relations",
        "rights",
        "social",
        "society",
        "south",
        "state",
        "studies",
        "the",
        "to",
        "west",
        "world",
    }
)
"""Words that names share without being about one thing."""

PLACES = {"moscow": "russia", "tsinghua": "china", "berlin": "russia"}
"""Words in names of groups, and what the group is about."""


_EURASIA = ("Russia", "Central Asia", "Caucasus", "Eastern Europe")

NEAR = {
    "asia": ("Asia-Pacific", "Indo-Pacific"),
    "eurasia": _EURASIA,
    "europe": ("Türkiye",),
    "middle east": (
        "Arab World",
        "Arabian Peninsula",
        "Eastern Mediterranean",
        "Middle East and North Africa",
        "North Africa",
    ),
    "nuclear": ("Iran", "North Korea"),
    "russia": _EURASIA,
    "testimony": ("North America",),
}
"""Words in names of groups, and regions that such a group deals with though no label says so.

Each stands for all that lies in it. ``nuclear``: the states whose programs it is about;
``testimony``: given to the Congress.
"""


class Expected:
    """Judges pairs; what it knows of a group is worked out once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._groups: dict[tuple[Facet, str], tuple[frozenset[str], frozenset[str]]] = {}
        self._nearby: dict[Facet, frozenset[str]] = {}

    def is_so(self, group: Facet, term: Facet) -> bool:
        """Whether nobody would wonder that records of *group* carry *term*.

        True where a label of the term, or of what is above it, is named in the group's labels;
        where the term is above something that they name; where both have a telling word; and
        where the term is or lies in a region that such groups deal with.
        """
        field, value = term
        words, above = self._about(group, field)
        vocabulary = self._context.vocabularies.get(field)
        concept = vocabulary.lookup(value) if vocabulary is not None else None
        if vocabulary is None or concept is None:
            return not words.isdisjoint(_stems(value))
        closure = _closure(vocabulary, concept)
        if concept.id in above or not self._near(group).isdisjoint(c.label for c in closure):
            return True
        if any(not words.isdisjoint(_stems(label)) for label in _english(concept)):
            return True
        return self._names(group, closure, words)

    def _near(self, group: Facet) -> frozenset[str]:
        """Regions that a group called so deals with."""
        known = self._nearby.get(group)
        if known is None:
            labels = [f" {' '.join(_words(label))} " for label in self._labels(group)]
            near = [
                region
                for words, regions in NEAR.items()
                if any(f" {words} " in label for label in labels)
                for region in regions
            ]
            known = self._nearby[group] = frozenset(near)
        return known

    def _names(self, group: Facet, concepts: list[Concept], words: frozenset[str]) -> bool:
        labels = [" " + " ".join(_words(label)) + " " for label in self._labels(group)]
        for concept in concepts:
            for label in _english(concept):
                said = " ".join(_words(label))
                if said and any(f" {said} " in known for known in labels):
                    return True
                stems = _stems(label)
                if stems and stems <= words:
                    return True
        return False

    def _about(self, group: Facet, field: str) -> tuple[frozenset[str], frozenset[str]]:
        """Telling words of the group's labels; ids of what they name in *field* and all above."""
        known = self._groups.get((group, field))
        if known is None:
            words = frozenset(stem for label in self._labels(group) for stem in _stems(label))
            above: set[str] = set()
            vocabulary = self._context.vocabularies.get(field)
            for concept in vocabulary or ():
                if self._names(group, [concept], words):
                    assert vocabulary is not None  # it gave the concept
                    above.update(one.id for one in _closure(vocabulary, concept))
            known = self._groups[group, field] = words, frozenset(above)
        return known

    def _labels(self, group: Facet) -> list[str]:
        """What the group is called: by itself, and by the vocabulary."""
        field, value = group
        found = [value]
        name = "programs" if field == "programAffiliation" else field
        name = "centers" if field == "primaryCenter" else name
        vocabulary = self._context.vocabularies.get(name)
        if vocabulary is not None:
            by_code = vocabulary.by_notation("program", value)
            concept = by_code or vocabulary.lookup(value)
            if concept is not None:
                found += _english(concept)
        return [
            *found,
            *(PLACES[word] for label in found for word in _words(label) if word in PLACES),
        ]


def _english(concept: Concept) -> list[str]:
    return [
        concept.label,
        *concept.alternative.get("en", ()),
        *concept.hidden.get("en", ()),
    ]


def _closure(vocabulary: Vocabulary, concept: Concept) -> list[Concept]:
    """*concept* and all above it."""
    found = [concept]
    for one in found:
        found += [above for above in vocabulary.broader(one) if above not in found]
    return found


def _words(label: str) -> list[str]:
    bare = "".join(c if c.isalnum() else " " for c in label.casefold().replace(".", ""))
    return bare.split()


def _stems(label: str) -> frozenset[str]:
    """Telling words of *label*, without the ends that make one word of another."""
    return frozenset(_stem(word) for word in _words(label) if word not in GENERAL and len(word) > 1)


def _stem(word: str) -> str:
    for end in ("ans", "an", "s", "a"):
        if word.endswith(end) and len(word) - len(end) >= 4:
            return word.removesuffix(end)
    return word
