"""Stored page texts: a block somewhere in the text of a page, as crawls keep it."""

from __future__ import annotations

import re

from carnegie_meta.source import block
from carnegie_meta.source.unit import Node, PageText, RawRecord, Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span
    from carnegie_meta.source.block import Block
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.lines import Lines
    from carnegie_meta.source.offsets import Offsets
    from carnegie_meta.source.unit import Positions


# A comment is "<!--", an XML declaration "<?xml"; a byte order mark may stand before all.
_HTML = re.compile(r"[\ufeff\s]*<(?:!doctype\b|!--|\?xml\b|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


# Of a file that is called a text only these are sure signs.
_DOCUMENT = re.compile(r"[\ufeff\s]*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


def is_html(content: str) -> bool:
    """Whether a page begins as HTML does: with a doctype, a comment or a tag."""
    return _HTML.match(content) is not None


class PageBlock:
    """A block of a page, in code points of the file.

    ``style`` is that of :class:`~carnegie_meta.source.unit.Node`: ``json`` where the file holds
    the block as it is, ``html`` where an edit would have to be written in HTML.
    """

    __slots__ = ("_block", "_offsets", "problems", "span", "style")

    def __init__(self, block: Block, offsets: Offsets | None = None, style: str = "json") -> None:
        self._block = block
        self._offsets = offsets
        self.style = style
        self.span: Span = block.span if offsets is None else offsets.span(block.span)
        self.problems: list[Problem] = [moved(problem, offsets) for problem in block.problems]

    @property
    def data(self) -> dict[str, object]:
        """The record."""
        return self._block.data

    def nodes(self) -> Iterator[tuple[str, Node]]:
        """Pointer into the record, and Node, of every value in it."""
        head, nodes = self._block.pointer, self._block.scan.nodes
        # A key that it has in a larger value is not the record's.
        yield "", Node(self.span, None, self.style)
        for pointer, node in nodes.items():
            if pointer.startswith(head + "/"):
                yield pointer[len(head) :], self._in_file(node)

    def _in_file(self, node: Node) -> Node:
        offsets = self._offsets
        if offsets is None:
            return node
        value = offsets.span(node.value)
        key = None if node.key is None else offsets.span(node.key)
        if not node.is_mapped:
            return Node(value, key, self.style)

        def of_string() -> list[int] | None:
            found = node.offsets()
            return None if found is None else [offsets.start(offset) for offset in found]

        return Node(value, key, self.style, of_string)


def moved(problem: Problem, offsets: Offsets | None) -> Problem:
    """*problem* of a decoded text, with its span in the file."""
    if offsets is None:
        return problem
    from carnegie_meta.model.value import replaced

    facts = dict(problem.facts)
    first = facts.get("first")
    if isinstance(first, int):
        facts["first"] = offsets.start(first)
    return replaced(problem, span=offsets.span(problem.span), facts=facts)


def problems_of(blocks: list[PageBlock], broken: list[Problem], content: str) -> list[Problem]:
    """All problems of a page with *blocks*, in the order of the text."""
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span
    from carnegie_meta.model.value import replaced

    found = list(broken)
    if not blocks and not broken:
        kind = "page-without-block" if content.strip() else "empty"
        found.append(Problem(kind, Span(0, 0)))
    several = len(blocks) > 1
    if several:
        second = blocks[1].span
        found.append(Problem("page-several-blocks", second, {"count": len(blocks)}))
    for index, one in enumerate(blocks):
        found += (replaced(p, record=index) if several else p for p in one.problems)
    found.sort(key=lambda problem: problem.span)
    return found


def records_of(blocks: Iterable[PageBlock]) -> list[RawRecord]:
    """The records of a page; only where there are several they have numbers."""
    data = [one.data for one in blocks]
    if len(data) == 1:
        return [RawRecord(data[0])]
    return [RawRecord(one, index, f"/{index}") for index, one in enumerate(data)]


def positions(blocks: list[PageBlock], content: str) -> Positions:
    """Nodes of all *blocks*: of one under its own pointers, of several under ``/0``, ``/1``, …"""
    if len(blocks) == 1:
        return dict(blocks[0].nodes())
    from carnegie_meta.model.span import Span

    style = "json" if all(one.style == "json" for one in blocks) else "html"
    nodes = {"": Node(Span(0, len(content)), None, style)}
    for index, one in enumerate(blocks):
        for pointer, node in one.nodes():
            nodes[f"/{index}{pointer}"] = node
    return nodes


def unit(
    format: str,
    source: Input,
    read: Callable[[str], tuple[list[PageBlock], list[Problem], PageText]],
) -> Unit:
    """The unit of a page whose blocks, broken blocks and text *read* finds."""
    text, problems = source.decoded
    if source.is_binary:
        return Unit(format, [], problems, lambda: text, lambda _: {}, text_page("", []))
    content = text.content
    blocks, broken, page = read(content)
    problems = problems + problems_of(blocks, broken, content)
    return Unit(
        format,
        records_of(blocks),
        problems,
        lambda: text,
        lambda _: positions(blocks, content),
        page,
    )


def read_page(content: str) -> tuple[list[PageBlock], list[Problem], PageText]:
    """Blocks of a page text, problems of broken ones, and the text."""
    blocks, broken = block.find(content)
    return [PageBlock(one) for one in blocks], broken, text_page(content, blocks)


def text_page(content: str, blocks: list[Block]) -> PageText:
    """The text of a stored page with *blocks*: itself."""

    def lines() -> Lines:
        from carnegie_meta.source.lines import Lines

        return Lines(content, content, None, [one.span for one in blocks])

    return PageText(content, None, lines)


class PageReader:
    """Reader of ``.txt``: the stored text of one page."""

    name = "page"
    suffixes = (".txt",)

    def read(self, source: Input) -> Iterator[Unit]:
        """The one unit of a page; its text is checked as a whole, the block as its record.

        A page that was stored as HTML is read as that.
        """
        text, _ = source.decoded
        if _DOCUMENT.match(text.content):
            from carnegie_meta.source.html import HTMLReader

            yield from HTMLReader().read(source)
        else:
            yield unit(self.name, source, read_page)
