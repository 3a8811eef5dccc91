"""What files hold, JSON Lines or Parquet: told by their names, else by how they begin.

A folder or a glob is looked into as Spark does it: names that begin with ``_`` or ``.`` are no
data, and a folder in a folder counts where it is a partition, such as ``year=2026``.
"""

from __future__ import annotations

from carnegie_meta.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, Literal

    from pyspark.sql import SparkSession

    Kind = Literal["jsonl", "parquet"]

LINES = (".jsonl", ".ndjson")
PARQUET = (".parquet", ".pq")
PACKED = (".gz", ".bz2", ".deflate", ".lz4", ".snappy", ".zst")
"""What Spark unpacks by its name; of such a file only the name tells what it holds."""

MAGIC = b"PAR1"
HEAD = 4096
"""Bytes that are looked at of a file whose name tells nothing."""

READS = "the job reads JSON Lines and Parquet; --input-format says which it is"


def kind_of(session: SparkSession, paths: Sequence[str]) -> Kind:
    """What all files at *paths* hold.

    Raises: UsageError where there is none, where one is neither, and where they differ.
    """
    context: Any = session.sparkContext  # the way to Hadoop's files has no types
    first: dict[Kind, str] = {}
    for path in paths:
        at = context._jvm.org.apache.hadoop.fs.Path(path)
        system = at.getFileSystem(context._jsc.hadoopConfiguration())
        found = system.globStatus(at)
        if not found:
            raise UsageError(f"{path}: there is no such file")
        for status in found:
            for file in _files(system, status):
                first.setdefault(_kind(system, file), file.toString())
    if not first:
        raise UsageError(f"nothing to check: no file in {', '.join(paths)}")
    if len(first) > 1:
        one, other = first.values()
        raise UsageError(f"{one} and {other} are of two formats; run a job for each")
    return next(iter(first))


def _files(system: Any, status: Any) -> Iterator[Any]:
    """Paths of the files that Spark reads for *status*, a file or a folder."""
    if not status.isDirectory():
        yield status.getPath()
        return
    for inner in system.listStatus(status.getPath()):
        name = inner.getPath().getName()
        if name.startswith(".") or (name.startswith("_") and "=" not in name):
            continue
        if inner.isDirectory() and "=" not in name:
            where = inner.getPath().toString()
            raise UsageError(f"{where}: Spark reads no folder in a folder; name both, or a glob")
        yield from _files(system, inner)


def _kind(system: Any, path: Any) -> Kind:
    name = path.getName().lower()
    if name.endswith(PARQUET):
        return "parquet"
    for packed in PACKED:
        name = name.removesuffix(packed)
    if name.endswith(LINES):
        return "jsonl"
    stream = system.open(path)
    try:
        head = bytes(stream.readNBytes(HEAD))
    finally:
        stream.close()
    if head.startswith(MAGIC):
        return "parquet"
    # Spark calls its JSON Lines .json, Hadoop its parts nothing at all. One document over many
    # lines has its brace alone.
    line = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0].strip()
    if line.startswith(b"{") and line != b"{":
        return "jsonl"
    raise UsageError(f"{path.toString()}: {READS}")
