"""Makes the beginnings of keys by which most texts are known to be no label of another language.

Run: ``python -m carnegie_meta.vocab.labels_compile`` writes them after a file of labels was
changed; ``--check`` fails when they are not what the files say today. Only large files have them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from carnegie_meta.vocab.labels import Labels
from carnegie_meta.vocab.senses import BEGINNING, Senses

TABLE = Path(__file__).with_name("labels_table.py")
FIELDS = ("regions",)
WIDTH = 86
HEAD = '''# fmt: off
# ruff: noqa: SIM905  # one text a field is read faster than its thousands of words
"""How the keys of labels begin, by field. Made by labels_compile; not to be edited."""

from __future__ import annotations

BEGINNINGS: dict[str, frozenset[str]] = {
'''


def beginnings(field: str) -> set[str]:
    """How the keys of all labels of *field* begin, of those that are ASCII."""
    keys = Senses(Labels(field).all()).keys()
    return {key[:BEGINNING] for key in keys if key.isascii()}


def text() -> str:
    """The module with the beginnings."""
    made = HEAD
    for field in FIELDS:
        joined = "/".join(sorted(beginnings(field)))
        lines = [joined[at : at + WIDTH] for at in range(0, len(joined), WIDTH)]
        made += f"    {field!r}: frozenset((\n"
        made += "".join(f"        {line!r}\n" for line in lines)
        made += "    ).split('/')),\n"
    return made + "}\n"


def main(arguments: list[str]) -> int:
    """Write the beginnings, or with ``--check`` tell whether they are up to date."""
    made = text()
    if "--check" in arguments:
        if TABLE.read_text(encoding="utf-8") != made:
            sys.stderr.write("vocab/labels_table.py is stale: run labels_compile\n")
            return 1
        return 0
    TABLE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
