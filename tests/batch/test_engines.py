"""The how-to about engines: its code runs, and DuckDB finds what ``check`` finds."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import carnegie_meta as cm

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "engines.md"

HEADER = (
    "url,authors,type,centerAffiliationAll,centers,englishNewsletterAll,nonEnglishNewsletterAll,"
    "primaryCenter,programAffiliation,programs,regions,topics\n"
)
ROW = (
    "https://x.org/2012/05/{0}-lights,Anna Roe,{1},dc,Carnegie Europe,ctw,none,{2},DCG,"
    '"Democracy, Conflict, and Governance",{3},Security; Democracy\n'
)


TELL = """
import json
single = result.sql("SELECT code, record, message FROM 'findings.parquet'").fetchall()
compared = [[row["code"], row["record"], row["message"]] for row in compared.to_pylist()]
print(json.dumps([single, compared, worst]))
"""


def test_the_code_of_the_page_finds_what_check_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [
        ROW.format("pier", "other", "Carnegie India", "Iran; Turkey"),
        ROW.format("pier", "other", "Carnegie Europe", "Japan"),
        ROW.format("port", "other", "Carnegie Europe", "Middle East; Iran"),
    ]
    Path("records.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    # In a process of its own: DuckDB starts threads, and this one may be forked by other tests.
    program = "\n".join([*blocks, TELL])
    command = [sys.executable, "-c", program]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    single, compared, worst = json.loads(told)
    expected = cm.check("records.csv", config={"today": "2026-01-31"}).diagnostics
    assert sorted(single + compared) == sorted([d.code, d.record, d.message] for d in expected)
    assert {code for code, _ in worst} >= {"REL101", "TAX102"}
    assert {code for code, *_ in compared} >= {"COR101"}
