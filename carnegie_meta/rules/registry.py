"""All rules, in the order of their codes: the one list of families.

What tells which rules run, and for what, is known without loading them (:class:`Listed`); a family
is loaded when one of its rules has something to look at.
"""

from __future__ import annotations

from importlib import import_module

from carnegie_meta.errors import UnknownName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from carnegie_meta.model.finding import Severity
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


class Listed:
    """What is known of a rule without loading it, and in ``rule`` the rule itself.

    ``bases`` are names of classes of :mod:`carnegie_meta.rules.base`; ``kinds`` are what a
    ProblemRule or a SchemaRule words; ``pages`` whether a ValueRule reads the text of pages.
    """

    __slots__ = ("_rule", "bases", "code", "family", "kinds", "name", "pages", "reads", "severity")

    def __init__(
        self,
        family: str,
        bases: tuple[str, ...],
        code: str,
        name: str,
        severity: Severity,
        reads: tuple[str, ...],
        kinds: tuple[str, ...],
        pages: bool,
    ) -> None:
        self.family = family
        self.bases = bases
        self.code = code
        self.name = name
        self.severity = severity
        self.reads = reads
        self.kinds = kinds
        self.pages = pages
        self._rule: Rule | None = None

    @classmethod
    def of(cls, rule: Rule, family: str = "") -> Listed:
        """What is known of *rule*, which is loaded."""
        base = "carnegie_meta.rules.base"
        bases = tuple(
            each.__name__
            for each in type(rule).__mro__
            if each.__module__ == base and each.__name__ != "Rule"
        )
        words = not {"ProblemRule", "SchemaRule"}.isdisjoint(bases)
        kinds: tuple[str, ...] = getattr(rule, "kinds", ()) if words else ()
        pages = "ValueRule" in bases and bool(getattr(rule, "pages", False))
        known = cls(family, bases, rule.code, rule.name, rule.severity, rule.reads, kinds, pages)
        known._rule = rule
        return known

    @property
    def row(self) -> tuple[object, ...]:
        """What it is made from."""
        head = (self.family, self.bases, self.code, self.name, self.severity)
        return (*head, self.reads, self.kinds, self.pages)

    @property
    def rule(self) -> Any:
        """The rule; its family is loaded for the first one. Of the classes that ``bases`` name."""
        if self._rule is None:
            _load(self.family)
            assert self._rule is not None  # a family has the rules that are listed of it
        return self._rule


_listed: dict[str, Listed] = {}


def _load(package: str) -> None:
    """Load a family.

    Raises: RuntimeError when its rules are not those that are listed.
    """
    found = {cls.code: cls for cls in import_module(f"carnegie_meta.rules.{package}").RULES}
    known = [each for each in listed() if each.family == package]
    if [each.code for each in known] != list(found):
        raise RuntimeError(f"rules/list_table.py is stale for {package}: run rules.list_compile")
    for each in known:
        each._rule = found[each.code]()


def listed() -> tuple[Listed, ...]:
    """What is known of every rule, family by family, in the order of the codes."""
    if not _listed:
        from carnegie_meta.rules.list_table import ROWS

        _listed.update((row[2], Listed(*row)) for row in ROWS)
    return tuple(_listed.values())


def rules() -> tuple[Rule, ...]:
    """Every rule, loaded, in the same order."""
    return tuple(each.rule for each in listed())


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
            for rule in listed()
            if wanted and (upper == "ALL" or rule.code.startswith(upper) or rule.name == wanted)
        ]
        if not found:
            raise UnknownName(f"no rule or family {selector!r}{nearest(wanted)}")
        codes.update(found)
    return frozenset(codes)


def nearest(wanted: str) -> str:
    """A hint at the code, family or name that *wanted* resembles, for the end of a message."""
    from difflib import get_close_matches

    known = [*FAMILIES, *(name for rule in listed() for name in (rule.code, rule.name))]
    near = get_close_matches(wanted.upper(), known, n=1, cutoff=0.5)
    near = near or get_close_matches(wanted, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else "; see 'carnegie-meta rules'"


def rule(code: str) -> Rule:
    """The rule with *code*, or with that name.

    Raises: UnknownName with the nearest code or name there is.
    """
    for known in listed():
        if code.upper() == known.code or code == known.name:
            found: Rule = known.rule
            return found
    raise UnknownName(f"no rule {code!r}{nearest(code)}")
