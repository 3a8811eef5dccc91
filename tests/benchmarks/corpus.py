"""What rules over many records cost beside rules over one, as a Markdown table.

Run: ``python tests/benchmarks/corpus.py [COUNT…]``, by default 10000 and 100000 records. Each count
runs in a process of its own. Records have addresses, and one in twenty is a copy of the record
before it under another address. CPU of reading a record is in neither column.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from records import records

COLUMNS = ("records", "record rules µs", "corpus rules µs", "conclude s", "findings", "peak MB")
JUDGED = 20_000
"""Records that record rules are timed on: what they cost does not depend on the number."""


def corpus(count: int) -> list[dict[str, Any]]:
    """*count* records with addresses, every twentieth a copy."""
    made: list[dict[str, Any]] = []
    for number, record in enumerate(records(count, defective=0.0)):
        if number % 20 == 19:
            last = made[-1]
            made.append({**last, "url": last["url"].replace("/posts/", "/china/posts/")})
        else:
            slug = f"lights-on-the-far-pier-{number}"
            address = f"https://example.org/posts/{2000 + number % 25}/05/{slug}"
            made.append({"url": address, **record})
    return made


def measure(count: int) -> list[float]:
    """The row of *count*."""
    from carnegie_meta.engine.check import Checker
    from carnegie_meta.engine.corpus import member
    from carnegie_meta.engine.reduce import Summaries, conclude
    from carnegie_meta.source.unit import RawRecord

    checker = Checker()
    sample = corpus(min(count, JUDGED))
    start = time.process_time()
    for record in sample:
        checker.check_data(record)
    judged = time.process_time() - start
    summaries = Summaries(checker.selection.rules, checker.context)
    added = 0.0
    index = 0
    # Records are made anew in pieces, as a reader makes them: none is kept.
    for offset in range(0, count, JUDGED):
        piece = sample[: min(JUDGED, count - offset)]
        lines = [json.dumps(record).replace("-pier-", f"-pier-{offset}x") for record in piece]
        parsed = [RawRecord(json.loads(line)) for line in lines]
        start = time.process_time()
        for raw in parsed:
            summaries.add(member(raw, checker, ("corpus.jsonl", index)))
            index += 1
        added += time.process_time() - start
    start = time.process_time()
    cases = conclude(checker.selection.rules, summaries.take(), checker.context)
    concluded = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    per_record = judged / len(sample) * 1e6, added / count * 1e6
    return [count, *per_record, concluded, len(cases), peak]


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--measure"]:
        print(json.dumps(measure(int(arguments[1]))))
        return
    print(f"| {' | '.join(COLUMNS)} |")
    print("|" + "---:|" * len(COLUMNS))
    for count in arguments or ["10000", "100000"]:
        done = subprocess.run(  # ourselves
            [sys.executable, __file__, "--measure", count], capture_output=True, check=True
        )
        cells = [f"{value:,.1f}".removesuffix(".0") for value in json.loads(done.stdout)]
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
