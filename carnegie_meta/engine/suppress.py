"""Findings that their author has answered in a comment of the file."""

from __future__ import annotations

import re
from bisect import bisect_right

from carnegie_meta.engine.check import COMMENTED_FORMATS, MARK
from carnegie_meta.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.text import Text
    from carnegie_meta.source.unit import Unit

NEVER = "SYN1"
"""Prefix of the rules that nothing silences: a text that does not parse has no comments."""

_COMMENT = re.compile(r"#[ \t]*carnegie-meta:[ \t]*")
_DIRECTIVE = re.compile(r"ignore(?:[ \t]?\[([^\]\r\n]*)\]|(?![ \t]*\[))(?=\s|\Z)")
_WORDS = re.compile(r"[^\s\[]*(?:[ \t]?\[[^\]\r\n]*\]?)?[^\s]*")


class Directive:
    """One comment: ``span`` of what it says, the ``line`` it silences, and its ``selectors``.

    ``selectors`` are codes, prefixes of codes and names of rules; ``("ALL",)`` for a bare
    ``ignore``; None where the comment is not written as one of the two.
    """

    __slots__ = ("line", "selectors", "span")

    def __init__(self, span: Span, line: int, selectors: tuple[str, ...] | None) -> None:
        self.span = span
        self.line = line
        self.selectors = selectors


def comments(unit: Unit) -> Iterator[Directive]:
    """Comments that speak to this program, in the order of the text.

    A comment behind a value speaks of its own line, a comment alone on its line of the next
    line that is no comment. Text inside a string is no comment, nor is the body of a page.
    """
    if unit.format not in COMMENTED_FORMATS or MARK not in unit.text.content:
        return
    text = unit.text
    content = text.content
    strings = sorted(node.value for node in unit.positions.values() if node.is_mapped)
    starts = [span.start for span in strings]
    last = reached = 0
    for match in _COMMENT.finditer(content, *_metadata(unit)):
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and strings[before].end > match.start():
            continue
        line, column = text.position(match.start())
        if line == last:
            continue  # words of the comment before
        last = line
        if not text.line(line)[: column - 1].strip():
            reached = _behind_comments(text, max(line + 1, reached))
            line = reached
        found = _DIRECTIVE.match(content, match.end())
        if found is None:
            words = _WORDS.match(content, match.end())
            yield Directive(Span(match.end(), words.end() if words else match.end()), line, None)
            continue
        codes = found.group(1)
        names = ["ALL"] if codes is None else [code.strip() for code in codes.split(",")]
        yield Directive(Span(*found.span()), line, tuple(name for name in names if name))


def _metadata(unit: Unit) -> tuple[int, int]:
    """Where comments of *unit* can stand."""
    content = unit.text.content
    if unit.format != "frontmatter":
        return 0, len(content)
    from carnegie_meta.source.frontmatter import find

    matter = find(content)
    if matter is None or matter.end is None or matter.fence == "{":
        return 0, 0
    return matter.start, matter.end


def _behind_comments(text: Text, line: int) -> int:
    while text.line(line).lstrip().startswith("#"):
        line += 1
    return line


def directives(unit: Unit) -> dict[int, tuple[str, ...]]:
    """Selectors by the line they silence."""
    found: dict[int, dict[str, None]] = {}
    for comment in comments(unit):
        if comment.selectors:
            found.setdefault(comment.line, {}).update(dict.fromkeys(comment.selectors))
    return {line: tuple(selectors) for line, selectors in found.items()}


def wrong_directives(unit: Unit) -> list[Problem]:
    """A problem for each comment that silences nothing, for it is misspelt or names no rule."""
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.rules.registry import nearest, rules

    problems: list[Problem] = []
    known: dict[str, bool] = {}
    for comment in comments(unit):
        span = comment.span
        if not comment.selectors:
            words = unit.text.content[span.start : span.end]
            problems.append(Problem("unknown-directive", span, {"found": words}))
        for selector in comment.selectors or ():
            if selector not in known:
                known[selector] = any(_names(selector, r.code, r.name) for r in rules())
            if not known[selector]:
                facts = {"selector": selector, "hint": nearest(selector)}
                problems.append(Problem("unknown-directive", span, facts))
                break
    return problems


def unsuppressed(unit: Unit, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """*diagnostics* without those that a comment in *unit* silences."""
    silenced = directives(unit) if diagnostics else {}
    if not silenced:
        return diagnostics
    verdicts: dict[tuple[int, str], bool] = {}
    kept = []
    for diagnostic in diagnostics:
        line = diagnostic.range.line if diagnostic.range is not None else 0
        seen = line, diagnostic.code
        if seen not in verdicts:
            code, name = diagnostic.code, diagnostic.name
            selectors = silenced.get(line, ()) if not code.startswith(NEVER) else ()
            verdicts[seen] = any(_names(selector, code, name) for selector in selectors)
        if not verdicts[seen]:
            kept.append(diagnostic)
    return kept


def _names(selector: str, code: str, name: str) -> bool:
    upper = selector.upper()
    return upper == "ALL" or code.startswith(upper) or name == selector
