"""SCH101, SCH106: what is no record, or no JSON, at all."""

from __future__ import annotations

from carnegie_meta.rules.base import Context, SchemaRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.validation.validate import Mistake


class NotAnObject(SchemaRule):
    """A record is a list, a string or a number where an object belongs.

    Why: a record is keys with values; nothing else says which value is which.
    """

    code, name, since = "SCH101", "not-an-object", "0.1"
    severity = "error"
    kinds = ("not-an-object",)
    examples = (
        Good("{}"),
        Good("[]"),
        Bad('["commentary"]', at="", mark='"commentary"'),
        Bad("[{}, [1, 2]]", at="", mark="[1, 2]"),
        Bad("null", at="", mark="null"),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.rules.schema.wording import ARTICLES
        from carnegie_meta.validation.plain import shown, type_name

        name = type_name(mistake.value)
        found = ARTICLES.get(name, f"a Python {name}")
        message = f"the record is {found}; an object belongs here, with keys such as authors"
        yield Finding("", message, value=shown(mistake.value))


class NotAJSONValue(SchemaRule):
    """A record made in Python holds a value that JSON cannot say.

    Why: a set, a date, NaN or a list that holds itself cannot be written to a file, and each tool
    that tries turns it into something else.

    Silent: it is silent about files. Their readers give JSON values only, and say so where the text
    is none.
    """

    code, name, since = "SCH106", "not-a-json-value", "0.1"
    severity = "error"
    kinds = ("not-json",)
    examples = (
        Good('{"title": "A Bridge", "draft": false, "weight": 1.5, "params": {"a": [null]}}'),
        Bad(
            '{"title": "A Bridge", "params": ' + "[" * 200 + "]" * 200 + "}",
            at="/params",
            mark="[" * 200 + "]" * 200,
        ),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding
        from carnegie_meta.rules.schema.wording import place

        found = mistake.facts["found"]
        said = {
            "value": f"is a Python {found}, which JSON does not have",
            "key": f"has a key that is no text: {found}",
            "number": f"is {found}, which is no JSON number",
            "surrogate": f"holds {found}, which is no character",
            "cycle": f"is a {found} that holds itself",
            "depth": f"is nested deeper than {found} levels",
        }[str(mistake.facts["what"])]
        yield Finding(mistake.pointer, f"{place(mistake.pointer)} {said}")
