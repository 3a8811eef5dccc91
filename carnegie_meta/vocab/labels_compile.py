"""Makes the beginnings of keys by which most texts are known to be no label of another language.

Run: ``python -m carnegie_meta.vocab.labels_compile`` writes them after a file of labels was
changed; a test fails while they are not what the files say. Only large files have them.
"""

from __future__ import annotations

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


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
