"""What a page holds: its metadata blocks, and what the text around them says."""

from __future__ import annotations

from carnegie_meta.model.span import Span
from carnegie_meta.model.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Range


@value
class Block:
    """One metadata block of a page.

    Units: ``span`` in code points from the start of the page, without a byte order mark;
    ``range`` the same as line and column.
    """

    record: dict[str, object]
    span: Span
    range: Range


class Part(str):
    """A piece of a page's text, and where it stands.

    It is that text: nothing is added, and of HTML only tags and runs of white space are gone.

    Units: ``span`` in code points of the file; ``at`` in those of the text that a person
    reads, -1 for what stands only in the head of an HTML page.
    """

    __slots__ = ("at", "span")

    at: int
    span: Span

    def __new__(cls, text: str, span: Span, at: int = -1) -> Part:
        made = super().__new__(cls, text)
        made.span = span
        made.at = at
        return made

    def __getnewargs__(self) -> tuple[str, Span, int]:  # type: ignore[override]  # as __new__ takes
        return str(self), self.span, self.at


class Bio:
    """What a page says of one person: the name above it, a role, and the text.

    Each is None where the page has none; a bare name is a Bio without a text.
    """

    __slots__ = ("name", "role", "text")

    def __init__(
        self, name: Part | None = None, role: Part | None = None, text: Part | None = None
    ) -> None:
        self.name = name
        self.role = role
        self.text = text

    def __repr__(self) -> str:
        return f"Bio({self.name!r}, {self.role!r}, {self.text!r})"

    @property
    def parts(self) -> dict[str, Part]:
        """The parts that are there, by name, in the order of their names here."""
        named = {"name": self.name, "role": self.role, "text": self.text}
        return {key: part for key, part in named.items() if part is not None}

    @property
    def span(self) -> Span:
        """From the first of its parts to the last, in code points of the file."""
        spans = [part.span for part in self.parts.values()]
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else Span(0, 0)


class Card:
    """A box on the page for the project (or the program) that the item belongs to."""

    __slots__ = ("kind", "name", "text")

    def __init__(self, kind: Part, name: Part, text: Part | None = None) -> None:
        self.kind = kind
        self.name = name
        self.text = text

    @property
    def parts(self) -> dict[str, Part]:
        """The parts that are there, by name."""
        named = {"kind": self.kind, "name": self.name, "text": self.text}
        return {key: part for key, part in named.items() if part is not None}


class Item:
    """Another publication that the page points to."""

    __slots__ = ("authors", "label", "title")

    def __init__(self, label: Part | None, title: Part | None, authors: list[Part]) -> None:
        self.label = label
        self.title = title
        self.authors = authors


class Stated:
    """What a layer that no reader sees says of the item.

    ``layer``: ``json-ld``, ``title`` (the element), or the name of a ``meta`` element, such as
    ``og:title``. ``field``: ``title``, ``author``, ``published`` or ``url``.
    """

    __slots__ = ("field", "layer", "text")

    def __init__(self, layer: str, field: str, text: Part) -> None:
        self.layer = layer
        self.field = field
        self.text = text


class Page:
    """A page, text or HTML, as :func:`carnegie_meta.extract` read it.

    ``blocks``: in the order of the page. ``json_ld``: the values of the page's JSON-LD
    scripts; a text has none. ``problems``: what is wrong with the text around and in the
    blocks. Everything else is None, or an empty list, where the page does not say it: ``label``
    (``In The Media``), ``title``, ``standfirst``, ``byline`` (names in their order),
    ``byline_is_cut`` (it ends in an ellipsis or a count of others), ``published`` (the date as
    written), ``image_credit``, ``source``, ``project``, ``program``, ``body``, ``bios``,
    ``tags`` (terms in their order), ``tag_line`` (all of them as they stand), ``disclaimer``,
    ``edition`` (the centre whose edition the page is), ``related``, ``stated``.

    ``text`` is all that a person reads on the page; ``around`` the lines of its menus and its
    footer, ``listed`` those of the lists of people and of other items.

    A teaser before the block, and what stands under "More Work", belong to other items.
    """

    __slots__ = (
        "_cut",
        "_range",
        "around",
        "bios",
        "blocks",
        "body",
        "byline",
        "byline_is_cut",
        "date",
        "disclaimer",
        "edition",
        "image_credit",
        "json_ld",
        "label",
        "listed",
        "problems",
        "program",
        "project",
        "published",
        "related",
        "source",
        "standfirst",
        "stated",
        "tag_line",
        "tags",
        "text",
        "title",
    )

    def __init__(
        self,
        blocks: tuple[Block, ...] = (),
        json_ld: tuple[object, ...] = (),
        problems: tuple[Problem, ...] = (),
        place: Callable[[Span], Range] | None = None,
        text: str = "",
        cut: Callable[[int, int], Part] | None = None,
    ) -> None:
        self.blocks = blocks
        self.json_ld = json_ld
        self.problems = problems
        self._range = place
        self.text = text
        self._cut = cut
        self.around: list[Part] = []
        self.listed: list[Part] = []
        self.label: Part | None = None
        self.title: Part | None = None
        self.standfirst: Part | None = None
        self.byline: list[Part] = []
        self.byline_is_cut = False
        self.published: Part | None = None
        self.date: str | None = None
        """The published date in ISO form; None when it is absent or no date of the calendar."""
        self.image_credit: Part | None = None
        self.source: Part | None = None
        self.project: Card | None = None
        self.program: Card | None = None
        self.body: Part | None = None
        self.bios: list[Bio] = []
        self.tags: list[Part] = []
        self.tag_line: Part | None = None
        self.disclaimer: Part | None = None
        self.edition: Part | None = None
        self.related: list[Item] = []
        self.stated: list[Stated] = []

    @property
    def record(self) -> dict[str, object] | None:
        """The record of the first block; None for a page without one."""
        return self.blocks[0].record if self.blocks else None

    @property
    def records(self) -> list[dict[str, object]]:
        """The records of all blocks, repeats included."""
        return [block.record for block in self.blocks]

    def cut(self, start: int, end: int) -> Part:
        """``text[start:end]`` with its place in the file."""
        return self._cut(start, end) if self._cut else Part(self.text[start:end], Span(start, end))

    def piece(self, part: Part, start: int, end: int) -> Part:
        """``part[start:end]`` with its place; of the head of an HTML page the place of *part*."""
        if part.at < 0:
            return Part(part[start:end], part.span)
        return self.cut(part.at + start, part.at + end)

    def in_block(self, span: Span) -> bool:
        """Whether *span* meets a block."""
        return any(span.overlaps(block.span) for block in self.blocks)

    def parts(self) -> Iterator[tuple[str, Part]]:
        """JSON Pointer into :meth:`to_dict`, and Part, of every text in it."""
        for name in SINGLE:
            part = getattr(self, name)
            if part is not None:
                yield f"/{name}", part
        for name in ("project", "program"):
            card = getattr(self, name)
            if card is not None:
                yield from ((f"/{name}/{key}", part) for key, part in card.parts.items())
        for name in ("byline", "tags"):
            yield from ((f"/{name}/{index}", p) for index, p in enumerate(getattr(self, name)))
        for index, bio in enumerate(self.bios):
            yield from ((f"/bios/{index}/{key}", part) for key, part in bio.parts.items())
        for index, item in enumerate(self.related):
            for key, part in (("label", item.label), ("title", item.title)):
                if part is not None:
                    yield f"/related/{index}/{key}", part
            for number, author in enumerate(item.authors):
                yield f"/related/{index}/authors/{number}", author
        for index, stated in enumerate(self.stated):
            yield f"/stated/{index}/text", stated.text

    def to_dict(self) -> dict[str, object]:
        """The page as JSON values.

        Shape: ``record`` and ``line`` of the first block, null without one; ``records`` and
        ``lines`` only where there are several; ``json_ld`` always a list; what the page does not
        say is absent. ``body`` is a place, the text being most of the page; ``places``: where each
        of the other texts stands, by its JSON Pointer.
        """
        found: dict[str, object] = {
            "record": self.record,
            "line": self.blocks[0].range.line if self.blocks else None,
        }
        if len(self.blocks) > 1:
            found["records"] = self.records
            found["lines"] = [block.range.line for block in self.blocks]
        for name in SINGLE:
            part = getattr(self, name)
            if part is not None:
                found[name] = str(part)
        if self.body is not None:
            found["body"] = self._place(self.body.span)
        if self.date is not None:
            found["date"] = self.date
        for name in ("project", "program"):
            card = getattr(self, name)
            if card is not None:
                found[name] = _texts(card.parts)
        for name in ("byline", "tags"):
            if getattr(self, name):
                found[name] = [str(part) for part in getattr(self, name)]
        if self.bios:
            found["bios"] = [_texts(bio.parts) for bio in self.bios]
        if self.related:
            found["related"] = [_item(item) for item in self.related]
        if self.stated:
            found["stated"] = [
                {"layer": s.layer, "field": s.field, "text": str(s.text)} for s in self.stated
            ]
        found["json_ld"] = list(self.json_ld)
        places = {pointer: self._place(part.span) for pointer, part in self.parts()}
        if places:
            found["places"] = places
        return found

    def _place(self, span: Span) -> dict[str, int]:
        place = {"start": span.start, "end": span.end}
        if self._range is not None:
            it = self._range(span)
            place |= {"line": it.line, "column": it.column}
            place |= {"end_line": it.end_line, "end_column": it.end_column}
        return place


SINGLE = (
    "label",
    "title",
    "standfirst",
    "published",
    "image_credit",
    "source",
    "tag_line",
    "disclaimer",
    "edition",
)
"""Parts of a page that it has once or not at all."""


def _texts(parts: dict[str, Part]) -> dict[str, str]:
    return {key: str(part) for key, part in parts.items()}


def _item(item: Item) -> dict[str, object]:
    found: dict[str, object] = {}
    if item.label is not None:
        found["label"] = str(item.label)
    if item.title is not None:
        found["title"] = str(item.title)
    if item.authors:
        found["authors"] = [str(author) for author in item.authors]
    return found
