"""Rules over many records, as ``carnegie-meta check`` runs them."""

from __future__ import annotations

import gzip
import html
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

ADDRESS = "https://example.org/{}2012/05/lights-on-a-far-pier"


def copies(*regions: str) -> list[dict[str, Any]]:
    """Copies of one publication, each with its region."""
    return [
        {"url": ADDRESS.format(f"{place}/"), "authors": ["Tom Brandt"], "regions": [region]}
        for place, region in enumerate(regions)
    ]


def lines(records: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text(lines(copies("Japan", "Iraq")))
    return path


def found(done: Any) -> list[tuple[str, int | None, int]]:
    return [(d["code"], d["record"], d["line"]) for d in json.loads(done.out)["diagnostics"]]


def check(command: Run, *arguments: object) -> list[tuple[str, int | None, int]]:
    return found(command("check", "--output-format", "json", "--select", "COR", *arguments))


def test_on_by_default_where_there_is_more_than_one_record(command: Run, corpus: Path) -> None:
    assert check(command, corpus) == [("COR101", 1, 2)]
    assert check(command, "--corpus", corpus) == [("COR101", 1, 2)]
    assert check(command, "--no-corpus", corpus) == []


def test_one_record_has_nothing_to_compare(command: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(copies("Japan")[0]))
    assert check(command, "--corpus", path) == []


def test_records_of_many_files_are_one_corpus(command: Run, tmp_path: Path) -> None:
    for name, record in zip("ab", copies("Japan", "Iraq"), strict=True):
        text = "---\n" + "".join(f"{k}: {json.dumps(v)}\n" for k, v in record.items()) + "---\n"
        (tmp_path / f"{name}.md").write_text(text)
    done = command("check", "--output-format", "json", "--select", "COR", tmp_path)
    (one,) = json.loads(done.out)["diagnostics"]
    assert (one["path"], one["record"], one["line"]) == (str(tmp_path / "b.md"), None, 4)
    (related,) = one["related"]
    assert (related["path"], related["pointer"]) == (str(tmp_path / "a.md"), "/regions")
    assert (related["line"], related["column"]) == (4, 10)


def test_the_same_with_any_number_of_processes(command: Run, tmp_path: Path) -> None:
    for number in range(40):
        record = copies("Japan", "Iraq")[number % 2]
        record["url"] = record["url"].replace("pier", f"pier-{number // 2}")
        (tmp_path / f"{number:02}.json").write_text(json.dumps(record))
    outputs = [
        command("check", "--output-format", "full", "--jobs", jobs, tmp_path).out for jobs in (1, 2)
    ]
    assert outputs[0].count("COR101") == 20
    assert outputs[0] == outputs[1]


def test_gzip(command: Run, tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress(lines(copies("Japan", "Iraq")).encode()))
    assert check(command, path) == [("COR101", 1, 2)]


@pytest.mark.parametrize("padding", [0, 20 * 1024 * 1024])
def test_standard_input_is_read_once_and_looked_at_twice(padding: int) -> None:
    first, second = copies("Japan", "Iraq")
    middle = {"url": "https://example.org/other", "title": "x" * padding}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "carnegie_meta",
            *["check", "--isolated", "--output-format", "json", "-"],
        ],
        input=lines([first, middle, second]).encode(),
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    report = json.loads(done.stdout)["diagnostics"]
    (one,) = [d for d in report if d["code"].startswith("COR")]
    assert (one["code"], one["record"], one["line"]) == ("COR101", 2, 3)
    (related,) = one["related"]
    assert (related["path"], related["record"], related["line"]) == ("<stdin>", 0, 1)


def test_a_baseline_knows_them(command: Run, corpus: Path, tmp_path: Path) -> None:
    known = tmp_path / "baseline.json"
    command("check", "--select", "COR", "--write-baseline", known, corpus)
    assert check(command, "--baseline", known, corpus) == []
    corpus.write_text("\n\n" + corpus.read_text())
    assert check(command, "--baseline", known, corpus) == []
    other = copies("Japan", "Italy")
    other = [{**r, "url": r["url"].replace("lights", "dark-lights")} for r in other]
    corpus.write_text(lines(other) + corpus.read_text())
    assert check(command, "--baseline", known, corpus) == [("COR101", 1, 2)]


def test_settings_of_a_rule_hold(command: Run, corpus: Path) -> None:
    config = corpus.parent / "carnegie-meta.toml"
    config.write_text('[severity]\nCOR101 = "error"\n')
    done = command("check", "--config", config, "--select", "COR", corpus)
    assert done.status == 1
    assert "COR101 error" in done.out
    config.write_text('[per-file-ignores]\n"corpus.*" = ["COR101"]\n')
    assert check(command, "--config", config, corpus) == []
    assert check(command, "--ignore", "COR101", "--isolated", corpus) == []


def test_a_comment_silences_the_finding_in_its_file(command: Run, tmp_path: Path) -> None:
    one, other = copies("Japan", "Iraq")
    (tmp_path / "a.yaml").write_text(f"url: {one['url']}\nauthors: []\nregions: [Japan]\n")
    text = f"url: {other['url']}\nauthors: []\nregions: [Iraq]  # carnegie-meta: ignore[COR101]\n"
    (tmp_path / "b.yaml").write_text(text)
    assert check(command, tmp_path) == []


def test_what_fix_leaves_is_told_of_the_mended_files(command: Run, tmp_path: Path) -> None:
    record, other = copies("Turkey", "Iraq")
    record["regions"] = ["Turkey", " Iraq"]
    other["regions"] = ["Türkiye", "Japan"]
    path = tmp_path / "corpus.jsonl"
    path.write_text(lines([record, other]))
    done = command("check", "--select", "COR,TXT,TAX", "--output-format", "json", path)
    assert "'Turkey', ' Iraq'" not in done.out
    done = command("check", "--fix", "--select", "COR,TXT,TAX", "--output-format", "json", path)
    report = json.loads(done.out)["diagnostics"]
    (one,) = [d for d in report if d["code"] == "COR101"]
    assert one["message"].endswith("regions has 'Japan' only here and 'Iraq' only there")
    assert json.loads(path.read_text().splitlines()[0])["regions"] == ["Türkiye", "Iraq"]


def test_every_format_names_the_other_place(command: Run, corpus: Path) -> None:
    place = f"{corpus}:1:"
    for style in ("full", "concise", "github", "gitlab", "junit", "markdown", "rdjsonl"):
        done = command("check", "--select", "COR", "--output-format", style, corpus)
        assert place in html.unescape(done.out), style
    done = command("check", "--select", "COR", "--output-format", "sarif", corpus)
    (result,) = json.loads(done.out)["runs"][0]["results"]
    (other,) = result["relatedLocations"]
    assert other["physicalLocation"]["region"]["startLine"] == 1
    done = command("check", "--select", "COR", "--statistics", corpus)
    assert "1  COR101  warning  copies-disagree" in done.out


def test_a_baseline_knows_findings_in_any_order(command: Run, tmp_path: Path) -> None:
    corpus, known = tmp_path / "corpus.jsonl", tmp_path / "baseline.json"
    bio = "Anna Roe, a fellow, studies rivers and the people who live by them."
    records: list[dict[str, Any]] = [
        *copies("Japan", "Iraq"),
        {"authors": ["Steven Cook"], "title": "New Lights on the Old Pier", "slug": "one"},
        {"authors": ["Steven A. Cook"], "title": "New Lights on the Old Pier", "slug": "two"},
        {"authors": [{"name": "Anna Roe", "bio": bio}]},
        {"authors": [{"name": "John Doe", "bio": bio}]},
        {"authors": [{"name": "Anna Roe", "bio": "Anna Roe was a teacher in Tallinn."}]},
        *[{"programAffiliation": "XP", "programs": ["Oceans"]}] * 4,
        {"programAffiliation": "XP", "programs": ["Rivers"]},
    ]
    corpus.write_text(lines(records))
    command("check", "--select", "COR", "--write-baseline", known, corpus)
    codes = {code for code, _, _ in check(command, corpus)}
    assert codes == {"COR101", "COR201", "COR211", "COR212", "COR303", "COR401"}
    corpus.write_text(lines(records[::-1]))
    assert {code for code, _, _ in check(command, corpus)} == codes
    assert check(command, "--baseline", known, corpus) == []
    # One more that says what others say is nothing new; one that says another thing is.
    more = {**copies("Iraq")[0], "url": ADDRESS.format("china/")}
    corpus.write_text(lines([more, *records]))
    assert check(command, "--baseline", known, corpus) == []
    corpus.write_text(lines([{**more, "regions": ["Iran"]}, *records]))
    assert [code for code, _, _ in check(command, "--baseline", known, corpus)] == ["COR101"]
