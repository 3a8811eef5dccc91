"""Changes in YAML text, in block and in flow style."""

from __future__ import annotations

import re

from carnegie_meta.source.lower import lines, yaml_scalar
from carnegie_meta.source.lower.brackets import Brackets
from carnegie_meta.source.lower.place import CannotLower, Element, TextEdit
from carnegie_meta.source.lower.plan import parent_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from carnegie_meta.model.span import Span
    from carnegie_meta.source.lower.place import Place
    from carnegie_meta.source.lower.plan import New, Run
    from carnegie_meta.source.unit import Node

    Writer = Callable[[New], str]

SCALARS = ("plain", "single", "double", "literal", "folded")
BORROWED = ("alias", "merge")
REACH = 1000
"""How far before a value its anchor and tag are looked for."""

ANCHOR = re.compile(r"(?:^|(?<=[\s\[{,:-]))&[^\s,\[\]{}]+")
_DASH = re.compile(r" *-[ \t]+")
_ITEM = re.compile(r" *-[ \t]+(?:[&!][^\s,\[\]{}]*[ \t]+)*")
_INDENT = re.compile(r"[ -]*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*|-(?=[ \t\r\n]))*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:[\r\n][ \t\r\n]*|\Z)")
_COLON = re.compile(r"[ \t]*:(?=[ \t\r\n]|\Z)")
_FLOW_COLON = re.compile(r"[ \t\r\n]*:")

# How a piece of text is written inside a scalar that keeps its style.
_INSIDE: dict[str, Callable[[str], str]] = {
    "plain": str,
    "literal": str,
    "folded": str,
    "single": lambda text: text.replace("'", "''"),
    "double": lambda text: yaml_scalar.double(text)[1:-1],
}


def edits(place: Place) -> list[TextEdit]:
    """Edits that carry out the plan of *place*."""
    return _Writer(place).edits()


def end_of(place: Place, pointer: str) -> int:
    """Where the text of the value at *pointer* ends, without comments behind it."""
    node = place.node(pointer)
    while node.style == "block":
        inner = place.elements(pointer)
        if not inner:
            break
        pointer, node = inner[-1].pointer, inner[-1].node
    return node.value.end


class _Writer:
    """The lowering of one plan."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._text = place.text

    def _quotes(self) -> str:
        """The quotes that the record uses most."""
        return self._place.most_used(("double", "single"))

    def edits(self) -> list[TextEdit]:
        plan = self._place.plan
        found: list[TextEdit] = []
        for pointer, value in plan.replaced.items():
            self._own(pointer)
            found += self._replaced(pointer, value)
        for pointer, name in plan.renamed.items():
            self._own(parent_of(pointer))
            found.append(self._renamed(pointer, name))
        for pointer in plan.removed:
            self._own(pointer)
        for pointer in plan.containers:
            self._own(pointer)
            node, runs = self._place.node(pointer), plan.runs(pointer)
            if node.style == "flow":
                found += Brackets(self._place, pointer, self._writer(pointer)).edits(runs)
            elif node.style == "block":
                found += self._block(pointer, runs)
            else:
                raise CannotLower(f"{pointer!r} is written as {node.style}")
        return found

    # What may be edited at all

    def _own(self, pointer: str) -> None:
        """Make sure that nothing else changes with *pointer*: no alias, no anchor, no tag."""
        for number, holder in enumerate((pointer, *self._place.above(pointer))):
            node = self._place.node(holder)
            if node.style in BORROWED:
                raise CannotLower(f"{holder!r} repeats another value")
            start = node.value.start
            before = self._text[max(0, start - REACH) : start].rstrip()
            token = before[max(before.rfind(c) for c in " \t\r\n[{,") + 1 :]
            if token[:1] == "!" and not number:
                raise CannotLower(f"{holder!r} has a tag")
            if token[:1] == "&" and "*" + token[1:] in self._text:
                raise CannotLower(f"{holder!r} is repeated elsewhere")
        span = self._place.node(pointer).value
        if pointer in self._place.plan.replaced or pointer in self._place.plan.removed:
            for anchor in ANCHOR.findall(self._text, span.start, span.end):
                if "*" + anchor[1:] in self._text:
                    raise CannotLower(f"a part of {pointer!r} is repeated elsewhere")

    def _in_flow(self, pointer: str) -> bool:
        """Whether the value at *pointer* stands inside brackets."""
        return any(self._place.node(p).style == "flow" for p in self._place.above(pointer))

    # Values and keys

    def _replaced(self, pointer: str, value: object) -> list[TextEdit]:
        node = self._place.node(pointer)
        span, old = node.value, self._place.value(pointer)
        flow = self._in_flow(pointer)
        if node.style == "block":
            return [self._block_replaced(pointer, value)]
        folded = node.style in ("literal", "folded")
        header = _HEADER.match(self._text, span.start, span.end)
        if folded and header and (header.end() == span.end or not isinstance(value, str)):
            # A block that holds nothing has no line of text to change, and a list is none.
            return [self._unblocked(span, value)]
        if isinstance(old, str) and isinstance(value, str):
            if folded or len(self._text[span.start : span.end].splitlines()) > 1:
                if node.style == "plain" and not yaml_scalar.is_plain(value, flow):
                    raise CannotLower("the new text needs quotes")
                try:
                    return [self._place.inner_edit(pointer, value, _INSIDE[node.style])]
                except CannotLower:
                    if not header or "\n" in old.strip():
                        raise
                    # A block of one line, which cannot hold what quotes can.
                    return [self._unblocked(span, value)]
        elif folded:
            raise CannotLower("a comment stands above a block that becomes something else")
        style = node.style if node.style in SCALARS else "plain"
        written = yaml_scalar.value(value, style, flow, self._quotes)
        if span.start == span.end:
            written = " " + written  # the value was left out, right behind the colon
        return [TextEdit(span.start, span.end, written)]

    def _unblocked(self, span: Span, value: object) -> TextEdit:
        """A block of text becomes a value on the line of its sign."""
        end = span.start + len(self._text[span.start : span.end].rstrip())
        return TextEdit(span.start, end, yaml_scalar.value(value, "plain", False, self._quotes))

    def _block_replaced(self, pointer: str, value: object) -> TextEdit:
        """A block list or object becomes a value on the line of its key."""
        node = self._place.node(pointer)
        if node.key is None:
            raise CannotLower("a block without a key is replaced whole")
        start, end = self._behind_colon(node), end_of(self._place, pointer)
        if "#" in self._text[start:end]:
            raise CannotLower("comments stand in a block that is replaced whole")
        return TextEdit(start, end, " " + yaml_scalar.value(value, "plain", False, self._quotes))

    def _renamed(self, pointer: str, name: str) -> TextEdit:
        key = self._place.node(pointer).key
        if key is None:
            raise CannotLower(f"{pointer!r} has no key")
        holder = parent_of(pointer)
        if self._place.node(holder).style == "flow":
            Brackets(self._place, holder, self._writer(holder))  # refuses a key that stands twice
        else:
            self._elements(holder)
        old = self._text[key.start : key.end]
        colon = _FLOW_COLON if self._in_flow(pointer) else _COLON
        if old[:1] in ("*", "&", "!", "?") or not colon.match(self._text, key.end):
            raise CannotLower("the key is written in full")
        style = {"'": "single", '"': "double"}.get(old[:1], "plain")
        written = yaml_scalar.string(name, style, self._in_flow(pointer), self._quotes)
        return TextEdit(key.start, key.end, written)

    def _writer(self, pointer: str, flow: bool = True) -> Writer:
        """How a new element of *pointer* is written: like its neighbours."""
        style = "plain"
        for element in reversed(self._place.elements(pointer)):
            if element.node.style in ("plain", "single", "double"):
                style = element.node.style
                break
        keyed = style

        def write(new: New) -> str:
            written = yaml_scalar.value(new.value, keyed, flow, self._quotes)
            if new.key is None:
                return written
            key = yaml_scalar.string(new.key, "plain", flow, self._quotes)
            return f"{key}: {written}"

        return write

    # Blocks

    def _behind_colon(self, node: Node) -> int:
        assert node.key is not None  # asked of members only
        colon = _COLON.match(self._text, node.key.end)
        if colon is None or not _BLANK.fullmatch(self._text, colon.end(), node.value.start):
            raise CannotLower("more than a colon stands between key and value")
        return colon.end()

    def _elements(self, pointer: str) -> list[Element]:
        """Elements of a block, when nothing but comments stands between them.

        Each runs from its key or its dash to the end of its text.
        """
        known = self._place.sites.blocks.get(pointer)
        if known is not None:
            return known
        found = [Element(e.pointer, e.node) for e in self._place.elements(pointer)]
        at = self._place.node(pointer).value.start
        for element in found:
            if element.node.key is None:
                first = lines.start(self._text, element.start)
                if not _ITEM.fullmatch(self._text, first, element.start):
                    raise CannotLower("an item shares its line")
                element.start = first
            if at < element.start and not _BLANK.fullmatch(self._text, at, element.start):
                raise CannotLower("something else stands between two elements")
            at = end_of(self._place, element.pointer)
            element.end = at
        self._place.sites.blocks[pointer] = found
        return found

    def _block(self, pointer: str, runs: list[Run]) -> list[TextEdit]:
        parts = self._elements(pointer)
        write = self._writer(pointer, flow=False)
        found: list[TextEdit] = []
        left = len(parts) - sum(len(run.gone) for run in runs)
        if not left and not any(run.new for run in runs):
            at = self._behind_colon(self._own_key(pointer))
            empty = "[]" if isinstance(self._place.value(pointer), list) else "{}"
            found.append(TextEdit(at, at, " " + empty))
        for run in runs:
            if run.new:
                found.append(self._added(parts, run, write))
            gone = [parts[number] for number in (run.gone[1:] if run.new else run.gone)]
            found += self._taken(parts, run, gone)
        return found

    def _own_key(self, pointer: str) -> Node:
        node = self._place.node(pointer)
        if not pointer or node.key is None:
            raise CannotLower("a block without a key would be empty")
        return node

    def _taken(self, parts: list[Element], run: Run, gone: list[Element]) -> list[TextEdit]:
        """Edits that take the lines of *gone*."""
        shared = [e for e in gone if not self._starts_line(e)]
        if not shared:
            return lines.without(self._text, [(e.start, e.end) for e in gone])
        # The first member of an item stands behind its dash: the next one moves up there.
        if len(gone) > 1 or run.after is None or run.new:
            raise CannotLower("an object that shares its line loses more than its first member")
        start, end = gone[0].start, parts[run.after].start
        if "#" in self._text[gone[0].end : end]:
            raise CannotLower("a comment stands between two members")
        return [TextEdit(start, end, "")]

    def _starts_line(self, element: Element) -> bool:
        first = lines.start(self._text, element.start)
        return not self._text[first : element.start].strip(" ")

    def _added(self, parts: list[Element], run: Run, write: Writer) -> TextEdit:
        """The new elements of *run*, a line each."""
        near = run.gone[0] if run.gone else run.after if run.after is not None else run.before
        assert near is not None  # a block is never empty
        part = parts[near]
        stop = lines.end(self._text, part.end)
        first = lines.start(self._text, part.start)
        line_end = lines.line_end(self._text, stop)
        prefix = self._text[first : part.node.value.start if part.node.key is None else part.start]
        indent = " " * len(prefix)
        if part.node.key is not None:
            if not _INDENT.fullmatch(prefix):
                raise CannotLower("a member shares its line")
            prefix = indent
        else:
            dash = _DASH.match(prefix)
            prefix = dash.group() if dash else prefix
        written = [prefix + write(new) for new in run.new]
        if run.gone:
            if not self._starts_line(part):
                raise CannotLower("a member shares its line")
            return TextEdit(first, part.end, line_end.join(written))
        if run.after is not None:
            return TextEdit(first, first, "".join(line + line_end for line in written))
        if self._keeps_blank_lines(part.pointer):
            raise CannotLower("the text above would lose its blank lines")
        return TextEdit(stop, stop, "".join(line_end + line for line in written))

    def _keeps_blank_lines(self, pointer: str) -> bool:
        """Whether the last text in *pointer* is a block that keeps the lines behind it."""
        node = self._place.node(pointer)
        while node.style == "block":
            pointer = self._place.elements(pointer)[-1].pointer
            node = self._place.node(pointer)
        start = node.value.start
        header = self._text[start : lines.start(self._text, start) + 200].split("\n", 1)[0]
        return node.style in ("literal", "folded") and "+" in header.split("#")[0]
