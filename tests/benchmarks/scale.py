"""Corpora of any size, as a Markdown table: does cost by record stay flat, and memory bounded?

Run: ``python tests/benchmarks/scale.py``. ``--sizes`` and ``--modes`` choose rows, ``--kind`` the
records: ``block`` as ``records.py`` makes them, ``pages`` with addresses, titles, dates and bios,
of which one in twenty is a copy of the one before, ``names`` each with an author, a bio and a title
that no other has: the most that there can be to compare. ``--folder`` keeps the files for the next
run; ten million records take 5 to 7 GB, and what is put aside goes to ``TMPDIR``.

Memory is that of the largest process and the sum of all processes at one moment (proportional
shares, Linux), looked at four times a second. ``aside`` is a run that puts nearly everything aside,
with ``--memory 32``. Spark runs as ``local[2]`` with 2 GB for Java. The digest is of all findings,
whatever their order: rows of one size that run the same rules share it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))
from records import json_line, records

if TYPE_CHECKING:
    from records import Record

WORDS = (
    "lights pier harbor river council summit border energy budget treaty market court army",
    "press vote reform water bank school union cyber trade debt crisis peace law oil gas food",
)
CHECK = [sys.executable, "-m", "carnegie_meta", "check", "--isolated", "--output-format", "jsonl"]
TOLD = ("code", "record", "pointer", "line", "column", "end_line", "end_column", "message")
MODES: dict[str, list[str]] = {
    "one process": [*CHECK, "--jobs", "1"],
    "two processes": [*CHECK, "--jobs", "2"],
    "aside": [*CHECK, "--jobs", "2", "--memory", "32"],
    "no corpus rules": [*CHECK, "--jobs", "2", "--no-corpus"],
    "spark": [sys.executable, "-m", "carnegie_meta.spark"],
}
COLUMNS = (
    "records",
    "run",
    "wall s",
    "CPU s",
    "CPU µs a record",
    "largest MB",
    "all MB",
    "findings",
    "digest",
)


def pages(count: int) -> Iterator[Record]:
    """*count* records of pages, every twentieth a copy under another address."""
    chance = random.Random(5)
    words = " ".join(WORDS).split()
    last: Record = {}
    for number, record in enumerate(records(count)):
        if number % 20 == 19:
            copy = {**last, "url": str(last["url"]).replace("/posts/", "/china/posts/")}
            if number % 40 == 19:
                copy["regions"] = ["Japan"]
            yield copy
            continue
        title = [chance.choice(words).capitalize() for _ in range(6)]
        year = 2000 + number % 25
        slug = "-".join(word.lower() for word in title) + f"-{number}"
        last = {
            "url": f"https://example.org/posts/{year}/05/{slug}",
            "title": f"{' '.join(title)} {number}",
            "date": f"{year}-05-{1 + number % 28:02}",
            **record,
        }
        authors = record.get("authors")
        if number % 50 == 0 and isinstance(authors, list) and authors:
            many = len(words)
            subjects = words[number % many], words[number // many % many]
            bio = f"{authors[0]} is a fellow who studies {subjects[0]} and {subjects[1]}."
            last["authors"] = [{"name": authors[0], "bio": bio}]
        yield last


def names(count: int) -> Iterator[Record]:
    """*count* records of which each has an author, a bio and a title of its own."""
    chance = random.Random(3)
    consonants = [
        "b",
        "c",
        "d",
        "f",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "w",
        "z",
        "ch",
        "sh",
        "th",
    ]
    vowels = ["a", "e", "i", "o", "u", "ai", "ei"]

    def word(syllables: int) -> str:
        made = (chance.choice(consonants) + chance.choice(vowels) for _ in range(syllables))
        return "".join(made).capitalize() + chance.choice(["", "n", "r", "s", "k"])

    firsts = [word(2) for _ in range(400)]
    things = [word(3).lower() for _ in range(3000)]
    for number, record in enumerate(records(count)):
        name = f"{chance.choice(firsts)} {word(chance.choice([2, 3]))}"
        one, other = chance.choice(things), chance.choice(things)
        bio = f"{name} is a fellow who studies {one} and {other} in {word(2)}."
        yield {
            **record,
            "url": f"https://example.org/posts/s-{number}-x",
            "title": f"{word(3)} {word(3)} {word(2)} {word(3)}",
            "date": "2020-01-01",
            "slug": f"s-{number}-x",
            "authors": [{"name": name, "bio": bio}],
        }


KINDS = {"block": records, "pages": pages, "names": names}


def corpus(folder: Path, kind: str, count: int) -> Path:
    """A file of *count* records."""
    path = folder / f"{kind}-{count}.jsonl"
    if not path.exists():
        half = path.with_suffix(".half")
        with half.open("w", encoding="utf-8") as file:
            file.writelines(json_line(record) + "\n" for record in KINDS[kind](count))
        half.replace(path)
    return path


def family(process: int) -> list[int]:
    """*process* and those that it has started."""
    found = [process]
    for parent in found:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                text = Path(f"/proc/{parent}/task/{task}/children").read_text()
                found += map(int, text.split())
        except OSError:
            continue  # it has ended, or this is no Linux
    return found


class Peak:
    """The most that a family of processes took, in bytes and seconds of CPU."""

    def __init__(self) -> None:
        self.one = self.all = 0
        self.cpu = 0.0

    def look(self, processes: list[int]) -> None:
        """Look at *processes* now; what they share counts once in ``all``."""
        whole, cpu = 0, 0
        for process in processes:
            try:
                text = Path(f"/proc/{process}/smaps_rollup").read_text()
                stat = Path(f"/proc/{process}/stat").read_text()
            except OSError:
                continue
            sizes = dict(row.split(":", 1) for row in text.splitlines()[1:])
            whole += int(sizes["Pss"].split()[0]) * 1024
            self.one = max(self.one, int(sizes["Rss"].split()[0]) * 1024)
            # Its own and that of the children it has seen end, after the name in brackets.
            cpu += sum(map(int, stat.rpartition(")")[2].split()[11:15]))
        self.all = max(self.all, whole)
        self.cpu = max(self.cpu, cpu / os.sysconf("SC_CLK_TCK"))


def measured(command: list[str], output: Path) -> tuple[float, float, float, float]:
    """Seconds of wall and CPU, megabytes of the largest process and of all, of one run."""
    start = time.perf_counter()
    peak = Peak()
    spark = {"PYSPARK_SUBMIT_ARGS": "--master local[2] --driver-memory 2g pyspark-shell"}
    environment = {**os.environ, **spark, "SPARK_LOCAL_IP": "127.0.0.1"}
    with (
        output.open("wb") as file,
        subprocess.Popen(command, stdout=file, env=environment) as process,
    ):
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                process.returncode = os.waitstatus_to_exitcode(status)
                break
            peak.look(family(process.pid))
            time.sleep(0.25)
    if process.returncode not in (0, 1):
        raise SystemExit(f"exit status {process.returncode}: {' '.join(command)}")
    wall = time.perf_counter() - start
    cpu = max(usage.ru_utime + usage.ru_stime, peak.cpu)
    # What the system tells at the end counts this process too, as it was before the command began.
    return wall, cpu, (peak.one or usage.ru_maxrss * 1024) / 1e6, peak.all / 1e6


def findings(output: Path) -> tuple[int, str]:
    """How many findings *output* holds, and a digest of them in any order."""
    count = total = 0
    for found in said(output):
        count += 1
        total += int.from_bytes(
            hashlib.blake2b(repr(found).encode(), digest_size=8).digest(), "big"
        )
    return count, f"{total % 2**32:08x}"


def said(output: Path) -> Iterator[tuple[object, ...]]:
    """What tells each finding in *output*: lines of JSON, or a folder of Parquet."""
    if output.is_dir():
        from pyarrow.dataset import dataset

        for batch in dataset(output / "findings").to_batches(columns=list(TOLD)):
            yield from zip(*(batch.column(name).to_pylist() for name in TOLD), strict=True)
        return
    with output.open("rb") as file:
        for line in file:
            found = json.loads(line)
            yield tuple(found[name] for name in TOLD)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--modes", nargs="+", choices=list(MODES), default=list(MODES))
    parser.add_argument("--kind", choices=list(KINDS), default="block")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---:|---|" + "---:|" * (len(COLUMNS) - 2))
    for count in options.sizes:
        path = corpus(folder, options.kind, count)
        for mode in options.modes:
            output = folder / "findings.jsonl"
            command = [*MODES[mode], str(path)]
            if mode == "spark":
                command += ["--output", str(folder / "spark"), "--overwrite"]
            wall, cpu, largest, whole = measured(command, output)
            found = findings(folder / "spark" if mode == "spark" else output)
            cells = [f"{count:,}", mode, f"{wall:.1f}", f"{cpu:.1f}", f"{cpu / count * 1e6:.0f}"]
            cells += [f"{largest:,.0f}", f"{whole:,.0f}", f"{found[0]:,}", found[1]]
            print("|", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()
