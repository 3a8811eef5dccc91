"""Where a job writes: a folder of any Hadoop file system."""

from __future__ import annotations

from carnegie_meta.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyspark.sql import SparkSession

    from carnegie_meta.spark.summary import Summary


class Output:
    """The folder of one job: ``findings``, and the summary, which only a whole job has."""

    def __init__(self, session: SparkSession, folder: str) -> None:
        context: Any = session.sparkContext  # the way to Hadoop's files has no types
        self._path = context._jvm.org.apache.hadoop.fs.Path
        self._folder = self._path(folder)
        self._files = self._folder.getFileSystem(context._jsc.hadoopConfiguration())
        self._name = folder
        self.findings = f"{folder.rstrip('/')}/findings"

    def claim(self, *, overwrite: bool) -> None:
        """Raises UsageError where there is something, unless *overwrite* says that it may go."""
        if self._there() and not overwrite:
            raise UsageError(f"{self._name}: has findings already; --overwrite replaces them")

    def begin(self) -> None:
        """Make way for the job; a summary that was there is none of this one."""
        for path in self._there():
            self._files.delete(path, True)

    def _there(self) -> list[Any]:
        names = ("summary.json", "summary.md", "findings")
        paths = [self._path(self._folder, name) for name in names]
        return [path for path in paths if self._files.exists(path)]

    def end(self, summary: Summary) -> None:
        """Write *summary*, the sign that all is there."""
        for name, text in (("summary.md", summary.markdown), ("summary.json", summary.json)):
            stream = self._files.create(self._path(self._folder, name), True)
            try:
                stream.write(bytearray(text.encode()))
            finally:
                stream.close()
