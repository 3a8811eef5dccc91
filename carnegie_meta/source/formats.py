"""Which reader reads which file: the one place where formats are registered."""

from __future__ import annotations

from carnegie_meta.errors import UnknownName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from carnegie_meta.source.input import Input
    from carnegie_meta.source.unit import Unit

    class Reader(Protocol):
        """Turns one input into units.

        Raises: SourceError when the input cannot be read; TooLarge when it is too large to
        read whole. Anything wrong with the text is a problem of a unit, never an exception.
        """

        name: str
        suffixes: tuple[str, ...]

        def read(self, source: Input) -> Iterator[Unit]: ...


# Name, module, class, suffixes. Modules load when a file of theirs is met.
FORMATS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("json", "json_", "JSONReader", (".json",)),
    ("jsonl", "jsonl", "JSONLReader", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")),
    ("yaml", "yaml_", "YAMLReader", (".yaml", ".yml")),
    ("frontmatter", "frontmatter", "FrontMatterReader", (".md", ".mdx", ".markdown")),
    ("toml", "toml_", "TOMLReader", (".toml",)),
    ("html", "html", "HTMLReader", (".html", ".htm")),
    ("page", "page", "PageReader", (".txt",)),
)

_readers: dict[str, Reader] = {}


def names() -> tuple[str, ...]:
    """Names of all formats."""
    return tuple(name for name, *_ in FORMATS)


def format_of(path: str) -> str | None:
    """Name of the format of a file called *path*, by its suffix; None when no reader takes it."""
    lowered = path.lower()
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
