"""Bytes to text: UTF-8, its byte order mark, and what is not UTF-8."""

from __future__ import annotations

from carnegie_meta.model.problem import Problem
from carnegie_meta.model.span import Span

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
BINARY_SAMPLE = 8192


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """Text of *data* without its byte order mark, and what is wrong with its encoding.

    Bytes that are no UTF-8 become U+FFFD, so that positions behind them stay right. A file
    that holds NUL bytes is binary: its text is empty.
    """
    if data.startswith(BOM):
        data = data[3:]
    if data.startswith(UTF16) or b"\0" in data[:BINARY_SAMPLE]:
        kind = "utf-16" if data.startswith(UTF16) else "binary"
        return "", [Problem("encoding", Span(0, 0), {"found": kind})]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        offset = len(data[: error.start].decode("utf-8"))
        text = data.decode("utf-8", "replace")
        facts = {"found": "bytes", "byte": f"0x{data[error.start]:02X}"}
        return text, [Problem("encoding", Span(offset, offset + 1), facts)]
