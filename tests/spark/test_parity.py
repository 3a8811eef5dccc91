"""One verdict to the last finding: one process, two, with everything put aside, and on Spark."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from carnegie_meta.config.settings import Settings
from carnegie_meta.report.row import row
from carnegie_meta.runner.corpus import Corpus
from carnegie_meta.runner.files import discover
from carnegie_meta.runner.held import held
from carnegie_meta.runner.run import joined, run
from carnegie_meta.spark import check, read_jsonl
from tests.batch.test_parity import BIOS, CONFIG, DAY, EXAMPLES, corpus_lines

ROOM = 0.01
"""Megabytes, so few that everything is put aside again and again."""


def said(paths: list[Path], *, jobs: int, memory: float | None = None) -> list[Any]:
    """What a run finds, as rows in its order; with *memory* in the way of a run that has little."""
    settings = Settings(today=DAY) if memory is None else Settings(today=DAY, memory=memory)
    corpus = Corpus()
    found = run(list(discover(map(str, paths), settings)), settings, jobs=jobs, corpus=corpus)
    if memory is None:
        outcomes = list(joined(found))
        corpus.conclude(outcomes)
    else:
        outcomes = list(joined(held(found, corpus)))
    assert not any(outcome.error for outcome in outcomes)
    return [row(each) for outcome in outcomes for each in outcome.diagnostics]


def parted(lines: list[str], folder: Path, chance: random.Random) -> list[Path]:
    """*lines* in any order, over any number of files."""
    lines = chance.sample(lines, len(lines))
    paths = [folder / f"{number}.jsonl" for number in range(chance.randint(1, 5))]
    parts: list[list[str]] = [[] for _ in paths]
    for line in lines:
        chance.choice(parts).append(line)
    for path, part in zip(paths, parts, strict=True):
        path.write_text("".join(line + "\n" for line in part or ["{}"]), encoding="utf-8")
    return paths


def generated(seed: int) -> list[str]:
    """Lines with copies under two addresses, bios, names in variants, terms set by a mapping."""
    chance = random.Random(seed)
    lines = corpus_lines(400)
    for number, line in enumerate(lines):
        record = json.loads(line) if line.endswith("}") and line.startswith('{"authors') else None
        if record is None or number % 5:
            continue
        if chance.random() < 0.5:
            record |= {"programAffiliation": "XQ", "programs": ["Oceans"]}
            record["regions"] = ["Italy", "Iran"]
        if chance.random() < 0.2:
            record["authors"] = [chance.choice(["Anders Åslund", "Anders Aslund", "A. Aslund"])]
        elif chance.random() < 0.1:
            record["authors"] = [{"name": "John Doe", "bio": BIOS[0]}]
        lines[number] = json.dumps(record, ensure_ascii=chance.random() < 0.5)
    return lines


@pytest.mark.parametrize("seed", range(3))
def test_a_generated_corpus_in_any_partition(spark: Any, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    paths = parted(generated(seed), tmp_path, chance)
    serial = said(paths, jobs=1)
    assert {"COR101", "COR201", "COR211", "COR301"} <= {found[0] for found in serial}
    assert said(paths, jobs=2) == serial
    assert said(paths, jobs=1, memory=ROOM) == serial
    assert said(paths, jobs=2, memory=ROOM) == serial
    df = read_jsonl(spark, [str(path) for path in paths]).repartition(chance.randint(1, 6))
    assert sorted(map(tuple, check(df, config=CONFIG).collect()), key=repr) == sorted(
        serial, key=repr
    )


def test_the_shipped_corpus(spark: Any) -> None:
    path = EXAMPLES / "publications.jsonl"
    serial = said([path], jobs=1)
    assert serial
    assert said([path], jobs=1, memory=ROOM) == said([path], jobs=2, memory=ROOM) == serial
    found = check(read_jsonl(spark, str(path)).repartition(3), config=CONFIG).collect()
    assert sorted(map(tuple, found), key=repr) == sorted(serial, key=repr)


def test_every_format_of_the_examples() -> None:
    serial = said([EXAMPLES], jobs=1)
    assert {Path(str(found[4])).suffix for found in serial} > {".jsonl", ".md", ".yaml"}
    for jobs in (1, 2):
        assert said([EXAMPLES], jobs=jobs) == serial
        assert said([EXAMPLES], jobs=jobs, memory=ROOM) == serial
