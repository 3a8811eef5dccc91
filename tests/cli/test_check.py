"""``carnegie-meta check``: exit status, choice of rules, outputs, baselines."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from carnegie_meta.cli import check
from carnegie_meta.source import whole
from tests.cli.conftest import Run

CLEAN: dict[str, Any] = {
    "authors": ["Marc Pierini"],
    "type": "commentary",
    "centerAffiliationAll": "dc",
    "centers": ["Carnegie Endowment for International Peace", "Carnegie Europe"],
    "englishNewsletterAll": "ctw",
    "nonEnglishNewsletterAll": "",
    "primaryCenter": "Carnegie Europe",
    "programAffiliation": "EP",
    "programs": ["Europe"],
    "regions": ["Western Europe", "France"],
    "topics": ["EU"],
}
WRONG = {**CLEAN, "primaryCenter": "Carnegie India"}
MILD = {**CLEAN, "regions": ["Ruritania"]}


def put(folder: Path, name: str, *records: dict[str, Any]) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_a_clean_record_is_status_0(command: Run, tmp_path: Path) -> None:
    done = command("check", put(tmp_path, "a.json", CLEAN))
    assert (done.status, done.err) == (0, "")


def test_an_error_is_status_1(command: Run, tmp_path: Path) -> None:
    done = command("check", put(tmp_path, "a.json", WRONG))
    assert done.status == 1
    assert "REL101" in done.out


@pytest.mark.parametrize(
    ("fail_on", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on_draws_the_line(command: Run, tmp_path: Path, fail_on: str, status: int) -> None:
    done = command("check", "--fail-on", fail_on, put(tmp_path, "a.json", MILD))
    assert done.status == status
    assert "Ruritania" in done.out


def test_a_folder_with_nothing_is_status_2(command: Run, tmp_path: Path) -> None:
    done = command("check", tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "nothing to check" in done.err


def test_an_absent_file_is_status_2_and_the_others_are_checked(
    command: Run, tmp_path: Path
) -> None:
    done = command("check", tmp_path / "absent.json", put(tmp_path, "a.json", WRONG))
    assert done.status == 2
    assert "absent.json: cannot be read: No such file or directory" in done.err
    assert "REL101" in done.out


def test_a_broken_file_is_a_finding(command: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"authors": [}')
    done = command("check", tmp_path)
    assert done.status == 1
    assert "a.json:1:14: " in done.out
    assert "SYN" in done.out


@pytest.mark.parametrize("codes", ["REL", "REL101", "primary-center-not-listed", "TXT,REL"])
def test_select_takes_codes_prefixes_and_names(command: Run, tmp_path: Path, codes: str) -> None:
    record = {**WRONG, "regions": ["Ruritania"]}
    done = command("check", "--select", codes, put(tmp_path, "a.json", record))
    assert "REL101" in done.out
    assert "TAX" not in done.out


def test_extend_select_adds(command: Run, tmp_path: Path) -> None:
    record = {**WRONG, "regions": ["Ruritania"]}
    path = put(tmp_path, "a.json", record)
    done = command("check", "--select", "REL", "--extend-select", "TAX", path)
    assert "REL101" in done.out
    assert "Ruritania" in done.out


def test_ignore_wins(command: Run, tmp_path: Path) -> None:
    done = command("check", "--ignore", "REL101", put(tmp_path, "a.json", WRONG))
    assert done.status == 0


def test_an_unknown_code_is_status_2_with_the_nearest(command: Run, tmp_path: Path) -> None:
    done = command("check", "--select", "RLE101", put(tmp_path, "a.json", CLEAN))
    assert done.status == 2
    assert "'RLE101'; did you mean 'REL101'?" in done.err


def test_json_has_the_contract_s_members(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", WRONG)
    done = command("check", "--output-format", "json", path)
    (found,) = json.loads(done.out)["diagnostics"]
    column = path.read_text().index('"Carnegie India"') + 1
    assert found["code"] == "REL101"
    assert found["path"] == str(path)
    assert found["record"] is None
    assert found["pointer"] == "/primaryCenter"
    assert (found["line"], found["column"]) == (1, column)
    assert (found["end_line"], found["end_column"]) == (1, column + 16)
    assert found["value"] == "Carnegie India"


def test_records_of_jsonl_are_numbered(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", CLEAN, WRONG, CLEAN, WRONG)
    done = command("check", "--no-corpus", "--output-format", "jsonl", path)
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [(d["record"], d["line"]) for d in found] == [(1, 2), (3, 4)]


def test_output_goes_to_a_file(command: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    path = put(tmp_path, "a.json", WRONG)
    done = command("check", "--output-format", "json", "--output-file", target, path)
    assert (done.status, done.out) == (1, "")
    assert json.loads(target.read_text())["diagnostics"]


def test_an_output_file_that_cannot_be_written_is_status_2(command: Run, tmp_path: Path) -> None:
    target = tmp_path / "absent/out.json"
    done = command("check", "--output-file", target, put(tmp_path, "a.json", WRONG))
    assert done.status == 2
    assert "cannot be written" in done.err


def test_a_baseline_silences_what_is_known(command: Run, tmp_path: Path) -> None:
    known = tmp_path / "known"
    path = put(tmp_path, "a.jsonl", WRONG)
    assert command("check", "--write-baseline", known, path).status == 0
    assert command("check", "--baseline", known, path).status == 0
    put(tmp_path, "a.jsonl", CLEAN, WRONG)
    assert command("check", "--baseline", known, path).status == 0
    put(tmp_path, "a.jsonl", WRONG, WRONG)
    assert command("check", "--baseline", known, path).status == 1


def test_configuration_is_found_and_can_be_left_out(command: Run, tmp_path: Path) -> None:
    (tmp_path / "carnegie-meta.toml").write_text('ignore = ["REL101"]\n')
    path = put(tmp_path, "content/a.json", WRONG)
    assert command("check", path).status == 0
    assert command("check", "--isolated", path).status == 1


def test_a_wrong_configuration_is_status_2(command: Run, tmp_path: Path) -> None:
    (tmp_path / "carnegie-meta.toml").write_text('ignor = ["REL101"]\n')
    done = command("check", put(tmp_path, "a.json", WRONG))
    assert done.status == 2
    assert "carnegie-meta.toml:1: 'ignor' is no setting; did you mean 'ignore'?" in done.err


def test_per_file_ignores_and_severity(command: Run, tmp_path: Path) -> None:
    text = '[per-file-ignores]\n"old/*" = ["REL"]\n[severity]\nREL101 = "info"\n'
    (tmp_path / "carnegie-meta.toml").write_text(text)
    assert command("check", put(tmp_path, "old/a.json", WRONG)).out.count("REL101") == 0
    done = command("check", "--output-format", "json", put(tmp_path, "new/a.json", WRONG))
    assert done.status == 0
    assert [d["severity"] for d in json.loads(done.out)["diagnostics"]] == ["info"]


def test_mapped_keys_are_fields(command: Run, tmp_path: Path) -> None:
    (tmp_path / "carnegie-meta.toml").write_text('[map]\nzentrum = "primaryCenter"\n')
    record = {**WRONG}
    record["zentrum"] = record.pop("primaryCenter")
    done = command("check", "--output-format", "json", put(tmp_path, "a.json", record))
    found = json.loads(done.out)["diagnostics"]
    assert [(d["code"], d["pointer"]) for d in found] == [("REL101", "/zentrum")]


def test_a_folder_passes_over_what_is_no_record(command: Run, tmp_path: Path) -> None:
    put(tmp_path, "package.json", {"name": "site"})
    put(tmp_path, "settings.json", {"type": "module", "name": "site"})
    put(tmp_path, ".cache/a.json", WRONG)
    put(tmp_path, "node_modules/a.json", WRONG)
    path = put(tmp_path, "content/a.json", CLEAN)
    done = command("check", tmp_path)
    assert (done.status, done.err) == (0, "")
    assert command("check", tmp_path / "settings.json", path).status == 1


def test_force_exclude_leaves_named_files_out(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "package.json", {"name": "site"})
    assert command("check", path).status == 1
    assert command("check", "--force-exclude", path).status == 0


def test_order_is_the_same_for_any_number_of_processes(command: Run, tmp_path: Path) -> None:
    for number in range(12):
        put(tmp_path, f"{number}.jsonl", WRONG, MILD, {**CLEAN, "type": "coment"})
    one = command("check", "--jobs", 1, "--output-format", "jsonl", tmp_path)
    two = command("check", "--jobs", 2, "--output-format", "jsonl", tmp_path)
    assert one.out == two.out
    assert one.status == two.status == 1


def test_statistics_count_by_rule(command: Run, tmp_path: Path) -> None:
    done = command("check", "--statistics", put(tmp_path, "a.jsonl", WRONG, WRONG))
    assert "2  REL101  error    primary-center-not-listed" in done.out
    done = command("check", "--statistics", "--output-format", "json", tmp_path)
    assert json.loads(done.out)
    assert "REL101" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "-", "a.json"),
        ("check", "--config", "a.toml", "--isolated"),
        ("check", "--jobs", "0"),
        ("check", "--select", ","),
        ("check", "--output-format", "xml"),
        ("chekc",),
        (),
    ],
)
def test_wrong_usage_is_status_2(command: Run, arguments: tuple[str, ...]) -> None:
    done = command(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err


def test_help_and_version(command: Run) -> None:
    assert "find what is wrong with records" in command("--help").out
    assert command("--version").out.startswith("carnegie-meta 0")
    assert "--fail-on" in command("check", "--help").out


def test_the_other_commands(command: Run) -> None:
    rows = json.loads(command("rules", "--output-format", "json").out)
    assert {"code", "name", "severity", "fixable", "summary"} == set(rows[0])
    assert any(row["code"] == "REL101" for row in rows)
    assert "REL101" in command("rules").out
    assert "The primary centre is not among the centres." in command("explain", "rel101").out
    assert command("explain", "REL999").status == 2
    assert json.loads(command("schema").out)["$schema"].endswith("2020-12/schema")
    done = command("schema", "publikation")
    assert done.status == 2
    assert "publication" in done.err


def test_a_baseline_that_cannot_be_written_is_status_2(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", WRONG)
    done = command("check", "--write-baseline", tmp_path / "absent/b.json", path)
    assert done.status == 2
    assert "b.json: cannot be written: No such file or directory" in done.err


def test_a_baseline_knows_long_values_whole(command: Run, tmp_path: Path) -> None:
    known = tmp_path / "known"
    path = put(tmp_path, "a.json", {**CLEAN, "topics": ["A" * 100 + "one"]})
    command("check", "--write-baseline", known, path)
    put(tmp_path, "a.json", {**CLEAN, "topics": ["A" * 100 + "two"]})
    assert command("check", "--fail-on", "warning", "--baseline", known, path).status == 1


def test_nothing_good_is_said_of_what_was_not_read(command: Run, tmp_path: Path) -> None:
    done = command("check", tmp_path / "absent.json")
    assert (done.status, done.out) == (2, "")


def test_the_command_line_goes_before_the_file(command: Run, tmp_path: Path) -> None:
    (tmp_path / "carnegie-meta.toml").write_text('ignore = ["REL"]\n')
    path = put(tmp_path, "a.json", WRONG)
    assert command("check", path).status == 0
    assert command("check", "--select", "REL101", path).status == 1


def test_the_longer_selector_tells_the_severity(command: Run, tmp_path: Path) -> None:
    text = '[severity]\nREL101 = "info"\nREL = "warning"\n'
    (tmp_path / "carnegie-meta.toml").write_text(text)
    done = command("check", "--output-format", "json", put(tmp_path, "a.json", WRONG))
    assert [d["severity"] for d in json.loads(done.out)["diagnostics"]] == ["info"]


@pytest.mark.parametrize("option", ["--output-file", "--write-baseline"])
def test_what_is_checked_is_never_overwritten(command: Run, tmp_path: Path, option: str) -> None:
    path = put(tmp_path, "a.json", WRONG)
    before = path.read_bytes()
    (tmp_path / "link.json").symlink_to(path)
    spellings = (path, tmp_path / "." / "link.json", f"{tmp_path}/../{tmp_path.name}/a.json")
    for checked in (path, tmp_path):
        for spelt in spellings:
            done = command("check", option, spelt, checked)
            assert (done.status, done.out, path.read_bytes()) == (2, "", before)
            assert done.err.count("\n") == 1
            assert "is checked by this run" in done.err


@pytest.mark.parametrize("option", ["--output-file", "--write-baseline"])
def test_an_earlier_report_in_the_folder_is_replaced(
    command: Run, tmp_path: Path, option: str
) -> None:
    put(tmp_path, "a.json", WRONG)
    target = tmp_path / "found.json"
    statuses = [
        command("check", "--output-format", "json", option, target, tmp_path).status
        for _ in range(2)
    ]
    assert statuses[0] == statuses[1] < 2


def test_what_an_earlier_run_left_behind_is_in_nobodys_way(command: Run, tmp_path: Path) -> None:
    target = tmp_path / ("б" * 120)  # 240 bytes of a name, of 255
    (tmp_path / f".carnegie-meta-{os.getpid()}-{target.name[:50]}").touch()
    path = put(tmp_path, "a.json", WRONG)
    done = command("check", "--output-format", "json", "--output-file", target, path)
    assert (done.status, done.err) == (1, "")
    assert json.loads(target.read_text())["diagnostics"]


@pytest.mark.parametrize("option", ["--output-file", "--write-baseline", "--baseline"])
def test_what_cannot_be_is_told_before_the_run(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setattr(check, "_outcomes", None)  # nothing is read
    path = put(tmp_path, "a.json", WRONG)
    done = command("check", option, tmp_path / "absent" / "file", path)
    assert done.status == 2
    assert "No such file or directory" in done.err
    if option != "--baseline":
        assert "Is a directory" in command("check", option, tmp_path, path).err


def test_a_baseline_is_written_without_a_report(command: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", WRONG)
    arguments = ("check", "--write-baseline", tmp_path / "b.json", path)
    for more in (("--statistics",), ("--output-file", tmp_path / "o.json")):
        done = command(*arguments, *more)
        assert done.status == 2
        assert "no report" in done.err
    assert command(*arguments, "--output-format", "json").status == 0


def test_a_full_disk_leaves_the_baseline_that_was_there(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "known.json"
    target.write_text("before")

    def full(folder: str, mode: int) -> tuple[int, str]:
        made = Path(folder) / ".made"
        made.touch(mode)
        return os.open("/dev/full", os.O_WRONLY), str(made)

    monkeypatch.setattr(whole, "new_file", full)
    path = put(tmp_path, "a.json", WRONG)
    done = command("check", "--write-baseline", target, path)
    assert (done.status, target.read_text()) == (2, "before")
    assert "No space left on device" in done.err
    assert sorted(os.listdir(tmp_path)) == ["a.json", "known.json"]
