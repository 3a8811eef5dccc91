"""``check --fix`` and ``--diff``: files mended in place, or shown and left."""

from __future__ import annotations

from pathlib import Path

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


def test_standard_input_is_not_mended(command: Run) -> None:
    done = command("check", "--fix", "-")
    assert done.status == 2
    assert "standard input" in done.err


def test_unsafe_fixes_alone_are_refused(command: Run, tmp_path: Path) -> None:
    done = command("check", "--unsafe-fixes", put(tmp_path))
    assert done.status == 2


def test_diff_fails_on_what_stays_wrong(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", b'{"authors": []}')
    assert command("check", "--diff", path).status == 1
    assert command("check", "--diff", "--fail-on", "never", path).status == 0
