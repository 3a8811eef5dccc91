"""Tables at the command line: in, out, and what is said without the extras."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

from carnegie_meta.cli.main import main
from carnegie_meta.errors import MissingExtra

TEXT = "type,regions,title\nother,Iran;Turkey,x\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.csv"
    path.write_text(TEXT)
    return path


def test_findings_go_to_a_parquet_file(table: Path) -> None:
    arguments = ["check", "a.csv", "--output-format", "parquet", "--output-file", "found.parquet"]
    assert main(arguments) == 1
    found = pyarrow.parquet.read_table("found.parquet").to_pylist()
    assert [row["column"] for row in found if row["code"] == "TAX102"] == [12]


def test_parquet_goes_to_standard_output_that_is_no_terminal(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", stream)
    for more in ([], ["--no-corpus"]):
        stream.buffer.seek(0)
        stream.buffer.truncate()
        assert main(["check", "a.csv", "--output-format", "parquet", *more]) == 1
        stream.flush()
        stream.buffer.seek(0)
        assert pyarrow.parquet.read_table(io.BytesIO(stream.buffer.read())).num_rows


def test_findings_go_out_as_csv(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.csv", "--output-format", "csv", "--select", "TAX102"]) == 0
    header, line = capsys.readouterr().out.splitlines()
    assert header.startswith("code,name,severity,message,path,record,pointer,line,column")
    assert line.startswith("TAX102,non-preferred-label,warning,")
    assert ",a.csv,0,/regions/1,2,12,2,18," in line


def test_the_configuration_says_what_cells_hold(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("carnegie-meta.toml").write_text('list-separator = "|"\ncolumns = {note = "json"}\n')
    table.write_text("type,regions,title,note\nother,Iran|Turkey,x,{\n")
    main(["check", "a.csv", "--output-format", "concise", "--quiet"])
    assert "a.csv:2:21: SYN101 error" in capsys.readouterr().out
    table.write_text("type,regions,title,note\nother,Iran|Turkey,x,1\n")
    main(["check", "a.csv", "--output-format", "concise", "--quiet", "--select", "TAX102"])
    assert "a.csv:2:12: TAX102" in capsys.readouterr().out


def test_a_wrong_kind_of_column_is_told_with_its_line(table: Path) -> None:
    from carnegie_meta.errors import ConfigError

    Path("carnegie-meta.toml").write_text('[columns]\nnote = "number"\n')
    with pytest.raises(ConfigError, match=r"carnegie-meta.toml:2: 'columns.note' takes one of"):
        main(["check", "a.csv"])
    Path("carnegie-meta.toml").write_text('list-separator = " "\n')
    with pytest.raises(ConfigError, match=r"carnegie-meta.toml:1: 'list-separator' takes a text"):
        main(["check", "a.csv"])


def test_without_the_extra_one_line_says_what_to_install(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    Path("a.parquet").write_bytes(b"PAR1")
    assert main(["check", "a.parquet"]) == 2
    assert "pip install 'carnegie-meta[parquet]'" in capsys.readouterr().err
    Path("b.parquet").write_bytes(b"PAR1")
    for more in ([], ["--no-corpus", "--output-format", "concise"]):
        assert main(["check", ".", *more]) == 2
        assert capsys.readouterr().err.count("pip install") == 1
    with pytest.raises(MissingExtra):
        main(["check", "a.csv", "--output-format", "parquet", "--output-file", "x"])
    assert main(["check", "a.csv", "--select", "TAX102"]) == 0


def test_without_zstandard_one_line_says_what_to_install(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import zstandard

    Path("a.jsonl.zst").write_bytes(zstandard.compress(b'{"type": "other"}\n'))
    assert main(["check", "a.jsonl.zst"]) == 1
    monkeypatch.setitem(sys.modules, "zstandard", None)
    assert main(["check", "a.jsonl.zst"]) == 2
    assert "pip install 'carnegie-meta[zstd]'" in capsys.readouterr().err


def test_tables_are_not_mended(table: Path) -> None:
    main(["check", "a.csv", "--fix", "--unsafe-fixes"])
    assert table.read_text() == TEXT
    main(["normalize", "a.csv", "--write"])
    assert table.read_text() == TEXT


def test_records_of_tables_are_normalised(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["normalize", "a.csv"])
    expected = '{"type": "other", "regions": ["Iran", "Türkiye"], "title": "x"}\n'
    assert capsys.readouterr().out == expected
