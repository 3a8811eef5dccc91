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
    two people.
    """
    named = record.items("authors")
    if len(named) < 2:
        return
    from carnegie_meta.text.names_compare import repeated

    found = repeated(tuple(name for _, name in named))
    if not found:
        return
    values = record.data["authors"]
    assert isinstance(values, list)  # it has items
    items = [Item(pointer, name, values[int(pointer.split("/")[2])]) for pointer, name in named]
    for later, earlier, comparison in found:
        one, other = items[later], items[earlier]
        if one.value != other.value and not _are_two(one.value, other.value):
            yield one, other, comparison


def _are_two(one: object, other: object) -> bool:
    """Whether two author objects carry different identifiers."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return False
    return any(one.get(k) and other.get(k) and one[k] != other[k] for k in ("orcid", "url"))


def dispensable(one: Item, other: Item) -> Item | None:
    """The item that can go without loss but of its spelling; None where both hold more."""
    if isinstance(one.value, dict) and isinstance(other.value, dict):
        for item, kept in ((one, other), (other, one)):
            assert isinstance(item.value, dict)
            assert isinstance(kept.value, dict)
            rest = {key: value for key, value in item.value.items() if key != "name"}
            if rest.items() <= kept.value.items():
                return item
        return None
    if isinstance(one.value, dict) or isinstance(other.value, dict):
        return other if isinstance(one.value, dict) else one
    return one if _worth(one.name) <= _worth(other.name) else other


def _worth(name: str) -> tuple[int, ...]:
    """How good a spelling is: clean before shouted, fuller before shorter, marked before plain."""
    from carnegie_meta.text.names import parse
    from carnegie_meta.text.names_faults import faults

    parsed = parse(name)
    letters = sum(len(word.strip(".")) for word in parsed.words)
    marks = sum(not c.isascii() or not c.isalnum() for c in "".join(parsed.words))
    return -len(faults(name)), len(parsed.words), letters, marks, -len(name)


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
