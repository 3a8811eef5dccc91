"""What a text means for certain; never what it only resembles.

The ways are tried from the plainest on, and the first that knows the text answers: labels as they
are written, codes, labels by :func:`~carnegie_meta.text.fold.bare`, the tables of other
languages, :func:`~carnegie_meta.text.fold.loose`, two names of one concept in one text, and at last
the text with its damaged characters mended. No way takes a qualifier away: what is
``Georgia (U.S. state)`` is not looked up as ``Georgia``.
"""

from __future__ import annotations

from carnegie_meta.text import fold
from carnegie_meta.vocab.labels import labels_of
from carnegie_meta.vocab.match import NOTHING, Match, Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.vocab.labels import Labels
    from carnegie_meta.vocab.match import Method
    from carnegie_meta.vocab.senses import Sense
    from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

HOMES = {"primaryCenter": "centers"}
"""Fields that take their terms from another field's vocabulary."""

LONGEST = 250
"""Most characters of a text that can be a label."""

SPOKEN = 500
"""Most pairs of a field and a language whose readings are remembered."""

REMEMBERED = 20_000
"""Most readings that are remembered; in a corpus nearly all values recur."""

WORDS = frozenset(("car", "chili", "grenade", "island", "man", "male", "mena"))
WORDS |= {"granada", "salvador", "togas"}
"""Words and names that in another language, or as an acronym, are the name of a region."""

NAMES = frozenset(("Island", "Man"))
"""Those of them that English writes with a capital as well."""

SMALL = frozenset(("uk",))
"""Abbreviations of two letters that are no word in small ones either."""

SLIPS = frozenset(("nigera",))
"""Labels of other languages without their accents that are more likely a slip in an English one."""

SHORT = 4
"""Most letters of a label in another language that must be written with its accents and case."""

RUN_TOGETHER = 8
"""Least letters of words in another language that are known when they run together."""

NO_CODES = frozenset(
    """
    AD AF AG AI AK AL AM AR AS AT AU AZ BA BE BI BS BY CA CC CD CF CM CO CT CV CZ
    DC DE DJ DO EC EG EH ER ES ET FL FM FO GA GM GP GU HI HM HR IA ID IE IL IM IN
    IO IR IS IT KS KY LA LB LS LT LY MA MC MD ME MG MI ML MM MN MO MP MR MS MT MY
    NA NC ND NE NH NJ NM NO NP NU NV NY OH OK OR PA PE PG PH PM PR PS QA RE RI RS
    SA SB SC SD SE SH SI SK SO SR ST TC TF TN TO TT TV TX UM UT VA VC VE VI VT WA
    WI WV WY AND ARE ARM BEN BLM BRA CAN CAR COD COG COM CUB DOM EST FIN GAB GEO
    GIN GUM GUY IOT IRL JAM KEN LIE LUX MAC MAR MUS NIC NOR PAN PER POL PRY SEN
    SUR TON TUN VAT VIR
    """.split()  # noqa: SIM905
)
"""What looks like a code and is as often something else: states of the United States (LA, GA),
words (IN, CAN), abbreviations (AI, IR, NA: not available). Such a code means a concept only beside
its name: ``India (IN)``."""

CODES = frozenset(
    {"program", "alpha2", "alpha3", "iso3166", "iso3166-1-alpha-2", "iso3166-1-alpha-3"}
)
"""Schemes whose codes people write for a name; numbers are not among them."""


def read(
    text: str, field: str, vocabularies: Vocabularies, *, language: str | None = None
) -> Reading:
    """What *text* means as a term of *field*.

    Shape: one match; two or more candidates, where the labels alone do not tell; neither, where no
    label is *text*. *language* (BCP 47) decides between concepts that share a label.
    Raises: UnknownName for a field without a vocabulary.
    """
    memory = vocabularies.memory.get((field, language))
    if memory is None:
        if len(vocabularies.memory) >= SPOKEN:
            vocabularies.memory.clear()
        memory = vocabularies.memory[field, language] = {}
    found = memory.get(text)
    if found is None:
        found = _read(text, field, vocabularies, language)
        if len(text) <= LONGEST:
            if len(memory) >= REMEMBERED:
                memory.clear()
            memory[text] = found
    return found


def _read(text: str, field: str, vocabularies: Vocabularies, language: str | None) -> Reading:
    if vocabularies.decisions is not None:
        decided = vocabularies.decisions.read(text, field, vocabularies)
        if decided is not None:
            return decided
    vocabulary = vocabularies[HOMES.get(field, field)]
    concept = vocabulary.preferred(text)
    shared = text in vocabulary.ambiguous or text.casefold() in WORDS
    if concept is not None and (concept.label == text or not shared):
        tag = concept.language(text) if concept.label != text else "en"
        return Reading(Match(concept, field, "exact", tag))
    if len(text) > LONGEST or not text.strip():
        return NOTHING
    return Reader(field, vocabulary, language).read(text)


class Reader:
    """Looks texts up in one vocabulary, for readers of one language."""

    __slots__ = ("field", "language", "vocabulary")

    def __init__(self, field: str, vocabulary: Vocabulary, language: str | None) -> None:
        self.field = field
        self.vocabulary = vocabulary
        self.language = None if language is None else language.replace("_", "-").lower()

    def read(self, text: str) -> Reading:
        """What *text* means, by whatever way."""
        found = self.plain(text) or self._twofold(text) or self._mended(text)
        if found is None or (found.match is not None and self._names_several(text, found.match)):
            return NOTHING
        return found

    def _names_several(self, text: str, match: Match) -> bool:
        """Whether *text* names *match* beside another concept: ``China/Taiwan``.

        The labels say ``Taiwan, China``, so that only what stands between the names tells one
        name from two. What is one concept made of two others, as of the Middle East and North
        Africa, is that one.
        """
        parts = parted(text)
        if len(parts) < 2 or self.vocabulary.knows(text):
            return False
        key, marks = fold.bare(text), _marks(text)
        alike = [*self.vocabulary.senses.bare(key), *labels_of(self.vocabulary).senses.bare(key)]
        if any(id == match.concept.id and _marks(label) == marks for id, _, _, label in alike):
            return False
        named = self.named(parts)
        return len(named) > 1 and match.concept.id in named

    def named(self, parts: list[str]) -> set[str]:
        """Ids of the concepts that *parts* name, each by itself."""
        readings = map(self.plain, parts)
        return {found.match.concept.id for found in readings if found and found.match}

    def plain(self, text: str) -> Reading | None:
        """What *text* means with its characters as they are."""
        for senses, table in self._levels(text):
            if senses:
                found = self._judged(senses, text, table)
                if found is not None:
                    return found
        return None

    def _levels(self, text: str) -> Iterator[tuple[list[Sense], Labels | None]]:
        """Senses of *text*, from the plainest way on, with the table that they come from."""
        own = self.vocabulary.senses
        yield own.exact(text), None
        yield self._coded(text), None
        found = fold.words(text)
        if not fold.unaccented("".join(found)):
            return
        table = labels_of(self.vocabulary) if self.language not in (None, "en") else None
        if table is not None:
            same = table.senses.bare(fold.unaccented(" ".join(found)))
            yield [s for s in same if s[3] == text and self._is_spoken(s[2])], table
        orders = [found, *fold.turned(text)]
        keys = [fold.unaccented(" ".join(order)) for order in orders]
        for key in keys:
            yield own.bare(key), None
        table = table or labels_of(self.vocabulary)
        for key in keys:
            yield table.senses.bare(key), table
        if _is_beside(found):
            return
        for order in orders:
            yield own.loose(fold.loose(order)), None
        if len(orders) > 1 or not fold.STOP.isdisjoint(found):
            for order in orders:
                yield table.senses.loose(fold.loose(order)), table
        key = fold.unaccented("".join(found))
        if len(found) == 1 or not key[0].isascii():
            yield own.joined(key), None
            if len(key) >= RUN_TOGETHER or not key[0].isascii():
                yield table.senses.joined(key), table
        yield from self._spelt_out(found, table)

    def _spelt_out(
        self, found: list[str], table: Labels
    ) -> Iterator[tuple[list[Sense], Labels | None]]:
        """Senses of a text that writes ``oe`` for ``ö``, where the label has such a letter."""
        key = " ".join(found)
        if not key.isascii() or not any(pair in key for pair in _DIGRAPHS):
            return
        for pair, letter in _DIGRAPHS.items():
            key = key.replace(pair, letter)
        for senses, of in ((self.vocabulary.senses, None), (table.senses, table)):
            yield [s for s in senses.bare(key) if not _UMLAUTS.isdisjoint(s[3].casefold())], of

    def _coded(self, text: str) -> list[Sense]:
        """The concept that *text* is a code of, as written."""
        if text in NO_CODES and HOMES.get(self.field, self.field) == "regions":
            return []
        found = self.vocabulary.codes(text)
        return [(id, False, "", text) for scheme, id in found if scheme in CODES]

    def _judged(self, senses: list[Sense], text: str, table: Labels | None) -> Reading | None:
        """The one concept among *senses*, or all that they may be."""
        senses = [sense for sense in senses if self._fits(sense, text)]
        if not senses:
            return None
        senses = self._spoken(senses)
        if len({id for id, *_ in senses}) > 1:
            folded = fold.fold(text)
            senses = [s for s in senses if fold.fold(s[3]) == folded] or senses
        shared = text in self.vocabulary.ambiguous
        if not shared and len({id for id, *_ in senses}) > 1 and len({s[2] for s in senses}) == 1:
            senses = [s for s in senses if s[1]] or senses
        matches: dict[str, Match] = {}
        for sense in sorted(senses, key=_rank):
            if sense[0] not in matches:
                match = self._match(sense, text, table)
                if match is not None:
                    matches[sense[0]] = match
        return reading(list(matches.values()))

    def _fits(self, sense: Sense, text: str) -> bool:
        """Whether *text* may stand for the label: short ones must be written more exactly."""
        _, _, language, label = sense
        english = language in ("en", "")
        if text in NO_CODES and label.isupper() and self.field == "regions":
            return False
        if not english and not self._is_spoken(language) and text.casefold() in WORDS:
            return False
        if text == label:
            return english or text not in NAMES or self._is_spoken(language)
        if label[0] >= "\u0250":
            return True
        key = fold.fold(label)
        if len(key) <= 2:
            plain = text.strip().removeprefix("the ").removeprefix("The ")
            dotted = plain[1:2] == "."
            plain, written = plain.replace(".", ""), label.replace(".", "")
            if plain.casefold() in SMALL:
                return plain.casefold() == written.casefold()
            return plain == written or (dotted and plain.casefold() == written.casefold())
        if english:
            return text.isupper() or not label.isupper() or text.casefold() not in WORDS
        if self._is_spoken(language):
            return True
        if len(key) <= SHORT and text.strip() not in (label, label.upper()):
            return False
        if not text.isascii():
            # Accents get lost; those that the label lacks make another word of it.
            folded = fold.fold(text)
            if folded != key and fold.unaccented(folded) == key:
                return False
        return text.casefold() not in WORDS | SLIPS

    def _spoken(self, senses: list[Sense]) -> list[Sense]:
        """Those in the reader's language; else the English ones; else all."""
        spoken = [sense for sense in senses if self._is_spoken(sense[2])]
        return spoken or [sense for sense in senses if sense[2] in ("en", "")] or senses

    def _is_spoken(self, language: str) -> bool:
        if self.language is None:
            return False
        return language.partition("-")[0] == self.language.partition("-")[0]

    def _match(self, sense: Sense, text: str, table: Labels | None) -> Match | None:
        id, preferred, language, label = sense
        from carnegie_meta.errors import UnknownName

        try:
            concept = self.vocabulary.concept(id)
        except UnknownName:
            return None  # a table may know more concepts than a vocabulary in its place
        method: Method
        if language not in ("en", "") and (table is not None or not preferred):
            method = "language"
        elif preferred and table is None:
            method = "exact" if text == label else "folded"
        else:
            method = "alias"
        return self.match(concept.id, method, language or None)

    def match(self, id: str, method: Method, language: str | None, score: float = 1.0) -> Match:
        """A match of the concept *id*, with the label to write in *language*."""
        concept = self.vocabulary.concept(id)
        written = None
        if language is not None and language not in concept.preferred:
            written = labels_of(self.vocabulary).preferred(id, language)
        return Match(concept, self.field, method, language, score, written)

    def _twofold(self, text: str) -> Reading | None:
        """What both parts of *text* mean, such as ``Myanmar (Burma)`` or ``France / FR``."""
        for before, after in fold.divided(text):
            one = self.plain(before.strip())
            if one is None or one.match is None:
                continue
            if after.strip() in NO_CODES and any(
                id == one.match.concept.id for _, id in self.vocabulary.codes(after.strip())
            ):
                return Reading(again(one.match, "folded"))
            if after.strip().casefold() in _KINDS or _is_initials(after.strip(), before):
                return Reading(again(one.match, "folded"))
            other = self.plain(_renamed(after.strip()))
            if other is None or other.match is None:
                continue
            if other.match.concept.id == one.match.concept.id:
                return Reading(again(one.match, "folded"))
        return None

    def _mended(self, text: str) -> Reading | None:
        """What *text* means once its characters are what they were."""
        from carnegie_meta.vocab import damage

        for method, ways in damage.WAYS:
            found: dict[str, Match] = {}
            for each in ways(text, self.vocabulary):
                reading = self.plain(each)
                for match in (reading.match,) if reading and reading.match else ():
                    found.setdefault(match.concept.id, again(match, method))
            if len(found) == 1:
                return Reading(next(iter(found.values())))
        return None


_BETWEEN = str.maketrans(dict.fromkeys(",;/|+•·\n&،、，；", "/"))


def parted(text: str) -> list[str]:
    """What stands between commas, slashes, spaced dashes and the like in *text*; hyphens too."""
    plain = text.translate(_BETWEEN)
    for mark in (" - ", " – ", " — ", " and ", "-", "–"):
        plain = plain.replace(mark, "/")
    return [part.strip() for part in plain.split("/") if part.strip()]


def _marks(text: str) -> frozenset[str]:
    """Commas and the like in *text*, a spaced dash among them."""
    for dash in (" - ", " – ", " — "):
        text = text.replace(dash, "|")
    return frozenset(text.replace("，", ",")) & frozenset(",;/|+•·\n&،、；")


_ASIDE = frozenset(("north", "south", "east", "west"))


def _is_beside(found: list[str]) -> bool:
    """Whether the words *found* name what lies beside a place: South of Africa."""
    return any(word == "of" and at > 0 and found[at - 1] in _ASIDE for at, word in enumerate(found))


_DIGRAPHS = {"ae": "a", "oe": "o", "ue": "u", "aa": "a"}
_UMLAUTS = frozenset("äöüøåæ")

_KINDS = frozenset(("country", "the country", "nation", "nation state"))
"""What parentheses may add to a country's name without changing what it is."""


def _is_initials(short: str, name: str) -> bool:
    """Whether *short* is made of the first letters of *name*: Democratic Republic … (DRC)."""
    short = short.replace(".", "").casefold()
    words = fold.words(name)
    every = "".join(word[0] for word in words)
    return len(short) > 1 and short in (
        every,
        "".join(word[0] for word in words if word not in fold.STOP),
    )


_BEFORE = ("formerly ", "former ", "ex-", "ex ", "previously ", "now ", "aka ", "a.k.a. ", "also ")


def _renamed(text: str) -> str:
    """*text* without the word that says how the name before it came to be another."""
    for word in _BEFORE:
        if text.casefold().startswith(word):
            return text[len(word) :]
    return text


WIDESPREAD = ("ru", "ar", "zh", "fr", "es", "de", "pt", "it", "tr", "fa", "ja")
"""Languages that a label is taken to be in first, where it is one in several."""


def _rank(sense: Sense) -> tuple[bool, bool, int]:
    """English first, then prefLabels, then widespread languages."""
    tag = sense[2]
    spread = WIDESPREAD.index(tag) if tag in WIDESPREAD else len(WIDESPREAD)
    return (tag != "en", not sense[1], spread)


def reading(matches: list[Match]) -> Reading | None:
    """One match, or several candidates."""
    if not matches:
        return None
    return Reading(matches[0]) if len(matches) == 1 else Reading(None, tuple(matches))


def again(match: Match, method: Method) -> Match:
    """*match* as found by *method*; an alias or a label of another language stays one."""
    if method == "folded" and match.method != "exact":
        method = match.method
    return Match(match.concept, match.field, method, match.language, 1.0, match.label)
