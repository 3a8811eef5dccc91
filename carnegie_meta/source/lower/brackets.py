"""Lists and objects between brackets, with commas: JSON, YAML in flow style, TOML.

The three differ in how an element is written and in whether comments may stand between
elements; where elements come and go is the same.
"""

from __future__ import annotations

import re
from itertools import pairwise

from carnegie_meta.source.lower.place import CannotLower, TextEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from carnegie_meta.source.lower.place import Place
    from carnegie_meta.source.lower.plan import New, Run

_BARE_GAP = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
_SPACE = re.compile(r"[ \t\r\n]*")
# A comment after the comma only: one before it would be torn from its element.
_GAP = re.compile(r"[ \t\r\n]*,(?:[ \t\r\n]|#[^\r\n]*)*")
_SPACED = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_ENDING = re.compile(r"(?:[ \t\r\n]*,)?(?:[ \t\r\n]|#[^\r\n]*)*")
_REST_OF_LINE = re.compile(r"[ \t]*#[^\r\n]*")
_COMMA = re.compile(r"[ \t\r\n]*,")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Brackets:
    """The list or object at ``pointer``, opened and closed by one bracket each."""

    def __init__(self, place: Place, pointer: str, write: Callable[[New], str]) -> None:
        self.text = place.text
        self.elements = place.extents(pointer)
        span = place.node(pointer).value
        self.inside = (span.start + 1, span.end - 1)
        if self.text[span.start : span.start + 1] not in ("[", "{"):
            raise CannotLower(f"{pointer!r} has no brackets")
        self._place = place
        self._pointer = pointer
        self._write = write
        remarks = False if place.is_plain_json else place.sites.remarks.get(pointer)
        self.comments = self._read() if remarks is None else remarks
        place.sites.remarks[pointer] = self.comments

    def _read(self) -> bool:
        """Whether comments stand between elements.

        Raises: CannotLower where anything but commas, space and comments does.
        """
        start, end = self.inside
        parts = self.elements
        gaps = [self.text[a.end : b.start] for a, b in pairwise(list(parts))]
        ends = (
            self.text[start : parts[0].start if parts else end],
            self.text[parts[-1].end if parts else end : end],
        )
        fitting = all(_GAP.fullmatch(gap) for gap in gaps)
        if not (fitting and _SPACED.fullmatch(ends[0]) and _ENDING.fullmatch(ends[1])):
            raise CannotLower("something else stands between two elements")
        return any("#" in gap for gap in (*gaps, *ends))

    def edits(self, runs: list[Run]) -> list[TextEdit]:
        """Edits that carry out *runs*."""
        found: list[TextEdit] = []
        for run in runs:
            if run.gone and run.new:
                first, last = self.elements[run.gone[0]], self.elements[run.gone[-1]]
                found.append(TextEdit(first.start, last.end, self._joined(run)))
            elif run.gone:
                found.append(self._without(run))
            elif run.after is not None:
                at = self.elements[run.after].start
                found.append(TextEdit(at, at, self._joined(run) + self.separator(run.after)))
            elif run.before is not None:
                found += self._appended(run, run.before)
            else:
                found.append(self._filled(run))
        return found

    def _joined(self, run: Run) -> str:
        near = run.after if run.after is not None else run.before
        separator = self.separator(near or 0) if len(run.new) > 1 else ""
        return separator.join(self._write(new) for new in run.new)

    def _filled(self, run: Run) -> TextEdit:
        start, end = self.inside
        if not _SPACE.fullmatch(self.text, start, end):
            raise CannotLower("a comment stands where the first element belongs")
        return TextEdit(start, end, self._joined(run))

    def _without(self, run: Run) -> TextEdit:
        first, last = self.elements[run.gone[0]], self.elements[run.gone[-1]]
        if run.after is not None:
            return TextEdit(first.start, self._next_start(run.gone[-1], run.after), "")
        if run.before is None:
            if self.comments:
                raise CannotLower("comments stand in a list that would be empty")
            return TextEdit(*self.inside, "")
        before = self.elements[run.before]
        comma = _COMMA.match(self.text, last.end)
        remark = _REST_OF_LINE.match(self.text, comma.end() if comma else last.end)
        if remark is None and "#" not in self.text[before.end : first.start]:
            return TextEdit(before.end, last.end, "")
        # The neighbour keeps its comma and its comment; all syntaxes with comments allow that.
        start = first.start - len(_blank_before(self.text, first.start))
        end = remark.end() if remark else comma.end() if comma else last.end
        return TextEdit(start, end, "")

    def _next_start(self, gone: int, after: int) -> int:
        """Where to go on behind element *gone*: at the next one, or at a comment on it."""
        end, start = self.elements[gone].end, self.elements[after].start
        gap = self.text[end:start]
        if "#" not in gap:
            return start
        comma = end + gap.index(",") + 1
        remark = _REST_OF_LINE.match(self.text, comma)
        rest = _SPACE.match(self.text, remark.end() if remark else comma)
        return rest.end() if rest else start

    def _appended(self, run: Run, last: int) -> list[TextEdit]:
        end = self.elements[last].end
        separator = self.separator(last)
        comma = _COMMA.match(self.text, end)
        behind = comma.end() if comma and comma.end() <= self.inside[1] else end
        remark = _REST_OF_LINE.match(self.text, behind)
        if remark is None:
            return [TextEdit(end, end, separator + self._joined(run))]
        # The comment belongs to the last element: what is new goes behind it.
        if not _LINE_END.search(separator):
            raise CannotLower("a comment ends the line that the new element belongs on")
        new = separator.removeprefix(",") + self._joined(run)
        at = remark.end()
        if behind == end:
            return [TextEdit(end, end, ","), TextEdit(at, at, new)]
        return [TextEdit(at, at, new + ",")]

    def separator(self, number: int) -> str:
        """What stands between elements near *number*: comma and space, or comma and new line."""
        parts = self.elements
        if len(parts) > 1:
            other = number - 1 if number else 1
            low, high = min(number, other), max(number, other)
            return self._plain(self.text[parts[low].end : parts[high].start])
        if parts:
            opening = self.text[self.inside[0] : parts[0].start]
            if _LINE_END.search(opening):
                return self._plain("," + opening)
        for pointer in self._place.above(self._pointer):
            around = self._place.inner_gap(pointer)
            if around is not None and _BARE_GAP.fullmatch(around):
                return ", " if _LINE_END.search(around) else around
        return ", "

    def _plain(self, gap: str) -> str:
        """*gap* as one comma with its space, or one line end with its indentation."""
        ends: list[str] = _LINE_END.findall(gap)
        if not ends:
            return gap
        return "," + ends[0] + gap[max(gap.rfind("\n"), gap.rfind("\r")) + 1 :]


def _blank_before(text: str, at: int) -> str:
    """White space that ends at *at*."""
    start = at
    while text[start - 1] in " \t\r\n":
        start -= 1
    return text[start:at]
