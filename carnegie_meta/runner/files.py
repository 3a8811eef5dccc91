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
        if os.path.isdir(path):
            found: Iterable[tuple[str, str]] = _below(path, os.path.realpath(path), settings)
            named = False
        elif force_exclude and _is_excluded(path, settings):
            continue
        else:
            found = ((path, os.path.realpath(path)),)
            named = not force_exclude
        for name, real in found:
            if real not in seen:
                seen.add(real)
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


def _below(folder: str, real: str, settings: Settings) -> Iterator[tuple[str, str]]:
    """Files below *folder* that a reader takes, folder by folder, names in order; each with where
    it really lies, for *folder* lies at *real*.

    A folder that cannot be listed is given as it is: reading it fails, and that is said.
    """
    excluded = Excluded(settings)
    folders = [(folder, real)]
    while folders:
        folder, real = folders.pop()
        try:
            with os.scandir(folder) as entries:
                names = sorted(entries, key=_name)
        except OSError:
            yield folder, real
            continue
        inner = []
        for entry in names:
            name, path = entry.name, entry.path
            if name[0] == "." or excluded(name, path):
                continue
            if entry.is_dir(follow_symlinks=False):
                inner.append((path, os.path.join(real, name)))
            elif format_of(name) is not None:
                if not entry.is_symlink():
                    yield path, f"{real}{os.sep}{name}"
                elif not _is_linked_folder(entry):
                    yield path, os.path.realpath(path)
        folders += reversed(inner)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


class Excluded:
    """Tells what a walk leaves out, as :meth:`Settings.excludes` does, at little cost a name.

    Nearly all patterns are names, or beginnings or ends of names; those that are neither are tried
    on each path.
    """

    __slots__ = ("_ends", "_names", "_others", "_settings", "_starts")

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        names, starts, ends, others = set(), [], [], []
        for written in settings.exclude:
            pattern = written.rstrip("/")
            start, star, _ = pattern.partition("*")
            end = pattern.rpartition("*")[2]
            if not _PLAIN.isdisjoint(pattern) or not (start or end):
                others.append(written)
            elif not star:
                names.add(pattern)
            elif start:
                starts.append(start)
            else:
                ends.append(end)
        self._names, self._others = frozenset(names), tuple(others)
        self._starts, self._ends = tuple(starts), tuple(ends)

    def __call__(self, name: str, path: str) -> bool:
        """Whether the entry *name* at *path* is left out."""
        if name in self._names:
            return True
        if name.startswith(self._starts) or name.endswith(self._ends):
            return self._settings.excludes(path)
        if not self._others:
            return False
        return any(self._settings.matches(path, pattern) for pattern in self._others)


_PLAIN = frozenset("/?[]")
"""Characters that make more of a pattern than a name with a star."""


def _is_linked_folder(entry: os.DirEntry[str]) -> bool:
    if not entry.is_symlink():
        return False
    try:
        return stat.S_ISDIR(entry.stat().st_mode)
    except OSError:
        return False  # a link to nothing: reading it fails, and that is said
