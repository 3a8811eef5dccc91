"""TOML files: one record."""

from __future__ import annotations

from carnegie_meta.source.unit import MAX_DEPTH, Positions, RawRecord, Unit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.text import Text

# Beginning of tomllib's message, then the reason.
_REASONS: tuple[tuple[str, str], ...] = (
    ("Invalid statement", "this line is no 'key = value' and no [table]"),
    ("Expected '=' after a key", "an = is missing after the key"),
    ("Invalid initial character for a key", "a key belongs here"),
    ("Invalid value", "this is no TOML value; text needs quotes"),
    ("Unclosed array", "the [ is never closed, or a comma is missing"),
    ("Unclosed inline table", "the { is never closed, or a comma is missing"),
    ("Unterminated string", "this string is never closed"),
    ("Expected newline or end of document", "text follows behind the value"),
    ("Unescaped '\\'", "a wrong escape in a string; a backslash is written \\\\"),
    ("Invalid hex value", "an escape takes 4 or 8 hexadecimal digits"),
    ("Escaped character is not a Unicode", "an escape names no character"),
    ("Invalid date or datetime", "no such date"),
    ("Expected ']' at the end", "a ] is missing behind the table's name"),
    ("Expected ']]' at the end", "a ]] is missing behind the table's name"),
)
_REPEATED = ("Cannot overwrite", "Cannot declare", "Duplicate inline table key", "Cannot mutate")


def locate(text: Text) -> Positions:
    """Place of every value of a TOML text."""
    from carnegie_meta.source import toml_scan

    return toml_scan.nodes(text.content)


def parse(content: str, shift: int = 0) -> tuple[object, list[Problem]]:
    """The table that *content* says, and what is wrong with it; None where it does not parse.

    Dates, times and numbers that JSON lacks are kept as the text that was written. Offsets
    of problems are ``shift`` more than those in *content*.
    """
    import tomllib

    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        return None, [_explain(str(error), content, shift)]
    except (RecursionError, ValueError):
        return None, [_limits(content, shift)]
    return _as_json(data, content, shift)


def _as_json(data: dict[str, object], content: str, shift: int) -> tuple[object, list[Problem]]:
    """*data* with JSON values only, and a problem for each number that is none."""
    from carnegie_meta.model.pointer import escape

    problems: list[Problem] = []
    strange: list[tuple[dict[str, object] | list[object], str | int, str]] = []
    waiting: list[tuple[dict[str, object] | list[object], str, int]] = [(data, "", 1)]
    while waiting:
        container, pointer, depth = waiting.pop()
        if depth > MAX_DEPTH:
            return None, [_limits(content, shift)]
        pairs = container.items() if isinstance(container, dict) else enumerate(container)
        for key, value in pairs:
            here = f"{pointer}/{escape(key)}"
            if isinstance(value, (dict, list)):
                waiting.append((value, here, depth + 1))
            elif not isinstance(value, (str, int)) and not _is_finite(value):
                strange.append((container, key, here))
    if strange:
        from carnegie_meta.source import toml_scan

        nodes = toml_scan.nodes(content)
        for holder, key, pointer in strange:
            problem = _as_text(holder, key, pointer, nodes, content, shift)
            if problem is not None:
                problems.append(problem)
        problems.sort(key=lambda problem: problem.span)
    return data, problems


def _is_finite(value: object) -> bool:
    return isinstance(value, float) and value - value == 0


def _as_text(
    holder: dict[str, object] | list[object],
    key: str | int,
    pointer: str,
    nodes: Positions,
    content: str,
    shift: int,
) -> Problem | None:
    """Put the text that was written in the place of a value that JSON lacks."""
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    value = holder[key]  # type: ignore[index]  # a key of a dict, or an index of a list
    node = nodes.get(pointer)
    raw = content[node.value.start : node.value.end] if node else str(value)
    holder[key] = raw  # type: ignore[index]  # as above
    if not isinstance(value, float):
        return None
    place = node.value if node else Span(0, 0)
    span = Span(place.start + shift, place.end + shift)
    spelt = raw.lstrip("+-") in ("inf", "nan")
    kind = "not-a-number" if spelt else "number-out-of-range"
    return Problem(kind, span, {"value": raw[:80]}, None, pointer)


def _limits(content: str, shift: int) -> Problem:
    """Why Python refused a text that may well be TOML: depth, or a number without end."""
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span
    from carnegie_meta.source import toml_scan

    try:
        found = toml_scan.Scan(content, shift)
    except toml_scan.TooDeep as error:
        span = Span(error.offset, error.offset + 1)
        return Problem("too-deep", span, {"limit": MAX_DEPTH})
    for node in found.nodes.values():
        raw = content[node.value.start - shift : node.value.end - shift]
        if len(raw) > 4000 and raw.lstrip("+-").replace("_", "").isdigit():
            return Problem("number-out-of-range", node.value, {"value": raw[:80]})
    return Problem("too-deep", Span(shift, shift), {"limit": MAX_DEPTH})


def _explain(message: str, content: str, shift: int) -> Problem:
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span

    at = _offset(message, content)
    found = content[at : at + 1]
    if message.startswith(("Found invalid character", "Illegal character")) and found:
        if found not in "\r\n\t":
            facts = {"character": f"U+{ord(found):04X}"}
            return Problem("control-character", Span(at + shift, at + shift + 1), facts)
        reason = "a line ends inside a string or with a lone carriage return"
    elif message.startswith(_REPEATED):
        reason = "this key or table stands twice"
        from carnegie_meta.source import toml_scan

        try:
            repeats = toml_scan.Scan(content, shift).repeats
        except toml_scan.TooDeep:
            repeats = []
        if repeats:
            return Problem("toml-syntax", repeats[0], {"reason": reason})
    else:
        reason = message.partition(" (at ")[0]
        reason = next((words for part, words in _REASONS if message.startswith(part)), reason)
        if message.startswith("Invalid value") and at >= len(content.rstrip()):
            reason = "the text ends where a value belongs"
        if message.startswith("Unescaped"):
            at = max(content.rfind("\\", 0, at), 0)
    end = min(at + 1, len(content))
    while at == end and at > 0 and content[at - 1] in "\r\n":
        at = end = at - 1
    return Problem("toml-syntax", Span(at + shift, end + shift), {"reason": reason})


def _offset(message: str, content: str) -> int:
    """Offset of tomllib's ``(at line X, column Y)``; it counts lines by line feeds."""
    import re

    found = re.search(r"\(at line (\d+), column (\d+)\)\Z", message)
    if not found:
        return len(content)
    at = 0
    for _ in range(int(found.group(1)) - 1):
        at = content.find("\n", at) + 1
    return min(at + int(found.group(2)) - 1, len(content))


class TOMLReader:
    """Reader of ``.toml`` files."""

    name = "toml"
    suffixes = (".toml",)

    def read(self, source: Input) -> Iterator[Unit]:
        """The one unit of a TOML file."""
        text, problems = source.decoded
        records: list[RawRecord] = []
        if not source.is_binary:
            data, found = parse(text.content)
            if data:
                inner, wrapper = unwrap(data)
                records.append(RawRecord(inner, wrapper=wrapper, around=data))
            elif not found:
                from carnegie_meta.model.problem import Problem
                from carnegie_meta.model.span import Span

                found = [Problem("empty", Span(0, 0))]
            problems = problems + found
        yield Unit("toml", records, problems, lambda: text, locate)
