"""A member that stands in its object twice, in JSON and YAML; TOML has no such thing."""

from __future__ import annotations

from carnegie_meta.source.lower import lines
from carnegie_meta.source.lower.place import CannotLower, TextEdit
from carnegie_meta.source.lower.plan import parent_of
from carnegie_meta.source.lower.yaml_ import ANCHOR, end_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from carnegie_meta.model.span import Span
    from carnegie_meta.source.lower.place import Place


def edits(place: Place, pointer: str, key: Span) -> list[TextEdit]:
    """Edits that take the member whose key stands at *key*, with its comma or its lines."""
    node, text = place.node(pointer), place.text
    if node.key != key:
        raise CannotLower("the places of the earlier members are not known")
    if ANCHOR.search(text, key.start, node.value.end):
        raise CannotLower("a part of the member may be repeated elsewhere")
    if place.node(parent_of(pointer)).style == "block":
        if text[lines.start(text, key.start) : key.start].strip(" "):
            raise CannotLower("the member shares its line")
        return lines.without(text, [(key.start, end_of(place, pointer))])
    comma = text.rindex(",", 0, key.start)
    if text[comma + 1 : key.start].strip(" \t\r\n"):
        raise CannotLower("more than a comma stands before the member")
    return [TextEdit(comma, node.value.end, "")]
