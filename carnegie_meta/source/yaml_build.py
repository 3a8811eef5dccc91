"""From YAML events to values, problems and, where they are wanted, places.

The builder does not recurse, keeps scalars as written where YAML 1.1 and 1.2 differ, and
bounds what aliases may multiply. Without places it does as little as it can: most
files are read once and have no finding.
"""

from __future__ import annotations

import re

from carnegie_meta.model.missing import MISSING
from carnegie_meta.model.pointer import join
from carnegie_meta.model.problem import Problem
from carnegie_meta.model.span import Span
from carnegie_meta.source import yaml_scalar
from carnegie_meta.source.unit import MAX_DEPTH, Node
from carnegie_meta.source.yaml_frame import Anchor, Document, Frame, Stop
from carnegie_meta.source.yaml_parser import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    Substitution,
    YAMLError,
    events,
    explain,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from carnegie_meta.source.yaml_frame import Container
    from carnegie_meta.source.yaml_parser import Event

MAX_EXPANDED = 100_000
"""Values that aliases may add to a document, unless it holds a tenth of them itself."""

STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
PREFIX = "tag:yaml.org,2002:"
TAGGED: dict[str, tuple[type, ...]] = {
    PREFIX + "int": (int,),
    PREFIX + "float": (int, float),
    PREFIX + "bool": (bool,),
    PREFIX + "null": (type(None),),
}
MERGE = "<<"

_PROPERTIES = re.compile(r"(?:[&!][^\s\[\]{},]*|!<[^>\s]*>|\s+(?:#[^\r\n]*)?)*")


class Builder:
    """One reading of a YAML text.

    ``documents`` are those read to their end; ``failure`` is what stopped the reading;
    ``started`` counts documents, the broken one included. Offsets are ``shift`` more than
    those in *content*, which may be a part of a larger text.
    """

    def __init__(self, content: str, shift: int = 0, *, places: bool = False) -> None:
        self.documents: list[Document] = []
        self.failure: Problem | None = None
        self.started = 0
        self._content = content
        self._shift = shift
        self._places = places
        self._tabs = "\t" in content
        self._breaks = Substitution.of(content)
        self._stack: list[Frame] = []
        self._anchors: dict[str, Anchor] = {}
        self._expanded = self._own = 0
        self._duplicates: list[tuple[Frame, str, str, Span, object]] = []
        self._document = Document()
        handlers: dict[type, Callable[..., None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open,
            SequenceStartEvent: self._open,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._start,
        }
        ignore = self._ignore
        text = self._breaks.text if self._breaks else content
        try:
            if content.startswith("\ufeff"):
                # The parser would skip it without counting it.
                raise Stop("control-character", shift, shift + 1, character="U+FEFF")
            for event in events(text):
                handlers.get(type(event), ignore)(event)
        except YAMLError as error:
            self.failure = explain(error, content, shift)
        except Stop as stop:
            self.failure = stop.problem
        else:
            self._end()

    def _ignore(self, event: Event) -> None:
        """Stream events and ends of documents mean nothing here."""

    def _start(self, event: DocumentStartEvent) -> None:
        self._end()
        self.started += 1
        self._document = Document()
        self._anchors = {}
        self._expanded = self._own = 0

    def _end(self) -> None:
        """Keep the document that was being read; one that holds nothing does not count."""
        document = self._document
        if self._duplicates:
            self._end_duplicates()
        if document.value is not MISSING:
            self.documents.append(document)
        elif self.started:
            self.started -= 1
        self._document = Document()

    def _end_duplicates(self) -> None:
        from carnegie_meta.source.same import same

        problems: list[Problem] = []
        following: dict[tuple[int, str], object] = {}
        for frame, key, pointer, span, before in reversed(self._duplicates):
            container = frame.container
            assert isinstance(container, dict)  # only mappings have keys
            after = following.get((id(frame), key), container[key])
            following[(id(frame), key)] = before
            facts = {"key": key, "first": frame.marks[key][0]}
            kind = "repeated-member" if same(before, after) else "duplicate-key"
            problems.append(Problem(kind, span, facts, None, pointer))
        self._document.problems += reversed(problems)
        self._duplicates = []

    # What an event says

    def _scalar(self, event: ScalarEvent) -> None:
        raw: str = event.value
        if self._breaks:
            raw = self._breaks.restore(raw)
        start = event.start_mark.index
        end = event.end_mark.index
        if event.anchor or event.tag:
            start = self._behind_properties(start, end)
        stack = self._stack
        frame = stack[-1] if stack else None
        plain = event.implicit[0]
        if frame is not None and frame.key is None and type(frame.container) is dict:
            if event.anchor:
                self._anchors[event.anchor] = Anchor(raw)
            self._key(frame, raw, start, end, plain)
            return
        value: object = raw
        kind: str | None = None
        if plain:
            value, kind = yaml_scalar.resolve(raw)
            if frame is None and value is None and start == end and not event.anchor:
                return
        elif event.tag and event.tag != "!":
            value = self._tagged(event, raw, start, end)
        if kind is not None:
            self._trap(kind, raw, start, end)
        if self._tabs:
            self._tab_before(start)
        if event.anchor:
            self._anchors[event.anchor] = Anchor(value)
        if self._places:
            end = self._place_scalar(event, raw, start, end)
        self._put(value, start, end)

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        start = event.start_mark.index
        if len(self._stack) >= MAX_DEPTH:
            raise Stop("too-deep", start + self._shift, start + 1 + self._shift, limit=MAX_DEPTH)
        if event.anchor or event.tag:
            start = self._behind_properties(start, len(self._content))
        mapping = type(event) is MappingStartEvent
        container: Container = {} if mapping else []
        expected = "map" if mapping else "seq"
        if event.tag and event.tag not in ("!", PREFIX + expected):
            self._unknown_tag(event.tag, event.start_mark.index, start)
        if event.anchor:
            self._anchors[event.anchor] = Anchor(container, open=True)
        if self._tabs:
            self._tab_before(start)
        style = "flow" if event.flow_style else "block"
        self._stack.append(Frame(container, start, style, event.anchor))

    def _close(self, event: MappingEndEvent | SequenceEndEvent) -> None:
        frame = self._stack.pop()
        end = event.end_mark.index if frame.style == "flow" else frame.end
        if frame.merges:
            self._merge(frame)
        if frame.anchor:
            # The anchor may have been given again inside.
            known = Anchor(frame.container, frame.size, frame.height + 1)
            self._anchors[frame.anchor] = known
        parent = self._stack[-1] if self._stack else None
        if parent is not None and parent.key is None and type(parent.container) is dict:
            raw = self._content[frame.start : end]
            self._problem("non-string-key", frame.start, end, raw, key=raw[:80])
            self._name(parent, raw, frame.start, end)
            return
        if self._places:
            self._place(frame.start, end, frame.style)
        self._put(frame.container, frame.start, end, frame.size, frame.height + 1)

    def _alias(self, event: AliasEvent) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        name: str = event.anchor
        here = start + self._shift, end + self._shift
        anchor = self._anchors.get(name)
        if anchor is None:
            reason = f"the alias *{name[:40]} has no anchor before it"
            raise Stop("yaml-syntax", *here, reason=reason)
        if anchor.open:
            raise Stop("alias-bomb", *here, name=name[:40], recursive=True)
        self._expanded += anchor.size
        if self._expanded > MAX_EXPANDED and self._expanded > 10 * self._own:
            raise Stop("alias-bomb", *here, name=name[:40], recursive=False, limit=MAX_EXPANDED)
        if len(self._stack) + anchor.height > MAX_DEPTH:
            raise Stop("too-deep", *here, limit=MAX_DEPTH)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and type(frame.container) is dict:
            raw = anchor.value if isinstance(anchor.value, str) else self._content[start:end]
            if not isinstance(anchor.value, str):
                self._problem("non-string-key", start, end, raw, key=raw)
            self._name(frame, raw, start, end)
            return
        if self._places:
            self._place(start, end, "alias")
        self._put(anchor.value, start, end, anchor.size, anchor.height)

    # Keys

    def _key(self, frame: Frame, raw: str, start: int, end: int, plain: bool) -> None:
        if plain:
            if raw == MERGE:
                frame.merging = True
                frame.key, frame.key_span = raw, (start, end)
                return
            value, kind = yaml_scalar.resolve(raw)
            if kind is not None:
                # Keys x and y of a point are not worth a word: no tool of today misreads them.
                if len(raw) > 1 or kind != "yaml-boolean":
                    self._trap(kind, raw, start, end, key=raw)
            elif not isinstance(value, str):
                self._problem("non-string-key", start, end, raw, key=raw)
        self._name(frame, raw, start, end)

    def _name(self, frame: Frame, key: str, start: int, end: int) -> None:
        """The next value of *frame* goes under *key*."""
        container = frame.container
        assert isinstance(container, dict)  # only mappings ask for a key
        frame.key, frame.key_span = key, (start, end)
        if key in frame.marks:
            pointer = self._pointer()
            span = Span(start + self._shift, end + self._shift)
            self._duplicates.append((frame, key, pointer, span, container[key]))
            self._document.forget(pointer, container[key])
        else:
            frame.marks[key] = start + self._shift, end + self._shift

    def _merge(self, frame: Frame) -> None:
        """Members that ``<<`` brings; explicit ones win, then the earlier ones."""
        container = frame.container
        assert isinstance(container, dict)  # only mappings have keys
        base = self._pointer()
        for value, span, key_span in frame.merges:
            for source in value if isinstance(value, list) else [value]:
                if not isinstance(source, dict):
                    reason = "the merge key << takes a mapping or a list of mappings"
                    raise Stop("yaml-syntax", span.start, span.end, reason=reason)
                for key, item in source.items():
                    if key in container:
                        continue
                    container[key] = item
                    if self._places:
                        node = Node(span, key_span, "merge")
                        self._document.nodes[join([key], base)] = node

    # Values

    def _put(self, value: object, start: int, end: int, size: int = 1, height: int = 0) -> None:
        self._own += 1
        if not self._stack:
            self._document.value = value
            return
        frame = self._stack[-1]
        frame.size += size
        frame.end = end
        if height > frame.height:
            frame.height = height
        container = frame.container
        if type(container) is list:
            container.append(value)
        elif frame.merging:
            shift = self._shift
            self._document.forget(self._pointer(), value)
            key_span = Span(frame.key_span[0] + shift, frame.key_span[1] + shift)
            frame.merges.append((value, Span(start + shift, end + shift), key_span))
            frame.merging = False
            frame.key = None
        else:
            assert isinstance(container, dict)
            assert frame.key is not None  # keys and values alternate
            container[frame.key] = value
            frame.key = None

    def _tagged(self, event: ScalarEvent, raw: str, start: int, end: int) -> object:
        """Value of a scalar with an explicit tag."""
        tag = event.tag or ""
        if tag == PREFIX + "str":
            return raw
        value, _ = yaml_scalar.resolve(raw)
        wanted = TAGGED.get(tag)
        if wanted is None:
            self._unknown_tag(tag, event.start_mark.index, start)
            return value
        if not isinstance(value, wanted) or (tag != PREFIX + "bool" and isinstance(value, bool)):
            shown = "!!" + tag[len(PREFIX) :]
            self._problem("unknown-tag", start, end, raw, tag=shown, value=raw[:80])
            return raw
        return value

    def _unknown_tag(self, tag: str, begin: int, start: int) -> None:
        """Note a tag that JSON has no value for; it stands between *begin* and *start*."""
        found = max(self._content.find("!", begin, start), begin)
        end = found + len(self._content[found:start].split(None, 1)[0])
        shown = "!!" + tag[len(PREFIX) :] if tag.startswith(PREFIX) else tag
        self._problem("unknown-tag", found, end, tag, tag=shown)

    # Problems and places

    def _pointer(self) -> str:
        """Pointer to the value that is being read, or to what its key names."""
        return join(
            len(frame.container) if frame.key is None and type(frame.container) is list
            else frame.key or ""
            for frame in self._stack
        )  # fmt: skip

    def _problem(self, kind: str, start: int, end: int, raw: str, **facts: object) -> None:
        span = Span(start + self._shift, end + self._shift)
        frame = self._stack[-1] if self._stack else None
        is_key = frame is not None and frame.key is None and type(frame.container) is dict
        pointer = self._pointer()
        if is_key:
            pointer = join([raw], pointer[: pointer.rindex("/")])
        self._document.problems.append(Problem(kind, span, facts, None, pointer))

    def _trap(self, kind: str, raw: str, start: int, end: int, key: str | None = None) -> None:
        facts: dict[str, object] = {"value": raw, "meaning": yaml_scalar.meaning(kind, raw)}
        if key is not None:
            facts["key"] = key
        elif kind == "yaml-date":
            frame = self._stack[-1] if self._stack else None
            if frame is not None and frame.key and yaml_scalar.is_date_field(frame.key):
                kind = "yaml-date-field"
        self._problem(kind, start, end, raw, **facts)

    def _tab_before(self, start: int) -> None:
        """Note a tab between an indicator and what begins at *start*."""
        content = self._content
        at = start
        while at > 0 and content[at - 1] in " \t":
            at -= 1
        if at > 0 and content[at - 1] in ":-?" and "\t" in content[at:start]:
            self._problem("yaml-tab", at, start, content[at:start])

    def _behind_properties(self, start: int, end: int) -> int:
        """Where a value begins, behind its anchor and tag."""
        found = _PROPERTIES.match(self._content, start, end)
        return found.end() if found else start

    def _place(
        self,
        start: int,
        end: int,
        style: str,
        offsets: Callable[[], list[int] | None] | None = None,
    ) -> None:
        shift = self._shift
        frame = self._stack[-1] if self._stack else None
        key = None
        if frame is not None and frame.key is not None:
            key = Span(frame.key_span[0] + shift, frame.key_span[1] + shift)
        node = Node(Span(start + shift, end + shift), key, style, offsets)
        self._document.nodes[self._pointer()] = node

    def _place_scalar(self, event: ScalarEvent, value: str, start: int, end: int) -> int:
        """Note a scalar's place; its end, without the blank lines behind a block."""
        style = STYLES.get(event.style or "", "plain")
        whole, content, shift = end, self._content, self._shift

        def offsets() -> list[int] | None:
            from carnegie_meta.source import yaml_offsets

            found = yaml_offsets.offsets(content, start, whole, style, value)
            return None if found is None else [offset + shift for offset in found]

        if style in ("literal", "folded"):
            end = start + len(content[start:end].rstrip(" \t\r\n"))
            while end < whole and content[end] in " \t":
                end += 1
        self._place(start, end, style, offsets)
        return end
