"""Findings that their author has answered: inline comments, and a baseline."""

from __future__ import annotations

import re

from carnegie_meta.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.source.unit import Unit

MARK = "carnegie-meta:"
COMMENTED_FORMATS = ("yaml", "frontmatter", "toml")
"""Formats whose metadata can hold comments."""

_COMMENT = re.compile(r"#[ \t]*carnegie-meta:[ \t]*ignore(?:\[([^\]\r\n]*)\])?")


def directives(unit: Unit) -> dict[int, tuple[str, ...]]:
    """Selectors by the line they silence; ``("ALL",)`` for a bare ``ignore``.

    A comment behind a value speaks of its own line, a comment alone on its line of the next
    line that is no comment. Text inside a string is no comment.
    """
    if unit.format not in COMMENTED_FORMATS or MARK not in unit.text.content:
        return {}
    text = unit.text
    strings = [
        node.value for node in unit.positions.values() if node.style not in ("flow", "block")
    ]
    found: dict[int, tuple[str, ...]] = {}
    for match in _COMMENT.finditer(text.content):
        hash_sign = Span(match.start(), match.start() + 1)
        if any(span.overlaps(hash_sign) for span in strings):
            continue
        line, column = text.position(match.start())
        if not text.line(line)[: column - 1].strip():
            line += 1
            while text.line(line).lstrip().startswith("#"):
                line += 1
        codes = match.group(1)
        selectors = ("ALL",) if codes is None else tuple(c.strip() for c in codes.split(","))
        found[line] = found.get(line, ()) + tuple(s for s in selectors if s)
    return found


def unsuppressed(unit: Unit, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """*diagnostics* without those that a comment in *unit* silences."""
    silenced = directives(unit) if diagnostics else {}
    if not silenced:
        return diagnostics
    return [d for d in diagnostics if not _is_silenced(d, silenced)]


def _is_silenced(diagnostic: Diagnostic, silenced: dict[int, tuple[str, ...]]) -> bool:
    if diagnostic.range is None:
        return False
    selectors: Iterable[str] = silenced.get(diagnostic.range.line, ())
    return any(
        selector == "ALL"
        or diagnostic.code.startswith(selector.upper())
        or diagnostic.name == selector
        for selector in selectors
    )
