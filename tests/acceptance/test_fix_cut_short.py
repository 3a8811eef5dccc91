"""``check --fix`` that is killed, stopped, or refused by the system: each file stays whole."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

SECONDS = 60
"""A bound against hanging, far above what any case needs."""

FIX = [sys.executable, "-m", "carnegie_meta", "check", "--fix", "--isolated", "--quiet"]
NORMALIZE = [*FIX[:3], "normalize", "--write", "--isolated", "--quiet"]
OLD = (
    b'{"authors": ["A B"], "type": "Commentary", "title": "x", "centers": ["Carnegie Europe"], '
    b'"primaryCenter": "Carnegie Europe"}\n'
)
NEW = OLD.replace(b"Commentary", b"commentary")

REWRITE = """
import sys
from carnegie_meta.runner.rewrite import replace_file
path = sys.argv[1]
texts = [letter * 400_000 for letter in (b"a", b"b")]
print("ready", flush=True)
while True:
    for text in texts:
        replace_file(path, text)
"""


def temporaries(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.startswith(".carnegie-meta-")]


def test_a_process_killed_at_any_moment_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"a" * 400_000)
    whole = {b"a" * 400_000, b"b" * 400_000}
    moments = random.Random(20)
    for killed in range(1, 25):
        process = subprocess.Popen(
            [sys.executable, "-c", REWRITE, str(path)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(moments.random() * 0.03)
        process.kill()
        process.wait(SECONDS)
        process.stdout.close()
        assert path.read_bytes() in whole
        assert len(temporaries(tmp_path)) <= killed
    assert sorted(os.listdir(tmp_path)) == sorted(["a.json", *temporaries(tmp_path)])


def folder_of(count: int, folder: Path) -> list[Path]:
    paths = [folder / f"{number:03}.json" for number in range(count)]
    for path in paths:
        path.write_bytes(OLD)
    return paths


def written(paths: list[Path]) -> int:
    """How many of *paths* hold the new text; each of the others must hold the old one."""
    texts = [path.read_bytes() for path in paths]
    assert set(texts) <= {OLD, NEW}
    return texts.count(NEW)


def wait_for_a_start(paths: list[Path], process: subprocess.Popen[bytes]) -> None:
    """Wait until the first files are written."""
    while paths[2].read_bytes() == OLD:
        assert process.poll() is None, "it was to be stopped in the middle"
        time.sleep(0.001)


def test_a_fix_killed_on_the_way_is_taken_up_again(tmp_path: Path) -> None:
    paths = folder_of(400, tmp_path)
    process = subprocess.Popen([*FIX, str(tmp_path)])
    wait_for_a_start(paths, process)
    process.kill()
    process.wait(SECONDS)
    assert 0 < written(paths) < len(paths)
    assert len(temporaries(tmp_path)) <= 1
    subprocess.run([*FIX, str(tmp_path)], check=False, timeout=SECONDS, capture_output=True)
    assert written(paths) == len(paths)


@pytest.mark.parametrize(
    "command",
    [[*FIX, "--jobs", "1"], [*FIX, "--jobs", "2"], NORMALIZE],
    ids=["1", "2", "normalize"],
)
def test_ctrl_c_leaves_whole_files_and_says_how_many_it_wrote(
    tmp_path: Path, command: list[str]
) -> None:
    paths = folder_of(400, tmp_path)
    process = subprocess.Popen(
        [*command, str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    wait_for_a_start(paths, process)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=SECONDS)
    count = written(paths)
    assert 0 < count < len(paths)
    assert process.returncode == 130
    assert (out, err.decode()) == (b"", f"carnegie-meta: interrupted; {count} files written\n")
    assert temporaries(tmp_path) == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """The kernel refuses to write more than a few bytes, as it does on a full disk."""
    (path,) = folder_of(1, tmp_path)
    done = subprocess.run(
        [*FIX, str(path)], capture_output=True, timeout=SECONDS, text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40)),
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == f"carnegie-meta: {path}: cannot be written: File too large\n"
    assert os.listdir(tmp_path) == [path.name]
    assert path.read_bytes() == OLD


def test_a_read_only_file_is_one_line_and_the_others_are_mended(tmp_path: Path) -> None:
    paths = folder_of(3, tmp_path)
    paths[1].chmod(0o444)
    done = subprocess.run([*FIX, str(tmp_path)], capture_output=True, timeout=SECONDS, text=True)
    assert done.returncode == 2
    assert done.stderr == (f"carnegie-meta: {paths[1]}: cannot be written: the file is read-only\n")
    assert [path.read_bytes() for path in paths] == [NEW, OLD, NEW]


AS_NOBODY = """
import os, sys, tempfile
from carnegie_meta.errors import SourceError
from carnegie_meta.runner.rewrite import replace_file
if os.getuid() == 0:  # no mode binds root
    os.setegid(65534)
    os.seteuid(65534)
try:
    replace_file(sys.argv[1], b"new")
except SourceError as error:
    print(error)
"""


def test_a_read_only_folder_is_one_line() -> None:
    # Not below pytest's own folder, which is closed to others.
    folder = Path(tempfile.mkdtemp())
    path = folder / "a.json"
    try:
        path.write_bytes(OLD)
        path.chmod(0o666)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True
        )
        assert (done.stdout, done.stderr) == (f"{path}: cannot be written: Permission denied\n", "")
        assert path.read_bytes() == OLD
        folder.chmod(0o777)
        again = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True
        )
        assert (again.stdout, again.stderr, path.read_bytes()) == ("", "", b"new")
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
