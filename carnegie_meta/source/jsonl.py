"""JSON Lines: one record a line, plain or gzip, read as a stream."""

from __future__ import annotations

from carnegie_meta.source import json_
from carnegie_meta.source.text import Text
from carnegie_meta.source.unit import RawRecord, Unit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.input import Input

MAX_LINE = 16 * 1024 * 1024
"""Most bytes of one line; a longer one is a finding and is not read into memory."""

BOM = b"\xef\xbb\xbf"
GZIP = b"\x1f\x8b"


def _unit(line: bytes, number: int, index: int, path: str | None) -> Unit:
    """The unit of one line; *line* holds no line end."""
    problems: list[Problem] = []
    documents: list[object] = []

    def text() -> Text:
        return Text(line.decode("utf-8", "replace"), path, number)

    try:
        documents = [json_.parse(line)]
    except ValueError:
        from dataclasses import replace

        from carnegie_meta.source.decode import decode

        content, problems = decode(line)
        if not any(problem.facts.get("found") != "bytes" for problem in problems):
            documents, found = json_.explain(content)
            problems = problems + found
        problems = [replace(problem, record=index) for problem in problems]
    records = []
    for document in documents:
        data, wrapper = unwrap(document)
        records.append(RawRecord(data, index, "", wrapper))
    return Unit("jsonl", records, problems, text, json_.locate)


def _too_long(number: int, index: int, path: str | None) -> Unit:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    facts = {"limit": MAX_LINE, "what": "line"}
    problem = Problem("too-large", Span(0, 0), facts, index)
    return Unit("jsonl", [], [problem], lambda: Text("", path, number), json_.locate)


def _unpack(stream: BinaryIO) -> BinaryIO:
    """*stream* itself, or what it holds when it is gzip."""
    head = stream.peek(2)[:2] if hasattr(stream, "peek") else stream.read(2)
    if not hasattr(stream, "peek"):
        stream.seek(0)
    if head != GZIP:
        return stream
    import gzip

    return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value]  # reads like one


class JSONLReader:
    """Reader of ``.jsonl`` and ``.ndjson``, plain and gzip."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")

    def read(self, source: Input) -> Iterator[Unit]:
        """A unit a line that holds anything; ``index`` counts those lines from 0."""
        number = index = 0
        with source.open() as file:
            stream = _unpack(file)
            try:
                while line := stream.readline(MAX_LINE + 1):
                    number += 1
                    if len(line) > MAX_LINE:
                        while line and not line.endswith(b"\n"):
                            line = stream.readline(MAX_LINE)
                        yield _too_long(number, index, source.path)
                        index += 1
                        continue
                    if number == 1 and line.startswith(BOM):
                        line = line[3:]
                    line = line.rstrip(b"\r\n")
                    if line.strip():
                        yield _unit(line, number, index, source.path)
                        index += 1
            except (EOFError, OSError) as error:
                # gzip says OSError and EOFError for damaged data; zlib.error is an Exception.
                yield _damaged(error, number + 1, source.path)
        if not index:
            from carnegie_meta.model.problem import Problem
            from carnegie_meta.model.span import Span

            empty = Problem("empty", Span(0, 0))
            yield Unit("jsonl", [], [empty], lambda: Text("", source.path), json_.locate)


def _damaged(error: Exception, number: int, path: str | None) -> Unit:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    problem = Problem("damaged", Span(0, 0), {"reason": str(error)})
    return Unit("jsonl", [], [problem], lambda: Text("", path, number), json_.locate)
