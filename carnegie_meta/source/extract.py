"""What a page holds, from its text or its HTML."""

from __future__ import annotations

import re

from carnegie_meta.errors import UsageError
from carnegie_meta.model.page import Block, Page
from carnegie_meta.model.problem import Problem
from carnegie_meta.model.span import Span
from carnegie_meta.source.json_scan import JSONSyntaxError, scan
from carnegie_meta.source.text import Text

# A comment is "<!--", an XML declaration "<?xml"; a byte order mark may stand before all.
_HTML = re.compile(r"[\ufeff\s]*<(?:!doctype\b|!--|\?xml\b|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


def is_html(content: str) -> bool:
    """Whether a page begins as HTML does: with a doctype, a comment or a tag."""
    return _HTML.match(content) is not None


def extract(source: str | bytes) -> Page:
    """What *source*, the text or the HTML of one page, holds.

    A page without a block is no error: its ``record`` is None.
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
    return _read(text, problems)


def _read(text: Text, problems: list[Problem]) -> Page:
    from carnegie_meta.source.page import problems_of, read_page

    content = text.content
    json_ld: list[object] = []
    if is_html(content):
        from carnegie_meta.source.html import HTMLPage

        page = HTMLPage(content)
        blocks, broken = page.blocks, page.broken
        values, wrong = _json_ld(content, page.json_ld)
        json_ld += values
        problems = problems + wrong
    else:
        blocks, broken, _ = read_page(content)
    problems = problems + problems_of(blocks, broken, content)
    problems.sort(key=lambda problem: problem.span)
    return Page(
        tuple(Block(one.data, one.span, text.range(one.span)) for one in blocks),
        tuple(json_ld),
        tuple(problems),
    )


def _json_ld(content: str, spans: list[Span]) -> tuple[list[object], list[Problem]]:
    """Values of the scripts at *spans*, and problems, of kind ``json-ld``, of those that broke."""
    values: list[object] = []
    problems: list[Problem] = []
    for span in spans:
        try:
            values.append(scan(content[span.start : span.end]).value)
        except JSONSyntaxError as error:
            place = error.problem.span
            place = Span(span.start + place.start, span.start + place.end)
            problems.append(Problem("json-ld", place, error.problem.facts))
    return values, problems
