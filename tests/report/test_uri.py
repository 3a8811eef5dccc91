"""Paths as URI references."""

from __future__ import annotations

import pytest

from carnegie_meta.report.uri import slashes, uri


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/a.json", "content/a.json"),
        ("./a.json", "a.json"),
        ("././a.json", "a.json"),
        ("../a.json", "../a.json"),
        ("a b%.json", "a%20b%25.json"),
        ("c:d.json", "c%3Ad.json"),
        ("é.json", "%C3%A9.json"),
        ("\udcff.json", "%FF.json"),
        ("\ud800.json", "%ED%A0%80.json"),
        ("a\nb?#.json", "a%0Ab%3F%23.json"),
        ("/srv/a b.json", "file:///srv/a%20b.json"),
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_windows_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sep", "\\")
    assert slashes(".\\content\\a.json") == "content/a.json"
    assert uri("C:\\a b\\c.json") == "file:///C:/a%20b/c.json"


def test_a_backslash_is_a_character_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sep", "/")
    assert slashes("a\\b.json") == "a\\b.json"
    assert uri("a\\b.json") == "a%5Cb.json"
