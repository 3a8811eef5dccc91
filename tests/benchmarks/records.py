"""Records with the value distributions of real ones, one in fifty with one defect.

``values.json`` holds what 226 real English records carry and how often: the fields that depend on
each other together (programs with their code and newsletter, the primary center with the centers),
the others each alone. A record draws one row of each.

Run: ``python tests/benchmarks/records.py COUNT > records.jsonl``.
"""

from __future__ import annotations

import json
import random
import sys
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Record = dict[str, object]

DEFECTIVE = 0.02
GROUPS = ("kind", "affiliation", "center", "collections", "projects", "regions", "topics")
ORDER = (
    "authors",
    "type",
    "blog",
    "centerAffiliationAll",
    "centers",
    "collections",
    "englishNewsletterAll",
    "eventCollection",
    "nonEnglishNewsletterAll",
    "primaryCenter",
    "programAffiliation",
    "programs",
    "projects",
    "regions",
    "topics",
)


class Rows:
    """Values drawn as often as they were counted."""

    def __init__(self, rows: list[list[object]]) -> None:
        self.values = [value for _, value in rows]
        self.weights = list(accumulate(int(str(count)) for count, _ in rows))

    def draw(self, chance: random.Random) -> object:
        return chance.choices(self.values, cum_weights=self.weights)[0]


def records(count: int, seed: int = 1, defective: float = DEFECTIVE) -> Iterator[Record]:
    """*count* records, the same for the same *seed*."""
    chance = random.Random(seed)
    values = json.loads(Path(__file__).with_name("values.json").read_text(encoding="utf-8"))
    groups = [Rows(values[name]) for name in GROUPS]
    authors = Rows(values["authors"])
    numbers = {kind: Rows(rows) for kind, rows in values["authorsByType"].items()}
    for _ in range(count):
        found: Record = {}
        for group in groups:
            row = group.draw(chance)
            assert isinstance(row, dict)
            found.update(row)
        number = int(str(numbers[str(found["type"])].draw(chance)))
        chosen: dict[str, None] = {}
        while len(chosen) < number:
            chosen[str(authors.draw(chance))] = None
        found["authors"] = list(chosen)
        record = {key: _copy(found[key]) for key in ORDER if key in found}
        if chance.random() < defective:
            chance.choice(DEFECTS)(record)
        yield record


def _copy(value: object) -> object:
    return list(value) if isinstance(value, list) else value


def _alias(record: Record) -> None:
    record["regions"] = ["USA"]


def _misspelt(record: Record) -> None:
    record["topics"] = ["Foriegn Policy"]


def _not_listed(record: Record) -> None:
    record["primaryCenter"] = "Carnegie India"
    record["centers"] = ["Carnegie Europe"]


def _wrong_code(record: Record) -> None:
    record["programAffiliation"] = "XYZ"


def _text_for_list(record: Record) -> None:
    record["authors"] = "Thomas Carothers"


def _missing(record: Record) -> None:
    del record["type"]


def _unknown_key(record: Record) -> None:
    record["primary_center"] = record.pop("primaryCenter")


def _disguised(record: Record) -> None:
    record["regions"] = ["Russi\u0430"]


DEFECTS: tuple[Callable[[Record], None], ...] = (
    _alias,
    _misspelt,
    _not_listed,
    _wrong_code,
    _text_for_list,
    _missing,
    _unknown_key,
    _disguised,
)


def json_line(record: Record) -> str:
    """*record* as one line of JSON."""
    return json.dumps(record, ensure_ascii=False)


def yaml_text(record: Record) -> str:
    """*record* as a YAML document in block style, every string in double quotes."""
    lines = []
    for key, value in record.items():
        if isinstance(value, list) and value:
            lines.append(f"{key}:")
            lines += [f"  - {json.dumps(item, ensure_ascii=False)}" for item in value]
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def markdown_text(record: Record, number: int) -> str:
    """A page of a content repository with *record* as YAML front matter."""
    return f"---\n{yaml_text(record)}---\n\n# Page {number}\n\nOne paragraph of text.\n"


def main(count: int) -> None:
    """Print the records as JSONL."""
    for record in records(count):
        sys.stdout.write(json_line(record) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
