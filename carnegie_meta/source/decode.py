"""Bytes to text: UTF-8, its byte order mark, and what is not UTF-8."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from carnegie_meta.model.problem import Problem

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
BINARY_SAMPLE = 8192

MAX_PLACES = 1000
"""Places of undecodable bytes that are noted; a file with more has them everywhere."""


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """Text of *data* without its byte order mark, and what is wrong with its encoding.

    Bytes that are no UTF-8 become U+FFFD, so that positions behind them stay right. A file
    that holds NUL bytes is binary: its text is empty.
    """
    if data.startswith(BOM):
        data = data[3:]
    if data.startswith(UTF16) or b"\0" in data[:BINARY_SAMPLE]:
        return "", [_problem(0, 0, {"found": "utf-16" if data.startswith(UTF16) else "binary"})]
    return decode_part(data)


def decode_part(data: bytes) -> tuple[str, list[Problem]]:
    """Text of *data*, which is no file's beginning, and what is wrong with its encoding.

    Bytes that are no UTF-8 become U+FFFD; a NUL stays, as do bytes that mark a whole file.
    """
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        offset = len(data[: error.start].decode("utf-8"))
        text = data.decode("utf-8", "replace")
        places = _replaced(text, data.decode("utf-8", "ignore"))
        facts = {"found": "bytes", "byte": f"0x{data[error.start]:02X}", "places": places}
        return text, [_problem(offset, offset + 1, facts)]


def _problem(start: int, end: int, facts: Mapping[str, object]) -> Problem:
    # Loaded here: nearly every file is text.
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    return Problem("encoding", Span(start, end), facts)


def _replaced(text: str, kept: str) -> list[int]:
    """Where U+FFFD stands in *text* for bytes that *kept* leaves out, MAX_PLACES at most.

    The file may hold U+FFFD of its own: characters that were lost before.
    """
    places: list[int] = []
    at = text.find("\ufffd")
    while at >= 0 and len(places) < MAX_PLACES:
        same = at - len(places)
        if kept[same : same + 1] != "\ufffd":
            places.append(at)
        at = text.find("\ufffd", at + 1)
    return places
