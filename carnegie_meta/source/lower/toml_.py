"""Changes in TOML text."""

from __future__ import annotations

import json
import re

from carnegie_meta.source.lower import lines
from carnegie_meta.source.lower.brackets import Brackets
from carnegie_meta.source.lower.place import CannotLower, Element, TextEdit
from carnegie_meta.source.lower.plan import children, parent_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from carnegie_meta.source.lower.place import Place
    from carnegie_meta.source.lower.plan import New, Run

DOUBLE = '"'
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_HIDDEN = re.compile(r"[\x7f]")
_LITERAL = re.compile(r"[\t -&(-~\x80-\ud7ff\ue000-\U0010ffff]*")
_BLANK = re.compile(r"[ \t\r\n]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")


def basic(text: str) -> str:
    """*text* in double quotes.

    Raises: CannotLower for a lone surrogate, which TOML cannot write.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise CannotLower("TOML has no lone surrogates") from error
    return _HIDDEN.sub("\\\\u007F", json.dumps(text, ensure_ascii=False))


def string(text: str, quote: str) -> str:
    """*text* between *quote*, single or double, where that can hold it."""
    return f"'{text}'" if quote == "'" and _LITERAL.fullmatch(text) else basic(text)


def key(name: str, quote: str = "") -> str:
    """*name* as a key, bare unless it must not be or *quote* says otherwise."""
    return name if not quote and _BARE_KEY.fullmatch(name) else string(name, quote)


def literal(value: object, quote: str) -> str:
    """*value* on one line.

    Raises: CannotLower for null, which TOML does not have.
    """
    if isinstance(value, str):
        return string(value, quote)
    if isinstance(value, list):
        return "[" + ", ".join(literal(item, quote) for item in value) + "]"
    if isinstance(value, dict):
        members = ", ".join(f"{key(name)} = {literal(item, quote)}" for name, item in value.items())
        return f"{{ {members} }}" if members else "{}"
    if value is None:
        raise CannotLower("TOML has no null")
    try:
        return json.dumps(value, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise CannotLower(str(error)) from error


def edits(place: Place) -> list[TextEdit]:
    """Edits that carry out the plan of *place*."""
    found: list[TextEdit] = []
    plan = place.plan
    for pointer, value in plan.replaced.items():
        found.append(_replaced(place, pointer, value))
    for pointer, name in plan.renamed.items():
        found.append(_renamed(place, pointer, name))
    for pointer in plan.containers:
        style, runs = place.node(pointer).style, plan.runs(pointer)
        if style == "toml":
            found += Brackets(place, pointer, _writer(place, pointer)).edits(runs)
        elif style == "toml-table":
            found += _table(place, pointer, runs)
        elif style == "toml-tables":
            found += _tables(place, pointer, runs)
        else:
            raise CannotLower(f"{pointer!r} is written as {style}")
    return found


def _quote(text: str) -> str:
    return "'" if text[:1] == "'" else '"'


def _replaced(place: Place, pointer: str, value: object) -> TextEdit:
    node = place.node(pointer)
    if node.style != "toml":
        raise CannotLower("a table is replaced whole")
    span = node.value
    old = place.text[span.start : span.end]
    if old.startswith(('"""', "'''")):
        if not isinstance(value, str):
            raise CannotLower("a block of text becomes something else")
        return place.inner_edit(pointer, value, _inside(old))
    return TextEdit(span.start, span.end, literal(value, _quote(old)))


def _inside(old: str) -> Callable[[str], str]:
    """How a piece of text is written inside the multi-line string *old*."""
    return str if old.startswith("'") else lambda text: basic(text)[1:-1]


def _renamed(place: Place, pointer: str, name: str) -> TextEdit:
    member = _member(place, pointer)
    span = member.node.key
    assert span is not None  # a member has a key
    old = place.text[span.start : span.end]
    quote = old[0] if old[0] in "\"'" else ""
    return TextEdit(span.start, span.end, key(name, quote))


def _member(place: Place, pointer: str) -> Element:
    """The member at *pointer*, when it is written as one ``key = value``.

    Raises: CannotLower for a table and for a dotted key, whose names stand in several places.
    """
    member = Element(pointer, place.node(pointer))
    if member.node.style != "toml" or member.node.key is None:
        raise CannotLower("a table's name may stand in several places")
    first = lines.start(place.text, member.start)
    before = place.text[first : member.start].rstrip(" \t")[-1:]
    inline = place.node(parent_of(pointer)).style == "toml"
    if before not in (("{", ",") if inline else ("",)):
        raise CannotLower("a dotted key")
    if not _EQUALS.match(place.text, member.node.key.end):
        raise CannotLower("a dotted key")
    return member


def _writer(place: Place, pointer: str) -> Callable[[New], str]:
    """How a new element of *pointer* is written: like its neighbours."""
    inner = place.elements(pointer)
    quote = _quote(place.text[inner[-1].node.value.start :][:1]) if inner else '"'

    def write(new: New) -> str:
        value = literal(new.value, quote)
        return value if new.key is None else f"{key(new.key)} = {value}"

    return write


def _tables(place: Place, pointer: str, runs: list[Run]) -> list[TextEdit]:
    """Edits that take elements of an array of tables, each with its header and a blank line."""
    old = children(place.value(pointer), pointer)
    gone = [old[number] for run in runs for number in run.gone]
    if any(run.new for run in runs) or len(gone) == len(old):
        raise CannotLower("an array of tables gains an element, or loses all")
    return [_without_table(place, element) for element in gone]


def _without_table(place: Place, pointer: str) -> TextEdit:
    text, span = place.text, place.node(pointer).value
    if any(place.node(p).style != "toml" for p in children(place.value(pointer), pointer)):
        raise CannotLower("a table has tables of its own")
    if "#" in text[span.start : span.end] or text[lines.start(text, span.start) : span.start]:
        raise CannotLower("a comment stands in a table, or a table shares its line")
    if lines.end(text, span.end) != span.end:
        raise CannotLower("a comment stands behind the last member of a table")
    blank = _BLANK.match(text, span.end)
    assert blank is not None  # it matches nothing as well
    if blank.end() < len(text) and not text.startswith(("+++", "#"), blank.end()):
        return TextEdit(span.start, blank.end(), "")
    # The last table: the blank lines above it go, those below stay.
    return TextEdit(len(text[: span.start].rstrip()), span.end, "")


def _table(place: Place, pointer: str, runs: list[Run]) -> list[TextEdit]:
    """Edits of the ``key = value`` lines of a table."""
    old = children(place.value(pointer), pointer)
    gone = [_member(place, old[number]) for run in runs for number in run.gone]
    gone.sort(key=lambda member: member.start)
    found = lines.without(place.text, [(member.start, member.end) for member in gone])
    new = [new for run in runs for new in run.new]
    if not pointer and len(gone) == len(old) and not new:
        raise CannotLower("a text without a key holds no record")
    if not new:
        return found
    last = max(
        (Element(p, place.node(p)) for p in old if place.node(p).style == "toml"),
        key=lambda member: member.start,
        default=None,
    )
    if last is None:
        raise CannotLower("a table without members of its own")
    _member(place, last.pointer)
    span = last.node.key
    assert span is not None  # a member has a key
    text = place.text
    stop = lines.end(text, last.end)
    head = lines.line_end(text, stop) + text[lines.start(text, last.start) : last.start]
    equals = text[span.end : last.node.value.start]
    written = (f"{head}{key(n.key or '')}{equals}{literal(n.value, DOUBLE)}" for n in new)
    return [*found, TextEdit(stop, stop, "".join(written))]
