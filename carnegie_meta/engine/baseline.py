"""Known findings, kept in a file so that only new ones are reported.

A finding is known by its content: code, file, field and value, or what is said where there is no
value. Lines and positions in lists may move without waking it; a second equal finding is new.
A finding of many records is known by its code and its key, for which of them it stands at, and
whose values are called others', is a matter of their order.
"""

from __future__ import annotations

import os
from collections import Counter

from carnegie_meta.errors import ConfigError
from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.model.diagnostic import Diagnostic

VERSION = 1


def key(diagnostic: Diagnostic, folder: str) -> str:
    """What tells *diagnostic* from others, with its path relative to *folder*."""
    if diagnostic.key:
        return _named(diagnostic.code, (diagnostic.code, diagnostic.key))
    path = diagnostic.path
    if path is not None:
        path = _relative(path, folder).replace(os.sep, "/")
    pointer = diagnostic.pointer
    if pointer is not None:
        pointer = "/".join("*" if token.isdigit() else token for token in split(pointer))
    parts = (diagnostic.code, path or "", pointer or "", _said(diagnostic))
    return _named(diagnostic.code, parts)


def _named(code: str, parts: tuple[str, ...]) -> str:
    from hashlib import sha256

    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return f"{code}:{sha256(text).hexdigest()[:24]}"


def _said(diagnostic: Diagnostic) -> str:
    """The value in full, for a message shows only its beginning; else the message."""
    if diagnostic.value is MISSING:
        return diagnostic.message
    import json

    return json.dumps(diagnostic.value, sort_keys=True, default=repr)


def _relative(path: str, folder: str) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:
        return os.path.abspath(path)  # another drive of Windows: no way leads there from here


class Baseline:
    """Known findings, each good for as many findings as were known."""

    def __init__(self, known: dict[str, int], folder: str) -> None:
        self._left = Counter(known)
        self._folder = folder

    def new(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Those of *diagnostics* that are not known; the first of equals are the known ones."""
        fresh = []
        for diagnostic in diagnostics:
            name = key(diagnostic, self._folder)
            if self._left[name] > 0:
                self._left[name] -= 1
            else:
                fresh.append(diagnostic)
        return fresh


def load(path: str) -> Baseline:
    """The baseline in the file at *path*.

    Raises: ConfigError when it cannot be read or is no baseline.
    """
    import json

    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        findings = document["findings"]
        known = dict(findings.items())
        if any(type(count) is not int or count < 1 for count in known.values()):
            raise ValueError("a count that is none")
        version = document["version"]
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"{path}: no baseline; make one with --write-baseline") from error
    if version != VERSION:
        raise ConfigError(f"{path}: a baseline of version {version}; this reads {VERSION}")
    return Baseline(known, os.path.dirname(os.path.abspath(path)))


def write(path: str, diagnostics: Iterable[Diagnostic]) -> int:
    """Write *diagnostics* as the baseline at *path*; how many there are.

    Raises: ConfigError when the file cannot be written; then it is what it was.
    """
    import json

    from carnegie_meta.source.whole import put

    folder = os.path.dirname(os.path.abspath(path))
    known = Counter(key(diagnostic, folder) for diagnostic in diagnostics)
    document = {"version": VERSION, "findings": dict(sorted(known.items()))}
    try:
        put(path, (json.dumps(document, indent=1).encode(), b"\n"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from error
    return known.total()
