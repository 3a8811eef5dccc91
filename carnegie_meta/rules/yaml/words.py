"""YAM101 and YAM102: words that YAML takes for something else."""

from __future__ import annotations

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good
from carnegie_meta.rules.yaml.quoting import finding, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem


class BooleanWord(ProblemRule):
    """An unquoted word is a boolean in YAML 1.1, and text in YAML 1.2.

    Why: ``NO``, ``on``, ``yes`` and their kin become true or false in the tools that most sites
    run, and stay text in others: Norway's code is the classic loss.

    Fix: quote it where text is meant; write ``true`` or ``false`` where a boolean is.

    Silent: it is silent for ``true`` and ``false``, on which all agree; and in a site's own keys,
    where ``draft: no`` means the boolean.

    Source: YAML 1.1, https://yaml.org/type/bool.html; YAML 1.2.2, section 10.3.
    """

    code, name, since = "YAM101", "yaml-boolean-word", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("yaml-boolean",)
    own_fields = True
    examples = (
        Good('regions: ["NO", Norway, NOT]\ndraft: true\n', format="yaml"),
        Good("draft: no\nimage: {alt: y}\n", format="yaml"),
        Good('{"regions": ["NO"]}'),
        Bad(
            "regions: [NO, Sweden]\n",
            at="/regions/0",
            mark="NO",
            fixed='regions: ["NO", Sweden]\n',
            format="yaml",
        ),
        Bad("---\ntitle: Yes\n---\n", at="/title", mark="Yes", format="frontmatter"),
        Bad("on: 1\n", at="/on", mark="on", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        facts = problem.facts
        if "key" in facts:
            return finding(problem, f"the unquoted key {shown(problem)} is {facts['meaning']}")
        return finding(problem, f"unquoted {shown(problem)} is {facts['meaning']}; quote it")


class NullSign(ProblemRule):
    """A tilde stands where a value belongs.

    Why: an unquoted ``~`` is null, which a reader takes for a slip or for text. A record leaves
    an absent field out.

    Silent: it is silent for ``null`` and for nothing at all, which say what they are. Whether the
    field may be null is another question; the schema answers it.

    Source: YAML 1.1, https://yaml.org/type/null.html.
    """

    code, name, since = "YAM102", "yaml-null-sign", "0.1"
    severity = "info"
    kinds = ("yaml-null",)
    examples = (
        Good("url: ~user/page\nblog: '~'\ntitle: null\n", format="yaml"),
        Bad("blog: ~\n", at="/blog", mark="~", format="yaml"),
        Bad("topics:\n- ~\n", at="/topics/0", mark="~", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        if "key" in problem.facts:
            return Finding("", "the unquoted key ~ is null")
        return Finding("", "unquoted ~ is null; leave the field out, or quote it if text is meant")
