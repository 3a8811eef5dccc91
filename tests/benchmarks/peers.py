"""carnegie-meta beside the validators people use, side by side in one run, as Markdown tables.

Run: ``python tests/benchmarks/peers.py``; ``--help`` tells how to make it larger or smaller. The
peers are installed into an environment of their own (``--peers FOLDER``, kept for the next run),
from PyPI and npm. Commands of one table take turns, so that a machine that slows down slows all of
them; medians are printed, and ratios to the first row. A command that takes longer than a minute
gets one turn only, and its row says so.

What is compared is not the same work: the peers judge one JSON Schema, carnegie-meta runs all its
default rules as well.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from records import json_line, markdown_text, records, yaml_text  # noqa: E402

# Users run compiled modules; some machines keep Python from writing them.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
SCHEMA = HERE.parents[1] / "schemas" / "publication.schema.json"
PYTHON_PEERS = (
    "check-jsonschema",
    "fastjsonschema",
    "jsonschema>=4.26",
    "jsonschema-rs",
    "orjson",
    "pydantic>=2",
    "yamllint",
)
NODE_PEERS = (
    "@stoplight/spectral-cli",
    "ajv-cli",
    "ajv-formats",
    "remark-cli",
    "remark-frontmatter",
    "remark-lint-frontmatter-schema",
)
PATIENCE = 60.0
"""Seconds of one turn after which a command gets no further one."""


class Command:
    """One row of a table. ``fails``: exit statuses that mean that it found something."""

    def __init__(self, *argv: str | Path, cwd: Path | None = None) -> None:
        self.argv = [str(part) for part in argv]
        self.cwd = cwd
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def turn(self) -> None:
        """Run once; the times are kept."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        done = subprocess.run(
            self.argv,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
            env=ENVIRONMENT,
            cwd=self.cwd,
        )
        self.wall.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if done.returncode > 1 or b"Traceback" in done.stderr:
            raise SystemExit(f"{' '.join(self.argv[:6])}: {done.stderr.decode()[-500:]}")


def table(title: str, commands: dict[str, Command], rounds: int, per: int = 0) -> None:
    """Time *commands* in turns and print their medians; with *per*, microseconds of CPU each."""
    for command in commands.values():
        command.turn()  # byte code, page cache
    slow = [name for name, command in commands.items() if command.wall[0] > PATIENCE]
    for name, command in commands.items():
        if name not in slow:
            command.wall.clear()
            command.cpu.clear()
    for _ in range(rounds):
        for name, command in commands.items():
            if name not in slow:
                command.turn()
    first = statistics.median(next(iter(commands.values())).wall)
    print(f"\n### {title}\n")
    print("| command | wall s | ratio |" + (" CPU µs each |" if per else " CPU s |"))
    print("|---|---:|---:|---:|")
    for name, command in commands.items():
        wall, cpu = statistics.median(command.wall), statistics.median(command.cpu)
        last = f"{cpu / per * 1e6:.1f}" if per else f"{cpu:.2f}"
        note = " (one turn)" if name in slow else ""
        print(f"| {name}{note} | {wall:.3f} | {wall / first:.2f} | {last} |", flush=True)


def install(folder: Path) -> None:
    """Put the peers into *folder*, unless they are there."""
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PYTHON_PEERS], check=True)
    if shutil.which("npm") and not (folder / "node_modules").exists():
        (folder / "package.json").write_text("{}")
        install_node = ["npm", "install", "--silent", "--no-fund", "--no-audit", *NODE_PEERS]
        subprocess.run(install_node, cwd=folder, check=True)
    (folder / "spectral.json").write_text(json.dumps(_spectral_rules()))
    (folder / ".remarkrc.mjs").write_text(REMARK)
    shutil.copy(SCHEMA, folder / "publication.schema.json")


def _spectral_rules() -> dict[str, object]:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    schema.pop("$id")
    options = {"schema": schema, "dialect": "draft2020-12"}
    then = {"function": "schema", "functionOptions": options}
    return {"rules": {"publication": {"given": "$", "severity": "error", "then": then}}}


REMARK = """\
import remarkFrontmatter from 'remark-frontmatter';
import rlFmSchema from 'remark-lint-frontmatter-schema';
const embed = undefined;
const schemas = {'./publication.schema.json': ['**/*.md']};
export default { plugins: [remarkFrontmatter, [rlFmSchema, { schemas, embed }]] };
"""


class Bench:
    """Where things are, and how many."""

    def __init__(
        self, peers: Path, work: Path, files: int, count: int, rounds: int, quick: bool = False
    ) -> None:
        self.peers, self.work, self.files, self.quick = peers, work, files, quick
        self.records, self.rounds = count, rounds
        self.python = sys.executable
        self.own = str(Path(sys.executable).parent / "carnegie-meta")

    def peer(self, name: str) -> Path:
        """A peer's command."""
        python = self.peers / "venv" / "bin" / name
        return python if python.exists() else self.peers / "node_modules" / ".bin" / name

    def check(self, *arguments: str | Path) -> Command:
        """A run of carnegie-meta that reads no configuration of this project."""
        return Command(self.own, "check", "--isolated", "--quiet", *arguments)

    def folder(self, kind: str, count: int, defective: float = 0.02) -> Path:
        """A folder with *count* files of *kind*."""
        found = self.work / f"{kind}-{count}-{defective}"
        if not found.exists():
            found.mkdir(parents=True)
            for number, record in enumerate(records(count, defective=defective)):
                path = found / f"{number:05}.{kind}"
                path.write_text(_rendered(record, kind, number), encoding="utf-8")
        return found

    def one(self, kind: str) -> Path:
        """One clean file of *kind*."""
        folder = self.folder(kind, 1, 0.0)
        return next(iter(folder.iterdir()))

    def lines(self, count: int) -> Path:
        """A JSONL file with *count* records."""
        found = self.work / f"{count}.jsonl"
        if not found.exists():
            with found.open("w", encoding="utf-8") as file:
                for record in records(count):
                    file.write(json_line(record) + "\n")
        return found


def _rendered(record: dict[str, object], kind: str, number: int) -> str:
    if kind == "json":
        return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    if kind == "yaml":
        return yaml_text(record)
    return markdown_text(record, number)


def start(bench: Bench) -> None:
    """One clean file, and one with findings, start to exit."""
    wrong = bench.work / "wrong.json"
    # Three findings, one of them with a fix.
    record = {**next(iter(records(1, defective=0.0))), "regions": ["Türkiye", "Turkey"]}
    record["primaryCenter"] = "Carnegie India"
    record["programAffiliation"] = "XYZ"
    wrong.write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
    schema = bench.peers / "publication.schema.json"
    rows = {
        "python -c pass": Command(bench.python, "-c", "pass"),
        "import carnegie_meta": Command(bench.python, "-c", "import carnegie_meta"),
        "carnegie-meta check, JSON": bench.check(bench.one("json")),
        "carnegie-meta check, YAML": bench.check(bench.one("yaml")),
        "carnegie-meta check, Markdown": bench.check(bench.one("md")),
        "carnegie-meta check, three findings": bench.check(wrong),
        "yamllint": Command(bench.peer("yamllint"), "-d", "relaxed", bench.one("yaml")),
        "check-jsonschema": Command(
            bench.peer("check-jsonschema"), "--schemafile", schema, bench.one("json")
        ),
    }
    if bench.peer("ajv").exists():
        rows["ajv-cli"] = _ajv(bench, bench.one("json"))
        rows["remark-lint-frontmatter-schema"] = _remark(bench, bench.one("md"))
        rows["Spectral"] = _spectral(bench, bench.one("json"))
    table("One file, start to exit", rows, bench.rounds)


def _ajv(bench: Bench, *data: str | Path) -> Command:
    options = ["--spec=draft2020", "--strict=false", "-c", "ajv-formats", "--errors=line"]
    chosen = [part for path in data for part in ("-d", path)]
    schema = bench.peers / "publication.schema.json"
    argv = [bench.peer("ajv"), "validate", *options, "-s", schema, *chosen]
    return Command(*argv, cwd=bench.peers)


def _spectral(bench: Bench, path: str | Path) -> Command:
    rules = bench.peers / "spectral.json"
    return Command(bench.peer("spectral"), "lint", "--quiet", "-r", rules, path)


def _remark(bench: Bench, path: Path) -> Command:
    # The configuration names files below its own folder.
    copy = bench.peers / "md" / path.name
    if not copy.exists():
        copy.parent.mkdir(exist_ok=True)
        (shutil.copytree if path.is_dir() else shutil.copy)(path, copy)
    return Command(bench.peer("remark"), "--quiet", "--no-stdout", copy, cwd=bench.peers)


def many(bench: Bench) -> None:
    """Folders of files: cold, without a cache; then with nothing changed since the last run."""
    schema = bench.peers / "publication.schema.json"
    for kind in ("json", "yaml", "md"):
        folder = bench.folder(kind, bench.files)
        rows = {
            "carnegie-meta check, cold": bench.check("--no-cache", folder),
            "carnegie-meta check, cold, one process": bench.check(
                "--no-cache", "--jobs", "1", folder
            ),
            "carnegie-meta check, nothing changed": bench.check(folder),
        }
        if kind != "md":
            rows["check-jsonschema"] = Command(
                bench.peer("check-jsonschema"), "--schemafile", schema, *sorted(folder.iterdir())
            )
        if kind == "json" and bench.peer("ajv").exists():
            rows["ajv-cli"] = _ajv(bench, f"{folder}/*.json")
        if kind == "json" and bench.peer("ajv").exists() and not bench.quick:
            rows["Spectral"] = _spectral(bench, f"{folder}/*.json")
        if kind == "yaml" and not bench.quick:
            rows["yamllint"] = Command(bench.peer("yamllint"), "-d", "relaxed", folder)
        if kind == "md" and bench.peer("remark").exists() and not bench.quick:
            rows["remark-lint-frontmatter-schema"] = _remark(bench, folder)
        table(f"{bench.files:,} {kind} files", rows, bench.rounds)


FAST = """\
import json, orjson, jsonschema_rs
judge = jsonschema_rs.validator_for(json.load(open(SCHEMA)), offline=True).is_valid
"""
COMPILED = """\
import json, orjson, fastjsonschema
schema = json.load(open(SCHEMA))
schema["$schema"] = "http://json-schema.org/draft-07/schema#"
compiled = fastjsonschema.compile(schema)
def judge(record):
    try:
        compiled(record)
    except fastjsonschema.JsonSchemaException:
        pass
"""
PLAIN = """\
import json
from jsonschema import Draft202012Validator
judge = Draft202012Validator(json.load(open(SCHEMA))).is_valid
"""
TYPED = """\
import orjson
from typing import Literal
from pydantic import BaseModel, ConfigDict, ValidationError
SCHEMA = __import__("json").load(open(SCHEMA))
def words(name):
    return Literal[tuple(SCHEMA["properties"][name]["enum"])]
class Block(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    authors: list[str]
    type: words("type")
    blog: str | None = None
    centerAffiliationAll: words("centerAffiliationAll")
    centers: list[str]
    collections: list[str] | None = None
    englishNewsletterAll: words("englishNewsletterAll")
    eventCollection: list[str] | None = None
    nonEnglishNewsletterAll: str
    primaryCenter: str
    programAffiliation: str
    programs: list[str] | None = None
    projects: list[str] | None = None
    regions: list[str] | None = None
    topics: list[str] | None = None
build = Block.model_validate
def judge(record):
    try:
        build(record)
    except ValidationError:
        pass
"""
LOOPS = {
    "read the lines": ("", "pass"),
    "orjson.loads": ("import orjson", "orjson.loads(line)"),
    "orjson + jsonschema-rs": (FAST, "judge(orjson.loads(line))"),
    "orjson + pydantic (types and words)": (TYPED, "judge(orjson.loads(line))"),
    "orjson + fastjsonschema": (COMPILED, "judge(orjson.loads(line))"),
    "json + jsonschema": (PLAIN, "judge(json.loads(line))"),
}
"""Loops a programmer would write instead, by name: set-up, and what is done with a line."""


def stream(bench: Bench) -> None:
    """One JSONL file with many records."""
    path = bench.lines(bench.records)
    rows = {
        "carnegie-meta check --no-corpus --jobs 1": bench.check(
            "--no-corpus", "--jobs", "1", "--output-format", "jsonl", path
        ),
        "carnegie-meta check --no-corpus --jobs 2": bench.check(
            "--no-corpus", "--jobs", "2", "--output-format", "jsonl", path
        ),
        "carnegie-meta check --corpus --jobs 1": bench.check(
            "--corpus", "--jobs", "1", "--output-format", "jsonl", path
        ),
        "carnegie-meta check --corpus --jobs 2": bench.check(
            "--corpus", "--jobs", "2", "--output-format", "jsonl", path
        ),
    }
    python = bench.peer("python")
    for name, (set_up, body) in LOOPS.items():
        code = (
            f"SCHEMA = {str(SCHEMA)!r}\n{set_up}\n"
            f"for line in open({str(path)!r}, 'rb'):\n    {body}\n"
        )
        rows[name] = Command(python, "-c", code)
    table(f"{bench.records:,} records in one JSONL file", rows, bench.rounds, bench.records)


TABLES = {"start": start, "many": many, "stream": stream}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path, default=Path("build/peers"))
    parser.add_argument("--only", choices=TABLES)
    parser.add_argument("--quick", action="store_true", help="without what takes minutes a turn")
    options = parser.parse_args()
    peers = options.peers.resolve()
    (peers / "work").mkdir(parents=True, exist_ok=True)
    install(peers)
    ENVIRONMENT["CARNEGIE_META_CACHE_DIR"] = str(peers / "cache")
    bench = Bench(
        peers, peers / "work", options.files, options.records, options.rounds, options.quick
    )
    for name, run in TABLES.items():
        if options.only in (None, name):
            run(bench)


if __name__ == "__main__":
    main()
