"""Files put in place whole."""

from __future__ import annotations

import os
from contextlib import suppress

from carnegie_meta.errors import SourceError
from carnegie_meta.source.whole import new_file


def replace_file(path: str, data: bytes, before: bytes | None = None) -> None:
    """The file at *path* holds *data* and keeps its mode; a link stays, its target changes.

    ``before``: what the file held when *data* was made of it; a file that holds something else
    by now is left alone. Owner, group and extended attributes stay where the system lets
    them; other hard links to the old file keep the old content.

    Ensures: whatever happens, the file is the old one or the new one, never a part: the
    bytes are on the disk before they take the name. A process that is killed on the way leaves
    one hidden file behind, at most.
    Raises: SourceError when the file cannot be written, is read-only, or has changed.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    temporary: str | None = None
    try:
        status = os.stat(target)
        # The folder alone decides who may put another file there: a file that nobody may write
        # to, not even root, is meant to stay.
        if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise SourceError(f"{path}: cannot be written: the file is read-only")
        handle, temporary = new_file(folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _make_like(temporary, target, status)
            os.fsync(file.fileno())
        if before is not None and _content(target) != before:
            raise SourceError(f"{path}: changed while it was being mended; left as it is")
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        raise SourceError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        if temporary is not None:
            with suppress(OSError):  # what made the writing fail is told already
                os.unlink(temporary)
    _sync_folder(folder)


def _make_like(path: str, model: str, status: os.stat_result) -> None:
    """Give the file at *path* the owner, attributes and mode of *model*.

    The owner first: a change of owner takes bits of the mode away.
    """
    mode = status.st_mode & 0o7777
    if hasattr(os, "chown"):
        own = os.stat(path)
        if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
            try:
                os.chown(path, status.st_uid, status.st_gid)
            except PermissionError:
                mode &= 0o777  # set-id bits would now speak of somebody else
    if hasattr(os, "listxattr"):
        names: list[str] = []
        with suppress(OSError):  # a file system may have none
            names = os.listxattr(model)
        for name in names:
            with suppress(OSError):  # the system keeps some for itself
                os.setxattr(path, name, os.getxattr(model, name))
    os.chmod(path, mode)


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _sync_folder(folder: str) -> None:
    """Bring the new name to the disk, where the system can do that; the file has it anyway."""
    if os.name == "nt":
        return  # Windows opens no folders
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
