"""SCH102 to SCH105: keys that are missing, misspelt, unknown, or there twice."""

from __future__ import annotations

from carnegie_meta.model.fields import BLOCK_FIELDS
from carnegie_meta.rules.base import Context, RecordRule, SchemaRule
from carnegie_meta.rules.example import Bad, Good

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.validation.validate import Mistake

_BLOCK = (
    '{"authors": [], "type": "other", "centerAffiliationAll": "", "centers": ["Carnegie China"], '
    '"englishNewsletterAll": "", "nonEnglishNewsletterAll": "", '
    '"primaryCenter": "Carnegie China", "programAffiliation": ""'
)
_PAGE = (
    '{"title": "A Bridge", "authors": [], "type": "other", "centers": ["Carnegie China"], '
    '"primaryCenter": "Carnegie China"'
)


class MissingKey(SchemaRule):
    """A key that every record of this shape has is missing.

    Why: an absent key and an empty value are different things: one was forgotten, the other
    was decided. A block always has its eight keys; front matter needs authors, type, centers and
    primaryCenter.

    Silent: it is silent about optional keys; about a key that is there in another spelling, which
    misspelt-key names.
    """

    code, name, since = "SCH102", "missing-key", "0.1"
    severity = "error"
    kinds = ("missing-key",)
    examples = (
        Good(_BLOCK + "}"),
        Good(_PAGE + "}"),
        Good(_PAGE.replace("primaryCenter", "primary_center") + "}"),
        Bad(_PAGE.replace('"authors": [], ', "") + "}", at="", mark=None),
        Bad('{"title": "A Bridge"}', at="", mark='{"title": "A Bridge"}', count=4),
        Bad("{}", at="", mark="{}", count=8),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        from carnegie_meta.model.finding import Finding

        message = f"key '{mistake.facts['key']}' is missing"
        empty = mistake.facts["empty"]
        if empty is not None:
            message += f"; where there is nothing to say, write {empty}"
        yield Finding("", message)


class MisspeltKey(RecordRule):
    """A key is a field's name in another spelling.

    Why: tools read ``primaryCenter`` and pass over ``primary_center``, ``primary-center`` and
    ``primaryCentre``: the value is there and counts for nothing.

    Fix: safe; the key is renamed, its value stays.

    Silent: it is silent about keys that the configuration maps to a field; about the keys of front
    matter (title, date and the like) in other case.
    """

    code, name, since = "SCH103", "misspelt-key", "0.1"
    severity = "error"
    reads = ("*",)
    fix = "safe"
    examples = (
        Good('{"primaryCenter": "Carnegie China", "Title": "A Bridge", "tags": ["River"]}'),
        Good('{"regions": [], "category": "River", "series": "Bridges", "center_of": "town"}'),
        Bad(
            '{"primary_center": "Carnegie China"}',
            at="/primary_center",
            mark='"primary_center"',
            fixed='{"primaryCenter": "Carnegie China"}',
        ),
        Bad(
            '{"program-affiliation": "AP", "regions": []}',
            at="/program-affiliation",
            mark='"program-affiliation"',
            fixed='{"programAffiliation": "AP", "regions": []}',
        ),
        Bad(
            '{"regoins": ["China"], "Authors": []}',
            at="/regoins",
            mark='"regoins"',
            count=2,
            fixed='{"regions": ["China"], "authors": []}',
        ),
        Bad('{"tpye": "other"}', at="/tpye", mark='"tpye"', fixed='{"type": "other"}'),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        if not record.misspelt:
            return
        from carnegie_meta.model.finding import Change, Finding, Repair
        from carnegie_meta.model.pointer import join
        from carnegie_meta.text.quote import quoted

        for field, key in record.misspelt.items():
            if field in BLOCK_FIELDS:
                pointer = join((field,))
                change = Change("rename", pointer, field)
                repair = Repair(f"Rename the key to {field}", "safe", (change,))
                message = f"key {quoted(key)} is not a field; did you mean '{field}'?"
                yield Finding(pointer, message, value=key, on_key=True, repair=repair)


class UnknownKey(SchemaRule):
    """A block has a key that is none of its fields.

    Why: a block holds a fixed set of keys, so another one is a slip or comes from elsewhere.

    Silent: it is silent in front matter, where sites keep keys of their own; about a key that
    repeats a field that is there, which repeated-key names.
    """

    code, name, since = "SCH104", "unknown-key", "0.1"
    severity = "warning"
    kinds = ("unknown-key",)
    examples = (
        Good('{"url": "https://example.org/a", "language": "en", "$schema": "p.json"}'),
        Good('{"title": "A Bridge", "weight": 3, "bridge": "stone"}'),
        Bad('{"bridge": "stone"}', at="/bridge", mark='"bridge"'),
        Bad('{"programme": ["Asia"], "programs": []}', at="/programme", mark='"programme"'),
        Bad('{"a/b": {"c": 1}}', at="/a~1b", mark='"a/b"'),
    )

    def explain(self, mistake: Mistake, record: RecordView, context: Context) -> Iterator[Finding]:
        key = str(mistake.facts["key"])
        if repeated(key, record) is not None:
            return
        from difflib import get_close_matches

        from carnegie_meta.model.finding import Finding
        from carnegie_meta.text.quote import quoted

        known = mistake.facts["known"]
        assert isinstance(known, list)  # the schema's own property names
        near = get_close_matches(key, known, n=1, cutoff=0.7)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        message = f"key {quoted(key)} is no field of a publication{hint}"
        yield Finding(mistake.pointer, message, value=key, on_key=True)


class RepeatedKey(RecordRule):
    """A field is there twice, once under its own key and once in another spelling.

    Why: one tool reads the one, another the other, and the two come to differ.

    Fix: safe where both say the same; the other spelling goes.

    Silent: it is silent about keys that the configuration maps to a field that is there under no
    other key.
    """

    code, name, since = "SCH105", "repeated-key", "0.1"
    severity = "warning"
    reads = ("*",)
    fix = "safe"
    examples = (
        Good('{"regions": [], "primary_center": "Carnegie China"}'),
        Good('{"title": "A Bridge", "regions": ["China"], "region_map": "east"}'),
        Bad(
            '{"primaryCenter": "Carnegie China", "primary_center": "Carnegie China"}',
            at="/primary_center",
            mark='"primary_center"',
            fixed='{"primaryCenter": "Carnegie China"}',
        ),
        Bad(
            '{"title": "A Bridge", "Topics": ["Trade"], "topics": ["Water"]}',
            at="/Topics",
            mark='"Topics"',
        ),
    )

    def check(self, record: RecordView, context: Context) -> Iterator[Finding]:
        if not record.unknown:
            return
        from carnegie_meta.model.finding import Change, Finding, Note, Repair
        from carnegie_meta.model.pointer import join
        from carnegie_meta.text.quote import quoted

        for key in record.unknown:
            field = repeated(key, record)
            if field is None:
                continue
            pointer = join((key,))
            message = f"key {quoted(key)} repeats the field '{field}'"
            repair = None
            if not record.is_head:
                same = record.data[key] == record.data[field]
                if same:
                    change = Change("remove", pointer)
                    repair = Repair(f"Remove the key {key}", "safe", (change,))
                message += " with the same value" if same else " with another value"
            notes = (Note(join((field,)), "the field itself"),)
            yield Finding(pointer, message, value=key, on_key=True, repair=repair, notes=notes)


def repeated(key: str, record: RecordView) -> str | None:
    """The field of *record* that *key* is another spelling of, though the field is there."""
    from carnegie_meta.model.view import field_of

    if key in record.doubled:
        return record.doubled[key]
    field = field_of(key)
    return field if field is not None and field != key and field in record.data else None
