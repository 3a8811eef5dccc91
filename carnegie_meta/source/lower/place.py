"""Where the parts of one record stand in its text."""

from __future__ import annotations

from itertools import pairwise

from carnegie_meta.model.pointer import get
from carnegie_meta.source.json_places import Places
from carnegie_meta.source.lower.plan import apply_changes, children
from carnegie_meta.source.same import same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from carnegie_meta.source.lower.plan import Plan
    from carnegie_meta.source.unit import Node, RawRecord, Unit


class CannotLower(Exception):
    """The text is written in a way that the edit cannot keep."""


class TextEdit:
    """Replace ``[start, end)`` of the unit's text by ``content``."""

    __slots__ = ("content", "end", "start")

    def __init__(self, start: int, end: int, content: str) -> None:
        self.start = start
        self.end = end
        self.content = content

    def __repr__(self) -> str:
        return f"TextEdit({self.start}, {self.end}, {self.content!r})"


class Extent:
    """Where an item of a list or a member of an object begins and ends; a member with its key."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class Element(Extent):
    """An item or member, and what stands there."""

    __slots__ = ("node", "pointer")

    def __init__(self, pointer: str, node: Node) -> None:
        super().__init__(node.value.start if node.key is None else node.key.start, node.value.end)
        self.pointer = pointer
        self.node = node


class Elements:
    """What a list or object holds: each element is looked up when it is asked for.

    For texts whose elements are known to follow each other as the data has them.
    """

    __slots__ = ("_found", "_node", "_pointers")

    def __init__(self, pointers: list[str], node: Callable[[str], Node]) -> None:
        self._pointers = pointers
        self._node = node
        self._found: dict[int, Element] = {}

    def __len__(self) -> int:
        return len(self._pointers)

    def __iter__(self) -> Iterator[Element]:
        return map(self.__getitem__, range(len(self._pointers)))

    def __getitem__(self, number: int) -> Element:
        if number < 0:
            number += len(self._pointers)
        found = self._found.get(number)
        if found is None:
            pointer = self._pointers[number]
            found = self._found[number] = Element(pointer, self._node(pointer))
        return found


class Sites:
    """What was found out about one record's text, kept from one plan to the next.

    ``elements``: what lists and objects hold; ``extents``: where; ``blocks``: the same for YAML
    blocks, whole lines; ``remarks``: whether comments stand between brackets, for those that can
    be edited; ``styles``: answers of :meth:`Place.most_used`.
    """

    __slots__ = ("blocks", "elements", "extents", "remarks", "styles")

    def __init__(self) -> None:
        self.elements: dict[str, list[Element] | Elements] = {}
        self.extents: dict[str, list[Extent]] = {}
        self.blocks: dict[str, list[Element]] = {}
        self.remarks: dict[str, bool] = {}
        self.styles: dict[tuple[str, ...], str] = {}


class Place:
    """A record's text, the nodes in it, and the plan to carry out."""

    __slots__ = (
        "_base",
        "_format",
        "_positions",
        "_raw",
        "is_plain_json",
        "plan",
        "sites",
        "style",
        "text",
    )

    def __init__(self, unit: Unit, raw: RawRecord, plan: Plan, sites: Sites | None = None) -> None:
        self.plan = plan
        self.sites = sites or Sites()
        self.text = unit.text.content
        self._positions = unit.positions
        self.is_plain_json = isinstance(self._positions, Places)
        """Whether the text is JSON as the grammar has it, with no key twice."""
        self._base = raw.base + raw.wrapper
        self._raw = raw
        self._format = unit.format
        self.style = "json" if self.is_plain_json else self.node("").style
        """How the record itself is written, as :class:`Node` has it."""

    def value(self, pointer: str) -> object:
        """What stands at *pointer* before the changes."""
        return get(self.plan.data, pointer)

    def node(self, pointer: str) -> Node:
        """The Node of *pointer*.

        Raises: CannotLower when the text has no place for it.
        """
        try:
            return self._positions[self._base + pointer]
        except KeyError:
            raise CannotLower(f"no place for {pointer!r}") from None

    def above(self, pointer: str) -> list[str]:
        """Pointers around *pointer* inside the record, the innermost first."""
        found: list[str] = []
        while pointer:
            pointer = pointer[: pointer.rindex("/")]
            found.append(pointer)
        return found

    def elements(self, pointer: str) -> list[Element] | Elements:
        """What the list or object at *pointer* holds, in the order of the text.

        Raises: CannotLower when that is not the order of the data: a key stands twice, or a
        value stands elsewhere.
        """
        known = self.sites.elements.get(pointer)
        if known is not None:
            return known
        pointers = children(self.value(pointer), pointer)
        if self.is_plain_json:
            return self.sites.elements.setdefault(pointer, Elements(pointers, self.node))
        found = [Element(p, self.node(p)) for p in pointers]
        for one, other in pairwise(found):
            if one.end > other.start:
                raise CannotLower(f"the elements of {pointer!r} do not follow each other")
        self.sites.elements[pointer] = found
        return found

    def extents(self, pointer: str) -> Sequence[Extent] | Elements:
        """Where each thing begins and ends that the list or object at *pointer* holds.

        Raises: CannotLower, as :meth:`elements`.
        """
        known = self.sites.extents.get(pointer)
        if known is None:
            pairs = None
            if isinstance(self._positions, Places):
                pairs = self._positions.items_of(self._base + pointer)
            if pairs is None:
                return self.elements(pointer)
            known = self.sites.extents[pointer] = [Extent(start, end) for start, end in pairs]
        return known

    def inner_gap(self, pointer: str) -> str | None:
        """The text between the first two elements of what stands at *pointer*, if it has two."""
        try:
            parts = self.extents(pointer)
        except CannotLower:
            return None
        return self.text[parts[0].end : parts[1].start] if len(parts) > 1 else None

    def most_used(self, styles: tuple[str, ...]) -> str:
        """Which of *styles* most values of the record have; the first of them on a draw."""
        if styles in self.sites.styles:
            return self.sites.styles[styles]
        counts = dict.fromkeys(styles, 0)
        waiting = [""]
        while waiting:
            pointer = waiting.pop()
            node = self._positions.get(self._base + pointer)
            if node is not None and node.style in counts:
                counts[node.style] += 1
            waiting += children(self.value(pointer), pointer)
        self.sites.styles[styles] = max(counts, key=counts.__getitem__)
        return self.sites.styles[styles]

    def inner_edit(self, pointer: str, new: str, write: Callable[[str], str]) -> TextEdit:
        """An edit of those characters only in which the string at *pointer* differs from *new*.

        The text that it makes is read again: where lines are folded, what stands in the text and
        what it means are not the same.
        """
        node, old = self.node(pointer), self.value(pointer)
        assert isinstance(old, str)  # asked of strings only
        first = _shared(old, new)
        same_end = _shared(old[first:][::-1], new[first:][::-1])
        last = len(old) - same_end
        written = write(new[first : len(new) - same_end])
        offsets = node.offsets()
        if offsets is not None and len(offsets) == len(old) + 1:
            edit = TextEdit(offsets[first], offsets[last], written)
        else:
            edit = self._found_edit(node, old, first, last, written)
        if edit.end > node.value.end or not self._reads_back(edit, pointer, new):
            raise CannotLower(f"the text at {pointer!r} cannot hold the change")
        return edit

    def _found_edit(self, node: Node, old: str, first: int, last: int, written: str) -> TextEdit:
        """The edit where no map of characters exists: at what the text holds only once."""
        raw = self.text[node.value.start : node.value.end]
        for around in (0, 1, 2, 4, 8, 16):
            begin = max(0, first - around)
            piece = old[begin : last + around]
            if piece and raw.count(piece) == 1:
                at = node.value.start + raw.index(piece) + first - begin
                return TextEdit(at, at + last - first, written)
        raise CannotLower("the place of the change is not certain")

    def _reads_back(self, edit: TextEdit, pointer: str, new: str) -> bool:
        """Whether *edit* alone makes the record's string at *pointer* *new*, and no more."""
        from carnegie_meta.model.finding import Change
        from carnegie_meta.source.formats import reader
        from carnegie_meta.source.input import Input

        text = apply_edits(self.text, [edit])
        expected = apply_changes(self.plan.data, [Change("replace", pointer, new)])
        source = Input(None, text.encode("utf-8", "surrogatepass"))
        return any(
            raw.index == self._raw.index and same(raw.data, expected)
            for unit in reader(self._format).read(source)
            for raw in unit.records
        )

    def checked(self, edits: list[TextEdit]) -> list[TextEdit] | None:
        """*edits* sorted, without those that change nothing; None when nothing is left.

        Raises: CannotLower when two of them meet.
        """
        changing = [e for e in edits if self.text[e.start : e.end] != e.content]
        changing.sort(key=lambda edit: (edit.start, edit.end))
        kept: list[TextEdit] = []
        for edit in changing:
            last = kept[-1] if kept else None
            if last is None or (last.end <= edit.start and last.start < edit.start):
                kept.append(edit)
            elif last.start == last.end == edit.start < edit.end:
                kept[-1] = TextEdit(edit.start, edit.end, last.content + edit.content)
            else:
                raise CannotLower("two edits meet")
        return kept or None


def apply_edits(text: str, edits: list[TextEdit]) -> str:
    """*text* after *edits*, which are in order and do not meet."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.content)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def _shared(one: str, other: str) -> int:
    """With how many equal characters both begin."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
