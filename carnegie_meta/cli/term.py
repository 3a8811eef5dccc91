"""``carnegie-meta term``: what one text means in a field, how that was found, how sure it is."""

from __future__ import annotations

import sys

from carnegie_meta.cli.main import CLEAN, FOUND
from carnegie_meta.errors import UsageError
from carnegie_meta.text.quote import quoted
from carnegie_meta.vocab.resolve import HOMES, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carnegie_meta.vocab.concept import Concept
    from carnegie_meta.vocab.match import Match, Reading
    from carnegie_meta.vocab.vocabulary import Vocabularies

    Options = dict[str, str | None]

VALUED = ("--field", "--language", "--output-format", "--config")
FORMATS = ("text", "json")
OUTCOMES = ("resolved", "ambiguous", "rejected", "unknown")


def main(arguments: Sequence[str]) -> int:
    """Print what the text means; status 1 when it has no one meaning."""
    options = _plain(arguments) or _parsed(arguments)
    text, field = options["text"] or "", options["field"] or ""
    vocabularies = _vocabularies(options)
    language = options["language"]
    reading = read(text, field, vocabularies, language=language)
    if options["output-format"] == "json":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")  # what a program reads has one encoding
        sys.stdout.write(_json(found(text, field, reading, vocabularies, language)) + "\n")
    else:
        from carnegie_meta.report.escape import visible

        lines = _lines(text, field, reading, vocabularies, language)
        sys.stdout.writelines(f"{visible(line)}\n" for line in lines)
    return CLEAN if reading.match is not None else FOUND


def _plain(arguments: Sequence[str]) -> Options | None:
    """The options of a call without anything unusual; argparse takes longer than the answer."""
    options: Options = {"language": None, "output-format": "text", "config": None}
    rest = iter(arguments)
    for argument in rest:
        if argument in VALUED:
            value = next(rest, None)
            if value is None or value.startswith("-"):
                return None
            options[argument.removeprefix("--")] = value
        elif argument.startswith("-") or "text" in options:
            return None
        else:
            options["text"] = argument
    complete = "text" in options and "field" in options and options["output-format"] in FORMATS
    return options if complete else None


def _parsed(arguments: Sequence[str]) -> Options:
    from carnegie_meta.cli.options import parser

    parsing = parser(
        "term",
        "Show what one text means in a field.",
        "exit status: 0 it means one term; 1 none, or several; 2 usage",
    )
    add = parsing.add_argument
    add("text", metavar="TEXT", help="the term as it was written")
    add("--field", metavar="FIELD", required=True, help="the field it stands in, such as regions")
    add("--language", metavar="TAG", help="language of the record, such as ru")
    add("--output-format", choices=FORMATS, default="text")
    add("--config", metavar="FILE", help="configuration file")
    add("--isolated", action="store_true", help="the shipped vocabularies only")
    options = parsing.parse_args(arguments)
    if options.config and options.isolated:
        raise UsageError("--config and --isolated exclude each other")
    return {
        "text": options.text,
        "field": options.field,
        "language": options.language,
        "output-format": options.output_format,
        "config": options.config,
        "isolated": "yes" if options.isolated else None,
    }


def _vocabularies(options: Options) -> Vocabularies:
    from carnegie_meta.vocab.vocabulary import Vocabularies

    if not options.get("isolated"):
        from carnegie_meta.config import find

        settings = find(options["config"])
        if settings.vocabularies or settings.decisions:
            from carnegie_meta.runner.job import vocabularies

            return vocabularies(settings)
    return Vocabularies()


def found(
    text: str,
    field: str,
    reading: Reading,
    vocabularies: Vocabularies,
    language: str | None = None,
) -> dict[str, object]:
    """What is known about *text*, as the command writes it in JSON."""
    match = reading.match
    known: dict[str, object] = {"text": text, "field": field, "outcome": outcome(reading)}
    names = ("term", "label", "concept", "method", "score", "language", "status")
    members = {} if match is None else match.to_dict()
    known.update((name, members.get(name)) for name in names)
    successor = None if match is None else _successor(match, vocabularies)
    known["successor"] = None if successor is None else successor.label
    known["candidates"] = [each.to_dict() for each in reading.candidates]
    near: list[Match] = []
    other: list[Match] = []
    if match is None:
        from carnegie_meta.vocab.near import suggest

        near = suggest(text, field, vocabularies, language=language)
        other = elsewhere(text, field, vocabularies)
    known["suggestions"] = [each.to_dict() for each in near]
    known["elsewhere"] = [each.to_dict() for each in other]
    return known


def _json(value: object) -> str:
    """*value* as JSON; the module json alone would take half of this command's time."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_json(k)}: {_json(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_json, value)) + "]"
    if isinstance(value, str):
        if value.isprintable() and '"' not in value and "\\" not in value:
            return f'"{value}"'
        return '"' + "".join(map(_escaped, value)) + '"'
    return "null" if value is None else repr(value)


def _escaped(character: str) -> str:
    if character in ('"', "\\"):
        return "\\" + character
    if character.isprintable():
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def outcome(reading: Reading) -> str:
    """One word for *reading*: one of OUTCOMES."""
    if reading.match is not None:
        return "resolved"
    if reading.candidates:
        return "ambiguous"
    return "rejected" if reading.rejected else "unknown"


def elsewhere(text: str, field: str, vocabularies: Vocabularies) -> list[Match]:
    """What *text* means for certain in other fields."""
    home = HOMES.get(field, field)
    readings = (read(text, name, vocabularies) for name in vocabularies.fields() if name != home)
    return [reading.match for reading in readings if reading.match is not None]


def _successor(match: Match, vocabularies: Vocabularies) -> Concept | None:
    if not match.concept.deprecated:
        return None
    return vocabularies[HOMES.get(match.field, match.field)].successor(match.concept)


def _lines(
    text: str, field: str, reading: Reading, vocabularies: Vocabularies, language: str | None
) -> Iterator[str]:
    match = reading.match
    if match is not None:
        yield f"{quoted(text)} is {quoted(match.term)}"
        yield from _details(match, vocabularies)
        return
    if reading.candidates:
        yield f"{quoted(text)} is ambiguous in {field}"
        yield from _table(reading.candidates)
        return
    settled = "was decided to be no term" if reading.rejected else "is not a known term"
    yield f"{quoted(text)} {settled} of {field}"
    for other in elsewhere(text, field, vocabularies):
        yield f"  it is a term of {other.field}: {quoted(other.term)}"
    from carnegie_meta.vocab.near import suggest

    near = suggest(text, field, vocabularies, language=language)
    if near:
        yield "  near:"
        yield from _table(near)


def _details(match: Match, vocabularies: Vocabularies) -> Iterator[str]:
    rows = {"concept": match.concept.id, "method": match.method, "score": f"{match.score:.2f}"}
    if match.language is not None:
        rows["language"] = match.language
    if match.label != match.term:
        rows["label"] = match.label
    rows["status"] = match.concept.status
    successor = _successor(match, vocabularies)
    if successor is not None:
        rows["successor"] = successor.label
    above = vocabularies[HOMES.get(match.field, match.field)].broader(match.concept)
    if above:
        rows["broader"] = ", ".join(concept.label for concept in above)
    for name, value in rows.items():
        yield f"  {name.ljust(9)}  {value}"


def _table(matches: Sequence[Match]) -> Iterator[str]:
    width = max(len(match.term) for match in matches)
    for match in matches:
        yield f"  {match.term.ljust(width)}  {match.score:.2f}  {match.concept.id}"
