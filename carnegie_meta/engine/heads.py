"""The head of a table: what is wrong with its columns is said once, not once a row."""

from __future__ import annotations

from carnegie_meta.model.fields import BLOCK_FIELDS, SHAPE_FIELDS
from carnegie_meta.model.view import HeadView, field_of
from carnegie_meta.source.unit import is_envelope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from carnegie_meta.engine.check import Checker
    from carnegie_meta.engine.judge import Found
    from carnegie_meta.model.diagnostic import Diagnostic
    from carnegie_meta.source.unit import HeadUnit

BY_NAME = frozenset({"misspelt-key", "repeated-key"})
"""Rules on the key itself: whatever the rows hold."""

ON_COLUMNS = BY_NAME | {"unknown-key"}
"""Rules that have one thing to say of a column. A row must show that its shape knows no such key:
front matter, which an author object tells as well, may have any."""

KNOWN = frozenset(BLOCK_FIELDS) | SHAPE_FIELDS | {""}
"""Names of columns of which there is nothing to say; a column without a name is no field."""

MISSING = "missing-key"
"""The rule on keys that are not there; what it says of a row is the row's where a column is there
and the row has nothing in it."""


class Heads:
    """What has been said of the columns of one table.

    ``found``: what its head alone shows. Of what only a row can show (that a key is missing or
    unknown, for the row tells the shape) :meth:`of_row` makes a finding of the head when the first
    row shows it.
    """

    def __init__(self, checker: Checker, unit: HeadUnit) -> None:
        self._checker = checker
        self._unit = unit
        self._said: set[str] = set()
        self._absent: frozenset[str] | None = None
        self.found = self._judged()

    def _judged(self) -> list[Diagnostic]:
        unit = self._unit
        found = self._checker.check_unit(unit) if unit.problems else []
        if _doubtful(unit.names):
            placed = self._placed(self._found(unit.names, BY_NAME))
            self._said.update(each.pointer or "" for each in placed)
            found += placed
        found.sort(key=lambda diagnostic: diagnostic.sort_key)
        return found

    def _found(self, names: Iterable[str], rules: frozenset[str]) -> list[Found]:
        view = HeadView(dict.fromkeys(filter(None, names)), self._checker.mapping)
        return self._checker.judge.find_keys(view, rules)

    def _placed(self, found: list[Found]) -> list[Diagnostic]:
        if not found:
            return []
        from carnegie_meta.engine.place import Placer

        placer = Placer(self._unit, self._checker.selection, self._checker.mapping)
        return list(placer.record(self._unit.raw, found))

    def of_row(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """*found* in a row, without what the head has said; what it says now comes first."""
        said: list[Diagnostic] = []
        own: list[Diagnostic] = []
        for each in found:
            key = self._key(each)
            if key is None:
                own.append(each)
            elif key not in self._said:
                self._said.add(key)
                said.append(self._moved(each))
        return said + own

    def _key(self, found: Diagnostic) -> str | None:
        """What names the fact that *found* in a row tells of the head; None where it tells none."""
        pointer = found.pointer or ""
        if found.name in ON_COLUMNS and pointer.count("/") == 1:
            return pointer
        if found.name == MISSING and not pointer and found.message in self._missing():
            return found.message
        return None

    def _missing(self) -> frozenset[str]:
        """What is said of the fields for which there is no column."""
        if self._absent is None:
            mapping = self._checker.mapping
            # A block must have all that front matter must have.
            names = [
                name
                for name in self._unit.names
                if (mapping.get(name) or field_of(name)) not in SHAPE_FIELDS
            ]
            found = self._found(names, frozenset({MISSING}))
            self._absent = frozenset(finding.message for _, finding in found)
        return self._absent

    def _moved(self, found: Diagnostic) -> Diagnostic:
        """*found* in a row, at the head."""
        from carnegie_meta.model.value import replaced

        unit = self._unit
        node = unit.node(unit.raw, found.pointer or "")
        place = None if node is None else unit.text.range(node.value)
        return replaced(found, record=None, range=place, fix=None, related=())


def _doubtful(names: Collection[str]) -> bool:
    """Whether *names* of columns are to be judged: not where all are plainly those of fields.

    Nor where rows hold their record in one cell, with columns around it that are no fields.
    """
    return not KNOWN.issuperset(names) and not is_envelope(names)
