"""YAM201 to YAM203: figures that YAML takes for other numbers."""

from __future__ import annotations

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.yaml.quoting import finding, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem


class LeadingZero(ProblemRule):
    """An unquoted number begins with 0.

    Why: ``012`` is ten in YAML 1.1 and twelve in YAML 1.2, and the zero is lost in both.
    ``0o14`` is text in YAML 1.1 and twelve in YAML 1.2.

    Source: YAML 1.1, https://yaml.org/type/int.html; YAML 1.2.2, section 10.3.
    """

    code, name, since = "YAM201", "yaml-leading-zero", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("yaml-octal",)
    examples = (
        Good("weight: 12\nversion: 0.12\ntitle: '012'\nzero: 0\n", format="yaml"),
        Good("slug: 012-notes\n", format="yaml"),
        Bad("slug: 012\n", at="/slug", mark="012", fixed='slug: "012"\n', format="yaml"),
        Bad("topics: [089]\n", at="/topics/0", mark="089", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        facts = problem.facts
        return finding(problem, f"unquoted {shown(problem)} is {facts['meaning']}; quote it")


class BaseSixty(ProblemRule):
    """An unquoted time or ratio is a number to the base of 60 in YAML 1.1.

    Why: ``1:30`` is ninety in the tools that most sites run, and text in others.

    Silent: it is silent for ``09:30``, whose zero keeps it text.

    Source: YAML 1.1, https://yaml.org/type/int.html.
    """

    code, name, since = "YAM202", "yaml-base-sixty", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("yaml-sexagesimal",)
    examples = (
        Good('title: "1:30"\ntime: 09:30\nratio: 1:75\n', format="yaml"),
        Bad("title: 1:30\n", at="/title", mark="1:30", fixed='title: "1:30"\n', format="yaml"),
        Bad("topics: [12:30:45]\n", at="/topics/0", mark="12:30:45", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        facts = problem.facts
        return finding(problem, f"unquoted {shown(problem)} is {facts['meaning']}; quote it")


class OddNumber(ProblemRule):
    """An unquoted text is a number only for some, or another number than it shows.

    Why: ``1e3`` is a thousand in YAML 1.2 and text in YAML 1.1; ``1_000`` the other way round;
    ``0x1F`` is 31, ``.inf`` infinity and ``.nan`` not a number.

    Silent: it is silent for plain decimal numbers, on which all agree.

    Source: YAML 1.1, https://yaml.org/type/float.html; YAML 1.2.2, section 10.3.
    """

    code, name, since = "YAM203", "yaml-odd-number", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("yaml-number",)
    examples = (
        Good("weight: 1.5\nid: -7\nslug: 1e3x\ntitle: '1e3'\n", format="yaml"),
        Bad("slug: 1e3\n", at="/slug", mark="1e3", fixed='slug: "1e3"\n', format="yaml"),
        Bad("slug: 2024_05\n", at="/slug", mark="2024_05", format="yaml"),
        Bad("slug: 0x1F\n", at="/slug", mark="0x1F", format="yaml"),
        Bad("weight: .inf\n", at="/weight", mark=".inf", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        facts = problem.facts
        return finding(problem, f"unquoted {shown(problem)} is {facts['meaning']}; quote it")
