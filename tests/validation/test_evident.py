"""Plainly right records are told without the engine; the rest is left to it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from carnegie_meta.validation.evident import make

EVIDENT = make()
BLOCK: dict[str, Any] = {
    "authors": ["Sinan Ülgen"],
    "type": "commentary",
    "centerAffiliationAll": "dc",
    "centers": ["Carnegie Europe"],
    "englishNewsletterAll": "ctw",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Carnegie Europe",
    "programAffiliation": "EP",
    "url": "https://example.org/a",
    "language": "en",
}
FRONT = {
    "title": "A pulse",
    "date": "2024-05-06",
    "draft": True,
    "authors": [{"name": "A B", "bio": "A B writes."}],
    "type": "event",
    "centers": ["Carnegie Europe"],
    "primaryCenter": "Carnegie Europe",
}


@pytest.mark.parametrize("record", [BLOCK, FRONT], ids=["block", "front matter"])
def test_good_records_are_evident(record: dict[str, Any]) -> None:
    assert EVIDENT(record)


@pytest.mark.parametrize(
    "change",
    [
        {"type": "coment"},
        {"centers": []},
        {"centers": ["Carnegie Europe", "Carnegie Europe"]},
        {"regions": "Russia"},
        {"regions": [""]},
        {"regions": ["\ufeff"]},
        {"regions": ["\ud800"]},
        {"regions": [None]},
        {"primaryCenter": ""},
        {"primaryCenter": None},
        {"language": "english!"},
        {"url": "htp://x"},
        {"colour": "red"},
        {1: 2},
    ],
    ids=str,
)
def test_anything_else_is_left_to_the_engine(change: dict[Any, Any]) -> None:
    assert not EVIDENT({**BLOCK, **change})


def test_a_missing_key_is_left_to_the_engine() -> None:
    for key in ("authors", "type", "centers", "primaryCenter"):
        for record in (BLOCK, FRONT):
            assert not EVIDENT({name: value for name, value in record.items() if name != key})


def test_a_clean_file_loads_no_engine_and_no_dataclasses(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({**BLOCK, "programs": ["Europe"]}), encoding="utf-8")
    code = (
        "import sys; from carnegie_meta.cli.main import main; "
        f"status = main(['check', {str(path)!r}]); "
        "heavy = {'jsonschema', 'jsonschema_rs', 'dataclasses', 'yaml', 'difflib', 'json'}; "
        "print(status, sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"
