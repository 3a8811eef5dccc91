"""Values of options that several commands take."""

from __future__ import annotations

from argparse import ArgumentTypeError


def codes(text: str) -> tuple[str, ...]:
    """Selectors from ``REL101,TAX``."""
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    if not found:
        raise ArgumentTypeError("takes codes or prefixes of codes, with commas between them")
    return found


def jobs(text: str) -> int:
    """A number of processes, from 1."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(f"takes a number from 1, not {text!r}")
    return int(text)
