"""Metadata blocks in a longer text: where they stand, and what is wrong with those that broke.

A block is a JSON object with at least two of the record's own keys. It may stand on lines of
its own, be glued to its surroundings on either side, or lie inside a larger JSON value.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from carnegie_meta.model.pointer import escape
from carnegie_meta.model.problem import Problem
from carnegie_meta.model.span import Span
from carnegie_meta.source.json_scan import JSONSyntaxError, Scan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Set

RECORD_KEYS = frozenset({"authors", "type", "centers", "primaryCenter", "regions", "topics"})
"""Keys of which two tell that an object is a metadata block."""

REACH = 4000
"""How far behind a mistake the rest of a broken block is looked for; a real block has 1,500."""

MAX_BROKEN = 100
"""Broken blocks that are reported in one text at most."""

# \s and not JSON's own white space: a block indented with no-break spaces is a broken block.
_OPENING = re.compile(r'\{\s*"')
_KEYS = "|".join(sorted(RECORD_KEYS))
_NAMED = re.compile(rf'(\{{\s*)?"({_KEYS})"\s*:')
_FIRST = re.compile(rf'\{{\s*"({_KEYS})"')
_BLANK_LINE = re.compile(r"[\n\r][ \t]*\r?[\n\r]")
# Nothing more but, perhaps, a string that was begun.
_ENDED = re.compile(r'(?:"(?:[^"\\\r\n]|\\.)*+\\?)?\s*\Z')
_LITERAL = re.compile(r'\{\s*"authors"\s*:\s*\[\s*["\]]')


class Block:
    """One block: its record, its place in the text, and the reading it was found by.

    ``pointer`` leads from the value that ``scan`` read to the record; "" unless the record
    lies inside a larger value.
    """

    __slots__ = ("data", "pointer", "scan", "span")

    def __init__(self, data: dict[str, object], pointer: str, scan: Scan) -> None:
        self.data = data
        self.pointer = pointer
        self.scan = scan
        self.span = scan.nodes[pointer].value

    @property
    def problems(self) -> Iterator[Problem]:
        """Problems inside the record, with pointers into it; those around it are not its own."""
        from carnegie_meta.model.value import replaced

        for problem in self.scan.problems:
            pointer = problem.pointer or ""
            if pointer.startswith(self.pointer + "/"):
                yield replaced(problem, pointer=pointer[len(self.pointer) :])


class _Attempt(Scan):
    """A reading that keeps what it had read when the text stops being JSON."""

    def __init__(self, text: str, start: int) -> None:
        self.error: JSONSyntaxError | None = None
        try:
            super().__init__(text, start)
        except JSONSyntaxError as error:
            self.error = error

    @property
    def reached(self) -> int:
        """How far the reading came."""
        return self._at

    @property
    def root(self) -> object:
        """The value, whole or as far as it was read."""
        return self._stack[0].container if self._stack else self.value

    def open_objects(self) -> Iterator[tuple[int, set[str]]]:
        """Start, and keys with values so far, of each object still open, outermost first."""
        for frame in self._stack:
            if isinstance(frame.container, dict):
                yield frame.start, set(frame.container)


def _records(scan: _Attempt) -> list[Block]:
    """Records that *scan* read whole: its value, or what lies inside it."""
    found = []
    rest: list[tuple[str, object]] = [("", scan.root)]
    while rest:
        pointer, value = rest.pop()
        members: list[tuple[str, object]] = []
        if isinstance(value, dict):
            if len(RECORD_KEYS & value.keys()) >= 2 and pointer in scan.nodes:
                found.append(Block(value, pointer, scan))
                continue
            members = [(escape(key), item) for key, item in value.items()]
        elif isinstance(value, list):
            members = [(str(index), item) for index, item in enumerate(value)]
        for key, item in reversed(members):
            if isinstance(item, (dict, list)):
                rest.append((f"{pointer}/{key}", item))
    return found


class _Names:
    """Where a text names the record's keys."""

    __slots__ = ("names", "next_other", "openings", "places")

    def __init__(self, text: str) -> None:
        self.places: list[int] = []
        self.names: list[str] = []
        self.openings: list[int] = []
        """Where an object opens with one of the keys."""
        for match in _NAMED.finditer(text):
            self.places.append(match.start(2))
            self.names.append(match[2])
            if match[1]:
                self.openings.append(match.start())
        # For each name the index of the next one that differs: a text may repeat one name
        # a hundred thousand times.
        self.next_other = [len(self.names)] * len(self.names)
        for index in range(len(self.names) - 2, -1, -1):
            same = self.names[index] == self.names[index + 1]
            self.next_other[index] = self.next_other[index + 1] if same else index + 1

    def window(self, start: int, end: int) -> int:
        """End of what may still belong to a block that broke at *start*."""
        index = bisect_left(self.openings, start)
        if index < len(self.openings):
            end = min(end, self.openings[index])
        return min(end, start + REACH)

    def just_before(self, text: str, offset: int) -> set[str]:
        """The key whose value would begin at *offset*, if that is one of the record's."""
        index = bisect_left(self.places, offset) - 1
        if index < 0:
            return set()
        behind = self.places[index] + len(self.names[index]) + 2
        if offset - behind > REACH:
            return set()
        return set() if text[behind:offset].strip(" \t\r\n:") else {self.names[index]}

    def any_between(self, start: int, end: int, but: Set[str] = frozenset()) -> bool:
        """Whether a key that is not *but*, a set of one at most, is named in the stretch."""
        index = bisect_left(self.places, start)
        if index < len(self.places) and self.names[index] in but:
            index = self.next_other[index]
        return index < len(self.places) and self.places[index] < end


def _broken(text: str, scan: _Attempt, names: _Names, code: bool) -> Problem | None:
    """The problem of the block that *scan* failed in; None when it was no block."""
    error, reached = scan.error, scan.reached
    assert error is not None  # asked for only after a failure
    end = names.window(reached, len(text))
    failed = names.just_before(text, reached)
    for start, known in scan.open_objects():
        known &= RECORD_KEYS
        first = _FIRST.match(text, start)
        known.update(({first[1]} if first else set()) | failed)
        if not known or (code and not _LITERAL.match(text, start)):
            continue
        if len(known) >= 2 or names.any_between(reached, end, but=known):
            break
    else:
        return None
    if _ENDED.match(text, reached):
        last = len(text.rstrip())
        reason = "the text ends before the block closes"
        return Problem("page-block-cut-off", Span(last - 1, last), {"reason": reason})
    closing = text.find("}", reached, end)
    closes = closing >= 0 and not _BLANK_LINE.search(text, reached, closing)
    if closes or error.problem.kind == "too-deep" or names.any_between(reached, end):
        return error.problem
    return Problem("page-block-cut-off", error.problem.span, {"reason": str(error)})


def find(text: str, *, code: bool = False) -> tuple[list[Block], list[Problem]]:
    """Blocks of *text* in order, and problems of blocks that are broken or cut off.

    With *code*, the text is a program: there an object is a broken block only when it opens with
    a list of author names.
    Ensures: time linear in the text. Each reading goes on where the one before it stopped:
    what a failed reading had read whole is searched in its result, and what it had left open
    would fail at the same place again.
    """
    blocks: list[Block] = []
    problems: list[Problem] = []
    names = _Names(text)
    if len(set(names.names)) < 2:
        return blocks, problems
    at = 0
    while opening := _OPENING.search(text, at):
        start = opening.start()
        scan = _Attempt(text, start)
        at = max(scan.reached, start + 1)
        blocks += _records(scan)
        if scan.error is not None and len(problems) < MAX_BROKEN:
            problem = _broken(text, scan, names, code)
            if problem is not None:
                problems.append(problem)
    return blocks, problems
