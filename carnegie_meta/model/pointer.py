"""JSON Pointers (RFC 6901) as strings: join, split, look up."""

from __future__ import annotations

from collections.abc import Iterable

from carnegie_meta.model.missing import MISSING


def escape(token: str | int) -> str:
    """One reference token as it stands in a pointer: ``~`` is ``~0``, ``/`` is ``~1``."""
    return str(token).replace("~", "~0").replace("/", "~1")


def join(tokens: Iterable[str | int], base: str = "") -> str:
    """Pointer of *tokens* below *base*; no tokens give *base* itself."""
    return base + "".join("/" + escape(token) for token in tokens)


def split(pointer: str) -> tuple[str, ...]:
    """Unescaped tokens of *pointer*; the empty pointer has none.

    Raises: ValueError for a pointer that is neither empty nor starts with ``/``.
    """
    if not pointer:
        return ()
    if pointer[0] != "/":
        raise ValueError(f"a JSON Pointer starts with '/': {pointer!r}")
    if "~" not in pointer:
        return tuple(pointer[1:].split("/"))
    return tuple(t.replace("~1", "/").replace("~0", "~") for t in pointer[1:].split("/"))


def get(value: object, pointer: str) -> object:
    """What *pointer* denotes inside *value*, or MISSING."""
    for token in split(pointer):
        if isinstance(value, dict):
            value = value.get(token, MISSING)
        elif isinstance(value, list):
            if not (token.isascii() and token.isdigit()) or int(token) >= len(value):
                return MISSING
            value = value[int(token)]
        else:
            return MISSING
    return value
