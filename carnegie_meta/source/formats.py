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


def sniff(data: bytes) -> str:
    """Name of the format that the first bytes of an input look like."""
    if data.startswith(b"\x1f\x8b"):
        return "jsonl"
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<"):
        return "html"
    if head.startswith((b"---", b"+++")):
        return _dashed(head)
    if head.startswith((b"{", b"[")):
        first, _, rest = head.partition(b"\n")
        several = first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
        return "jsonl" if several else "json"
    if b"{" in data:
        return "page"
    return "yaml" if b":" in head.partition(b"\n")[0] else "page"


def _dashed(head: bytes) -> str:
    """Front matter has a second fence; a YAML document that begins with one need not."""
    fence = head[:3]
    lines = head.splitlines()[1:]
    fenced = any(line.rstrip() == fence for line in lines)
    return "frontmatter" if fenced or fence == b"+++" else "yaml"
