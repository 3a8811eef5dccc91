"""What a team has decided about labels, in a file that it commits.

A table (CSV) with the columns ``label``, ``field``, ``concept`` and, if wanted, ``reason``; other
columns are the team's own. ``concept`` is an id or a prefLabel of the field's vocabulary, or
``reject`` (the label is no term of the field), or ``new`` (it is one that the vocabulary lacks). A
row whose ``concept`` is empty waits for its decision. No guess ever goes before a decision.
"""

from __future__ import annotations

import csv
import io

from carnegie_meta.errors import UnknownName
from carnegie_meta.vocab.concept import Concept
from carnegie_meta.vocab.csv_ import bare
from carnegie_meta.vocab.match import Match, Reading
from carnegie_meta.vocab.resolve import HOMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from carnegie_meta.vocab.vocabulary import Vocabularies, Vocabulary

    Row = tuple[str, str, str, str]
    """Label, field, concept and reason."""

COLUMNS = ("label", "field", "concept", "reason")
REJECT, NEW = "reject", "new"


class Decision:
    """One row: what ``label`` means in ``field``.

    ``concept``: None for a label that is rejected. ``line``: where the row begins.
    """

    __slots__ = ("concept", "field", "label", "line", "new", "reason")

    def __init__(
        self, label: str, field: str, concept: Concept | None, reason: str, line: int, *, new: bool
    ) -> None:
        self.label = label
        self.field = field
        self.concept = concept
        self.reason = reason
        self.line = line
        self.new = new

    def __repr__(self) -> str:
        return f"Decision({self.label!r}, {self.field!r}, {self.outcome!r})"

    @property
    def outcome(self) -> str:
        """The id of the concept, ``reject`` or ``new``."""
        if self.concept is None:
            return REJECT
        return NEW if self.new else self.concept.id


class Decisions:
    """Decisions by label and field; iterating gives them in the file's order."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._known = {(HOMES.get(d.field, d.field), d.label): d for d in decisions}

    def __iter__(self) -> Iterator[Decision]:
        return iter(self._known.values())

    def __len__(self) -> int:
        return len(self._known)

    def get(self, label: str, field: str) -> Decision | None:
        """What was decided about exactly *label* in *field*."""
        return self._known.get((HOMES.get(field, field), label))

    def read(self, text: str, field: str, vocabularies: Vocabularies) -> Reading | None:
        """What *text* was decided to mean in *field*; None where nothing was decided."""
        decision = self.get(text, field)
        if decision is None:
            return None
        if decision.concept is None:
            return Reading(rejected=True)
        return Reading(Match(decision.concept, field, "decision"))


def parse(data: bytes, vocabularies: Vocabularies) -> Decisions:
    """Decisions from the bytes of a file.

    Shape: UTF-8, with or without a mark; commas, semicolons or tabs between the columns, as the
    first line has them.
    Raises: ValueError that begins with the line and says what is wrong there.
    """
    known: dict[tuple[str, str], Decision] = {}
    for line, row in _rows(data):
        label, field, concept, reason = row
        if not any(row[:3]) or not concept:
            continue
        decision = _decision(label, field, concept, reason, line, vocabularies)
        key = HOMES.get(field, field), label
        other = known.setdefault(key, decision)
        if other.outcome != decision.outcome:
            raise ValueError(
                f"{line}: {label!r} is decided otherwise in line {other.line}: {other.outcome}"
            )
    return Decisions(known.values())


def _rows(data: bytes) -> Iterator[tuple[int, Row]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"{line}: not UTF-8 text") from error
    separator = _separator(text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    places: list[int | None] = []
    width = 0
    line = 1
    try:
        for cells in reader:
            cells = [bare(cell.strip()) for cell in cells]
            if line == 1:
                places, width = _places([cell.casefold() for cell in cells]), len(cells)
            elif any(cells):
                if len(cells) > width:
                    what = "a label or reason with a comma stands in quotes"
                    raise ValueError(
                        f"{line}: {len(cells)} columns where {width} are named; {what}"
                    )
                if any(place is not None and place >= len(cells) for place in places[:3]):
                    what = "a row that waits for its decision has an empty cell"
                    raise ValueError(f"{line}: {len(cells)} columns, and no concept; {what}")
                cells += [""] * (width - len(cells))
                label, field, concept, reason = (
                    "" if place is None else cells[place] for place in places
                )
                yield line, (label, field, concept, reason)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ValueError(f"{line}: {error}") from error
    if not places:
        raise ValueError(f"1: empty; the first line names the columns {', '.join(COLUMNS)}")


def _places(header: list[str]) -> list[int | None]:
    """Where each of COLUMNS stands; None for a reason that is not there."""
    for name in COLUMNS[:3]:
        if header.count(name) != 1:
            what = "no column" if name not in header else "two columns"
            raise ValueError(f"1: {what} {name!r}; expected {', '.join(COLUMNS)}")
    return [header.index(name) if name in header else None for name in COLUMNS]


def _decision(
    label: str, field: str, concept: str, reason: str, line: int, vocabularies: Vocabularies
) -> Decision:
    if not label:
        raise ValueError(f"{line}: no label")
    try:
        vocabulary = vocabularies[HOMES.get(field, field)]
    except UnknownName as error:
        raise ValueError(f"{line}: {error}") from error
    if concept.casefold() == REJECT:
        return Decision(label, field, None, reason, line, new=False)
    if concept.casefold() == NEW:
        entry = {"id": f"{vocabulary.field}/{_slug(label)}", "prefLabel": {"en": label}}
        return Decision(label, field, Concept(entry), reason, line, new=True)
    found = _concept(concept, vocabulary)
    if found is None:
        hint = _nearest(concept, vocabulary)
        raise ValueError(
            f"{line}: no concept {concept!r} in the vocabulary of {vocabulary.field}{hint}; "
            f"a concept is an id, a preferred label, {REJECT!r} or {NEW!r}"
        )
    return Decision(label, field, found, reason, line, new=False)


def _concept(name: str, vocabulary: Vocabulary) -> Concept | None:
    try:
        return vocabulary.concept(name)
    except UnknownName:
        return vocabulary.preferred(name)


def _nearest(name: str, vocabulary: Vocabulary) -> str:
    from difflib import get_close_matches

    labels = [text for concept in vocabulary for text in (concept.label, concept.id)]
    near = get_close_matches(name, labels, n=1, cutoff=0.7)
    return f"; did you mean {near[0]!r}?" if near else ""


def _slug(label: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in label.casefold()).split()
    return "-".join(words) or "term"


def append(path: str, rows: Iterable[Row]) -> int:
    """Write *rows* behind those of the file at *path*, which is begun if need be; how many.

    The columns, the separator and the line ends are those that the file has.
    Raises: ValueError as :func:`parse`; OSError.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        data = b""
    text = data.decode("utf-8-sig", "replace")
    if not text.strip():
        data, text = b"", ",".join(COLUMNS) + "\n"
    first = text.partition("\n")[0]
    names = next(csv.reader([first], delimiter=_separator(first)))
    header = [name.strip().casefold() for name in names]
    _places(header)
    out = io.StringIO(newline="")
    end = "\r\n" if first.endswith("\r") else "\n"
    writer = csv.writer(out, delimiter=_separator(first), lineterminator=end)
    count = 0
    for row in rows:
        cells = dict(zip(COLUMNS, row, strict=True))
        writer.writerow([cells.get(name, "") for name in header])
        count += 1
    added = ("" if data else text) + ("" if text.endswith("\n") else end) + out.getvalue()
    if count or not data:
        with open(path, "ab") as file:
            file.write(added.encode("utf-8"))
    return count


def _separator(header: str) -> str:
    return max(",;\t", key=header.count)
