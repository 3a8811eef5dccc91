"""CSV and TSV: cells as written, each with its line and column."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import carnegie_meta as cm
from carnegie_meta.source.columns import EMPTY_FIELDS, Columns
from carnegie_meta.source.csv_ import CSVReader, TSVReader
from carnegie_meta.source.csv_scan import Row
from carnegie_meta.source.input import Input
from carnegie_meta.source.unit import HeadUnit, RowUnit
from carnegie_meta.validation import store

HEADER = "type,regions,title\n"


def units(text: str | bytes, columns: Columns | None = None, name: str = "a.csv") -> list[RowUnit]:
    """The rows, and the head where something is wrong with it."""
    data = text if isinstance(text, bytes) else text.encode()
    reader = TSVReader() if name.endswith(".tsv") else CSVReader()
    found = reader.read(Input(name, data), columns=columns)
    return [unit for unit in found if unit.problems or not isinstance(unit, HeadUnit)]


def records(text: str | bytes, columns: Columns | None = None, name: str = "a.csv") -> list[Any]:
    return [raw.data for unit in units(text, columns, name) for raw in unit.records]


def problems(text: str | bytes) -> list[tuple[str, int | None, str]]:
    """Kind, record and place of each problem."""
    return [
        (p.kind, p.record, "{}:{}".format(*unit.text.position(p.span.start)))
        for unit in units(text)
        for p in unit.problems
    ]


def test_nothing_is_coerced() -> None:
    (record,) = records("type,title,date,weight,id,x\nother, 007 ,2010-09-16,1e5,true,NULL\n")
    assert record == {
        "type": "other",
        "title": " 007 ",
        "date": "2010-09-16",
        "weight": "1e5",
        "id": "true",
        "x": "NULL",
    }


def test_list_fields_are_lists_and_the_separator_has_its_blanks() -> None:
    (record,) = records('type,regions,topics\nother,"Iran; Iraq ;Syria;",Democracy\n')
    assert record["regions"] == ["Iran", "Iraq", "Syria"]
    assert record["topics"] == ["Democracy"]


def test_an_item_that_is_empty_between_two_stays() -> None:
    assert records("type,regions\nother,Iran;;Iraq\n")[0]["regions"] == ["Iran", "", "Iraq"]


def test_a_list_may_be_json() -> None:
    (record,) = records('type,regions\nother,"[""Iran"", ""Iraq; Syria""]"\n')
    assert record["regions"] == ["Iran", "Iraq; Syria"]


def test_the_configuration_tells_what_columns_hold() -> None:
    columns = Columns({"meta": "json", "keywords": "list", "regions": "text"}, "|")
    text = 'type,regions,meta,keywords\nother,Iran|Iraq,"{""a"": [1, null]}",x | y\n'
    assert records(text, columns) == [
        {
            "type": "other",
            "regions": "Iran|Iraq",
            "meta": {"a": [1, None]},
            "keywords": ["x", "y"],
        }
    ]


def test_an_empty_cell_is_the_empty_value_where_every_record_has_the_field() -> None:
    text = "type,centers,primaryCenter,blog,regions,title\n,,,,,x\n"
    empty = {"type": "", "centers": [], "primaryCenter": "", "regions": []}
    assert records(text) == [{**empty, "title": "x"}]
    required: Any = store.schema("publication")
    (block,) = [part["required"] for part in _parts(required) if len(part["required"]) == 8]
    assert {*block, "title"} == EMPTY_FIELDS


def _parts(schema: Any) -> list[Any]:
    found = []
    if isinstance(schema, dict):
        found += [schema] if isinstance(schema.get("required"), list) else []
        for value in schema.values():
            found += _parts(value)
    elif isinstance(schema, list):
        for value in schema:
            found += _parts(value)
    return found


def test_a_mapped_column_is_the_field_it_means() -> None:
    assert records("länder,type\nIran;Iraq,x\n", Columns(mapping={"länder": "regions"})) == [
        {"länder": ["Iran", "Iraq"], "type": "x"}
    ]


def test_a_column_nearly_called_as_a_list_field_holds_lists() -> None:
    assert records("type,regoins,title\nother,Iran;Iraq,x\n")[0]["regoins"] == ["Iran", "Iraq"]
    # Where the field itself is there, another name is not taken for it.
    text = "type,regions,regoins\nother,Iran,Iraq\n"
    assert records(text)[0]["regoins"] == "Iraq"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_header_tells_the_separator(separator: str) -> None:
    text = f'type{separator}regions\nother{separator}"Iran;Iraq"\n'
    assert records(text) == [{"type": "other", "regions": ["Iran", "Iraq"]}]


def test_tsv_takes_tabs_alone() -> None:
    assert records("type\ttitle\nother\ta,b;c\n", name="a.tsv") == [
        {"type": "other", "title": "a,b;c"}
    ]


def test_a_cell_stands_at_its_line_and_column() -> None:
    text = HEADER + 'other,"Iran; ""Iraq""","one\r\ntwo"\nevent,Syria,x\n'
    first, second = units(text)
    raw = first.records[0]
    spots = {p: first.text.range(n.value) for p, n in first.positions.items()}
    assert raw.data == {"type": "other", "regions": ["Iran", '"Iraq"'], "title": "one\r\ntwo"}
    assert (spots["/regions/0"].line, spots["/regions/0"].column) == (2, 8)
    assert (spots["/regions/1"].column, spots["/regions/1"].end_column) == (14, 22)
    assert (spots["/title"].line, spots["/title"].end_line) == (2, 3)
    there = second.text.range(second.positions["/type"].value)
    assert (there.line, there.column) == (4, 1)


def test_json_in_a_cell_has_the_places_of_its_values() -> None:
    text = 'type,authors\nother,"[{""name"": ""Anna Roe""}]"\n'
    (unit,) = units(text)
    place = unit.text.range(unit.positions["/authors/0/name"].value)
    assert text.splitlines()[1][place.column - 1 : place.end_column - 1] == '""Anna Roe""'


def test_findings_of_a_file_have_places(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('\ufefftype;regions;title\r\nother;"Iran;Turkey";x\r\n', encoding="utf-8")
    (found,) = [d for d in cm.check(path).diagnostics if d.code == "TAX102"]
    assert found.pointer == "/regions/1"
    assert found.record == 0
    assert found.range is not None
    assert (found.range.line, found.range.column, found.range.end_column) == (2, 13, 19)
    assert found.fix is None


def test_broken_rows_are_one_finding_each_and_the_rest_is_read() -> None:
    text = HEADER + 'a,b\na,b,c,d\na,b,"c"d\nx,Iran,y\n\n  \nz,Iraq,y,,\n'
    assert problems(text) == [
        ("csv-syntax", 0, "2:1"),
        ("csv-syntax", 1, "3:7"),
        ("csv-syntax", 2, "4:8"),
    ]
    assert [record["type"] for record in records(text)] == ["x", "z"]


def test_a_quote_that_is_never_closed_is_told_where_it_opens_and_ends_its_line_alone() -> None:
    text = HEADER + 'a,b,c\na,"b,c\nx,y,z\nx,y\n'
    assert problems(text) == [("csv-syntax", 1, "3:3"), ("csv-syntax", 3, "5:1")]
    assert [record["type"] for record in records(text)] == ["a", "x"]
    reason = units(text)[1].problems[0].facts["reason"]
    said = "this quote is never closed; the 2 lines behind it are read as rows of their own"
    assert reason == said


def test_a_quote_may_stay_open_in_a_later_line_of_its_row() -> None:
    text = HEADER + 'a,"b\nb",c\na,"b\nb","c\nx,y,z\n'
    assert problems(text) == [("csv-syntax", 1, "5:4")]
    assert [record["type"] for record in records(text)] == ["a", "x"]


@given(st.lists(st.text(st.sampled_from('ab",'), max_size=5), max_size=8))
def test_of_the_lines_behind_an_open_quote_none_opens_another(lines: list[str]) -> None:
    found = units(HEADER + "".join(line + "\n" for line in lines))
    reasons = [str(p.facts.get("reason")) for unit in found for p in unit.problems]
    assert sum("never closed" in reason for reason in reasons) <= 1


def test_a_quote_that_a_later_row_closes_takes_no_rows() -> None:
    text = HEADER + 'a,b,c\na,"b,c\nd,e,f\ng,h,i\nj,"k",l\nx,y,z\n'
    assert problems(text) == [("csv-syntax", 1, "3:3")]
    assert [record["type"] for record in records(text)] == ["a", "d", "g", "j", "x"]
    reason = str(units(text)[1].problems[0].facts["reason"])
    assert reason.startswith(
        "this quote is closed only in a later line, with text behind it; the 3"
    )
    # What is in the quotes is no row: one cell of two lines, and one mistake.
    assert problems(HEADER + 'a,"b\nb"b,c\nx,y,z\n') == [("csv-syntax", 0, "3:3")]


@pytest.mark.parametrize(
    "lines",
    [
        ['a,"b,c'] * 400,
        ['a,"b,c', 'd,e"f,g'] * 200,
        ['a,"b,c', *["d,e,f"] * 398, 'g"h,i,j'],
        [*['a,"b', "c,d,e"] * 199, '"'],
        ['a,"b",c', 'd,"e,f', "g,h,i", 'j,"k",l'] * 100,
    ],
)
def test_no_line_is_read_again_and_again(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0
    take = Row.take

    def counted(row: Row, line: str) -> bool:
        nonlocal taken
        taken += 1
        return take(row, line)

    monkeypatch.setattr(Row, "take", counted)
    assert units(HEADER + "".join(line + "\n" for line in lines))
    # As a part of the row that took too much, to see whether it is one, and as itself.
    assert taken <= 4 * len(lines)


def test_a_header_in_the_middle_is_one_finding() -> None:
    text = HEADER + "a,b,c\n" + HEADER + "x,y,z\n"
    assert problems(text) == [("csv-syntax", 1, "3:1")]
    assert [record["type"] for record in records(text)] == ["a", "x"]


def test_rows_may_lack_the_cells_of_columns_without_a_name() -> None:
    text = HEADER.rstrip() + ",,\na,b,c\nx,y,z,,\nx,y\n"
    assert problems(text) == [("csv-syntax", 2, "4:1")]
    assert [record["type"] for record in records(text)] == ["a", "x"]


def test_bytes_in_one_row_do_not_end_the_table() -> None:
    for row in (b"a,b\0,c\n", b"\xff\xfea,b,c\n", b'a,"b\n\0b",c\n'):
        data = HEADER.encode() + b"a,b,c\n" + row + b"x,y\nz,y,z\n"
        assert [kind for kind, _, _ in problems(data)] == ["encoding", "csv-syntax"]
        assert records(data)[-1]["type"] == "z"
    assert problems(HEADER.encode() + b'a,"b\n\0b",c\n') == [("encoding", 0, "3:1")]


def test_rows_of_nothing_are_no_rows() -> None:
    text = HEADER + ',,\n  \n , ,\nx,Iran,y\n,,,,\n"","\n"\n'
    assert not problems(text)
    assert [unit.records[0].index for unit in units(text)] == [0]


def test_the_line_that_tells_spreadsheets_the_separator_is_no_header() -> None:
    for line in ("sep=;", '"SEP=;"', "\ufeffsep=;\r"):
        (unit,) = units(line + "\ntype;title\na;b,c\n")
        assert unit.records[0].data == {"type": "a", "title": "b,c"}
        assert unit.text.first_line == 3


def test_blanks_behind_all_separators_are_one_finding_and_no_part_of_cells() -> None:
    text = 'type, title,  "regions"\nother, A Bridge,"Iran; Iraq"\nevent,x, "a ""b"", c"\n'
    assert problems(text) == [("csv-syntax", None, "1:6")]
    assert records(text) == [
        {"type": "other", "title": "A Bridge", "regions": ["Iran", "Iraq"]},
        {"type": "event", "title": "x", "regions": ['a "b", c']},
    ]
    first = units(text)[1]
    assert first.text.range(first.positions["/title"].value).column == 8
    # One name with a blank tells nothing of the others.
    assert list(records("type, title,date\na, b,c\n")[0]) == ["type", " title", "date"]


def test_blank_lines_may_stand_before_the_header() -> None:
    assert records("\n\ntype;title\na;b\n") == [{"type": "a", "title": "b"}]


def test_lines_that_end_with_cr_alone_are_one_finding() -> None:
    assert problems("type,title\ra,b\rtype,b\r") == [("csv-syntax", None, "1:11")]


def test_a_cell_that_is_no_json_is_told_in_its_place() -> None:
    text = HEADER + 'other,"[\'Iran\']",x\nother,"[""Iran"", NaN]",x\n'
    assert problems(text) == [("json-syntax", 0, "2:9"), ("not-a-number", 1, "3:19")]
    assert [len(unit.records) for unit in units(text)] == [0, 1]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"type,title\n", "empty"),
        ("type,title\na,b\n".encode("utf-16"), "encoding"),
        (b"type,title\na,\0\n", "encoding"),
        (b"type,title\na,caf\xe9\n", "encoding"),
        (b"type,title\ra,b\r", "csv-syntax"),
        (b"type,type\na,b\n", "csv-syntax"),
        (b'"type,title\na,b\n', "csv-syntax"),
        (gzip.compress(b"type,title\na,b\n" * 900)[:-30], "damaged"),
    ],
)
def test_what_is_wrong_with_a_file_is_a_problem(data: bytes, kind: str) -> None:
    assert kind in [problem.kind for unit in units(data) for problem in unit.problems]


def test_bytes_that_are_no_utf8_keep_the_row() -> None:
    (unit,) = units(b'type,title\na,"x\ncaf\xe9"\n')
    assert unit.records[0].data == {"type": "a", "title": "x\ncaf\ufffd"}
    (problem,) = unit.problems
    assert unit.text.position(problem.span.start) == (3, 4)


def test_packed_files_are_read(tmp_path: Path) -> None:
    import zstandard

    text = (HEADER + "other,Iran,x\n" * 5000).encode()
    both = zstandard.compress(text[:40000]) + zstandard.compress(text[40000:])
    for data in (gzip.compress(text), both):
        assert len(records(data)) == 5000
    assert [p.kind for u in units(both[:-9]) for p in u.problems] == ["damaged"]
    assert [p.kind for u in units(both + b"junk") for p in u.problems] == ["damaged"]


def test_only_some_rows_are_read() -> None:
    text = HEADER + "".join(f"t{number},Iran,x\n" for number in range(50))
    read = CSVReader().read(Input("a.csv", text.encode()), only={3, 40})
    assert [(u.records[0].index, u.text.first_line) for u in read] == [(3, 5), (40, 42)]


def test_no_row_is_too_long_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carnegie_meta.source.csv_lines.LIMIT", 1000)
    text = HEADER + "a,b,c\n" + "x" * 1200 + "\na,b\na,b,c\n"
    assert problems(text) == [("too-large", 1, "3:1"), ("csv-syntax", 2, "4:1")]
    assert len(records(text)) == 2


def test_a_row_that_grows_too_long_in_a_quote_ends_where_the_quote_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("carnegie_meta.source.csv_lines.LIMIT", 1000)
    text = HEADER + 'x,"' + "y,y,y\n" * 300 + '",z"\n' + "x" * 1200 + '\na,"b\n'
    found = problems(text)
    assert found[0] == ("csv-syntax", 0, "2:3")
    assert found[1:] == [("csv-syntax", 300, "302:1"), ("too-large", 301, "303:1"), found[-1]]
    assert found[-1] == ("csv-syntax", 302, "304:3")
    assert len(records(text)) == 299
    assert "still open when the row holds 1000 bytes" in str(units(text)[0].problems[0].facts)


def test_a_row_of_many_lines_is_looked_at_once() -> None:
    row = Row(",")
    assert not row.take('"\n')
    for _ in range(200_000):
        assert not row.take('""\n')
    assert row.take('"\n')
    assert len(row.cells) == 1


cells = st.text(st.sampled_from('ab",;\n\r |[é€\t'), max_size=8)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6), st.data())
def test_what_the_standard_library_writes_is_read(rows: list[list[str]], data: Any) -> None:
    # It quotes a lone CR only where CR ends lines.
    styles = [(csv.QUOTE_MINIMAL, "\r\n"), (csv.QUOTE_ALL, "\n"), (csv.QUOTE_ALL, "\r\n")]
    quoting, end = data.draw(st.sampled_from(styles))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=quoting, lineterminator=end)
    writer.writerow(["title", "type", "z"])
    writer.writerows(rows)
    rows = [row for row in rows if "".join(row).strip(" \t\r\n")]
    assume(rows)
    text = stream.getvalue()
    found = units(text)
    assert not [p for unit in found for p in unit.problems]
    got = [raw.data for unit in found for raw in unit.records]
    assert got == [{"title": a, "type": b, **({"z": c} if c else {})} for a, b, c in rows]
    for unit, row in zip(found, rows, strict=True):
        for pointer, cell in zip(("/title", "/type", "/z"), row, strict=True):
            node = unit.positions[pointer]
            spots = node.offsets()
            assert spots is not None
            assert "".join(unit.text.content[at] for at in spots[:-1]) == cell


@given(st.text(max_size=60), st.binary(max_size=60))
def test_any_text_is_read(text: str, data: bytes) -> None:
    units(text.encode("utf-8", "surrogatepass"))
    units(HEADER.encode() + data)


@given(
    st.lists(cells.filter(lambda item: ";" not in item and item == item.strip(" \t")), max_size=4)
)
def test_items_joined_by_the_separator_come_apart(items: list[str]) -> None:
    joined = "; ".join(items) + (";" if items and not items[-1] else "")
    if joined and not joined.startswith("["):
        assert [item for _, item in Columns().items(joined)] == items
    for at, item in Columns().items(joined):
        assert joined[at : at + len(item)] == item


def test_a_table_met_in_a_folder_is_passed_over_when_it_holds_no_records(tmp_path: Path) -> None:
    (tmp_path / "books.csv").write_text("title,authors,type\nx,y,z\n")
    (tmp_path / "records.csv").write_text("type,primaryCenter,centers\nother,x,x\n")
    paths = {Path(d.path).name for d in cm.check(tmp_path).diagnostics if d.path}
    assert paths == {"records.csv"}
    assert cm.check(tmp_path / "books.csv").diagnostics
    (tmp_path / "broken.csv").write_bytes("type,primaryCenter,centers,ça\n".encode("latin-1"))
    (tmp_path / "other.csv").write_bytes("title,année\n".encode("latin-1"))
    paths = {Path(d.path).name for d in cm.check(tmp_path).diagnostics if d.path}
    assert paths == {"records.csv", "broken.csv"}


def test_records_load_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "other,Iran;Iraq,x\n")
    (record,) = cm.load(path)
    assert json.dumps(record.data) == '{"type": "other", "regions": ["Iran", "Iraq"], "title": "x"}'
    place = record.range("/regions/1")
    assert place is not None
    assert (place.line, place.column) == (2, 12)
