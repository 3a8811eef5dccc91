"""The how-to about engines: its code runs, and DuckDB finds what ``check`` finds."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carnegie_meta as cm
from carnegie_meta.batch import Layout, lint_batch
from carnegie_meta.report.row import row

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "engines.md"

EXAMPLES = PAGE.parents[1] / "examples"

ROWS: list[dict[str, Any]] = [
    {"url": "/2012/05/pier-lights", "type": "other", "regions": ["Iran", "Turkey"]},
    {"url": "/2012/05/pier-lights", "type": "other", "regions": ["Japan"], "authors": ["Anna Roe"]},
    {
        "url": "/2012/05/port-lights",
        "type": "",
        "projects": ["Ports"],
        "collections": ["Ports; II"],
    },
]

TELL = """
import json
single = result.sql("SELECT code, record, message FROM 'findings.parquet'").fetchall()
compared = [[row["code"], row["record"], row["message"]] for row in compared.to_pylist()]
print(json.dumps([single, compared, worst]))
"""


def write_csv(records: list[dict[str, Any]]) -> None:
    """Records as a spreadsheet saves them, all keys of any as columns, absent ones empty."""
    names = list(dict.fromkeys(key for record in records for key in record))
    with open("records.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for record in records:
            cells = [record.get(name, "") for name in names]
            writer.writerow(["; ".join(c) if isinstance(c, list) else c for c in cells])


def test_the_code_of_the_page_finds_what_check_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = (EXAMPLES / "publications.jsonl").read_text(encoding="utf-8").splitlines()
    write_csv([*map(json.loads, lines), *ROWS])
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    # In a process of its own: DuckDB starts threads, and this one may be forked by other tests.
    program = "\n".join([*blocks, TELL])
    command = [sys.executable, "-c", program]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    single, compared, worst = json.loads(told)
    expected = cm.check("records.csv").diagnostics
    assert sorted(single + compared) == sorted([d.code, d.record, d.message] for d in expected)
    assert {code for code, _ in worst} >= {"REL204", "TAX102"}
    assert {code for code, *_ in compared} >= {"COR101"}


CELLS = st.sampled_from(
    ["", "Iran", "Iran; Turkey;", " ", ";", '["Italy"]', "[1, ", "other", '{"a": 1}', "Łódź", "007"]
)
HEADS = (
    "authors",
    "regions",
    "type",
    "title",
    "programAffiliation",
    "blog",
    "notes",
    "Primary_Center",
    "topcis",
)


OF_HEADS = ("SCH102", "SCH103", "SCH104", "SCH105")
"""Rules that look at keys, which in a table are its columns."""


@given(st.lists(st.tuples(*[CELLS] * len(HEADS)), min_size=1, max_size=4), st.booleans())
@settings(deadline=None, max_examples=60)
def test_cells_of_csv_mean_what_they_mean_in_the_file(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], null: bool
) -> None:
    rows = [row for row in rows if any(cell.strip() for cell in row)] or [("x",) * len(HEADS)]
    config = {"columns": {"blog": "json", "notes": "list"}, "ignore": ["COR"]}
    path = tmp_path_factory.mktemp("cells") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADS, *rows])
    columns = [
        [None if null and not cell else cell for cell in column]
        for column in zip(*rows, strict=True)
    ]
    batch = pa.RecordBatch.from_arrays([pa.array(c, pa.string()) for c in columns], names=HEADS)
    found = lint_batch(batch, layout=Layout(csv=True), config=config)
    names = ("code", "record", "message", "value")
    said = found.to_pylist()
    expected = [
        dict(zip(found.schema.names, row(d), strict=True))
        for d in cm.check(path, config=config).diagnostics
    ]

    def told(findings: list[dict[str, object]], *names: str, heads: bool) -> list[str]:
        kept = [each for each in findings if (each["code"] in OF_HEADS) is heads]
        return sorted(repr([each[name] for name in names]) for each in kept)

    assert told(said, *names, heads=False) == told(expected, *names, heads=False)
    # A file says once what is wrong with a column; a batch says it of rows that can be read.
    of_rows = told(said, "code", "message", heads=True)
    assert set(of_rows) <= set(told(expected, "code", "message", heads=True))


def test_cells_of_csv_are_no_json_text() -> None:
    with pytest.raises(cm.UsageError, match="json or csv, not both"):
        Layout(json="value", csv=True)
