"""Where a record keeps its bios: in author objects, and under the key ``bios``."""

from __future__ import annotations

from carnegie_meta.model.pointer import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.view import RecordView

NAME_KEYS = ("name", "author", "person")
TEXT_KEYS = ("bio", "text", "biography", "description")
"""Keys of an item of ``bios``, the usual one first."""


class Bio:
    """One bio of a record: whose, its text, and where both stand.

    ``pointer`` is of the text, or of the item where there is none; ``item`` of what goes
    when the bio goes, None where more than a bio would go.
    """

    __slots__ = ("item", "name", "on_key", "pointer", "text")

    def __init__(
        self,
        name: str | None,
        text: str | None,
        pointer: str,
        item: str | None = None,
        on_key: bool = False,
    ) -> None:
        self.name = name
        self.text = text
        self.pointer = pointer
        self.item = item
        self.on_key = on_key


def has_bios(record: RecordView) -> bool:
    """Whether *record* has a place for bios at all."""
    authors = record.data.get("authors")
    if isinstance(authors, list):
        for one in authors:
            if isinstance(one, dict):
                return True
    return "bios" in record.data


def bios_of(record: RecordView) -> list[Bio]:
    """The bios of *record*, in the order of the fields."""
    return [*_of_authors(record.data.get("authors")), *_of_bios(record)]


def _of_authors(authors: object) -> Iterator[Bio]:
    """The bios that stand in author objects."""
    for index, item in enumerate(authors if isinstance(authors, list) else ()):
        if isinstance(item, dict) and isinstance(item.get("bio"), str):
            name = item.get("name")
            pointer = f"/authors/{index}/bio"
            yield Bio(name if isinstance(name, str) else "", item["bio"], pointer, pointer)


def _of_bios(record: RecordView) -> Iterator[Bio]:
    """The bios under the key ``bios``: an object by name, a list of objects or of texts, a text."""
    value = record.data.get("bios")
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(key, str):
                yield from _of_item(key, item, f"/bios/{escape(key)}")
        return
    if isinstance(value, str):
        value, pointers = [value], ["/bios"]
    elif isinstance(value, list):
        pointers = [f"/bios/{index}" for index in range(len(value))]
    else:
        return
    names = [name for _, name in record.items("authors")]
    in_order = len(names) == len(value) and all(isinstance(item, str) for item in value)
    for index, (item, pointer) in enumerate(zip(value, pointers, strict=True)):
        if isinstance(item, dict):
            said = next((item[k] for k in NAME_KEYS if isinstance(item.get(k), str)), None)
            yield from _of_item(said, item, pointer)
        elif isinstance(item, str):
            # Texts in the order of the authors; else nobody knows whose they are.
            item_pointer = pointer if pointer != "/bios" else None
            yield Bio(names[index] if in_order else None, item, pointer, item_pointer)


def _of_item(name: str | None, item: object, pointer: str) -> Iterator[Bio]:
    """The bio that *item* is, or holds beside a name."""
    if isinstance(item, str):
        yield Bio(name, item, pointer, pointer, on_key=True)
    elif isinstance(item, dict):
        key = next((key for key in TEXT_KEYS if isinstance(item.get(key), str)), None)
        if key is not None:
            alone = item.keys() <= {key, *NAME_KEYS}
            yield Bio(name, item[key], f"{pointer}/{key}", pointer if alone else None)
