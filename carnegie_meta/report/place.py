"""Where a finding stands, in words: for terminals and other readers of lines."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.diagnostic import Diagnostic, Related

NO_FILE = "<record>"
"""Stands for the path of a record that came from no file."""


def place(found: Diagnostic | Related) -> str:
    """``path:line:column``; what is not known is left out. Not yet escaped."""
    path = NO_FILE if found.path is None else found.path
    if found.range is None:
        return path
    return f"{path}:{found.range.line}:{found.range.column}"


def within(found: Diagnostic | Related) -> str:
    """Which record of the file, and which value in it; empty when neither is known."""
    parts = []
    if found.record is not None:
        parts.append(f"record {found.record}")
    if found.pointer:
        parts.append(found.pointer)
    return ", ".join(parts)


def told(found: Diagnostic) -> str:
    """The message, with the first place in another record that it is about.

    For formats that have no room for related places.
    """
    for related in found.related:
        if (related.path, related.record) != (found.path, found.record):
            where = place(related)
            if related.range is None and (inside := within(related)):
                where = f"{where} ({inside})"
            return f"{found.message}; compare {where}"
    return found.message
