"""Cost and memory of one JSONL file against the number of its records, as a Markdown table.

Run: ``python tests/benchmarks/curve.py``; ``--most`` says how many records the largest file has,
``--folder`` keeps the files for the next run. Linear means that the columns by record stay flat.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from records import json_line, records


def lines(folder: Path, count: int) -> Path:
    """A file with *count* records."""
    path = folder / f"{count}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json_line(record) + "\n" for record in records(count))
    return path


def measured(path: Path, corpus: str, jobs: int) -> tuple[float, float, float, int]:
    """Seconds of wall and CPU, megabytes of the largest process, and findings of one run."""
    command = [sys.executable, "-m", "carnegie_meta", "check", "--isolated", corpus]
    command += ["--jobs", str(jobs), "--output-format", "jsonl", str(path)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # asked for
        findings = sum(
            block.count(b"\n") for block in iter(lambda: process.stdout.read(1 << 20), b"")
        )
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    wall = time.perf_counter() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, findings


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    print("| records | rules | processes | wall s | CPU µs a record | peak MB | findings |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    count = 10_000
    while count <= options.most:
        path = lines(folder, count)
        for corpus in ("--no-corpus", "--corpus"):
            for jobs in (1, 2):
                wall, cpu, memory, found = measured(path, corpus, jobs)
                each = f"{cpu / count * 1e6:.1f}"
                row = (
                    f"{count:,}",
                    corpus,
                    jobs,
                    f"{wall:.2f}",
                    each,
                    f"{memory:.0f}",
                    f"{found:,}",
                )
                print("|", " | ".join(map(str, row)), "|", flush=True)
        count *= 10


if __name__ == "__main__":
    main()
