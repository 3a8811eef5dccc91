"""Rules and messages as SARIF has them."""

from __future__ import annotations

from inspect import cleandoc

from carnegie_meta.errors import UnknownName
from carnegie_meta.report.escape import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.diagnostic import Diagnostic

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEM = {"error": "error", "warning": "warning", "info": "recommendation"}


def message(text: str) -> dict[str, str]:
    """A SARIF message that says *text* and holds neither placeholder nor link.

    Braces are doubled, as section 3.11.5 demands. Viewers take ``[text](target)`` for a link
    even where its brackets are escaped (3.11.6), so a space parts ``]`` from ``(``.
    """
    text = visible(text, keep="\n\t").replace("](", "] (")
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def descriptor(found: Diagnostic) -> dict[str, object]:
    """The rule that found *found*: its texts from the registry, its level as in this run."""
    rule: dict[str, object] = {"id": found.code, "name": found.name}
    documentation = _documentation(found.code)
    if documentation:
        summary = documentation.partition("\n")[0].rstrip(".")
        rule["shortDescription"] = message(summary)
        rule["fullDescription"] = message(documentation)
        rule["help"] = message(documentation)
    if "://" in found.url:
        rule["helpUri"] = found.url
    rule["defaultConfiguration"] = {"level": LEVELS[found.severity]}
    rule["properties"] = {
        "tags": [found.code.rstrip("0123456789")],
        "problem.severity": _PROBLEM[found.severity],
    }
    return rule


def _documentation(code: str) -> str:
    """The rule's docstring; empty for a rule that is not registered."""
    from carnegie_meta.rules import registry

    try:
        rule = registry.rule(code)
    except UnknownName:
        # A user's own check, or a report of another version.
        return ""
    return cleandoc(rule.__doc__ or "")
