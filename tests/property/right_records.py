"""Records in which nothing is wrong, made of real terms."""

from __future__ import annotations

from random import Random
from typing import Any

from carnegie_meta.vocab.concept import Concept
from carnegie_meta.vocab.vocabulary import Vocabularies

Record = dict[str, Any]

VOCABULARIES = Vocabularies()
ENDOWMENT = "Carnegie Endowment for International Peace"
PEOPLE = (
    "Nora Keller", "Milan Petrov", "Lucia Ferrante", "Hannah Lindqvist", "Omar Nasser",
    "Thomas de Waal", "Moisés Naím", "Ahmet Erdi Öztürk", "C. Raja Mohan", "Ariel (Eli) Levite",
    "Thomas Graham, Jr.", "Kathryn Stoner-Weiss", "Anton La Guardia", "Zhang Chuanjie",
)  # fmt: skip
TITLES = ("The Long Queue", "C#: a memoir", "Who's next?", "Türkiye: now", "[Draft] NO", "1:30")


def observed(field: str) -> list[Concept]:
    """Concepts of *field* that records name."""
    return [concept for concept in VOCABULARIES[field] if concept.status == "observed"]


def some(random: Random, field: str, most: int) -> list[str]:
    concepts = observed(field)
    return [concept.label for concept in random.sample(concepts, random.randint(0, most))]


def regions(random: Random) -> list[str]:
    """Regions, each parent that belongs beside them before its first child."""
    found: list[str] = []
    vocabulary = VOCABULARIES["regions"]
    for concept in random.sample(observed("regions"), random.randint(1, 4)):
        if "parentListed" in concept.facts:
            parent = vocabulary.concept(concept.broader[0]).label
            if parent not in found:
                found.append(parent)
        if concept.label not in found:
            found.append(concept.label)
    return found


def program(random: Random) -> Record:
    """Program, code, centre and newsletter, which follow from each other."""
    concepts = [c for c in observed("programs") if c.notation.get("program")]
    concept = random.choice(concepts)
    if not random.randrange(5):
        none = {"centerAffiliationAll": "", "englishNewsletterAll": "", "programAffiliation": ""}
        return {**none, "programs": []}
    newsletter = random.choice((concept.facts.get("newsletter", ""), ""))
    others = [other.label for other in random.sample(concepts, random.randrange(3))]
    return {
        "centerAffiliationAll": concept.facts["affiliation"],
        "englishNewsletterAll": newsletter,
        "programAffiliation": concept.notation["program"],
        "programs": [concept.label, *(label for label in others if label != concept.label)],
    }


def block(random: Random) -> Record:
    """A right record in the shape of the block, its keys in their order."""
    centers = [ENDOWMENT]
    centers += (label for label in some(random, "centers", 2) if label not in centers)
    found = {
        "authors": random.sample(PEOPLE, random.randint(1, 3)),
        "type": random.choice(("commentary", "legacyinthemedia", "testimony", "event", "other")),
        "centers": centers,
        "collections": some(random, "collections", 2),
        "nonEnglishNewsletterAll": "",
        "primaryCenter": random.choice(centers),
        **program(random),
        "projects": some(random, "projects", 2),
        "regions": regions(random),
        "topics": [concept.label for concept in random.sample(observed("topics"), 3)],
    }
    if found["type"] == "commentary" and random.randrange(2):
        found["blog"] = random.choice([concept.label for concept in observed("blog")])
    if random.randrange(2):
        del found["projects"]
    first = ("authors", "type")
    return {key: found[key] for key in (*first, *sorted(found.keys() - {*first}))}


def front_matter(random: Random) -> Record:
    """A right record in the shape of front matter, with keys of a site generator around it."""
    found = block(random)
    for key in ("centerAffiliationAll", "nonEnglishNewsletterAll"):
        if not found[key] and not found["programAffiliation"]:
            del found[key]
    authors: list[object] = list(found.pop("authors"))
    if random.randrange(2):
        authors = [{"name": name, "role": "Fellow"} for name in authors]
    return {
        "title": random.choice(TITLES),
        "date": "2020-11-17",
        "authors": authors,
        **found,
        "draft": False,
        "weight": random.choice((1, 2.5, 10)),
        "params": {"hero": "queue.jpg", "sizes": [1, 2]},
    }


def right(random: Random) -> Record:
    """A right record in either shape."""
    return random.choice((block, front_matter))(random)
