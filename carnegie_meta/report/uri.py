"""Paths as other programs want them: with slashes, and as URI references (RFC 3986)."""

from __future__ import annotations

import os


def slashes(path: str) -> str:
    """*path* with ``/`` between its parts on every system, and no ``./`` before it."""
    if os.sep == "\\":
        path = path.replace("\\", "/")
    while path.startswith("./") and len(path) > 2:
        path = path[2:]
    return path


def uri(path: str) -> str:
    """*path* as a URI reference: a relative one stays relative, an absolute one is ``file:``.

    Bytes of a file name that are no UTF-8 stay the bytes they are.
    """
    from urllib.parse import quote

    path = slashes(path)
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    if len(path) > 2 and path[1:3] == ":/" and os.sep == "\\":
        return "file:///" + path[0] + ":" + quote(data[2:])
    return ("file://" if path.startswith("/") else "") + quote(data)
