"""Differences that other tools apply: what comes of them is the new text, byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnegie_meta.runner.diff import shown_path, unified_diff

TOOLS = {
    "git": ["git", "apply", "--whitespace=nowarn", "-"],
    "patch": ["patch", "-p1", "--binary", "--quiet", "--posix"],
}
if not shutil.which("patch"):
    del TOOLS["patch"]  # not every system has it; git is needed anyway
PAIRS = [
    ("a\nb\nc\n", "a\nB\nc\n"),
    ("a\nb", "a\nB"),
    ("a\n", "a"),
    ("a", "a\n"),
    ("a\r\nb\r\n", "a\r\nB\r\n"),
    ("\ufeffa\nb\n", "\ufeffA\nb\n"),
    ("one\u2028two\n", "one\u2028three\n"),
    ("a\rb\n", "a\rc\n"),
    ("x\n" * 20 + "a\n", "x\n" * 20 + "b\n"),
    ("a\n" + "x\n" * 6 + "b\n", "A\n" + "x\n" * 6 + "B\n"),
    ("a\n" + "x\n" * 7 + "b\n", "A\n" + "x\n" * 7 + "B\n"),
    ("x\n" * 9, "x\n" * 8),
    ("- a\n- b\n- c\n", "- c\n- a\n"),
]


def applied(tool: str, before: str, difference: str, name: str = "f.md") -> bytes:
    """What *tool* makes of *before*."""
    assert shutil.which(tool), f"{tool} applies the differences"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(before.encode())
        done = subprocess.run(
            TOOLS[tool],
            input=difference.encode(),
            cwd=folder,
            capture_output=True,
            env={"PATH": os.environ["PATH"], "GIT_DIR": str(Path(folder, "none"))},
        )
        assert done.returncode == 0, (done.stderr, difference)
        return path.read_bytes()


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_tools_accept_the_difference(tool: str, before: str, after: str) -> None:
    assert applied(tool, before, unified_diff(before, after, "f.md")) == after.encode()


@pytest.mark.parametrize("name", ["a b.md", "ä/ö.md", 'say "x".md', "back\\slash.md", "a\tb.md"])
def test_git_finds_a_file_of_any_name(name: str) -> None:
    difference = unified_diff("a\nb\n", "a\nc\n", name)
    assert applied("git", "a\nb\n", difference, name) == b"a\nc\n"


def test_no_difference_is_no_text() -> None:
    assert unified_diff("a\n", "a\n", "f.md") == ""


def test_names_lead_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(str(tmp_path / "a" / "b.md")) == "a/b.md"
    assert shown_path("./a.md") == "a.md"
    assert shown_path("/elsewhere/a.md") == "elsewhere/a.md"


lines = st.lists(st.sampled_from("aabcd"), max_size=14).map(lambda found: "\n".join(found))


def carried_out(before: str, difference: str) -> str:
    """*before* after *difference*, by the book: every line of a hunk is looked up."""
    old = before.splitlines(keepends=True)
    new: list[str] = []
    at = 0
    rows = difference.splitlines(keepends=True)[2:]
    for number, row in enumerate(rows):
        bare = number + 1 < len(rows) and rows[number + 1].startswith("\\")
        text = row[1:-1] if bare else row[1:]
        if row.startswith("@@"):
            start, _, length = row.split()[1][1:].partition(",")
            first = int(start) - (length != "0")
            new += old[at:first]
            at = first
        elif row[0] in " -":
            assert old[at] == text
            at += 1
        if row[0] in " +":
            new.append(text)
    return "".join(new + old[at:])


@settings(max_examples=300)
@given(lines, lines)
def test_any_difference_leads_to_the_new_text(before: str, after: str) -> None:
    assert carried_out(before, unified_diff(before, after, "f")) == after


def test_many_changes_in_a_long_file_take_no_longer_than_they_must() -> None:
    before = "".join(f"{number}\n" for number in range(100_000))
    after = "".join(f"{number}{'x' * (number % 2)}\n" for number in range(100_000))
    assert unified_diff(before, after, "f").count("\n+") == 50_000 + 1
