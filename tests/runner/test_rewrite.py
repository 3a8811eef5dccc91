"""Files are replaced whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from carnegie_meta.config.settings import Settings
from carnegie_meta.errors import SourceError
from carnegie_meta.runner.files import discover
from carnegie_meta.runner.rewrite import replace_file
from carnegie_meta.source.whole import PREFIX, SUFFIX


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


def test_a_file_that_nobody_may_write_to_stays(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(SourceError, match=r"a\.md: cannot be written: the file is read-only"):
        replace_file(str(file), b"new")
    assert file.read_bytes() == b"old\r\n"
    assert names(file) == ["a.md"]


def test_a_file_that_has_changed_meanwhile_stays(file: Path) -> None:
    with pytest.raises(SourceError, match="changed while it was being mended"):
        replace_file(str(file), b"new", before=b"older")
    assert file.read_bytes() == b"old\r\n"
    assert names(file) == ["a.md"]
    replace_file(str(file), b"new", before=b"old\r\n")
    assert file.read_bytes() == b"new"


def test_the_owner_stays_where_the_system_lets_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = file.stat()
    asked: list[tuple[int, int]] = []
    real = os.stat

    def of_others(path: str) -> os.stat_result:
        found = real(path)
        if str(path) != str(file):
            return found
        return os.stat_result((0o104755, *found[1:4], own.st_uid + 1, own.st_gid + 2, *found[6:]))

    def refused(path: str, user: int, group: int) -> None:
        asked.append((user, group))
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", of_others)
        patch.setattr(os, "chown", refused)
        replace_file(str(file), b"new")
    assert asked == [(own.st_uid + 1, own.st_gid + 2)]
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o7777 == 0o755, "a set-id bit would speak of another owner"


def test_what_a_killed_process_leaves_is_no_file_of_ours(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}x1y2z3{SUFFIX}").write_bytes(b"{}")
    (tmp_path / f"{PREFIX}x1y2z3.json").write_bytes(b"{}")
    assert list(discover([str(tmp_path)], Settings())) == []
