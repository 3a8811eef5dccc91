"""Markdown files: one record in the front matter, in YAML, TOML or JSON."""

from __future__ import annotations

from carnegie_meta.source import yaml_plain
from carnegie_meta.source.unit import Positions, RawRecord, Unit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.text import Text

    Found = tuple[list[RawRecord], list[Problem]]


class Matter:
    """Where the front matter of a text stands: its fence and the span between the fences.

    ``fence`` is ``---``, ``+++`` or ``{``; ``end`` is None where it is never closed. JSON
    has no fence: its end is found by reading it.
    """

    __slots__ = ("end", "fence", "start")

    def __init__(self, fence: str, start: int, end: int | None) -> None:
        self.fence = fence
        self.start = start
        self.end = end


def find(content: str) -> Matter | None:
    """The front matter that *content* begins with."""
    if content.startswith("{"):
        return Matter("{", 0, len(content))
    from carnegie_meta.source.fences import CLOSING, OPENING

    opening = OPENING.match(content)
    if not opening:
        return None
    fence = opening.group(1)
    closing = CLOSING[fence].search(content, opening.end())
    return Matter(fence, opening.end(), closing.start() if closing else None)


def locate(text: Text) -> Positions:
    """Place of every value of the front matter, in the whole file."""
    content = text.content
    matter = find(content)
    if matter is None or matter.end is None:
        return {}
    if matter.fence == "{":
        from carnegie_meta.source.json_scan import JSONSyntaxError, scan

        try:
            return scan(content, whole=False).nodes
        except JSONSyntaxError:
            return {}
    inner = content[matter.start : matter.end]
    if matter.fence == "+++":
        from carnegie_meta.source import toml_scan

        return toml_scan.nodes(inner, matter.start)
    from carnegie_meta.source.yaml_build import Builder

    documents = Builder(inner, matter.start, places=True).documents
    return documents[0].nodes if documents else {}


def places(text: Text) -> Positions:
    """Place of every value of front matter that is plain YAML."""
    from carnegie_meta.source.yaml_places import Places

    return Places(text.content, 4, _plain_end(text.content) + 1)


def read(content: str) -> Found:
    """The record of a Markdown text, if it has one, and what is wrong with its front matter."""
    matter = find(content)
    if matter is None:
        return [], [_missing(content)]
    if matter.end is None:
        from carnegie_meta.model.problem import Problem
        from carnegie_meta.model.span import Span

        return [], [Problem("front-matter-unclosed", Span(0, 3), {"fence": matter.fence})]
    if matter.fence == "{":
        return _json(content)
    inner = content[matter.start : matter.end]
    records, problems = (_yaml if matter.fence == "---" else _toml)(inner, matter.start)
    if not records and not problems:
        from carnegie_meta.model.problem import Problem
        from carnegie_meta.model.span import Span

        return [], [Problem("front-matter-empty", Span(0, 3))]
    return records, problems


def _plain(content: str) -> dict[str, object] | None:
    """The front matter, where it is YAML at its plainest."""
    end = _plain_end(content)
    return None if end < 0 else yaml_plain.read(content[4 : end + 1])


def _plain_end(content: str) -> int:
    """Where the line end before the closing fence stands, -1 without plain fences."""
    return content.find("\n---\n", 3) if content.startswith("---\n") else -1


def _record(data: object) -> list[RawRecord]:
    inner, wrapper = unwrap(data)
    return [RawRecord(inner, wrapper=wrapper, around=data)]


def _yaml(inner: str, start: int) -> Found:
    from carnegie_meta.source.yaml_build import Builder

    built = Builder(inner, start)
    records: list[RawRecord] = []
    problems: list[Problem] = []
    if built.documents:
        records = _record(built.documents[0].value)
        problems += built.documents[0].problems
    if built.failure is not None:
        problems.append(built.failure)
    return records, problems


def _toml(inner: str, start: int) -> Found:
    from carnegie_meta.source import toml_

    data, problems = toml_.parse(inner, start)
    return (_record(data) if data else []), problems


def _json(content: str) -> Found:
    from carnegie_meta.source.json_scan import JSONSyntaxError, scan

    try:
        result = scan(content, whole=False)
    except JSONSyntaxError as error:
        return [], [error.problem]
    return _record(result.value), result.problems


def _missing(content: str) -> Problem:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    if not content.strip():
        return Problem("empty", Span(0, 0))
    from carnegie_meta.source.fences import LATE

    late = LATE.match(content)
    if late:
        return Problem("front-matter-missing", Span(*late.span(1)), {"late": late.group(1)})
    return Problem("front-matter-missing", Span(0, 0))


class FrontMatterReader:
    """Reader of Markdown files."""

    name = "frontmatter"
    suffixes = (".md", ".mdx", ".markdown")

    def read(self, source: Input) -> Iterator[Unit]:
        """The one unit of a Markdown file; its text is the whole file."""
        text, problems = source.decoded
        plain = _plain(text.content)
        if plain is not None:
            # Nothing in it is an object, so it is no envelope.
            yield Unit("frontmatter", [RawRecord(plain)], problems, lambda: text, places)
            return
        records: list[RawRecord] = []
        if not source.is_binary:
            records, found = read(text.content)
            problems = problems + found
        yield Unit("frontmatter", records, problems, lambda: text, locate)
