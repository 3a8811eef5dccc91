"""What is not installed is said in one line."""

from __future__ import annotations

from carnegie_meta.errors import MissingExtra


def spark() -> None:
    """Make sure that the libraries of the extra ``spark`` are there.

    Raises: MissingExtra that names the extra.
    """
    try:
        import pyarrow  # noqa: F401  # asked for, not used
        import pyspark  # noqa: F401  # as above
    except ImportError as error:
        message = "Spark needs pyspark and pyarrow: pip install 'carnegie-meta[spark]'"
        raise MissingExtra(message) from error
