"""Which rules run, and how severe each is: selectors are codes, prefixes of codes, or names."""

from __future__ import annotations

from carnegie_meta.errors import UsageError
from carnegie_meta.rules import registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carnegie_meta.model.finding import Severity
    from carnegie_meta.rules.base import Rule


def expand(selectors: Iterable[str]) -> frozenset[str]:
    """Codes that *selectors* name; ``ALL`` is every rule.

    Raises: UsageError for a selector that names none, with the nearest one.
    """
    codes: set[str] = set()
    for selector in selectors:
        wanted = selector.strip()
        found = [
            rule.code
            for rule in registry.rules()
            if wanted == "ALL" or rule.code.startswith(wanted.upper()) or rule.name == wanted
        ]
        if not found or not wanted:
            raise UsageError(f"no rule or family {selector!r}{_hint(wanted)}")
        codes.update(found)
    return frozenset(codes)


def _hint(wanted: str) -> str:
    from difflib import get_close_matches

    known = [*registry.FAMILIES, *(name for r in registry.rules() for name in (r.code, r.name))]
    near = get_close_matches(wanted.upper(), known, n=1, cutoff=0.5)
    near = near or get_close_matches(wanted, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else "; see 'carnegie-meta rules'"


class Selection:
    """The rules that run, and their severities in this run."""

    __slots__ = ("_severities", "codes", "rules")

    def __init__(
        self,
        select: Iterable[str] = ("ALL",),
        ignore: Iterable[str] = (),
        severities: Mapping[str, Severity] | None = None,
    ) -> None:
        self.codes = expand(select) - expand(ignore)
        self.rules: tuple[Rule, ...] = tuple(r for r in registry.rules() if r.code in self.codes)
        self._severities: dict[str, Severity] = {}
        for selector, severity in (severities or {}).items():
            for code in expand([selector]):
                self._severities[code] = severity

    def severity(self, rule: Rule) -> Severity:
        """How severe *rule* is in this run."""
        return self._severities.get(rule.code, rule.severity)
