"""Settings for processes elsewhere: with the contents of the files that they name."""

from __future__ import annotations

import os

from carnegie_meta.api import settings as settings_of
from carnegie_meta.batch import whole
from carnegie_meta.batch.lint import files_of, job_of
from carnegie_meta.engine.reduce import corpus_rules
from carnegie_meta.runner.job import today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.api import Config
    from carnegie_meta.config.settings import Settings

_unpacked: dict[str, Settings] = {}


class Parcel:
    """What *config* says, and all that it takes to act on it on another machine.

    ``compares``: whether there are rules that compare records. ``whole``: reductions whose keys
    must be concluded together. All machines take the day for the one it is here.
    Raises: ConfigError, UsageError: what is wrong is said here, not by every executor.
    """

    def __init__(self, config: Config = None) -> None:
        found = settings_of(config)
        self.compares = bool(corpus_rules(job_of(found).checker.selection.rules))
        self.whole = whole(found)
        self._said = dict(vars(found), today=found.today or today())
        self._files = files_of(found)

    def settings(self) -> Settings:
        """The settings, for this process; files stand where it can read them."""
        import pickle
        from hashlib import sha256

        key = sha256(pickle.dumps((self._said, self._files))).hexdigest()
        if key not in _unpacked:
            _unpacked[key] = self._unpack()
        return _unpacked[key]

    def _unpack(self) -> Settings:
        from carnegie_meta.config.settings import Settings

        found = Settings()
        vars(found).update(self._said)
        if self._files:
            from tempfile import mkdtemp

            from pyspark import SparkFiles

            # Spark removes this folder, whatever becomes of the process.
            folder = mkdtemp(dir=SparkFiles.getRootDirectory())
            paths = {
                name: os.path.join(folder, f"{number}-{os.path.basename(name)}")
                for number, name in enumerate(self._files)
            }
            for name, path in paths.items():
                with open(path, "wb") as file:
                    file.write(self._files[name])
            found.vocabularies = tuple(paths[name] for name in found.vocabularies)
            found.decisions = found.decisions and paths[found.decisions]
        return found
