"""Plain data in the user's cache folder: written whole or not at all, read only when undamaged."""

from __future__ import annotations

import marshal
import os
import sys
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MARK = b"carnegie-meta cache 1\n"

LARGEST = 256 * 1024 * 1024
"""Bytes of all stores together; the oldest go first."""

OVERRIDE = "CARNEGIE_META_CACHE_DIR"


def folder() -> str | None:
    """Where stores lie; None where the system has no place for them."""
    own = os.environ.get(OVERRIDE)
    if own:
        return own
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        if sys.platform == "win32":
            base = os.environ.get("LOCALAPPDATA", "")
        elif sys.platform == "darwin":
            base = os.path.expanduser("~/Library/Caches")
        else:
            base = os.path.expanduser("~/.cache")
    return os.path.join(base, "carnegie-meta") if os.path.isabs(base) else None


def load(path: str) -> Any:  # plain data, whatever was saved
    """What was saved at *path*; None for anything else."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    head = len(MARK) + 4
    if not data.startswith(MARK) or data[len(MARK) : head] != _sum(memoryview(data)[head:]):
        return None
    try:
        return marshal.loads(memoryview(data)[head:])  # noqa: S302  # our own, whole
    except (ValueError, EOFError, TypeError):
        return None  # of a Python that writes otherwise


def save(path: str, data: object) -> None:
    """Put *data* at *path* in one step; where that is not possible nothing changes."""
    from carnegie_meta.source.whole import put  # a run in which nothing changed saves nothing

    try:
        body = marshal.dumps(data)  # type: ignore[arg-type]  # plain data
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
        put(path, (MARK + _sum(body), body))
        _trim(os.path.dirname(path), path)
    except (OSError, ValueError):
        return  # the next run has less to go by, and is right all the same


def _sum(body: bytes | memoryview) -> bytes:
    return crc32(body).to_bytes(4, "little")


def _trim(folder: str, newest: str) -> None:
    """Remove the oldest stores until the rest is no larger than LARGEST."""
    with os.scandir(folder) as entries:
        found = [(entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in entries]
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if total <= LARGEST:
            return
        if path != newest:
            os.unlink(path)
            total -= size
