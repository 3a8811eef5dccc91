"""Which reader reads which file: the one place where formats are registered."""

from __future__ import annotations

from carnegie_meta.errors import UnknownName
from carnegie_meta.model.fields import BLOCK_FIELDS
from carnegie_meta.source.packed import GZIP, ZSTD, packed_suffixes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import Protocol

    from carnegie_meta.source.columns import Columns
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.unit import RowUnit, Unit

    class Reader(Protocol):
        """Turns one input into units.

        Raises: SourceError when the input cannot be read; TooLarge when it is too large to
        read whole. Anything wrong with the text is a problem of a unit, never an exception.
        """

        name: str
        suffixes: tuple[str, ...]

        def read(self, source: Input) -> Iterator[Unit]: ...

    class TableReader(Protocol):
        """Turns the rows of one input into units, as a stream.

        *only*: indexes of the rows wanted. *passes* is asked of each record and its index first;
        what it is content with makes no unit. *columns* tells how cells of text are read.
        Raises: SourceError when the input cannot be read; MissingExtra without a library.
        """

        def read(
            self,
            source: Input,
            only: Collection[int] | None = None,
            passes: Callable[[object, int], bool] | None = None,
            columns: Columns | None = None,
        ) -> Iterator[RowUnit]: ...


# Name, module, class, suffixes. Modules load when a file of theirs is met.
FORMATS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("json", "json_", "JSONReader", (".json",)),
    ("jsonl", "jsonl", "JSONLReader", packed_suffixes(".jsonl", ".ndjson")),
    ("yaml", "yaml_", "YAMLReader", (".yaml", ".yml")),
    ("frontmatter", "frontmatter", "FrontMatterReader", (".md", ".mdx", ".markdown")),
    ("toml", "toml_", "TOMLReader", (".toml",)),
    ("html", "html", "HTMLReader", (".html", ".htm")),
    ("page", "page", "PageReader", (".txt",)),
    ("csv", "csv_", "CSVReader", packed_suffixes(".csv")),
    ("tsv", "csv_", "TSVReader", packed_suffixes(".tsv", ".tab")),
    ("parquet", "parquet", "ParquetReader", (".parquet", ".pq")),
    ("arrow", "arrow_ipc", "ArrowReader", (".arrow", ".arrows", ".feather", ".ipc")),
)

_BY_ENDING = {suffix: name for name, _, _, suffixes in FORMATS for suffix in suffixes}

TABLES = ("csv", "tsv", "parquet", "arrow")
"""Formats whose records are rows; their readers are read as a :class:`TableReader`."""

_readers: dict[str, Reader] = {}


def names() -> tuple[str, ...]:
    """Names of all formats."""
    return tuple(name for name, *_ in FORMATS)


def format_of(path: str) -> str | None:
    """Name of the format of a file called *path*, by its suffix; None when no reader takes it."""
    lowered = path.lower()
    known = _BY_ENDING.get(lowered[lowered.rfind(".") :])
    if known is not None:
        return known
    for name, _, _, suffixes in FORMATS:
        if lowered.endswith(suffixes):
            return name
    return None


def reader(name: str) -> Reader:
    """The reader of format *name*.

    Raises: UnknownName naming the formats there are.
    """
    if name not in _readers:
        from importlib import import_module

        for known, module, cls, _ in FORMATS:
            if known == name:
                loaded = import_module(f"carnegie_meta.source.{module}")
                _readers[name] = getattr(loaded, cls)()
                break
        else:
            raise UnknownName(f"unknown format {name!r}; known: {', '.join(names())}")
    return _readers[name]


def table_reader(name: str) -> TableReader:
    """The reader of *name*, one of TABLES."""
    found: object = reader(name)
    table: TableReader = found  # type: ignore[assignment]  # a test reads each of TABLES as one
    return table


def sniff(data: bytes) -> str:
    """Name of the format that the first bytes of an input look like."""
    if data.startswith((GZIP, ZSTD)):
        return "jsonl"
    if data.startswith(b"PAR1"):
        return "parquet"
    if data.startswith(b"ARROW1"):
        return "arrow"
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<"):
        return "html"
    if head.startswith((b"---", b"+++")):
        return _dashed(head)
    if head.startswith((b"{", b"[")):
        first, _, rest = head.partition(b"\n")
        several = first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
        return "jsonl" if several else "json"
    if _is_header(head.partition(b"\n")[0]):
        return "csv"
    if b"{" in data:
        return "page"
    return "yaml" if b":" in head.partition(b"\n")[0] else "page"


def _is_header(line: bytes) -> bool:
    """Whether *line* names the columns of a table of records."""
    for separator in (b",", b";", b"\t", b"|"):
        names = {name.strip(b'" \r') for name in line.split(separator)}
        if len(names & {name.encode() for name in BLOCK_FIELDS}) >= 3:
            return True
    return False


def _dashed(head: bytes) -> str:
    """Front matter has a second fence; a YAML document that begins with one need not."""
    fence = head[:3]
    lines = head.splitlines()[1:]
    fenced = any(line.rstrip() == fence for line in lines)
    return "frontmatter" if fenced or fence == b"+++" else "yaml"
