"""One record as a program sees it: its data, where it came from, and where its values stand."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from carnegie_meta.model.span import Range
    from carnegie_meta.source.unit import RawRecord, Unit


class Record:
    """A record read from a file.

    ``data``: the JSON value as it was read, a dict unless the text is wrong. ``path``: the file.
    ``index``: its number in a file that holds many, else None.
    """

    __slots__ = ("_raw", "_unit")

    def __init__(self, unit: Unit, raw: RawRecord) -> None:
        self._unit = unit
        self._raw = raw

    def __repr__(self) -> str:
        return f"Record({self.path!r}, index={self.index!r})"

    @property
    def data(self) -> dict[str, Any]:
        """The record's JSON value; where the text is wrong it may be no object at all."""
        value: Any = self._raw.data
        return value  # type: ignore[no-any-return]  # what users need it to be

    @property
    def path(self) -> str | None:
        """The file it was read from, as the caller named it."""
        return self._unit.text.path

    @property
    def index(self) -> int | None:
        """Its number in a file that holds many, from 0; None in a file that holds one."""
        return self._raw.index

    @property
    def unit(self) -> Unit:
        """The text it was read from, with the places of all values."""
        return self._unit

    @property
    def raw(self) -> RawRecord:
        """The record inside its unit."""
        return self._raw

    def range(self, pointer: str = "") -> Range | None:
        """Where the value at *pointer* (into ``data``) stands in the file; None if it is absent."""
        node = self._unit.node(self._raw, self._raw.wrapper + pointer)
        return None if node is None else self._unit.text.range(node.value)

    @property
    def positions(self) -> dict[str, Range]:
        """Range of every value by its JSON Pointer into ``data``."""
        base = self._raw.base + self._raw.wrapper
        text = self._unit.text
        return {
            pointer[len(base) :]: text.range(node.value)
            for pointer, node in self._unit.positions.items()
            if pointer == base or pointer.startswith(base + "/")
        }
