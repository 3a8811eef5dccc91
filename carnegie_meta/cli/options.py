"""Values of options that several commands take."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter


def parser(command: str, description: str, epilog: str | None = None) -> ArgumentParser:
    """A parser of one command's options; abbreviated options are refused."""
    return ArgumentParser(
        prog=f"carnegie-meta {command}",
        description=description,
        epilog=epilog,
        allow_abbrev=False,
        # A width of its own: asking the terminal loads shutil at every start.
        formatter_class=lambda prog: HelpFormatter(prog, max_help_position=30, width=96),
    )


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


def memory(text: str) -> float:
    """A number of megabytes above 0."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found < 1e9:
        raise ArgumentTypeError(f"takes a number of megabytes above 0 and below 1e9, not {text!r}")
    return found
