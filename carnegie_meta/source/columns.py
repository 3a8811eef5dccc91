"""What the columns of a table hold: text, lists in one cell, or JSON."""

from __future__ import annotations

from carnegie_meta.model.fields import FIELDS, LIST_FIELDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Literal

    Kind = Literal["text", "list", "json"]

KINDS: tuple[Kind, ...] = ("text", "list", "json")

SEPARATOR = ";"

BLANKS = " \t"
"""Characters around a separator that belong to it, not to the items."""


EMPTY_FIELDS = frozenset(
    {
        "authors",
        "centerAffiliationAll",
        "centers",
        "englishNewsletterAll",
        "nonEnglishNewsletterAll",
        "primaryCenter",
        "programAffiliation",
        "title",
        "type",
    }
)
"""Fields in which an empty cell of CSV is the empty text: those that every record has. Where the
field is a list it is the empty list; elsewhere, an absent key. CSV cannot tell them apart."""


class Columns:
    """How cells of text are read, as a project's configuration says.

    ``kinds``: by the name of a column. ``separator``: between the items of a list in one cell.
    ``mapping``: the column as written to the field it means.
    """

    __slots__ = ("_kinds", "_mapping", "separator")

    def __init__(
        self,
        kinds: Mapping[str, Kind] | None = None,
        separator: str = SEPARATOR,
        mapping: Mapping[str, str] | None = None,
    ) -> None:
        self._kinds = dict(kinds or {})
        self.separator = separator
        self._mapping = dict(mapping or {})

    def field(self, name: str) -> str:
        """The field that the column *name* means."""
        from carnegie_meta.model.view import field_of

        return self._mapping.get(name) or field_of(name) or name

    def of_table(self, names: Collection[str]) -> Columns:
        """These, of a table with columns *names*: one that nearly is a field's name means it."""
        from carnegie_meta.model.view import RecordView

        if FIELDS.issuperset(names):
            return self
        misspelt = RecordView(dict.fromkeys(names), self._mapping).misspelt
        meant = {name: field for field, name in misspelt.items()}
        return Columns(self._kinds, self.separator, self._mapping | meant)

    def said(self, name: str) -> Kind:
        """What the configuration says that the column holds; text where it says nothing."""
        return self._kinds.get(name) or self._kinds.get(self.field(name)) or "text"

    def kind(self, name: str) -> Kind:
        """What a column without types holds: that of a list field is a list unless said."""
        known = self._kinds.get(name) or self._kinds.get(self.field(name))
        return known or ("list" if self.field(name) in LIST_FIELDS else "text")

    def items(self, cell: str) -> list[tuple[int, str]]:
        """The items of a list in one cell, each with where it begins; none in an empty cell.

        Blanks around a separator are the separator's; those at the ends of the cell are not. A
        separator at the very end ends the last item.
        """
        found: list[tuple[int, str]] = []
        if not cell:
            return found
        parts = cell.split(self.separator)
        if len(parts) == 1:
            return [(0, cell)]
        at = 0
        for number, part in enumerate(parts):
            text, begin = part, at
            if number:
                text = part.lstrip(BLANKS)
                begin += len(part) - len(text)
            if number < len(parts) - 1:
                text = text.rstrip(BLANKS)
            if text.strip(BLANKS) or not 0 < number == len(parts) - 1:
                found.append((begin, text))
            at += len(part) + len(self.separator)
        return found
