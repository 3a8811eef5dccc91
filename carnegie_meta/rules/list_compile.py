"""Makes the list of rules that :mod:`carnegie_meta.rules.registry` goes by without loading them.

Run: ``python -m carnegie_meta.rules.list_compile`` writes it after a rule was added or its head
was changed; a test fails while it is not what the rules say.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pprint import pformat
from textwrap import indent

from carnegie_meta.rules.registry import FAMILIES, Listed

TABLE = Path(__file__).with_name("list_table.py")
HEAD = '''# fmt: off
"""What is known of each rule without loading it. Made by list_compile; not to be edited.

Rows: family, bases, code, name, severity, reads, kinds, pages.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Severity

    Names = tuple[str, ...]
    Row = tuple[str, Names, str, str, Severity, Names, Names, bool]

ROWS: tuple[Row, ...] = (
'''


def text() -> str:
    """The module with the list."""
    rows = (
        pformat(Listed.of(cls(), package).row, width=94, compact=True)
        for package in FAMILIES.values()
        for cls in import_module(f"carnegie_meta.rules.{package}").RULES
    )
    return HEAD + "".join(f"{indent(row, '    ')},\n" for row in rows) + ")\n"


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
