"""Which module writes which output format: the one place where formats are registered."""

from __future__ import annotations

from carnegie_meta.errors import UnknownName
from carnegie_meta.report.options import Options as Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from carnegie_meta.model.report import Report

    class Writer(Protocol):
        """Writes a report as pieces of text, in order; together they end with a line end.

        The pieces hold no lone surrogates: they can always be encoded as UTF-8.
        """

        def __call__(self, report: Report, options: Options, /) -> Iterator[str]: ...

    class FileWriter(Protocol):
        """Writes a report as pieces of bytes; an extra may be needed, which calling it tells."""

        def __call__(self, report: Report, options: Options, /) -> Iterator[bytes]: ...


# Name, module. A module holds a function ``write`` and loads when its format is asked for.
FORMATS: tuple[tuple[str, str], ...] = (
    ("full", "full"),
    ("concise", "concise"),
    ("json", "json_"),
    ("jsonl", "jsonl"),
    ("github", "github"),
    ("gitlab", "gitlab"),
    ("sarif", "sarif"),
    ("junit", "junit"),
    ("rdjsonl", "rdjsonl"),
    ("markdown", "markdown"),
    ("csv", "csv_"),
    ("html", "html_"),
)


# The same for formats that are no text.
FILE_FORMATS: tuple[tuple[str, str], ...] = (("parquet", "parquet"),)


def file_names() -> tuple[str, ...]:
    """Names of the output formats that are no text."""
    return tuple(name for name, _ in FILE_FORMATS)


def file_writer(name: str) -> FileWriter:
    """The function that writes *name*, one of FILE_FORMATS.

    Raises: UnknownName naming those there are.
    """
    from importlib import import_module

    for known, module in FILE_FORMATS:
        if known == name:
            write: FileWriter = import_module(f"carnegie_meta.report.{module}").write
            return write
    raise UnknownName(f"unknown file format {name!r}; known: {', '.join(file_names())}")


def names() -> tuple[str, ...]:
    """Names of the output formats that are text; the first is for terminals."""
    return tuple(name for name, _ in FORMATS)


def writer(name: str) -> Writer:
    """The function that writes format *name*.

    Raises: UnknownName naming the formats there are.
    """
    from importlib import import_module

    for known, module in FORMATS:
        if known == name:
            write: Writer = import_module(f"carnegie_meta.report.{module}").write
            return write
    raise UnknownName(f"unknown output format {name!r}; known: {', '.join(names())}")


def render(name: str, report: Report, options: Options | None = None) -> Iterator[str]:
    """*report* in format *name*, as pieces of text.

    Raises: UnknownName naming the formats there are, before the first piece.
    """
    return writer(name)(report, options or Options())
