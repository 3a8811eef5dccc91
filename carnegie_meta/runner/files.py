"""Which files a run looks at."""

from __future__ import annotations

import os
import stat

from carnegie_meta.source.formats import format_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carnegie_meta.config.settings import Settings

    File = tuple[str, bool]


def discover(
    paths: Iterable[str], settings: Settings, *, force_exclude: bool = False
) -> Iterator[File]:
    """Files that *paths* name, each once, in a stable order, and whether a person named them.

    A file named by the user is always taken, whatever it is called, unless *force_exclude* (a
    hook names files that nobody chose). A folder gives the files below it that a reader takes,
    without hidden and excluded ones; links to folders are not followed, so no loop is met.
    """
    seen: set[str] = set()
    for path in paths:
        named = not force_exclude and not os.path.isdir(path)
        if os.path.isdir(path):
            found: Iterable[str] = walk(path, settings)
        elif force_exclude and _is_excluded(path, settings):
            continue
        else:
            found = (path,)
        for name in found:
            key = os.path.realpath(name)
            if key not in seen:
                seen.add(key)
                yield name, named


def _is_excluded(path: str, settings: Settings) -> bool:
    """Whether *path*, or a folder between it and where the project begins, is left out of walks.

    The project begins at the configuration's folder, else here. Where it lies itself does not
    count: a checkout below ``~/.cache`` holds records like any other.
    """
    base = os.path.abspath(settings.root)
    whole = os.path.abspath(path)
    parts = os.path.relpath(whole, base).split(os.sep)
    if parts[0] == os.pardir:
        base, parts = os.path.split(whole)[0], [os.path.basename(whole)]
    heads = [os.path.join(base, *parts[: length + 1]) for length in range(len(parts))]
    return any(map(_is_hidden, parts)) or any(map(settings.excludes, heads))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in (".", "..")


def walk(folder: str, settings: Settings) -> Iterator[str]:
    """Files below *folder* that a reader takes, folder by folder, names in order.

    A folder that cannot be listed is given as it is: reading it fails, and that is said.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    folders = []
    for entry in names:
        if _is_hidden(entry.name) or settings.excludes(entry.path):
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
        elif format_of(entry.name) is not None and not _is_linked_folder(entry):
            yield entry.path
    for inner in folders:
        yield from walk(inner, settings)


def _is_linked_folder(entry: os.DirEntry[str]) -> bool:
    if not entry.is_symlink():
        return False
    try:
        return stat.S_ISDIR(entry.stat().st_mode)
    except OSError:
        return False  # a link to nothing: reading it fails, and that is said
