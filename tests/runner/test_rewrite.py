"""Files are replaced whole or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from carnegie_meta.errors import SourceError
from carnegie_meta.runner.rewrite import replace_file, unified_diff


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_bytes(b"old\r\n")
    return path


def names(path: Path) -> list[str]:
    return sorted(os.listdir(path.parent))


def test_the_bytes_are_the_new_ones(file: Path) -> None:
    replace_file(str(file), b"new\r\n\xff")
    assert file.read_bytes() == b"new\r\n\xff"
    assert names(file) == ["a.md"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    replace_file(str(file), b"new")
    assert file.stat().st_mode & 0o7777 == mode


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to("a.md")
    replace_file(str(link), b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_name_without_a_folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    replace_file("a.md", b"new")
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file(
    file: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(SourceError, match=r"a\.md: cannot be written: No space left on device"):
        replace_file(str(file), b"new")
    assert file.read_bytes() == b"old\r\n"
    assert names(file) == ["a.md"]


def test_an_interruption_leaves_nothing_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(str(file), b"new")
    assert file.read_bytes() == b"old\r\n"
    assert names(file) == ["a.md"]


def test_a_file_that_went_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be written: No such file"):
        replace_file(str(tmp_path / "gone.md"), b"new")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb", "a\nB"),
        ("a\n", "a"),
        ("a\r\nb\r\n", "a\r\nB\r\n"),
        ("one\u2028two\n", "one\u2028three\n"),
        ("x\n" * 20 + "a\n", "x\n" * 20 + "b\n"),
    ],
)
def test_patch_accepts_the_difference(tmp_path: Path, before: str, after: str) -> None:
    assert shutil.which("git"), "git applies the differences"
    (tmp_path / "f.md").write_bytes(before.encode())
    difference = unified_diff(before, after, "f.md")
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        input=difference.encode(), cwd=tmp_path, check=True,
        env={"PATH": os.environ["PATH"], "GIT_DIR": str(tmp_path / "none")},
    )  # fmt: skip
    assert (tmp_path / "f.md").read_bytes() == after.encode()


def test_no_difference_is_no_text() -> None:
    assert unified_diff("a\n", "a\n", "f.md") == ""
