"""Runs that keep more than memory is to hold: stopped, killed, refused a place for it."""

from __future__ import annotations

import ast
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.test_parity import corpus_lines

SECONDS = 120
"""A bound against hanging, far above what any case needs."""

HARNESS = """
import os, signal, sys
from carnegie_meta.cli.main import run
from carnegie_meta.source.scratch import Scratch

children, put, count = [], Scratch.put, 0
fork = os.fork

def forked():
    child = fork()
    children.append(child)
    return child

def counted(self, data):
    global count
    count += 1
    if count == 300:
        {then}
    return put(self, data)

os.fork, Scratch.put = forked, counted
sys.argv[0] = "carnegie-meta"
run()
"""
"""The command, with something that happens when much has been put aside."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that is large enough to be cut, for two processes."""
    path = tmp_path_factory.mktemp("large") / "corpus.jsonl"
    lines = corpus_lines(600)
    with path.open("w", encoding="utf-8") as file:
        while file.tell() < 9_000_000:
            file.writelines(line + "\n" for line in lines)
    return path


def check(
    corpus: Path,
    folder: Path,
    *arguments: str,
    then: str = "pass",
    limit: int = 0,
) -> subprocess.CompletedProcess[str]:
    """The run over *corpus* with a memory so small that everything is put aside."""
    command = [sys.executable, "-c", HARNESS.format(then=then), "check", "--isolated", "--no-cache"]
    command += ["--output-format", "jsonl", "--memory", "0.02", *arguments, str(corpus)]
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)

    def limited() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env={**os.environ, "TMPDIR": str(temporary)},
        preexec_fn=limited,
    )
    assert os.listdir(temporary) == []
    return done


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_nothing(corpus: Path, tmp_path: Path, jobs: str) -> None:
    report = tmp_path / "report.jsonl"
    report.write_text("before")
    stop = "os.kill(os.getpid(), signal.SIGINT)"
    done = check(corpus, tmp_path, "--jobs", jobs, "--output-file", str(report), then=stop)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "carnegie-meta: interrupted\n"
    assert report.read_text() == "before"
    assert sorted(os.listdir(tmp_path)) == ["report.jsonl", "temporary"]


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGSEGV"])
def test_a_worker_that_dies_ends_the_run(corpus: Path, tmp_path: Path, signal: str) -> None:
    report = tmp_path / "report.jsonl"
    kill = f"os.kill(children[0], signal.{signal})"
    done = check(corpus, tmp_path, "--jobs", "2", "--output-file", str(report), then=kill)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a worker process died" in done.stderr
    assert not report.exists()


def test_a_request_to_end_ends_the_workers_first(corpus: Path, tmp_path: Path) -> None:
    stop = "sys.stderr.write(repr(children) + chr(10)); os.kill(os.getpid(), signal.SIGTERM)"
    done = check(corpus, tmp_path, "--jobs", "2", then=stop)
    assert done.returncode == 143
    workers = ast.literal_eval(done.stderr.splitlines()[0])
    assert len(workers) == 2
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_is_told_in_one_line(corpus: Path, tmp_path: Path, jobs: str) -> None:
    done = check(corpus, tmp_path, "--jobs", jobs, limit=100_000)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"carnegie-meta: {tmp_path / 'temporary'} cannot hold")
    assert "TMPDIR" in line


@pytest.mark.parametrize("missing", [17_000_000, 5_000])
def test_a_full_disk_is_told_while_standard_input_is_kept(tmp_path: Path, missing: int) -> None:
    lines = "".join(line + "\n" for line in corpus_lines(600))
    text = lines * (17_000_000 // len(lines) + 1)
    limit = max(100_000, len(text.encode()) - missing)
    done = subprocess.run(
        [sys.executable, "-m", "carnegie_meta", "check", "--stdin-filename", "a.jsonl", "-"],
        input=text,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"carnegie-meta: {tmp_path} cannot hold")


def test_a_folder_that_is_not_there_takes_no_temporary_file(corpus: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "carnegie_meta", "check", "--memory", "0.02", str(corpus)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env={**os.environ, "TMPDIR": str(tmp_path / "absent")},
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"carnegie-meta: {tmp_path / 'absent'} cannot hold")
    assert "No such file or directory" in line


def test_more_processes_than_the_system_gives(corpus: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "carnegie_meta", "check", "--jobs", "2", str(corpus)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8)),
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "cannot start process 2 of 2: Too many open files; give --jobs a smaller" in line


def test_what_is_found_is_what_a_run_in_memory_finds(corpus: Path, tmp_path: Path) -> None:
    aside = [check(corpus, tmp_path, "--jobs", jobs) for jobs in ("1", "2")]
    whole = check(corpus, tmp_path, "--memory", "2000")
    assert [done.stdout for done in aside] == [whole.stdout] * 2
    assert whole.stdout.count('"COR') > 100
    assert whole.returncode == 1


def test_a_small_run_loads_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"type": "event"}\n{"type": "event"}\n')
    code = (
        "import sys; from carnegie_meta.cli.main import main; main(sys.argv[1:]); "
        "print([name for name in sys.modules if name.startswith(('carnegie_meta', 'duckdb'))"
        " and name.endswith(('spill', 'scratch', 'held', 'duckdb'))], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--isolated", str(path)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert done.stderr.splitlines()[-1] == "[]"
