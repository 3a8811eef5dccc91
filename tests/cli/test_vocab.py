"""``carnegie-meta vocab``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from carnegie_meta.cli.vocab_show import tree
from carnegie_meta.validation import store
from carnegie_meta.vocab.vocabulary import Vocabulary
from tests.cli.conftest import Run

FIELDS = store.vocabulary_names()


def test_without_a_field_the_vocabularies_are_listed(command: Run) -> None:
    done = command("vocab", "--isolated")
    assert done.status == 0
    assert [line.split()[0] for line in done.out.splitlines()] == ["field", *FIELDS]
    rows = json.loads(command("vocab", "--isolated", "--output-format", "json").out)
    assert [row["field"] for row in rows] == list(FIELDS)
    assert all(row["concepts"] > 0 and "en" in row["languages"] for row in rows)


def test_a_field_is_shown_as_a_tree(command: Run) -> None:
    out = command("vocab", "regions", "--isolated").out
    lines = out.splitlines()
    assert lines[0].startswith("Regions: ")
    indents = {line.strip().split("  ")[0]: len(line) - len(line.lstrip()) for line in lines[1:]}
    assert indents["Central Asia"] < indents["Kazakhstan"]
    names = [line.strip().split("  ")[0] for line in lines[1:]]
    assert names.index("Central Asia") < names.index("Kazakhstan")


def test_deprecated_concepts_say_what_replaced_them(command: Run) -> None:
    out = command("vocab", "centers", "--isolated", "--status", "deprecated").out
    assert "Carnegie Moscow Center  deprecated, now centers/carnegie-russia-eurasia-center" in out
    assert "Carnegie India" not in out


def test_the_field_of_one_centre_has_the_vocabulary_of_centers(command: Run) -> None:
    assert command("vocab", "primaryCenter").out == command("vocab", "centers").out


@pytest.mark.parametrize("field", FIELDS)
def test_every_concept_of_a_field_is_in_its_tree(command: Run, field: str) -> None:
    shown = command("vocab", field, "--isolated").out
    entries = json.loads(command("vocab", field, "--output-format", "json").out)["concepts"]
    for entry in entries:
        assert entry["prefLabel"]["en"] in shown


def test_one_concept_in_full(command: Run) -> None:
    by_id = command("vocab", "show", "regions/kazakhstan", "--isolated")
    assert by_id.out == command("vocab", "show", "Kazakhstan", "--isolated").out
    assert "Central Asia (regions/central-asia)" in by_id.out
    assert command("vocab", "show", "MEP").out.startswith("Middle East  (programs/middle-east)")
    entry = json.loads(command("vocab", "show", "MEP", "--output-format", "json").out)
    assert entry["notation"] == {"program": "MEP"}
    unknown = command("vocab", "show", "Nowhere")
    assert (unknown.status, unknown.out) == (2, "")
    assert "no concept 'Nowhere'" in unknown.err


def test_search_puts_the_best_place_first(command: Run) -> None:
    lines = command("vocab", "search", "georgia", "--field", "regions").out.splitlines()
    assert lines[0].split() == ["regions/georgia", "Georgia"]
    rows = json.loads(command("vocab", "search", "turkey", "--output-format", "json").out)
    assert {"regions/turkiye"} <= {row["concept"] for row in rows}
    nothing = command("vocab", "search", "xyzzy")
    assert (nothing.status, nothing.out) == (1, "")
    assert "no concept has 'xyzzy'" in nothing.err


@pytest.mark.parametrize("format", ["json", "csv", "turtle", "jsonld"])
def test_what_is_exported_can_be_imported(command: Run, tmp_path: Path, format: str) -> None:
    suffix = {"turtle": "ttl"}.get(format, format)
    exported, made = tmp_path / f"out.{suffix}", tmp_path / "made.json"
    assert command("vocab", "export", "programs", "--format", format, "-o", exported).status == 0
    plain = command("vocab", "programs", "--output-format", format)
    assert plain.out == exported.read_text(encoding="utf-8")
    assert command("vocab", "import", exported, "-o", made).err == ""
    wanted = command("vocab", "programs", "--output-format", "json").out
    assert made.read_text(encoding="utf-8") == wanted
    assert command("vocab", "import", exported).out == wanted


def test_own_vocabularies_are_shown_as_the_configuration_says(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {"field": "series", "concepts": [{"id": "series/a", "prefLabel": {"en": "A\x1b[31m"}}]}
    (tmp_path / "own.json").write_text(json.dumps(own))
    (tmp_path / "carnegie-meta.toml").write_text('vocabularies = ["own.json"]\n')
    monkeypatch.chdir(tmp_path)
    assert command("vocab", "series").out.splitlines()[1] == "  A\\x1b[31m"
    assert command("vocab", "series", "--isolated").status == 2


def test_a_cycle_is_shown_and_ends() -> None:
    def entry(name: str, above: str) -> dict[str, object]:
        return {"id": f"s/{name}", "prefLabel": {"en": name}, "broader": [f"s/{above}"]}

    own = {"field": "s", "concepts": [entry("a", "b"), entry("b", "a")]}
    lines = list(tree(Vocabulary(own)))
    assert [line.strip().split("  ")[0] for line in lines[1:]] == ["a", "b", "a …"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nothing"], "fields that have one"),
        (["--output-format", "csv"], "name a FIELD"),
        (["import", "absent.csv"], "cannot be read"),
        (["import", "absent"], "--format says which"),
        (["regions", "--config", "a", "--isolated"], "exclude each other"),
        (["export", "type", "-o", "/nowhere/at/all"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(command: Run, arguments: list[str], reason: str) -> None:
    done = command("vocab", *arguments)
    assert done.status == 2
    assert reason in done.err


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe", ":1: not UTF-8"),
        (b"", "no vocabulary: line 1: no column 'id'"),
        (b"id,prefLabel@en\na/b,B\n", "--field names one"),
        (b"kind,id,prefLabel@en\nvocabulary,a,A\nconcept,a b,B\n", "does not match"),
    ],
)
def test_a_wrong_file_is_not_imported(
    command: Run, tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    done = command("vocab", "import", path)
    assert (done.status, done.out) == (2, "")
    assert reason in done.err


def test_the_command_prints_places(command: Run, tmp_path: Path) -> None:
    path = tmp_path / "v.json"
    path.write_text('{"field": "colours", "concepts": [\n{"id": "c/a", "prefLabel": {"ru": "А"}}]}')
    done = command("vocab", "lint", path, "--isolated")
    assert done.status == 1
    assert done.out.splitlines()[0] == (
        f"{path}:2:28: VOC103 error: 'c/a' has no prefLabel in English (en)"
    )
    assert command("vocab", "lint", path, "--ignore", "VOC103").status == 0
    assert command("vocab", "lint", path, "--select", "VOC2").status == 0
    assert command("vocab", "lint", path, "--fail-on", "never").status == 0
    assert command("vocab", "lint", tmp_path / "absent.json").status == 2
    rows = json.loads(command("vocab", "lint", path, "--output-format", "json").out)
    assert rows["diagnostics"][0]["pointer"] == "/concepts/0/prefLabel"


def test_without_files_those_in_force_are_read(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("vocab", "lint", "--isolated").status == 0

    def entry(id: str) -> dict[str, object]:
        return {"id": id, "prefLabel": {"en": id}}

    (tmp_path / "one.json").write_text(json.dumps({"field": "colours", "concepts": [entry("c/a")]}))
    under = {**entry("c/b"), "broader": ["c/a", "c/z"]}
    (tmp_path / "two.json").write_text(json.dumps({"field": "colours", "concepts": [under]}))
    (tmp_path / "carnegie-meta.toml").write_text('vocabularies = ["one.json", "two.json"]\n')
    monkeypatch.chdir(tmp_path)
    done = command("vocab", "lint", "--quiet")
    assert done.status == 1
    assert [line.partition(": ")[2] for line in done.out.splitlines()] == [
        "VOC201 error: no concept 'c/z' in the vocabulary of colours"
    ]


def test_names_of_all_languages_are_searched_and_shown(command: Run) -> None:
    assert command("vocab", "show", "FRANKREICH", "--isolated").out.startswith("France  (regions/")
    assert "Frankreich" in command("vocab", "show", "regions/france", "--isolated").out
    entry = json.loads(command("vocab", "show", "FR", "--output-format", "json").out)
    assert entry["prefLabel"]["de"] == "Frankreich"
    first = command("vocab", "search", "Frankreich", "--isolated").out.splitlines()[0]
    assert first.split() == ["regions/france", "France", "(Frankreich)"]
    assert command("vocab", "search", "turkiye", "--field", "regions").out.startswith("regions/tur")
    assert command("vocab", "search", "").status == 1


def test_a_missing_extra_is_one_line_that_says_which(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("")
    monkeypatch.setitem(sys.modules, "rdflib", None)
    done = command("vocab", "import", path, "--field", "a")
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "pip install 'carnegie-meta[skos]'" in done.err


def test_an_export_has_no_fault_and_keeps_what_is_ambiguous(command: Run, tmp_path: Path) -> None:
    import carnegie_meta as cm

    exported = str(tmp_path / "r.json")
    for format in ("json", "csv"):
        source = str(tmp_path / f"source.{format}")
        options = ("--isolated", "--format", format, "-o", source)
        written = command("vocab", "export", "regions", *options)
        assert written.status == 0
        assert command("vocab", "import", source, "-o", exported).status == 0
        assert command("vocab", "lint", "--isolated", exported).status == 0
        config = {"vocabularies": [exported]}
        for text in ("Микронезия", "Kongo", "Америка", "Korea", "China/Taiwan", "Granada", "CAN"):
            assert cm.resolve(text, field="regions", config=config) is None, text
        for text, term in (("Германия", "Germany"), ("U.S.", "United States"), ("法国", "France")):
            match = cm.resolve(text, field="regions", config=config)
            assert match is not None, text
            assert match.term == term


@pytest.mark.parametrize(
    ("concepts", "message"),
    [
        (
            [{"id": "x/a", "prefLabel": {"en": "A"}}, {"id": "x/a", "prefLabel": {"en": "B"}}],
            "stands twice",
        ),
        ([{"id": "x/a", "prefLabel": {"en": "A"}, "broader": ["x/a"]}], "under itself"),
    ],
)
def test_what_would_fail_lint_is_not_imported(
    command: Run, tmp_path: Path, concepts: list[dict[str, object]], message: str
) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"field": "x", "concepts": concepts}), encoding="utf-8")
    made = tmp_path / "made.json"
    done = command("vocab", "import", str(path), "-o", str(made))
    assert done.status == 2
    assert message in done.err
    assert not made.exists()
