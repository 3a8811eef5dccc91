"""PyYAML's parser: its events, and its errors in plain English.

The C parser runs where it is installed, else the one in Python; both speak YAML 1.1, which
ends lines at U+0085, U+2028 and U+2029 as well. YAML 1.2 and editors do not, so these are
hidden from the parser.
"""

from __future__ import annotations

from yaml.error import MarkedYAMLError, YAMLError

from carnegie_meta.model.problem import Problem
from carnegie_meta.model.span import Span
from carnegie_meta.source.unit import MAX_DEPTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    # The published stubs allow for events without marks; a parser makes none.
    class Mark(Protocol):
        index: int

    class Event:
        start_mark: Mark
        end_mark: Mark

    class DocumentStartEvent(Event): ...

    class StreamEndEvent(Event): ...

    class AliasEvent(Event):
        anchor: str

    class ScalarEvent(Event):
        anchor: str | None
        tag: str | None
        implicit: tuple[bool, bool]
        value: str
        style: str | None

    class CollectionEvent(Event):
        anchor: str | None
        tag: str | None
        flow_style: bool

    class MappingStartEvent(CollectionEvent): ...

    class SequenceStartEvent(CollectionEvent): ...

    class MappingEndEvent(Event): ...

    class SequenceEndEvent(Event): ...

    class EventParser(Protocol):
        def get_event(self) -> Event: ...
else:
    from yaml.events import (
        AliasEvent,
        DocumentStartEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "Substitution",
    "YAMLError",
    "events",
    "explain",
]


def c_parser(text: str) -> EventParser:
    """The parser in C.

    Raises: ImportError where PyYAML was built without it.
    """
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # stubs hide it

    parser: EventParser = CParser(text)  # type: ignore[assignment]  # its events, typed above
    return parser


def python_parser(text: str) -> EventParser:
    """The parser in Python: slower, the same events."""
    from yaml import SafeLoader

    parser: EventParser = SafeLoader(text)
    return _Joining(parser)


class _Joining:
    """Makes one character of each escaped surrogate pair, and U+FFFD of each half."""

    def __init__(self, parser: EventParser) -> None:
        self._parser = parser

    def get_event(self) -> Event:
        event = self._parser.get_event()
        if isinstance(event, ScalarEvent) and not event.value.isascii():
            data = event.value.encode("utf-16-le", "surrogatepass")
            event.value = data.decode("utf-16-le", "replace")
        return event


def events(text: str) -> Iterator[Event]:
    """Events of *text* up to its end.

    Raises: YAMLError where the text stops being YAML.
    """
    try:
        parser = c_parser(text)
    except ImportError:
        parser = python_parser(text)
    while True:
        event = parser.get_event()
        if type(event) is StreamEndEvent:
            return
        yield event


class Substitution:
    """A text in which private characters stand for line ends that only YAML 1.1 knows."""

    __slots__ = ("_back", "text")

    BREAKS = "\x85\u2028\u2029"

    def __init__(self, content: str) -> None:
        unused = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in content)
        there = {ord(character): next(unused) for character in self.BREAKS}
        self._back = {ord(stand_in): chr(code) for code, stand_in in there.items()}
        self.text = content.translate(there)

    @classmethod
    def of(cls, content: str) -> Substitution | None:
        """The substitution that *content* needs, if it needs one."""
        if content.isascii() or not any(character in content for character in cls.BREAKS):
            return None
        return cls(content)

    def restore(self, value: str) -> str:
        """*value* with the characters that its author wrote."""
        return value.translate(self._back)


_TAB = "a tab stands where YAML takes only spaces"
_KEY_LINE = "this line is no 'key: value' and no list item"

# Part of the parser's message, then the reason; first match wins. The two parsers word some
# messages differently.
_REASONS: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "': ' stands inside an unquoted value; quote the value"),
    ("violates indentation", _TAB),
    ("tab character where an indentation", _TAB),
    ("could not find expected ':'", _KEY_LINE),
    ("block sequence entries are not allowed", "a list item cannot begin here"),
    ("sequence entries are not allowed", "a list item cannot begin here"),
    ("mapping keys are not allowed", "a key cannot begin here"),
    ("unknown escape character", "a wrong escape in a double-quoted string"),
    ("hexdecimal", "a wrong escape in a double-quoted string"),
    ("hexadecimal", "a wrong escape in a double-quoted string"),
    ("invalid Unicode character escape", "an escape names no character"),
    ("undefined tag handle", "the handle of this tag is not declared"),
    ("found duplicate", "a directive stands twice"),
    ("incompatible YAML document", "the %YAML directive names a version other than 1"),
    ("document start", "text follows where the document has ended"),
    ("expected key", "a key belongs here; look at the quotes and the indentation"),
    ("<block end>", "a key or list item belongs here; look at the quotes and the indentation"),
    ("expected '-' indicator", "a list item belongs here; look at the indentation"),
    ("expected ',' or ']'", "a comma or ] is missing before this"),
    ("expected ',' or '}'", "a comma or } is missing before this"),
    ("node content", "a value is missing here"),
    ("comment or", "unexpected text behind a block or directive indicator"),
    ("chomping or indentation", "a wrong indicator behind | or >"),
    ("indentation indicator", "an indentation indicator is 1 to 9"),
)
_CLOSERS = {"]": "[", "}": "{"}


def explain(error: YAMLError, content: str, shift: int) -> Problem:
    """The problem that stopped the parser, at its place in the text around *content*."""
    bad = forbidden(content)
    mark = getattr(error, "problem_mark", None)
    if bad is not None and (mark is None or bad <= mark.index):
        facts = {"character": f"U+{ord(content[bad]):04X}"}
        return Problem("control-character", Span(bad + shift, bad + shift + 1), facts)
    if not isinstance(error, MarkedYAMLError) or mark is None:
        if "depth" in str(error) or "nesting" in str(error):
            return Problem("too-deep", Span(shift, shift), {"limit": MAX_DEPTH})
        return Problem("yaml-syntax", Span(shift, shift), {"reason": str(error).splitlines()[0]})
    at = min(mark.index, len(content))
    message = error.problem or ""
    context = error.context or ""
    if "exceeded" in message or "flow level" in context or "indent level" in context:
        at = _where_too_deep(content, at) + shift
        return Problem("too-deep", Span(at, at + 1), {"limit": MAX_DEPTH})
    start = min(error.context_mark.index, len(content)) if error.context_mark else at
    reason, at = _reason(message, context, content, start, at)
    end = min(at + 1, len(content))
    while at == end and at > 0 and content[at - 1] in "\r\n":
        # The end of a text that ends a line is shown on that line.
        at = end = at - 1
    return Problem("yaml-syntax", Span(at + shift, end + shift), {"reason": reason})


def _where_too_deep(content: str, otherwise: int) -> int:
    """Where nesting passes the limit; the parser in C reads ahead and stops at one of its own."""
    parser = python_parser(content)
    depth = 0
    try:
        while True:
            event = parser.get_event()
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                depth += 1
                if depth > MAX_DEPTH:
                    return event.start_mark.index
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                depth -= 1
            elif isinstance(event, StreamEndEvent):
                return otherwise
    except YAMLError:
        return otherwise  # what the two parsers do not see alike


def _reason(message: str, context: str, content: str, start: int, at: int) -> tuple[str, int]:
    """Why the parser stopped, and the offset to show."""
    if "quoted scalar" in context and ("end of stream" in message or "document" in message):
        return "this quoted string is never closed", start
    if "cannot start any token" in message:
        found = content[at : at + 1]
        return (_TAB if found == "\t" else f"an unquoted value cannot begin with {found}"), at
    if "alias" in context or "anchor" in context:
        return f"an unquoted value cannot begin with {content[start : start + 1]}", start
    if at >= len(content.rstrip()):
        for closer, opener in _CLOSERS.items():
            if f"or '{closer}'" in message:
                return f"the {opener} is never closed", start
        if "node content" in message:
            return "the text ends where a value belongs", at
    tab = _tab_in_indentation(content, at)
    if tab is not None:
        return _TAB, tab
    for part, reason in _REASONS:
        if part in message:
            return reason, start if reason == _KEY_LINE else at
    return message or "not YAML", at


def _tab_in_indentation(content: str, at: int) -> int | None:
    """Offset of a tab in the white space that begins the line of *at*."""
    begin = max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1
    while begin < len(content) and content[begin] == " ":
        begin += 1
    return begin if content[begin : begin + 1] == "\t" else None


def forbidden(content: str) -> int | None:
    """Offset of the first character that YAML does not allow in a file."""
    import re

    found = re.search(
        r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", content
    )
    return found.start() if found else None
