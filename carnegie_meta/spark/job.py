"""A whole check as one Spark job, for ``spark-submit`` and ``python -m carnegie_meta.spark``."""

from __future__ import annotations

import sys

from carnegie_meta.api import settings as settings_of
from carnegie_meta.errors import CarnegieMetaError, UsageError
from carnegie_meta.report.escape import visible
from carnegie_meta.spark.needs import spark as needs_spark
from carnegie_meta.spark.options import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from pyspark.sql import DataFrame, SparkSession

    from carnegie_meta.spark.kind import Kind

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit status, as of ``carnegie-meta check``."""


def main(arguments: Sequence[str]) -> int:
    """Run the job that *arguments* ask for; its exit status."""
    options = parse(arguments)
    try:
        needs_spark()
        return _run(options)
    except CarnegieMetaError as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # whatever Spark raises; its log has the rest
        from carnegie_meta.spark.failure import reason

        return _failed(reason(error))


def _run(options: Namespace) -> int:
    from pyspark.sql import SparkSession

    from carnegie_meta.spark.findings import check
    from carnegie_meta.spark.kind import kind_of
    from carnegie_meta.spark.output import Output
    from carnegie_meta.spark.summary import summary

    settings = settings_of(options.config)
    if settings.baseline:
        raise UsageError("baseline: not known to Spark; leave the key out of the configuration")
    session = SparkSession.builder.appName("carnegie-meta").getOrCreate()
    _stop_quietly()
    output = Output(session, options.output)
    output.claim(overwrite=options.overwrite)
    kind = options.input_format or kind_of(session, options.paths)
    records = _read(session, options.paths, kind)
    found = check(
        records,
        config=settings,
        corpus=not options.no_corpus,
        broadcast=not options.no_broadcast,
    )
    count = records.count()
    if not count:
        raise UsageError(f"nothing to check: no record in {', '.join(options.paths)}")
    output.begin()
    found.write.mode("overwrite").parquet(output.findings)
    # Counted from what was written: nothing is checked a second time.
    said = summary(
        session.read.parquet(output.findings), count, options.fail_on or settings.fail_on
    )
    output.end(said)
    sys.stdout.write(said.headline + "\n")
    return FOUND if said.fails else CLEAN


def _stop_quietly() -> None:
    """Let Ctrl-C end the job and say nothing.

    Spark's own handler asks the connection that is waiting to cancel, which fails and is logged
    with its traces; the end of this process ends the job.
    """
    import logging
    import signal
    import threading

    def stop(*_: object) -> None:
        logging.disable()
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, stop)


def _read(session: SparkSession, paths: Sequence[str], kind: Kind) -> DataFrame:
    from carnegie_meta.spark.reading import read_jsonl, read_parquet

    return (read_parquet if kind == "parquet" else read_jsonl)(session, paths)


def _failed(reason: str) -> int:
    _say(reason)
    return FAILED


def _say(text: str) -> None:
    sys.stderr.write(f"carnegie-meta: {visible(text)}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
