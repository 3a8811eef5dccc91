"""``python -m carnegie_meta`` is the command ``carnegie-meta``."""

from __future__ import annotations

from carnegie_meta.cli.main import run

if __name__ == "__main__":
    run()
