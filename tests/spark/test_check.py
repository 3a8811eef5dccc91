"""Findings on Spark are those of one process, to the last one, or there are none at all."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import carnegie_meta as cm
from carnegie_meta.batch import Layout
from carnegie_meta.report.row import FIELDS, row
from carnegie_meta.spark import check, read_jsonl, read_parquet
from tests.batch.test_parity import CONFIG, DAY, EXAMPLES, checked, corpus_lines, table

TYPES = {"string": "string", "int64": "bigint", "int32": "int"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A corpus with defects in two files, one of a hostile name, with blank lines and CRLF."""
    folder = tmp_path_factory.mktemp("corpus")
    lines = corpus_lines()
    parts = {"a b+%41.jsonl": lines[:400], "b.jsonl": [*lines[400:450], "", " \r", *lines[450:]]}
    for name, part in parts.items():
        (folder / name).write_text("\n".join(part) + "\r\n", encoding="utf-8", newline="")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def serial(corpus: list[Path]) -> list[Any]:
    found = checked(corpus, 1)
    assert len({line[0] for line in found if line[0].startswith("COR")}) >= 4
    return sorted(found, key=repr)


def rows(df: Any) -> list[Any]:
    return sorted(map(tuple, df.collect()), key=repr)


def frame(spark: Any, batch: pa.RecordBatch) -> Any:
    return spark.createDataFrame(pa.Table.from_batches([batch]))


def test_files_say_what_one_process_and_two_say(
    spark: Any, corpus: list[Path], serial: list[Any]
) -> None:
    lines = read_jsonl(spark, [str(path) for path in corpus])
    assert lines.rdd.getNumPartitions() > len(corpus)  # a file in several splits
    found = check(lines, config=CONFIG)
    assert [(field.name, field.dataType.simpleString()) for field in found.schema] == [
        (name, TYPES[kind]) for name, kind in FIELDS
    ]
    assert rows(found) == serial == sorted(checked(corpus, 2), key=repr)


@pytest.mark.parametrize("seed", range(2))
def test_any_partition_and_any_salt_say_the_same(
    spark: Any, corpus: list[Path], serial: list[Any], seed: int
) -> None:
    chance = random.Random(seed)
    batch = table(corpus)
    order = list(range(batch.num_rows))
    chance.shuffle(order)
    df = frame(spark, batch.take(pa.array(order))).repartition(chance.randint(1, 9), "value")
    salts, broadcast = chance.randint(1, 5), seed % 2 == 0
    assert rows(check(df, config=CONFIG, salts=salts, broadcast=broadcast)) == serial


def test_the_shipped_corpus_says_the_same(spark: Any) -> None:
    path = EXAMPLES / "publications.jsonl"
    found = check(read_jsonl(spark, str(path)).repartition(4), config=CONFIG)
    assert rows(found) == sorted(checked([path], 1), key=repr) != []


RECORDS: list[dict[str, Any]] = [
    {"url": "/2012/05/lights-on-the-pier", "type": "other", "regions": ["Turkey"]},
    {"url": "/2012/05/lights-on-the-pier", "type": "other", "regions": ["Italy"]},
    {"url": "/2012/05/lights-on-the-pier", "type": "other", "regions": ["Italy"]},
]


def test_columns_are_fields_and_an_index_is_made_where_there_is_none(spark: Any) -> None:
    schema = "url string, type string, regions array<string>, blog string"
    df = spark.createDataFrame([{**record, "blog": None} for record in RECORDS], schema)
    expected = cm.check(RECORDS, config=CONFIG).diagnostics
    said = {(d.code, d.message) for d in expected}
    assert {code for code, _ in said} >= {"COR101", "COR102", "TAX102"}
    found = check(df.coalesce(1), config=CONFIG).collect()
    assert {(line.code, line.message) for line in found} == said
    # What is wrong with a column is said once, not once a row.
    once = {(d.code, d.message) for d in expected if d.code == "SCH102"}
    assert len(found) == sum(d.code != "SCH102" for d in expected) + len(once)
    named = df.coalesce(1).selectExpr("*", "monotonically_increasing_id() as id")
    layout = Layout(index="id")
    numbered = rows(check(named, config=CONFIG, layout=layout))
    others = [row(d) for d in expected if d.code != "SCH102"]
    assert [each for each in numbered if each[0] != "SCH102"] == sorted(others, key=repr)


def test_one_record_and_none_have_nothing_to_compare(spark: Any) -> None:
    df = frame(spark, pa.RecordBatch.from_pydict({"value": [json.dumps(RECORDS[0])]}))
    assert sorted(line.code for line in check(df, config=CONFIG).collect()) == sorted(
        d.code for d in cm.check(RECORDS[0], config=CONFIG).diagnostics
    )
    assert check(df.limit(0), config=CONFIG).collect() == []


def test_rules_that_compare_can_be_left_out(spark: Any) -> None:
    df = spark.createDataFrame(RECORDS, "url string, type string, regions array<string>")
    single = sorted(line.code for line in check(df, corpus=False).collect())
    assert single
    assert not any(code.startswith("COR") for code in single)
    assert single == sorted(line.code for line in check(df, config={"ignore": ["COR"]}).collect())


def test_own_vocabularies_travel_and_are_wrong_at_once(spark: Any, tmp_path: Path) -> None:
    own = {"field": "regions", "concepts": [{"id": "x-atlantis", "prefLabel": {"en": "Atlantis"}}]}
    (tmp_path / "own.json").write_text(json.dumps(own))
    (tmp_path / "carnegie-meta.toml").write_text('vocabularies = ["own.json"]\nselect = ["TAX"]\n')
    df = spark.createDataFrame([{"regions": ["Atlantis"]}], "regions array<string>")
    assert len(check(df, config={"select": ["TAX"]}).collect()) == 1
    found = check(df, config=tmp_path / "carnegie-meta.toml")
    (tmp_path / "own.json").unlink()  # what executors need has left the driver's disk already
    assert found.collect() == []
    with pytest.raises(cm.ConfigError, match=r"own\.json"):
        check(df, config=tmp_path / "carnegie-meta.toml")


def failing(times: int, how: Callable[[], None]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """Passes batches on, but for the first *times* attempts of one task."""

    def passes(batches: Iterator[Any]) -> Iterator[Any]:
        from pyspark import TaskContext

        task = TaskContext.get()
        assert task is not None
        yield from batches
        if task.partitionId() == 1 and task.attemptNumber() < times:
            how()

    return passes


def raises() -> None:
    raise RuntimeError("injected")


def dies() -> None:
    os.kill(os.getpid(), 9)


@pytest.mark.parametrize("how", [raises, dies])
def test_a_task_that_fails_once_is_run_again(
    spark: Any, corpus: list[Path], serial: list[Any], how: Callable[[], None]
) -> None:
    df = frame(spark, table(corpus)).repartition(3, "value")
    broken = df.mapInArrow(failing(1, how), df.schema)
    assert rows(check(broken, config=CONFIG)) == serial


@pytest.mark.parametrize("how", [raises, dies])
def test_a_task_that_fails_for_good_fails_the_run(
    spark: Any, corpus: list[Path], how: Callable[[], None]
) -> None:
    from pyspark.errors import PySparkException

    df = frame(spark, table(corpus)).repartition(3, "value")
    broken = df.mapInArrow(failing(9, how), df.schema)
    with pytest.raises(Exception, match=r"injected|crashed|exited") as caught:
        check(broken, config=CONFIG).collect()
    assert isinstance(caught.value, PySparkException) or "Py4J" in type(caught.value).__name__


@pytest.mark.parametrize(
    ("indices", "said"),
    [([0, 0, 1], "two rows have the index 0"), ([0, None, 1], "row 1 of a batch has no index")],
)
def test_rows_that_cannot_be_told_apart_fail_the_run(
    spark: Any, indices: list[int | None], said: str
) -> None:
    values = [json.dumps(record) for record in RECORDS]
    batch = pa.RecordBatch.from_pydict({"value": values, "index": pa.array(indices, pa.int64())})
    with pytest.raises(Exception, match=said):
        check(frame(spark, batch).coalesce(1)).collect()


def test_parquet_says_what_one_process_says(spark: Any, corpus: list[Path], tmp_path: Path) -> None:
    """Records as JSON text, some of it no JSON, and records in columns."""
    texts, columns = tmp_path / "texts.parquet", tmp_path / "columns.parquet"
    pq.write_table(pa.table({"record": table(corpus).column("value")}), texts)
    records = [{**record, "path": "a field", "index": "7"} for record in RECORDS]
    pq.write_table(pa.Table.from_pylist(records), columns)
    for path in (texts, columns):
        found = rows(check(read_parquet(spark, str(path)), config=CONFIG))
        assert found == sorted(checked([path], 1), key=repr) != []
    named = read_parquet(spark, str(texts)).withColumnRenamed("record", "body")
    body = rows(check(named, config=CONFIG, layout=Layout(json="body"), corpus=False))
    single = check(read_parquet(spark, str(texts)), config=CONFIG, corpus=False)
    assert body == rows(single)


def test_columns_of_any_case_and_a_path_of_bytes(spark: Any) -> None:
    values = [json.dumps(record) for record in RECORDS]
    batch = pa.RecordBatch.from_pydict(
        {"VALUE": values, "Path": [b"a/b.jsonl"] * 3, "INDEX": [0, 1, 2]}
    )
    found = check(frame(spark, batch), config=CONFIG).collect()
    assert {line.path for line in found} == {"a/b.jsonl"}
    expected = cm.check(RECORDS, config=CONFIG).diagnostics
    assert sorted((line.code, line.record) for line in found) == sorted(
        (d.code, d.record) for d in expected
    )


def test_bytes_that_are_no_utf8_are_a_finding(spark: Any) -> None:
    batch = pa.RecordBatch.from_pydict({"value": [b'{"title": "caf\xe9"}']})
    said = {line.code for line in check(frame(spark, batch).selectExpr("string(value)")).collect()}
    assert "SYN402" in said


def test_wrong_arguments_say_what_to_pass_at_once(spark: Any) -> None:
    df = frame(spark, pa.RecordBatch.from_pydict({"value": ["{}"], "index": ["0"]}))
    good, wrong = df.select("value"), cm.UsageError
    with pytest.raises(wrong, match="check takes a DataFrame of Spark, not list"):
        check([{}])  # type: ignore[arg-type]  # the mistake in question
    with pytest.raises(wrong, match="layout takes a"):
        check(good, layout="value")  # type: ignore[arg-type]  # as above
    with pytest.raises(wrong, match="salts is a whole number"):
        check(good, salts=0)
    with pytest.raises(wrong, match="no column 'id'"):
        check(good, layout=Layout(index="id"))
    with pytest.raises(wrong, match="'index' holds string"):
        check(df)
    with pytest.raises(wrong, match=r"beside it: crawl; Layout\(json='value'\)"):
        check(good.selectExpr("value", "'x' as crawl"))


def test_the_code_of_the_page_finds_what_check_finds(
    spark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (EXAMPLES.parent / "how-to" / "spark.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "carnegie-meta.toml").write_text(f'today = "{DAY}"\n')
    program = program.replace("hdfs:///corpus/*.jsonl", str(EXAMPLES / "publications.jsonl"))
    program = program.replace("carnegie-meta.toml", str(tmp_path / "carnegie-meta.toml"))
    names = {"spark": spark}
    exec(program, names)  # the page's own
    assert rows(names["findings"]) == sorted(
        checked([EXAMPLES / "publications.jsonl"], 1), key=repr
    )
    assert "code|count" in capsys.readouterr().out


def test_cells_of_csv_mean_what_they_mean_in_the_file(spark: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("type,title,authors,regions,blog\nother,,Anna Roe; Ben Low,Turkey,\nx,A,,,b\n")
    df = spark.read.csv(str(path), header=True).coalesce(1)
    found = check(df, config=CONFIG, layout=Layout(csv=True), corpus=False).collect()
    expected = cm.check(path, config={**CONFIG, "ignore": ["COR"]}).diagnostics
    assert sorted((line.code, line.message) for line in found) == sorted(
        (d.code, d.message) for d in expected
    )


def test_a_column_of_nothing_holds_no_records(spark: Any) -> None:
    assert check(spark.range(3).selectExpr("null as value"), config=CONFIG).collect() == []


def test_columns_of_types_that_json_lacks_are_checked(spark: Any) -> None:
    df = spark.sql(
        "select array('Ann Roe') authors, 'bogus' type, date'2010-09-16' date, "
        "cast(1.5 as decimal(5,2)) title, timestamp'2010-09-16 01:02:03' updated, "
        "array(named_struct('name','X','bio',null)) bios"
    )
    said = {line.code for line in check(df, config=CONFIG).collect()}
    assert said >= {"SCH102", "SCH205"}
    assert check(spark.range(2).select(), config=CONFIG).count()  # rows without any column
