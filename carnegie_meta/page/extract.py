"""What a page holds, from its text or its HTML."""

from __future__ import annotations

from carnegie_meta.errors import UsageError
from carnegie_meta.model.page import Block, Page
from carnegie_meta.page.layout import read
from carnegie_meta.page.lexicon import Lexicon
from carnegie_meta.source.page import is_html
from carnegie_meta.source.text import Text
from carnegie_meta.vocab.vocabulary import Vocabularies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.unit import Unit

_lexicon: list[Lexicon] = []  # made on first use, and kept: the vocabularies do not change


def extract(source: str | bytes, *, vocabularies: Vocabularies | None = None) -> Page:
    """What *source*, the text or the HTML of one page, holds.

    Its tags are cut apart by *vocabularies*, the shipped ones without any. A page without a
    block is no error: its ``record`` is None.
    Raises: UsageError for anything but str and bytes.
    """
    problems: list[Problem] = []
    if isinstance(source, str):
        # As in a file: a byte order mark is not part of the text.
        text = Text(source.removeprefix("\ufeff"))
    elif isinstance(source, (bytes, bytearray, memoryview)):
        from carnegie_meta.source.decode import decode

        content, problems = decode(bytes(source))
        text = Text(content)
    else:
        raise UsageError(
            f"extract takes the text of a page, str or bytes, not {type(source).__name__}; "
            "read a file first: extract(Path(...).read_bytes())"
        )
    if any(problem.facts.get("found") != "bytes" for problem in problems):
        return Page(problems=tuple(problems))
    return _read(text, problems, _default() if vocabularies is None else Lexicon(vocabularies))


def _default() -> Lexicon:
    if not _lexicon:
        _lexicon.append(Lexicon(Vocabularies()))
    return _lexicon[0]


def _read(text: Text, problems: list[Problem], lexicon: Lexicon) -> Page:
    from carnegie_meta.source.page import problems_of, read_page

    content = text.content
    if is_html(content):
        from carnegie_meta.source.html import read_html

        blocks, broken, visible = read_html(content)
    else:
        blocks, broken, visible = read_page(content)
    found = tuple(Block(one.data, one.span, text.range(one.span)) for one in blocks)
    page = read(visible.lines(), lexicon, found, (), text.range)
    every = problems + problems_of(blocks, broken, content) + list(page.problems)
    page.problems = tuple(sorted(every, key=lambda problem: problem.span))
    return page


def page_of(unit: Unit, lexicon: Lexicon) -> Page:
    """The page that *unit* is; its blocks are the unit's records."""
    assert unit.page is not None  # asked of pages only
    blocks = []
    for raw in unit.records:
        node = unit.node(raw, "")
        if node is not None and isinstance(raw.data, dict):
            blocks.append(Block(raw.data, node.value, unit.text.range(node.value)))
    return read(unit.page.lines(), lexicon, blocks, tuple(unit.problems), unit.text.range)
