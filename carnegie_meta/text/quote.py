"""How every message shows a text of the user's; it loads nothing."""

from __future__ import annotations

LONGEST = 80
"""Most characters of a text that a message shows."""


def quoted(text: str) -> str:
    """*text* in single quotes on one line, cut after 80 characters.

    What cannot be seen is written as an escape.
    """
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    if not shown.isprintable():
        shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in shown)
    return f"'{shown}'"
