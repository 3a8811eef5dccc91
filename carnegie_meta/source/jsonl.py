"""JSON Lines: one record a line, plain, gzip or zstd, read as a stream."""

from __future__ import annotations

from jiter import from_json

from carnegie_meta.source import json_
from carnegie_meta.source.packed import Damaged, packed_line, packed_suffixes, unpack
from carnegie_meta.source.text import Line
from carnegie_meta.source.unit import RawRecord, Unit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import BinaryIO

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.input import Input

MAX_LINE = 16 * 1024 * 1024
"""Most bytes of one line; a longer one is a finding and is not read into memory."""

MAX_SKIPPED = 1024 * MAX_LINE
"""Most bytes of a too long line that are looked through for its end."""

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")

_BRACE = 0x7B


def line_unit(
    line: bytes, number: int, index: int, path: str | None, parsed: object = None
) -> Unit:
    """The unit of one line; *line* holds no line end. *parsed*: its value, where it is known."""
    problems: list[Problem] = []
    documents: list[object] = []

    def text() -> Line:
        return Line(line.decode("utf-8", "replace"), path, number)

    try:
        if parsed is None or json_.holds_infinity(parsed):
            parsed = json_.parse(line)
        documents = [parsed]
    except ValueError:
        from carnegie_meta.model.value import replaced
        from carnegie_meta.source.decode import decode

        content, problems = decode(line)
        if not any(problem.facts.get("found") != "bytes" for problem in problems):
            documents, found = json_.explain(content)
            problems = problems + found
        problems = [replaced(problem, record=index) for problem in problems]
    records = []
    for document in documents:
        data, wrapper = unwrap(document)
        records.append(RawRecord(data, index, "", wrapper, document))
    return Unit("jsonl", records, problems, text, json_.locate if problems else json_.places)


def _too_long(number: int, index: int, path: str | None) -> Unit:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    facts = {"limit": MAX_LINE, "what": "line"}
    problem = Problem("too-large", Span(0, 0), facts, index)
    return Unit("jsonl", [], [problem], lambda: Line("", path, number), json_.locate)


def skip_line(stream: BinaryIO, packed: bool, path: str | None) -> bool:
    """Read to the end of a line that is too long; whether it has one within reason."""
    for _ in range(MAX_SKIPPED // MAX_LINE):
        line = packed_line(stream, MAX_LINE, packed, path)
        if not line or line.endswith(b"\n"):
            return True
    return False


class JSONLReader:
    """Reader of ``.jsonl`` and ``.ndjson``, plain, gzip and zstd."""

    name = "jsonl"
    suffixes = packed_suffixes(".jsonl", ".ndjson")

    def read(
        self,
        source: Input,
        only: Collection[int] | None = None,
        passes: Callable[[object, int], bool] | None = None,
        before: tuple[int, int] = (0, 0),
    ) -> Iterator[Unit]:
        """A unit a line that holds anything; ``index`` counts those lines from 0.

        *only*: indexes of the lines that are wanted; the others are not parsed. *passes*: asked
        of each parsed value and its index first; what it is content with makes no unit. *before*:
        lines, and lines that hold anything, of the file before where *source* begins.
        """
        lines = _Lines(source.path, only, passes, before)
        with source.open() as file:
            yield from lines.units(file)
        if not lines.index and only is None:
            from carnegie_meta.model.problem import Problem
            from carnegie_meta.model.span import Span

            empty = Problem("empty", Span(0, 0))
            yield Unit("jsonl", [], [empty], lambda: Line("", source.path), json_.locate)


class _Lines:
    """A walk over the lines of one input. ``index``: how many held anything so far."""

    def __init__(
        self,
        path: str | None,
        only: Collection[int] | None,
        passes: Callable[[object, int], bool] | None,
        before: tuple[int, int],
    ) -> None:
        self._number, self.index = before
        self._path = path
        self._only = only
        self._last = -1 if only is None else max(only, default=-1)
        self._passes = passes

    def units(self, file: BinaryIO) -> Iterator[Unit]:
        """Units of the lines of *file* that are wanted."""
        path, passes = self._path, self._passes
        number = self._number
        stream = file if number else unpack(file)
        packed = stream is not file
        while True:
            try:
                line = packed_line(stream, MAX_LINE + 1, packed, path)
                ended = len(line) <= MAX_LINE or skip_line(stream, packed, path)
            except Damaged as damage:
                self.index += 1
                yield _damaged(str(damage), number + 1, path)
                return
            if not line:
                return
            number += 1
            parsed = None
            if passes is not None and line[0] == _BRACE:
                parsed = quick(line)
                if passes(parsed, self.index):
                    self.index += 1
                    continue
            if len(line) > MAX_LINE:
                yield _too_long(number, self.index, path)
                self.index += 1
                if not ended:
                    return
                continue
            if number == 1 and line.startswith(BOM):
                line = line[3:]
            line = line.rstrip(b"\r\n")
            if self.index == 0 and line.strip() in (b"{", b"["):
                # One document over many lines: each of them alone would be one more mistake.
                self.index += 1
                yield _spread(line, number, path)
                return
            if line.strip():
                if self._only is None or self.index in self._only:
                    yield line_unit(line, number, self.index, path, parsed)
                self.index += 1
                if self._only is not None and self.index > self._last:
                    return
                if number == 1 and (b"\0" in line or line.startswith(UTF16)):
                    # Not a text at all: its other lines have nothing new to say.
                    return


def quick(line: bytes) -> object:
    """The value of *line*; None for what is not plainly JSON."""
    if len(line) > MAX_LINE:
        return None
    try:
        return from_json(line, allow_inf_nan=False, catch_duplicate_keys=True)
    except ValueError:
        return None


def _spread(line: bytes, number: int, path: str | None) -> Unit:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    at = line.index(line.strip())
    reason = "one value spans many lines; JSON Lines holds one a line, a .json file one in all"
    problem = Problem("json-syntax", Span(at, at + 1), {"reason": reason}, 0)
    return Unit("jsonl", [], [problem], lambda: Line(line.decode(), path, number), json_.locate)


def _damaged(reason: str, number: int, path: str | None) -> Unit:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    problem = Problem("damaged", Span(0, 0), {"reason": reason})
    return Unit("jsonl", [], [problem], lambda: Line("", path, number), json_.locate)
