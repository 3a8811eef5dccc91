"""The benchmark of large corpora runs, and its rows agree with each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCALE = Path(__file__).parent / "benchmarks" / "scale.py"


@pytest.mark.parametrize("kind", ["block", "pages", "names"])
def test_rows_of_one_size_have_one_digest(tmp_path: Path, kind: str) -> None:
    command = [sys.executable, str(SCALE), "--kind", kind, "--sizes", "700"]
    command += ["--modes", "one process", "two processes", "aside", "--folder", str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [[cell.strip() for cell in line.split("|")] for line in told.splitlines()[2:]]
    assert len(rows) == 3
    assert len({row[-2] for row in rows}) == 1
    assert all(int(row[-3].replace(",", "")) > 0 for row in rows)
