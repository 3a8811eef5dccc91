"""Files written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import EACCES, EISDIR, ENOENT, ENOTDIR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX, SUFFIX = ".carnegie-meta-", ".tmp"
"""What the file is called that is to take another's place; a hidden name, which walks pass over."""


def new_file(folder: str, mode: int = 0o600) -> tuple[int, str]:
    """A file in *folder* that was not there, open, and its path; tempfile loads slowly.

    Raises: OSError when none can be made.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    while True:
        path = os.path.join(folder, PREFIX + os.urandom(6).hex() + SUFFIX)
        with suppress(FileExistsError):  # chance, once in 2 to the power of 48
            return os.open(path, flags, mode), path


def put(path: str, pieces: Iterable[bytes]) -> None:
    """Let the file at *path* hold *pieces*; until all of them have come it is what it was.

    What is no regular file, such as a pipe, is written as they come, and so is a file in a folder
    that takes no other.
    Raises: OSError when it cannot be written.
    """
    target = os.path.realpath(path)
    temporary: str | None = None
    try:
        is_writable = os.path.isfile(target) and os.access(target, os.W_OK)
        if is_writable or not os.path.lexists(target):
            with suppress(PermissionError):  # then the folder takes no other file
                handle, temporary = new_file(os.path.dirname(target), 0o666)
        if temporary is None:
            handle = os.open(target, os.O_WRONLY | os.O_TRUNC)
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        if temporary is not None:
            if os.path.isfile(target):
                os.chmod(temporary, os.stat(target).st_mode & 0o777)
            os.replace(temporary, target)
            temporary = None
    finally:
        if temporary is not None:
            os.unlink(temporary)


def refusal(path: str) -> str:
    """Why no file can be written at *path*, as far as that shows beforehand; else empty."""
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    if os.path.isdir(target):
        return os.strerror(EISDIR)
    if os.path.lexists(target):
        return "" if os.access(target, os.W_OK) else os.strerror(EACCES)
    if not os.path.isdir(folder):
        return os.strerror(ENOTDIR if os.path.exists(folder) else ENOENT)
    return "" if os.access(folder, os.W_OK) else os.strerror(EACCES)
