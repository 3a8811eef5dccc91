"""The entry point: finds the command, runs it, and turns its end into an exit status."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from carnegie_meta.errors import CarnegieMetaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

COMMANDS: dict[str, str] = {
    "check": "find what is wrong with records",
    "normalize": "print records with what has one right answer mended",
    "extract": "print the record that a page holds",
    "rules": "list every rule",
    "explain": "show the page of a rule",
    "schema": "print a JSON Schema",
    "term": "show what one term resolves to, how, and how sure",
    "vocab": "show, search, export, import, lint and review vocabularies",
}
"""Each command is a module of this package with ``main(arguments) -> int``."""

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit status: nothing at or above --fail-on; something; the job could not be done; Ctrl-C."""


def say(message: str) -> None:
    """One line to the person at the terminal, inert whatever *message* quotes."""
    from carnegie_meta.report.escape import visible

    sys.stderr.write(f"carnegie-meta: {visible(message)}\n")


def usage() -> str:
    """The help of the command itself."""
    width = max(len(name) for name in COMMANDS)
    rows = "\n".join(f"  {name.ljust(width)}  {summary}" for name, summary in COMMANDS.items())
    return (
        "usage: carnegie-meta COMMAND [OPTION…] [PATH…]\n\n"
        "A linter for publication metadata.\n\n"
        f"commands:\n{rows}\n\n"
        "'carnegie-meta COMMAND --help' tells the options; --version tells the version.\n"
    )


def main(arguments: Sequence[str]) -> int:
    """Run the command that *arguments* name; its exit status."""
    if not arguments:
        sys.stderr.write(usage())
        return FAILED
    command, *rest = arguments
    if command in ("-h", "--help", "help"):
        sys.stdout.write(usage())
        return CLEAN
    if command in ("-V", "--version"):
        from carnegie_meta.version import VERSION

        sys.stdout.write(f"carnegie-meta {VERSION}\n")
        return CLEAN
    if command not in COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(command, COMMANDS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(COMMANDS)}"
        say(f"no command {command!r}; {hint}")
        return FAILED
    status = import_module(f"carnegie_meta.cli.{command}").main(rest)
    assert isinstance(status, int)  # the one signature of all commands
    return status


def _open_streams() -> None:
    """Give the process the outputs that its caller has closed; what goes there is lost."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # for good


YOUNG = 50_000
"""Objects made beyond those given back before the collector of cycles looks at them.

A check of one file makes fewer, and has none of the cycles that it looks for; a long run is looked
through as it should be, less often.
"""


def _leave(status: int) -> NoReturn:
    """End the process, without taking apart what the operating system takes back as a whole.

    Where something waits for the interpreter's end (a function registered for it, threads, a
    profiler or a debugger), the interpreter is given it.
    """
    watched = sys.getprofile() is not None or sys.gettrace() is not None
    if watched or "threading" in sys.modules or _registered():
        sys.exit(status)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(status)
    os._exit(status)


def _registered() -> bool:
    """Whether a function waits for the end of the interpreter."""
    import atexit

    count = getattr(atexit, "_ncallbacks", None)  # CPython's own
    return count is None or count() > 0


def run() -> NoReturn:
    """Run the command of this process and exit."""
    import gc

    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Text of records goes to whatever the terminal takes; it must not end the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except CarnegieMetaError as error:
        say(str(error))
        status = FAILED
    except KeyboardInterrupt as interrupt:
        say(str(interrupt) or "interrupted")
        status = INTERRUPTED
    except OSError as error:
        # A reader that has gone (`| head`) is no news; a full disk is.
        if not isinstance(error, BrokenPipeError):
            say(f"{error.filename or 'the output'}: {error.strerror}")
        # What is left in the buffer must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = FAILED
    _leave(status)
