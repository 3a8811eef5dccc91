"""A source line with marks under a part of it, cut to the width of the terminal."""

from __future__ import annotations

from carnegie_meta.report.escape import visible

TAB = "    "
CUT = "…"


def frame(line: str, start: int, end: int, room: int) -> tuple[str, str]:
    """The part of *line* around ``[start, end)`` that fits, and the marks under it.

    Shape: *start* and *end* count code points from 0; positions behind the line's end mean its
    end. An empty span gets one mark.
    Units: *room* in cells of the terminal; at least 20 are taken.
    """
    room = max(room, 20)
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    # No more than this can show, however long the line: a file may be one line.
    low = max(0, start - room)
    high = min(len(line), min(end, start + room) + room)
    pieces, widths = _pieces(line[low:high])
    start, end = start - low, min(end - low, len(pieces))
    first, last = _window(widths, start, end, room, low > 0, low + len(pieces) < len(line))
    text = "".join(pieces[first:last])
    before = sum(widths[first:start])
    marked = sum(widths[start : min(end, last)])
    if marked == 0 and start < end and before:
        # Only marks that combine with the character before: that is what the reader sees.
        before -= 1
    if low > 0 or first > 0:
        text = CUT + text
        before += 1
    if low + len(pieces) < len(line) or last < len(pieces):
        text += CUT
    return text.rstrip(), " " * before + "^" * max(marked, 1)


def _pieces(text: str) -> tuple[list[str], list[int]]:
    """How each character is shown, and in how many cells."""
    if text.isascii():
        if text.isprintable():
            return list(text), [1] * len(text)
        widths = [1] * len(text)
    else:
        from carnegie_meta.report.width import cells

        widths = cells(text)
    pieces = list(text)
    for index, character in enumerate(text):
        shown = TAB if character == "\t" else visible(character)
        if shown != character:
            pieces[index] = shown
            widths[index] = len(shown)
    return pieces, widths


def _window(
    widths: list[int], start: int, end: int, room: int, more_before: bool, more_behind: bool
) -> tuple[int, int]:
    """First and last piece to show: the span, and as much around it as there is room for."""
    if not more_before and not more_behind and sum(widths) <= room:
        return 0, len(widths)
    room -= 2 * len(CUT)
    left = sum(widths[:start])
    span = sum(widths[start:end]) or 1
    right = sum(widths[end:])
    spare = max(room - span, 0)
    # What the right side does not need, the left may have, and the other way round; a span too
    # long for the room keeps a few cells before it.
    lead = min(left, max(spare // 2, spare - right, min(8, room // 4)))
    first = start
    while first > 0 and lead >= widths[first - 1]:
        first -= 1
        lead -= widths[first]
    # A mark must not lose the character that carries it.
    while first < start and widths[first] == 0:
        first += 1
    left_over = room - sum(widths[first:start])
    last = start
    while last < len(widths) and widths[last] <= left_over:
        left_over -= widths[last]
        last += 1
    return first, last
