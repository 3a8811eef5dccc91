"""Where each code point of a YAML string stands in the text.

Every map is checked against the value that the parser found: a map that would not spell it
is None, never wrong.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    Pieces = list[tuple[str, int]]

_BLANK = " \t"
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_HEX = {"x": 2, "u": 4, "U": 8}


def offsets(text: str, start: int, end: int, style: str, value: str) -> list[int] | None:
    """Offset of each code point of *value*, which stands at ``[start, end)``, and of its end."""
    if style == "literal":
        return _literal(text, start, end, value)
    if style == "plain":
        return _checked(_flow(text, start, end, ""), end, value)
    if style in ("single", "double"):
        quote = "'" if style == "single" else '"'
        return _checked(_flow(text, start + 1, end - 1, quote), end - 1, value)
    return None


def _checked(pieces: Pieces, last: int, value: str) -> list[int] | None:
    """Offsets of *pieces* and *last*, if the pieces begin with what spells *value*."""
    if len(pieces) > len(value):
        last = pieces[len(value)][1]
        pieces = pieces[: len(value)]
    if "".join(character for character, _ in pieces) != value:
        return None
    return [offset for _, offset in pieces] + [last]


def _line_end(text: str, at: int) -> int:
    """Length of the line end at *at*; 0 where there is none."""
    if text[at : at + 1] == "\r":
        return 2 if text[at + 1 : at + 2] == "\n" else 1
    return int(text[at : at + 1] == "\n")


def _fold(text: str, at: int, end: int) -> tuple[Pieces, int]:
    """What the line ends at *at* mean, and where the text goes on."""
    first = at
    more: Pieces = []
    at += _line_end(text, at)
    while at < end:
        if text[at] in _BLANK:
            at += 1
        elif _line_end(text, at):
            more.append(("\n", at))
            at += _line_end(text, at)
        else:
            break
    return more or [(" ", first)], at


def _flow(text: str, at: int, end: int, quote: str) -> Pieces:
    """Characters of a plain or quoted scalar, its lines folded."""
    pieces: Pieces = []
    blanks: Pieces = []
    while at < end:
        character = text[at]
        if character in _BLANK:
            blanks.append((character, at))
            at += 1
            continue
        if character in "\r\n":
            folded, at = _fold(text, at, end)
            pieces += folded
            blanks = []
            continue
        pieces += blanks
        blanks = []
        if character == "\\" and quote == '"':
            at = _escape(text, at, end, pieces)
            continue
        pieces.append((character, at))
        at += 2 if character == quote == "'" else 1
    return pieces + blanks


def _escape(text: str, at: int, end: int, pieces: Pieces) -> int:
    code = text[at + 1 : at + 2]
    if code in _HEX:
        stop = at + 2 + _HEX[code]
        pieces.append((chr(int(text[at + 2 : stop], 16)), at))
        return stop
    if code in "\r\n":
        folded, after = _fold(text, at + 1, end)
        pieces += [piece for piece in folded if piece[0] == "\n"]
        return after
    pieces.append((_ESCAPES.get(code, code), at))
    return at + 2


def _literal(text: str, start: int, end: int, value: str) -> list[int] | None:
    """Offsets in a literal block; the value may end before its blank lines do."""
    at = start
    while at < end and not _line_end(text, at):
        at += 1
    header = text[start:at].split("#")[0]
    at += _line_end(text, at)
    lines: list[tuple[int, int, int]] = []
    while at < end:
        stop = at
        while stop < end and not _line_end(text, stop):
            stop += 1
        after = stop + _line_end(text, stop)
        lines.append((at, stop, after))
        at = after
    indents = [
        stop - begin - len(text[begin:stop].lstrip(" "))
        for begin, stop, _ in lines
        if text[begin:stop].strip(" ")
    ] or [0]
    # An indicator counts from the indentation around the block, which is not known here.
    explicit = any(character.isdigit() for character in header)
    for indent in range(min(indents), -1, -1) if explicit else indents[:1]:
        pieces: Pieces = []
        last = end
        for begin, stop, last in lines:  # used behind the loop
            begin = min(begin + indent, stop)
            pieces += [(text[at], at) for at in range(begin, stop)]
            if last > stop:
                pieces.append(("\n", stop))
        found = _checked(pieces, last, value)
        if found is not None:
            return found
    return None
