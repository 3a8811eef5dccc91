"""HTML pages: a block in a script, an attribute, or the text that a person reads."""

from __future__ import annotations

from carnegie_meta.source import block
from carnegie_meta.source.html_lines import INLINE, html_lines
from carnegie_meta.source.markup import decode, pieces
from carnegie_meta.source.offsets import Offsets
from carnegie_meta.source.page import PageBlock, moved, unit
from carnegie_meta.source.unit import PageText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.lines import Lines
    from carnegie_meta.source.markup import Piece
    from carnegie_meta.source.unit import Unit

JSON_LD = "application/ld+json"


class HTMLPage:
    """One reading of an HTML file.

    ``blocks``: in the order of the file; ``broken``: problems of those that broke; ``page``: the
    visible text; ``json_ld``: spans of the JSON-LD scripts, which describe the page in other
    terms and are no records.
    """

    __slots__ = ("_content", "_visible", "blocks", "broken", "json_ld")

    def __init__(self, content: str) -> None:
        self._content = content
        self._visible = Offsets()
        self.blocks: list[PageBlock] = []
        self.broken: list[Problem] = []
        self.json_ld: list[Span] = []
        script_type = ""
        for piece in pieces(content):
            if piece.kind == "raw":
                if piece.name == "script":
                    self._script(piece, script_type)
            elif piece.kind == "text":
                decode(content, piece.start, piece.end, self._visible)
            else:
                if piece.name == "script":
                    script_type = self._value(piece, "type")
                self._tag(piece)
        self._find(self._visible, "text")
        self.blocks.sort(key=lambda found: found.span)

    @property
    def page(self) -> PageText:
        """The visible text; scripts and styles are left out, and blocks of text part lines."""
        return PageText(self._visible.text, self._visible, self.lines)

    def lines(self) -> Lines:
        """Its lines; the file is read again for them."""
        return html_lines(self._content, [one.span for one in self.blocks], self.json_ld)

    def _value(self, piece: Piece, name: str) -> str:
        found = piece.attribute(name)
        return self._content[found.start : found.end].strip().lower() if found else ""

    def _tag(self, piece: Piece) -> None:
        if piece.name not in INLINE and self._visible.last not in ("", "\n"):
            self._visible.written("\n", piece.start, piece.end - piece.start)
        for attribute in piece.attributes:
            if attribute.name.startswith("data-") and attribute.end - attribute.start > 2:
                value = Offsets()
                decode(self._content, attribute.start, attribute.end, value, attribute=True)
                self._find(value, "attribute")

    def _script(self, piece: Piece, script_type: str) -> None:
        if script_type.partition(";")[0].strip() == JSON_LD:
            from carnegie_meta.model.span import Span

            self.json_ld.append(Span(piece.start, piece.end))
            return
        text = Offsets()
        text.literal(self._content[piece.start : piece.end], piece.start)
        self._find(text, "json" if "json" in script_type else "code")

    def _find(self, offsets: Offsets, kind: str) -> None:
        text = offsets.text
        found, broken = block.find(text, code=kind == "code")
        for one in found:
            span = offsets.span(one.span)
            inner = text[one.span.start : one.span.end]
            as_it_is = kind != "attribute" and self._content[span.start : span.end] == inner
            self.blocks.append(PageBlock(one, offsets, "json" if as_it_is else "html"))
        self.broken += (moved(problem, offsets) for problem in broken)


def read_html(content: str) -> tuple[list[PageBlock], list[Problem], PageText]:
    page = HTMLPage(content)
    return page.blocks, page.broken, page.page


class HTMLReader:
    """Reader of ``.html`` and ``.htm``."""

    name = "html"
    suffixes = (".html", ".htm")

    def read(self, source: Input) -> Iterator[Unit]:
        """The one unit of an HTML page; its visible text is checked as the page."""
        yield unit(self.name, source, read_html)
