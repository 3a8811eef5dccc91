"""YAM301 and YAM302: unquoted dates."""

from __future__ import annotations

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.yaml.quoting import finding, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem


class UnquotedDate(ProblemRule):
    """An unquoted text is a date in YAML 1.1.

    Why: in a title or a slug a date is text. Tools for YAML 1.1 make a date of it, print it in a
    form of their own, or fail.

    Silent: it is silent in fields that hold dates; YAM302 speaks of these.

    Source: YAML 1.1, https://yaml.org/type/timestamp.html.
    """

    code, name, since = "YAM301", "yaml-unquoted-date", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("yaml-date",)
    examples = (
        Good("date: 2010-09-16\ntitle: '2010-09-16'\nslug: 2010-09\n", format="yaml"),
        Bad(
            "title: 2010-09-16\n",
            at="/title",
            mark="2010-09-16",
            fixed='title: "2010-09-16"\n',
            format="yaml",
        ),
        Bad("topics: [2010-09-16 10:00:00]\n", at="/topics/0", mark="2010-09-16 10:00:00",
            format="yaml"),
    )  # fmt: skip

    def describe(self, problem: Problem) -> Finding:
        return finding(
            problem, f"unquoted {shown(problem)} is a date, not text, in YAML 1.1; quote it"
        )


class UnquotedDateField(ProblemRule):
    """A date field holds an unquoted date.

    Why: programs get a date or a text, as their version of YAML has it. Site generators take both;
    a script that compares texts, or writes JSON, does not.

    Silent: it is silent in other fields; YAM301 speaks of these.

    Source: YAML 1.1, https://yaml.org/type/timestamp.html.
    """

    code, name, since = "YAM302", "yaml-unquoted-date-field", "0.1"
    severity = "info"
    fix = "safe"
    kinds = ("yaml-date-field",)
    examples = (
        Good("date: '2010-09-16'\nlastmod: September 2010\n", format="yaml"),
        Good("date = 2010-09-16\n", format="toml"),
        Bad(
            "---\ndate: 2010-09-16 # day\n---\n",
            at="/date",
            mark="2010-09-16",
            fixed='---\ndate: "2010-09-16" # day\n---\n',
            format="frontmatter",
        ),
        Bad("publishDate: 2010-09-16T10:00:00Z\n", at="/publishDate", mark="2010-09-16T10:00:00Z",
            format="yaml"),
    )  # fmt: skip

    def describe(self, problem: Problem) -> Finding:
        return finding(
            problem, f"the date {shown(problem)} is unquoted: a date in YAML 1.1, text in 1.2"
        )
