"""The how-to about engines: its code runs, and DuckDB finds what ``check`` finds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

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
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    expected = cm.check("records.csv", config={"today": "2026-01-31"}).diagnostics
    single = names["result"].sql("SELECT code, record, message FROM 'findings.parquet'").fetchall()
    compared = [
        (row["code"], row["record"], row["message"]) for row in names["compared"].to_pylist()
    ]
    assert sorted(single + compared) == sorted((d.code, d.record, d.message) for d in expected)
    assert {code for code, _ in names["worst"]} >= {"REL101", "TAX102"}
    assert {code for code, *_ in compared} >= {"COR101"}
