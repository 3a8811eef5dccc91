"""Tries an installed wheel from outside the checkout: run with the Python it is installed in.

Usage: ``python try_wheel.py EXAMPLES``, the folder of the shipped example records.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import carnegie_meta as cm


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The result of one command of the installed package."""
    executable = Path(sys.executable).parent / "carnegie-meta"
    return subprocess.run([executable, *arguments], capture_output=True, text=True, check=False)


def main(examples: str) -> None:
    """Fail loudly unless the wheel does its main job."""
    assert "site-packages" in (cm.__file__ or ""), cm.__file__
    assert (Path(cm.__file__ or "").parent / "py.typed").exists()
    assert cm.schema("publication")["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "Middle East" in cm.vocabulary("regions")
    assert command("check", f"{examples}/clean").returncode == 0
    found = command("check", "--output-format", "json", examples)
    assert found.returncode == 1, found.stderr
    assert json.loads(found.stdout)["diagnostics"]
    assert command("--version").stdout.startswith("carnegie-meta ")
    assert len(command("rules").stdout.splitlines()) > 30
    print("the wheel works")


if __name__ == "__main__":
    main(sys.argv[1])
