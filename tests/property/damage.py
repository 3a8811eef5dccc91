"""What goes wrong with a right record, one kind a function.

A kind takes a random source and a record and gives the changes that do it, or None where the
record offers no place. ``SAFE`` kinds have one and only one right answer, ``UNSAFE`` ones a
probable one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

from carnegie_meta.model.finding import Change
from carnegie_meta.vocab.near import suggest
from carnegie_meta.vocab.vocabulary import Vocabularies

Record = dict[str, Any]
Damage = Callable[[Random, Record], list[Change] | None]

VOCABULARIES = Vocabularies()
CONTROLLED = ("centers", "collections", "programs", "projects", "regions", "topics", "blog")
LOOK_ALIKES = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))
ENTITIES = {"&": "&amp;", "’": "&rsquo;", "–": "&ndash;", "ü": "&uuml;", "é": "&eacute;"}
SNAKE = {
    "primaryCenter": ("primary_center", "primary-center", "primarycenter", "PrimaryCenter"),
    "programAffiliation": ("program_affiliation", "programaffiliation", "programmeAffiliation"),
    "englishNewsletterAll": ("english_newsletter_all", "english-newsletter-all"),
    "centerAffiliationAll": ("center_affiliation_all", "centreAffiliationAll"),
    "regions": ("Regions", "regoins"),
    "topics": ("TOPICS", "toipcs"),
    "authors": ("Authors", "auhtors"),
    "centers": ("centres", "Centers"),
}

SAFE: dict[str, Damage] = {}
UNSAFE: dict[str, Damage] = {}


def safe(kind: Damage) -> Damage:
    SAFE[kind.__name__] = kind
    return kind


def unsafe(kind: Damage) -> Damage:
    UNSAFE[kind.__name__] = kind
    return kind


def terms(record: Record) -> list[tuple[str, str, str]]:
    """Pointer, field and text of each English term that the vocabularies prefer."""
    found = []
    for field in CONTROLLED:
        value = record.get(field)
        items = [("", value)] if isinstance(value, str) else enumerate(value or ())
        for index, text in items:
            pointer = f"/{field}" if index == "" else f"/{field}/{index}"
            concept = VOCABULARIES[field].preferred(text)
            if concept is not None and concept.label == text:
                found.append((pointer, field, text))
    return found


def one_term(
    random: Random, record: Record, spoil: Callable[[str, str], str | None]
) -> list[Change] | None:
    """Some term after *spoil*, which takes field and text and gives None for no way."""
    choices = terms(record)
    random.shuffle(choices)
    for pointer, field, text in choices:
        spoilt = spoil(field, text)
        if spoilt is not None and spoilt != text:
            return [Change("replace", pointer, spoilt)]
    return None


# Terms, safe


@safe
def alias(random: Random, record: Record) -> list[Change] | None:
    def spoil(field: str, text: str) -> str | None:
        vocabulary = VOCABULARIES[field]
        concept = vocabulary.preferred(text)
        assert concept is not None  # asked of terms only
        labels = [
            label
            for label in concept.alternative.get("en", ())
            if vocabulary.alternative(label) is concept and vocabulary.preferred(label) is None
        ]
        return random.choice(labels) if labels else None

    return one_term(random, record, spoil)


@safe
def look_alike(random: Random, record: Record) -> list[Change] | None:
    def spoil(field: str, text: str) -> str | None:
        places = [i for i, letter in enumerate(text) if letter in LOOK_ALIKES]
        # A word of one look-alike letter alone, or one that is all look-alikes, is another matter.
        places = [i for i in places if len(text.split()[text[:i].count(" ")]) > 3]
        if not places:
            return None
        at = random.choice(places)
        return text[:at] + LOOK_ALIKES[text[at]] + text[at + 1 :]

    return one_term(random, record, spoil)


def inserted(random: Random, text: str, what: str) -> str:
    at = random.randint(1, len(text) - 1)
    return text[:at] + what + text[at:]


@safe
def invisible(random: Random, record: Record) -> list[Change] | None:
    mark = random.choice("\u200b\u00ad\ufeff\u2060")
    return one_term(random, record, lambda _, text: inserted(random, text, mark))


@safe
def no_break_space(random: Random, record: Record) -> list[Change] | None:
    space = random.choice("\u00a0\u202f\u2003")
    return one_term(
        random, record, lambda _, text: text.replace(" ", space, 1) if " " in text else None
    )


@safe
def stray_space(random: Random, record: Record) -> list[Change] | None:
    def spoil(field: str, text: str) -> str:
        ways = [f" {text}", f"{text} ", f"  {text}  ", text.replace(" ", "  ")]
        return random.choice(ways)

    return one_term(random, record, spoil)


@safe
def mojibake(random: Random, record: Record) -> list[Change] | None:
    def spoil(field: str, text: str) -> str | None:
        if text.isascii():
            return None
        try:
            return text.encode().decode(random.choice(("cp1252", "latin-1")))
        except UnicodeDecodeError:
            return None

    return one_term(random, record, spoil)


@safe
def entity(random: Random, record: Record) -> list[Change] | None:
    def spoil(field: str, text: str) -> str | None:
        found = [letter for letter in ENTITIES if letter in text]
        return text.replace(found[0], ENTITIES[found[0]]) if found else None

    return one_term(random, record, spoil)


@safe
def decomposed(random: Random, record: Record) -> list[Change] | None:
    return one_term(random, record, lambda _, text: unicodedata.normalize("NFD", text))


@safe
def full_width(random: Random, record: Record) -> list[Change] | None:
    def spoil(field: str, text: str) -> str:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)

    return one_term(random, record, spoil)


@safe
def case(random: Random, record: Record) -> list[Change] | None:
    def spoil(field: str, text: str) -> str | None:
        return random.choice((text.lower(), text.upper())) if len(text) > 2 else None

    return one_term(random, record, spoil)


# Lists and keys, safe


@safe
def repeated(random: Random, record: Record) -> list[Change] | None:
    """An item stands a second time, somewhere behind the first."""
    fields = [f for f in (*CONTROLLED, "authors") if isinstance(record.get(f), list) and record[f]]
    if not fields:
        return None
    field = random.choice(fields)
    index = random.randrange(len(record[field]))
    place = random.randint(index + 1, len(record[field]))
    return [Change("insert", f"/{field}/{place}", record[field][index])]


@safe
def renamed(random: Random, record: Record) -> list[Change] | None:
    fields = [field for field in SNAKE if field in record]
    if not fields:
        return None
    field = random.choice(fields)
    return [Change("rename", f"/{field}", random.choice(SNAKE[field]))]


@safe
def text_for_list(random: Random, record: Record) -> list[Change] | None:
    """Known terms in one string; each of them without a comma."""
    fields = [
        field
        for field in CONTROLLED
        if isinstance(record.get(field), list)
        and record[field]
        and all(term in VOCABULARIES[field] for term in record[field])
        and not any("," in term or ";" in term for term in record[field])
    ]
    if not fields:
        return None
    field = random.choice(fields)
    if any(VOCABULARIES[field].knows(", ".join(pair)) for pair in pairwise(record[field])):
        return None  # "Taiwan, China" is a name of Taiwan
    return [Change("replace", f"/{field}", ", ".join(record[field]))]


@safe
def list_for_text(random: Random, record: Record) -> list[Change] | None:
    fields = [f for f in ("type", "primaryCenter", "programAffiliation") if record.get(f)]
    if not fields:
        return None
    field = random.choice(fields)
    return [Change("replace", f"/{field}", [record[field]])]


@safe
def case_of_code(random: Random, record: Record) -> list[Change] | None:
    fields = [f for f in ("type", "programAffiliation", "englishNewsletterAll") if record.get(f)]
    if not fields:
        return None
    field = random.choice(fields)
    value = record[field]
    spoilt = random.choice([v for v in (value.upper(), value.lower(), f"{value} ") if v != value])
    return [Change("replace", f"/{field}", spoilt)]


@safe
def half_affiliation(random: Random, record: Record) -> list[Change] | None:
    if record.get("centerAffiliationAll") != "dc" or not record.get("programs"):
        return None
    return [Change("replace", "/centerAffiliationAll", "")]


# Authors


def plain_authors(record: Record) -> list[tuple[str, str]]:
    """Pointer and text of authors whose name is two plain words."""
    found = []
    for index, author in enumerate(record.get("authors") or ()):
        name = author.get("name") if isinstance(author, dict) else author
        pointer = f"/authors/{index}" + ("/name" if isinstance(author, dict) else "")
        words = name.split() if isinstance(name, str) and name.isascii() else []
        if len(words) == 2 and all(word.isalpha() and word.istitle() for word in words):
            found.append((pointer, name))
    return found


def one_author(random: Random, record: Record, spoil: Callable[[str], str]) -> list[Change] | None:
    authors = plain_authors(record)
    if not authors:
        return None
    pointer, name = random.choice(authors)
    return [Change("replace", pointer, spoil(name))]


@safe
def spaced_author(random: Random, record: Record) -> list[Change] | None:
    ways = ("{}  ", " {}", "{}\u00a0")
    return one_author(random, record, lambda name: random.choice(ways).format(name))


@safe
def punctuated_author(random: Random, record: Record) -> list[Change] | None:
    ways = ("{},", "{};", ", {}", "By {}", "by {}")
    return one_author(random, record, lambda name: random.choice(ways).format(name))


@unsafe
def author_in_capitals(random: Random, record: Record) -> list[Change] | None:
    return one_author(random, record, str.upper)


# Terms, probable


@unsafe
def parent_gone(random: Random, record: Record) -> list[Change] | None:
    """A region that always stands beside another one goes."""
    regions = record.get("regions")
    if not isinstance(regions, list):
        return None
    vocabulary = VOCABULARIES["regions"]
    concepts = [vocabulary.preferred(term) for term in regions if isinstance(term, str)]
    for index, concept in enumerate(concepts):
        children = [
            number
            for number, other in enumerate(concepts)
            if concept is not None
            and other is not None
            and concept.id in other.broader[:1]
            and other.facts.get("parentListed") == "always"
        ]
        if children and children[0] == index + 1:
            return [Change("remove", f"/regions/{index}")]
    return None


def typo(random: Random, word: str) -> str:
    """*word* after one slip of the fingers inside it."""
    at = random.randint(1, len(word) - 3)
    way = random.randrange(4)
    if way == 0:
        return word[:at] + word[at + 1 :]
    if way == 1:
        return word[:at] + word[at] + word[at:]
    if way == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + random.choice("aeionrst") + word[at + 1 :]


@unsafe
def misspelt_term(random: Random, record: Record) -> list[Change] | None:
    """A slip that leaves one term near; of "North Aerica" nobody knows which was meant."""

    def spoil(field: str, text: str) -> str | None:
        if len(text) < 9 or not VOCABULARIES[field].closed:
            return None
        spoilt = typo(random, text)
        return spoilt if suggest(spoilt, field, VOCABULARIES) else None

    return one_term(random, record, spoil)


@unsafe
def joined_terms(random: Random, record: Record) -> list[Change] | None:
    """Two terms run together: SecurityMilitary."""
    fields = [f for f in ("topics", "regions") if len(record.get(f) or ()) > 1]
    if not fields:
        return None
    field = random.choice(fields)
    items = record[field]
    at = random.randrange(len(items) - 1)
    both = items[at] + items[at + 1]
    return [Change("replace", f"/{field}/{at}", both), Change("remove", f"/{field}/{at + 1}")]


@unsafe
def split_term(random: Random, record: Record) -> list[Change] | None:
    """A term is cut at the commas that belong to it."""
    programs = record.get("programs") or ()
    whole = [i for i, term in enumerate(programs) if isinstance(term, str) and ", " in term]
    if not whole:
        return None
    at = random.choice(whole)
    first, *rest = programs[at].split(", ")
    return [
        Change("replace", f"/programs/{at}", first),
        *(Change("insert", f"/programs/{at + 1}", part) for part in rest),
    ]


@unsafe
def moved_term(random: Random, record: Record) -> list[Change] | None:
    """The last topic stands at the end of regions."""
    topics, regions = record.get("topics"), record.get("regions")
    if not isinstance(topics, list) or not isinstance(regions, list) or len(topics) < 2:
        return None
    if sum(topics[-1] in VOCABULARIES[field] for field in CONTROLLED) > 1:
        return None  # "Nuclear Policy" is a program as well
    return [
        Change("remove", f"/topics/{len(topics) - 1}"),
        Change("insert", f"/regions/{len(regions)}", topics[-1]),
    ]


def field_of(change: Change) -> str:
    """The field that *change* touches."""
    return change.pointer.split("/")[1]


def several(
    random: Random, record: Record, kinds: dict[str, Damage], most: int = 3
) -> list[tuple[str, list[Change]]]:
    """Up to *most* damages of different fields, each with the name of its kind."""
    found: list[tuple[str, list[Change]]] = []
    taken: set[str] = set()
    wanted = random.randint(1, most)
    for name in random.sample(sorted(kinds), min(len(kinds), wanted * 3)):
        changes = kinds[name](random, record)
        fields = {field_of(change) for change in changes or ()}
        if changes and not fields & taken and len(found) < wanted:
            found.append((name, changes))
            taken |= fields
    return found
