"""Verdicts on files kept from one run for the next, in the user's cache folder.

A verdict counts while the file, the program, its dependencies, Python, the settings with the files
they name, and the day are what they were. A file is taken for unchanged by its size, times and
inode, as they were before it was read; else by its content. A time so young that a later change
could bear it too proves nothing. What is damaged, or of another program, is as if it were not
there.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from _blake2 import blake2b  # hashlib would load OpenSSL besides
from zlib import crc32

from carnegie_meta.runner.flat import diagnostics_of, flat_diagnostics
from carnegie_meta.runner.store import folder, load, save
from carnegie_meta.validation.store import ROOT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from carnegie_meta.config.settings import Settings
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.runner.files import File
    from carnegie_meta.runner.run import Outcome

    Stat = tuple[int, int, int, int]
    Verdict = tuple[int, bool, bytes]
    """Records, whether passed over, and findings with their lines, packed."""
    Entry = tuple[bool, Stat | None, bytes, Verdict]
    """Whether named, the file as it was, its content, and what was found."""
    Conclusions = list[tuple[str, bytes]]

FEW = 64
"""Files from which on looking verdicts up pays."""

YOUNG = 2_000_000_000
"""Nanoseconds within which a second change may bear the time of the first (FAT counts so)."""

MOST = 100_000
"""Files that one store keeps beside those of the run."""

LONGEST = 1 << 20
"""Bytes of findings of one file that are kept."""

NOTHING = b""

IRRELEVANT = ("baseline", "exclude", "fail_on", "memory", "path")
"""Settings that say which files are looked at, how, or what becomes of findings."""


class Cache:
    """Verdicts of one project under one configuration."""

    __slots__ = ("_changed", "_concluded", "_entries", "_files", "_identity", "_path", "_stats")

    def __init__(self, path: str, identity: object) -> None:
        self._path = path
        self._identity = identity
        self._entries: dict[str, Entry] = {}
        self._concluded: tuple[list[File], Conclusions] | None = None
        self._files: list[File] = []
        self._stats: list[Stat | None] = []
        self._changed = False
        found = load(path)
        if found is not None and found[0] == identity:
            _, self._entries, self._concluded = found

    def expected(self, files: list[File]) -> dict[int, bytes]:
        """Which of *files* are known, by index: NOTHING for one that has not changed, else the
        digest of the content that would make its verdict good."""
        self._files = files
        found = {}
        entries, now = self._entries, time.time_ns()
        for index, (path, named) in enumerate(files):
            stat = _stat(path, now)
            self._stats.append(stat)
            entry = entries.get(path)
            if entry is not None and entry[0] is named:
                found[index] = NOTHING if stat is not None and entry[1] == stat else entry[2]
        return found

    @property
    def concludes(self) -> bool:
        """Whether it is known what the records of these files show together, if none changed."""
        return self._concluded is not None and self._concluded[0] == self._files

    def recall(self, index: int, outcome: Outcome) -> None:
        """Fill *outcome* with the verdict on the file *index*."""
        path, named = self._files[index]
        entry = self._entries[path]
        outcome.records, outcome.passed_over, packed = entry[3]
        if packed:
            outcome.lines, found = marshal.loads(packed)  # noqa: S302  # our own, checked by its sum
            outcome.diagnostics = diagnostics_of(found)
        if entry[1] != self._stats[index]:
            self._entries[path] = named, self._stats[index], entry[2], entry[3]
            self._changed = True

    def keep(self, index: int, outcome: Outcome) -> None:
        """Take in what was found anew in the file *index*."""
        path, named = self._files[index]
        self._entries.pop(path, None)
        self._concluded = None
        self._changed = True
        if outcome.error or outcome.digest is None:
            return
        packed = b""
        if outcome.diagnostics:
            try:
                packed = marshal.dumps((outcome.lines, flat_diagnostics(outcome.diagnostics)))
            except ValueError:
                return  # a value that cannot be kept
        if len(packed) <= LONGEST:
            verdict = outcome.records, outcome.passed_over, packed
            self._entries[path] = named, self._stats[index], outcome.digest, verdict

    def conclusions(self) -> Iterator[tuple[str, list[Diagnostic], dict[int, str]]]:
        """What the records show together: findings of each file, and lines they stand on."""
        assert self._concluded is not None  # asked first
        for path, packed in self._concluded[1]:
            lines, found = marshal.loads(packed)  # noqa: S302  # our own, checked by its sum
            yield path, diagnostics_of(found), lines

    def conclude(self, found: Iterable[tuple[Outcome, Sequence[Diagnostic]]]) -> None:
        """Take in what the records show together; findings of each file."""
        try:
            kept = [
                (outcome.path, marshal.dumps((outcome.lines, flat_diagnostics(diagnostics))))
                for outcome, diagnostics in found
            ]
        except ValueError:
            return
        self._concluded = self._files, kept
        self._changed = True

    def close(self) -> None:
        """Write what has changed; where that is not possible the next run has less to go by."""
        if not self._changed:
            return
        self._changed = False
        present = {path for path, _ in self._files}
        others = [path for path in self._entries if path not in present]
        for path in others[: max(0, len(others) - MOST)]:
            del self._entries[path]
        save(self._path, (self._identity, self._entries, self._concluded))


def open_cache(settings: Settings) -> Cache | None:
    """The verdicts of runs from here under *settings*; None where none can be kept."""
    where = folder()
    if where is None:
        return None
    try:
        identity = _identity(settings)
    except (OSError, ValueError):
        return None  # what cannot be named cannot be known again; a wrong setting is said elsewhere
    names = repr((identity[0], identity[1])).encode("utf-8", "surrogatepass")
    return Cache(os.path.join(where, blake2b(names, digest_size=16).hexdigest()), identity)


def digest(data: bytes) -> bytes:
    """What tells the content of a file from any other."""
    return blake2b(data, digest_size=16).digest()


def _stat(path: str, now: int) -> Stat | None:
    """The file as it is; None where that would not show a change."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    last = max(found.st_mtime_ns, found.st_ctime_ns)
    if last > now - YOUNG:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _identity(settings: Settings) -> tuple[object, ...]:
    """Everything but the files that a verdict depends on, as plain data; first what names a store.

    Raises: OSError for a file that cannot be read.
    """
    named = []
    for name in (*settings.vocabularies, settings.decisions):
        if name:
            with open(settings.file(name), "rb") as file:
                named.append((name, digest(file.read())))
    return (
        (os.getcwd(), os.path.abspath(settings.root)),
        {name: value for name, value in vars(settings).items() if name not in IRRELEVANT},
        named,
        settings.today or time.strftime("%Y-%m-%d"),
        sys.version,
        _program(),
    )


def _program() -> tuple[object, ...]:
    """The program's own files and what is installed beside it.

    Raises: OSError where they are no files.
    """
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    files: list[tuple[str, int, int]] = []
    for root in {own, os.path.abspath(ROOT)}:
        _files(root, files)
    installed: set[str] = set()
    for path in sys.path:
        try:
            names = os.listdir(path) if path else []
        except OSError:
            continue
        installed.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    text = repr((sorted(files), sorted(installed))).encode("utf-8", "surrogatepass")
    return own, len(files), crc32(text), digest(text)


def _files(folder: str, found: list[tuple[str, int, int]]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    _files(entry.path, found)
            else:
                stat = entry.stat()
                found.append((entry.path, stat.st_size, stat.st_mtime_ns))
