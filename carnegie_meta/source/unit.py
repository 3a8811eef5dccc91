"""What a reader yields: a text, its records, and its problems."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from carnegie_meta.model.fields import BLOCK_FIELDS
from carnegie_meta.model.view import field_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span
    from carnegie_meta.source.lines import Lines
    from carnegie_meta.source.offsets import Offsets
    from carnegie_meta.source.text import Text


class Node:
    """Where one value stands: the span of the value and, in an object, of its key.

    ``style`` says how the value is written, so that an edit can keep it: ``json`` for
    anything in JSON or a JSON-like literal; ``plain``, ``single``, ``double``, ``literal``,
    ``folded`` for YAML scalars; ``flow`` and ``block`` for YAML collections; ``toml`` and the
    like for TOML. *offsets* makes the map that :meth:`offsets` gives.
    """

    __slots__ = ("_offsets", "is_mapped", "key", "style", "value")

    def __init__(
        self,
        value: Span,
        key: Span | None = None,
        style: str = "json",
        offsets: Callable[[], list[int] | None] | None = None,
    ) -> None:
        self.value = value
        self.key = key
        self.style = style
        self.is_mapped = offsets is not None
        """Whether there may be a map of the value's code points: for single values only."""
        self._offsets: Callable[[], list[int] | None] | list[int] | None = offsets

    def offsets(self) -> list[int] | None:
        """Where each code point of the decoded string, and its end, stand in the text.

        Made on first use. Shape: None where no such map exists (a folded block, say).
        """
        if callable(self._offsets):
            self._offsets = self._offsets()
        return self._offsets


MAX_DEPTH = 256
"""Deepest nesting a text may have; a real record has three levels."""

WITHOUT_TEXT = ("arrow", "parquet")
"""Formats that have no text: what is found in them has a record and a pointer, and no line."""

WITHOUT_FIXES = ("page", "html", "csv", "tsv", *WITHOUT_TEXT)
"""Formats in which nothing is mended. The text of a page is not the record's source, and HTML
would need escapes; tables are made by other programs, from what should be mended instead."""

Positions = Mapping[str, Node]
"""From JSON Pointer, into the unit's whole document, to Node; "" is the document."""


class RawRecord:
    """One record as it was read.

    ``data``: JSON values; an object unless the text is wrong. ``index``: its number in a file
    that holds many, else None. ``base``: pointer from the unit's document to the record
    (``/3`` in an array, "" alone). ``wrapper``: pointer from the record's place in the file to
    ``data`` (``/block`` where the record is wrapped with other keys around it). ``around``: the
    wrapping object, None where there is none; it may tell the record's URL and language.
    """

    __slots__ = ("around", "base", "data", "index", "wrapper")

    def __init__(
        self,
        data: object,
        index: int | None = None,
        base: str = "",
        wrapper: str = "",
        around: object = None,
    ) -> None:
        self.data = data
        self.index = index
        self.base = base
        self.wrapper = wrapper
        self.around = around if wrapper else None


class PageText:
    """What a person reads on a page: its text, and where each code point stands in the file.

    ``offsets`` is None where the page is plain text and the two are the same. ``lines()`` cuts
    it into lines, without the blocks.
    """

    __slots__ = ("lines", "offsets", "text")

    def __init__(self, text: str, offsets: Offsets | None, lines: Callable[[], Lines]) -> None:
        self.text = text
        self.offsets = offsets
        self.lines = lines

    def span(self, within: Span) -> Span:
        """*within*, in code points of ``text``, as a span of the file."""
        return within if self.offsets is None else self.offsets.span(within)


class Unit:
    """One stretch of a file that is parsed on its own: a whole file, or a line of JSONL.

    ``text`` and ``locate`` are called only when a position is wanted; ``locate(text)`` reads
    the text again and maps every pointer of the document to its Node.
    """

    __slots__ = ("_locate", "_positions", "_text", "format", "page", "problems", "records")

    def __init__(
        self,
        format: str,
        records: list[RawRecord],
        problems: list[Problem],
        text: Callable[[], Text],
        locate: Callable[[Text], Positions],
        page: PageText | None = None,
    ) -> None:
        self.format = format
        self.records = records
        self.problems = problems
        self.page = page
        """The whole text of a page, the block included; None for other formats."""
        self._text: Callable[[], Text] | Text = text
        self._locate = locate
        self._positions: Positions | None = None

    @property
    def text(self) -> Text:
        """The unit's text, decoded on first use."""
        if callable(self._text):
            self._text = self._text()
        return self._text

    @property
    def positions(self) -> Positions:
        """Where every value stands, found on first use."""
        if self._positions is None:
            self._positions = self._locate(self.text)
        return self._positions

    def node(self, raw: RawRecord, pointer: str) -> Node | None:
        """The Node of *pointer* (into the record's place in the file), or None."""
        positions = self._positions
        if positions is None:
            positions = self.positions
        try:
            return positions[raw.base + pointer]
        except KeyError:
            return None


class RowUnit(Unit):
    """A row of a table, whose columns are called ``names``."""

    __slots__ = ("names",)

    def __init__(
        self,
        format: str,
        records: list[RawRecord],
        problems: list[Problem],
        text: Callable[[], Text],
        locate: Callable[[Text], Positions],
        names: tuple[str, ...],
    ) -> None:
        super().__init__(format, records, problems, text, locate)
        self.names = names


class HeadUnit(RowUnit):
    """The head of a table: no record; ``raw`` has its columns as keys, each with null.

    It comes before the rows, where all of them are read.
    """

    __slots__ = ("raw",)

    def __init__(
        self,
        format: str,
        problems: list[Problem],
        text: Callable[[], Text],
        locate: Callable[[Text], Positions],
        names: tuple[str, ...],
    ) -> None:
        super().__init__(format, [], problems, text, locate, names)
        self.raw = RawRecord(dict.fromkeys(filter(None, names)))


ENVELOPE_KEYS = ("block", "metadata", "record")
_BLOCK = frozenset(BLOCK_FIELDS)
COMMON_FIELDS = frozenset({"blog", "collections", "programs", "projects", "regions", "type"})
"""Fields whose names other data has as well: one alone tells nothing."""

_OWN = _BLOCK - COMMON_FIELDS


def unwrap(data: object) -> tuple[object, str]:
    """The record inside an envelope, and the pointer to it.

    Crawls keep a block as one member beside its URL and notes. An object that has none of
    the block's fields, but a member ``block``, ``metadata`` or ``record`` that has two, is such
    an envelope; anything else is its own record.
    """
    # A field under its own name tells at once; folding every key of every record is slow.
    if isinstance(data, dict) and _BLOCK.isdisjoint(data) and not _fields(data):
        for key in ENVELOPE_KEYS:
            inner = data.get(key)
            if isinstance(inner, dict) and len(_fields(inner)) >= 2:
                return inner, "/" + key
    return data, ""


def is_envelope(names: Collection[str]) -> bool:
    """Whether columns *names* are such that :func:`unwrap` takes the record out of one of them."""
    return not _fields(dict.fromkeys(names)) and not set(names).isdisjoint(ENVELOPE_KEYS)


def _fields(data: dict[str, object]) -> set[str]:
    """Fields of the block that *data* has, in any of their spellings."""
    return {name for key in data if (name := field_of(key)) in BLOCK_FIELDS and name is not None}


def is_table(names: Collection[str], mapping: Mapping[str, str] | None = None) -> bool:
    """Whether the rows of a table with columns *names* are meant as records.

    Tables are kept of many things, and ``title``, ``authors`` and ``type`` are in most of them.
    """
    found = _fields(dict.fromkeys(names)) | {
        name for key, name in (mapping or {}).items() if key in names
    }
    return len(found) >= 3 and not found <= COMMON_FIELDS | {"authors", "topics"}


def is_record(data: object, mapping: Mapping[str, str] | None = None) -> bool:
    """Whether *data* is meant as a record, rather than a configuration or other data.

    True for an object with a field that nothing else has, or with two fields, in any of their
    spellings or as *mapping* calls them.
    """
    if not isinstance(data, dict):
        return False
    if not _OWN.isdisjoint(data):
        return True  # said at once; folding every key is slow
    found = _fields(data) | {name for key, name in (mapping or {}).items() if key in data}
    return len(found) >= 2 or not found <= COMMON_FIELDS
