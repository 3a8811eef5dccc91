"""Start to exit of one check beside a bare Python start, as a table.

Run: ``python tests/benchmarks/start_up.py [ROUNDS]``. The commands take turns, so that a machine
that slows down slows all of them; medians are printed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Users run compiled modules; some machines keep Python from writing them.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
CLEAN = Path(__file__).parents[2] / "docs" / "examples" / "clean"
WRONG = '{"primaryCenter": "Carnegie India", "centers": ["Carnegie Europe"]}'


def commands(folder: Path) -> dict[str, list[str]]:
    """What is timed, by name; the first is the unit."""
    python = sys.executable
    wrong = folder / "wrong.json"
    wrong.write_text(WRONG, encoding="utf-8")
    found = {
        "python -c pass": [python, "-c", "pass"],
        "import carnegie_meta": [python, "-c", "import carnegie_meta"],
    }
    check = [str(Path(python).parent / "carnegie-meta"), "check"]
    for path in sorted(CLEAN.iterdir()):
        if path.suffix not in (".jsonl", ".txt"):
            found[f"check {path.name} (clean)"] = [*check, str(path)]
    found["check wrong.json (findings)"] = [*check, str(wrong)]
    return found


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False, env=ENVIRONMENT)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        timed = commands(Path(name))
        taken: dict[str, list[float]] = {name: [] for name in timed}
        for command in timed.values():
            seconds(command)  # the first run writes byte code
        for _ in range(rounds):
            for name, command in timed.items():
                taken[name].append(seconds(command))
    unit = statistics.median(taken["python -c pass"])
    print(f"{'command':42} {'median ms':>9} {'x bare start':>12}")
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:42} {median * 1000:9.1f} {median / unit:12.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
