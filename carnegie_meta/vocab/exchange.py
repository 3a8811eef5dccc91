"""Which module writes and reads which format of a vocabulary: the one place that lists them."""

from __future__ import annotations

from carnegie_meta.errors import UnknownName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carnegie_meta.vocab.document import Document

# Name, suffixes, whether it can be read back.
FORMATS: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("json", (".json",), True),
    ("csv", (".csv", ".tsv"), True),
    ("turtle", (".ttl", ".turtle", ".n3", ".nt"), True),
    ("jsonld", (".jsonld", ".json-ld"), True),
    ("sssom", (".sssom.tsv",), False),
)

READABLE = tuple(name for name, _, readable in FORMATS if readable)


def names() -> tuple[str, ...]:
    """Names of all formats."""
    return tuple(name for name, *_ in FORMATS)


def write(document: Mapping[str, object], format: str) -> Iterator[str]:
    """*document* in *format*, as pieces of text.

    Raises: UnknownName naming the formats there are.
    """
    if format == "json":
        from carnegie_meta.vocab.document import dump

        return iter([dump(document)])
    if format == "csv":
        from carnegie_meta.vocab import csv_

        return csv_.write(document)
    if format == "turtle":
        from carnegie_meta.vocab import turtle

        return turtle.write(document)
    if format == "jsonld":
        from carnegie_meta.vocab import jsonld

        return jsonld.write(document)
    if format == "sssom":
        from carnegie_meta.vocab import sssom

        return sssom.write(document)
    raise UnknownName(f"unknown vocabulary format {format!r}; known: {', '.join(names())}")


def read(text: str, format: str, field: str | None = None) -> tuple[Document, list[str]]:
    """The document in *text*, and what of it was left out, a line each.

    *field* is that of a vocabulary that does not say its own, or stands in its place.
    Raises: ValueError that says what is wrong; MissingExtra; UnknownName for another format.
    """
    if format == "json":
        return _read_json(text, field), []
    if format == "csv":
        from carnegie_meta.vocab import csv_

        return csv_.read(text, field)
    if format in ("turtle", "jsonld"):
        from carnegie_meta.vocab import skos_read

        return skos_read.read(text.removeprefix("\ufeff"), format, field)
    raise UnknownName(f"cannot read {format!r} as a vocabulary; known: {', '.join(READABLE)}")


def _read_json(text: str, field: str | None) -> Document:
    from carnegie_meta.vocab.document import document
    from carnegie_meta.vocab.vocabulary import Vocabulary, parse

    found = parse(text.removeprefix("\ufeff").encode("utf-8", "surrogatepass"))
    if field:
        found["field"] = field
    refuse_misshapen(found)
    _refuse_twice(found)
    return document(Vocabulary(found))


def refuse_misshapen(document: Mapping[str, object]) -> None:
    """Nothing, for a document that the vocabulary schema takes.

    Raises: ValueError that says what is wrong and where.
    """
    from carnegie_meta.validation.verdict import is_valid

    if not is_valid("vocabulary", document):
        from carnegie_meta.vocab.extra import reason

        raise ValueError(reason(document))


def _refuse_twice(document: Mapping[str, object]) -> None:
    entries = document["concepts"]
    assert isinstance(entries, list)  # checked by the schema
    known: set[str] = set()
    for each in entries:
        if each["id"] in known:
            raise ValueError(f"the id {each['id']!r:.80} stands twice")
        known.add(each["id"])


def refuse_loose_ids(document: Mapping[str, object]) -> None:
    """Nothing, for a document of the schema in which an id is one concept's and none stands
    under itself.

    Raises: ValueError that says which.
    """
    _refuse_twice(document)
    entries = document["concepts"]
    assert isinstance(entries, list)  # checked by the schema
    above = {each["id"]: [("", id) for id in each.get("broader", ())] for each in entries}
    from carnegie_meta.vocab.hierarchy import cycles

    for _, cycle in cycles(above):
        raise ValueError(f"{cycle[0]!r:.80} stands under itself")


def format_of(path: str) -> str | None:
    """Name of the format of a file called *path*; None when no suffix tells."""
    lowered = path.lower()
    for name, suffixes, readable in reversed(FORMATS):
        if lowered.endswith(suffixes):
            return name if readable else None
    return None
