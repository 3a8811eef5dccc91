"""Lines of an HTML page: where its elements end, with white space run together as browsers do."""

from __future__ import annotations

import re
from bisect import bisect_right

from carnegie_meta.source.lines import Head, Lines
from carnegie_meta.source.markup import decode, pieces
from carnegie_meta.source.offsets import Offsets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.span import Span
    from carnegie_meta.source.markup import Piece

# Elements inside a line: they do not part the words around them.
# fmt: off
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
     "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small",
     "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
# fmt: on

UNSEEN = frozenset({"title", "textarea", "xmp"})
"""Elements with text of their own that is no line of the page."""

TOLD = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "dt", "figcaption"})
"""Elements whose name tells what a line in them is."""

_SPACE = re.compile(r"[ \t\r\n\f]+")


class _Collapsed(Offsets):
    """A text in which a run of white space is one space, none at the start of a line."""

    __slots__ = ("kept",)

    def __init__(self) -> None:
        super().__init__()
        self.kept = False
        """Whether white space stays as it is, as in ``pre``."""

    def literal(self, text: str, at: int) -> None:
        if self.kept:
            super().literal(text, at)
            return
        begin = 0
        for run in _SPACE.finditer(text):
            super().literal(text[begin : run.start()], at + begin)
            begin = run.end()
            if self.last not in ("", " ", "\n"):
                if run.group() == " ":
                    super().literal(" ", at + run.start())
                else:
                    self.written(" ", at + run.start(), run.end() - run.start())
        super().literal(text[begin:], at + begin)


class _Reading:
    """What was read of a page so far."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.text = _Collapsed()
        self.head = Head()
        self._menus = 0
        self.marks: list[tuple[int, str, bool]] = [(0, "", False)]
        """Offset in the text from which on lines stand in the element named, and in a menu."""

    def tag(self, piece: Piece) -> None:
        """What a tag says: a new line, a new element, a name and its content."""
        name, opens = piece.name, piece.kind == "open"
        if name == "meta" and opens:
            self._meta(piece, "property", "content")
        elif name == "link" and opens:
            self._meta(piece, "rel", "href")
        if name in INLINE:
            return
        if self.text.last not in ("", "\n"):
            self.text.written("\n", piece.start, piece.end - piece.start)
        if name == "pre":
            self.text.kept = opens
        if name == "nav":
            self._menus = max(0, self._menus + (1 if opens else -1))
        elif name in ("main", "article", "h1"):
            self._menus = 0  # a menu that was never closed has ended here
        told = name if opens and name in TOLD else ""
        self.marks.append((self.text.length, told, self._menus > 0))

    def _meta(self, piece: Piece, property: str, content: str) -> None:
        key = piece.attribute(property) or piece.attribute("name")
        value = piece.attribute(content)
        if key is None or value is None:
            return
        text = Offsets()
        decode(self.content, value.start, value.end, text, attribute=True)
        name = self.content[key.start : key.end].strip().lower()
        self.head.metas.append((name, text))

    def unseen(self, piece: Piece) -> None:
        """The text of an element that is no line: the first title is the page's."""
        if piece.name == "title" and self.head.title is None:
            self.head.title = Offsets()
            decode(self.content, piece.start, piece.end, self.head.title)


def html_lines(content: str, blocks: list[Span], json_ld: list[Span]) -> Lines:
    """Lines of the HTML page *content*, in which *blocks* and *json_ld* were found.

    Ensures: time linear in the file, whatever its nesting.
    """
    found = _Reading(content)
    for piece in pieces(content):
        if piece.kind in ("open", "close"):
            found.tag(piece)
        elif piece.kind == "text":
            if piece.name in UNSEEN:
                found.unseen(piece)
            else:
                decode(content, piece.start, piece.end, found.text)
    found.head.json_ld = json_ld
    text = found.text
    lines = Lines(content, text.text, text, blocks, found.head)
    starts = [mark[0] for mark in found.marks]
    for line in lines.lines:
        # A mark at the line's own start opens the element that it stands in.
        _, line.element, line.menu = found.marks[bisect_right(starts, line.start) - 1]
        line.apart = True
    return lines
