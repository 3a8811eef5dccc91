"""``check --fix`` and ``--diff``: files mended in place, or shown and left."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carnegie_meta.cli.main import main
from tests.cli.conftest import Run

BEFORE = (
    "\ufeff---\r\n"
    "title: 'A pulse'   # keep me\r\n"
    "authors: [Marc Pierini]\r\n"
    "type: Commentary\r\n"
    "centers: [Carnegie Europe]\r\n"
    "primary_center: Carnegie Europe\r\n"
    "regions: [Turkey]\r\n"
    "---\r\n"
    "Text without end"
).encode()
AFTER = BEFORE.replace(b"Commentary", b"commentary").replace(b"primary_c", b"primaryC")
AFTER = AFTER.replace(b"Turkey", "Türkiye".encode())


def put(folder: Path, name: str = "a.md", data: bytes = BEFORE) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_fix_mends_what_is_certain_and_nothing_else(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path)
    path.chmod(0o640)
    done = command("check", "--fix", path)
    assert path.read_bytes() == AFTER
    assert path.stat().st_mode & 0o777 == 0o640
    assert done.status == 0
    assert "3 fixed" in done.out
    assert "REL501" in done.out


def test_unsafe_fixes_are_asked_for(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path)
    command("check", "--fix", "--unsafe-fixes", path)
    assert "regions: [Middle East, Türkiye]".encode() in path.read_bytes()


def test_diff_shows_and_writes_nothing(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path)
    done = command("check", "--diff", path)
    assert path.read_bytes() == BEFORE
    assert done.status == 1
    assert "-type: Commentary\r\n+type: commentary\r\n" in done.out
    assert command("check", "--fix", path).status == 0
    assert command("check", "--diff", path).status == 0


def test_pages_and_packed_files_are_never_edited(command: Run, tmp_path: Path) -> None:
    page = b'{"authors": ["A B"], "type": "Commentary", "centers": ["Carnegie Europe"]}Source: X'
    path = put(tmp_path, "a.txt", page)
    command("check", "--fix", path)
    assert path.read_bytes() == page


def test_a_link_stays_and_its_target_is_mended(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path)
    link = tmp_path / "b.md"
    link.symlink_to(path)
    command("check", "--fix", link)
    assert link.is_symlink()
    assert path.read_bytes() == AFTER


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[bytes], None]]:
    """Puts bytes on standard input."""
    path = tmp_path / "stdin"
    path.write_bytes(b"")
    with path.open("rb") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        yield path.write_bytes


Stdin = Callable[[bytes], None]


def test_standard_input_goes_mended_to_standard_output(command: Run, stdin: Stdin) -> None:
    stdin(BEFORE)
    done = command("check", "--fix", "--stdin-filename", "a.md", "-")
    assert done.out.encode() == AFTER
    assert done.err.startswith("a.md:7:11: REL501 warning: ")
    assert "3 fixed" in done.err
    assert done.status == 0


def test_the_diff_of_standard_input_goes_to_standard_output(command: Run, stdin: Stdin) -> None:
    stdin(BEFORE)
    done = command("check", "--diff", "--stdin-filename", "content/a.md", "-")
    assert done.out.startswith("--- a/content/a.md\n+++ b/content/a.md\n@@ -1,9 +1,9 @@\n")
    assert "content/a.md:4:7: SCH205 error: " in done.err
    assert done.status == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        AFTER.replace(b"]\r\n---", b", Middle East]\r\n---"),
        b"\x1f\x8bpacked",
        b'{"type": "Commentary", "x": "\xff"}',
        b'{"type": "Commentary"',
        b'{"authors": ["A B"], "type": "Commentary", "centers": ["Carnegie Europe"]}Source: X',
        "type: Commentary".encode("utf-16"),
    ],
)
def test_standard_input_that_is_not_mended_comes_out_as_it_went_in(
    capfdbinary: pytest.CaptureFixture[bytes], stdin: Stdin, data: bytes
) -> None:
    stdin(data)
    main(["check", "--fix", "--unsafe-fixes", "-"])
    assert capfdbinary.readouterr().out == data


def test_findings_of_standard_input_take_any_format(command: Run, stdin: Stdin) -> None:
    stdin(BEFORE)
    arguments = ("--fix", "--output-format", "jsonl", "--statistics")
    done = command("check", *arguments, "--stdin-filename", "a.md", "-")
    assert done.out.encode() == AFTER
    first = json.loads(done.err.splitlines()[0])
    assert (first["code"], first["path"], first["line"]) == ("REL501", "a.md", 7)


def test_a_refused_repair_is_told(command: Run, tmp_path: Path) -> None:
    data = b'{"authors": ["A B"], "programs": [], "programAffiliation": "Russia"}'
    path = put(tmp_path, "a.json", data)
    done = command("check", "--fix", path)
    assert path.read_bytes() == data
    assert f"{path}: REL201 not mended: it would add REL203: " in done.err


def test_the_difference_applied_is_what_fix_writes(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shutil.which("git"), "git applies the differences"
    plain = BEFORE.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    for folder in ("fixed", "patched"):
        (tmp_path / folder / "a b").mkdir(parents=True)
        put(tmp_path / folder, "crlf and mark.md", BEFORE)
        put(tmp_path / folder, "plain.md", plain + b"\n")
        put(tmp_path / folder / "a b", "ä.md", plain)
        put(tmp_path / folder, "one.jsonl", b'{"title": "x", "regions": "Turkey"}\r\n' * 3)
        put(tmp_path / folder, "two.json", b'{"type": "Event",\r "regions": ["Turkey"]}')
    monkeypatch.chdir(tmp_path / "fixed")
    command("check", "--fix", "--unsafe-fixes", ".")
    monkeypatch.chdir(tmp_path / "patched")
    shown = command("check", "--diff", "--unsafe-fixes", ".").out
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        input=shown.encode(),
        check=True,
        env={**os.environ, "GIT_DIR": str(tmp_path / "none")},
    )
    texts = [
        {p.relative_to(tmp_path / f): p.read_bytes() for p in (tmp_path / f).rglob("*.*")}
        for f in ("fixed", "patched")
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) == shown.count("\n+++ b/") == 5


def test_unsafe_fixes_alone_are_refused(command: Run, tmp_path: Path) -> None:
    done = command("check", "--unsafe-fixes", put(tmp_path))
    assert done.status == 2


def test_diff_fails_on_what_stays_wrong(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", b'{"authors": []}')
    done = command("check", "--diff", path)
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        "carnegie-meta: nothing would change; findings at or above 'error' stay: leave out --diff\n"
    )
    assert command("check", "--diff", "--quiet", path).err == ""
    assert command("check", "--diff", "--fail-on", "never", path).status == 0


@pytest.mark.parametrize(
    "option", [["--output-format", "json"], ["--output-file", "x"], ["--statistics"]]
)
def test_a_difference_is_no_report(command: Run, tmp_path: Path, option: list[str]) -> None:
    done = command("check", "--diff", *option, tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "leave out --output-file" in done.err
