"""What ``carnegie-meta term`` prints, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import carnegie_meta as cm
from carnegie_meta.cli.term import main


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = main(["--isolated", *arguments])
    return status, capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    status, out = answer(capsys, "--output-format", "json", *arguments)
    return status, json.loads(out)


def test_a_term(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = answer(capsys, "U.S.", "--field", "regions")
    assert status == 0
    assert out.splitlines()[0] == "'U.S.' is 'United States'"
    assert "method     alias" in out
    assert "broader    North America" in out


def test_a_term_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = as_json(capsys, "США", "--field", "regions", "--language", "ru")
    assert status == 0
    assert found["outcome"] == "resolved"
    assert (found["term"], found["method"], found["score"]) == ("United States", "language", 1.0)
    assert found["label"] == "Соединенные Штаты Америки"
    match = cm.resolve("США", field="regions", language="ru")
    assert match is not None
    assert match.to_dict().items() <= found.items()


def test_an_ambiguous_one_has_its_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = as_json(capsys, "Korea", "--field", "regions")
    assert (status, found["outcome"], found["term"]) == (1, "ambiguous", None)
    assert {each["term"] for each in found["candidates"]} == {"North Korea", "South Korea"}
    status, out = answer(capsys, "Korea", "--field", "regions")
    assert status == 1
    assert "'Korea' is ambiguous in regions" in out
    assert "regions/north-korea" in out


def test_an_unknown_one_has_suggestions(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = as_json(capsys, "Untied States", "--field", "regions")
    assert (status, found["outcome"]) == (1, "unknown")
    assert found["suggestions"][0]["term"] == "United States"
    status, out = answer(capsys, "Untied States", "--field", "regions")
    assert status == 1
    assert "near:\n  United States  0.9" in out


def test_a_term_of_another_field_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = as_json(capsys, "Civil Society", "--field", "regions")
    assert status == 1
    assert [(each["field"], each["term"]) for each in found["elsewhere"]] == [
        ("topics", "Civil Society")
    ]
    assert (
        "it is a term of topics: 'Civil Society'"
        in answer(capsys, "Civil Society", "--field", "regions")[1]
    )


def test_a_deprecated_one_names_its_successor(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = as_json(capsys, "Carnegie Moscow Center", "--field", "primaryCenter")
    assert (status, found["status"]) == (0, "deprecated")
    assert found["successor"] == "Carnegie Russia Eurasia Center"
    assert (
        "successor  Carnegie Russia"
        in answer(capsys, "Carnegie Moscow Center", "--field", "centers")[1]
    )


@pytest.mark.parametrize("text", ['a"\\b', "\x1b[31m", "\u202e", "\ud800", "𐀀\x00", "", "-"])
def test_a_hostile_text_is_quoted(capsys: pytest.CaptureFixture[str], text: str) -> None:
    status, found = as_json(capsys, "--field", "regions", "--", text)
    assert (status, found["text"]) == (1, text)
    status, out = answer(capsys, "--field", "regions", "--", text)
    assert status == 1
    assert all(character.isprintable() or character == "\n" for character in out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["Russia"],
        ["--field", "regions"],
        ["Russia", "--field"],
        ["Russia", "--field", "nothing"],
        ["Russia", "--field", "regions", "--output-format", "xml"],
        ["Russia", "--field", "regions", "--config", "absent.toml"],
        ["Russia", "Iran", "--field", "regions"],
    ],
)
def test_a_wrong_call_is_status_2(arguments: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "carnegie_meta", "term", *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_the_configuration_holds(tmp_path: Path) -> None:
    own = {"field": "regions", "concepts": [{"id": "regions/r", "prefLabel": {"en": "Ruritania"}}]}
    (tmp_path / "own.json").write_text(json.dumps(own))
    (tmp_path / "carnegie-meta.toml").write_text('vocabularies = ["own.json"]\n')
    command = [sys.executable, "-m", "carnegie_meta", "term", "ruritania", "--field", "regions"]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (0, "'ruritania' is 'Ruritania'")


def test_a_known_term_loads_little() -> None:
    code = (
        "import sys; from carnegie_meta.cli.term import main; "
        "main(['Russia', '--field', 'regions', '--output-format', 'json']); "
        "late = ('json', 're', 'argparse', 'rapidfuzz', 'carnegie_meta.vocab.near'); "
        "print(sorted(set(late) & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert ended.stdout.splitlines()[-1] == "[]", ended.stderr
