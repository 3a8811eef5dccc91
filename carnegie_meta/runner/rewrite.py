"""Files put in place whole, and what would change in them."""

from __future__ import annotations

import os

from carnegie_meta.errors import SourceError


def replace_file(path: str, data: bytes) -> None:
    """The file at *path* holds *data* and keeps its mode; a link stays, its target changes.

    Ensures: whatever happens, the file is the old one or the new one, never a part: the
    bytes are on the disk before they take the name.
    Raises: SourceError when the file cannot be written.
    """
    from tempfile import mkstemp

    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    temporary: str | None = None
    try:
        mode = os.stat(target).st_mode & 0o7777
        handle, temporary = mkstemp(prefix=f".{name}.", suffix=".tmp", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        raise SourceError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        if temporary is not None:
            os.unlink(temporary)
    _sync_folder(folder)


def _sync_folder(folder: str) -> None:
    """Bring the new name to the disk, where the system can do that."""
    if os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unified_diff(before: str, after: str, path: str) -> str:
    """What turns *before* into *after*, as ``diff -u`` shows it; empty when they are equal.

    Lines end as in the texts, a last line without an end has the customary remark.
    """
    from difflib import unified_diff as compare

    old, new = _lines(before), _lines(after)
    path = path.lstrip("/")
    return "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
        for line in compare(old, new, f"a/{path}", f"b/{path}")
    )


def _lines(text: str) -> list[str]:
    """Lines of *text* with their ends; only LF ends a line, as in ``diff``."""
    found = text.split("\n")
    last = found.pop()
    return [line + "\n" for line in found] + ([last] if last else [])
