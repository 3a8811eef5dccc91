"""The line that says how far a run is: on a terminal, when it takes long, and gone at the end."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from carnegie_meta.cli.progress import CLEAR, Progress, progress_on

RECORD = {"type": "event", "centers": ["Carnegie Europe"], "regions": ["Germny"]}
AT_ONCE = (
    "import carnegie_meta.cli.progress as p; p.AFTER = p.EVERY = 0;"
    "from carnegie_meta.cli.main import run; run()"
)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_short_run_says_nothing() -> None:
    clock, stream = Clock(), io.StringIO()
    progress = Progress(stream, clock)
    progress.begin(10, 0)
    for _ in range(10):
        clock.now += 0.1
        progress.step(0)
    progress.clear()
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("files", "size", "step", "line"),
    [
        (5000, 0, 0, "0% (2 of 5,000 files), 1 files/s, 1:23:18 left"),
        (1, 500_000_000, 100_000_000, "40% (200.0 of 500.0 MB), 100.0 MB/s, 3 s left"),
        (300, 0, 0, "0% (2 of 300 files), 1 files/s, 4:58 left"),
    ],
)
def test_what_a_long_run_says(files: int, size: int, step: int, line: str) -> None:
    clock, stream = Clock(), io.StringIO()
    progress = Progress(stream, clock)
    progress.begin(files, size)
    for _ in range(2):
        clock.now += 1
        progress.step(step)
    assert stream.getvalue() == CLEAR + line
    progress.clear()
    progress.clear()
    assert stream.getvalue() == CLEAR + line + CLEAR


def test_only_a_terminal_has_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert progress_on(None) is None
    assert progress_on(io.StringIO()) is None
    ours, theirs = pty.openpty()
    with open(theirs, "w") as stream:
        monkeypatch.setenv("TERM", "xterm")
        assert progress_on(stream) is not None
        monkeypatch.setenv("TERM", "dumb")
        assert progress_on(stream) is None
    os.close(ours)


def checked(folder: Path, terminal: bool, *more: str) -> tuple[str, str]:
    """Both outputs of a run whose standard error is a terminal, or a pipe."""
    command = [sys.executable, "-c", AT_ONCE, "check", "--no-cache", *more, str(folder)]
    environment = os.environ | {"TERM": "xterm"}
    if not terminal:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        return done.stdout, done.stderr
    ours, theirs = pty.openpty()
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment, check=False
    )
    os.close(theirs)
    said = b""
    try:
        while data := os.read(ours, 65536):
            said += data
    except OSError:
        pass  # Linux: nobody has the other end any more
    os.close(ours)
    return done.stdout, said.decode()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_on_a_terminal(tmp_path: Path, jobs: str) -> None:
    for number in range(40):
        (tmp_path / f"{number}.json").write_text(json.dumps(RECORD))
    piped, silence = checked(tmp_path, False, "--jobs", jobs)
    assert silence == ""
    out, line = checked(tmp_path, True, "--jobs", jobs)
    assert out == piped
    assert " of 40 files), " in line
    assert line.endswith(CLEAR)
    assert checked(tmp_path, True, "--quiet")[1] == ""
