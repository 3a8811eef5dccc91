"""Writes the pages that are made from the code; with ``--check`` says which are stale.

Run from anywhere: ``python docs/generate.py [--check]``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from carnegie_meta.engine.example import message, others
from carnegie_meta.rules.page import index, markdown
from carnegie_meta.rules.registry import FAMILIES, rules
from carnegie_meta.vocab import page
from carnegie_meta.vocab.vocabulary import Vocabularies

DOCS = Path(__file__).parent
RULES = DOCS / "rules"
VOCABULARIES = DOCS / "vocabularies"


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    found = {RULES / f"{rule.code}.md": markdown(rule, message, others) for rule in rules()}
    found[RULES / "index.md"] = index(rules(), FAMILIES)
    known = Vocabularies()
    shipped = [known[field] for field in known.fields()]
    found |= {VOCABULARIES / f"{each.field}.md": page.markdown(each) for each in shipped}
    found[VOCABULARIES / "index.md"] = page.index(shipped)
    return found


def stale(wanted: dict[Path, str]) -> list[Path]:
    """Pages that are missing, differ, or belong to nothing any more."""
    wrong = [
        path
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    there = [path for folder in (RULES, VOCABULARIES) for path in folder.glob("*.md")]
    return sorted(wrong + [path for path in there if path not in wanted])


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` only compare them: 1 when one is stale."""
    wanted = pages()
    wrong = stale(wanted)
    if arguments == ["--check"]:
        for path in wrong:
            print(f"stale: {path.relative_to(DOCS)}; run python docs/generate.py")
        return 1 if wrong else 0
    if arguments:
        print("usage: python docs/generate.py [--check]")
        return 2
    for folder in (RULES, VOCABULARIES):
        folder.mkdir(exist_ok=True)
    for path in wrong:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
