"""SYN201 to SYN204: keys that stand twice or are no text, and tags."""

from __future__ import annotations

from carnegie_meta.rules.base import ProblemRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.problem import Problem


class DuplicateKey(ProblemRule):
    """A key stands twice in one object, with different values.

    Why: most programs keep the last value and drop the first without a word; some keep the
    first. Only the author knows which one is meant.

    Source: RFC 8259, section 4; YAML 1.2.2, section 3.2.1.3.
    """

    code, name, since = "SYN201", "duplicate-key", "0.1"
    severity = "error"
    kinds = ("duplicate-key",)
    examples = (
        Good('{"authors": [{"name": "A"}, {"name": "B"}]}'),
        Good('{"type": "other", "Type": "event"}'),
        Good("base: &base {type: other}\nitem:\n  <<: *base\n  type: event\n", format="yaml"),
        Bad('{"type": "other", "type": "event"}', at="/type", mark='"type"', nth=2),
        Bad('{"a": 1, "a": true}', at="/a", mark='"a"', nth=2),
        Bad("type: other\n'type': event\n", at="/type", mark="'type'", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        key = str(problem.facts["key"])[:80]
        if problem.facts.get("what") == "column":
            return Finding("", f"two columns are called {key!r}; the first counts")
        return Finding("", f"the key {key!r} stands twice, with different values")


class RepeatedMember(ProblemRule):
    """A key stands twice in one object, with the same value.

    Why: the next edit will change one of the two, and nobody knows which one counts.

    Fix: safe; the later member goes, the value stays what it was.

    Source: RFC 8259, section 4.
    """

    code, name, since = "SYN202", "repeated-member", "0.1"
    severity = "warning"
    fix = "safe"
    kinds = ("repeated-member",)
    examples = (
        Good('{"programs": ["Asia"], "regions": ["Asia"]}'),
        Bad(
            '{"type": "other", "type": "other"}',
            at="/type",
            mark='"type"',
            nth=2,
            fixed='{"type": "other"}',
        ),
        Bad(
            "type: other\nblog:\ntype: 'other'\n",
            at="/type",
            mark="type",
            nth=2,
            fixed="type: other\nblog:\n",
            format="yaml",
        ),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Change, Finding, Repair

        key = str(problem.facts["key"])[:80]
        # Two equal keys have one pointer; the engine takes the one at the problem's place.
        change = Change("remove", problem.pointer or "")
        repair = Repair("remove the repeated member", "safe", (change,))
        return Finding("", f"the key {key!r} stands twice, with the same value", repair=repair)


class NonStringKey(ProblemRule):
    """A key is a number, a boolean, null, a list or an object.

    Why: a record's keys are text, in JSON always. Programs turn such a key into text each in its
    own way, or fail.

    Silent: it is silent for words and numbers on which versions of YAML differ; the YAM rules name
    these.

    Source: RFC 8259, section 4.
    """

    code, name, since = "SYN203", "non-string-key", "0.1"
    severity = "warning"
    kinds = ("non-string-key",)
    examples = (
        Good('"1": one\n"true": two\n', format="yaml"),
        Good("1a: one\n", format="yaml"),
        Bad("type: other\n1: one\n", at="/1", mark="1", format="yaml"),
        Bad("true: one\n", at="/true", mark="true", format="yaml"),
        Bad("? [a, b]\n: one\n", at="/[a, b]", mark="[a, b]", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        key = str(problem.facts["key"])[:80]
        return Finding("", f"the key {key} is not text; quote it", value=key)


class UnknownTag(ProblemRule):
    """A YAML tag asks for a type that JSON does not have, or that the value is not.

    Why: programs that do not know the tag refuse the file; those that know it get a value that no
    JSON can hold. The value is read as if the tag were not there.

    Silent: it is silent about ``!!str``, and ``!!int`` and the like where the value is of that
    type.
    """

    code, name, since = "SYN204", "unknown-tag", "0.1"
    severity = "warning"
    kinds = ("unknown-tag",)
    examples = (
        Good("title: !!str 1984\nweight: !!int 3\n", format="yaml"),
        Good("topics: !!seq [Arms Control]\n", format="yaml"),
        Bad("title: !local Arms\n", at="/title", mark="!local", format="yaml"),
        Bad("date: !!timestamp 2010-09-16\n", at="/date", mark="!!timestamp", format="yaml"),
        Bad("weight: !!int three\n", at="/weight", mark="three", format="yaml"),
        Bad("topics: !!set {Arms: }\n", at="/topics", mark="!!set", format="yaml"),
    )

    def describe(self, problem: Problem) -> Finding:
        from carnegie_meta.model.finding import Finding

        tag = str(problem.facts["tag"])[:80]
        if "value" in problem.facts:
            value = problem.facts["value"]
            return Finding("", f"{value!r} is not what the tag {tag} says", value=value)
        return Finding("", f"JSON has no type for the tag {tag}")
