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
from carnegie_meta.runner.job import Outcome
from carnegie_meta.runner.store import folder, load, save
from carnegie_meta.validation.store import ROOT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from carnegie_meta.config.settings import Settings
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.runner.files import File

    Stat = tuple[int, int, int, int]
    Verdict = tuple[int, bool, bytes]
    """Records, whether passed over, and findings with their lines, packed."""
    Entry = tuple[bool, Stat | None, bytes, Verdict]
    """Whether named, the file as it was, its content, and what was found."""
    Whole = tuple[bytes, bytes, bytes | None, bytes]
    """Digests of the files as they were and of their contents; packed, what their records show
    together, if that was asked, and what is to be told of each."""

FEW = 64
"""Files from which on looking verdicts up pays."""

YOUNG = 2_000_000_000
"""Nanoseconds within which a second change may bear the time of the first (FAT counts so)."""

MOST = 100_000
"""Files that one store keeps beside those of the run."""

LONGEST = 1 << 20
"""Bytes of findings of one file that are kept."""

RUNS = 8
"""Whole runs that one store keeps."""

DENSE = (".gz", ".zst", ".parquet")
INFLATED = 8
"""Bytes of text that one byte of a file with such a name stands for."""

NOTHING = b""

IRRELEVANT = ("baseline", "exclude", "fail_on", "memory", "path")
"""Settings that say which files are looked at, how, or what becomes of findings."""


class Cache:
    """Verdicts of one project under one configuration.

    Beside a verdict on each file, whole runs are kept: where the files are those of one, and none
    has changed, the verdicts on single files are not even looked at. ``size``: about how many bytes
    of text the files hold.
    """

    __slots__ = (
        "_changed",
        "_concluded",
        "_entries",
        "_files",
        "_identity",
        "_key",
        "_packed",
        "_path",
        "_runs",
        "_stats",
        "size",
    )

    def __init__(self, path: str, identity: object, files: list[File]) -> None:
        self._path = path
        self._identity = identity
        self._runs: dict[bytes, Whole] = {}
        self._packed = b""
        self._entries: dict[str, Entry] | None = None
        self._concluded: bytes | None = None
        self._changed = False
        self._files = files
        self._stats, self.size = _stats(files, time.time_ns())
        self._key = _digest_of(files)
        found = load(path)
        if found is not None and found[0] == identity:
            _, self._runs, self._packed = found

    @property
    def entries(self) -> dict[str, Entry]:
        """The verdicts on single files, by path."""
        if self._entries is None:
            self._entries = marshal.loads(self._packed) if self._packed else {}  # noqa: S302  # our own
        return self._entries

    def unchanged(self, *, with_conclusions: bool) -> Iterator[Outcome] | None:
        """The outcomes of the last run over these files, if none has changed since.

        *with_conclusions*: and if it was concluded what their records show together.
        """
        whole = self._runs.get(self._key)
        if whole is None or None in self._stats or whole[0] != _digest_of(self._stats):
            return None
        if with_conclusions and whole[2] is None:
            return None
        self._concluded = whole[2]
        return self._told(whole[3])

    def _told(self, packed: bytes) -> Iterator[Outcome]:
        counts, told = marshal.loads(packed)  # noqa: S302  # our own, checked by its sum
        for index, ((path, _), count) in enumerate(zip(self._files, counts, strict=True)):
            outcome = Outcome(path)
            outcome.records = count
            if index in told:
                outcome.passed_over, findings = told[index]
                _fill(outcome, findings)
            yield outcome

    def expected(self) -> dict[int, bytes]:
        """Which files are known, by index: NOTHING for one that has not changed, else the digest of
        the content that would make its verdict good."""
        found = {}
        get = self.entries.get
        for index, (path, named) in enumerate(self._files):
            entry = get(path)
            if entry is not None and entry[0] is named:
                stat = self._stats[index]
                found[index] = NOTHING if stat is not None and entry[1] == stat else entry[2]
        return found

    def recall(self, index: int, outcome: Outcome) -> None:
        """Fill *outcome* with the verdict on the file *index*."""
        path, named = self._files[index]
        entry = self.entries[path]
        outcome.records, outcome.passed_over, packed = entry[3]
        _fill(outcome, packed)
        if entry[1] != self._stats[index]:
            self.entries[path] = named, self._stats[index], entry[2], entry[3]
            self._changed = True

    def keep(self, index: int, outcome: Outcome) -> None:
        """Take in what was found anew in the file *index*."""
        path, named = self._files[index]
        self.entries.pop(path, None)
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
            self.entries[path] = named, self._stats[index], outcome.digest, verdict

    @property
    def concludes(self) -> bool:
        """Whether it is known what the records of these files show together, as they are now."""
        if self._concluded is None:
            whole = self._runs.get(self._key)
            if whole is not None and whole[2] is not None and whole[1] == self._contents():
                self._concluded = whole[2]
        return self._concluded is not None

    def _contents(self) -> bytes | None:
        """What tells the content of all files from any other; None where one is not known."""
        try:
            return digest(b"".join([self.entries[path][2] for path, _ in self._files]))
        except KeyError:
            return None

    def conclusions(self) -> Iterator[tuple[str, list[Diagnostic], dict[int, str]]]:
        """What the records show together: findings of each file, and lines they stand on."""
        assert self._concluded is not None  # asked first
        for path, lines, found in marshal.loads(self._concluded):  # noqa: S302  # our own
            yield path, diagnostics_of(found), lines

    def conclude(self, found: Iterable[tuple[Outcome, Sequence[Diagnostic]]]) -> None:
        """Take in what the records show together; findings of each file."""
        try:
            self._concluded = marshal.dumps(
                [
                    (outcome.path, outcome.lines, flat_diagnostics(diagnostics))
                    for outcome, diagnostics in found
                ]
            )
        except ValueError:
            return  # a value that cannot be kept
        self._changed = True

    def close(self) -> None:
        """Write what has changed; where that is not possible the next run has less to go by."""
        if self._entries is None:
            return  # nobody had to look at single files
        whole = self._whole()
        if self._runs.pop(self._key, None) != whole:
            self._changed = True
        if whole is not None:
            self._runs[self._key] = whole
        if not self._changed:
            return
        self._changed = False
        for key in list(self._runs)[:-RUNS]:
            del self._runs[key]
        present = {path for path, _ in self._files}
        others = [path for path in self.entries if path not in present]
        for path in others[: max(0, len(others) - MOST)]:
            del self.entries[path]
        save(self._path, (self._identity, self._runs, marshal.dumps(self.entries)))

    def _whole(self) -> Whole | None:
        """This run, to be known again; None where a verdict on one of its files was not kept."""
        contents = self._contents()
        if contents is None:
            return None
        counts: list[int] = []
        told: dict[int, tuple[bool, bytes]] = {}
        for index, (path, _) in enumerate(self._files):
            records, passed_over, packed = self.entries[path][3]
            counts.append(records)
            if packed or passed_over:
                told[index] = passed_over, packed
        concludes = self._concluded if self.concludes else None
        return _digest_of(self._stats), contents, concludes, marshal.dumps((counts, told))


def _fill(outcome: Outcome, packed: bytes) -> None:
    """Add to *outcome* the findings that are *packed*, with their lines."""
    if packed:
        outcome.lines, found = marshal.loads(packed)  # noqa: S302  # our own, checked by its sum
        outcome.diagnostics = diagnostics_of(found)


def open_cache(settings: Settings, files: list[File]) -> Cache | None:
    """The verdicts on *files* of runs from here under *settings*; None where none can be kept."""
    where = folder()
    if where is None:
        return None
    try:
        identity = _identity(settings)
    except (OSError, ValueError):
        return None  # what cannot be named cannot be known again; a wrong setting is said elsewhere
    names = repr((identity[0], identity[1])).encode("utf-8", "surrogatepass")
    return Cache(os.path.join(where, blake2b(names, digest_size=16).hexdigest()), identity, files)


def digest(data: bytes) -> bytes:
    """What tells the content of a file from any other."""
    return blake2b(data, digest_size=16).digest()


def _digest_of(values: object) -> bytes:
    """What tells plain data from any other."""
    # In version 2 nothing depends on who else holds a value.
    return digest(marshal.dumps(values, 2))  # type: ignore[arg-type]  # plain data


def _stats(files: Iterable[File], now: int) -> tuple[list[Stat | None], int]:
    """The files as they are, None for one where that would not show a change; bytes of them all."""
    young = now - YOUNG
    found: list[Stat | None] = []
    size = 0
    for path, _ in files:
        try:
            stat = os.stat(path)
        except (OSError, ValueError):
            found.append(None)
            continue
        modified, changed = stat.st_mtime_ns, stat.st_ctime_ns
        size += stat.st_size * (INFLATED if path.endswith(DENSE) else 1)
        proves = modified <= young and changed <= young
        found.append((stat.st_size, modified, changed, stat.st_ino) if proves else None)
    return found, size


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
