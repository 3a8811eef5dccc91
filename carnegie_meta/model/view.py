"""A record under its canonical field names, whatever its author called the keys."""

from __future__ import annotations

from carnegie_meta.model.fields import (
    BLOCK_FIELDS,
    CUSTOMARY_FIELDS,
    FIELDS,
    LIST_FIELDS,
    SHAPE_FIELDS,
)
from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carnegie_meta.model.missing import Missing

MAX_DEPTH = 200
"""Deepest nesting that is looked into; a record has three levels."""

_FOLDED = {name.lower(): name for name in FIELDS}


def _fold(key: str) -> str:
    folded = key.replace("_", "").replace("-", "").replace(" ", "").lower()
    return folded.replace("centre", "center").replace("programme", "program")


def field_of(key: str) -> str | None:
    """The field that *key* names, in whatever case, British or American, with _ or - or spaces."""
    return _FOLDED.get(_fold(key)) if isinstance(key, str) else None


def _is_compound(key: str) -> bool:
    """Whether *key* says more than a field's name: ``primary_center_id``, ``regionsRu``."""
    spaced = "".join(f" {c}" if c.isupper() else c for c in key)
    words = spaced.replace("_", " ").replace("-", " ").split()
    return any(_fold("".join(words[:cut])) in _FOLDED for cut in range(1, len(words)))


def _nearest(key: str, absent: list[str]) -> str | None:
    """The absent field that *key* misspells, if it is near to exactly one.

    A short key is near only as the same letters in another order; ``type``, which every record
    has, may lack a letter as well.
    """
    folded = _fold(key)
    letters = sorted(folded)
    same = [name for name in absent if sorted(name.lower()) == letters]
    if len(same) == 1 and len(folded) >= 4:
        return same[0]
    if len(key) < 5:
        absent = [name for name in absent if name == "type"]
    from difflib import get_close_matches

    near = get_close_matches(folded, [name.lower() for name in absent], n=2, cutoff=0.84)
    return _FOLDED[near[0]] if len(near) == 1 else None


class RecordView:
    """What rules see of a record.

    ``data``: the object under canonical names, keys in their order. A key that is a field in
    another spelling (``primary_center``, ``regoins``, or one that the configuration maps)
    stands here as that field, so that one wrong key is one finding and not two.
    ``renamed``: canonical name to the key as written, only where the two differ.
    ``misspelt``: those of ``renamed`` that no configuration asked for.
    ``unknown``: keys that are no field and resemble none, or repeat a field that is there.
    ``doubled``: those of ``unknown`` that the configuration maps to a field that another key has.
    """

    __slots__ = ("data", "doubled", "misspelt", "renamed", "unknown")

    is_head = False
    """Whether these are the columns of a table, and there are no values."""

    def __init__(self, data: dict[str, object], mapping: Mapping[str, str] | None = None) -> None:
        self.renamed: dict[str, str] = {}
        self.misspelt: dict[str, str] = {}
        self.unknown: tuple[str, ...] = ()
        self.doubled: dict[str, str] = {}
        self.data = data
        if mapping or not data.keys() <= FIELDS:
            self._rename(data, mapping or {})

    def _rename(self, data: dict[str, object], mapping: Mapping[str, str]) -> None:
        taken = set(FIELDS & data.keys()) - mapping.keys()
        names: dict[str, str] = {}
        rest: list[str] = []
        for key in data:
            if key in mapping and mapping[key] not in taken:
                names[key] = mapping[key]
                taken.add(mapping[key])
            elif key in taken:
                names[key] = key
            else:
                rest.append(key)
        strange: list[str] = []
        for key in rest:
            field = field_of(key)
            if key in mapping:
                self.doubled[key] = mapping[key]
                strange.append(key)
            elif key in CUSTOMARY_FIELDS or field == key:
                names[key] = key
            elif field is not None and field not in taken:
                names[key] = field
                self.misspelt[field] = key
                taken.add(field)
            else:
                strange.append(key)
        unknown: list[str] = []
        for key in strange:
            absent = [name for name in BLOCK_FIELDS if name not in taken]
            # A user's own dictionary may have keys that are no text; the schema says so.
            other = key in mapping or not isinstance(key, str)
            other = other or field_of(key) is not None or _is_compound(key)
            field = None if other else _nearest(key, absent)
            if field is None:
                unknown.append(key)
                names[key] = key
            else:
                names[key] = field
                self.misspelt[field] = key
                taken.add(field)
        self.unknown = tuple(unknown)
        self.renamed = {name: key for key, name in names.items() if name != key}
        if self.renamed:
            self.data = {names[key]: value for key, value in data.items()}

    def get(self, field: str) -> object | Missing:
        """The field's value, or MISSING."""
        return self.data.get(field, MISSING)

    def text(self, field: str) -> str | None:
        """The field's value if it is a string."""
        value = self.data.get(field)
        return value if isinstance(value, str) else None

    def items(self, field: str) -> list[tuple[str, str]]:
        """Pointer and text of each string in a list field; of each author object its name."""
        value = self.data.get(field)
        if not isinstance(value, list):
            return []
        found = []
        for index, item in enumerate(value):
            if isinstance(item, str):
                found.append((f"/{escape(field)}/{index}", item))
            elif field == "authors" and isinstance(item, dict):
                name = item.get("name")
                if isinstance(name, str):
                    found.append((f"/authors/{index}/name", name))
        return found

    def values(self) -> Iterator[tuple[str, str, str]]:
        """Pointer, field and text of every string in the record, in document order.

        The name of an author object belongs to the field ``authors``, its other members to
        ``authors.bio``, ``authors.role`` and so on.
        """
        for field, value in self.data.items():
            if isinstance(value, str):
                # Text where a list belongs is one mistake, and the schema's.
                if field not in LIST_FIELDS:
                    yield "/" + escape(field), field, value
            elif isinstance(value, (list, dict)):
                yield from nested(value, "/" + escape(field), field)

    @property
    def is_front_matter(self) -> bool:
        """Whether the record has the front-matter shape rather than the block's."""
        if not SHAPE_FIELDS.isdisjoint(self.data):
            return True
        authors = self.data.get("authors")
        return isinstance(authors, list) and any(isinstance(item, dict) for item in authors)

    def actual(self, pointer: str) -> str:
        """*pointer* with the key as its author wrote it."""
        if not self.renamed:
            return pointer
        head, slash, rest = pointer[1:].partition("/")
        written = self.renamed.get(head.replace("~1", "/").replace("~0", "~"))
        return pointer if written is None else "/" + escape(written) + slash + rest


class HeadView(RecordView):
    """What rules on keys see of the columns of a table: each has null for its value."""

    __slots__ = ()

    is_head = True


def nested(
    value: object, pointer: str, field: str, around: frozenset[int] = frozenset()
) -> Iterator[tuple[str, str, str]]:
    """Pointer, field and text of every string in *value*, a member of the record at *pointer*."""
    # Readers bound the depth; a user's own value may be deeper, or hold itself.
    if isinstance(value, str):
        yield pointer, field, value
    elif isinstance(value, (list, dict)) and id(value) not in around and len(around) < MAX_DEPTH:
        around |= {id(value)}
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from nested(item, f"{pointer}/{index}", field, around)
        else:
            for key, item in value.items():
                inner = f"authors.{key}" if field == "authors" and key != "name" else field
                yield from nested(item, f"{pointer}/{escape(key)}", inner, around)
