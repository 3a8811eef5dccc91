"""All rules, in the order of their codes: the one list of families."""

from __future__ import annotations

from importlib import import_module

from carnegie_meta.errors import UnknownName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from carnegie_meta.rules.base import Rule

FAMILIES: dict[str, str] = {
    "SYN": "syntax",
    "YAM": "yaml",
    "SCH": "schema",
    "REL": "relations",
    "TAX": "taxonomy",
    "AUT": "authors",
    "BIO": "bios",
    "PAG": "pages",
    "TXT": "text",
    "COR": "corpus",
    "VOC": "vocabulary",
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


def expand(selectors: Iterable[str]) -> frozenset[str]:
    """Codes that *selectors* name: codes, prefixes of codes, names of rules, or ``ALL``.

    Raises: UnknownName for a selector that names none, with the nearest one.
    """
    codes: set[str] = set()
    for selector in selectors:
        wanted = selector.strip()
        upper = wanted.upper()
        found = [
            rule.code
            for rule in rules()
            if wanted and (upper == "ALL" or rule.code.startswith(upper) or rule.name == wanted)
        ]
        if not found:
            raise UnknownName(f"no rule or family {selector!r}{nearest(wanted)}")
        codes.update(found)
    return frozenset(codes)


def nearest(wanted: str) -> str:
    """A hint at the code, family or name that *wanted* resembles, for the end of a message."""
    from difflib import get_close_matches

    known = [*FAMILIES, *(name for rule in rules() for name in (rule.code, rule.name))]
    near = get_close_matches(wanted.upper(), known, n=1, cutoff=0.5)
    near = near or get_close_matches(wanted, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else "; see 'carnegie-meta rules'"


def rule(code: str) -> Rule:
    """The rule with *code*, or with that name.

    Raises: UnknownName with the nearest code or name there is.
    """
    for known in rules():
        if code.upper() == known.code or code == known.name:
            return known
    raise UnknownName(f"no rule {code!r}{nearest(code)}")
