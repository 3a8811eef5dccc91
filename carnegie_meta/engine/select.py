"""Which rules run, and how severe each is: selectors are codes, prefixes of codes, or names."""

from __future__ import annotations

from carnegie_meta.errors import UsageError
from carnegie_meta.rules.registry import Listed, expand, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carnegie_meta.model.finding import Severity
    from carnegie_meta.rules.base import Rule


class Selection:
    """The rules that run, and their severities in this run.

    ``listed``: what is known of them without loading them; ``rules`` loads them.
    """

    __slots__ = ("_severities", "codes", "listed")

    def __init__(
        self,
        select: Iterable[str] = ("ALL",),
        ignore: Iterable[str] = (),
        severities: Mapping[str, Severity] | None = None,
    ) -> None:
        self.codes = expand(select) - expand(ignore)
        if not self.codes:
            raise UsageError("no rule is left: what is selected is ignored as well")
        self.listed = tuple(each for each in listed() if each.code in self.codes)
        self._severities: dict[str, Severity] = {}
        # A longer selector says more: REL101 goes before REL, wherever it stands.
        for selector, severity in sorted((severities or {}).items(), key=lambda s: len(s[0])):
            for code in expand([selector]):
                self._severities[code] = severity

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run, all of them loaded."""
        return tuple(each.rule for each in self.listed)

    @rules.setter
    def rules(self, rules: Iterable[Rule]) -> None:
        self.listed = tuple(Listed.of(rule) for rule in rules)

    @property
    def is_shipped(self) -> bool:
        """Whether every rule that runs is one of the registry's."""
        return set(listed()).issuperset(self.listed)

    @property
    def is_whole(self) -> bool:
        """Whether every rule of the registry runs."""
        return set(listed()).issubset(self.listed)

    def severity(self, rule: Rule) -> Severity:
        """How severe *rule* is in this run."""
        return self._severities.get(rule.code, rule.severity)
