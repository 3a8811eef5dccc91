"""What a text resembles: a ranking, which no repair may take for certain.

The whole vocabulary is scored: its English labels first, and the other languages where none of
those is near. A score is 1 less the share of letters that must change (optimal string alignment:
insert, drop, replace, swap two neighbours), where a change that keeps the sound counts half. What
is named so well that two concepts are equally near is named by none: a suggestion stands ahead of
the runner-up by a margin. How the numbers were chosen is told in docs/reference/terms.md.
"""

from __future__ import annotations

from carnegie_meta.text import fold
from carnegie_meta.text.sound import sound
from carnegie_meta.vocab.labels import labels_of
from carnegie_meta.vocab.match import Match
from carnegie_meta.vocab.resolve import (
    HOMES,
    LONGEST,
    REMEMBERED,
    SLIPS,
    WORDS,
    Reader,
    parted,
    read,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from carnegie_meta.vocab.senses import Sense, Senses
    from carnegie_meta.vocab.vocabulary import Vocabularies

    Scored = tuple[float, Sense]

THRESHOLD = 0.76
"""Least score that is worth a suggestion."""

MARGIN = 0.04
"""By how much the best score must exceed that of the next concept."""

SHORTEST = 4
"""Least letters of a text that can resemble another."""

FIRST = 9
"""Least letters of a text that may differ from a label in the first."""

WORD = 0.31
"""Most of a word's letters that may differ, beside one."""

JOINED = 0.15
"""Most of the letters that may differ between names of different numbers of words, beside one."""

OTHERS = frozenset(
    (
        # Places, peoples and bodies that no vocabulary has.
        *("kurdistan", "turkestan", "hindustan", "scotland", "texas", "holy land", "barbuda"),
        *("asean", "aden", "omaha", "tunis", "norfolk", "англия", "columbia"),
        *("british columbia", "district of columbia"),
        # Names of people and things, and words of English.
        *("cameron", "mayo", "nigel", "mail", "tango", "benign", "hungry", "chat", "chia"),
        *("togas", "grenadine", "grenadines", "grenadier", "emirate", "pole", "poles", "swede"),
        *("persian", "persians", "malt", "roman", "spin", "pain", "span"),
        # People of several countries.
        *("american", "americans", "dominican", "dominicans", "guinean", "guineans"),
        *("congolese", "samoan", "samoans", "latin american", "virgin islander"),
    )
)
"""Places, peoples, people and words whose names resemble a concept's and mean another thing."""

DEMONYMS = {
    "iraqi": "regions/iraq",
    "iraqis": "regions/iraq",
    "nigerien": "regions/niger",
    "nigeriens": "regions/niger",
    "omani": "regions/oman",
    "omanis": "regions/oman",
}
"""People whose name does not resemble their country's most, or not by enough."""

BRIEF = 5
"""Most letters of two names that must be nearer than others: a swap, or the same in sound."""

CLOSER = 0.85
"""Least score of those."""

HIGHEST = 0.99
"""Most that a label can be near which the text is not."""


def suggest(
    text: str,
    field: str,
    vocabularies: Vocabularies,
    *,
    limit: int = 5,
    language: str | None = None,
) -> list[Match]:
    """Terms of *field* whose labels resemble *text*, best first, one a concept.

    Shape: empty where nothing is near enough, where two concepts are equally near, and where
    *text* is ambiguous. A text that is a label has its own concept alone, with the score 1.
    *language* (BCP 47) is that of the text where it is known: what only resembles a word of
    another language in Latin letters then resembles nothing.
    Raises: UnknownName for a field without a vocabulary.
    """
    memory = vocabularies.nearby.setdefault(field, {})
    found = memory.get(text)
    if found is None:
        found = _suggest(text, field, vocabularies)
        if len(memory) >= REMEMBERED:
            memory.clear()
        if len(text) <= LONGEST:
            memory[text] = found
    if language is not None:
        found = [match for match in found if _is_of(match, text, language)]
    return found[:limit]


def _is_of(match: Match, text: str, language: str) -> bool:
    """Whether *match* is one for a *text* that is in *language*, or in its own letters."""
    tag = match.language
    if tag in (None, "", "en") or _primary(tag) == _primary(language):
        return True
    first = next((letter for letter in text if letter.isalpha()), "a")
    return first >= "\u0250" and not "\u1e00" <= first <= "\u1eff" and match.label != text


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _suggest(text: str, field: str, vocabularies: Vocabularies) -> list[Match]:
    known = read(text, field, vocabularies)
    if known.match is not None:
        match = known.match
        return [Match(match.concept, field, "near", match.language, 1.0, match.label)]
    if known.candidates or known.rejected or len(text) > LONGEST or text.casefold() in WORDS:
        return []
    words = fold.words(text)
    if " ".join(words) in OTHERS:
        return []
    key = fold.unaccented(" ".join(words))
    if len(key.replace(" ", "")) < SHORTEST or not any(letter.isalpha() for letter in key):
        return []
    vocabulary = vocabularies[HOMES.get(field, field)]
    reader = Reader(field, vocabulary, None)
    if len(reader.named(parted(text))) > 1:
        return []
    own, table = vocabulary.senses, labels_of(vocabulary).senses
    orders = [words, *fold.turned(text)]
    people = DEMONYMS.get(key) if vocabulary.field == "regions" else None
    if people is not None and any(concept.id == people for concept in vocabulary):
        return [reader.match(people, "near", "en", 0.9)]
    kind = _without_kind(words, reader)
    if kind is not None:
        return [kind]
    for order in orders:
        key = fold.unaccented(" ".join(order))
        ranked = _ranked(_respaced(key, own) or pool(own).near(key, everywhere=True))
        if ranked:
            return _matches(ranked, reader)
    if key in SLIPS:
        return []
    for order in orders:
        key = fold.unaccented(" ".join(order))
        ranked = _ranked(pool(table).near(key, everywhere=False))
        if ranked:
            return _matches(ranked, reader)
    return []


def _matches(ranked: list[Scored], reader: Reader) -> list[Match]:
    return [
        reader.match(id, "near", language, round(score, 3))
        for score, (id, _, language, _) in ranked
    ]


def _respaced(key: str, senses: Senses) -> list[Scored]:
    """Senses of labels that are *key* but for its spaces."""
    if " " not in key or any(len(word) == 1 for word in key.split()):
        return []
    joined = key.replace(" ", "")
    return [(HIGHEST, sense) for sense in senses.bare(joined) or senses.joined(joined)]


_LINKED = frozenset(
    (
        *("republic", "republique", "republica", "repubblica", "republika", "kingdom", "royaume"),
        *("reino", "regno", "estado", "stato", "etat", "union", "unione", "uniao", "federation"),
        *("federacion", "federacao", "federazione", "principality", "principaute", "principado"),
        *("principato", "sultanate", "sultanat", "sultanato", "emirate", "emirat", "emirato"),
        *("commonwealth", "confederation", "duchy", "ducado", "ducato"),
    )
)
"""Words that say what kind of state it is, where a preposition follows: Union of …, Reino de …."""

_KINDS = frozenset(
    (
        *("republik", "republikken", "republiken", "republiek", "republika", "cumhuriyet"),
        *("cumhuriyeti", "koztarsasag", "tasavalta", "vabariik", "rzeczpospolita", "poblacht"),
        *("jamhuri", "jumhuriyat", "jumhuriyati", "gweriniaeth", "δημοκρατια", "республика"),
        *("республики", "республіка", "рэспубліка", "република", "respublika", "respublikasi"),
        *("республикасы", "республикаси", "რესპუბლიკა", "konigreich", "koninkrijk"),
        *("kongeriget", "kongeriket", "konungariket", "kuningaskunta", "kiralysag", "krolestwo"),
        *("kralovstvi", "kralovstvo", "kraljevina", "krallik", "kralligi", "βασιλειο"),
        *("королевство", "королівство", "краљевина", "кралство", "staat", "stat", "drzava"),
        *("panstwo", "valtio", "allam", "κρατος", "государство", "держава", "држава"),
        *("furstentum", "vorstendom", "княжество", "князівство", "foderation", "federatie"),
        *("федерация", "федерація", "sultanat", "султанат", "emirat", "эмират"),
        *("جمهوري", "جمهورية", "الجمهورية", "مملكة", "المملكة", "دولة", "امارة", "سلطنة"),
        *("جمهوریه", "جمهوريه", "جمهوری", "پادشاهی", "רפובליקת", "ממלכת", "מדינת", "गणराज्य"),
    )
)
"""Such words in languages that put the name beside them without a preposition."""

_SUFFIXES = ("共和国", "共和國", "王国", "王國", "联邦", "聯邦", "공화국", "왕국", "大公国", "公国")
"""Those words in scripts without spaces, at the end of a name."""

_SHARED = frozenset(
    (
        *("regions/china", "regions/taiwan", "regions/south-korea", "regions/north-korea"),
        *("regions/georgia", "regions/mexico", "regions/ireland", "regions/samoa"),
        *("regions/republic-of-the-congo", "regions/democratic-republic-of-the-congo"),
        *("regions/north-macedonia", "regions/guinea", "regions/sudan"),
    )
)
"""Concepts whose names only such a word tells apart, or of which it makes another place."""


def _without_kind(words: list[str], reader: Reader) -> Match | None:
    """The concept that *words* name together with what kind of state it is."""
    plain = [fold.unaccented(word) for word in words]
    kept = [word for at, word in enumerate(words) if not _is_kind(plain, at)]
    if len(kept) == len(words):
        name = "".join(words)
        ending = next((suffix for suffix in _SUFFIXES if name.endswith(suffix)), "")
        kept = [name.removesuffix(ending)] if ending else []
    while len(kept) > 1 and (kept[0] in fold.STOP or kept[0] in _LINKS):
        kept = kept[1:]
    if not kept:
        return None
    for name in (" ".join(kept), _unelided(" ".join(kept))):
        reading = reader.plain(name)
        if reading is not None and reading.match is not None and len(name) > 1:
            match = reading.match
            if match.concept.id in _SHARED:
                return None
            return Match(match.concept, match.field, "near", match.language, 0.9, match.label)
    return None


def _is_kind(words: list[str], at: int) -> bool:
    """Whether the word at *at* says what kind of state the others name, and is no part of it."""
    word = words[at]
    if word in _KINDS:
        return True
    following = words[at + 1] if at + 1 < len(words) else ""
    return word in _LINKED and (
        following in fold.STOP
        or following in _LINKS
        or (word not in ("union", "commonwealth") and following[:1] in ("d", "l"))
    )


_LINKS = frozenset(("la", "le", "les", "el", "ya", "van", "na", "do", "a", "o", "e", "av", "af"))
"""What stands between such a word and the name."""


def _unelided(name: str) -> str:
    """*name* without an elided article or preposition: d’Haïti, l’Inde."""
    return name[1:] if name[:1] in ("d", "l") else name


def _ranked(found: list[Scored]) -> list[Scored]:
    """The best of each concept, best first; none where the two best are hardly apart."""
    best: dict[str, Scored] = {}
    for score, sense in found:
        known = best.get(sense[0])
        if known is None or known[0] < score:
            best[sense[0]] = (score, sense)
    ranked = sorted(best.values(), key=lambda scored: (-scored[0], scored[1][0]))
    if not ranked or ranked[0][0] < THRESHOLD:
        return []
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return []
    return [scored for scored in ranked if scored[0] >= THRESHOLD]


class Pool:
    """Labels ready to be compared."""

    __slots__ = ("_by_length", "_senses", "_sounds")

    def __init__(self, senses: Senses) -> None:
        self._senses = senses
        self._by_length: dict[tuple[str, int], list[str]] = {}
        self._sounds: dict[str, str] = {}

    def near(self, key: str, *, everywhere: bool) -> list[Scored]:
        """Senses of labels near *key*: of those with its first letter, else of all."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        most = max(1, round(len(key) * (1 - THRESHOLD) * 1.4))
        for first in (key[0], "") if everywhere else (key[0],):
            keys = self._of(first, len(key), most)
            hits = extract(key, keys, scorer=OSA.distance, score_cutoff=most, limit=8)
            if not hits:
                continue
            heard = sound(key)
            found = [
                (score, sense)
                for label, distance, _ in hits
                if (score := self._score(key, heard, label, distance)) >= THRESHOLD - MARGIN
                and _is_by_word(key, label)
                for sense in self._senses.bare(label)
            ]
            if found:
                return found
        return []

    def _of(self, first: str, length: int, most: int) -> Sequence[str]:
        """Keys that begin with *first*, of about the length *length*."""
        known = self._by_length.get((first, length))
        if known is None:
            initials = [first] if first else list(self._senses.initials())
            known = [
                key
                for initial in initials
                for key in self._senses.by_bare(initial)
                if abs(len(key) - length) <= most and len(key) >= SHORTEST
            ]
            self._by_length[first, length] = known
        return known

    def _score(self, key: str, heard: str, label: str, distance: int) -> float:
        if not distance:
            return HIGHEST
        size = max(len(key), len(label))
        if key[0] != label[0] and size < FIRST:
            return 0.0
        cost = float(distance)
        known = self._sounds.get(label)
        if known is None:
            known = self._sounds[label] = sound(label)
        if heard == known:
            cost *= 0.5
        score = 1 - cost / size
        if size <= BRIEF and score < CLOSER and not _is_swap(key, label, distance):
            return 0.0
        return score


def _is_swap(key: str, label: str, distance: float) -> bool:
    """Whether two neighbouring letters have changed places."""
    return distance == 1 and sorted(key) == sorted(label)


DIRECTIONS = frozenset(("north", "south", "east", "west", "central", "middle", "new", "upper"))
DIRECTIONS |= {"northern", "southern", "eastern", "western", "lower", "inner", "outer"}
DIRECTIONS |= {"northeast", "northwest", "southeast", "southwest"}
"""Words that make another place of a place."""


def _is_by_word(key: str, label: str) -> bool:
    """Whether each word of *key* resembles its own of *label*; those of one word do.

    Two long names of states may share all words but the one that matters.
    """
    if " " not in key and " " not in label:
        return True
    from rapidfuzz.distance import OSA

    if key.count(" ") != label.count(" "):
        one, other = _joined(key), _joined(label)
        most = max(1, int(max(len(one), len(other)) * JOINED))
        apart = _otherwise(set(key.split()), set(label.split()))
        return not apart and OSA.distance(one, other, score_cutoff=most) <= most
    for one, other in zip(key.split(" "), label.split(" "), strict=True):
        if one == other:
            continue
        if one in DIRECTIONS and other in DIRECTIONS:
            return False
        most = max(1, int(max(len(one), len(other)) * WORD))
        if OSA.distance(one, other, score_cutoff=most) > most:
            return False
    return True


def _joined(key: str) -> str:
    """*key* without spaces and little words."""
    return "".join(word for word in key.split() if word not in fold.STOP)


def _otherwise(words: set[str], label: set[str]) -> bool:
    """Whether one of two names has a word of direction that the other lacks."""
    return not DIRECTIONS.isdisjoint(words ^ label)


def pool(senses: Senses) -> Pool:
    """The pool of *senses*."""
    found = senses.pool
    if not isinstance(found, Pool):
        found = senses.pool = Pool(senses)
    return found
