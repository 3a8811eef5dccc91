"""Verdicts kept between runs: the same findings, and never one that is no longer true."""

from __future__ import annotations

import gzip
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from carnegie_meta.config.settings import Settings
from carnegie_meta.model.diagnostic import Diagnostic
from carnegie_meta.runner import cache, store
from carnegie_meta.runner.corpus import Corpus
from carnegie_meta.runner.files import discover
from carnegie_meta.runner.job import Job
from carnegie_meta.runner.run import joined, run
from tests.cli.conftest import Run, command  # noqa: F401  # a fixture

RIGHT: dict[str, Any] = {
    "authors": ["Judy Dempsey"],
    "type": "commentary",
    "centers": ["Carnegie Europe"],
    "primaryCenter": "Carnegie Europe",
    "regions": ["Germany", "Western Europe", "Europe"],
    "topics": ["Security"],
    "url": "https://example.org/a",
}
WRONG = RIGHT | {"primaryCenter": "Carnegie India", "regions": ["Germny", "É\U0001f600"]}
DAY = "2026-01-31"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(store.OVERRIDE, str(folder))
    monkeypatch.setattr(cache, "FEW", 1)
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    for number in range(6):
        record = (RIGHT, WRONG)[number % 2] | {"url": f"https://example.org/{number // 2}"}
        put(folder / f"{number}.json", record)
    put(folder / "other.json", {"name": "x"})
    (folder / "broken.json").write_text("{")
    (folder / "few.jsonl").write_text(json.dumps(WRONG) + "\n{\n")
    age(folder)
    return folder


def put(path: Path, record: dict[str, Any]) -> None:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


def age(folder: Path) -> None:
    """Let what is in *folder* be old: the clock goes on for the program only."""
    for path in folder.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))


class Judged:
    """How many records the rules judged, and what a run found."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.files: list[str] = []
        real = Job.check

        def check(job: Job, source: Any, *arguments: Any, **options: Any) -> Any:
            if not options.get("known"):
                self.files.append(os.path.basename(source.path))
            return real(job, source, *arguments, **options)

        monkeypatch.setattr(Job, "check", check)

    def run(
        self,
        folder: Path,
        settings: Settings | None = None,
        *,
        corpus: bool = False,
        cached: bool = True,
        jobs: int = 1,
    ) -> list[Diagnostic]:
        self.files.clear()
        settings = settings or Settings(today=DAY)
        members = Corpus() if corpus else None
        found = discover([str(folder)], settings)
        outcomes = list(joined(run(found, settings, jobs=jobs, corpus=members, cached=cached)))
        if members is not None:
            members.conclude([each for each in outcomes if not each.passed_over])
        return [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Judged:
    later = time.time_ns() + 60_000_000_000
    monkeypatch.setattr(cache, "time", type("Clock", (), {"time_ns": lambda: later}))
    return Judged(monkeypatch)


@pytest.mark.parametrize("corpus", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_changed_and_nothing_is_judged(
    content: Path, judged: Judged, corpus: bool, jobs: int
) -> None:
    expected = judged.run(content, corpus=corpus, cached=False)
    assert expected
    first = judged.run(content, corpus=corpus, jobs=jobs)
    second = judged.run(content, corpus=corpus)
    assert judged.files == []
    third = judged.run(content, corpus=corpus, jobs=jobs)
    assert expected == first == second == third


@pytest.mark.parametrize("corpus", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_changed_is_judged_and_nothing_else(
    content: Path, judged: Judged, corpus: bool, jobs: int
) -> None:
    judged.run(content, corpus=corpus)
    put(content / "1.json", RIGHT)
    put(content / "new.json", WRONG)
    (content / "2.json").unlink()
    found = judged.run(content, corpus=corpus)
    assert sorted(judged.files) == ["1.json", "new.json"]
    assert found == judged.run(content, corpus=corpus, cached=False)
    assert found == judged.run(content, corpus=corpus, jobs=jobs)


def test_runs_over_several_folders_are_kept_beside_each_other(
    content: Path, judged: Judged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    put(more / "0.json", WRONG | {"title": "Another"})
    put(more / "1.json", WRONG | {"title": "Another"})
    age(more)
    for _ in range(2):
        for folder in (content, more, tmp_path):
            judged.run(folder, corpus=True)
    monkeypatch.setattr(cache.Cache, "expected", None)  # single files are not looked at any more
    for folder in (content, more, tmp_path):
        kept = judged.run(folder, corpus=True)
        assert judged.files == []
        assert kept == judged.run(folder, corpus=True, cached=False)


def test_what_changed_in_a_run_over_fewer_files_is_news_for_one_over_more(
    content: Path, judged: Judged, tmp_path: Path
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    put(more / "0.json", RIGHT | {"url": "https://example.org/0"})
    age(more)
    before = judged.run(tmp_path, corpus=True)
    put(more / "0.json", WRONG | {"url": "https://example.org/0", "type": "event"})
    judged.run(more, corpus=True)
    found = judged.run(tmp_path, corpus=True)
    assert judged.files == []
    assert before != found == judged.run(tmp_path, corpus=True, cached=False)


def test_a_checkout_changes_times_and_no_verdict(content: Path, judged: Judged) -> None:
    expected = judged.run(content)
    for path in content.iterdir():
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    assert judged.run(content) == expected
    assert judged.files == []


def test_same_size_and_time_and_another_content(content: Path, judged: Judged) -> None:
    judged.run(content)
    path = content / "0.json"
    before = path.stat()
    path.write_text(path.read_text().replace("Germany", "Germeny"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    found = judged.run(content)
    assert judged.files == ["0.json"]
    assert any("Germeny" in each.message for each in found)


def test_young_files_are_known_by_content_alone(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = Judged(monkeypatch)  # by the real clock all files are a moment old
    judged.run(content)
    judged.run(content)
    assert judged.files == []
    path = content / "0.json"
    path.write_text(path.read_text().replace("Germany", "Germeny"))
    with monkeypatch.context() as patch:
        real = os.stat
        same = real(path)  # as if no time had passed
        patch.setattr(os, "stat", lambda at, **how: same if at == str(path) else real(at, **how))
        found = judged.run(content)
    assert judged.files == ["0.json"]
    assert any("Germeny" in each.message for each in found)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(today="2026-02-01"),
        Settings(today=DAY, ignore=("TAX",)),
        Settings(today=DAY, severities={"REL101": "warning"}),
        Settings(today=DAY, per_file_ignores={"0.json": ("REL",)}),
        Settings(today=DAY, mapping={"zentren": "centers"}),
    ],
)
def test_other_settings_have_other_verdicts(
    content: Path, judged: Judged, settings: Settings
) -> None:
    judged.run(content)
    assert judged.run(content, settings) == judged.run(content, settings, cached=False)
    judged.run(content, settings)
    assert judged.files == []


def test_a_vocabulary_that_changes_ends_the_verdicts(
    content: Path, judged: Judged, tmp_path: Path
) -> None:
    own = tmp_path / "own.json"

    def write(label: str) -> Settings:
        concept = {"id": "regions:own", "prefLabel": {"en": label}, "status": "observed"}
        own.write_text(json.dumps({"field": "regions", "concepts": [concept]}))
        return Settings(today=DAY, vocabularies=(str(own),))

    first = judged.run(content, write("Somewhere"))
    second = judged.run(content, write("Germny"))
    assert second == judged.run(content, write("Germny"), cached=False)
    assert first != second


def test_an_edited_rule_ends_the_verdicts(
    content: Path, judged: Judged, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    judged.run(content)
    beside = tmp_path / "package"
    beside.mkdir()
    (beside / "rule.py").write_text("")
    monkeypatch.setattr(cache, "ROOT", str(beside))
    judged.run(content)
    assert "0.json" in judged.files
    judged.run(content)
    assert judged.files == []
    (beside / "rule.py").write_text("#")
    judged.run(content)
    assert "0.json" in judged.files


@pytest.mark.parametrize("damage", [b"", b"x", store.MARK, store.MARK + b"0000{"])
def test_a_damaged_store_is_none(
    content: Path, judged: Judged, own_cache: Path, damage: bytes
) -> None:
    expected = judged.run(content)
    (path,) = own_cache.iterdir()
    whole = path.read_bytes()
    other = bytes([whole[99] ^ 1])
    for data in (damage, whole[:-1], whole[:99] + other + whole[100:]):
        path.write_bytes(data)
        assert judged.run(content) == expected
        assert "0.json" in judged.files


def test_a_place_that_cannot_be_written_is_none(
    content: Path, judged: Judged, own_cache: Path
) -> None:
    own_cache.write_text("a file")
    assert judged.run(content) == judged.run(content, cached=False)
    assert own_cache.read_text() == "a file"


def test_stores_do_not_grow_for_ever(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 5000)
    for number in range(9):
        store.save(str(own_cache / str(number)), "x" * 1000)
        os.utime(own_cache / str(number), (number, number))
    assert sorted(path.name for path in own_cache.iterdir()) == ["5", "6", "7", "8"]
    assert store.load(str(own_cache / "8")) == "x" * 1000


@pytest.mark.parametrize("name", ["0.json", "few.jsonl.gz"])
def test_much_text_is_not_kept(content: Path, own_cache: Path, judged: Judged, name: str) -> None:
    lines = (content / "few.jsonl").read_bytes()
    if name.endswith(".gz"):
        (content / name).write_bytes(gzip.compress(lines))
    size = cache.Cache("", None, [(str(content / name), True)]).size
    real = (content / name).stat().st_size
    assert size == real * (cache.INFLATED if name.endswith(".gz") else 1)
    files = {path.name: path.stat().st_size for path in content.iterdir()}
    whole = sum(files.values()) - real + size
    expected = judged.run(content, corpus=True, cached=False)
    for bytes_allowed, is_kept in ((whole - 1, False), (whole, True)):
        settings = Settings(today=DAY, memory=bytes_allowed / 1e6)
        assert judged.run(content, settings, corpus=True) == expected
        assert own_cache.exists() == is_kept


def test_where_stores_lie(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert store.folder() == os.environ[store.OVERRIDE]
    monkeypatch.delenv(store.OVERRIDE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert store.folder() == str(tmp_path / "carnegie-meta")


@pytest.mark.parametrize("more", [(), ("--no-cache",), ("--fix",), ("--diff",)])
def test_the_command_keeps_verdicts_unless_told_otherwise(
    content: Path,
    own_cache: Path,
    more: tuple[str, ...],
    command: Run,  # noqa: F811  # the fixture
) -> None:
    first = command("check", "--output-format", "full", *more, content)
    assert own_cache.exists() == (not more)
    if not more:
        second = command("check", "--output-format", "full", content)
        assert (first.status, first.out) == (second.status, second.out)
        streamed = command("check", "--output-format", "full", "--no-corpus", content)
        again = command("check", "--output-format", "full", "--no-corpus", "--no-cache", content)
        assert streamed.out == again.out
