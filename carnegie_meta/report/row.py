"""A finding as one row of a table: the fields of the contract, those with members as JSON."""

from __future__ import annotations

from carnegie_meta.report.json_text import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from carnegie_meta.model.diagnostic import Diagnostic

    Row = tuple[str | int | None, ...]

FIELDS: tuple[tuple[str, str], ...] = (
    ("code", "string"),
    ("name", "string"),
    ("severity", "string"),
    ("message", "string"),
    ("path", "string"),
    ("record", "int64"),
    ("pointer", "string"),
    ("line", "int32"),
    ("column", "int32"),
    ("end_line", "int32"),
    ("end_column", "int32"),
    ("value", "string"),
    ("fix", "string"),
    ("related", "string"),
    ("url", "string"),
)
"""Name and Arrow type of each column; ``value``, ``fix`` and ``related`` hold JSON."""

JSON = frozenset({"value", "fix", "related"})


def row(found: Diagnostic) -> Row:
    """The cells of *found*; None for what it does not have."""
    members = found.to_dict()
    return tuple(_cell(name, members[name]) for name, _ in FIELDS)


def _cell(name: str, value: object) -> str | int | None:
    if value is None:
        return None
    if name in JSON:
        return dumps(value)
    if isinstance(value, int):
        return value
    text = str(value)
    # A lone surrogate cannot be written as UTF-8.
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def record_batch(diagnostics: Iterable[Diagnostic]) -> Any:
    """*diagnostics* as an Arrow record batch; :func:`schema` tells its columns.

    Raises: MissingExtra without pyarrow.
    """
    from carnegie_meta.source.arrow_rows import pyarrow

    pa = pyarrow()
    rows = [row(found) for found in diagnostics]
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(FIELDS)
    arrays = [
        pa.array(column, type=field.type) for column, field in zip(cells, schema(), strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema())


def schema() -> Any:
    """The Arrow schema of findings.

    Raises: MissingExtra without pyarrow.
    """
    from carnegie_meta.source.arrow_rows import pyarrow

    pa = pyarrow()
    types = {"string": pa.string(), "int64": pa.int64(), "int32": pa.int32()}
    return pa.schema([(name, types[kind]) for name, kind in FIELDS])
