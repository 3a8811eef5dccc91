"""YAML files: one record, a list of records, or one record a document."""

from __future__ import annotations

from carnegie_meta.source import yaml_plain
from carnegie_meta.source.unit import Positions, RawRecord, Unit, unwrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from carnegie_meta.model.problem import Problem
    from carnegie_meta.source.input import Input
    from carnegie_meta.source.text import Text
    from carnegie_meta.source.yaml_build import Builder


def locate(text: Text) -> Positions:
    """Place of every value of a YAML text; of a broken one those before the break."""
    from carnegie_meta.source.yaml_build import Builder

    built = Builder(text.content, places=True)
    if built.failure is not None and text.content.lstrip(" \t\r\n")[:1] in ("{", "["):
        from carnegie_meta.source import json_

        found = json_.locate(text)
        if found:
            return found
    if built.started < 2:
        return built.documents[0].nodes if built.documents else {}
    return {
        f"/{index}{pointer}": node
        for index, document in enumerate(built.documents)
        for pointer, node in document.nodes.items()
    }


def places(text: Text) -> Positions:
    """Place of every value of a YAML text that is plain."""
    from carnegie_meta.source.yaml_places import Places

    return Places(text.content)


def records_of(built: Builder) -> tuple[list[RawRecord], list[Problem]]:
    """Records of the documents that were read, and the problems in them."""
    from carnegie_meta.source import json_

    if built.started == 1 and built.documents:
        document = built.documents[0]
        in_array = isinstance(document.value, list)
        return json_.records_of(document.value), json_.assign(document.problems, in_array)
    records: list[RawRecord] = []
    problems: list[Problem] = []
    for index, document in enumerate(built.documents):
        data, wrapper = unwrap(document.value)
        records.append(RawRecord(data, index, f"/{index}", wrapper, document.value))
        if document.problems:
            from carnegie_meta.model.value import replaced

            problems += [replaced(problem, record=index) for problem in document.problems]
    return records, problems


class YAMLReader:
    """Reader of ``.yaml`` and ``.yml`` files."""

    name = "yaml"
    suffixes = (".yaml", ".yml")

    def read(self, source: Input) -> Iterator[Unit]:
        """The one unit of a YAML file."""
        text, problems = source.decoded
        plain = yaml_plain.read(text.content)
        if plain is not None:
            # Nothing in it is an object, so it is no envelope.
            yield Unit("yaml", [RawRecord(plain)], problems, lambda: text, places)
            return
        records: list[RawRecord] = []
        if not source.is_binary:
            records, found = read(text.content)
            problems = problems + found
        yield Unit("yaml", records, problems, lambda: text, locate)


def read(content: str) -> tuple[list[RawRecord], list[Problem]]:
    """Records and problems of a whole YAML text, by the parser."""
    from carnegie_meta.source.yaml_build import Builder

    built = Builder(content)
    records, problems = records_of(built)
    if built.failure is not None:
        as_json = _as_json(content)
        if as_json is not None:
            return as_json
        problems.append(built.failure)
    elif not built.documents:
        from carnegie_meta.model.problem import Problem
        from carnegie_meta.model.span import Span

        problems.append(Problem("empty", Span(0, 0)))
    return records, problems


def _as_json(content: str) -> tuple[list[RawRecord], list[Problem]] | None:
    """The text read as JSON, where it is JSON.

    PyYAML refuses some JSON: escapes of surrogate pairs, keys of more than 1,024 characters.
    """
    if content.lstrip(" \t\r\n")[:1] not in ("{", "["):
        return None
    from carnegie_meta.source import json_
    from carnegie_meta.source.json_scan import JSONSyntaxError, scan

    try:
        result = scan(content)
    except JSONSyntaxError:
        return None
    in_array = isinstance(result.value, list)
    return json_.records_of(result.value), json_.assign(result.problems, in_array)
