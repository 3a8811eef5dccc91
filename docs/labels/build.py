"""Writes ``schemas/vocabularies/labels/<field>.json``: names in other languages.

They come from CLDR and from the hand-kept files beside this script. Run it at release time, from
anywhere: ``python docs/labels/build.py CLDR [--check]``, where CLDR is the folder of the npm
package ``cldr-localenames-full`` (``npm pack cldr-localenames-full@48.2.0``). Fields of which CLDR
knows nothing need none: ``python docs/labels/build.py --hand [--check]``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
VOCABULARIES = HERE.parent.parent / "schemas" / "vocabularies"
TARGET = VOCABULARIES / "labels"

TAGS = (
    "af am ar as az be bg bn bs ca ckb cs cy da de el eo es et eu fa fi fil fr ga gl gu ha he hi hr"
    " hu hy id is it ja jv ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn or pa"
    " pl ps pt ro ru sd si sk sl so sq sr sr-Latn sv sw ta te tg th ti tk tr tt ug uk ur uz uz-Cyrl"
    " vi yi zh zh-Hant zu"
)
LANGUAGES = TAGS.split()
"""Languages of the table; the names of their regional locales (``fr-CA``) join the language."""

APART = {"az-Cyrl": "az", "bs-Cyrl": "bs", "sr-Cyrl": "sr", "yi": "yi"}
"""Locales whose names join a language that is not the nearest listed one above them."""

REGIONS = {"419": "regions/latin-america", "XK": "regions/kosovo"}
"""Territories of CLDR that are a concept without bearing its code."""

UNTOLD = {"001", "021"}
"""Territories whose names are common words, or not told from a wider one's in many languages."""

LONG = {
    "Republic of": {
        "ar": "جمهورية {}",
        "da": "Republikken {}",
        "de": "Republik {}",
        "es": "República de {}",
        "id": "Republik {}",
        "ja": "{}共和国",
        "ko": "{} 공화국",
        "nb": "Republikken {}",
        "nl": "Republiek {}",
        "ru": "Республика {}",
        "sv": "Republiken {}",
        "tr": "{} Cumhuriyeti",
        "uk": "Республіка {}",
        "vi": "Cộng hòa {}",
        "zh": "{}共和国",
        "zh-Hant": "{}共和國",
    },
    "Kingdom of": {
        "ar": "مملكة {}",
        "da": "Kongeriget {}",
        "de": "Königreich {}",
        "es": "Reino de {}",
        "ja": "{}王国",
        "ko": "{} 왕국",
        "nb": "Kongeriket {}",
        "nl": "Koninkrijk {}",
        "ru": "Королевство {}",
        "sv": "Konungariket {}",
        "tr": "{} Krallığı",
        "uk": "Королівство {}",
        "vi": "Vương quốc {}",
        "zh": "{}王国",
        "zh-Hant": "{}王國",
    },
    "Principality of": {
        "de": "Fürstentum {}",
        "es": "Principado de {}",
        "ja": "{}公国",
        "ko": "{} 공국",
        "nl": "Vorstendom {}",
        "ru": "Княжество {}",
        "tr": "{} Prensliği",
        "uk": "Князівство {}",
        "zh": "{}公国",
        "zh-Hant": "{}公國",
    },
    "State of": {
        "ar": "دولة {}",
        "de": "Staat {}",
        "es": "Estado de {}",
        "nl": "Staat {}",
        "ru": "Государство {}",
        "uk": "Держава {}",
        "zh": "{}国",
        "zh-Hant": "{}國",
    },
}
"""Official names in languages in which the short name stands in them unchanged."""

SHORT = {"HK", "MM", "MO", "PS"}
"""Territories whose short alternative is what the house writes."""

INVISIBLE = dict.fromkeys([0x200B, 0x200E, 0x200F])
"""Marks of direction and of places to break, which CLDR holds and nobody types."""

NAMED_IN_CLDR = {"regions"}
"""Fields whose concepts CLDR names."""

Labels = dict[str, dict[str, list[str]]]  # by concept id, by language, the preferred one first


def concepts(field: str) -> list[dict[str, Any]]:
    """The entries of the vocabulary of *field*."""
    return list(json.loads((VOCABULARIES / f"{field}.json").read_bytes())["concepts"])


def codes(entries: list[dict[str, Any]]) -> dict[str, str]:
    """Concept ids by the code that CLDR calls them."""
    found = dict(REGIONS)
    for entry in entries:
        notation = entry.get("notation", {})
        code = notation.get("alpha2") or notation.get("m49")
        if code is not None and code not in found and code not in UNTOLD:
            found[code] = entry["id"]
    return found


def locales(cldr: Path) -> Iterator[tuple[str, str]]:
    """Locale and the language of the table that it joins, the language's own locale first."""
    names = sorted(path.name for path in (cldr / "main").iterdir())
    for locale in sorted(names, key=lambda name: (name.count("-"), name)):
        language = APART.get(locale, locale)
        while language not in LANGUAGES and "-" in language:
            language = language.rpartition("-")[0]
        foreign = locale.startswith(("en-", "uz-Arab", "az-Arab", "kk-Arab", "ms-Arab", "ku-Arab"))
        script = locale.startswith(
            ("ha-Arab", "pa-Arab", "sd-Deva", "hi-Latn", "zh-Latn", "mn-Mong")
        )
        if language in LANGUAGES and not foreign and not script:
            yield locale, language


def territories(cldr: Path, locale: str) -> dict[str, str]:
    """Names of territories in *locale* by code; what nobody has translated is left out."""
    path = cldr / "main" / locale / "territories.json"
    if not path.exists():
        return {}
    names = json.loads(path.read_bytes())["main"][locale]["localeDisplayNames"]["territories"]
    return {code: name for code, name in names.items() if name != code.partition("-")[0]}


def from_cldr(cldr: Path, ids: dict[str, str]) -> Labels:
    """Every name that CLDR has for a concept."""
    found: Labels = {id: {} for id in ids.values()}
    for locale, language in locales(cldr):
        names = territories(cldr, locale)
        for code in sorted(names, key=lambda code: preference(code)):
            id = ids.get(code.partition("-")[0])
            name = " ".join(names[code].translate(INVISIBLE).split())
            if id is not None and is_long_enough(name):
                add(found, id, language, name)
    return found


def is_long_enough(name: str) -> bool:
    """Whether *name* is more than an abbreviation, which would be mistaken for a code."""
    letters = [letter for letter in name if letter.isalpha()]
    cased = any(letter.lower() != letter.upper() for letter in letters)
    return not cased or len(letters) > 3 or (len(letters) == 3 and not name.isascii())


def preference(code: str) -> tuple[str, int, str]:
    """Sorts the name to write before its alternatives."""
    territory, _, kind = code.partition("-alt-")
    wanted = "short" if territory in SHORT else ""
    return territory, int(kind != wanted), kind


def add(labels: Labels, id: str, language: str, label: str) -> None:
    """Append *label*, once in whatever case."""
    known = labels.setdefault(id, {}).setdefault(language, [])
    if label.casefold() not in [name.casefold() for name in known]:
        known.append(label)


def add_by_hand(labels: Labels, hand: dict[str, Any]) -> None:
    """Append the hand-kept labels; a concept's ``first`` ones go before those of CLDR."""
    for id, languages in hand["labels"].items():
        for language, names in languages.items():
            for name in names:
                add(labels, id, language, name)
    for id, languages in hand.get("first", {}).items():
        for language, name in languages.items():
            known = labels.setdefault(id, {}).setdefault(language, [])
            others = [label for label in known if label.casefold() != name.casefold()]
            known[:] = [name, *others]


def add_long(labels: Labels, entries: list[dict[str, Any]]) -> None:
    """Append the official names of countries whose English one is the short one with a prefix.

    The Koreas, Congos and Chinas are no such countries: their short names hold more than that.
    """
    for entry in entries:
        english = entry["prefLabel"]["en"]
        if "alpha2" not in entry.get("notation", {}) or english.startswith(("North", "South K")):
            continue
        for prefix, patterns in LONG.items():
            if f"{prefix} {english}" not in entry.get("altLabel", {}).get("en", []):
                continue
            for language, pattern in patterns.items():
                short = labels.get(entry["id"], {}).get(language, [])[:1]
                if short and not set("(（-") & set(short[0]):
                    add(labels, entry["id"], language, pattern.format(short[0]))


def without_doubt(labels: Labels, entries: list[dict[str, Any]], hand: dict[str, Any]) -> Labels:
    """*labels* less those that could mean another concept, and less what the vocabulary says."""
    own = {entry["id"]: own_labels(entry) for entry in entries}
    english_name = {entry["id"]: entry["prefLabel"]["en"] for entry in entries}
    doubts = Doubts(labels, entries, hand)
    found: Labels = {}
    for id in sorted(labels):
        kept: dict[str, list[str]] = {}
        for language, names in sorted(labels[id].items()):
            sure = [name for name in names if not doubts.about(id, language, name)]
            sure.sort(key=lambda name: doubts.is_shared(language, name))
            sure = [name for name in sure if name == sure[0] or name not in own[id]]
            if sure and sure != [english_name[id]]:
                kept[language] = sure
        if kept:
            found[id] = kept
    return found


class Doubts:
    """Which labels could mean another concept than the one that bears them.

    A label that two concepts share in one language goes to the one that records use, else to none,
    unless the hand-kept file lists it as ambiguous; so does one that a candidate shares with a
    concept in use, whatever the languages. One that is another concept's English label, or that the
    hand-kept file lists as wrong, goes.
    """

    def __init__(self, labels: Labels, entries: list[dict[str, Any]], hand: dict[str, Any]) -> None:
        self.observed = {entry["id"] for entry in entries if entry.get("status") == "observed"}
        self.english = english_labels(entries)
        self.here: dict[tuple[str, str], set[str]] = {}
        self.anywhere: dict[str, set[str]] = {}
        for id, languages in labels.items():
            for language, names in languages.items():
                for name in names:
                    self.here.setdefault((language, name.casefold()), set()).add(id)
                    self.anywhere.setdefault(name.casefold(), set()).add(id)
        self.ambiguous = {
            (language, name.casefold())
            for language, names in hand.get("ambiguous", {}).items()
            for name in names
        }
        self.wrong = {
            (id, name.casefold()) for id, names in hand.get("wrong", {}).items() for name in names
        }

    def is_shared(self, language: str, name: str) -> bool:
        """Whether *name* is ambiguous on purpose, and so never the label to write."""
        return (language, name.casefold()) in self.ambiguous

    def about(self, id: str, language: str, name: str) -> bool:
        """Whether *name* may mean another concept than *id*."""
        folded = name.casefold()
        if self.is_shared(language, name):
            return False
        if (id, folded) in self.wrong or self.english.get(folded, {id}) != {id}:
            return True
        sharers = self.here[language, folded]
        if len(sharers) > 1 and sharers & self.observed != {id}:
            return True
        return id not in self.observed and bool(self.anywhere[folded] & self.observed)


def own_labels(entry: dict[str, Any]) -> set[str]:
    """Labels that the vocabulary itself gives to a concept."""
    found = set(entry["prefLabel"].values())
    for kind in ("altLabel", "hiddenLabel"):
        found.update(name for names in entry.get(kind, {}).values() for name in names)
    return found


def english_labels(entries: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Ids of the concepts that have an English label, by that label in lower case."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        names = [entry["prefLabel"]["en"]]
        for kind in ("altLabel", "hiddenLabel"):
            names += entry.get(kind, {}).get("en", [])
        for name in names:
            found.setdefault(name.casefold(), set()).add(entry["id"])
    return found


def dump(field: str, hand: dict[str, Any], labels: Labels) -> str:
    """The table as JSON, a line a concept and language."""
    ambiguous = {lang: sorted(names) for lang, names in sorted(hand.get("ambiguous", {}).items())}
    lines = ["{", f'  "field": {text(field)},', f'  "source": {text(hand["source"])},']
    lines += [f'  "ambiguous": {text(ambiguous)},', '  "labels": {']
    for id, languages in labels.items():
        lines.append(f"    {text(id)}: {{")
        lines += [f"      {text(lang)}: {text(names)}," for lang, names in languages.items()]
        lines[-1] = lines[-1].removesuffix(",")
        lines.append("    },")
    lines[-1] = lines[-1].removesuffix(",")
    return "\n".join([*lines, "  }", "}", ""])


def text(value: object) -> str:
    """*value* as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def build(field: str, cldr: Path | None) -> str:
    """The whole file of *field*."""
    entries = concepts(field)
    hand = json.loads((HERE / f"{field}.json").read_bytes())
    labels = {} if cldr is None else from_cldr(cldr, codes(entries))
    add_by_hand(labels, hand)
    add_long(labels, entries)
    return dump(field, hand, without_doubt(labels, entries, hand))


def main(arguments: list[str]) -> int:
    """Write the tables, or with ``--check`` only compare them: 1 when one is stale."""
    check = "--check" in arguments
    rest = [argument for argument in arguments if argument != "--check"]
    if len(rest) != 1:
        print(__doc__)
        return 2
    cldr = None if rest == ["--hand"] else Path(rest[0])
    stale = False
    for path in sorted(HERE.glob("*.json")):
        field = path.stem
        if field in NAMED_IN_CLDR and cldr is None:
            continue
        wanted = build(field, cldr if field in NAMED_IN_CLDR else None)
        target = TARGET / path.name
        if target.exists() and target.read_text(encoding="utf-8") == wanted:
            continue
        stale = True
        if check:
            print(f"stale: {target.name}; run python docs/labels/build.py CLDR")
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_text(wanted, encoding="utf-8")
    return int(check and stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
