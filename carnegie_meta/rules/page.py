"""A rule's page in Markdown, made from the rule: ``explain`` shows it, ``docs/rules`` holds it."""

from __future__ import annotations

import re
from inspect import cleandoc

from carnegie_meta.rules.base import PageRule, Rule, VocabularyRule, summary
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

SECTIONS = {
    "Why": "Why it matters",
    "Silent": "What it leaves alone",
    "Fix": "Repair",
    "Source": "Source",
}
"""Paragraphs of a docstring that become sections, in the order of the page."""

LANGUAGES = {"jsonl": "json", "frontmatter": "markdown", "page": "text", "vocabulary": "json"}
"""Names that Markdown renderers know, where ours differ."""

FIX = {
    None: "none",
    "safe": "safe, at best",
    "unsafe": "unsafe",
    "display": "shown, never applied",
}


_REPEATED = re.compile(r"(\S.{0,7}?)\1{30,}")
"""What is written too often to be read."""


def paragraphs(rule: Rule) -> tuple[list[str], dict[str, str]]:
    """The docstring behind its first line: free paragraphs, and labelled ones by label."""
    free: list[str] = []
    labelled: dict[str, str] = {}
    for block in cleandoc(rule.__doc__ or "").split("\n\n")[1:]:
        text = " ".join(line.strip() for line in block.splitlines()).replace("``", "`")
        label, colon, rest = text.partition(": ")
        if colon and label in SECTIONS:
            labelled[label] = rest[:1].upper() + rest[1:]
        else:
            free.append(text)
    return free, labelled


def markdown(
    rule: Rule,
    message: Callable[[Rule, Bad], str],
    others: Callable[[Rule, Good], tuple[str, ...]],
) -> str:
    """The page of *rule*.

    *message* tells what the rule says about an example, *others* the codes of other rules that
    report one.
    """
    free, labelled = paragraphs(rule)
    parts = [f"# {rule.code}: {rule.name}", summary(rule) + "."]
    parts.append(
        "| severity | repair | since | reads |\n|---|---|---|---|\n"
        f"| {rule.severity} | {FIX[rule.fix]} | {rule.since} | {_reads(rule)} |"
    )
    parts += free
    for label, title in SECTIONS.items():
        if label in labelled:
            parts += [f"## {title}", labelled[label]]
    bad = [example for example in rule.examples if isinstance(example, Bad)]
    good = [example for example in rule.examples if not isinstance(example, Bad)]
    parts.append("## What it finds")
    for example in bad:
        parts.append(_fence(example.text, example.format))
        parts.append("> " + _quoted(message(rule, example)))
        if example.fixed is not None:
            parts += ["becomes", _fence(example.fixed, example.format)]
    parts.append("## Not reported by this rule")
    for right in good:
        parts.append(_fence(right.text, right.format))
        told = others(rule, right)
        if told:
            parts.append(f"Reported by {', '.join(f'[{code}]({code}.md)' for code in told)}.")
    return "\n\n".join(parts) + "\n"


def _reads(rule: Rule) -> str:
    if isinstance(rule, VocabularyRule):
        return "vocabulary files"
    named = [f"`{name}`" for name in rule.reads]
    if isinstance(rule, PageRule):
        return ", ".join([*named, "the page"])
    if not named:
        return "the text"
    return "every field" if "*" in rule.reads else ", ".join(named)


def _fence(text: str, format: str) -> str:
    """*text* in a code fence that no fence inside it closes, invisible characters shown."""
    fence = "```"
    while fence in text:
        fence += "`"
    shown = "".join(_visible(character) for character in _shortened(text)).rstrip("\n")
    return f"{fence}{LANGUAGES.get(format, format)}\n{shown}\n{fence}"


def _shortened(text: str) -> str:
    """*text* with an ellipsis in the place of what it repeats very often."""
    lines: list[str] = []
    again = 0
    for line in [*text.split("\n"), ""]:
        if lines and line and line == lines[-1]:
            again += 1
            continue
        if again:
            lines[-1] += f" … {again} more like this"
        lines.append(line)
        again = 0
    text = "\n".join(lines[:-1])
    return _REPEATED.sub(lambda found: f"{found[1] * 3}…", text)


def _quoted(message: str) -> str:
    """*message* as running text: what Markdown or HTML would take for markup is text."""
    shown = "".join(_visible(character) for character in message)
    return "".join("\\" + c if c in "\\`*_<>[]|&#" else c for c in shown)


def _visible(character: str) -> str:
    if character in "\n\t" or character.isprintable():
        return character
    return f"<U+{ord(character):04X}>"


def index(rules: tuple[Rule, ...], families: dict[str, str]) -> str:
    """The page that lists all rules."""
    parts = ["# Rules"]
    for prefix, name in families.items():
        rows = [rule for rule in rules if rule.code.startswith(prefix)]
        parts.append(f"## {prefix}: {name}")
        table = ["| code | name | severity | repair | fault |", "|---|---|---|---|---|"]
        table += [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} "
            f"| {rule.fix or ''} | {summary(rule)} |"
            for rule in rows
        ]
        parts.append("\n".join(table))
    return "\n\n".join(parts) + "\n"
