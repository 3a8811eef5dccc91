"""Which items of ``authors`` are one person's, and which of two is the better one to keep."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.finding import Finding, Repair
    from carnegie_meta.model.view import RecordView
    from carnegie_meta.text.names_compare import Comparison


class Item:
    """One author of a list: where its name stands, the name, and the whole item."""

    __slots__ = ("index", "name", "pointer", "value")

    def __init__(self, pointer: str, name: str, value: object) -> None:
        self.pointer = pointer
        self.name = name
        self.index = int(pointer.split("/")[2])
        self.value = value


def pairs(record: RecordView) -> Iterator[tuple[Item, Item, Comparison]]:
    """Each later item that is an earlier one's person, that earlier one, and how they differ.

    Equal items are not given: the schema knows them. Neither are two objects that identify
    two people, nor two names that are equal as soon as each is mended for itself.
    """
    named = record.items("authors")
    if len(named) < 2:
        return
    from carnegie_meta.text.names_repeated import repeated

    found = repeated(tuple(name for _, name in named))
    if not found:
        return
    values = record.data["authors"]
    assert isinstance(values, list)  # it has items
    items = [Item(pointer, name, values[int(pointer.split("/")[2])]) for pointer, name in named]
    for later, earlier, comparison in found:
        one, other = items[later], items[earlier]
        same = comparison.verdict == "same"
        if one.value == other.value or _are_two(one.value, other.value, same):
            continue
        if one.name == other.name or _mended(one.name) != _mended(other.name):
            yield one, other, comparison


def _are_two(one: object, other: object, same: bool) -> bool:
    """Whether two author objects identify two people: by an identifier, or one name by the rest."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return False
    telling = ("orcid", "url", "affiliation", "role", "bio") if same else ("orcid", "url")
    return any(one.get(k) and other.get(k) and one[k] != other[k] for k in telling)


_OF_ONE_NAME = ("byline", "title", "role", "inverted", "stray")
"""Faults that another rule reports at the name, and whose repair makes it like any other."""


def _mended(name: str) -> str:
    """*name* after the repairs of those faults."""
    from carnegie_meta.text.names_faults import faults

    for _ in _OF_ONE_NAME * 2:
        repairs = (f.repaired for f in faults(name) if f.kind in _OF_ONE_NAME)
        repaired = next((text for text in repairs if text is not None), None)
        if repaired is None:
            break
        name = repaired
    return name


def dispensable(later: Item, earlier: Item) -> Item | None:
    """The item that can go without loss, the *later* one of equals; None where there is none."""
    if worth(later.name) > worth(earlier.name):
        later, earlier = earlier, later
    if _holds(earlier.value, later.value):
        return later
    same_spelling = worth(later.name) == worth(earlier.name)
    return earlier if same_spelling and _holds(later.value, earlier.value) else None


def _holds(kept: object, gone: object) -> bool:
    """Whether the item *kept* says all that *gone* says beside the name."""
    if not isinstance(gone, dict):
        return True
    rest = {key: value for key, value in gone.items() if key != "name"}
    return isinstance(kept, dict) and rest.items() <= kept.items()


def worth(name: str) -> tuple[int, ...]:
    """How good a spelling is: fuller before shorter, marked before plain, clean before shouted."""
    from unicodedata import normalize

    from carnegie_meta.text.names import parse
    from carnegie_meta.text.names_faults import faults
    from carnegie_meta.text.names_fold import plain
    from carnegie_meta.text.names_words import PARTICLES

    parsed = parse(name)
    spelt = normalize("NFC", name[parsed.start : parsed.end])
    spelt += "".join(name[p.start : p.end] for p in parsed.parts if p.kind == "suffix")
    return (
        sum(c.isalpha() for c in plain(spelt.casefold())),
        sum(c.isalpha() and not c.isascii() for c in spelt),
        -len(faults(name)),
        sum(not c.isalnum() and not c.isspace() for c in spelt),
        sum(word in PARTICLES for word in parsed.words),
        -len(name) + len(" ".join(name.split())),
    )


def removal(item: Item, safe: bool) -> Repair:
    """The repair that drops *item* from the list."""
    from carnegie_meta.model.finding import Change, Repair
    from carnegie_meta.text.quote import quoted

    change = Change("remove", f"/authors/{item.index}")
    return Repair(f"Remove {quoted(item.name)}", "safe" if safe else "unsafe", (change,))


def finding(later: Item, earlier: Item, message: str, repair: Repair | None = None) -> Finding:
    """The finding at the *later* name, with a note at the *earlier* one."""
    from carnegie_meta.model.finding import Finding, Note
    from carnegie_meta.text.quote import quoted

    note = Note(earlier.pointer, f"{quoted(earlier.name)} is here")
    return Finding(later.pointer, message, value=later.name, repair=repair, notes=(note,))
