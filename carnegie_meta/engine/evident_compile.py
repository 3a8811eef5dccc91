"""Makes the tables of :mod:`carnegie_meta.engine.evident` by asking the rules.

Run: ``python -m carnegie_meta.engine.evident_compile`` writes them; a test fails while they are
not what the rules say.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path

from carnegie_meta.engine.judge import Judge
from carnegie_meta.engine.select import Selection
from carnegie_meta.model.fields import BLOCK_FIELDS, SHAPE_FIELDS
from carnegie_meta.model.view import RecordView
from carnegie_meta.page.words import LOREM, TEMPLATE_TEXTS
from carnegie_meta.rules.pages.leftovers import EMPTY_TITLES
from carnegie_meta.validation import store
from carnegie_meta.vocab.vocabulary import Vocabularies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.engine.judge import Found

TABLE = Path(__file__).with_name("evident_table.py")
FIELDS = (
    "blog",
    "centers",
    "collections",
    "eventCollection",
    "programs",
    "projects",
    "regions",
    "topics",
)
CODES = ("centerAffiliationAll", "programAffiliation", "englishNewsletterAll")
HEAD = '''# fmt: off
"""What the rules find nothing wrong with. Made by evident_compile; not to be edited."""

from __future__ import annotations

'''

Terms = dict[str, list[str]]


class Compiler:
    """The rules, asked about the shipped vocabularies."""

    def __init__(self) -> None:
        self.vocabularies = Vocabularies()
        # Every rule judges, and none is spared by what the tables said before.
        self._judge = Judge(Selection(), self.vocabularies, {}, None)

    def finds(self, record: dict[str, object], *fields: str) -> bool:
        """Whether a rule finds anything at *fields* of *record*, a part of one."""
        heads = tuple(f"/{field}" for field in fields)
        return any(finding.pointer.startswith(heads) for _, finding in self._found(record))

    def _found(self, record: dict[str, object]) -> list[Found]:
        return self._judge.find(RecordView(record))

    def terms(self) -> Terms:
        """Labels of each field that are right wherever an English record has them."""
        found: Terms = {}
        for field in FIELDS:
            labels = [concept.label for concept in self.vocabularies[field]]
            found[field] = sorted(
                label for label in labels if not self._is_wrong_alone(field, label)
            )
        return found

    def _is_wrong_alone(self, field: str, label: str) -> bool:
        value: object = label if field == "blog" else [label]
        relations = ("REL", "SCH102")  # what stands beside the term decides these
        return any(
            finding.pointer.startswith(f"/{field}") and not rule.code.startswith(relations)
            for rule, finding in self._found({field: value})
        )

    def parents(self, regions: list[str]) -> dict[str, list[str]]:
        """Regions that do not stand alone, with those that may stand beside them."""
        found = {}
        for region in regions:
            if self.finds({"regions": [region]}, "regions/0"):
                found[region] = sorted(
                    other
                    for other in regions
                    if other != region and not self.finds({"regions": [region, other]}, "regions/0")
                )
        return found

    def affiliations(self, programs: list[str]) -> list[tuple[object, ...]]:
        """Codes that agree with each other and with the first program.

        An absent code is None; the first program of an absent list is True, of an empty one
        False.
        """
        schema = store.schema("publication")["properties"]
        assert isinstance(schema, dict)  # our own schema
        newsletters = schema["englishNewsletterAll"]["enum"]
        given = [concept.notation.get("program") for concept in self.vocabularies["programs"]]
        codes = [None, "", *(code for code in given if code is not None)]
        found: list[tuple[object, ...]] = []
        firsts: list[object] = [True, False, *programs]
        offices = (None, "", "dc")
        for row in product(offices, codes, [None, *newsletters], firsts):
            pairs = zip(CODES, row, strict=False)
            record: dict[str, object] = {key: code for key, code in pairs if code is not None}
            if row[-1] is not True:
                record["programs"] = [row[-1]] if row[-1] else []
            if not self.finds(record, *CODES, "programs"):
                found.append(row)
        return found

    def kinds(self, blog: str, series: str) -> list[tuple[object, ...]]:
        """Types, with whether there may be a blog, a series of events, and authors."""
        schema = store.schema("publication")["properties"]
        assert isinstance(schema, dict)  # our own schema
        found: list[tuple[object, ...]] = []
        some = (False, True)
        for type_, has_blog, has_series, named in product(schema["type"]["enum"], some, some, some):
            record: dict[str, object] = {"type": type_, "authors": ["Anna Roe"] if named else []}
            if has_blog:
                record["blog"] = blog
            if has_series:
                record["eventCollection"] = [series]
            if not self.finds(record, "type", "authors", "blog", "eventCollection"):
                found.append((type_, has_blog, has_series, named))
        return found


def text() -> str:
    """The module with the tables."""
    compiler = Compiler()
    terms = compiler.terms()
    definitions = store.schema("publication")["$defs"]
    assert isinstance(definitions, dict)  # our own schema
    tables = {
        "TERMS": _mapping({field: _set(labels) for field, labels in terms.items()}),
        "PARENTS": _mapping(
            {label: _set(others) for label, others in compiler.parents(terms["regions"]).items()}
        ),
        "AFFILIATIONS": _tuples(compiler.affiliations(terms["programs"])),
        "KINDS": _tuples(compiler.kinds(terms["blog"][0], terms["eventCollection"][0])),
        "BLOCK": _set(BLOCK_FIELDS),
        "SHAPE": _set(SHAPE_FIELDS),
        "BLOCK_KEYS": _set(definitions["block"]["properties"]),
        "BLOCK_REQUIRED": _set(definitions["block"]["required"]),
        "MATTER_REQUIRED": _set(definitions["frontMatter"]["required"]),
        # The rule on placeholders takes these from a title, whatever their case and ends.
        "EMPTY": _set(EMPTY_TITLES),
        "TEMPLATE": repr((*TEMPLATE_TEXTS, LOREM)),
    }
    lines = [f"{name} = {value}\n" for name, value in tables.items()]
    return HEAD + "\n".join(lines)


def _set(items: object) -> str:
    assert not isinstance(items, str)
    inner = "".join(f"\n        {item!r}," for item in sorted(items))  # type: ignore[call-overload]  # of text
    return f"frozenset(({inner}\n    ))" if inner else "frozenset()"


def _mapping(items: dict[str, str]) -> str:
    return "{\n" + "".join(f"    {key!r}: {value},\n" for key, value in items.items()) + "}"


def _tuples(items: list[tuple[object, ...]]) -> str:
    return "frozenset((\n" + "".join(f"    {item!r},\n" for item in items) + "))"


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
