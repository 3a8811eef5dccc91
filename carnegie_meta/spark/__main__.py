"""``python -m carnegie_meta.spark``: the job on this machine, or on the master that Spark knows."""

from __future__ import annotations

import os
import sys

from carnegie_meta.spark.job import main

if __name__ == "__main__":
    # Else Spark starts its workers with the python3 of the path, which may lack the package.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    sys.exit(main(sys.argv[1:]))
