"""Hostile input: each ends in a finding or a one-line error, in bounded time and memory.

Every case stands beside a wrong record, which must be found all the same.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

MEMORY = 1536 * 1024 * 1024
"""Bytes of address space that a run may take."""
SECONDS = 60
"""A bound against hanging, far above what any case needs."""

NEIGHBOUR = {"primaryCenter": "Carnegie India", "centers": ["Carnegie Europe"]}


def check(*arguments: object, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "carnegie_meta",
            "check",
            "--output-format",
            "jsonl",
            *map(str, arguments),
        ],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def findings(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def codes_of(done: subprocess.CompletedProcess[str], name: str) -> set[str]:
    return {str(d["code"]) for d in findings(done) if d["path"] == name}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "zz.json").write_text(json.dumps(NEIGHBOUR))
    return tmp_path


def bomb() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 12):
        items = ", ".join(f"*a{level - 1}" for _ in range(10))
        lines.append(f"a{level}: &a{level} [{items}]")
    return "\n".join([*lines, "regions: *a11"]).encode()


CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "binary": ("a.json", lambda: bytes(range(256)) * 400),
    "binary in Markdown": ("a.md", lambda: b"---\n" + bytes(range(256)) * 400),
    "invalid UTF-8": ("a.json", lambda: b'{"regions": ["T\xfcrkiye"]}'),
    "invalid UTF-8 in YAML": ("a.yaml", lambda: b"regions: [T\xfcrkiye]\n"),
    "UTF-16": ("a.json", lambda: json.dumps(NEIGHBOUR).encode("utf-16")),
    "empty JSON": ("a.json", lambda: b""),
    "empty YAML": ("a.yaml", lambda: b""),
    "empty Markdown": ("a.md", lambda: b""),
    "empty JSONL": ("a.jsonl", lambda: b"\n\n"),
    "white space": ("a.json", lambda: b" \n\t\n"),
    "a 200 MB line of JSONL": ("a.jsonl", lambda: b'{"a": "' + b"x" * 200_000_000 + b'"}\n'),
    "a 200 MB line of JSON": ("a.json", lambda: b'{"a": "' + b"x" * 200_000_000 + b'"}'),
    "deep JSON": ("a.json", lambda: b"[" * 100_000 + b"]" * 100_000),
    "deep JSON objects": ("a.json", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "deep YAML": ("a.yaml", lambda: b"regions: " + b"[" * 100_000 + b"]" * 100_000),
    "deep block YAML": ("a.yaml", lambda: b"- " * 20_000 + b"x"),
    "deep TOML": ("a.toml", lambda: b"regions = " + b"[" * 100_000 + b"]" * 100_000),
    "an alias bomb": ("a.yaml", bomb),
    "an alias bomb in front matter": ("a.md", lambda: b"---\n" + bomb() + b"\n---\n"),
    "an alias of itself": ("a.yaml", lambda: b"regions: &a [*a]\n"),
    "a gzip bomb": ("a.jsonl.gz", lambda: gzip.compress(b'{"a": "' + b"x" * 300_000_000, 9)),
    "half a gzip": ("a.jsonl.gz", lambda: gzip.compress(os.urandom(9000))[:5000]),
    "no gzip": ("a.jsonl.gz", lambda: b"\x1f\x8bnothing"),
    "a page of braces": ("a.txt", lambda: b"{" * 200_000),
    "a page of half blocks": ("a.txt", lambda: b'{"authors": ["x"], "type": ' * 5_000),
    "markup without end": ("a.html", lambda: b"<html><body>" + b"<" * 200_000),
    "tags without end": ("a.html", lambda: b"<!doctype html>" + b"<div class='" * 50_000),
    "a key of a million characters": ("a.json", lambda: b'{"' + b"k" * 1_000_000 + b'": 1}'),
    "a number of a million digits": ("a.json", lambda: b'{"regions": ' + b"9" * 1_000_000 + b"}"),
    "a number beyond floats": ("a.json", lambda: b'{"regions": [1e999]}'),
    "a lone surrogate": ("a.json", lambda: b'{"regions": ["\\ud800"]}'),
    "twenty thousand regions": (
        "a.json",
        lambda: json.dumps({**NEIGHBOUR, "regions": [f"R{n}" for n in range(20_000)]}).encode(),
    ),
    "three thousand keys": (
        "a.json",
        lambda: json.dumps({f"region{n}": 1 for n in range(3_000)} | NEIGHBOUR).encode(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_is_a_finding_and_the_neighbour_is_checked(folder: Path, case: str) -> None:
    name, make = CASES[case]
    (folder / name).write_bytes(make())
    done = check(name, "zz.json", cwd=folder)
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    assert codes_of(done, name), "the hostile file has no finding"
    assert "REL101" in codes_of(done, "zz.json")
    for found in findings(done):
        assert len(str(found["message"])) < 500
        if found["path"] == name:
            assert isinstance(found["line"], int)


def test_a_fifo_is_an_error_of_one_line(folder: Path) -> None:
    os.mkfifo(folder / "a.json")
    done = check("a.json", "zz.json", cwd=folder)
    assert done.returncode == 2
    assert done.stderr == "carnegie-meta: a.json: not a regular file; a pipe is read as -\n"
    assert "REL101" in codes_of(done, "zz.json")


def test_a_folder_with_a_fifo_ends_as_well(folder: Path) -> None:
    os.mkfifo(folder / "a.json")
    done = check(".", cwd=folder)
    assert done.returncode == 2
    assert "a.json: not a regular file" in done.stderr
    assert "REL101" in codes_of(done, "./zz.json")


def test_an_unreadable_file_is_an_error_of_one_line(folder: Path) -> None:
    secret = folder / "a.json"
    secret.write_text("{}")
    secret.chmod(0)
    folder.chmod(0o755)
    # Root reads everything, so root becomes somebody else, once everything is loaded.
    code = """
import os
import sys
from carnegie_meta.cli.main import main, run
main(["check", "--output-file", os.devnull, "--output-format", "jsonl", "zz.json"])
if os.geteuid() == 0:
    os.setuid(65534)
sys.argv = ["carnegie-meta", "check", "--output-format", "jsonl", "a.json", "zz.json"]
run()
"""
    for parent in folder.parents:
        if parent.name.startswith("pytest"):
            parent.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=SECONDS
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr == "carnegie-meta: a.json: cannot be read: Permission denied\n"
    assert "REL101" in codes_of(done, "zz.json")


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner/back").symlink_to(folder, target_is_directory=True)
    (folder / "self.json").symlink_to("self.json")
    done = check(".", cwd=folder)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "self.json: cannot be read" in done.stderr
    assert [d["path"] for d in findings(done) if d["code"] == "REL101"] == ["./zz.json"]


def test_a_folder_instead_of_a_file(folder: Path) -> None:
    (folder / "a.json").mkdir()
    done = check(".", cwd=folder)
    assert done.returncode == 1
    assert done.stderr == ""


def test_names_that_are_no_text(folder: Path) -> None:
    target = os.fsencode(folder) + b"/\xff\x1b[31m.json"
    with open(target, "wb") as file:
        file.write(b"{")
    done = check(".", cwd=folder)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout + done.stderr


def test_standard_input(folder: Path) -> None:
    record = json.dumps(NEIGHBOUR).encode()
    assert "REL101" in {d["code"] for d in findings(check("-", cwd=folder, stdin=record))}
    named = check("--stdin-filename", "a.md", "-", cwd=folder, stdin=b"---\n" + record + b"\n---\n")
    assert {"a.md"} == {d["path"] for d in findings(named)}
    lines = check("-", cwd=folder, stdin=record + b"\n" + record + b"\n")
    assert [d["record"] for d in findings(lines) if d["code"] == "REL101"] == [0, 1]
    empty = check("-", cwd=folder)
    assert empty.returncode == 1
    assert len(findings(empty)) == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_control_c_ends_with_one_line(folder: Path, jobs: str) -> None:
    for name in ("many.jsonl", "more.jsonl"):
        with (folder / name).open("w") as file:
            file.writelines(json.dumps(NEIGHBOUR) + "\n" for _ in range(200_000))
    target = folder / "out.jsonl"
    command = [sys.executable, "-m", "carnegie_meta", "check", "--jobs", jobs]
    process = subprocess.Popen(
        [*command, "--output-file", target, "many.jsonl", "more.jsonl"],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 130
    assert err == "carnegie-meta: interrupted\n"
    assert not target.exists()


def test_a_reader_that_goes_away_is_no_traceback(folder: Path) -> None:
    with (folder / "many.jsonl").open("w") as file:
        file.writelines(json.dumps(NEIGHBOUR) + "\n" for _ in range(5_000))
    done = subprocess.run(
        f"{sys.executable} -m carnegie_meta check many.jsonl | head -1",
        cwd=folder,
        shell=True,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


@pytest.mark.parametrize("streams", [">&-", "> /dev/full", "2>&-", "<&-"])
def test_streams_that_fail_are_no_traceback(folder: Path, streams: str) -> None:
    (folder / "content").mkdir()
    done = subprocess.run(
        f"{sys.executable} -m carnegie_meta check zz.json {streams}",
        cwd=folder,
        shell=True,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == (2 if "full" in streams else 1)


def test_closed_standard_input_is_said(folder: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m carnegie_meta check - <&-",
        cwd=folder,
        shell=True,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert (done.returncode, done.stderr) == (2, "carnegie-meta: standard input is closed\n")
