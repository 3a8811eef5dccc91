"""A verdict for records that are plainly right, told without an engine.

Loading the fast engine costs more than everything else on the way of one good file, and nearly
all records are plainly right. True here means valid; False means that the engine must judge.
A property test holds the two together. Lists of values and of required keys are the schema's.
"""

from __future__ import annotations

from carnegie_meta.model.fields import LIST_FIELDS, SHAPE_FIELDS
from carnegie_meta.validation import store
from carnegie_meta.validation.plain import is_plain

_TERMS = LIST_FIELDS - {"authors"}
_TEXTS = frozenset({"blog", "primaryCenter", "title"})
_MAY_BE_EMPTY = frozenset({"nonEnglishNewsletterAll", "programAffiliation"})
_FREE = frozenset({"slug", "summary"})
_AUTHOR_TEXTS = frozenset({"name", "bio", "role", "affiliation"})


class EvidentlyValid:
    """Tells plainly valid records, by the schema that it is made from."""

    def __init__(self, schema: dict[str, object]) -> None:
        definitions = _member(schema, "$defs")
        block = _member(definitions, "block")
        properties = _member(schema, "properties")
        self._block_keys = frozenset(_member(block, "properties"))
        self._block_required = frozenset(_items(block["required"]))
        self._front_matter_required = frozenset(
            _items(_member(definitions, "frontMatter")["required"])
        )
        self._values = {
            name: frozenset(_items(member["enum"]))
            for name, member in properties.items()
            if isinstance(member, dict) and "enum" in member
        }

    def __call__(self, data: object) -> bool:
        """Whether *data* is plainly valid; False says nothing."""
        if type(data) is not dict:
            return False
        objects = False
        for key, value in data.items():
            if key in _TERMS:
                if not _are_terms(value):
                    return False
            elif key == "authors":
                if not _are_terms(value):
                    objects = _are_authors(value)
                    if not objects:
                        return False
            elif not self._is_right(key, value):
                return False
        if objects or not SHAPE_FIELDS.isdisjoint(data):
            return self._front_matter_required <= data.keys() and bool(data["centers"])
        return self._block_required <= data.keys() <= self._block_keys and bool(data["centers"])

    def _is_right(self, key: object, value: object) -> bool:
        """Whether one member that is no list of ours is plainly right."""
        if type(key) is not str or not key.isascii():
            return False
        allowed = self._values.get(key)
        if allowed is not None:
            return type(value) is str and value in allowed
        if key in _TEXTS:
            return _is_term(value)
        if key in _MAY_BE_EMPTY:
            return value == "" or _is_term(value)
        if key in _FREE:
            return type(value) is str and is_plain(value)
        if key == "url":
            return type(value) is str and value.isascii() and _is_address(value)
        if key == "date":
            return type(value) is str and _is_day(value)
        if key == "language":
            return type(value) is str and len(value) == 2 and value.isascii() and value.isalpha()
        return key not in self._block_keys and is_plain(value)


def _is_term(value: object) -> bool:
    """Whether *value* is text that begins with a letter or digit, so is not blank."""
    return type(value) is str and value[:1].isalnum() and (value.isascii() or is_plain(value))


def _are_terms(value: object) -> bool:
    if type(value) is not list:
        return False
    for item in value:
        if not _is_term(item):
            return False
    return len(value) < 2 or len(set(value)) == len(value)


def _are_authors(value: object) -> bool:
    """Whether *value* is a list of author objects, with names all different."""
    if type(value) is not list:
        return False
    names = set()
    for item in value:
        if type(item) is not dict or not item.keys() <= _AUTHOR_TEXTS:
            return False
        if not _is_term(item.get("name")) or not is_plain(item):
            return False
        if any(type(member) is not str for member in item.values()):
            return False
        names.add(item["name"])
    return len(names) == len(value) > 0


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and text.partition("//")[2][:1].isalnum()


def _is_day(text: str) -> bool:
    if len(text) != 10 or not text.isascii() or not text[4] == text[7] == "-":
        return False
    digits = text[:4] + text[5:7] + text[8:]
    return digits.isdigit() and "01" <= text[5:7] <= "12" and "01" <= text[8:] <= "31"


def _member(value: dict[str, object], key: str) -> dict[str, object]:
    member = value[key]
    assert isinstance(member, dict)  # our own schema
    return member


def _items(value: object) -> list[str]:
    assert isinstance(value, list)  # our own schema
    return value


def make() -> EvidentlyValid:
    """The judge for publications."""
    return EvidentlyValid(store.schema("publication"))
