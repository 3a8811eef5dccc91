"""Other items that a page points to; their authors are not the item's."""

from __future__ import annotations

from carnegie_meta.model.page import Item
from carnegie_meta.page.people import LONGEST_NAME, folded, name_parts
from carnegie_meta.page.words import is_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from carnegie_meta.model.page import Part
    from carnegie_meta.source.lines import Line, Lines

MOST = 100
"""Items that are read; a page shows five."""


def read_related(lines: Lines, region: Sequence[Line]) -> list[Item]:
    """Items in *region*: each begins with the label of its section.

    Below it stand the series, the title, a text and the authors, of which only the title is
    always there.
    """
    starts = [index for index, line in enumerate(region) if is_label(line.text)]
    found = []
    for number, start in enumerate(starts[:MOST]):
        end = starts[number + 1] if number + 1 < len(starts) else len(region)
        found.append(_item(lines, region[start:end]))
    return found


def _item(lines: Lines, group: Sequence[Line]) -> Item:
    label, rest = group[0], list(group[1:])
    title = next((line for line in rest if line.element.startswith("h")), None)
    if title is None:
        # In a stored text the lines down to the first blank one are label, series and title.
        first: list[Line] = []
        for line in rest:
            if line.apart and first:
                break
            first.append(line)
        title = first[-1] if first else None
    behind = rest[rest.index(title) + 1 :] if title is not None else []
    return Item(_part(lines, label), _part(lines, title), _authors(lines, behind))


def _authors(lines: Lines, group: Sequence[Line]) -> list[Part]:
    """Names behind the text of an item; printed twice, they count once."""
    found: list[Part] = []
    for line in group[1:MOST]:
        if len(line.text) > 2 * LONGEST_NAME or line.text.endswith((".", "?", "!")):
            continue
        for name in name_parts(lines, line.start, line.end):
            words = len(name.split())
            known = {folded(other) for other in found}
            if 2 <= words <= 6 and folded(name) not in known:
                found.append(name)
    return found


def _part(lines: Lines, line: Line | None) -> Part | None:
    return None if line is None else lines.part(line.start, line.end)
