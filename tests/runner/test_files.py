"""What a walk leaves out, and that each file comes once."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from carnegie_meta.config.settings import EXCLUDED, Settings
from carnegie_meta.runner.files import Excluded, discover

PATTERNS = (
    *EXCLUDED,
    "a*",
    "*b",
    "a*b",
    "?b",
    "*a*",
    "[ab]",
    "*",
    "sub/*",
    "sub/ab",
    "aa/",
    "",
    "/",
)


@given(
    patterns=st.lists(st.sampled_from(PATTERNS), max_size=6),
    name=st.text("ab.", min_size=1, max_size=4) | st.sampled_from(["README.md", "package.json"]),
    folder=st.sampled_from(["", "sub", "sub/ab"]),
)
def test_the_quick_look_is_the_thorough_one(patterns: list[str], name: str, folder: str) -> None:
    settings = Settings(exclude=tuple(patterns))
    path = f"{folder}/{name}" if folder else name
    if name not in (".", ".."):
        assert Excluded(settings)(name, path) == settings.excludes(path)


def test_each_file_comes_once_however_it_is_reached(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    (folder / "sub" / "deep").mkdir(parents=True)
    (folder / "late").mkdir()
    for name in ("b.json", "a.json", "sub/c.json", "sub/deep/d.json", "late/e.json"):
        (folder / name).write_text("{}")
    (folder / "again.json").symlink_to(folder / "a.json")
    (folder / "linked").symlink_to(folder / "sub")
    (tmp_path / "other").symlink_to(folder)
    paths = [str(folder), str(tmp_path / "other"), str(folder / "sub"), str(folder / "b.json")]
    found = [Path(path).relative_to(folder).as_posix() for path, _ in discover(paths, Settings())]
    assert found == ["a.json", "b.json", "late/e.json", "sub/c.json", "sub/deep/d.json"]
    assert [named for _, named in discover([str(folder / "a.json")], Settings())] == [True]
