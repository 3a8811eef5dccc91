"""What it costs to put summaries aside and merge them again: parted files, or DuckDB.

Run: ``python tests/benchmarks/aside.py [COUNT]``; each way runs in a process of its own. Keys are
64 bits by chance, and one in twenty comes again and again. DuckDB sees nothing but bytes: it sorts,
groups or parts them by key; merging is left to Python, as it must be. Needs the extra ``duckdb``.
"""

from __future__ import annotations

import marshal
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from carnegie_meta.engine.spill import Spill
from carnegie_meta.rules.corpus.publications import PUBLICATIONS
from carnegie_meta.source.scratch import Scratch

HELD = 200_000
"""Summaries that are put aside at a time."""

merge = PUBLICATIONS.merge


def summaries(count: int) -> Iterator[dict[int, Any]]:
    """*count* summaries of publications, as many at a time as a run would hold."""
    chance = random.Random(1)
    for start in range(0, count, HELD):
        held = {}
        for number in range(start, start + HELD):
            key = chance.getrandbits(64) if number % 20 else number // 20 % 50_000
            held[key] = chance.getrandbits(64), "corpus.jsonl", number
        yield held


def parted(count: int) -> Iterator[None]:
    """With the standard library."""
    spill = Spill(Scratch(), merge)
    for held in summaries(count):
        yield
        spill.put(held)
        yield
    yield
    for part in spill.parts():
        sum(1 for _ in part)
    yield


def duckdb(count: int, way: str) -> Iterator[None]:
    """With DuckDB, read back in one of three ways."""
    import duckdb
    import pyarrow as pa

    folder = tempfile.mkdtemp()
    base = duckdb.connect(f"{folder}/base")
    base.execute(
        "set memory_limit = '512MB'; set threads = 1; set preserve_insertion_order = false"
    )
    base.execute(f"set temp_directory = '{folder}'; create table aside (key blob, summary blob)")
    for held in summaries(count):
        yield
        columns = ([marshal.dumps(one, 2) for one in each] for each in (held, held.values()))
        arrays = [pa.array(column, pa.binary()) for column in columns]
        rows = pa.table(arrays, names=["key", "summary"])
        base.register("rows", rows)
        base.execute("insert into aside select * from rows")
        yield
    yield
    if way == "sorted":
        found = base.sql("select key, summary from aside order by key").to_arrow_reader(HELD)
        whole = (pair for batch in found for pair in pairs(batch))
        for _, group in groupby(whole, itemgetter(0)):
            united([summary for _, summary in group])
    elif way == "grouped":
        query = "select key, list(summary) from aside group by key"
        for batch in base.sql(query).to_arrow_reader(HELD):
            for _, group in pairs(batch):
                united(group)
    else:
        for part in range(64):
            query = f"select key, summary from aside where hash(key) % 64 = {part}"
            held = {}
            for key, summary in pairs(base.sql(query).to_arrow_table()):
                held.setdefault(key, []).append(summary)
            for group in held.values():
                united(group)
    yield


def pairs(rows: Any) -> Iterator[tuple[Any, Any]]:
    """The two columns of *rows*, row by row."""
    return zip(rows.column(0).to_pylist(), rows.column(1).to_pylist(), strict=True)


def united(packed: list[bytes]) -> Any:
    """The summary of a key that has all in *packed*."""
    first, *rest = (marshal.loads(data) for data in packed)
    for other in rest:
        first = merge(first, other)
    return first


def measure(way: str, count: int) -> None:
    """Print the row of *way*; what is between two yields in turn is not, and is, counted."""
    steps = parted(count) if way == "parted files" else duckdb(count, way.split()[-1])
    spent = 0.0
    for _ in steps:
        start = time.process_time()
        next(steps)
        spent += time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {way} | {spent:.1f} | {spent / count * 1e6:.2f} | {peak:,.0f} |")


def main(arguments: list[str]) -> None:
    """Print the table."""
    if arguments[:1] == ["--measure"]:
        measure(arguments[1], int(arguments[2]))
        return
    print("| way | CPU s | µs each | peak MB |\n|---|---:|---:|---:|", flush=True)
    for way in ("parted files", "duckdb sorted", "duckdb grouped", "duckdb parted"):
        command = [sys.executable, __file__, "--measure", way, *(arguments or ["4000000"])]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
