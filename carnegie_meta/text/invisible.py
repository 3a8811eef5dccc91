"""Characters that cannot be seen: which of them have work to do, and which are leftovers."""

from __future__ import annotations

import re

from carnegie_meta.text.scripts import JOINING, RIGHT_TO_LEFT, character_class, script_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

OVERRIDES = "\u202d\u202e"
OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c"}
OPENERS |= dict.fromkeys(OVERRIDES, "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
"""Characters that open a stretch with a direction of its own, and what closes it."""

CLOSERS = frozenset("\u202c\u2069")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_END = re.compile("[\n\r\u2029]")

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u206a-\u206f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(n << 16 | 0xFFFE)}{chr(n << 16 | 0xFFFF)}" for n in range(1, 17))
    + "\U000e0000-\U000e007f]+"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,32}\U000e007f")
"""A flag of a region, such as Scotland: a black flag, then tag letters."""

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028\u2029\u202a-\u202c"
    "\u2060-\u2069\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0100-\U000e01ef]"
)
_RTL = re.compile(f"[{character_class(*RIGHT_TO_LEFT)}]")
_MARKS = "\u200e\u200f\u061c"
_JOINERS = "\u200b\u200c\u200d\u034f"


def overrides(text: str) -> Iterator[tuple[int, bool]]:
    """Offsets of characters that turn the direction of text around them.

    Shape: with each offset, whether the character is an override (else an embedding or isolate
    that its line never closes, and that goes on over what follows).
    """
    open_: list[tuple[int, str]] = []
    found: list[tuple[int, bool]] = []
    line_end = -1
    for match in _BIDI.finditer(text):
        if open_ and match.start() > line_end:
            found += [(offset, False) for offset, _ in open_]
            open_ = []
        if match.start() > line_end:
            end = _LINE_END.search(text, match.start())
            line_end = end.start() if end else len(text)
        character = match[0]
        if character in OVERRIDES:
            found.append((match.start(), True))
        elif character in OPENERS:
            open_.append((match.start(), OPENERS[character]))
        else:
            _close(open_, character)
    found += [(offset, False) for offset, _ in open_]
    found.sort()
    yield from found


def _close(open_: list[tuple[int, str]], closer: str) -> None:
    """Take from *open_* what *closer* closes; the end of an isolate ends embeddings inside it."""
    for depth in range(len(open_) - 1, -1, -1):
        if open_[depth][1] == closer:
            del open_[depth:]
            return
        if closer == "\u202c":
            return


def controls(text: str) -> Iterator[tuple[int, int]]:
    """Runs of control characters, tag characters and noncharacters; tabs and line ends are none."""
    for match in _CONTROL.finditer(_FLAG.sub(lambda flag: "-" * len(flag[0]), text)):
        yield match.span()


def private(text: str) -> Iterator[tuple[int, int]]:
    """Runs of characters for private use, which mean what one font or program wants."""
    for match in _PRIVATE.finditer(text):
        yield match.span()


def hidden(text: str) -> Iterator[int]:
    """Offsets of characters that cannot be seen and have no work where they stand.

    Silent: joiners and non-joiners in scripts that need them and in emoji, direction marks and
    closed isolates beside right-to-left letters, variation selectors behind what varies.
    """
    right_to_left: bool | None = None
    loose = {offset for offset, _ in overrides(text)} if _BIDI.search(text) else set()
    for match in _HIDDEN.finditer(text):
        character, offset = match[0], match.start()
        if offset in loose:
            continue
        if character in _MARKS or character in OPENERS or character in CLOSERS:
            if right_to_left is None:
                right_to_left = _RTL.search(text) is not None
            if not right_to_left:
                yield offset
        elif not _works(text, offset):
            yield offset


def _works(text: str, offset: int) -> bool:
    """Whether the character at *offset* does something to its neighbours."""
    character = text[offset]
    before = text[offset - 1] if offset else ""
    after = text[offset + 1 : offset + 2]
    scripts = {script_of(neighbour) for neighbour in (before, after) if neighbour}
    if character in _JOINERS:
        if not scripts.isdisjoint(JOINING) or not scripts.isdisjoint(RIGHT_TO_LEFT):
            return True
        return character == "\u200d" and _is_picture(before) and _is_picture(after)
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        if not before or before.isspace() or _HIDDEN.match(before):
            return False
        return not before.isascii() or before in "#*0123456789"
    if "\u180b" <= character <= "\u180f":
        return "Mongolian" in scripts
    if character in "\u115f\u1160\u3164\uffa0":
        return "Hangul" in scripts
    if character in "\u17b4\u17b5":
        return "Khmer" in scripts
    return False


def _is_picture(character: str) -> bool:
    return bool(character) and (
        character >= "\U0001f000"
        or character in "\ufe0e\ufe0f"
        or "\u2190" <= character <= "\u2bff"
    )


def without(text: str, offsets: list[int]) -> str:
    """*text* without the characters at *offsets*; those that end a line become line ends."""
    gone = set(offsets)
    lines = {"\u2028": "\n", "\u2029": "\n\n", "\x0b": "\n", "\x85": "\n"}
    return "".join(lines.get(c, "") if at in gone else c for at, c in enumerate(text))


def visible(text: str, kept: str = "") -> str:
    """*text* without hidden characters, other than those in *kept*."""
    # What goes can leave its neighbour without work to do.
    while offsets := [offset for offset in hidden(text) if text[offset] not in kept]:
        text = without(text, offsets)
    return text


def parts_words(text: str, offset: int) -> bool:
    """Whether two words would run together without the character: ``Foreign|Policy``."""
    before, after = text[max(offset - 1, 0) : offset], text[offset + 1 : offset + 2]
    return before.isalnum() and not before.isupper() and after.isupper()


def ungarbled(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of *found* outside garbled text, where such characters are no second fault."""
    from bisect import bisect_left

    from carnegie_meta.text.mojibake import find

    garbled = find(text) if found and not text.isascii() else []
    if not garbled:
        return found
    starts = [stretch.start for stretch in garbled]
    outside = []
    for start, end in found:
        before = bisect_left(starts, end) - 1
        if before < 0 or garbled[before].end <= start:
            outside.append((start, end))
    return outside
