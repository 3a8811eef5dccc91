"""A vocabulary as a table for spreadsheets, and back.

Columns: ``kind`` (``vocabulary`` in the first row, then ``concept``), ``id``, ``status``,
``replacedBy``, ``broader``, ``exactMatch``, then as they are needed ``notation:SCHEME``,
``prefLabel@LANGUAGE``, ``altLabel@``, ``hiddenLabel@``, ``scopeNote@``, and a column of each
other member as ``fact:NAME``. The vocabulary's row has its field as id, its title as
``prefLabel@en``, its description as ``scopeNote@en``, its ambiguous labels as ``altLabel@en``,
``closed`` or ``open`` as status, and ``false`` as ``fact:extends`` where it says so.

Several values in a cell are parted by `` | ``; a bar or a backslash in a value has a backslash
before it. A fact is text, or JSON where it is anything else. A cell that a spreadsheet would run
as a formula begins with an apostrophe, which reading takes away again.

Source: RFC 4180; OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
import json
from io import StringIO

from carnegie_meta.vocab.document import LABELS, entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from carnegie_meta.vocab.document import Document

PLAIN = ("kind", "id", "status", "replacedBy", "broader", "exactMatch")
SEVERAL = frozenset({"broader", "exactMatch", "altLabel", "hiddenLabel"})
"""Members that hold more than one value."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_BAR = " | "


def write(document: Mapping[str, object]) -> Iterator[str]:
    """The table of *document*, in pieces."""
    rows = [_vocabulary(document)]
    concepts = document["concepts"]
    assert isinstance(concepts, list)  # a document's
    rows += map(_row, concepts)
    columns = dict.fromkeys(PLAIN)
    for kind in ("notation:", *(f"{name}@" for name in LABELS), "fact:"):
        columns.update(
            dict.fromkeys(sorted({c for row in rows for c in row if c.startswith(kind)}))
        )
    yield _line(columns)
    for row in rows:
        yield _line(row.get(column, "") for column in columns)


def _line(cells: Iterable[str]) -> str:
    return ",".join(_quoted(guarded(cell)) for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    """*cell* in quotes where it needs them; ``csv.writer`` leaves a lone CR without."""
    if any(mark in cell for mark in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _vocabulary(document: Mapping[str, object]) -> dict[str, str]:
    row = {
        "kind": "vocabulary",
        "id": str(document["field"]),
        "status": "closed" if document.get("closed", True) else "open",
        "prefLabel@en": str(document.get("title", document["field"])),
    }
    if document.get("description"):
        row["scopeNote@en"] = str(document["description"])
    if document.get("extends") is False:
        row["fact:extends"] = "false"
    ambiguous = document.get("ambiguous")
    if isinstance(ambiguous, list):
        row["altLabel@en"] = _joined(ambiguous)
    return row


def _row(concept: Mapping[str, object]) -> dict[str, str]:
    row = {"kind": "concept"}
    for name, value in concept.items():
        if name in LABELS:
            assert isinstance(value, dict)  # a document's
            for tag, labels in value.items():
                several = name in SEVERAL
                row[f"{name}@{tag}"] = _joined(labels) if several else labels
        elif name == "notation":
            assert isinstance(value, dict)  # as above
            row.update({f"notation:{scheme}": code for scheme, code in value.items()})
        elif name in SEVERAL:
            assert isinstance(value, list)  # as above
            row[name] = _joined(value)
        elif name in PLAIN and name != "kind":
            row[name] = str(value)
        else:
            row[f"fact:{name}"] = _fact(value)
    return row


def _joined(values: list[str]) -> str:
    return _BAR.join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def _parted(cell: str) -> list[str]:
    values: list[str] = []
    letters: list[str] = []
    pending = iter(cell)
    for letter in pending:
        if letter == "\\":
            letters.append(next(pending, "\\"))
        elif letter == "|":
            values.append("".join(letters))
            letters = []
        else:
            letters.append(letter)
    values.append("".join(letters))
    return [value.strip(" ") for value in values if value.strip(" ")]


def _fact(value: object) -> str:
    if isinstance(value, str) and value and not _is_json(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def guarded(cell: str) -> str:
    """*cell* such that no spreadsheet runs it as a formula; :func:`bare` is the way back."""
    return "'" + cell if cell.startswith(_FORMULA) or bare(cell) != cell else cell


def bare(cell: str) -> str:
    """*cell* without the apostrophe that :func:`guarded` put before it."""
    is_guarded = cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'"))
    return cell[1:] if is_guarded else cell


def read(text: str, field: str | None = None) -> tuple[Document, list[str]]:
    """The document that the table in *text* says, and what was left out, a line each.

    *field* is that of a table without a row of the vocabulary. Semicolons and tabs part columns as
    well, as spreadsheets of other countries write them.
    Raises: ValueError that says what is wrong and in which line.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [bare(column) for column in next(reader, [])]
        _check_columns(columns)
        rows = [(reader.line_num, [bare(c) for c in row]) for row in reader if any(row)]
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: not CSV: {error}") from error
    found: Document = {"field": field or "", "title": field or ""}
    entries: list[dict[str, object]] = []
    for line, cells in rows:
        if len(cells) > len(columns):
            raise ValueError(f"line {line}: {len(cells)} cells, and {len(columns)} columns")
        row = dict(zip(columns, cells, strict=False))
        if row.get("kind") == "vocabulary":
            found.update(_read_vocabulary(row, field))
        elif row.get("kind", "concept") in ("concept", ""):
            entries.append(_read_concept(row, line))
        else:
            kind = row["kind"]
            raise ValueError(f"line {line}: kind is 'vocabulary' or 'concept', not {kind!r:.60}")
    if not found["field"]:
        raise ValueError("does not say which field it is for; --field names one")
    if not entries:
        raise ValueError("holds no concept")
    found.setdefault("closed", True)
    found["concepts"] = entries
    left = [f"left out: column {c!r:.60}" for c in columns if not _is_column(c)]
    return found, left


def _is_column(column: str) -> bool:
    name, at, tag = column.partition("@")
    return (
        column in PLAIN
        or (name in LABELS and bool(at and tag))
        or (column.startswith(("notation:", "fact:")) and column.partition(":")[2] != "")
    )


def _check_columns(columns: list[str]) -> None:
    for column in ("id", "prefLabel@en"):
        if column not in columns:
            raise ValueError(f"line 1: no column {column!r}")
    twice = [column for column in columns if columns.count(column) > 1 and column]
    if twice:
        raise ValueError(f"line 1: two columns {twice[0]!r:.60}")


def _read_vocabulary(row: Mapping[str, str], field: str | None) -> Document:
    name = field or row["id"]
    found: Document = {"field": name, "title": row.get("prefLabel@en") or name}
    if row.get("scopeNote@en"):
        found["description"] = row["scopeNote@en"]
    found["closed"] = row.get("status") != "open"
    if row.get("fact:extends") == "false":
        found["extends"] = False
    if row.get("altLabel@en"):
        found["ambiguous"] = sorted(_parted(row["altLabel@en"]))
    return found


def _read_concept(row: Mapping[str, str], line: int) -> dict[str, object]:
    members: dict[str, object] = {}
    for column, cell in row.items():
        if not cell or column == "kind" or not _is_column(column):
            continue
        name, _, tag = column.partition("@")
        if name in LABELS:
            labels = members.setdefault(name, {})
            assert isinstance(labels, dict)  # made above
            labels[tag] = _parted(cell) if name in SEVERAL else cell.strip(" ")
        elif column.startswith("notation:"):
            codes = members.setdefault("notation", {})
            assert isinstance(codes, dict)  # made above
            codes[column.partition(":")[2]] = cell
        elif column.startswith("fact:"):
            members[column.partition(":")[2]] = _read_fact(cell)
        else:
            members[column] = _parted(cell) if column in SEVERAL else cell.strip(" ")
    for name in ("id", "prefLabel"):
        if not members.get(name):
            raise ValueError(f"line {line}: a concept without {name}")
    return entry(members)


def _read_fact(cell: str) -> object:
    try:
        value: object = json.loads(cell)
    except (ValueError, RecursionError):
        return cell
    return value
