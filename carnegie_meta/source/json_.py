"""JSON files: one record, or an array of records."""

from __future__ import annotations

import jiter

from carnegie_meta.source.unit import Positions, RawRecord, Unit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.text import Text


def parse(data: bytes) -> object:
    """JSON value of *data*, fast.

    Raises: ValueError for anything that needs the exact reader's word: bad syntax, a
    duplicate key, NaN, a lone surrogate, bytes that are no UTF-8.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    value: object = jiter.from_json(data, allow_inf_nan=False, catch_duplicate_keys=True)
    if holds_infinity(value):
        raise ValueError("a number is out of range")
    return value


def holds_infinity(value: object) -> bool:
    """Whether a number in *value* was too large to read; jiter bounds the depth."""
    kind = type(value)
    if kind is dict:
        value = value.values()  # type: ignore[attr-defined]  # a dict
    elif kind is not list:
        return isinstance(value, float) and value - value != 0
    # A generator would cost more than the parser.
    for item in value:  # type: ignore[attr-defined]  # noqa: SIM110  # a list, or values
        if type(item) is not str and holds_infinity(item):
            return True
    return False


def records_of(document: object) -> list[RawRecord]:
    """The records of a parsed document: an array's items, or the document itself."""
    if not isinstance(document, list):
        data, wrapper = unwrap(document)
        return [RawRecord(data, wrapper=wrapper, around=document)]
    records = []
    for index, item in enumerate(document):
        data, wrapper = unwrap(item)
        records.append(RawRecord(data, index, f"/{index}", wrapper, item))
    return records


def locate(text: Text) -> Positions:
    """Place of every value of a JSON text; what can be read of a broken one is nothing."""
    from carnegie_meta.source.json_scan import JSONSyntaxError, scan

    try:
        return scan(text.content).nodes
    except JSONSyntaxError:
        return {}


def places(text: Text) -> Positions:
    """Place of every value of a JSON text that :func:`parse` has read; found when asked for."""
    from carnegie_meta.source.json_places import Places

    return Places(text.content)


def explain(content: str) -> tuple[list[object], list[Problem]]:
    """Documents (none, or one) and problems of a text that the fast parser refused."""
    from carnegie_meta.model.problem import Problem
    from carnegie_meta.model.span import Span
    from carnegie_meta.source.json_scan import JSONSyntaxError, scan

    if not content.strip(" \t\r\n"):
        return [], [Problem("empty", Span(0, 0))]
    try:
        result = scan(content)
    except JSONSyntaxError as error:
        return [], [error.problem]
    return [result.value], result.problems


def assign(problems: list[Problem], in_array: bool) -> list[Problem]:
    """*problems* with their document pointers split into record index and pointer."""
    if not in_array:
        return problems
    from carnegie_meta.model.value import replaced

    placed = []
    for problem in problems:
        if problem.pointer:
            index, _, rest = problem.pointer[1:].partition("/")
            pointer = "/" + rest if rest else ""
            problem = replaced(problem, record=int(index), pointer=pointer)
        placed.append(problem)
    return placed


class JSONReader:
    """Reader of ``.json`` files."""

    name = "json"
    suffixes = (".json",)

    def read(self, source: Input) -> Iterator[Unit]:
        """The one unit of a JSON file; a broken text gives problems and no records."""
        problems: list[Problem] = []
        documents: list[object] = []
        try:
            documents = [parse(source.data)]
        except ValueError:
            text, problems = source.decoded
            if not source.is_binary:
                documents, found = explain(text.content)
                in_array = bool(documents) and isinstance(documents[0], list)
                problems = problems + assign(found, in_array)
        records = records_of(documents[0]) if documents else []
        place = locate if problems else places
        yield Unit("json", records, problems, lambda: source.decoded[0], place)
