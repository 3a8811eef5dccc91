"""The Python surface: one answer whatever the order of calls, errors that name what to do."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import carnegie_meta as cm

WRONG = {"primaryCenter": "Carnegie India", "centers": ["Carnegie Europe"]}


def test_no_public_name_is_a_package() -> None:
    folder = Path(cm.__file__ or "").parent
    inside = {path.stem for path in folder.iterdir()}
    assert set(cm._HOMES) & inside == set()


@pytest.mark.parametrize(
    "order", list(itertools.permutations(["check", "schema", "vocabulary"], 3))
)
def test_every_call_works_after_every_other(order: tuple[str, ...]) -> None:
    calls = {"check": "{}", "schema": "'publication'", "vocabulary": "'regions'"}
    code = "import carnegie_meta as cm;" + ";".join(f"cm.{name}({calls[name]})" for name in order)
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_record_from_a_file_is_checked_as_its_file_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\nprimaryCenter: Carnegie India # carnegie-meta: ignore[REL101]\n"
        "centers: [Carnegie Europe]\nregions: [Graustark]\n---\n"
    )
    config = {"per-file-ignores": {"*.md": ["SCH"]}}
    whole = cm.check(path, config=config).diagnostics
    (record,) = cm.load(path)
    assert cm.check(record, config=config).diagnostics == whole
    assert {d.code for d in whole} == {"TAX101"}


def test_many_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(WRONG))
    report = cm.check([WRONG, path, str(path), next(iter(cm.load(path)))])
    found = [d for d in report.diagnostics if d.code == "REL101"]
    assert [(d.record, d.path) for d in found] == [
        (0, None),
        (None, str(path)),
        (None, str(path)),
        (None, str(path)),
    ]
    assert report.records == 4
    assert not report.ok


def test_places_of_a_loaded_record(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("regions:\n  - Türkiye\n")
    (record,) = cm.load(path)
    assert record.data == {"regions": ["Türkiye"]}
    place = record.range("/regions/0")
    assert place is not None
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 5, 2, 12)
    assert record.positions["/regions/0"] == place
    assert record.range("/topics") is None


@pytest.mark.parametrize(
    "call",
    [
        lambda: cm.check(5),  # type: ignore[arg-type]  # wrong on purpose, as all below
        lambda: cm.check(b"x"),  # type: ignore[arg-type]
        lambda: cm.check([5]),  # type: ignore[list-item]
        lambda: cm.check("a\0.json"),
        lambda: cm.check('{"authors": []}'),
        lambda: cm.check("/absent.json"),
        lambda: cm.check({}, config=5),  # type: ignore[arg-type]
        lambda: cm.check({}, config={1: 2}),  # type: ignore[dict-item]
        lambda: cm.check({}, config={"severity": {1: "info"}}),
        lambda: cm.check({}, config={"selekt": []}),
        lambda: cm.load(5),  # type: ignore[arg-type]
        lambda: cm.fix(5, format="json"),  # type: ignore[arg-type]
        lambda: cm.fix("{}", format="html"),
        lambda: cm.schema("nothing"),
        lambda: cm.vocabulary([]),  # type: ignore[arg-type]
        lambda: cm.vocabulary("nothing"),
        lambda: cm.extract(5),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_argument_is_an_error_of_ours(call: Callable[[], Any]) -> None:
    with pytest.raises(cm.CarnegieMetaError) as caught:
        call()
    assert len(str(caught.value)) > 10


@pytest.mark.parametrize("unsafe", ["yes", 1, None])
def test_unsafe_is_a_bool(unsafe: Any) -> None:
    with pytest.raises(cm.UsageError, match="unsafe is True or False"):
        cm.fix("{}", format="json", unsafe=unsafe)


WRAPPED = {
    "url": "https://example.org/a",
    "block": {"regions": ["Turkey", "Graustark"], "topics": []},
}


def test_a_wrapped_dict_is_checked_as_its_file_is(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(WRAPPED))
    told = [(d.code, d.pointer, d.message) for d in cm.check(path).diagnostics]
    assert "/block/regions/0" in {pointer for _, pointer, _ in told}
    found = cm.check(WRAPPED).diagnostics
    assert sorted((d.code, d.pointer, d.message) for d in found) == sorted(told)


def test_a_wrapped_dict_and_its_file_do_not_disagree(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(WRAPPED))
    codes = {d.code for d in cm.check([path, WRAPPED]).diagnostics}
    assert codes == {d.code for d in cm.check([path, next(cm.load(path))]).diagnostics}
    assert "COR101" not in codes


def test_what_is_around_a_normalized_record_stays() -> None:
    before = json.dumps(WRAPPED)
    done = cm.normalize(WRAPPED)
    block = {"regions": ["Türkiye", "Graustark"], "topics": []}
    assert done.record == {"url": "https://example.org/a", "block": block}
    assert [change.pointer for change in done.changes] == ["/block/regions/0"]
    assert [left.pointer for left in done.unresolved] == ["/block/regions/1"]
    assert json.dumps(WRAPPED) == before
    assert done.record is not WRAPPED


def test_every_call_judges_by_its_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    from carnegie_meta import api
    from carnegie_meta.batch import lint

    monkeypatch.setattr(lint, "_jobs", {})
    monkeypatch.setattr(api, "_default", {})
    seen = []
    for day in ("2026-01-31", "2026-02-01", "2026-02-01"):
        monkeypatch.setattr("time.strftime", lambda _, day=day: day)
        job = api._job(None)
        seen.append((job.checker.context.today, lint.job_of(None).checker.context.today, job))
    assert [days[:2] for days in seen] == [
        ("2026-01-31", "2026-01-31"),
        ("2026-02-01", "2026-02-01"),
        ("2026-02-01", "2026-02-01"),
    ]
    assert seen[1][2] is seen[2][2]


@pytest.mark.parametrize("name", ["{slug}.json", "a\nb.json"])
@pytest.mark.parametrize("kind", [Path, str])
def test_a_file_may_have_any_name(tmp_path: Path, name: str, kind: Callable[[Path], Any]) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(WRONG))
    found = cm.check(kind(path)).diagnostics
    assert {d.path for d in found} == {str(path)}
    assert [record.data for record in cm.load(kind(path))] == [WRONG]


def test_an_absent_file_of_any_name_is_told_as_one() -> None:
    with pytest.raises(cm.SourceError):
        cm.check(Path("{absent}.json"))
    with pytest.raises(cm.UsageError, match="parse the text first"):
        cm.check("{absent}.json")
    with pytest.raises(cm.UsageError):
        cm.load(Path("a\0.json"))


def test_of_two_keys_mapped_to_one_field_the_second_repeats_it() -> None:
    record = {"autor": ["Anna Roe"], "authors2": ["Bob Ray"]}
    found = cm.check(record, config={"map": {"autor": "authors", "authors2": "authors"}})
    (repeats,) = [d for d in found.diagnostics if d.pointer == "/authors2"]
    assert repeats.code == "SCH105"
    assert repeats.message == "key 'authors2' repeats the field 'authors' with another value"


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"map": {1: "authors"}}, "keys that are text, not 1"),
        ({"map": {"": "authors"}}, "keys that are text, not ''"),
        ({"map": {"regions": "topics"}}, "is a field itself"),
        ({"per-file-ignores": {1: ["REL"]}}, "globs that are text, not 1"),
    ],
)
def test_a_wrong_configuration_is_named(config: dict[str, Any], said: str) -> None:
    with pytest.raises(cm.ConfigError, match=said):
        cm.check({"type": "other"}, config=config)
