"""What went wrong on Spark, in one line; the log has the rest."""

from __future__ import annotations


def reason(error: BaseException) -> str:
    """The line of *error* that says most: of a worker's traceback the exception.

    >>> reason(RuntimeError(f"Job aborted{chr(10)}carnegie_meta.errors.UsageError: no such column"))
    'no such column'
    """
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    for line in lines:
        kind, colon, said = line.partition(": ")
        if colon and kind.startswith("carnegie_meta.errors."):
            return said
    for line in lines:
        kind, colon, _ = line.partition(":")
        if colon and kind.isidentifier() and kind.endswith("Error"):
            return f"Spark failed: {line}"
    return f"Spark failed: {lines[0] if lines else type(error).__name__}"
