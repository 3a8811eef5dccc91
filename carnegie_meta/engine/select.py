"""Which rules run, and how severe each is: selectors are codes, prefixes of codes, or names."""

from __future__ import annotations

from carnegie_meta.errors import UsageError
from carnegie_meta.rules import registry
from carnegie_meta.rules.registry import expand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carnegie_meta.model.finding import Severity
    from carnegie_meta.rules.base import Rule


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
        if not self.codes:
            raise UsageError("no rule is left: what is selected is ignored as well")
        self.rules: tuple[Rule, ...] = tuple(r for r in registry.rules() if r.code in self.codes)
        self._severities: dict[str, Severity] = {}
        # A longer selector says more: REL101 goes before REL, wherever it stands.
        for selector, severity in sorted((severities or {}).items(), key=lambda s: len(s[0])):
            for code in expand([selector]):
                self._severities[code] = severity

    @property
    def is_shipped(self) -> bool:
        """Whether every rule that runs is one of the registry's."""
        return set(registry.rules()).issuperset(self.rules)

    @property
    def is_whole(self) -> bool:
        """Whether every rule of the registry runs."""
        return set(registry.rules()).issubset(self.rules)

    def severity(self, rule: Rule) -> Severity:
        """How severe *rule* is in this run."""
        return self._severities.get(rule.code, rule.severity)
