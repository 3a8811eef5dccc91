"""The rules on Spark: a DataFrame of records in, a DataFrame of findings out.

An adapter and nothing more: the rules are asked by :mod:`carnegie_meta.batch`, and Spark carries
rows. ``python -m carnegie_meta.spark`` and ``spark-submit carnegie_meta/spark/job.py`` are a whole
job. Needs the extra ``spark``; every machine needs the package, see ``docs/how-to/spark.md``.
"""

from __future__ import annotations

from carnegie_meta.spark.findings import check
from carnegie_meta.spark.reading import read_jsonl, read_parquet

__all__ = ["check", "read_jsonl", "read_parquet"]
