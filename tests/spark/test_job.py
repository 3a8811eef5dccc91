"""The job: what it reads and writes, and the status it ends with."""

from __future__ import annotations

import gzip
import json
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from carnegie_meta.spark import job
from tests.batch.test_parity import DAY, EXAMPLES, checked

RECORDS = EXAMPLES / "publications.jsonl"
CLEAN = '{"type": "other"}\n'


def config(folder: Path, more: str = "") -> str:
    path = folder / "carnegie-meta.toml"
    path.write_text(f'today = "{DAY}"\n{more}')
    return str(path)


def test_json_lines_in_parquet_and_a_summary_out(spark: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = [str(RECORDS), "--output", str(out), "--config", config(tmp_path)]
    assert job.main(asked) == job.CLEAN  # no error among them
    found = [tuple(line.values()) for line in pq.read_table(out / "findings").to_pylist()]
    expected = checked([RECORDS], 1)
    assert sorted(found, key=repr) == sorted(expected, key=repr)
    said = json.loads((out / "summary.json").read_text())
    assert said["findings"] == len(expected)
    assert said["records"] == len(RECORDS.read_text().splitlines())
    assert said["ok"] is True
    assert sum(rule["findings"] for rule in said["rules"]) == len(expected)
    first, *lines = (out / "summary.md").read_text().splitlines()
    assert first.startswith("**Found ")
    assert len(lines) == 3 + len(said["rules"])


def test_gzip_bytes_and_marks_say_what_one_process_says(spark: Any, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl.gz"
    lines = [CLEAN.encode(), b'{"title": "caf\xe9"}\n', b'{"title": "a\x00"}\n', b"\xef\xbb\xbf\n"]
    lines += ['{"title": "a\u2028b\x85c"}\n'.encode(), b'{"topics": ["x"]}\r\n', b'{"type": 7}']
    path.write_bytes(gzip.compress(b"".join(lines)))
    out = tmp_path / "out"
    asked = [str(path), "--output", str(out), "--config", config(tmp_path), "--fail-on", "never"]
    assert job.main(asked) == job.CLEAN
    found = [tuple(line.values()) for line in pq.read_table(out / "findings").to_pylist()]
    assert sorted(found, key=repr) == sorted(checked([path], 1), key=repr) != []


def test_parquet_in_names_the_row_of_its_file(spark: Any, tmp_path: Path) -> None:
    frame = spark.createDataFrame(
        [("other", ["Italy"], "007"), ("other", ["Turkey"], "008")],
        "type string, regions array<string>, path string",
    )
    frame.coalesce(1).sortWithinPartitions("path").write.parquet(str(tmp_path / "in.parquet"))
    out = tmp_path / "out"
    job.main([str(tmp_path / "in.parquet"), "--output", str(out), "--fail-on", "never"])
    (alias,) = [
        line for line in pq.read_table(out / "findings").to_pylist() if line["code"] == "TAX102"
    ]
    assert (alias["record"], alias["pointer"], alias["line"]) == (1, "/regions/0", None)
    assert alias["path"].startswith(f"{tmp_path}/in.parquet/part-")


def test_columns_that_one_file_has_are_read(spark: Any, tmp_path: Path) -> None:
    folder, out = tmp_path / "in.parquet", tmp_path / "out"
    one = spark.createDataFrame([("other",)], "type string")
    one.coalesce(1).write.parquet(str(folder))
    more = spark.createDataFrame([("other", ["Turkey"])], "type string, regions array<string>")
    more.coalesce(1).write.mode("append").parquet(str(folder))
    job.main([str(folder), "--output", str(out), "--fail-on", "never"])
    codes = [line["code"] for line in pq.read_table(out / "findings").to_pylist()]
    assert codes.count("TAX102") == 1


def test_the_files_of_a_folder_tell_their_format(
    spark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def made(folder: str) -> int:
        out = tmp_path / f"{folder}-out"
        asked = [str(tmp_path / folder), "--output", str(out), "--fail-on", "never"]
        assert job.main(asked) == job.CLEAN
        assert json.loads((out / "summary.json").read_text())["records"] == 2
        return len(pq.read_table(out / "findings"))

    frame = spark.createDataFrame(
        [("other", ["Italy"], 1), ("other", ["Turkey"], 2)],
        "type string, regions array<string>, year int",
    )
    frame.drop("year").coalesce(1).write.parquet(str(tmp_path / "2026"))  # and _SUCCESS
    count = made("2026")
    frame.drop("year").coalesce(1).write.json(str(tmp_path / "json"))
    inner = tmp_path / "outer" / "inner"
    frame.write.json(str(inner))
    assert job.main([str(inner.parent), "--output", str(tmp_path / "o")]) == job.FAILED
    assert "Spark reads no folder in a folder" in capsys.readouterr().err
    text = made("json")
    assert text > count  # what is wrong with a column is said once, with a key in each record
    (part,) = (tmp_path / "2026").glob("*.parquet")
    (tmp_path / "bare").mkdir()
    part.rename(tmp_path / "bare" / "part-00000")
    assert made("bare") == count
    frame.write.partitionBy("year").parquet(str(tmp_path / "years"))
    assert made("years") > count  # the year is a column


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.jsonl": CLEAN, "b.parquet": "PAR1"}, "are of two formats"),
        ({"a.csv": "type,authors\n"}, "a.csv: the job reads JSON Lines and Parquet"),
        ({"a.json": '{\n"type": "other"}'}, "a.json: the job reads JSON Lines and Parquet"),
        ({"_a.jsonl": CLEAN, ".b.jsonl": CLEAN}, "nothing to check: no file in"),
    ],
)
def test_files_of_two_formats_or_another_are_refused(
    spark: Any,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    files: dict[str, str],
    said: str,
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    (out / "summary.md").write_text("earlier")
    for name, text in files.items():
        (folder / name).write_text(text)
    assert job.main([str(folder), "--output", str(out), "--overwrite"]) == job.FAILED
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert (out / "summary.md").read_text() == "earlier"


def test_a_format_that_is_said_is_believed(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "records.txt").write_text("no JSON\n")
    asked = [str(tmp_path / "records.txt"), "--output", str(tmp_path / "out")]
    assert job.main(asked) == job.FAILED
    assert job.main([*asked, "--input-format", "jsonl"]) == job.FOUND


def test_what_is_there_is_kept_unless_told_otherwise(
    spark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "clean.jsonl", tmp_path / "out"
    source.write_text(CLEAN)
    asked = [str(source), "--output", str(out), "--config", config(tmp_path, 'select = ["TAX"]')]
    assert job.main(asked) == job.CLEAN
    assert capsys.readouterr().out == "Found nothing wrong in 1 record\n"
    assert job.main(asked) == job.FAILED
    assert "--overwrite" in capsys.readouterr().err
    source.write_text('{"regions": ["Atlantis"]}\n')
    assert job.main([*asked, "--overwrite", "--fail-on", "info"]) == job.FOUND
    assert json.loads((out / "summary.json").read_text())["findings"] == 1


@pytest.mark.parametrize(
    ("content", "settings", "said"),
    [
        ("\n \n", "", "nothing to check"),
        (None, "", "gone.jsonl"),
        (CLEAN, "selct = []", "did you mean"),
        (CLEAN, 'baseline = "known.json"', "baseline"),
    ],
)
def test_a_job_that_cannot_be_done_is_one_line_and_leaves_no_summary(
    spark: Any,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: str | None,
    settings: str,
    said: str,
) -> None:
    source = tmp_path / ("source.jsonl" if content else "gone.jsonl")
    if content:
        source.write_text(content)
    asked = [str(source), "--output", str(tmp_path / "out")]
    assert job.main([*asked, "--config", config(tmp_path, settings)]) == job.FAILED
    error = capsys.readouterr().err
    assert error.startswith("carnegie-meta: ")
    assert said in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_failed_run_leaves_no_summary(
    spark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = spark.createDataFrame([("other", 1), ("event", None)], "type string, index int")
    monkeypatch.setattr(job, "_read", lambda *_: frame.coalesce(1))
    assert (
        job.main(["in", "--input-format", "jsonl", "--output", str(tmp_path / "out")]) == job.FAILED
    )
    assert capsys.readouterr().err == "carnegie-meta: row 1 of a batch has no index\n"
    assert not (tmp_path / "out" / "summary.json").exists()


def test_ctrl_c_is_one_line(
    spark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "_read", lambda *_: signal.raise_signal(signal.SIGINT))
    before = signal.getsignal(signal.SIGINT)
    try:
        asked = [str(RECORDS), "--output", str(tmp_path / "out")]
        assert job.main(asked) == job.INTERRUPTED
        assert logging.root.manager.disable >= logging.CRITICAL
    finally:
        signal.signal(signal.SIGINT, before)
        logging.disable(logging.NOTSET)
    assert capsys.readouterr().err == "carnegie-meta: interrupted\n"


def test_a_configuration_elsewhere_is_told_as_it_was_given(
    spark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(tmp_path / "gone.toml")
    asked = [str(RECORDS), "--output", str(tmp_path / "out"), "--config", gone]
    assert job.main(asked) == job.FAILED
    assert capsys.readouterr().err.startswith(f"carnegie-meta: {gone}: ")


def test_spark_submit_runs_the_job(tmp_path: Path) -> None:
    import pyspark

    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    options = ["--master", "local[2]"]
    options += ["--driver-java-options", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"]
    for conf in ("ui.enabled=false", "log.level=ERROR", "sql.codegen.wholeStage=false"):
        options += ["--conf", f"spark.{conf}"]
    asked = [str(RECORDS), "--output", str(tmp_path / "out"), "--fail-on", "info"]
    done = subprocess.run(
        [submit, *options, job.__file__, *asked],
        env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == job.FOUND, done.stderr
    assert done.stdout.startswith("Found ")
    assert (tmp_path / "out" / "summary.json").exists()


def test_without_the_extra_one_line_says_which_to_install(tmp_path: Path) -> None:
    (tmp_path / "pyspark.py").write_text("raise ImportError('not here')\n")
    done = subprocess.run(
        [sys.executable, "-m", "carnegie_meta.spark", "x.jsonl", "--output", "out"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == job.FAILED
    assert done.stderr.count("\n") == 1
    assert "pip install 'carnegie-meta[spark]'" in done.stderr
