"""What each rule that found something says about itself."""

from __future__ import annotations

from carnegie_meta.errors import UnknownName
from carnegie_meta.report.html_.markup import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.report.html_.numbers import Numbers
    from carnegie_meta.rules.base import Rule


def explained(numbers: Numbers) -> Iterator[str]:
    """A part for each rule, folded; the table of findings links to it."""
    from carnegie_meta.rules.page import FIX, SECTIONS, paragraphs

    seen: set[str] = set()
    for found in sorted(numbers.rules, key=lambda each: each.code):
        if found.code in seen:
            continue
        seen.add(found.code)
        code = text(found.code)
        rule = rule_of(found.code)
        yield (
            f'<details class="rule" id="rule-{code}"><summary><span class="code">{code}</span> '
            f'<span class="name">{text(found.name)}</span></summary>\n'
        )
        if rule is None:
            yield "<p>This version has no page about the rule.</p></details>\n"
            continue
        free, labelled = paragraphs(rule)
        yield f'<p class="lead">{_prose(summary_of(found.code))}</p>\n'
        yield "".join(f"<p>{_prose(paragraph)}</p>\n" for paragraph in free)
        yield "<dl>"
        for label, title in SECTIONS.items():
            if label in labelled:
                yield f"<dt>{title}</dt><dd>{_prose(labelled[label])}</dd>\n"
        yield f"<dt>Mended by</dt><dd>{_mended(rule, FIX[rule.fix])}</dd></dl></details>\n"


def _mended(rule: Rule, how: str) -> str:
    if rule.fix == "safe":
        return "<code>carnegie-meta check --fix</code>, where there is one right answer"
    if rule.fix == "unsafe":
        return "<code>carnegie-meta check --fix --unsafe-fixes</code>; look at what it changes"
    return "nobody but an editor" if rule.fix is None else text(how)


def rule_of(code: str) -> Rule | None:
    """The rule with *code*; None for one that this version does not know."""
    from carnegie_meta.rules import registry

    try:
        return registry.rule(code)
    except UnknownName:
        return None


def summary_of(code: str) -> str:
    """The fault that the rule finds, as a sentence; empty for a rule that is not known."""
    from carnegie_meta.rules.base import summary

    rule = rule_of(code)
    return "" if rule is None else summary(rule) + "."


def _prose(paragraph: str) -> str:
    """*paragraph* with what stands in backticks as code."""
    pieces = text(paragraph.replace("``", "`")).split("`")
    # An odd number of backticks: they are characters, not quotes.
    if len(pieces) % 2 == 0:
        return "`".join(pieces)
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(pieces))
