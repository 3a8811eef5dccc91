"""All rules, in the order of their codes: the one list of families."""

from __future__ import annotations

from importlib import import_module

from carnegie_meta.errors import UnknownName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.rules.base import Rule

FAMILIES: dict[str, str] = {
    "SYN": "syntax",
    "YAM": "yaml",
    "SCH": "schema",
    "REL": "relations",
    "TAX": "taxonomy",
    "AUT": "authors",
    "TXT": "text",
}
"""Family prefix to the package under ``carnegie_meta.rules`` that lists its rules."""

_rules: dict[str, Rule] = {}


def rules() -> tuple[Rule, ...]:
    """Every rule, family by family, in the order of the codes."""
    if not _rules:
        found: dict[str, Rule] = {}
        for package in FAMILIES.values():
            family = import_module(f"carnegie_meta.rules.{package}")
            for cls in family.RULES:
                found[cls.code] = cls()
        _rules.update(found)
    return tuple(_rules.values())


def rule(code: str) -> Rule:
    """The rule with *code*, or with that name.

    Raises: UnknownName with the nearest code or name there is.
    """
    for known in rules():
        if code.upper() == known.code or code == known.name:
            return known
    from difflib import get_close_matches

    names = [name for known in rules() for name in (known.code, known.name)]
    near = get_close_matches(code, names, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UnknownName(f"no rule {code!r}{hint}")
